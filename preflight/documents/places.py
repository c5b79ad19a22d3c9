"""Where the values of a payload stand in their file, down to the character."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from preflight.findings import Edit


class Span(NamedTuple):
    """A range of a document's text in code points: `start` 0-based, `end` exclusive."""

    start: int
    end: int


class Writing(Protocol):
    """How a text value is written in its file."""

    def characters(self) -> Sequence[Span] | None:
        """The place of every character of the decoded value; None if they cannot be told apart."""

    @property
    def opening(self) -> int:
        """Where the first character stands or would stand."""

    def rewrite(self, start: int, end: int, replacement: str) -> str | None:
        """The source to put over those characters; None if it cannot be said in place."""


class Place:
    """A value in the text. `members` have their names' places; an alias shares its anchor's place."""

    __slots__ = ("end", "items", "members", "start", "writing")

    def __init__(
        self,
        start: int,
        end: int,
        *,
        members: dict[str, tuple[Place, Place]] | None = None,
        items: list[Place] | None = None,
        writing: Writing | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.members = members
        self.items = items
        self.writing = writing

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


NOWHERE = Place(0, 0)
LONGEST_TEXT = 1_000_000  # characters of a value that are told apart; no field takes as many
LONGEST_EDITED = 10_000  # the same for edits, which read the value again


def pointer_parts(pointer: str) -> list[str]:
    """The unescaped steps of a JSON pointer (RFC 6901)."""
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


class Source:
    """The places of one payload, by JSON pointers from the payload's root."""

    def __init__(self, root: Callable[[], Place]) -> None:
        self._find_root = root
        self._root: Place | None = None

    def value(self, pointer: str) -> Span:
        """The whole value with its quotes; what is missing stands where its nearest ancestor does."""
        return self._walk(pointer)[1].span

    def key(self, pointer: str) -> Span:
        """The member's name with its quotes; an array's element, which has none, stands for itself."""
        name, value, _ = self._walk(pointer)
        return (name or value).span

    def inside(self, pointer: str, start: int, end: int, on_key: bool = False) -> Span:
        """The characters from `start` up to `end` of the decoded text; the whole value if it is no text."""
        place, spans = self._spelled(pointer, on_key=on_key)
        if spans is None or place.writing is None:
            return place.span
        return _range(spans, place.writing.opening, start, end)

    def edit(self, pointer: str, start: int, end: int, replacement: str, on_key: bool = False) -> Edit | None:
        """The edit that makes the decoded text `[:start] + replacement + [end:]` and nothing else.

        None if that cannot be written in place, whatever the reason.
        """
        place, spans = self._spelled(pointer, on_key=on_key)
        if spans is None or place.writing is None or not 0 <= start <= end <= len(spans):
            return None
        written = place.writing.rewrite(start, end, replacement)
        if written is None or (on_key and self._is_taken(pointer, start, end, replacement)):
            return None
        span = _range(spans, place.writing.opening, start, end)
        return Edit(start=span.start, end=span.end, replacement=written)

    def _is_taken(self, pointer: str, start: int, end: int, replacement: str) -> bool:
        """Whether the object has another member of the name that would result."""
        parent, _, step = pointer.rpartition("/")
        members = self._walk(parent)[1].members or {}
        name = pointer_parts(f"/{step}")[0]
        changed = name[:start] + replacement + name[end:]
        return changed != name and changed in members

    def _spelled(self, pointer: str, *, on_key: bool) -> tuple[Place, Sequence[Span] | None]:
        name, value, found = self._walk(pointer)
        place = (name or value) if on_key else value
        if not found or (on_key and name is None) or place.writing is None:
            return place, None
        return place, place.writing.characters()

    def _walk(self, pointer: str) -> tuple[Place | None, Place, bool]:
        """The name's place if there is one, the value's, and whether the pointer was followed to its end."""
        if self._root is None:
            self._root = self._find_root()
        name: Place | None = None
        place = self._root
        for part in pointer_parts(pointer):
            if place.members is not None and part in place.members:
                name, place = place.members[part]
            elif place.items is not None and part.isdecimal() and int(part[:9]) < len(place.items):
                name, place = None, place.items[int(part[:9])]
            else:
                return name, place, False
        return name, place, True


def _range(spans: Sequence[Span], opening: int, start: int, end: int) -> Span:
    start = max(0, min(start, len(spans)))
    end = max(start, min(end, len(spans)))
    if start < end:
        return Span(spans[start].start, spans[end - 1].end)
    if start < len(spans):
        return Span(spans[start].start, spans[start].start)
    at = spans[-1].end if spans else opening
    return Span(at, at)
