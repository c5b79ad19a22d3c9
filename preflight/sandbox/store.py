"""What a sandbox remembers, in SQLite: in a file it outlives restarts and kills."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any

from preflight.errors import InputError
from preflight.sandbox.clock import Clock
from preflight.sandbox.faults import Fault
from preflight.sandbox.lifecycle import Life
from preflight.sandbox.options import Account

_VERSION = 1
_LOG_ROWS = 20_000  # requests kept in the log
_SCHEMA = """
CREATE TABLE clock (one INTEGER PRIMARY KEY CHECK (one = 1), speed REAL, start_s REAL, since_s REAL);
CREATE TABLE count (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE account (name TEXT PRIMARY KEY, credits INTEGER NOT NULL);
CREATE TABLE task (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    livemode INTEGER NOT NULL,
    created_at REAL NOT NULL,
    starts_at REAL NOT NULL,
    ends_at REAL NOT NULL,
    ending TEXT NOT NULL,
    images INTEGER NOT NULL,
    credits INTEGER NOT NULL,
    request_id TEXT NOT NULL,
    webhook_url TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL
);
CREATE INDEX in_progress ON task (ends_at, account, livemode);
CREATE INDEX queued ON task (starts_at);
CREATE TABLE log (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id TEXT, at REAL, status INTEGER, code TEXT, task_id TEXT, body TEXT
);
CREATE TABLE fault (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    place TEXT, kind TEXT, seconds REAL, times INTEGER, after INTEGER
);
CREATE TABLE delivery (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id TEXT NOT NULL,
    due_at REAL NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'pending',
    status INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX due ON delivery (state, due_at);
"""
_LIFE = ", ".join(field.name for field in fields(Life))


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One webhook, delivered or on its way."""

    number: int
    task_id: str
    due_at: float  # Unix seconds of the sandbox
    attempts: int
    state: str  # pending, held, delivered, given-up, not-sent
    status: int  # HTTP, of the last answer
    note: str


class Store:
    """One connection, for one thread."""

    def __init__(self, path: str = "") -> None:
        self.path = path
        problem = ""
        try:
            self._file = sqlite3.connect(
                path, isolation_level=None
            )  # "": a private file that goes at the end
            self._open()
        except sqlite3.Error as error:
            problem = str(error)
        if problem:
            raise InputError(f"cannot be used as the sandbox's state: {problem}", path=path)

    def close(self) -> None:
        """Nothing more is remembered."""
        self._file.close()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """All changes inside are made, or none."""
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")

    def clock(self, speed: float) -> Clock:
        """The clock, going on from where it would be by now."""
        row = self._file.execute("SELECT speed, start_s, since_s FROM clock").fetchone()
        clock = Clock(*row) if row else Clock.started(speed)
        clock.restarted(speed)
        self.keep_clock(clock)
        return clock

    def keep_clock(self, clock: Clock) -> None:
        """Remember how the clock runs."""
        values = (clock.speed, clock.start_s, clock.since_s)
        self._file.execute("INSERT OR REPLACE INTO clock VALUES (1, ?, ?, ?)", values)

    # Accounts and counts --------------------------------------------------------------------------

    def count(self, name: str) -> int:
        """A count: `requests` or `charges`."""
        row = self._file.execute("SELECT value FROM count WHERE name = ?", (name,)).fetchone()
        return int(row[0]) if row else 0

    def add_count(self, name: str) -> None:
        """One more."""
        sql = "INSERT INTO count VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1"
        self._file.execute(sql, (name,))

    def open_account(self, account: Account) -> None:
        """An account with its first credits, unless it is known."""
        self._file.execute("INSERT OR IGNORE INTO account VALUES (?, ?)", (account.name, account.credits))

    def credits_left(self, account: str | None = None) -> int:
        """Credits left in one account, or in all together."""
        sql = "SELECT COALESCE(SUM(credits), 0) FROM account WHERE name = COALESCE(?, name)"
        return int(self._file.execute(sql, (account,)).fetchone()[0])

    def charge(self, account: str, cost: int) -> None:
        """Take credits, and count the charge."""
        self._file.execute("UPDATE account SET credits = credits - ? WHERE name = ?", (cost, account))
        self.add_count("charges")

    # Tasks ----------------------------------------------------------------------------------------

    def add_task(self, life: Life) -> None:
        """A new task, and its webhook to be."""
        values = tuple(getattr(life, field.name) for field in fields(Life))
        marks = ", ".join("?" * len(values))
        self._file.execute(f"INSERT INTO task ({_LIFE}) VALUES ({marks})", values)  # noqa: S608
        if life.webhook_url:
            self._file.execute(
                "INSERT INTO delivery (task_id, due_at) VALUES (?, ?)", (life.task_id, life.ends_at)
            )

    def task(self, task_id: str) -> Life | None:
        """A task, or None."""
        row = self._file.execute(f"SELECT {_LIFE} FROM task WHERE task_id = ?", (task_id,)).fetchone()  # noqa: S608
        return _life(row) if row else None

    def tasks(self) -> list[Life]:
        """Every task, oldest first."""
        rows = self._file.execute(f"SELECT {_LIFE} FROM task ORDER BY number")  # noqa: S608
        return [_life(row) for row in rows]

    def in_progress(self, account: str, now_s: float, *, livemode: bool) -> int:
        """How many tasks of an account and mode are not over."""
        sql = "SELECT COUNT(*) FROM task WHERE ends_at > ? AND account = ? AND livemode = ?"
        return int(self._file.execute(sql, (now_s, account, livemode)).fetchone()[0])

    def position(self, life: Life, now_s: float) -> int:
        """1-based place in the queue."""
        sql = """SELECT COUNT(*) FROM task WHERE starts_at > ?
                 AND number <= (SELECT number FROM task WHERE task_id = ?)"""
        return int(self._file.execute(sql, (now_s, life.task_id)).fetchone()[0])

    # The log --------------------------------------------------------------------------------------

    def log(self, request_id: str, at: float, status: int, code: str, task_id: str, body: str) -> None:
        """A create request and its answer."""
        values = (request_id, at, status, code, task_id, body)
        names = "request_id, at, status, code, task_id, body"
        row = self._file.execute(f"INSERT INTO log ({names}) VALUES (?, ?, ?, ?, ?, ?)", values)  # noqa: S608
        self._file.execute("DELETE FROM log WHERE number <= ?", ((row.lastrowid or 0) - _LOG_ROWS,))

    def logged(self) -> list[dict[str, Any]]:
        """The log, oldest first."""
        rows = self._file.execute(
            "SELECT request_id, at, status, code, task_id, body FROM log ORDER BY number"
        )
        names = ("request_id", "at", "status", "code", "task_id", "body")
        return [dict(zip(names, row, strict=True)) for row in rows]

    # Faults ---------------------------------------------------------------------------------------

    def set_faults(self, faults: Iterable[Fault]) -> None:
        """These faults, and no others."""
        rows = [(each.on, each.fault, each.seconds, each.times, each.after) for each in faults]
        with self.changing():
            self._file.execute("DELETE FROM fault")
            self._file.executemany(
                "INSERT INTO fault (place, kind, seconds, times, after) VALUES (?, ?, ?, ?, ?)", rows
            )

    def faults(self) -> list[Fault]:
        """What is still to go wrong."""
        rows = self._file.execute("SELECT place, kind, seconds, times, after FROM fault ORDER BY number")
        return [_fault(row) for row in rows]

    def take_fault(self, place: str) -> Fault | None:
        """The next fault of a place, one time of it used up."""
        names = "number, place, kind, seconds, times, after"
        sql = f"SELECT {names} FROM fault WHERE place = ? ORDER BY number LIMIT 1"  # noqa: S608
        row = self._file.execute(sql, (place,)).fetchone()
        if row is None:
            return None
        self._file.execute("UPDATE fault SET times = times - 1 WHERE number = ?", row[:1])
        self._file.execute("DELETE FROM fault WHERE times < 1")
        return _fault(row[1:])

    # Webhooks -------------------------------------------------------------------------------------

    def deliveries(self) -> list[Delivery]:
        """Every webhook, oldest first."""
        return self._deliveries("ORDER BY number")

    def due(self, now_s: float) -> list[Delivery]:
        """Webhooks whose time has come."""
        return self._deliveries(
            "WHERE state IN ('pending', 'held') AND due_at <= ? ORDER BY due_at, number", (now_s,)
        )

    def change_delivery(self, number: int, **values: Any) -> None:
        """Set columns of one webhook."""
        pairs = ", ".join(f"{name} = ?" for name in values)
        sql = f"UPDATE delivery SET {pairs} WHERE number = ?"  # noqa: S608
        self._file.execute(sql, (*values.values(), number))

    def repeat_delivery(self, delivery: Delivery, due_at: float) -> None:
        """The same webhook once more."""
        sql = "INSERT INTO delivery (task_id, due_at, note) VALUES (?, ?, 'duplicate')"
        self._file.execute(sql, (delivery.task_id, due_at))

    def release_held(self, now_s: float, *, except_number: int) -> None:
        """Webhooks that waited for another one to overtake them."""
        sql = "UPDATE delivery SET state = 'pending', due_at = ? WHERE state = 'held' AND number != ?"
        self._file.execute(sql, (now_s, except_number))

    def _deliveries(self, clause: str, values: tuple[Any, ...] = ()) -> list[Delivery]:
        names = ", ".join(field.name for field in fields(Delivery))
        rows = self._file.execute(f"SELECT {names} FROM delivery {clause}", values)  # noqa: S608
        keys = [field.name for field in fields(Delivery)]
        return [Delivery(**dict(zip(keys, row, strict=True))) for row in rows]

    def _open(self) -> None:
        self._file.execute(f"PRAGMA journal_mode = {'WAL' if self.path else 'MEMORY'}")
        self._file.execute("PRAGMA synchronous = NORMAL")  # survives a kill of the process, which is enough
        (version,) = self._file.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError(f"version {version} is not {_VERSION}")
        if version == 0:
            self._file.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")


def _life(row: tuple[Any, ...]) -> Life:
    values = dict(zip((field.name for field in fields(Life)), row, strict=True))
    return Life(**values | {"livemode": bool(values["livemode"])})


def _fault(row: tuple[Any, ...]) -> Fault:
    place, kind, seconds, times, after = row
    return Fault(on=place, fault=kind, seconds=seconds, times=times, after=bool(after))
