"""What reading a file yields: its text, its payloads, its faults, and where everything stands."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from preflight.documents.kinds import LIMITS, Kind, Limits, kind_of
from preflight.documents.payload import Payload
from preflight.documents.places import NOWHERE, Place, Source, Span

__all__ = ["LIMITS", "Document", "Fault", "Ignore", "Kind", "Limits", "Reading", "kind_of"]


MOST_FAULTS = 1000  # of one file; more of them say nothing new


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a file, or a part of it, is not a payload."""

    start: int  # 0-based, code points into the document's text
    end: int  # exclusive
    message: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """A comment that silences rules for what stands next to it."""

    start: int  # 0-based, code points into the document's text: the comment itself
    end: int  # exclusive
    names: tuple[str, ...]  # rules or codes; empty if the comment names none
    first: int  # findings that start from here
    last: int  # up to here, exclusive, are silenced


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a format's reader made of a text."""

    payloads: tuple[Payload, ...] = ()
    faults: tuple[Fault, ...] = ()
    locate: Callable[[Payload], Place] = lambda _: NOWHERE
    ignores: Callable[[], tuple[Ignore, ...]] = tuple


@dataclass(slots=True, kw_only=True)
class Document:
    """One file, read: whatever its bytes, there is a document of it."""

    path: str
    kind: Kind
    text: str  # decoded, without the byte order mark
    bom: bool = False
    decodable: bool = True  # False: the text has stand-ins for what is not UTF-8 and must never be written
    payloads: tuple[Payload, ...] = ()
    faults: tuple[Fault, ...] = ()  # in the order of their places
    _reading: Reading = field(default_factory=Reading, repr=False, compare=False)
    _line_starts: Sequence[int] | None = field(default=None, repr=False, compare=False)
    _ignores: tuple[Ignore, ...] | None = field(default=None, repr=False, compare=False)

    @property
    def ignores(self) -> tuple[Ignore, ...]:
        """The comments that silence rules, in their order; looked for when first asked."""
        if self._ignores is None:
            self._ignores = self._reading.ignores()
        return self._ignores

    def source(self, payload: Payload) -> Source:
        """The places of one of this document's payloads; found when first asked."""
        return Source(lambda: self._reading.locate(payload))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both 1-based in code points; a carriage return belongs to its line's end."""
        starts = self._starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """The 1-based line without its end."""
        first, last = self.line_span(line)
        return self.text[first:last]

    def line_span(self, line: int) -> Span:
        """Where the 1-based line stands, without its end."""
        starts = self._starts()
        first = starts[line - 1]
        last = starts[line] - 1 if line < len(starts) else len(self.text)
        return Span(first, last - 1 if last > first and self.text[last - 1] == "\r" else last)

    @property
    def line_count(self) -> int:
        """How many lines there are; an empty text has one."""
        return len(self._starts())

    def _starts(self) -> Sequence[int]:
        if self._line_starts is None:
            self._line_starts = line_starts(self.text)
        return self._line_starts


def line_starts(text: str) -> Sequence[int]:
    """The offsets at which lines start."""
    starts = array("I", [0])
    find = text.find
    at = find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = find("\n", at + 1)
    return starts


def type_name(value: Any) -> str:
    """What a decoded value is called in messages."""
    if value is None:
        return "null"
    return _TYPE_NAMES.get(type(value), "a value")


_TYPE_NAMES: dict[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a text",
    list: "a list",
    dict: "an object",
}


def not_an_object(value: Any, span: Span) -> Fault:
    """The fault of a payload that is some other value."""
    return Fault(
        start=span.start,
        end=span.end,
        message=f"a payload must be an object, this is {type_name(value)}",
        help='write its fields as "name": value pairs inside { and } (in YAML: name: value, a line each)',
    )
