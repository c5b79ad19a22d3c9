"""Written amounts, "1.250,50", "450 mil", "2 ½", and how they are said, alone or before a noun."""

import re
from typing import NamedTuple

from preflight.speech.characters import FRACTIONS
from preflight.speech.numbers import MOST_DIGITS, Number
from preflight.speech.patterns import Lazy
from preflight.speech.romance.grammar import Grammar
from preflight.speech.scan import Scan

_NUMBER = Lazy(
    r"(?P<whole>\d{1,3}(?:\.\d{3})++(?!\d)|\d{1,3}(?:'\d{3})++(?!\d)|[1-9]\d{0,2}(?: \d{3})++(?!\d)"
    r"|\d{1,3}(?:,\d{3}){2,9}(?!\d)|\d++)"
    r"(?:[,'](?P<decimals>\d{1,9})(?!\d|[,'.:/]\d)|\.(?P<point>\d{1,2})(?!\d|[,.:/]\d))?"
    rf"(?:[ -]?(?P<vulgar>[{''.join(FRACTIONS)}])|[ ](?P<top>\d)/(?P<bottom>\d{{1,2}})(?![\d/]))?"
)
_LONE = Lazy(rf"(?P<vulgar>[{''.join(FRACTIONS)}])|(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,2}})(?![\d/])")
_SCALE = Lazy(r"[ \t]?([^\W\d_]{1,9}+)(\.?)")
_SHORT_SCALES = {"M", "MM", "m"}  # only before a currency
_MOST_DENOMINATOR = 16


class Amount(NamedTuple):
    """A number with its magnitude: "1,2 M" is 1.2 of a million."""

    end: int
    number: Number
    scale: int = 1

    @property
    def value(self) -> int | None:
        """The whole number meant, or None if it is none."""
        places = len(self.number.decimals)
        if self.number.fraction or places > MOST_DIGITS:
            return None
        units, rest = divmod(int(self.number.decimals or 0) * self.scale, 10**places)
        return None if rest else self.number.whole * self.scale + units

    @property
    def size(self) -> float:
        top, bottom = self.number.fraction or (0, 1)
        decimals = int(self.number.decimals or 0) / float("1" + "0" * len(self.number.decimals))
        return (self.number.whole + decimals + top / bottom) * self.scale


def number_at(scan: Scan, at: int) -> Number | None:
    """The number that starts at `at`; blanks part groups only where nothing else can be meant."""
    match = _NUMBER.match(scan.text, at)
    if match is None:
        return None
    whole, end = match["whole"], match.end()
    if " " in whole and not _blanks_group(scan, at, match):
        match = _NUMBER.match(scan.text, at, at + whole.index(" "))
        if match is None:
            return None
        whole, end = match["whole"], match.end()
    fraction = FRACTIONS.get(match["vulgar"] or "")
    if match["top"]:
        top, bottom = int(match["top"]), int(match["bottom"])
        if 0 < top < bottom <= _MOST_DENOMINATOR:
            fraction = (top, bottom)
        else:
            end = match.start("top") - 1
    digits = re.sub(r"\D", "", whole)
    decimals = match["decimals"] or match["point"] or ""
    if decimals == "000" and len(digits) <= MOST_DIGITS - 3 and digits != "0":
        return Number(end, digits + decimals, "", fraction, True)  # "$ 250,000"
    if len(digits) > MOST_DIGITS:
        return None
    return Number(end, digits, decimals if decimals.rstrip("0") else "", fraction, len(digits) != len(whole))


def _blanks_group(scan: Scan, at: int, match: re.Match[str]) -> bool:
    """Whether blanks stand between thousands: narrow or no-break ones do, others before a unit."""
    whole = match["whole"]
    if all(scan.written[at + i] != " " for i, char in enumerate(whole) if char == " "):
        return True
    after = scan.text[match.end() : match.end() + 3].lstrip()
    return after[:1] in tuple("€$£") or after.startswith(("m²", "m2", "mq", "eu"))


def lone_fraction(scan: Scan, at: int) -> Number | None:
    """ "½" or "3/4" by itself."""
    match = _LONE.match(scan.text, at)
    if match is None:
        return None
    if match["vulgar"]:
        return Number(match.end(), "", "", FRACTIONS[match["vulgar"]])
    top, bottom = int(match["top"]), int(match["bottom"])
    if not (0 < top < bottom <= _MOST_DENOMINATOR) or "0" in (match["top"][0], match["bottom"][0]):
        return None
    return Number(match.end(), "", "", (top, bottom))


def amount_at(g: Grammar, scan: Scan, at: int) -> Amount | None:
    """The number at `at` with its magnitude word or letter."""
    number = lone_fraction(scan, at) or number_at(scan, at)
    if number is None:
        return None
    match = _SCALE.match(scan.text, number.end)
    word = match[1] if match else ""
    scale = g.scales.get(word) or g.scales.get(word.lower(), 0)
    if (
        match is None
        or not scale
        or scan.char(match.end(1)).isalnum()
        or scan.char(match.end(1)) in tuple("²³")
    ):
        return Amount(number.end, number)
    end = match.end() if match[2] and _currency_follows(g, scan, match.end()) else match.end(1)
    if word in _SHORT_SCALES and not _currency_follows(g, scan, end):
        return Amount(number.end, number)
    return Amount(end, number, scale)


def _currency_follows(g: Grammar, scan: Scan, at: int) -> bool:
    at = scan.skip_spaces(at)
    return scan.char(at) in g.currencies or scan.word_at(at) in g.currencies
