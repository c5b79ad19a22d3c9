"""The ledger: what was meant to be sent, what left this machine, and what became of it.

One row a request, moving `intended → sent → accepted | refused | unknown`. Each move is on disk before
the next step is taken, so that whatever is killed in between, a request that may have been accepted is
never taken for one that was not:

- `intended`: nothing has left yet. Whoever finds it abandoned may take it over.
- `sent`: the bytes may have left. Whoever finds it abandoned makes it `unknown`.
- `unknown`: never sent again by itself; `resolve` says how it ended.

A claim belongs to one process until its lease ends or that process is gone.
"""

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from preflight.errors import ApiError, LedgerError, PreflightError, UsageError
from preflight.submission.claims import Claim, is_abandoned, new_owner
from preflight.submission.entries import COLUMNS, Entry, State, read_entry
from preflight.submission.fingerprint import Identity
from preflight.submission.ledger_file import connect
from preflight.submission.records import Accepted

_OPEN = (State.INTENDED, State.SENT)
EVERYTHING = (1 << 63) - 1  # for `claim(past=…)`: no earlier entry counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What is about to be sent."""

    identity: Identity
    base_url: str
    label: str = ""  # how a person knows it: a file's name


class Ledger:
    """A ledger in a file. Any trouble with the file is a LedgerError."""

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        lease_s: float = 180.0,
        busy_s: float = 10.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.path = os.fspath(path)
        self.lease_s = lease_s  # longer than any single exchange may take
        self._busy_s = busy_s  # how long another process may keep the file locked
        self._clock = clock

    # Sending --------------------------------------------------------------------------------------

    def claim(self, intent: Intent, *, past: int = 0, watched: Entry | None = None) -> Claim | Entry:
        """A claim to send, or the entry that stands in the way.

        An entry is `accepted` or `unknown` (the answer to give), or `intended` or `sent` (another process
        is at it: come back). Of the first two, those numbered up to `past` do not count. `watched` is an
        entry that the caller saw unchanged for a whole lease; it is abandoned, whatever the clock says.
        """
        with self._writing() as file:
            last = _last(file, intent.identity.fingerprint)
            if last is not None and last.state in _OPEN:
                return self._contend(file, last, watched)
            if last is not None and last.state is not State.REFUSED and last.id > past:
                return last
            return self._insert(file, intent)

    def sent(self, claim: Claim) -> None:
        """Before the bytes leave. LedgerError if the claim was lost meanwhile: send nothing."""
        self._move(claim, (State.INTENDED,), State.SENT, lease_until=self._clock() + self.lease_s)

    def withdrawn(self, claim: Claim, pause_s: float = 0.0) -> None:
        """It was surely not accepted and will be sent again after the pause."""
        until = self._clock() + pause_s + self.lease_s
        self._move(claim, (State.SENT,), State.INTENDED, lease_until=until)

    def accepted(self, claim: Claim, answer: Accepted) -> None:
        """The API took it. LedgerError with the task's id if that cannot be noted."""
        try:
            self._move(claim, (State.SENT, State.UNKNOWN), State.ACCEPTED, **_acceptance(answer))
        except LedgerError as error:
            problem = str(error)
        else:
            return
        advice = f"note it with: preflight ledger resolve {claim.entry_id} --task-id {answer.task_id}"
        message = f"task {answer.task_id} was accepted, but could not be noted ({problem}); {advice}"
        raise LedgerError(message, path=self.path, task_id=answer.task_id)

    def refused(self, claim: Claim, error: PreflightError) -> None:
        """It was surely not accepted: the API's refusal, or why it never got there."""
        values: dict[str, Any] = {"message": str(error)}
        if isinstance(error, ApiError):
            values = {name: getattr(error, name) for name in ("code", "status", "message", "request_id")}
        self._move(claim, (State.INTENDED, State.SENT), State.REFUSED, **values)

    def unknown(self, claim: Claim, reason: str) -> None:
        """It may have been accepted."""
        self._move(claim, (State.SENT,), State.UNKNOWN, message=reason)

    # Looking and settling -------------------------------------------------------------------------

    def entries(self) -> tuple[Entry, ...]:
        """Every request, oldest first; abandoned ones in their settled state."""
        if not os.path.exists(self.path):  # noqa: PTH110
            return ()
        with self._writing() as file:
            self._settle(file)
            rows = file.execute(f"SELECT {COLUMNS} FROM request ORDER BY id")  # noqa: S608
            return tuple(read_entry(row) for row in rows)

    def entry(self, entry_id: int) -> Entry:
        """One request. UsageError if there is none with this number."""
        for entry in self.entries():
            if entry.id == entry_id:
                return entry
        raise UsageError(f"the ledger {self.path} has no entry {entry_id}")

    def resolve(self, entry_id: int, answer: Accepted | None) -> Entry:
        """Settle an unknown entry: it was accepted as this task, or (None) it was not accepted."""
        entry = self.entry(entry_id)
        if entry.state is not State.UNKNOWN:
            raise UsageError(f"entry {entry_id} is {entry.state}, not unknown; there is nothing to resolve")
        with self._writing() as file:
            values = {"state": State.ACCEPTED, **_acceptance(answer)} if answer else {"state": State.REFUSED}
            self._write(file, "id = ? AND state = ?", (entry_id, State.UNKNOWN), values)
        return self.entry(entry_id)

    # Within one transaction -----------------------------------------------------------------------

    def _contend(self, file: sqlite3.Connection, last: Entry, watched: Entry | None) -> Claim | Entry:
        """Somebody else's open entry: theirs still, or abandoned."""
        if last != watched and not is_abandoned(last, self._clock()):
            return last
        if last.state is State.SENT:
            self._abandon(file, last)
            return self._read(file, last.id)
        claim = Claim(entry_id=last.id, owner=new_owner())
        lease = self._clock() + self.lease_s
        self._write(file, "id = ?", (last.id,), {"owner": claim.owner, "lease_until": lease})
        return claim

    def _insert(self, file: sqlite3.Connection, intent: Intent) -> Claim:
        now, owner = self._clock(), new_owner()
        values = {
            "fingerprint": intent.identity.fingerprint,
            "state": State.INTENDED,
            "livemode": intent.identity.livemode,
            "account": intent.identity.account,
            "base_url": intent.base_url,
            "label": intent.label,
            "owner": owner,
            "lease_until": now + self.lease_s,
            "created_at": now,
            "updated_at": now,
        }
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        row = file.execute(f"INSERT INTO request ({names}) VALUES ({marks})", tuple(values.values()))  # noqa: S608
        return Claim(entry_id=row.lastrowid or 0, owner=owner)

    def _settle(self, file: sqlite3.Connection) -> None:
        rows = file.execute(f"SELECT {COLUMNS} FROM request WHERE state = ?", (State.SENT,))  # noqa: S608
        for entry in [read_entry(row) for row in rows]:
            if is_abandoned(entry, self._clock()):
                self._abandon(file, entry)

    def _abandon(self, file: sqlite3.Connection, entry: Entry) -> None:
        message = "the process that sent it ended before an answer came"
        self._write(file, "id = ?", (entry.id,), {"state": State.UNKNOWN, "message": message})

    def _move(self, claim: Claim, states: tuple[State, ...], to: State, **values: Any) -> None:
        marks = ", ".join("?" * len(states))
        where = f"id = ? AND owner = ? AND state IN ({marks})"
        with self._writing() as file:
            moved = self._write(file, where, (claim.entry_id, claim.owner, *states), {"state": to, **values})
            if not moved:
                raise LedgerError(
                    f"entry {claim.entry_id} was settled by another process meanwhile", path=self.path
                )

    def _write(
        self, file: sqlite3.Connection, where: str, keys: tuple[Any, ...], values: dict[str, Any]
    ) -> int:
        values = values | {"updated_at": self._clock()}
        pairs = ", ".join(f"{name} = ?" for name in values)
        return file.execute(
            f"UPDATE request SET {pairs} WHERE {where}",  # noqa: S608
            (*values.values(), *keys),
        ).rowcount

    def _read(self, file: sqlite3.Connection, entry_id: int) -> Entry:
        row = file.execute(f"SELECT {COLUMNS} FROM request WHERE id = ?", (entry_id,)).fetchone()  # noqa: S608
        return read_entry(row)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, on disk once this ends."""
        problem = ""
        file: sqlite3.Connection | None = None
        try:
            file = connect(self.path, self._busy_s)
            file.execute("BEGIN IMMEDIATE")
            yield file
            file.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            problem = str(error)
        finally:
            if file is not None:
                file.close()  # what is not committed is rolled back
        if problem:
            raise LedgerError(f"the ledger cannot be used: {problem}", path=self.path)


def _acceptance(answer: Accepted) -> dict[str, Any]:
    record = {name: getattr(answer, name) for name in ("status", "created_at", "poll_interval_s", "livemode")}
    return {
        "task_id": answer.task_id,
        "request_id": answer.request_id,
        "credits": answer.credits_charged,
        "message": answer.message,
        "answer": json.dumps(record),
    }


def _last(file: sqlite3.Connection, fingerprint: str) -> Entry | None:
    row = file.execute(
        f"SELECT {COLUMNS} FROM request WHERE fingerprint = ? ORDER BY id DESC LIMIT 1",  # noqa: S608
        (fingerprint,),
    ).fetchone()
    return read_entry(row) if row else None
