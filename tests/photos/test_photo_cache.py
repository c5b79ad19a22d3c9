"""The cache keeps what was reached, is shared, and never stands in the way."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from photo_server import Conversation, PhotoServer

from preflight.photos import cache as caching
from preflight.photos.cache import Cache, cache_folder, clear, info
from preflight.photos.fact import PhotoFact, Verdict
from preflight.photos.options import Options
from preflight.photos.scheduler import probe_all

OPTIONS = Options(allow_hosts=("127.0.0.1",), total_s=3)


def fact(url: str = "https://a.test/1.jpg", **changes: Any) -> PhotoFact:
    values = {
        "verdict": Verdict.GOOD,
        "media_type": "image/jpeg",
        "width": 1600,
        "height": 900,
        "fingerprint": "f",
    }
    return PhotoFact(url=url, **{**values, **changes})


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "photos.sqlite3"


def test_measured_photo_is_remembered(place: Path) -> None:
    with Cache(place) as cache:
        cache.put(fact())
    with Cache(place) as cache:
        assert cache.get(["https://a.test/1.jpg", "https://a.test/2.jpg"]) == {"https://a.test/1.jpg": fact()}
        assert cache.warning is None


NOT_KEPT = [
    pytest.param({"verdict": Verdict.BAD}, id="a bad photo"),
    pytest.param({"verdict": Verdict.UNVERIFIED}, id="an unverified photo"),
    pytest.param({"width": None}, id="no size"),
    pytest.param({"media_type": None}, id="no type"),
]


@pytest.mark.parametrize("changes", NOT_KEPT)
def test_failure_is_never_kept(changes: dict[str, Any], place: Path) -> None:
    with Cache(place) as cache:
        cache.put(fact(**changes))
    assert info(place).photos == 0


def test_only_good_answers_of_a_run_are_kept(server: PhotoServer, place: Path) -> None:
    statuses = (301, 401, 403, 404, 410, 429, 500, 503)
    for status in statuses:
        server.routes[f"/{status}"] = lambda talk, status=status: talk.answer(status)
    server.routes["/page"] = lambda talk: talk.answer(200, b"<html>")
    urls = [server.url(f"/{name}") for name in (*statuses, "page", "good.jpg", "missing")]
    with Cache(place) as cache:
        first = probe_all(urls, OPTIONS, cache=cache)
    asked = len(server.requests)
    with Cache(place) as cache:
        second = probe_all(urls, OPTIONS, cache=cache)
    assert first == second
    assert info(place).photos == 1
    assert (len(server.requests), server.asked("/good.jpg")) == (2 * asked - 1, 1)


def test_photo_that_came_back_is_asked_for(server: PhotoServer, place: Path) -> None:
    url = server.url("/late.jpg")
    with Cache(place) as cache:
        assert probe_all([url], OPTIONS, cache=cache)[url].verdict is Verdict.BAD
    server.routes["/late.jpg"] = server.routes["/good.jpg"]
    with Cache(place) as cache:
        assert probe_all([url], OPTIONS, cache=cache)[url].verdict is Verdict.GOOD


def test_age_has_a_limit(place: Path) -> None:
    clock = [1_000_000.0]
    with Cache(place, now=lambda: clock[0]) as cache:
        cache.put(fact())
        cache.flush()
        assert len(cache.get([fact().url], max_age_s=100)) == 1
        clock[0] += 101
        assert cache.get([fact().url], max_age_s=100) == {}
        clock[0] -= 5_000  # the clock was set back: a fact from the future is not believed
        assert cache.get([fact().url], max_age_s=100) == {}


def test_fact_of_an_opened_host_does_not_serve_a_public_run(server: PhotoServer, place: Path) -> None:
    url = server.url("/good.jpg")
    with Cache(place) as cache:
        assert probe_all([url], OPTIONS, cache=cache)[url].verdict is Verdict.GOOD
        assert probe_all([url], Options(), cache=cache)[url].verdict is Verdict.BAD


def test_addresses_are_not_written_down(place: Path) -> None:
    with Cache(place) as cache:
        cache.put(fact("https://a.test/1.jpg?X-Amz-Signature=secret"))
    assert all(b"secret" not in file.read_bytes() for file in place.parent.iterdir())


def _garbage(place: Path) -> None:
    place.write_bytes(b"this is no database " * 500)


def _damaged(place: Path) -> None:
    with Cache(place) as cache:
        for number in range(3000):
            cache.put(fact(f"https://a.test/{number}"))
    data = bytearray(place.read_bytes())
    data[4096:60_000] = os.urandom(60_000 - 4096)
    place.write_bytes(data)


def _other_tables(place: Path) -> None:
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE photos (key, other)")
        connection.execute("PRAGMA user_version = 1")
    connection.close()


def _folder(place: Path) -> None:
    place.mkdir()


def _wrong_types(place: Path) -> None:
    with Cache(place) as cache:
        cache.put(fact())
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE photos SET width = 'wide'")
    connection.close()


BROKEN = [
    pytest.param(_garbage, id="no database"),
    pytest.param(_damaged, id="damaged pages"),
    pytest.param(_other_tables, id="other columns"),
    pytest.param(_folder, id="a folder in its place"),
    pytest.param(_wrong_types, id="values of other types"),
]


@pytest.mark.parametrize("break_it", BROKEN)
def test_broken_cache_costs_one_warning(break_it: Any, server: PhotoServer, place: Path) -> None:
    place.parent.mkdir(parents=True)
    break_it(place)
    url = server.url("/good.jpg")
    with Cache(place) as cache:
        cache.get([fact().url, *(f"https://a.test/{number}" for number in range(3000))])
        for _ in range(2):
            assert probe_all([url], OPTIONS, cache=cache)[url].verdict is Verdict.GOOD
    assert cache.warning is not None
    assert cache.warning.startswith("the photo cache ")
    assert cache.warning.endswith("photos are asked for again")
    info(place)


def test_broken_cache_can_be_cleared(place: Path) -> None:
    place.parent.mkdir()
    _garbage(place)
    assert info(place).photos == 0
    assert clear(place) == 0
    with Cache(place) as cache:
        cache.put(fact())
    assert cache.warning is None
    assert (info(place).photos, clear(place), info(place).photos, info(place).size) == (1, 1, 0, 0)


def test_other_schema_is_replaced(place: Path) -> None:
    place.parent.mkdir()
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE photos (x)")
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with Cache(place) as cache:
        cache.put(fact())
    assert (cache.warning, info(place).photos) == (None, 1)


def test_read_only_cache_is_read_and_warns_when_written(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Cache(place) as cache:
        cache.put(fact())
    connect = sqlite3.connect

    def read_only(path: Any, **options: Any) -> sqlite3.Connection:  # the tests may run as root
        return connect(f"{Path(path).as_uri()}?mode=ro", uri=True, **options)

    monkeypatch.setattr(caching.sqlite3, "connect", read_only)
    with Cache(place) as cache:
        assert len(cache.get([fact().url])) == 1
        cache.put(fact("https://a.test/2.jpg"))
    assert cache.warning is not None
    assert "cannot be written" in cache.warning


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder_costs_a_warning(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    assert Cache(folder / "photos.sqlite3").warning is not None


def test_folder_that_cannot_be_made_costs_a_warning(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Cache(tmp_path / "file" / "photos.sqlite3") as cache:
        cache.put(fact())
        assert cache.get([fact().url]) == {}
    assert cache.warning is not None
    assert "cannot be opened" in cache.warning


def test_locked_cache_costs_a_warning_and_a_moment(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Cache(place):
        pass
    monkeypatch.setattr(caching, "BUSY_S", 0.1)
    holder = sqlite3.connect(place)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        before = time.monotonic()
        with Cache(place) as cache:
            cache.put(fact())
        assert cache.warning is not None
        assert time.monotonic() - before < 1
    finally:
        holder.close()


WRITER = """
import sys
from pathlib import Path
from preflight.photos.cache import Cache
from preflight.photos.fact import PhotoFact, Verdict
with Cache(Path(sys.argv[1])) as cache:
    for number in range(3000):
        cache.put(PhotoFact(url=f"https://{sys.argv[2]}.test/{number}", verdict=Verdict.GOOD,
                            media_type="image/jpeg", width=1600, height=900))
        if number % 100 == 0:
            cache.flush()
