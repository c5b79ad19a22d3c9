"""The sandbox's time: ours, run faster or put forward."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(slots=True)
class Clock:
    """Reads `start_s` at our moment `since_s` and runs `speed` times as fast from there."""

    speed: float
    start_s: float  # Unix seconds, as all moments here
    since_s: float
    wall: Callable[[], float] = time.time

    @classmethod
    def started(cls, speed: float, wall: Callable[[], float] = time.time) -> "Clock":
        """A clock that shows our time now."""
        return cls(speed=speed, start_s=wall(), since_s=wall(), wall=wall)

    def now(self) -> float:
        """The sandbox's moment."""
        return self.start_s + (self.wall() - self.since_s) * self.speed

    def restarted(self, speed: float) -> None:
        """Go on from here at another speed."""
        self.start_s, self.since_s, self.speed = self.now(), self.wall(), speed

    def advance(self, seconds: float) -> None:
        """Put the clock forward."""
        self.start_s += seconds

    def real_s(self, seconds: float) -> float:
        """How long the sandbox's seconds take here."""
        return seconds / self.speed


def iso(moment_s: float) -> str:
    """A moment as the API writes it."""
    return datetime.fromtimestamp(moment_s, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
