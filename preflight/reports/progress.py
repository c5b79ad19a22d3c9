"""A progress bar for long runs, on the terminal that trouble goes to."""

import os
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TextIO

_APPEARS_AFTER_S = 0.5
_REDRAWS_AFTER_S = 0.1
_BAR = 24  # columns
_COLUMNS = 80  # where the terminal does not say


class Progress:
    """A line that says how much is done: `Checking ━━━━━━────── 512/1,000`.

    It appears after half a second, is redrawn ten times a second at most, and is gone at the end.
    Where the stream is no terminal nothing is ever written.
    """

    def __init__(
        self, stream: TextIO, total: int, label: str, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Count up to `total`; `clock` gives seconds."""
        self._stream = stream
        self._total = total
        self._label = label
        self._clock = clock
        self._done = 0
        self._drawn = 0  # columns of the line that stands there now
        self._terminal = _is_terminal(stream)
        self._due_s = clock() + _APPEARS_AFTER_S if self._terminal else 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def advance(self, number: int = 1) -> None:
        """Say that `number` more are done."""
        self._done += number
        if not self._terminal:
            return
        now_s = self._clock()
        if now_s >= self._due_s:
            self._due_s = now_s + _REDRAWS_AFTER_S
            self._write(self._line())

    def clear(self) -> None:
        """Take the line away; the next `advance` may draw it anew."""
        if self._drawn:
            self._write("")
            self._write("")

    def _line(self) -> str:
        filled, empty = ("━", "─") if _speaks_unicode(self._stream) else ("#", "-")
        done = min(self._done, self._total)
        reached = _BAR * done // self._total if self._total > 0 else 0
        bar = filled * reached + empty * (_BAR - reached)
        line = f"{self._label} {bar} {self._done:,}/{max(self._total, self._done):,}"
        return line[: _columns(self._stream) - 1]

    def _write(self, line: str) -> None:
        try:
            self._stream.write(f"\r{line.ljust(self._drawn)}")
            self._stream.flush()
        except (OSError, ValueError):  # the terminal went away: no reason to stop working
            self._terminal = False
        self._drawn = len(line)


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # a closed stream
        return False


def _speaks_unicode(stream: TextIO) -> bool:
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf")


def _columns(stream: TextIO) -> int:
    try:
        return max(os.get_terminal_size(stream.fileno()).columns, 20)
    except (OSError, ValueError):
        return _COLUMNS
