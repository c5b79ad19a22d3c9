"""What the API answers, as records. Fields that nobody documented are kept in `extra`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

DEFAULT_POLL_S = 30.0  # the API's own recommendation
FINAL = ("completed", "failed")
_Record = TypeVar("_Record")


class RecordError(ValueError):
    """A body has not the documented form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The answer to a request that was taken; credits are charged from here on."""

    task_id: str
    status: str = "queued"
    message: str = ""
    created_at: str = ""  # ISO 8601
    credits_charged: int = 0  # always 0 for test keys
    livemode: bool = False
    request_id: str = ""
    poll_interval_s: float = DEFAULT_POLL_S
    from_ledger: bool = False  # nothing was sent: this is the answer to the first submission
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A finished video."""

    video_url: str
    cover_image_url: str = ""
    duration_seconds: float = 0.0
    resolution: str = ""  # for example "1080p"
    expires_at: str = ""  # ISO 8601; the addresses end then
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a task failed. Its credits are not refunded."""

    code: str
    message: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task as it stands: queued, processing, completed or failed."""

    task_id: str
    status: str  # an undocumented one is kept as it came
    created_at: str = ""  # ISO 8601, as all times here
    livemode: bool = False
    queue_position: int | None = None  # while queued
    estimated_completion: str | None = None  # while queued
    started_at: str | None = None  # from processing on
    completed_at: str | None = None  # once completed or failed
    result: Result | None = None  # once completed
    error: Failure | None = None  # once failed
    retry_after_s: float | None = None  # when to ask again, as the answer's header says
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        """Whether the task is over, well or not."""
        return self.status in FINAL


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookEvent:
    """A verified webhook: `task.completed` or `task.failed`."""

    event: str
    task_id: str
    status: str = ""
    created_at: str = ""
    completed_at: str = ""
    livemode: bool = False
    result: Result | None = None
    error: Failure | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The same for every delivery of the same event: handle each once."""
        return f"{self.task_id}:{self.event}"


def read_accepted(body: object) -> Accepted:
    """The body of a 202 answer. RecordError if it names no task."""
    members = _members(body)
    links = members.pop("_links", None)
    interval = links.get("poll_interval_seconds") if isinstance(links, dict) else None
    if isinstance(interval, int | float) and not isinstance(interval, bool) and interval > 0:
        members["poll_interval_s"] = float(interval)
    return _record(Accepted, members, needed=("task_id",), hidden=("from_ledger", "extra"))


def read_task(body: object, *, retry_after_s: float | None = None) -> Task:
    """The body of a poll's answer. RecordError if it names no task or status."""
    members = _outcome(_members(body))
    members["retry_after_s"] = retry_after_s
    return _record(Task, members, needed=("task_id", "status"))


def read_event(body: object) -> WebhookEvent:
    """The body of a webhook. RecordError if it names no event or task."""
    return _record(WebhookEvent, _outcome(_members(body)), needed=("event", "task_id"))


def _members(body: object) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise RecordError("the answer is not an object")
    return {name: value for name, value in body.items() if isinstance(name, str)}


def _outcome(members: dict[str, Any]) -> dict[str, Any]:
    """The same members, `result` and `error` read."""
    if isinstance(members.get("result"), dict):
        members["result"] = _record(Result, members["result"], needed=("video_url",))
    if isinstance(members.get("error"), dict):
        members["error"] = _record(Failure, members["error"], needed=("code",))
    return members


def _record(
    kind: Callable[..., _Record],
    members: Mapping[str, Any],
    *,
    needed: tuple[str, ...],
    hidden: tuple[str, ...] = ("extra",),
) -> _Record:
    for name in needed:
        if not isinstance(members.get(name), str) or not members[name]:
            raise RecordError(f"the answer has no `{name}`")
    known = {each.name: each.type for each in fields(kind) if each.name not in hidden}  # type: ignore[arg-type]
    kept = {name: value for name, value in members.items() if name in known and _fits(value, known[name])}
    extra = {name: value for name, value in members.items() if name not in kept and value is not None}
    return kind(**kept, extra=extra)


def _fits(value: object, kind: Any) -> bool:
    """Whether a value is of its field's type; one that is not goes to `extra` as it came."""
    if kind is float:
        kind = float | int
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, kind)
