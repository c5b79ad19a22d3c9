"""How much: a number or a range of numbers."""

from typing import NamedTuple

from preflight.speech.de import genders, spelling
from preflight.speech.numbers import MOST_DIGITS, Number, NumberFormat
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan

GERMAN = NumberFormat(thousands=" .'", decimal=",")
_POINT = Lazy(r"\.(\d{1,2})(?![\d.])")  # "2.5 km": the English decimal sign
_COMMAS = Lazy(r"\d{1,3}(?:,\d{3}){2,4}(?!\d)")  # "1,250,000"
_TO = Lazy(r"[ \t]{0,2}[-–—][ \t]{0,2}(?=\d)")
HALVES = frozenset(
    "zimmer zi räume raum stunden jahre jahren monate monaten etagen tage prozentpunkte bäder".split()
)


class Quantity(NamedTuple):
    """ "10-12": one number, or two that span a range."""

    end: int
    low: Number
    high: Number | None = None

    @property
    def is_one(self) -> bool:
        return self.high is None and self.low.is_one


def number(scan: Scan, at: int) -> Number | None:
    """The number whose first digit stands at `at`."""
    commas = _COMMAS.match(scan.text, at)
    if commas is not None:
        return Number(commas.end(), commas[0].replace(",", ""), grouped=True)
    found = GERMAN.match(scan.text, at)
    if found is None or len(found.digits) > MOST_DIGITS or len(found.decimals) > MOST_DIGITS:
        return None
    if found.is_plain and not found.grouped:
        point = _POINT.match(scan.text, found.end)
        if point is not None:
            return found._replace(end=point.end(), decimals=point[1])
    return found


def parse(scan: Scan, at: int) -> Quantity | None:
    """The number or range that starts at `at`; "1-2-3" is a code, no range."""
    low = number(scan, at)
    if low is None:
        return None
    to = _TO.match(scan.text, low.end)
    high = number(scan, to.end()) if to is not None else None
    if high is None or _TO.match(scan.text, high.end) or scan.char(at - 1 if at else -1) == "-":
        return Quantity(low.end, low)
    return Quantity(high.end, low, high)


def words(quantity: Quantity, one: str = "eins") -> str:
    """In words; `one` is how "1" is said there. The low end of a range is "ein" before a noun."""
    if quantity.high is None:
        return spelling.number(quantity.low, one)
    low = spelling.number(quantity.low, "ein" if one != "eins" else one)
    return f"{low} bis {spelling.number(quantity.high, one)}"


def counted(scan: Scan, at: int, quantity: Quantity) -> Say:
    """A count before its noun: "ein Balkon", "eine Küche", "zweieinhalb Zimmer"."""
    low = quantity.low
    kind = (
        "range"
        if quantity.high
        else "decimal"
        if low.decimals
        else "fraction"
        if low.fraction
        else "cardinal"
    )
    if quantity.high is None and low.decimals == "5" and low.whole:
        noun = genders.noun_after(scan, quantity.end)[0].lower()
        if noun in HALVES or noun.endswith("zimmer"):
            half, point = spelling.and_a_half(low.whole), spelling.number(low)
            return Say(quantity.end, half, kind, True, (point,))
    if quantity.is_one and scan.char(quantity.end) == " ":
        one, certain = genders.ein(scan, at, quantity.end)
        others = () if certain else tuple({"ein", "eine", "einen", "einem", "einer"} - {one})
        return Say(quantity.end, one, kind, certain, tuple(sorted(others)))
    if quantity.high is not None and low.is_one:
        noun = genders.noun_after(scan, quantity.end)[0]
        return Say(quantity.end, words(quantity, "ein" if noun else "eins"), kind)
    ends_in_one = low.whole % 100 == 1 and low.whole > 1 and genders.noun_after(scan, quantity.end)[0]
    return Say(
        quantity.end,
        words(quantity, "ein" if ends_in_one and scan.char(quantity.end) == " " else "eins"),
        kind,
    )
