"""How much, where a comma parts decimals and blanks, points or apostrophes the thousands."""

from collections.abc import Callable
from typing import NamedTuple

from preflight.speech.numbers import MOST_DIGITS, Number, NumberFormat
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Scan

_FORMAT = NumberFormat(thousands=" .'", decimal=",")
_POINT = Lazy(r"\.(\d{1,2})(?![\d.])")  # "2.5 km": the English decimal sign
_COMMAS = Lazy(r"\d{1,3}(?:,\d{3}){2,4}(?!\d)")  # "1,250,000"
_TO = Lazy(r"[ \t]{0,2}[-–—][ \t]{0,2}(?=\d)")
_CROSS = Lazy(r"[ \t]{0,2}(m|cm)?[ \t]{0,2}[xX*][ \t]{0,2}(?=\d)")


class Quantity(NamedTuple):
    """ "10-12": one number, or two that span a range."""

    end: int
    low: Number
    high: Number | None = None

    @property
    def is_one(self) -> bool:
        return self.high is None and self.low.is_one


class Amount(NamedTuple):
    """A price without its period: where it ends, its words and other words for it."""

    end: int
    spoken: str
    others: tuple[str, ...] = ()


class Sides(NamedTuple):
    """ "3,50 x 4,20 m": the sides of a dimension, and the unit if one stands between them."""

    end: int
    numbers: list[Number]
    unit: str  # "m", "cm" or ""


def number(scan: Scan, at: int) -> Number | None:
    """The number whose first digit stands at `at`."""
    commas = _COMMAS.match(scan.text, at)
    if commas is not None:
        return Number(commas.end(), commas[0].replace(",", ""), grouped=True)
    found = _FORMAT.match(scan.text, at)
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


def span(amount: Callable[[Scan, int], Amount | None], joint: str, scan: Scan, at: int) -> Amount | None:
    """The price that starts at `at`, with the one it goes up to: "350 € - 400 €"."""
    low = amount(scan, at)
    to = _TO.match(scan.text, low.end) if low is not None else None
    high = amount(scan, to.end()) if to is not None else None
    if low is None or high is None:
        return low
    return Amount(high.end, f"{low.spoken} {joint} {high.spoken}")


def sides(scan: Scan, at: int) -> Sides | None:
    """Two to four numbers with crosses between them."""
    first = number(scan, at)
    if first is None:
        return None
    numbers, unit, end = [first], "", first.end
    for _ in range(3):
        cross = _CROSS.match(scan.text, end)
        side = number(scan, cross.end()) if cross is not None else None
        if cross is None or side is None:
            break
        unit = unit or cross[1] or ""
        numbers.append(side)
        end = side.end
    return Sides(end, numbers, unit) if len(numbers) > 1 else None
