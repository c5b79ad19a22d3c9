"""How each style of YAML scalar spells its characters, with the place of each.

Follows libyaml's scanner, so that what is computed here can be compared with what it read.
Offsets are code points into the text given.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_BREAK = r"(?:\r\n|\n|\r)"
_FOLD = rf"[ \t]*(?:{_BREAK}[ \t]*)+"
BREAK = re.compile(_BREAK)
_FLOW = {
    "": re.compile(rf"(?P<fold>{_FOLD})|(?P<blanks>[ \t]+)|(?P<char>.)", re.DOTALL),
    "'": re.compile(rf"(?P<fold>{_FOLD})|(?P<blanks>[ \t]+)|(?P<char>''|.)", re.DOTALL),
    '"': re.compile(
        rf"(?P<joint>\\{_BREAK}[ \t]*(?:{_BREAK}[ \t]*)*)|(?P<fold>{_FOLD})|(?P<blanks>[ \t]+)"
        r"|(?P<char>\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\.|.)",
        re.DOTALL,
    ),
}
_HEADER = re.compile(rf"[|>](?P<signs>[-+0-9]*)[ \t]*(?:#[^\r\n]*)?(?:{_BREAK}|\Z)")
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", " ": " ", '"': '"', "'": "'", "/": "/", "\\": "\\",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class Spelled(NamedTuple):
    """One character of the value and the range of the text that spells it."""

    char: str
    start: int
    end: int


def spell_flow(text: str, start: int, end: int, style: str) -> list[Spelled]:
    """A plain ("") or quoted scalar; `start` and `end` leave the quotes out."""
    spelled: list[Spelled] = []
    for piece in _FLOW[style].finditer(text, start, end):
        if piece.lastgroup == "char":
            spelled.append(Spelled(_char(piece.group(), style), *piece.span()))
        elif (
            piece.lastgroup == "blanks"
        ):  # taken at once: a long run must not be tried again from each of its blanks
            spelled.extend(Spelled(text[at], at, at + 1) for at in range(*piece.span()))
        else:
            spelled.extend(_fold(text, *piece.span(), joint=piece.lastgroup == "joint"))
    return spelled


def _char(piece: str, style: str) -> str:
    if len(piece) == 1:
        return piece
    if style == "'":
        return "'"
    if len(piece) == 2:
        return _ESCAPES.get(piece[1], piece[1])
    code = int(piece[2:], 16)
    return chr(code) if code <= 0x10FFFF else "\N{REPLACEMENT CHARACTER}"


def _fold(text: str, start: int, end: int, *, joint: bool) -> list[Spelled]:
    """One line break is a blank, more are line breaks but for the first; an escaped one is nothing."""
    breaks = [found.start() for found in BREAK.finditer(text, start, end)]
    if len(breaks) == 1:
        return [] if joint else [Spelled(" ", start, end)]
    starts = [start, *breaks[2:]]
    return [Spelled("\n", first, last) for first, last in zip(starts, [*starts[1:], end], strict=True)]


class Header(NamedTuple):
    """The first line of a block scalar."""

    folded: bool
    chomping: str  # "-" none of the last line breaks, "" the first of them, "+" all
    indented: bool  # the indentation is given as a number
    body: int  # the offset at which the lines start


def block_header(text: str, start: int) -> Header:
    """Read `|2-` and the like at `start`."""
    found = _HEADER.match(text, start)
    signs = found["signs"] if found else ""
    chomping = next((sign for sign in signs if sign in "-+"), "")
    indented = any(sign.isdigit() for sign in signs)
    return Header(text[start] == ">", chomping, indented, found.end() if found else len(text))


def block_indent(text: str, start: int, end: int) -> int:
    """The indentation of a block scalar's lines, found as libyaml finds it; -1 where it refuses."""
    deepest = 0
    at = start
    while at < end:
        first = at
        while at < end and text[at] == " ":
            at += 1
        deepest = max(deepest, at - first)
        if at < end and text[at] == "\t":
            return -1
        found = BREAK.match(text, at, end)
        if not found:
            break
        at = found.end()
    return max(deepest, 1)


def spell_block(text: str, header: Header, end: int, indent: int) -> list[Spelled]:
    """A literal or folded scalar whose lines are indented by `indent`."""
    return _Block(text, header, end, indent).spell()


class _Block:
    """The loop of `yaml_parser_scan_block_scalar`, with offsets."""

    def __init__(self, text: str, header: Header, end: int, indent: int) -> None:
        self._text = text
        self._header = header
        self._end = end
        self._indent = indent
        self._at = header.body
        self._column = 0  # after the indentation of a line
        self._spelled: list[Spelled] = []
        self._pending: int | None = None  # where a folded line break, which leaves no character, stands

    def spell(self) -> list[Spelled]:
        leading: Spelled | None = None
        trailing = self._breaks()
        was_blank = False
        while self._at < self._end and self._column == self._indent:
            is_blank = self._text[self._at] in " \t"
            if leading and self._header.folded and not was_blank and not is_blank:
                self._fold(leading, trailing)
            elif leading:
                self._add(leading)
            for found in trailing:
                self._add(found)
            was_blank = is_blank
            leading = self._line()
            trailing = self._breaks()
        if leading and self._header.chomping != "-":
            self._add(leading)
        if self._header.chomping == "+":
            for found in trailing:
                self._add(found)
        return self._joined()

    def _fold(self, leading: Spelled, trailing: list[Spelled]) -> None:
        if trailing:
            self._pending = leading.start
        else:
            self._add(Spelled(" ", leading.start, leading.end))

    def _add(self, spelled: Spelled) -> None:
        if self._pending is not None:
            spelled = spelled._replace(start=self._pending)
            self._pending = None
        self._spelled.append(spelled)

    def _line(self) -> Spelled | None:
        """Take the rest of the line; return its line break."""
        found = BREAK.search(self._text, self._at, self._end)
        last = found.start() if found else self._end
        self._spelled.extend(Spelled(self._text[at], at, at + 1) for at in range(self._at, last))
        self._at = found.end() if found else last
        return Spelled("\n", *found.span()) if found else None

    def _breaks(self) -> list[Spelled]:
        """Pass over indentation and empty lines; return the line breaks of the latter."""
        breaks: list[Spelled] = []
        while True:
            start = self._at
            last = min(start + self._indent, self._end)
            while self._at < last and self._text[self._at] == " ":
                self._at += 1
            self._column = self._at - start
            found = BREAK.match(self._text, self._at, self._end)
            if not found:
                return breaks
            breaks.append(Spelled("\n", *found.span()))
            self._at = found.end()

    def _joined(self) -> list[Spelled]:
        """The same, a line break reaching over the indentation up to the next character."""
        joined = [
            one._replace(end=following.start) if one.end < following.start else one
            for one, following in pairwise(self._spelled)
        ]
        return [*joined, *self._spelled[-1:]]
