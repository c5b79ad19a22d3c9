"""Faults on demand: what shall go wrong, where, and how often."""

from dataclasses import dataclass
from typing import Any

from preflight.contract.codes import STATUSES

PLACES = ("create", "task", "webhook", "video")
# What may happen beside an error: to the time, to the connection, to the answer.
KINDS = ("delay", "drop-before", "drop-after", "truncate", "garbage", "wrong-type")
WEBHOOK_KINDS = ("delay", "drop-before", "drop-after", "truncate", "garbage", "duplicate", "reorder")
OTHER_CODES = {
    "MISSING_API_KEY": 401,
    "API_KEY_REVOKED": 401,
    "API_KEY_EXPIRED": 401,
    "TASK_NOT_FOUND": 404,
    "INTERNAL_ERROR": 500,
}
CODES: dict[str, int] = {**{str(code): status for code, status in STATUSES.items()}, **OTHER_CODES}
_MEMBERS = ("on", "fault", "seconds", "times", "after")
_LONGEST_S = 600.0


class FaultError(ValueError):
    """What was asked for is no fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to go wrong."""

    on: str  # one of PLACES
    fault: str  # a kind, an error code, or a bare HTTP status such as "502"
    seconds: float | None = None  # of a delay; of `Retry-After` with an error
    times: int = 1
    after: bool = False  # an error only after the request was carried out

    @property
    def status(self) -> int | None:
        """The HTTP status of an error; None for a kind."""
        return CODES.get(self.fault) or (int(self.fault) if self.fault.isdigit() else None)


def read_faults(body: Any) -> tuple[Fault, ...]:
    """The faults in decoded JSON. FaultError says what is wrong with it."""
    if not isinstance(body, list):
        raise FaultError('faults are a list: [{"on": "create", "fault": "drop-after", "times": 1}]')
    return tuple(_read(item) for item in body)


def write_fault(fault: Fault) -> dict[str, Any]:
    """A fault as JSON."""
    made: dict[str, Any] = {"on": fault.on, "fault": fault.fault, "times": fault.times}
    if fault.seconds is not None:
        made["seconds"] = fault.seconds
    return made | ({"after": True} if fault.after else {})


def _read(item: Any) -> Fault:
    if not isinstance(item, dict) or not set(item) <= set(_MEMBERS):
        raise FaultError(f"a fault is an object with {', '.join(_MEMBERS)}")
    place, kind = item.get("on"), str(item.get("fault"))
    if place not in PLACES:
        raise FaultError(f"`on` is one of {', '.join(PLACES)}")
    if not _is_kind(place, kind):
        raise FaultError(f"there is no fault {kind!r} on {place!r}")
    seconds, times, after = item.get("seconds"), item.get("times", 1), item.get("after", False)
    if seconds is not None and (not _is_number(seconds) or not 0 <= seconds <= _LONGEST_S):
        raise FaultError(f"`seconds` is a number up to {_LONGEST_S:g}")
    if isinstance(times, bool) or not isinstance(times, int) or times < 1:
        raise FaultError("`times` is a whole number from 1")
    if not isinstance(after, bool):
        raise FaultError("`after` is true or false")
    return Fault(on=place, fault=kind, seconds=seconds, times=times, after=after)


def _is_kind(place: str, kind: str) -> bool:
    if place == "webhook":
        return kind in WEBHOOK_KINDS
    return kind in KINDS or kind in CODES or (kind.isascii() and kind.isdigit() and 400 <= int(kind) <= 599)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
