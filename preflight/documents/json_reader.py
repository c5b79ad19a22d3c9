"""The careful way through JSON: every fault with its place and its remedy, and what can still be read.

What people write instead of JSON (a comma too many, Python's words, comments, other quotes) is
recognised, reported and read as it was meant, so that the rest of the payload is checked too.
"""

from __future__ import annotations

from typing import Any

from preflight.documents import json_text
from preflight.documents.json_cursor import StopReadingError
from preflight.documents.json_scalars import NUMBER_LIKE, QUOTES, WORD, JsonScalars
from preflight.documents.places import Place


class JsonReader(JsonScalars):
    """Reads one value with the places of all its parts."""

    def read(self) -> tuple[Any, Place] | None:
        """The value and its place; None if it cannot be read. `faults` says what is wrong with it."""
        try:
            self._skip()
            value, place = self._value(1)
        except StopReadingError:
            return None
        try:
            self._skip()
            if self._at < self._end:
                self._fault(
                    self._at,
                    self._at + 1,
                    "something follows the end of the payload",
                    "remove it; several payloads go into an array, [{…}, {…}], "
                    "or one a line into a .jsonl file",
                )
        except StopReadingError:
            pass
        return value, place

    def _value(self, depth: int) -> tuple[Any, Place]:
        self._nodes += 1
        start = self._at
        if self._nodes > self._limits.nodes:
            raise self._stop(start, start + 1, f"more than {self._limits.nodes:,} values", "split the file")
        char = self._text[start] if start < self._end else ""
        if char in ("{", "["):
            if depth > self._limits.depth:
                raise self._stop(
                    start,
                    start + 1,
                    f"objects and arrays are nested more than {self._limits.depth} deep",
                    "a payload needs no more than five levels",
                )
            return self._object(depth) if char == "{" else self._array(depth)
        if char in QUOTES:
            return self._string()
        if number := NUMBER_LIKE.match(self._text, start, self._end):
            return self._number(number.group())
        if word := WORD.match(self._text, start, self._end):
            return self._word(word.group())
        raise self._no_value(char)

    def _no_value(self, char: str) -> StopReadingError:
        at = self._at
        if not char:
            raise self._stop(
                at, at, "the text ends where a value is expected", "write the rest of the payload"
            )
        if char in ",}]":
            return self._stop(at, at + 1, f"a value is missing before {char}", "write it, or remove its name")
        raise self._stop(
            at, at + 1, f"{char!r} starts no value", "remove it, or put the text in double quotes"
        )

    def _object(self, depth: int) -> tuple[Any, Place]:
        start = self._at
        self._at += 1
        value: dict[str, Any] = {}
        places: dict[str, tuple[Place, Place]] = {}
        while self._skip() != "}":
            name, name_place = self._name(start)
            if name in value:
                self._fault(
                    *name_place.span,
                    f"{json_text.shown(name)} is given twice in one object",
                    f"remove one; the other is in line {self._line(places[name][0].start)}",
                )
            self._colon(name)
            value[name], place = self._value(depth + 1)
            places[name] = (name_place, place)
            if not self._comma("}", start):
                break
        self._at += 1
        return value, Place(start, self._at, members=places)

    def _array(self, depth: int) -> tuple[Any, Place]:
        start = self._at
        self._at += 1
        values: list[Any] = []
        places: list[Place] = []
        while self._skip() != "]":
            value, place = self._value(depth + 1)
            values.append(value)
            places.append(place)
            if not self._comma("]", start):
                break
        self._at += 1
        return values, Place(start, self._at, items=places)

    def _name(self, opening: int) -> tuple[str, Place]:
        char = self._text[self._at] if self._at < self._end else ""
        if char in QUOTES:
            return self._string()
        if word := WORD.match(self._text, self._at, self._end):
            self._fault(*word.span(), "a name must stand in double quotes", f'write "{word.group()}"')
            self._at = word.end()
            return word.group(), Place(*word.span())
        if not char:
            raise self._unclosed("}", opening)
        if char == ",":
            raise self._stop(self._at, self._at + 1, "a comma too many", "remove it")
        raise self._stop(
            self._at, self._at + 1, "a name in double quotes is expected here", "remove what is here"
        )

    def _colon(self, name: str) -> None:
        char = self._skip()
        if char == ":":
            self._at += 1
        elif char and char not in ",}]=":
            self._fault(
                self._at, self._at + 1, f"a colon is missing after {json_text.shown(name)}", "write : here"
            )
        else:
            raise self._stop(
                self._at,
                self._at + 1,
                f"a colon and a value are missing after {json_text.shown(name)}",
                'a field is written "name": value',
            )
        self._skip()

    def _comma(self, closing: str, opening: int) -> bool:
        """Whether another member or element follows."""
        before = self._at
        char = self._skip()
        if char == closing:
            return False
        if char != ",":
            self._no_comma(char, before, closing, opening)
            return True
        comma = self._at
        self._at += 1
        if self._skip() == closing:
            self._fault(comma, comma + 1, f"a comma too many before {closing}", "remove it")
            return False
        return True

    def _no_comma(self, char: str, before: int, closing: str, opening: int) -> None:
        if not char:
            raise self._unclosed(closing, opening)
        if char in "}]":
            raise self._stop(
                self._at,
                self._at + 1,
                f"{char} stands where {closing} is expected",
                f"close the {self._text[opening]} of line {self._line(opening)} first",
            )
        self._fault(before, before + 1, "a comma is missing here", "write a comma between the values")

    def _unclosed(self, closing: str, opening: int) -> StopReadingError:
        return self._stop(
            self._at,
            self._at,
            f"the {self._text[opening]} of line {self._line(opening)} is never closed",
            f"write {closing} at its end",
        )