print(cache.warning)
"""


def test_two_processes_share_it(place: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(place)]
    runs = [subprocess.Popen([*command, name], stdout=subprocess.PIPE, text=True) for name in ("a", "b")]
    assert [run.communicate(timeout=30)[0].strip() for run in runs] == ["None", "None"]
    assert info(place).photos == 6000


INTERRUPTED = """
import sys
from pathlib import Path
from preflight.photos.cache import Cache
from preflight.photos.options import Options
from preflight.photos.scheduler import probe_all
with Cache(Path(sys.argv[1])) as cache:
    probe_all(sys.argv[2:], Options(allow_hosts=("127.0.0.1",)), cache=cache,
              on_progress=lambda done, total: print(done, flush=True))
"""


def test_interrupt_ends_at_once_and_keeps_what_was_measured(server: PhotoServer, place: Path) -> None:
    async def stall(talk: Conversation) -> None:
        import asyncio

        await asyncio.sleep(60)

    server.routes["/stall"] = stall
    for number in range(5):
        server.routes[f"/{number}"] = server.routes["/good.jpg"]
    urls = [server.url(f"/{number}") for number in range(5)] + [server.url("/stall")]
    run = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(place), *urls],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    while run.stdout.readline().strip() != "5":
        pass
    before = time.monotonic()
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=10)
    assert time.monotonic() - before < 2
    assert errors.strip().endswith("KeyboardInterrupt")
    assert "never retrieved" not in errors
    assert info(place).photos == 5
    with Cache(place) as cache:
        assert cache.warning is None


FOLDERS = [
    pytest.param("linux", {"XDG_CACHE_HOME": "/x"}, "/x/preflight", id="XDG"),
    pytest.param(
        "linux", {"XDG_CACHE_HOME": "relative"}, "~/.cache/preflight", id="a relative XDG is ignored"
    ),
    pytest.param("linux", {}, "~/.cache/preflight", id="Linux"),
    pytest.param("darwin", {}, "~/Library/Caches/preflight", id="macOS"),
    pytest.param("win32", {"LOCALAPPDATA": "/local"}, "/local/preflight/Cache", id="Windows"),
]


@pytest.mark.parametrize(("platform", "environment", "folder"), FOLDERS)
def test_cache_folder(
    platform: str, environment: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(caching.sys, "platform", platform)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cache_folder() == Path(folder).expanduser()
