"""The source line of a finding, clipped around the fault, with the columns to underline."""

from dataclasses import dataclass

from preflight.findings import Excerpt, Finding
from preflight.reports.visible import cells, mark

_TAB_STOP = 4  # columns
_CONTEXT = 16  # columns kept left of a fault that is itself too long for the line


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """One line to show; the fault stands in `fault`, its underline begins at column `indent`."""

    before: str
    fault: str
    after: str
    indent: int  # 0-based, terminal columns
    length: int  # terminal columns, at least 1

    @property
    def text(self) -> str:
        """The whole line."""
        return self.before + self.fault + self.after


def snippet(finding: Finding, width: int, *, unicode: bool = True) -> Snippet | None:
    """Show a finding's first line in `width` columns; None where the file gave none."""
    excerpt = finding.excerpt
    if excerpt is None:
        return None
    pieces = _pieces(excerpt.text, unicode=unicode)
    ellipsis = "…" if unicode else "..."
    start, end = fault_range(finding, excerpt)
    left, right = _window(list(map(cells, pieces)), start, end, excerpt, width, cells(ellipsis))
    start, end = min(start, right), min(end, right)
    before = "".join(pieces[left:start])
    if left or excerpt.clipped_left:
        before = ellipsis + before
    after = "".join(pieces[end:right])
    if right < len(pieces) or excerpt.clipped_right:
        after += ellipsis
    return _underlined(before, "".join(pieces[start:end]), after)


def fault_range(finding: Finding, excerpt: Excerpt) -> tuple[int, int]:
    """Give the part of the excerpt's text that is at fault, as 0-based offsets, end exclusive."""
    size = len(excerpt.text)
    start = min(max(finding.column - excerpt.column, 0), size)
    if finding.end_line > finding.line:
        return start, size
    return start, min(max(finding.end_column - excerpt.column, start), size)


def _underlined(before: str, fault: str, after: str) -> Snippet:
    indent, length = cells(before), cells(fault)
    if fault and not length and indent:  # a lone combining mark is drawn over what stands before it
        indent -= 1
    return Snippet(before=before, fault=fault, after=after, indent=indent, length=max(length, 1))


def _pieces(text: str, *, unicode: bool) -> list[str]:
    """Show each character by itself, tabs up to the next stop."""
    pieces: list[str] = []
    column = 0
    for character in text:
        tab = " " * (_TAB_STOP - column % _TAB_STOP)
        piece = tab if character == "\t" else mark(character, unicode=unicode)
        pieces.append(piece)
        column += cells(piece)
    return pieces


def _window(
    widths: list[int], start: int, end: int, excerpt: Excerpt, width: int, ellipsis: int
) -> tuple[int, int]:
    """Choose which pieces fit: some context, the fault, then left and right of it in turn."""
    marks = ellipsis * (excerpt.clipped_left + excerpt.clipped_right)
    if sum(widths) + marks <= width:
        return 0, len(widths)
    room = width - 2 * ellipsis
    context = min(_CONTEXT, room // 3)
    left = right = start
    while left > 0 and widths[left - 1] <= context:
        left -= 1
        context -= widths[left]
        room -= widths[left]
    while right < end and widths[right] <= room:
        room -= widths[right]
        right += 1
    return _widen(widths, left, right, room) if right == end else (left, right)


def _widen(widths: list[int], left: int, right: int, room: int) -> tuple[int, int]:
    grown = True
    while grown:
        grown = False
        if right < len(widths) and widths[right] <= room:
            room -= widths[right]
            right += 1
            grown = True
        if left > 0 and widths[left - 1] <= room:
            left -= 1
            room -= widths[left]
            grown = True
    return left, right
