"""Numbers as written: their shape in a language, and the bridge to num2words."""

import importlib
import re
import sys
from collections.abc import Callable
from functools import lru_cache
from types import ModuleType
from typing import Any, NamedTuple

from preflight.speech.characters import FRACTIONS

MOST_DIGITS = 15  # longer runs are codes, read digit by digit


class Number(NamedTuple):
    """A written number: "1,250", "2.5", "3 1/2", "3½", ".5"; the sign is not part of it."""

    end: int  # exclusive, in the scanned text
    digits: str  # whole part without separators, "" when there is none (".5", "½")
    decimals: str = ""
    fraction: tuple[int, int] | None = None  # numerator, denominator
    grouped: bool = False  # had thousands separators

    @property
    def whole(self) -> int:
        return int(self.digits) if self.digits and len(self.digits) <= MOST_DIGITS else 0

    @property
    def is_plain(self) -> bool:
        """A whole number."""
        return not self.decimals and self.fraction is None

    @property
    def is_one(self) -> bool:
        return self.digits == "1" and self.is_plain


def full_year(written: str) -> int:
    """The year of two or four digits; two are those of 1950 to 2049."""
    value = int(written)
    return value if len(written) == 4 else value + (2000 if value < 50 else 1900)


class NumberFormat:
    """How a language writes numbers: its thousands separators and its decimal sign."""

    def __init__(self, *, thousands: str, decimal: str) -> None:
        group, point = re.escape(thousands), re.escape(decimal)
        self.source = (  # usable inside larger patterns; has no groups
            rf"(?:\d{{1,3}}(?:[{group}]\d{{3}}){{1,5}}+(?!\d)|\d++)(?:{point}\d++)?"
        )
        self._thousands, self._decimal = thousands, decimal
        vulgar = "".join(FRACTIONS)
        self._pattern = re.compile(
            rf"(?:(\d{{1,3}}(?:[{group}]\d{{3}}){{1,5}}+(?!\d)|\d++)?(?:{point}(\d++))?)"
            rf"(?:[ -]?([{vulgar}])|[ -](\d{{1,2}})/(\d{{1,2}})(?![\d/]))?"
        )

    def match(self, text: str, at: int) -> Number | None:
        """The number that starts at `at`; a lone fraction "1/2" is the number 1."""
        match = self._pattern.match(text, at)
        if match is None or match.end() == at:
            return None
        whole, decimals, vulgar, top, bottom = match.groups()
        end, fraction = match.end(), None
        if vulgar:
            fraction = FRACTIONS[vulgar]
        elif top:
            if whole and 0 < int(top) < int(bottom):
                fraction = (int(top), int(bottom))
            else:
                end = match.start(4) - 1
        digits = "".join(char for char in whole or "" if char.isdecimal())
        grouped = whole is not None and len(digits) != len(whole)
        return Number(end, digits, decimals or "", fraction, grouped)


# ---------------------------------------------------------------- num2words

_PARENT = "preflight.speech._num2words"


@lru_cache(64)
def converter(language: str) -> Any:
    """The num2words converter of a language, e.g. "fr", without loading the other fifty.

    The package's own `__init__` imports every language (a tenth of a second on a slow machine),
    so its modules are loaded under a private parent that has the same path.
    """
    if _PARENT not in sys.modules:
        from importlib.util import find_spec

        spec = find_spec("num2words")
        parent = ModuleType(_PARENT)
        parent.__path__ = list((spec.submodule_search_locations if spec else None) or [])
        sys.modules[_PARENT] = parent
    name = language.upper()
    return getattr(importlib.import_module(f"{_PARENT}.lang_{name}"), f"Num2Word_{name}")()


@lru_cache(64)
def speller(language: str, to: str = "cardinal") -> Callable[[int], str]:
    """`int -> words` of num2words, kept for numbers seen before; `to` is "cardinal" or "ordinal"."""
    method = getattr(converter(language), f"to_{to}")

    @lru_cache(4096)
    def spell(value: int) -> str:
        return str(method(value))

    return spell
