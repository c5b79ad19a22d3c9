"""The hand that writes reports for people: colours or none, Unicode or ASCII, and how wide."""

from typing import NamedTuple

from preflight.reports.look import Look
from preflight.tallies import Severity

_SGR = {
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "warning": "1;33",
    "good": "32",
    "help": "36",
    "code": "1",
}


_UNICODE = {
    "gutter": "│",
    "corner": "╰",  # the last line of a gutter
    "ellipsis": "…",
    "filled": "█",  # a bar up to the upper bound
    "over": "▓",  # beyond it
    "lacking": "·",  # up to the lower bound
    "room": "░",  # between the bounds
    "bound": "┃",
    "tick": "✔",
}
_ASCII = {
    "gutter": "|",
    "corner": "=",
    "ellipsis": "...",
    "filled": "#",
    "over": "!",
    "lacking": ".",
    "room": "-",
    "bound": "|",
    "tick": "OK",
}


class Pen(NamedTuple):
    """Writes text from files visibly, and our own in colour where that is wanted."""

    color: bool
    unicode: bool
    width: int
    glyphs: dict[str, str]  # the signs that a report draws with

    @classmethod
    def of(cls, look: Look) -> "Pen":
        """Take the pen that a look asks for; a terminal narrower than 40 columns is left to wrap."""
        glyphs = _UNICODE if look.unicode else _ASCII
        return cls(color=look.color, unicode=look.unicode, width=max(look.width, 40), glyphs=glyphs)

    def show(self, text: str) -> str:
        """Give text from a file as it may be shown."""
        from preflight.reports.visible import visible

        return visible(text, unicode=self.unicode)

    def say(self, text: str) -> str:
        """Give a message as it may be shown."""
        from preflight.reports.visible import prose

        return prose(text, unicode=self.unicode)

    def paint(self, text: str, style: str) -> str:
        """Colour our own or visible text; styles are the severities and the keys of the table above."""
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if self.color and text else text

    def severity(self, severity: Severity) -> str:
        """Write a severity in its colour."""
        return self.paint(severity.value, severity.value)
