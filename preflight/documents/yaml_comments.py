"""Suppression in YAML: `# preflight: ignore[NAME]` behind a value, or on a line above one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from preflight.documents.model import Ignore, line_starts
from preflight.documents.places import Place, Span
from preflight.documents.suppression import names_in

_COMMENT = re.compile(
    r"(?:(?<=[ \t\r\n])|(?<![\s\S]))#[ \t]*preflight:[ \t]*ignore(?:[ \t]*\[([^\]\r\n]*)\])?"
)


class HasPlaces(Protocol):
    """As much of a parsed document as is needed to tell comments from text."""

    @property
    def scalars(self) -> list[Place]: ...

    @property
    def root_place(self) -> Place | None: ...


class _Unit(NamedTuple):
    """A member with its name, or a list's element."""

    start: int
    end: int
    value: Place


def ignores_of(text: str, span: Span, documents: Iterable[HasPlaces]) -> tuple[Ignore, ...]:
    """The comments in `span` that silence rules."""
    comments = [*_COMMENT.finditer(text, span.start, span.end)] if "preflight:" in text else []
    if not comments:
        return ()
    documents = list(documents)
    scalars = sorted(_covered(text, place) for document in documents for place in document.scalars)
    units = sorted(
        (
            unit
            for document in documents
            if document.root_place
            for unit in _units(document.root_place, set())
        ),
        key=lambda unit: (unit.start, -unit.end),
    )
    lines = _Lines(text, units)
    return tuple(lines.ignore(comment) for comment in comments if not _lies_in(comment.start(), scalars))


def _covered(text: str, place: Place) -> Span:
    """Where # is no comment: not in the first line of a block scalar, but in the others."""
    if text[place.start : place.start + 1] not in ("|", ">"):
        return place.span
    line_end = text.find("\n", place.start, place.end)
    return Span(line_end if line_end >= 0 else place.end, place.end)


def _lies_in(offset: int, spans: list[Span]) -> bool:
    at = bisect_right(spans, offset, key=lambda span: span.start)
    return at > 0 and spans[at - 1].end > offset


def _units(place: Place, seen: set[int]) -> Iterator[_Unit]:
    if id(place) in seen:
        return
    seen.add(id(place))
    for name, value in (place.members or {}).values():
        yield _Unit(name.start, value.end if value.start >= name.end else name.end, value)
        yield from _units(value, seen)
    for item in place.items or []:
        yield _Unit(item.start, item.end, item)
        yield from _units(item, seen)


class _Lines:
    """What comments cover, worked out once for each line that has some."""

    def __init__(self, text: str, units: list[_Unit]) -> None:
        self._text = text
        self._units = units
        self._starts = line_starts(text)
        self._known: dict[int, tuple[int, Span]] = {}

    def ignore(self, comment: re.Match[str]) -> Ignore:
        line = bisect_right(self._starts, comment.start()) - 1
        if line not in self._known:
            self._known[line] = self._covered(line, comment.start())
        end, covered = self._known[line]
        names = names_in(comment[1])
        return Ignore(start=comment.start(), end=end, names=names, first=covered.start, last=covered.end)

    def _covered(self, line: int, comment: int) -> tuple[int, Span]:
        """The end of the line, and what its first comment covers."""
        start = self._starts[line]
        following = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._text)
        end = start + len(self._text[start:following].rstrip())
        if self._text[start:comment].strip():
            return end, _line_units(self._text, self._units, start, end)
        return end, _next_unit(self._units, end)


def _line_units(text: str, units: list[_Unit], line: int, end: int) -> Span:
    """The line, and what begins in it: a scalar or [ ] or { } to its end, a field with all its value."""
    last = end
    for unit in _starting(units, line, end):
        opens_below = unit.value.start > end
        whole = unit.value.members is None and unit.value.items is None
        if opens_below or whole or text[unit.value.start] in "[{":
            last = max(last, unit.end)
    return Span(line, last)


def _next_unit(units: list[_Unit], end: int) -> Span:
    at = bisect_right(units, end, key=lambda unit: unit.start)
    return (
        Span(units[at].start, max(units[at].end, units[at].start + 1)) if at < len(units) else Span(end, end)
    )


def _starting(units: list[_Unit], first: int, last: int) -> Iterator[_Unit]:
    at = bisect_right(units, first - 1, key=lambda unit: unit.start)
    while at < len(units) and units[at].start <= last:
        yield units[at]
        at += 1
