"""Protection against replay: the deliveries that have been seen, for as long as they would pass."""

import threading
from typing import Protocol


class SeenStore(Protocol):
    """Remembers deliveries. One shared by all processes of a receiver protects all of them."""

    def add(self, delivery: str, until_s: float, now_s: float) -> bool:
        """Remember a delivery until a moment (Unix seconds); False if it is remembered already."""
        ...


class MemorySeen:
    """Remembers in this process, and forgets what is too old to pass anyway."""

    def __init__(self, most: int = 100_000) -> None:
        self._most = most
        self._until: dict[str, float] = {}  # oldest first
        self._lock = threading.Lock()

    def add(self, delivery: str, until_s: float, now_s: float) -> bool:
        """See `SeenStore`. Full, it forgets the oldest."""
        with self._lock:
            if self._until.get(delivery, now_s) > now_s:
                return False
            self._until.pop(delivery, None)
            self._until[delivery] = until_s
            self._forget(now_s)
            return True

    def _forget(self, now_s: float) -> None:
        while self._until:
            oldest = next(iter(self._until))
            if self._until[oldest] > now_s and len(self._until) <= self._most:
                return
            del self._until[oldest]
