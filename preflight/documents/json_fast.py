"""The quick way through JSON: the value when nothing at all is odd, else nothing."""

from __future__ import annotations

import json
from typing import Any

from preflight.documents.kinds import LIMITS, Limits

_INFINITIES = (float("inf"), float("-inf"))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError
    return members


def _number(digits: str) -> float:
    number = float(digits)
    if number in _INFINITIES:
        raise ValueError
    return number


def _constant(name: str) -> None:
    raise ValueError


_decoder: Any = json.JSONDecoder(object_pairs_hook=_object, parse_float=_number, parse_constant=_constant)
_scan = _decoder.scan_once


def fast_json(data: bytes, limits: Limits = LIMITS) -> tuple[str, Any] | None:
    """The text and the value of a JSON file: an object, or an array of objects and not empty.

    None if anything is odd, a fault or only a byte order mark; then `read` says what.
    """
    if len(data) > limits.size_bytes:
        return None
    try:
        text = data.decode()
        value = fast_value(text, limits)
    except (ValueError, StopIteration, RecursionError):
        return None
    if type(value) is not dict and (type(value) is not list or not value or not _all_objects(value)):
        return None
    return text, value


def fast_value(text: str, limits: Limits) -> Any:
    """The value of a text that holds one JSON value within the limits and blanks around it.

    Raises ValueError, StopIteration or RecursionError for anything else.
    """
    start = 0 if text[:1] in ("{", "[") else len(text) - len(text.lstrip(" \t\r\n"))
    value, end = _scan(text, start)
    if end != len(text) and text[end:].strip(" \t\r\n"):
        raise ValueError
    if "\\ud" in text or "\\uD" in text:  # surrogates, perhaps without partners
        raise ValueError
    openings = text.count("{") + text.count("[")
    if openings > limits.depth and _depth(value) > limits.depth:
        raise ValueError
    if len(text) > limits.nodes and openings + text.count(",") >= limits.nodes:
        raise ValueError
    return value


def _all_objects(values: list[Any]) -> bool:
    return all(type(value) is dict for value in values)


def _depth(value: Any) -> int:
    """How many objects and arrays stand inside one another."""
    depth = 0
    level = [value] if isinstance(value, (dict, list)) else []
    while level:
        depth += 1
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (dict, list))
        ]
    return depth
