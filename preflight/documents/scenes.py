"""A script's paragraphs: each is the narration of one scene."""

from __future__ import annotations

import re

_PARAGRAPH = re.compile(r"[^\s](?:.*[^\s])?(?:[ \t\r\f\v]*\n[ \t\r\f\v]*[^\s](?:.*[^\s])?)*")


def scenes_of(script: str) -> tuple[tuple[int, int], ...]:
    """The paragraphs of a script as ranges in code points, without the blanks around them.

    Blank lines divide them.
    """
    if "\n" not in script:
        start = len(script) - len(script.lstrip())
        end = len(script.rstrip())
        return ((start, end),) if start < end else ()
    return tuple(paragraph.span() for paragraph in _PARAGRAPH.finditer(script))
