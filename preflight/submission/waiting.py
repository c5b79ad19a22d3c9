"""Waiting for a task: patient with the connection, obedient to `Retry-After`, without a state to lose."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from preflight.errors import ApiError, TransportError, WaitTimeoutError
from preflight.submission.records import DEFAULT_POLL_S, Task
from preflight.submission.session import Session

Progress = Callable[[Task], None]
_LONGEST_PAUSE_S = 30.0  # between two tries while the API does not answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to wait, in seconds."""

    timeout_s: float | None = None  # for the task; None: however long it takes
    silence_s: float = 900.0  # for any answer at all: restarts and outages pass
    poll_s: float | None = None  # instead of what the API asks for


async def wait(session: Session, task_id: str, on_progress: Progress | None, patience: Patience) -> Task:
    """The task once it is over, well or not. The same call again goes on where another one stopped."""
    started = heard = time.monotonic()
    failures = 0
    while True:
        try:
            task = await session.status(task_id)
        except (TransportError, ApiError) as error:
            if not _may_pass(error) or time.monotonic() - heard > patience.silence_s:
                raise
            pause = _pause_after(error, failures)
            failures += 1
        else:
            heard, failures = time.monotonic(), 0
            if on_progress:
                on_progress(task)
            if task.done:
                return task
            pause = patience.poll_s or task.retry_after_s or DEFAULT_POLL_S
        await session.setup.sleep(_within(patience.timeout_s, started, pause, task_id))


def _may_pass(error: TransportError | ApiError) -> bool:
    return not isinstance(error, ApiError) or error.status == 429 or error.status >= 500


def _pause_after(error: TransportError | ApiError, failures: int) -> float:
    asked = error.retry_after_s if isinstance(error, ApiError) else None
    return asked if asked is not None else min(0.5 * 2.0**failures, _LONGEST_PAUSE_S)


def _within(timeout_s: float | None, started: float, pause: float, task_id: str) -> float:
    """The pause, shortened so that the last look is at the very end. WaitTimeoutError past it."""
    if timeout_s is None:
        return pause
    left = started + timeout_s - time.monotonic()
    if left <= 0:
        message = f"task {task_id} was not done after {timeout_s:g} s; it goes on"
        raise WaitTimeoutError(message, task_id=task_id)
    return min(pause, left)
