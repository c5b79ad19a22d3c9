"""Time limits of many questions by one clock that ticks.

A timer a question, moved at every piece that arrives, costs as much as the rest of the work on
it; a look at all of them every `TICK_S` costs next to nothing.
"""

import asyncio
from typing import Literal

TICK_S = 0.05
NOT_YET = float("inf")


class Question:
    """One task that may not take longer than it is given, nor hear nothing for too long."""

    __slots__ = ("ends_at", "expired", "quiet_since", "task")

    def __init__(self, task: "asyncio.Task[object]", ends_at: float) -> None:
        self.task = task
        self.ends_at = ends_at  # on the loop's clock
        self.quiet_since = NOT_YET  # nothing is expected before the connection stands
        self.expired: Literal["", "ended", "quiet"] = ""

    def forgive(self) -> bool:
        """After a `CancelledError`: whether it was ours, and nobody else wants the task ended."""
        return bool(self.expired) and self.task.uncancel() == 0


class Deadlines:
    """Cancels the tasks whose time is over."""

    def __init__(self, quiet_limit_s: float) -> None:
        self._quiet_limit_s = quiet_limit_s
        self._loop = asyncio.get_running_loop()
        self._questions: dict[asyncio.Task[object], Question] = {}
        self._ticking = False

    def begin(self, limit_s: float) -> Question:
        """The running task has `limit_s` seconds from now, until `end`."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - only called from within a task
        question = self._questions[task] = Question(task, self._loop.time() + limit_s)
        if not self._ticking:
            self._ticking = True
            self._loop.call_later(TICK_S, self._tick)
        return question

    def end(self, question: Question) -> None:
        """The task has what it wanted."""
        del self._questions[question.task]

    def heard(self) -> None:
        """The running task's connection stands."""
        task = asyncio.current_task()
        question = self._questions.get(task) if task is not None else None
        if question is not None:
            question.quiet_since = self._loop.time()

    def _tick(self) -> None:
        now = self._loop.time()
        for question in self._questions.values():
            if question.expired:
                continue
            if question.ends_at <= now:
                question.expired = "ended"
            elif question.quiet_since + self._quiet_limit_s <= now:
                question.expired = "quiet"
            if question.expired:
                question.task.cancel()
        self._ticking = bool(self._questions)
        if self._ticking:
            self._loop.call_later(TICK_S, self._tick)
