"""JSON as our reports write it: nothing in it steers a terminal, ends a line or defies UTF-8."""

import json

from preflight.reports.commands import bracketless
from preflight.reports.visible import hidden, is_visible

_NUMBER_SIGNS = r"#\\u0023"  # as a pattern's replacement


def dumps(value: object) -> str:
    """Write one line of JSON; hidden characters and lone surrogates stand as `\\uXXXX` escapes.

    Who reads the JSON gets the very characters back.
    """
    text = bracketless(json.dumps(value, ensure_ascii=False), _NUMBER_SIGNS)
    if is_visible(text):
        return text
    return "".join(_escape(character) if hidden(character) else character for character in text)


def _escape(character: str) -> str:
    return f"\\u{ord(character):04x}" if character < "\x80" else json.dumps(character)[1:-1]


def one_a_line(rows: list[str], *, indent: str) -> str:
    """Lay out the members of an array one a line, for diffs and `grep`."""
    if not rows:
        return "[]"
    inner = f",\n{indent} ".join(rows)
    return f"[\n{indent} {inner}\n{indent}]"
