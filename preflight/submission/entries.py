"""A row of the ledger as a record."""

import json
import sqlite3
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from preflight.submission.records import Accepted


class State(StrEnum):
    """Where a request stands."""

    INTENDED = "intended"  # nothing has left this machine
    SENT = "sent"  # the bytes may have left
    ACCEPTED = "accepted"  # there is a task, credits are charged
    REFUSED = "refused"  # there is none
    UNKNOWN = "unknown"  # nobody here knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One request that was to be sent."""

    id: int
    fingerprint: str
    state: State
    livemode: bool
    account: str  # digest of the API key
    base_url: str
    label: str
    owner: str  # of the claim
    lease_until: float  # Unix seconds, as all times here
    created_at: float
    updated_at: float
    task_id: str = ""
    request_id: str = ""
    credits: int = 0
    code: str = ""  # of the refusal
    status: int = 0  # HTTP, of the refusal
    message: str = ""
    answer: str = ""  # JSON: the rest of the acceptance

    def accepted(self) -> Accepted:
        """The API's acceptance, as it was noted."""
        rest: dict[str, Any] = json.loads(self.answer) if self.answer else {}
        return Accepted(
            task_id=self.task_id,
            request_id=self.request_id,
            message=self.message,
            credits_charged=self.credits,
            from_ledger=True,
            **rest,
        )

    @property
    def advice(self) -> str:
        """What a person should do about an unknown one."""
        return (
            f"look at the account's tasks and credits around {_clock_time(self.updated_at)} "
            "(or wait for the webhook), then say how it ended with "
            f"`preflight ledger resolve {self.id} --task-id TASK_ID` if a task was made, or "
            f"`preflight ledger resolve {self.id} --not-accepted` if none was; it is not sent again before"
        )


COLUMNS = ", ".join(field.name for field in fields(Entry))


def read_entry(row: tuple[Any, ...]) -> Entry:
    """The row of a query for COLUMNS. sqlite3.DatabaseError if it is not one that we wrote."""
    values = dict(zip((field.name for field in fields(Entry)), row, strict=True))
    try:
        return Entry(**values | {"state": State(values["state"]), "livemode": bool(values["livemode"])})
    except ValueError as error:
        problem = str(error)
    raise sqlite3.DatabaseError(f"entry {values['id']} cannot be read: {problem}")


def _clock_time(moment_s: float) -> str:
    from datetime import UTC, datetime

    return f"{datetime.fromtimestamp(moment_s, UTC):%Y-%m-%d %H:%M:%S} UTC"
