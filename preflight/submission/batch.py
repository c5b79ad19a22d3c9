"""Several payloads, with no more tasks in progress at a time than the plan allows."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from preflight.contract.codes import Code
from preflight.errors import ApiError, PreflightError
from preflight.submission.records import Accepted
from preflight.submission.session import Session
from preflight.submission.waiting import Patience, wait

Outcome = Accepted | PreflightError
Note = Callable[[int, Outcome], None]  # told the payload's index and what became of it


@dataclass(slots=True, kw_only=True)
class _Slots:
    """How many tasks may be in progress, and which of ours are."""

    limit: int
    busy: list[str] = field(default_factory=list)  # task ids, oldest first


async def submit_all(
    session: Session,
    payloads: Sequence[object],
    *,
    concurrency: int,
    again: bool = False,
    labels: Sequence[str] = (),
    patience: Patience | None = None,
    on_outcome: Note | None = None,
) -> list[Outcome]:
    """What became of each payload, in their order. A payload that fails does not stop the others."""
    slots = _Slots(limit=concurrency)
    outcomes: list[Outcome] = []
    for index, payload in enumerate(payloads):
        label = labels[index] if index < len(labels) else ""
        outcome = await _one(session, payload, again=again, label=label, slots=slots, patience=patience)
        outcomes.append(outcome)
        if on_outcome:
            on_outcome(index, outcome)
    return outcomes


async def _one(
    session: Session, payload: object, *, again: bool, label: str, slots: _Slots, patience: Patience | None
) -> Outcome:
    try:
        while True:
            while len(slots.busy) >= slots.limit:
                await _free(session, slots, patience)
            try:
                accepted = await session.submit(payload, again=again, label=label)
            except ApiError as error:
                if not _is_crowded(error) or not slots.busy:
                    raise
                slots.limit = _narrowed(slots, error)
            else:
                if not accepted.from_ledger:
                    slots.busy.append(accepted.task_id)
                return accepted
    except PreflightError as error:
        return error


async def _free(session: Session, slots: _Slots, patience: Patience | None) -> None:
    """Wait for the oldest task of ours; one that cannot be watched any more is let go."""
    with suppress(PreflightError):
        await wait(session, slots.busy[0], None, patience or Patience())
    slots.busy.pop(0)


def _is_crowded(error: ApiError) -> bool:
    return error.code == Code.CONCURRENCY_LIMIT_EXCEEDED


def _narrowed(slots: _Slots, error: ApiError) -> int:
    """The plan's real limit, as far as the API says it; never more than are in progress now."""
    told = error.details.get("limit")
    limit = told if isinstance(told, int) and told > 0 else slots.limit
    return max(1, min(limit, len(slots.busy)))
