"""Whose turn it is: many photos of many hosts, a few of each host at once.

Hosts that may be asked stand in a circle and each takes one turn after the other, so the
thousand photos of one host, or its slowness, do not hold up the photo of another.
"""

import asyncio
from collections import deque
from typing import Generic, Protocol, TypeVar


class Queued(Protocol):
    """A thing that waits for its turn at a host."""

    @property
    def host(self) -> str: ...


JobT = TypeVar("JobT", bound=Queued)


class _Host(Generic[JobT]):
    __slots__ = ("active", "in_circle", "jobs", "paused_until")

    def __init__(self) -> None:
        self.jobs: deque[JobT] = deque()
        self.active = 0
        self.in_circle = False
        self.paused_until = 0.0  # on the loop's clock


class Turns(Generic[JobT]):
    """Hands out jobs; `take` and `done` come in pairs."""

    def __init__(self, per_host: int) -> None:
        self._per_host = per_host
        self._hosts: dict[str, _Host[JobT]] = {}
        self._circle: deque[_Host[JobT]] = deque()
        self._idle: deque[asyncio.Future[None]] = deque()  # takers that found nothing to do
        self._open = 0  # jobs added and not finished
        self._loop = asyncio.get_running_loop()

    def add(self, job: JobT) -> None:
        """A new job."""
        self._open += 1
        self._enqueue(job)

    async def take(self) -> JobT | None:
        """The next job, None once all are finished."""
        while self._open:
            if self._circle:
                return self._next()
            waiter: asyncio.Future[None] = self._loop.create_future()
            self._idle.append(waiter)
            await waiter
        return None

    def done(self, job: JobT) -> None:
        """`job`, which was taken, is finished."""
        self._leave(job.host)
        self._open -= 1
        if not self._open:
            while self._idle:
                self._wake()

    def again(self, job: JobT, *, left: str, after_s: float = 0.0) -> None:
        """`job`, which was taken at the host `left`, waits for another turn at its host."""
        self._leave(left)
        if after_s > 0:
            self._loop.call_later(after_s, self._enqueue, job)
        else:
            self._enqueue(job)

    def pause(self, host: str, seconds: float) -> None:
        """Give out nothing of `host` for so long."""
        state = self._state(host)
        until = self._loop.time() + seconds
        if until > state.paused_until:
            state.paused_until = until
            self._loop.call_later(seconds, self._offer, state)

    def pause_left_s(self, host: str) -> float:
        """How long `host` is still paused."""
        return max(0.0, self._state(host).paused_until - self._loop.time())

    def _state(self, host: str) -> _Host[JobT]:
        if host not in self._hosts:
            self._hosts[host] = _Host()
        return self._hosts[host]

    def _enqueue(self, job: JobT) -> None:
        state = self._state(job.host)
        state.jobs.append(job)
        self._offer(state)

    def _next(self) -> JobT:
        state = self._circle.popleft()
        state.in_circle = False
        state.active += 1
        job = state.jobs.popleft()
        self._offer(state)
        return job

    def _leave(self, host: str) -> None:
        state = self._hosts[host]
        state.active -= 1
        self._offer(state)

    def _offer(self, state: _Host[JobT]) -> None:
        """Put a host into the circle if it may take a turn."""
        if state.in_circle or not state.jobs or state.active >= self._per_host:
            return
        if state.paused_until > self._loop.time() + 0.001:
            return
        state.in_circle = True
        self._circle.append(state)
        self._wake()

    def _wake(self) -> None:
        while self._idle:
            waiter = self._idle.popleft()
            if not waiter.done():
                waiter.set_result(None)
                return
