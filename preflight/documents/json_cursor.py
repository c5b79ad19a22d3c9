"""Moving through JSON: blanks, comments, and the faults met on the way."""

from __future__ import annotations

import re

from preflight.documents.model import Fault, Limits

MOST_FAULTS = 20  # more of them say nothing new

_BLANK = re.compile(r"[ \t\r\n]*")
_ODD_BLANK = re.compile(r"[\s\ufeff\u200b]+")
_COMMENT = re.compile(r"//[^\n]*|#[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)


class StopReadingError(Exception):
    """Nothing after this can be read; the faults say why."""


class JsonCursor:
    """A place in `text` between `start` and `end`; `quiet` for a second look, when faults are known."""

    def __init__(self, text: str, start: int, end: int, limits: Limits, *, quiet: bool = False) -> None:
        self._text = text
        self._at = start
        self._end = end
        self._limits = limits
        self._nodes = 0
        self._commented = quiet
        self._quiet = quiet
        self.faults: list[Fault] = []

    def _fault(self, start: int, end: int, message: str, help_: str) -> None:
        end = min(max(end, start), self._end)
        self.faults.append(Fault(start=min(start, end), end=end, message=message, help=help_))
        if len(self.faults) >= MOST_FAULTS and not self._quiet:
            raise StopReadingError

    def _stop(self, start: int, end: int, message: str, help_: str) -> StopReadingError:
        """Note the fault that ends the reading; to be raised."""
        self._fault(start, end, message, help_)
        return StopReadingError()

    def _line(self, offset: int) -> int:
        return self._text.count("\n", 0, offset) + 1

    def _skip(self) -> str:
        """Go to the next character that means something and return it; "" at the end."""
        while True:
            blank = _BLANK.match(self._text, self._at, self._end)
            self._at = blank.end() if blank else self._at
            if self._at >= self._end:
                return ""
            char = self._text[self._at]
            if char in '"{}[]:,-0123456789' or not self._skip_odd():
                return char

    def _skip_odd(self) -> bool:
        if odd := _ODD_BLANK.match(self._text, self._at, self._end):
            self._fault(
                *odd.span(),
                f"a blank that JSON does not know (U+{ord(odd.group()[0]):04X}) stands between values",
                "replace it with an ordinary blank",
            )
            self._at = odd.end()
            return True
        comment = _COMMENT.match(self._text, self._at, self._end)
        if not comment:
            return False
        if not self._commented:
            self._commented = True
            self._fault(*comment.span(), "JSON has no comments", "remove it, or write the file as YAML")
        self._at = comment.end()
        return True
