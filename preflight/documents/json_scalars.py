"""JSON's scalars, and what people write in their stead."""

from __future__ import annotations

import math
import re
from typing import Any

from preflight.documents import json_text
from preflight.documents.json_cursor import JsonCursor
from preflight.documents.json_text import JsonText
from preflight.documents.places import Place, Span

QUOTES = ('"', "'", "“", "”", "„", "‟")

_QUOTED = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_SINGLE_QUOTED = re.compile(r"'[^'\\\n]*(?:\\.[^'\\\n]*)*'")
_CURLY_QUOTED = re.compile(r"[“”„‟][^“”„‟\"\n]*[“”„‟\"]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
NUMBER_LIKE = re.compile(r"[-+.]?[0-9.][\w.+-]*|-Infinity\b")
WORD = re.compile(r"[^\W\d][\w$-]*|\$[\w$]+")

_LITERALS: dict[str, Any] = {"true": True, "false": False, "null": None}
_FOREIGN: dict[str, tuple[Any, str]] = {
    "True": (True, "true"),
    "TRUE": (True, "true"),
    "False": (False, "false"),
    "FALSE": (False, "false"),
    "None": (None, "null"),
    "NULL": (None, "null"),
    "Null": (None, "null"),
    "undefined": (None, "null"),
}
_NOT_FINITE = ("NaN", "Infinity", "-Infinity", "nan", "inf")
_TEXT_FAULTS = {
    json_text.CONTROL: (
        "a control character stands inside a text",
        "write it as an escape (a line break is \\n, a tab is \\t) or remove it",
    ),
    json_text.ESCAPE: (
        "this is not an escape that JSON knows",
        'write \\\\ for a backslash; JSON has \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits',
    ),
    json_text.HALF: (
        "this escape is half of a surrogate pair, which is no character",
        "write the character itself, or both halves",
    ),
}


class JsonScalars(JsonCursor):
    """Reads a text, a number or a word where the cursor stands."""

    def _string(self) -> tuple[str, Place]:
        start = self._at
        if self._text[start] != '"':
            return self._foreign_string(start)
        quoted = _QUOTED.match(self._text, start, self._end)
        if not quoted or ("\n" in quoted.group() and not self._ends_text(quoted.end())):
            line_end = self._text.find("\n", start, self._end)
            raise self._stop(
                start,
                line_end if line_end >= 0 else self._end,
                "the quotation mark of this text is never closed",
                'write " at its end; a quotation mark inside is \\"',
            )
        self._at = quoted.end()
        value, place = quoted.group()[1:-1], Place(start, self._at)
        place.writing = JsonText(self._text, start, self._at)
        if "\\" in value or not value.isprintable():
            value = self._decoded(value, start + 1)
        return value, place

    def _ends_text(self, at: int) -> bool:
        return self._text[at : at + 40].lstrip()[:1] in (",", ":", "}", "]", "")

    def _decoded(self, raw: str, start: int) -> str:
        value, faults = json_text.decode(raw)
        for first, last, reason in faults:
            self._fault(start + first, start + last, *_TEXT_FAULTS[reason])
        return value

    def _foreign_string(self, start: int) -> tuple[str, Place]:
        """A text in quotes that JSON does not know, read as it was meant."""
        pattern = _SINGLE_QUOTED if self._text[start] == "'" else _CURLY_QUOTED
        quoted = pattern.match(self._text, start, self._end)
        if not quoted:
            raise self._stop(start, start + 1, "a text stands in double quotes in JSON", 'write " around it')
        self._fault(
            *quoted.span(),
            f"a text stands in double quotes in JSON, not {self._text[start]}",
            'write " instead',
        )
        self._at = quoted.end()
        writing = JsonText(self._text, start, self._at)
        return writing.value(), Place(start, self._at, writing=writing)

    def _number(self, written: str) -> tuple[Any, Place]:
        start = self._at
        self._at += len(written)
        place = Place(start, self._at)
        strict = _NUMBER.fullmatch(written)
        if not strict:
            self._odd_number(written, place.span)
            return None, place
        if strict[1] is None and strict[2] is None:
            return self._integer(written, place.span), place
        number = float(written)
        if math.isinf(number):
            self._fault(*place.span, "this number is too large", "no field takes such a number")
            return None, place
        return number, place

    def _integer(self, written: str, span: Span) -> int | None:
        try:
            return int(written)
        except ValueError:  # more digits than Python converts
            self._fault(*span, f"this number has {len(written):,} digits", "no field takes such a number")
            return None

    def _odd_number(self, written: str, span: Span) -> None:
        if written in _NOT_FINITE:
            self._fault(*span, f"{written} is not a number in JSON", "write a number, or remove the field")
            return
        self._fault(
            *span,
            f"{json_text.shown(written)} is not written as a number in JSON",
            "no + and no zeros in front, digits on both sides of the point; a text stands in double quotes",
        )

    def _word(self, word: str) -> tuple[Any, Place]:
        start = self._at
        self._at += len(word)
        place = Place(start, self._at)
        if word in _LITERALS:
            return _LITERALS[word], place
        if word in _FOREIGN:
            value, json_word = _FOREIGN[word]
            self._fault(*place.span, f"{word} is not JSON", f"write {json_word}")
            return value, place
        if word in _NOT_FINITE:
            self._odd_number(word, place.span)
            return None, place
        raise self._stop(
            *place.span, f"{json_text.shown(word)} stands without quotes", "put a text in double quotes"
        )
