"""Prose to a script: which characters are spoken, and where each of them stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from preflight.documents.model import Fault
from preflight.documents.places import LONGEST_EDITED, LONGEST_TEXT, Place, Span

_BLANKS = " \t\r\f\v"
_FENCE = re.compile(r"---[ \t]*\r?(?:\n|\Z)")
_CLOSING_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$(?:\n|\Z)", re.MULTILINE)
_COMMENT = re.compile(r"<!--(?:>|->|.*?-->|.*)", re.DOTALL)

# CommonMark 0.31, chapters 4.1 to 4.3
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_THEMATIC_BREAK = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")


class FrontMatter(NamedTuple):
    """YAML between lines of three dashes at the head of a file."""

    yaml: Span
    after: int  # the offset at which the body begins
    closed: bool


def front_matter_of(text: str) -> FrontMatter | None:
    """The front matter, if the first line opens one."""
    opening = _FENCE.match(text)
    if not opening:
        return None
    closing = _CLOSING_FENCE.search(text, opening.end())
    if not closing:
        return FrontMatter(Span(opening.end(), len(text)), len(text), closed=False)
    return FrontMatter(Span(opening.end(), closing.start()), closing.end(), closed=True)


class Line(NamedTuple):
    """A line's spoken characters, the blanks around them left out, as ranges of the text."""

    pieces: tuple[Span, ...]  # more than one where comments stand between; none: nothing is spoken
    divides: bool  # a blank line, a heading or a break: it ends a paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A script as it is written in `text`."""

    script: str  # paragraphs and lines joined with one blank
    scenes: tuple[tuple[int, int], ...]  # the paragraphs as ranges of `script`
    paragraphs: tuple[Span, ...]  # the same as ranges of the text
    comments: tuple[Span, ...]
    place: Place
    faults: tuple[Fault, ...] = ()


def body_of(text: str, span: Span, *, markdown: bool) -> Body:
    """Read `span` of the text; in Markdown, comments, headings and thematic breaks are not spoken."""
    comments = _comments(text, span) if markdown else ()
    lines = _lines(text, span, comments, markdown=markdown)
    paragraphs = list(_paragraphs(lines, markdown=markdown))
    prose = Prose(text, span.end, paragraphs, markdown=markdown)
    bounds = tuple(Span(lines[0][0].start, lines[-1][-1].end) for lines in paragraphs)
    whole = Span(bounds[0].start, bounds[-1].end) if bounds else Span(span.end, span.end)
    return Body(
        script=prose.script,
        scenes=prose.scenes,
        paragraphs=bounds,
        comments=comments,
        place=Place(*whole, writing=prose),
        faults=tuple(_unclosed(text, comment) for comment in comments if not _is_closed(text, comment)),
    )


def _comments(text: str, span: Span) -> tuple[Span, ...]:
    return tuple(Span(*found.span()) for found in _COMMENT.finditer(text, span.start, span.end))


def _is_closed(text: str, comment: Span) -> bool:
    return text.endswith("-->", comment.start, comment.end)


def _unclosed(text: str, comment: Span) -> Fault:
    return Fault(
        start=comment.start,
        end=min(comment.start + 4, len(text)),
        message="this comment is never closed, so all that follows is not spoken",
        help="write --> at its end",
    )


def _lines(text: str, span: Span, comments: Sequence[Span], *, markdown: bool) -> Iterator[tuple[Line, str]]:
    """Every line with its source outside of comments."""
    at = span.start
    remaining = list(reversed(comments))
    while at < span.end:
        found = text.find("\n", at, span.end)
        end = found if found >= 0 else span.end
        while remaining and remaining[-1].end <= at:
            remaining.pop()
        spoken, commented = _outside(Span(at, end), remaining)
        source = "".join(text[piece.start : piece.end] for piece in spoken).rstrip(_BLANKS)
        pieces = tuple(_stripped(text, spoken))
        divides = (not pieces and not commented) or (markdown and _is_divider(source))
        yield Line(() if divides else pieces, divides), source
        at = end + 1


