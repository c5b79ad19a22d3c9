"""JSON texts, character by character: what an escape means, where it stands, how it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from preflight.documents.places import LONGEST_TEXT, Span

STAND_IN = "\N{REPLACEMENT CHARACTER}"  # for half of a surrogate pair, which is no character

_PIECE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # a surrogate pair: one character
    r"|\\u[0-9a-fA-F]{4}|\\.|[^\\]|\\",
    re.DOTALL,
)
_SIMPLE = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JsonText:
    """A JSON text or name as it stands in `source[start:end]`, its quotes included."""

    __slots__ = ("_end", "_source", "_spans", "_start")

    def __init__(self, source: str, start: int, end: int) -> None:
        self._source = source
        self._start = start
        self._end = end
        self._spans: Sequence[Span] | None = None

    @property
    def opening(self) -> int:
        return self._start + 1

    def characters(self) -> Sequence[Span] | None:
        if self._end - self._start > LONGEST_TEXT:
            return None
        if self._spans is None:
            first, last = self._start + 1, self._end - 1
            self._spans = [Span(*piece.span()) for piece in _PIECE.finditer(self._source, first, last)]
        return self._spans

    def rewrite(self, start: int, end: int, replacement: str) -> str | None:
        if self._source[self._start] != '"':
            return None
        spans = self.characters()
        if spans is None:
            return None
        raw = self._source[self._start + 1 : self._end - 1]
        # A file that spells what is not ASCII keeps to that.
        spelled = "\\u" in raw and raw.isascii()
        written = json.dumps(replacement, ensure_ascii=spelled)[1:-1]
        # Only neighbours matter: two halves may come to stand together.
        before, after = (
            "".join(self._source[first:last] for first, last in near)
            for near in (spans[max(start - 1, 0) : start], spans[end : end + 1])
        )
        expected = f"{decode(before)[0]}{replacement}{decode(after)[0]}"
        value, _ = decode(before + written + after)
        return written if value == expected and not halves(replacement) else None

    def value(self) -> str:
        """The decoded text, with stand-ins for what is no character."""
        return decode(self._source[self._start + 1 : self._end - 1])[0]


def shown(text: str, most: int = 40) -> str:
    """A name as messages show it: quoted, short, and nothing in it but what can be seen."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return json.dumps(cut, ensure_ascii=not cut.isprintable())


def halves(text: str) -> list[int]:
    """The offsets of surrogates that have no partner."""
    return [at for at, char in enumerate(text) if "\ud800" <= char <= "\udfff"]


def decode(raw: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The value of what stands between quotes, and its faults as ranges of `raw` with a reason."""
    decoded: list[str] = []
    faults: list[tuple[int, int, str]] = []
    for piece in _PIECE.finditer(raw):
        char, reason = _decode_piece(piece.group())
        decoded.append(char)
        if reason:
            faults.append((*piece.span(), reason))
    return "".join(decoded), faults


def _decode_piece(piece: str) -> tuple[str, str]:
    """The character that `piece` stands for, and why it may not stand so."""
    if len(piece) == 1:
        return (piece, CONTROL) if piece < " " or piece == "\\" else (piece, "")
    if len(piece) == 2:
        known = _SIMPLE.get(piece[1])
        return (known, "") if known is not None else (piece[1], ESCAPE)
    if len(piece) == 12:
        high, low = int(piece[2:6], 16), int(piece[8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)), ""
    code = int(piece[2:], 16)
    return (STAND_IN, HALF) if 0xD800 <= code <= 0xDFFF else (chr(code), "")


CONTROL, ESCAPE, HALF = "control", "escape", "half"
