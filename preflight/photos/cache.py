"""Remember measured photos between runs, in SQLite in the user's cache folder.

Only photos that were reached and measured are kept, never a failure, and of an address only its
digest, because signed links are secrets. Whatever is wrong with the file, the photos are asked
for again: a cache never fails, it warns once.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from preflight.photos.fact import PhotoFact, Verdict
from preflight.photos.options import DAY_S

FILE_NAME = "photos.sqlite3"
SCHEMA = 1  # another number in the file: it is emptied
BUSY_S = 2.0  # how long to wait for another process
BATCH = 500  # rows in one transaction or query
CLOCK_SLACK_S = 60.0  # a row from further in the future is not believed

CREATE = """
CREATE TABLE IF NOT EXISTS photos (
    key BLOB PRIMARY KEY, media_type TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
    fingerprint TEXT, measured REAL NOT NULL
) WITHOUT ROWID
"""
ROW = tuple[bytes, str, int, int, str | None, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheInfo:
    """What is kept."""

    path: str
    photos: int
    size: int  # bytes on disk
    oldest: float | None  # seconds since the epoch


def cache_folder() -> Path:
    """The folder of the user's that may be emptied at any time, by the custom of the platform."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if Path(named).is_absolute():
        return Path(named) / "preflight"
    if sys.platform == "win32":
        return (
            Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "preflight" / "Cache"
        )
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "preflight"
    return Path.home() / ".cache" / "preflight"


class Cache:
    """The measured photos of this user; a context manager. `warning` tells what is wrong with it."""

    def __init__(self, path: Path | None = None, *, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._waiting: list[ROW] = []
        self._connection: sqlite3.Connection | None = None
        self.warning: str | None = None
        self.path = Path(FILE_NAME)
        try:
            self.path = path or cache_folder() / FILE_NAME
            self._connection = _open(self.path)
        except (OSError, RuntimeError, sqlite3.Error) as error:
            self._warn("cannot be opened", error)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def get(self, urls: Iterable[str], *, max_age_s: float = DAY_S) -> dict[str, PhotoFact]:
        """The facts of those of `urls` that were measured within `max_age_s` seconds."""
        facts: dict[str, PhotoFact] = {}
        remaining, now = iter(urls), self._now()
        while self._connection is not None and (
            batch := {_key(url): url for url in islice(remaining, BATCH)}
        ):
            try:
                for row in _select(self._connection, list(batch)):
                    if now - max_age_s <= row[-1] <= now + CLOCK_SLACK_S:
                        facts[batch[row[0]]] = _fact(batch[row[0]], row)
            except (sqlite3.Error, ValueError, TypeError) as error:
                self._warn("cannot be read", error)
                return {}
        return facts

    def put(self, fact: PhotoFact) -> None:
        """Keep `fact` if its photo was measured; written in batches, so `flush` or `close` at the end."""
        if fact.verdict is not Verdict.GOOD or not fact.media_type or not fact.width or not fact.height:
            return
        measured = (fact.media_type, fact.width, fact.height, fact.fingerprint, self._now())
        self._waiting.append((_key(fact.url), *measured))
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits to be written."""
        rows, self._waiting = self._waiting, []
        if not rows or self._connection is None:
            return
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO photos VALUES (?, ?, ?, ?, ?, ?)", rows)
        except sqlite3.Error as error:
            self._warn("cannot be written", error)

    def close(self) -> None:
        """Write what waits, and let the file go."""
        self.flush()
        if self._connection is not None:
            try:
                self._connection.close()
            except sqlite3.Error as error:
                self._warn("cannot be closed", error)
            self._connection = None

    def _warn(self, what: str, error: Exception) -> None:
        if self.warning is None:
            self.warning = f"the photo cache {self.path} {what} ({error}); photos are asked for again"


def info(path: Path | None = None) -> CacheInfo:
    """What the cache holds; nothing if there is none or it is damaged."""
    place = path or cache_folder() / FILE_NAME
    size = sum(file.stat().st_size for file in _files(place) if file.exists())
    photos, oldest = 0, None
    try:
        connection = sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_S)
    except sqlite3.Error:
        return CacheInfo(path=str(place), photos=0, size=size, oldest=None)
    try:
        photos, oldest = connection.execute("SELECT count(*), min(measured) FROM photos").fetchone()
    except sqlite3.Error:
        photos, oldest = 0, None
    finally:
        connection.close()
    return CacheInfo(path=str(place), photos=photos, size=size, oldest=oldest)


def clear(path: Path | None = None) -> int:
    """Remove the cache, damaged or not; the number of photos it held. Raises `OSError`."""
    place = path or cache_folder() / FILE_NAME
    photos = info(place).photos
    for file in _files(place):
        file.unlink(missing_ok=True)
    return photos


def _files(place: Path) -> Iterator[Path]:
    """The database and what SQLite keeps beside it."""
    yield place
    for suffix in ("-wal", "-shm", "-journal"):
        yield place.with_name(place.name + suffix)


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=BUSY_S, check_same_thread=False)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version != SCHEMA:
            _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    # Readers and a writer side by side. While another process does the same SQLite refuses at once, without
    # waiting; then the mode is that process's, for it is the file's.
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:  # nobody was faster
            connection.execute("DROP TABLE IF EXISTS photos")
            connection.execute(CREATE)
            connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _select(connection: sqlite3.Connection, keys: list[bytes]) -> Iterator[ROW]:
    marks = ",".join("?" * len(keys))
    yield from connection.execute(f"SELECT * FROM photos WHERE key IN ({marks})", keys)  # noqa: S608 - marks only


def _key(url: str) -> bytes:
    return sha256(url.encode("utf-8", "surrogatepass")).digest()


def _fact(url: str, row: ROW) -> PhotoFact:
    _, media_type, width, height, fingerprint, _ = row
    if not isinstance(media_type, str) or not isinstance(width, int) or not isinstance(height, int):
        raise TypeError("a row has values of other types")
    return PhotoFact(
        url=url,
        verdict=Verdict.GOOD,
        media_type=media_type,
        width=width,
        height=height,
        fingerprint=fingerprint,
    )
