"""JSON and JSON Lines files: which payloads they hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from preflight.documents.json_fast import fast_value
from preflight.documents.json_reader import JsonReader
from preflight.documents.model import MOST_FAULTS, Fault, Limits, Reading, not_an_object
from preflight.documents.payload import Payload
from preflight.documents.places import NOWHERE, Place, Span


class _Collector:
    """The payloads and faults of one text, in their order."""

    def __init__(self, text: str, limits: Limits) -> None:
        self._text = text
        self._limits = limits
        self.payloads: list[Payload] = []
        self.faults: list[Fault] = []

    def value(self, start: int, end: int) -> Any:
        """The value of `text[start:end]`, or `_UNREADABLE`."""
        try:
            return fast_value(self._text[start:end], self._limits)
        except (ValueError, StopIteration, RecursionError):
            reader = JsonReader(self._text, start, end, self._limits)
            read = reader.read()
            self.faults.extend(reader.faults)
            return read[0] if read else _UNREADABLE

    def root(self, start: int, end: int) -> Callable[[], Place]:
        """Finds the places of that value, once, when first called."""

        @cache
        def find() -> Place:
            read = JsonReader(self._text, start, end, self._limits, quiet=True).read()
            return read[1] if read else NOWHERE

        return find

    def add(self, value: Any, index: int, pointer: str, place: Callable[[], Place]) -> None:
        if isinstance(value, dict):
            self.payloads.append(Payload(data=value, index=index, pointer=pointer))
        else:
            self.faults.append(not_an_object(value, place().span))

    def reading(self, locate: Callable[[Payload], Place]) -> Reading:
        return Reading(payloads=tuple(self.payloads), faults=tuple(self.faults), locate=locate)


_UNREADABLE: Any = object()


def read_json(text: str, limits: Limits) -> Reading:
    """One payload, or an array of them."""
    if _is_blank(text):
        return _empty("a payload is an object, {…}, or an array of them")
    found = _Collector(text, limits)
    value = found.value(0, len(text))
    root = found.root(0, len(text))
    if isinstance(value, list):
        return _read_array(found, value, root)
    if value is not _UNREADABLE:
        found.add(value, 0, "", root)
    return found.reading(lambda _: root())


def _read_array(found: _Collector, values: list[Any], root: Callable[[], Place]) -> Reading:
    if not values:
        found.faults.append(
            _nothing(root().span, "the array holds no payload", "write at least one object into it")
        )
    for index, value in enumerate(values):
        found.add(value, index, f"/{index}", partial(_element, root, index))
    return found.reading(lambda payload: _element(root, payload.index))


def read_json_lines(text: str, limits: Limits) -> Reading:
    """One payload a line; blank lines are passed over and a faulty line spoils no other."""
    if _is_blank(text):
        return _empty("each line holds one payload, {…}")
    found = _Collector(text, limits)
    roots: list[Callable[[], Place]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if len(found.faults) > MOST_FAULTS:
            break
        if not _is_blank(line):
            root = found.root(start, end)
            value = found.value(start, end)
            if value is not _UNREADABLE:
                found.add(value, len(roots), "", root)
            roots.append(root)
        start = end + 1
    return found.reading(lambda payload: roots[payload.index]())


def _element(root: Callable[[], Place], index: int) -> Place:
    items = root().items
    return items[index] if items else NOWHERE


def _is_blank(text: str) -> bool:
    return not text.strip(" \t\r\n")


def _empty(help_: str) -> Reading:
    return Reading(faults=(_nothing(Span(0, 0), "the file is empty", help_),))


def _nothing(span: Span, message: str, help_: str) -> Fault:
    return Fault(start=span.start, end=span.end, message=message, help=help_)
