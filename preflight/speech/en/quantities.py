"""How much: a number or a range of numbers with its signs, and the unit after it."""

import re
from typing import NamedTuple

from preflight.speech.characters import FRACTIONS as FRACTIONS
from preflight.speech.en import spelling
from preflight.speech.model import Style
from preflight.speech.numbers import Number, NumberFormat
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Scan

ENGLISH = NumberFormat(thousands=",", decimal=".")
_TO = Lazy(r"[ \t]{0,2}(?:-{1,2}|–|—|~|to)[ \t]{0,2}(?=[.]?\d|[½¼¾⅓⅔])", re.ASCII)
_DASHES = "-–—~t"  # signs of a range, or the first letter of "to"
_ENDS = " -,."  # what ends a whole number unless a figure follows
_TIGHT = Lazy(r"-\d")


class Quantity(NamedTuple):
    """ "±10-12+": one number, or two that span a range."""

    end: int
    low: Number
    high: Number | None = None
    plus: bool = False  # "+" after it
    about: bool = False  # "+/-" after it

    @property
    def is_one(self) -> bool:
        return self.high is None and not self.plus and self.low.is_one

    @property
    def is_small(self) -> bool:
        """At most one: "half a mile", "zero point three miles" differ by wording, not by number."""
        return self.high is None and self.low.whole == 0


def parse(scan: Scan, at: int) -> Quantity | None:
    """The quantity whose first digit stands at `at`; kept, for every rule asks."""
    if scan.memo[0] == at:
        return scan.memo[1]  # type: ignore[return-value]
    found = _parse(scan, at)
    scan.memo = (at, found)
    return found


def _parse(scan: Scan, at: int) -> Quantity | None:
    text, end = scan.text, scan.digits_end(at)
    after, beyond = text[end : end + 1], text[end + 1 : end + 2]
    if end > at and (after.isalpha() or (after in _ENDS and not (beyond.isdecimal() or beyond in FRACTIONS))):
        low: Number | None = Number(end, text[at:end])
    else:
        low = _spaced(scan, at) or parse_number(text, at)
    if low is None:
        return None
    end, high = low.end, None
    after, beyond = text[end : end + 1], text[end + 1 : end + 2]
    to = (
        _TO.match(text, end)
        if after in _DASHES or (after in " \t" and (beyond in _DASHES or beyond in " \t"))
        else None
    )
    if to is not None:
        high = parse_number(scan.text, to.end())
        if high is not None and _is_chain(scan, at, high.end):
            high = None
    if high is not None:
        end = high.end
    plus = (
        scan.char(end) == "+" and not scan.char(end + 1).isdecimal() and scan.char(end + 1) not in ("/", "-")
    )
    about = (
        None
        if plus
        else _ABOUT.match(scan.text, end)
        if scan.text[end : end + 2].strip()[:1] in _GIVES
        else None
    )
    return Quantity(about.end() if about else end + plus, low, high, plus, about is not None)


_GIVES = frozenset("+±")
_ABOUT = Lazy(r"[ ]?(?:\+[ ]?/[ ]?-|\+-|±)(?=[ -]?[A-Za-z])")
_SPACED = Lazy(r"\d{1,3}(?:[ ]\d{3}){1,3}(?=[ ]?(?:[mM][²2]|m³|sq\.? ?m|sqm|km|€|EUR)(?!\w))")


def _spaced(scan: Scan, at: int) -> Number | None:
    """ "1 850 m²": blanks part thousands before metric units, as those who measure in them write."""
    end = scan.digits_end(at)
    if scan.char(end) != " " or not scan.char(end + 1).isdecimal():
        return None
    match = _SPACED.match(scan.text, at)
    return Number(match.end(), match[0].replace(" ", ""), grouped=True) if match else None


def parse_number(text: str, at: int) -> Number | None:
    """A number, or a lone fraction such as "1/2" and "3/4"."""
    match = _PART.match(text, at)
    if match is not None and int(match[1]) < int(match[2]):
        return Number(match.end(), "", "", (int(match[1]), int(match[2])))
    return ENGLISH.match(text, at)


_PART = Lazy(r"(\d)/(2|3|4|5|6|8|10|16)(?![\d/])")


def _is_chain(scan: Scan, at: int, end: int) -> bool:
    """ "1-2-3" is a code, no range."""
    return bool(_TIGHT.match(scan.text, end)) or scan.char(at - 1 if at else len(scan.text)) == "-"


def words(quantity: Quantity, style: Style) -> tuple[str, tuple[str, ...]]:
    """The quantity in words, and its other readings."""
    if quantity.about:
        main, others = words(quantity._replace(about=False), style)
        return f"about {main}", (f"approximately {main}", *(f"about {other}" for other in others))
    main, others = spelling.number(quantity.low, style)
    if quantity.high is not None:
        high, more = spelling.number(quantity.high, style)
        if high == main:
            return f"{main}-{high}", ()  # "50-50"
        others = tuple(f"{low} to {top}" for low in (main, *others) for top in (high, *more))[1:]
        main = f"{main} to {high}"
    if quantity.plus:
        return f"{main} plus", tuple(f"{other} plus" for other in others)
    return main, others
