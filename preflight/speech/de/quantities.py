"""A number or a range of numbers in words, alone or before a noun."""

from preflight.speech.de import genders, spelling
from preflight.speech.quantities import Quantity
from preflight.speech.scan import Say, Scan

HALVES = frozenset(
    "zimmer zi räume raum stunden jahre jahren monate monaten etagen tage prozentpunkte bäder".split()
)


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
