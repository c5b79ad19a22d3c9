"""Regular expressions that are compiled when first needed.

Compiling a language's patterns takes longer than reading a line with them, and a line needs few.
"""

import re
from collections.abc import Callable
from typing import Any


class Lazy:
    """A pattern with the methods of `re.Pattern` that rules use."""

    __slots__ = ("_flags", "_source", "findall", "match", "search")

    findall: Callable[..., list[Any]]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Reached only while the slot is empty."""
        if name not in ("findall", "match", "search"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        self.findall, self.match, self.search = compiled.findall, compiled.match, compiled.search
        return getattr(self, name)
