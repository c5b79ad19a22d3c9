"""What one pass changes, and the changes of two passes as one."""

from typing import NamedTuple


class Edit(NamedTuple):
    """One change within one pass."""

    start: int
    end: int
    spoken: str
    semiotic_class: str
    certain: bool = True
    alternatives: tuple[str, ...] = ()


def apply(text: str, edits: list[Edit]) -> str:
    """The text with its edits made."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.spoken)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def compose(middle: str, first: list[Edit], second: list[Edit]) -> list[Edit]:
    """The edits of two passes as one: `first` made `middle`, `second` are edits of `middle`.

    Edits that overlap in `middle` become one edit of the written text.
    """
    composed: list[Edit] = []
    shift = i = j = 0  # shift: offset in middle minus offset in the written text, before first[i]
    while i < len(first) or j < len(second):
        start = min(first[i].start + shift if i < len(first) else len(middle), _start(second, j, len(middle)))
        end, first_i, first_j, written_start = start, i, j, start - shift
        while True:
            if i < len(first) and (first[i].start + shift < end or (end == start == first[i].start + shift)):
                end = max(end, first[i].start + shift + len(first[i].spoken))
                shift += len(first[i].spoken) - (first[i].end - first[i].start)
                i += 1
                if end == start and first_j == j:
                    break  # a deletion: nothing of it is left to overlap
            elif j < len(second) and (second[j].start < end or end == start == second[j].start):
                end = max(end, second[j].end)
                j += 1
            else:
                break
        group = _merged(middle, start, end, first[first_i:i], second[first_j:j])
        composed.append(group._replace(start=written_start, end=end - shift))
    return composed


def _start(edits: list[Edit], i: int, last: int) -> int:
    return edits[i].start if i < len(edits) else last


def _merged(middle: str, start: int, end: int, first: list[Edit], second: list[Edit]) -> Edit:
    """One edit for a group that overlaps; a guess stays a guess when a second pass changes its words."""
    if not second:
        return first[0]
    parts: list[str] = []
    at = start
    for edit in second:
        parts += (middle[at : edit.start], edit.spoken)
        at = edit.end
    spoken = "".join([*parts, middle[at:end]])
    if not first and len(second) == 1:
        return second[0]
    leading = next((edit for edit in (*first, *second) if edit.semiotic_class != "symbol"), second[0])
    certain = all(edit.certain for edit in (*first, *second))
    return Edit(start, end, spoken, leading.semiotic_class, certain, ())
