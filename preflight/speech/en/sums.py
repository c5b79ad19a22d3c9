"""A sum of money: its number and magnitude as written, and its words with a currency."""

import re
from typing import NamedTuple

from preflight.speech.en import spelling
from preflight.speech.numbers import Number
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Scan


class Currency(NamedTuple):
    one: str
    many: str
    cent: str
    cents: str


_DOLLAR = Currency("dollar", "dollars", "cent", "cents")
CURRENCIES = {
    "$": _DOLLAR, "€": Currency("euro", "euros", "cent", "cents"), "£": Currency("pound", "pounds", "penny",
    "pence"),
    "¥": Currency("yen", "yen", "sen", "sen"), "₹": Currency("rupee", "rupees", "paisa", "paise"),
    "₽": Currency("ruble", "rubles", "kopeck", "kopecks"), "₩": Currency("won", "won", "jeon", "jeon"),
    "₪": Currency("shekel", "shekels", "agora", "agorot"), "₺": Currency("lira", "liras", "kurus", "kurus"),
    "₱": Currency("peso", "pesos", "centavo", "centavos"), "฿": Currency("baht", "baht", "satang", "satang"),
    "¢": Currency("cent", "cents", "cent", "cents"),
}  # fmt: skip
MAGNITUDES = {
    "k": "thousand", "m": "million", "mm": "million", "mn": "million", "mil": "million", "mill": "million",
    "million": "million", "b": "billion", "bn": "billion", "billion": "billion", "thousand": "thousand",
    "t": "trillion", "trillion": "trillion", "thou": "thousand", "hundred": "hundred",
}  # fmt: skip

_SIZE = (
    r"(?:([ ]?(?:[kK]|[mM]{1,2}|[bB]n?|T|[mM]n|[mM]il+\b(?:\.(?=[ ][a-z]|,))?)"
    r"|[ -](?:million|billion|thousand|trillion|Million|Billion|MILLION|mill?|hundred))"
    r"(?=['’]?s\b|(?![^\W_])))?"
)
_AMOUNT = Lazy(rf"[ ]?(\d{{1,3}}(?:,\d{{3}}){{1,5}}+(?!\d)|\d++)?(?:\.(\d++))?(\+(?=[ ]?[mMbt]il))?{_SIZE}")
_EUROPEAN = Lazy(
    r"[ ]?\d{1,3}(?:[. ]\d{3}){1,4}(?=[ ]?€)"
    r"|(?<=€)[ ]?\d{1,3}(?:\.\d{3}){1,4}(?!\d|[ ]?[mMkK]\b)"
    r"|[ ]?\d{1,3}(?:\.\d{3}){2,4}(?![\d.])"
)
_SERIES = Lazy(r"['’]?[sS](?![^\W_])")


class Amount(NamedTuple):
    """One sum: its number and magnitude, as written."""

    end: int
    number: Number
    size: str  # "", "thousand", "million" …
    series: bool = False  # "$400s"
    plus: bool = False  # "$1+ million"


def parse(scan: Scan, at: int) -> Amount | None:
    """The sum whose number starts at `at`, behind at most a blank."""
    european = _EUROPEAN.match(scan.text, at)
    if european is not None:
        return Amount(european.end(), Number(european.end(), re.sub(r"\D", "", european[0])), "")
    match = _AMOUNT.match(scan.text, at)
    if match is None or not (match[1] or match[2]):
        return None
    size = MAGNITUDES[match[4].strip(" -.").lower()] if match[4] else ""
    whole = (match[1] or "").replace(",", "")
    series = None if match[2] and not size else _SERIES.match(scan.text, match.end())
    number = Number(match.end(), whole, match[2] or "")
    return Amount(series.end() if series else match.end(), number, size, series is not None, bool(match[3]))


def total(scan: Scan, amount: Amount, currency: Currency, nation: str) -> tuple[str, tuple[str, ...]]:
    """A sum in words, and its other readings."""
    number = amount.number
    if amount.series:
        return _series(scan, amount)
    if not amount.size and len(number.decimals) == 2:
        return _with_cents(scan, number, currency, nation), ()
    main, others = spell(scan, amount)
    name = nation + (currency.one if main == "one" else currency.many)
    return f"{main} {name}", tuple(f"{other} {name}" for other in others)


def spell(scan: Scan, amount: Amount) -> tuple[str, tuple[str, ...]]:
    """The number and its magnitude, without a currency."""
    main, others = spelling.number(amount.number, scan.style)
    if amount.size:
        return f"{main} {amount.size}", tuple(f"{other} {amount.size}" for other in others)
    return main, others


def _with_cents(scan: Scan, number: Number, currency: Currency, nation: str) -> str:
    cents = int(number.decimals)
    minor = f"{spelling.cardinal(cents)} {currency.cent if cents == 1 else currency.cents}"
    if not number.whole and cents:
        return minor
    words = spelling.number(Number(0, number.digits), scan.style)[0]
    major = f"{words} {nation}{currency.one if number.is_one or words == 'one' else currency.many}"
    return f"{major} and {minor}" if cents else major


def _series(scan: Scan, amount: Amount) -> tuple[str, tuple[str, ...]]:
    """ "$400s" are the four hundreds, in thousands as house prices are; "$1Ms" the millions."""
    value, size = amount.number.whole, amount.size
    if amount.number.decimals and size == "million":
        return f"{spelling.number(amount.number, scan.style)[0]} {size}s", ()
    words = spelling.number(amount.number, scan.style)[0]
    if not size and value in (10, 100, 1000):
        return spelling.plural(words.removeprefix("one ")), ()
    if size:
        short = spelling.plural(words)
        return (
            (short, (f"{words} {spelling.plural(size)}",)) if size == "thousand" else (f"{words} {size}s", ())
        )
    if value and value % 1000 == 0:
        thousands = spelling.plural(spelling.cardinal(value))
        return (spelling.plural(spelling.cardinal(value // 1000)) if value >= 100_000 else thousands), (
            thousands,
        ) if value >= 100_000 else ()
    return spelling.plural(words), (f"{words} thousands",) if value < 1000 else ()


def span(
    scan: Scan, low: Amount, high: Amount, currency: Currency, nation: str, twice: bool
) -> tuple[str, tuple[str, ...]]:
    """Two sums: "five hundred twenty-five thousand to five hundred seventy-five thousand dollars"."""
    if low.series or high.series:
        return f"{total(scan, low, currency, nation)[0]} to {total(scan, high, currency, nation)[0]}", ()
    last, lasts = total(scan, high, currency, nation)
    if not low.size and len(low.number.decimals) == 2:
        return f"{_with_cents(scan, low.number, currency, nation)} to {last}", ()
    first, firsts = spell(scan, low)
    full = total(scan, low, currency, nation)[0]
    shared = not low.size and high.size and low.number.whole < 1000
    if shared and twice:
        first = f"{first} {high.size}"
    others = [f"{a} to {b}" for a in (first, *firsts) for b in (last, *lasts)][1:]
    return f"{first} to {last}", (*others, f"{full} to {last}")
