"""Years and decades: "built in 1926", "mid-1990s", "'60s"."""

import re

from preflight.speech.en import context, spelling
from preflight.speech.numbers import full_year
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan


def decade(scan: Scan, at: int) -> Say | None:
    """ "1990s", "'60s", "80's", "1800s", "in the low 70s"."""
    short = scan.text[at] == "'"
    end = scan.digits_end(at + short)
    if scan.text[at:end] == "1" and scan.char(end) == ",":
        thousands = _THOUSANDS.match(scan.text, at)
        return Say(thousands.end(), "thousands", "cardinal") if thousands else None
    match = _DECADES.match(scan.text, at + short) if scan.char(end) in ("s", "S", "'") else None
    if match is None:
        return None
    value = int(match[1])
    span = 0
    if match[2]:
        span = match.end()
    if len(match[1]) == 4:
        words = spelling.plural(_century(value) if value % 100 == 0 else spelling.pairs(value))
        other = spelling.plural(spelling.cardinal(value)) if value == 2000 or value % 1000 == 0 else ""
        words = other or words
    elif value == 0 or (len(match[1]) == 2 and value < 10):
        words = "two thousands"
    else:
        words = spelling.plural(spelling.cardinal(value))
        if match[1] in ("100", "1000"):
            words = words.removeprefix("one ")
    if match[1] == "1000":
        words = "thousands"
    return Say(span or match.end(), words, "decade")


_THOUSANDS = Lazy(r"1,000'?s(?![^\W_])")
_DECADES = Lazy(r"(\d{1,3}0)(')?[sS](?![^\W_])")


def _century(value: int) -> str:
    return f"{spelling.below_hundred(value // 100)} hundred"


_CLASS_OF = Lazy(r"'(\d\d)(?![\d\w]|'?s\b)")


def short_year(scan: Scan, at: int) -> Say | None:
    """ "summer of '99", "'24 roof"."""
    match = _CLASS_OF.match(scan.text, at) if scan.text[at] == "'" else None
    if match is None or scan.char(match.end()) == "'":
        return None
    value = int(match[1])
    words = (
        f"oh {spelling.below_hundred(value)}"
        if 0 < value < 10
        else "two thousand"
        if not value
        else spelling.below_hundred(value)
    )
    full = spelling.year(full_year(match[1]), scan.style)
    if value < 50:
        return Say(match.end(), full, "year", True, (words,))
    return Say(match.end(), words, "year", True, (full,))


_YEAR = Lazy(r"(\d{4})(?!\d|[.,]\d)")
_YEAR_SPAN = Lazy(r"(\d{4})([ ]?[-–/][ ]?)(\d{4}|\d{2})(?![\d-]|[,.]\d)")


def year(scan: Scan, at: int) -> Say | None:
    """A bare number of four digits that is a year, or two of them."""
    if scan.digits_end(at) - at != 4:
        return None
    span = _YEAR_SPAN.match(scan.text, at)
    say = _span(scan, at, span) if span is not None else None
    if say is not None:
        return say
    match = _YEAR.match(scan.text, at)
    if match is None or match[1][0] == "0":
        return None
    value = int(match[1])
    found, certain = context.year(scan, at, match.end(), value)
    if not found:
        return None
    words = spelling.year(value, scan.style)
    others = [spelling.cardinal(value), *([] if certain else [spelling.pairs(value)])]
    keep = tuple(other for other in others if other != words) if not certain or value >= 2000 else ()
    return Say(match.end(), words, "year", certain, keep)


def _span(scan: Scan, at: int, match: re.Match[str]) -> Say | None:
    """ "1995-2005", "2024-25": two years, the second later than the first."""
    first, last = int(match[1]), int(match[3])
    if not 1500 <= first <= 2099 or not context.year(scan, at, match.end(), first)[0]:
        return None
    if len(match[3]) == 4 and first < last <= 2099:
        tail = spelling.year(last, scan.style)
    elif len(match[3]) == 2 and last == (first + 1) % 100:
        tail = spelling.below_hundred(last)
    else:
        return None
    return Say(match.end(), f"{spelling.year(first, scan.style)} to {tail}", "year")
