"""How much: a number or a range of numbers."""

from typing import NamedTuple

from preflight.speech.fr import spelling
from preflight.speech.fr.genders import feminine_after, gender
from preflight.speech.numbers import MOST_DIGITS, Number, NumberFormat
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan

FRENCH = NumberFormat(thousands=" .'", decimal=",")
_POINT = Lazy(r"\.(\d{1,2})(?![\d.])")  # "2.5 km": the English decimal sign
_COMMAS = Lazy(r"\d{1,3}(?:,\d{3}){2,4}(?!\d)")  # "1,250,000"
_TO = Lazy(r"[ \t]{0,2}[-–—][ \t]{0,2}(?=\d)")


class Quantity(NamedTuple):
    """ "10-12": one number, or two that span a range."""

    end: int
    low: Number
    high: Number | None = None

    @property
    def is_plural(self) -> bool:
        """French counts in the plural from two on."""
        return self.high is not None or self.low.whole >= 2


def number(scan: Scan, at: int) -> Number | None:
    """The number whose first digit stands at `at`."""
    commas = _COMMAS.match(scan.text, at)
    if commas is not None:
        return Number(commas.end(), commas[0].replace(",", ""), grouped=True)
    found = FRENCH.match(scan.text, at)
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


def words(quantity: Quantity, feminine: bool = False) -> str:
    low = spelling.number(quantity.low, feminine)
    return f"{low} à {spelling.number(quantity.high, feminine)}" if quantity.high else low


def counted(scan: Scan, quantity: Quantity) -> tuple[str, tuple[str, ...]]:
    """The number with the gender of the noun that follows, and its other reading if that is a guess."""
    masculine = words(quantity)
    both = words(quantity, True)
    if masculine == both:
        return masculine, ()
    feminine, certain = feminine_after(scan, quantity.end)
    main, other = (both, masculine) if feminine else (masculine, both)
    return main, () if certain else (other,)


_NOUN = Lazy(r"[ \t]((?:pièce|chambre|heure|an|année|étage|mois|jour|semaine)s?)(?![^\W_])")


def and_a_half(scan: Scan, quantity: Quantity) -> Say | None:
    """ "2½ pièces", Swiss "4,5 pièces": the half goes behind the noun."""
    low = quantity.low
    half = low.fraction == (1, 2) or low.decimals == "5"
    noun = _NOUN.match(scan.text, quantity.end) if half and low.whole and not quantity.high else None
    if noun is None:
        return None
    feminine = gender(noun[1])[0]
    spoken = f"{spelling.cardinal(low.whole, feminine)} {noun[1]} et demi{'e' if feminine else ''}"
    point = f"{spelling.cardinal(low.whole)} virgule cinq {noun[1]}"
    return Say(noun.end(), spoken, "decimal", True, (point,))