def _is_divider(source: str) -> bool:
    return bool(_HEADING.match(source) or _THEMATIC_BREAK.match(source))


def _outside(line: Span, remaining: list[Span]) -> tuple[list[Span], bool]:
    """What of a line stands outside of comments, and whether one touches it."""
    pieces = []
    at = line.start
    commented = False
    for comment in reversed(remaining):
        if comment.start > line.end:
            break
        commented = True
        if comment.start > at:
            pieces.append(Span(at, min(comment.start, line.end)))
        at = max(at, comment.end)
    if at < line.end:
        pieces.append(Span(at, line.end))
    return pieces, commented


def _stripped(text: str, pieces: list[Span]) -> Iterator[Span]:
    """The pieces without the blanks around the whole; of blanks on both sides of a comment one side stays."""
    spoken = [at for at, piece in enumerate(pieces) if text[piece.start : piece.end].strip(_BLANKS)]
    pieces = pieces[spoken[0] : spoken[-1] + 1] if spoken else []
    ends_blank = True
    for index, (start, end) in enumerate(pieces):
        if ends_blank:
            start = end - len(text[start:end].lstrip(_BLANKS))
        if index == len(pieces) - 1:
            end = start + len(text[start:end].rstrip(_BLANKS))
        if start < end:
            ends_blank = text[end - 1] in _BLANKS
            yield Span(start, end)


def _paragraphs(lines: Iterator[tuple[Line, str]], *, markdown: bool) -> Iterator[list[tuple[Span, ...]]]:
    """The lines of each paragraph; one that is underlined is a heading."""
    paragraph: list[tuple[Span, ...]] = []
    for line, source in lines:
        if markdown and paragraph and _UNDERLINE.match(source):
            paragraph = []
        elif line.pieces:
            paragraph.append(line.pieces)
        elif line.divides and paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


class Prose:
    """The script's characters and the place of each; a blank that joins covers what it stands for."""

    def __init__(
        self, text: str, opening: int, paragraphs: Sequence[Sequence[tuple[Span, ...]]], *, markdown: bool
    ) -> None:
        self._text = text
        self._markdown = markdown
        self._lines = [line for paragraph in paragraphs for line in paragraph]
        self._spans: list[Span] | None = None
        self.opening = opening
        said = [
            " ".join("".join(text[start:end] for start, end in line) for line in paragraph)
            for paragraph in paragraphs
        ]
        ends = list(accumulate(len(one) + 1 for one in said))
        self.script = " ".join(said)
        self.scenes = tuple((end - len(one) - 1, end - 1) for one, end in zip(said, ends, strict=True))

    def characters(self) -> Sequence[Span] | None:
        if len(self.script) > LONGEST_TEXT:
            return None
        if self._spans is None:
            self._spans = list(self._walk())
        return self._spans

    def _walk(self) -> Iterator[Span]:
        end = -1
        for line in self._lines:
            if end >= 0:
                yield Span(end, line[0].start)
            for piece in line:
                yield from (Span(at, at + 1) for at in range(*piece))
            end = line[-1].end

    def rewrite(self, start: int, end: int, replacement: str) -> str | None:
        """Within one paragraph, where what is replaced is spoken throughout and what is written is too."""
        scene = bisect_right(self.scenes, start, key=lambda scene: scene[0]) - 1
        spans = self.characters()
        if spans is None or scene < 0 or end > self.scenes[scene][1]:
            return None
        first, last = self.scenes[scene]
        if last - first > LONGEST_EDITED:
            return None
        said = self.script
        written_from = spans[start].start if start < last else spans[last - 1].end
        written_to = spans[end - 1].end if start < end else written_from
        removed = self._text[written_from:written_to]
        if removed.split() != said[start:end].split():
            return None  # a comment would go too
        before = self._text[spans[first].start : written_from]
        after = self._text[written_to : spans[last - 1].end]
        source = f"{before}{replacement}{after}"
        expected = said[first:start] + replacement + said[end:last]
        body = body_of(source, Span(0, len(source)), markdown=self._markdown)
        return replacement if body.script == expected and len(body.scenes) == 1 else None
