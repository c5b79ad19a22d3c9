"""The ledger's file: opened so that every commit is on disk, its schema versioned."""

import os
import sqlite3
import sys
from pathlib import Path

APPLICATION_ID = 0x70726C67  # "prlg", in the file's header

# One script a version; a file of version N has run the first N.
MIGRATIONS = (
    """
    CREATE TABLE request (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        fingerprint TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('intended', 'sent', 'accepted', 'refused', 'unknown')),
        livemode INTEGER NOT NULL,
        account TEXT NOT NULL,
        base_url TEXT NOT NULL,
        label TEXT NOT NULL,
        owner TEXT NOT NULL,
        lease_until REAL NOT NULL,
        created_at REAL NOT NULL,
        updated_at REAL NOT NULL,
        task_id TEXT NOT NULL DEFAULT '',
        request_id TEXT NOT NULL DEFAULT '',
        credits INTEGER NOT NULL DEFAULT 0,
        code TEXT NOT NULL DEFAULT '',
        status INTEGER NOT NULL DEFAULT 0,
        message TEXT NOT NULL DEFAULT '',
        answer TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX by_fingerprint ON request (fingerprint, id);
    CREATE UNIQUE INDEX one_in_flight ON request (fingerprint) WHERE state IN ('intended', 'sent');
    """,
)


def default_path(environ: dict[str, str] | None = None) -> Path:
    """Where the ledger is unless told otherwise: the user's folder for state."""
    environ = dict(os.environ) if environ is None else environ
    home = Path.home()
    if sys.platform == "win32":
        base = Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(environ.get("XDG_STATE_HOME") or home / ".local" / "state")
    return base / "living-property-preflight" / "ledger.sqlite3"


def connect(path: str, busy_s: float) -> sqlite3.Connection:
    """An open ledger of the current version, made if there is none. sqlite3.Error or OSError if unusable."""
    _make_private(Path(path))
    file = sqlite3.connect(path, timeout=busy_s, isolation_level=None)
    try:
        file.execute("PRAGMA synchronous = EXTRA")  # FULL, and the folder too after each commit
        file.execute("PRAGMA fullfsync = ON")
        if file.execute("PRAGMA user_version").fetchone() != (len(MIGRATIONS),):
            _migrate(file)
    except BaseException:
        file.close()
        raise
    return file


def _make_private(path: Path) -> None:
    """The file and its folder, for this user alone."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _migrate(file: sqlite3.Connection) -> None:
    file.execute("BEGIN IMMEDIATE")
    (version,) = file.execute("PRAGMA user_version").fetchone()
    (owner,) = file.execute("PRAGMA application_id").fetchone()
    if version > len(MIGRATIONS):
        raise sqlite3.DatabaseError(f"its version {version} is newer than this program knows")
    if owner not in (0, APPLICATION_ID) or (owner == 0 and _has_tables(file)):
        raise sqlite3.DatabaseError("this is the database of another program")
    for script in MIGRATIONS[version:]:
        for statement in filter(str.strip, script.split(";")):
            file.execute(statement)
    file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    file.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    file.execute("COMMIT")


def _has_tables(file: sqlite3.Connection) -> bool:
    return file.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None
