"""Sums of money: "$1.25M", "from the $400s", "$525K-$575K", "$2,000-2,500/month"."""

import re
from typing import NamedTuple

from preflight.speech.en import context, quantities, spelling, units
from preflight.speech.numbers import Number
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Rule, Say, Scan


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
CODES = {
    "USD": "", "US": "U S ", "CAD": "Canadian ", "CA": "Canadian ", "C": "Canadian ", "AUD": "Australian ",
    "AU": "Australian ", "A": "Australian ", "NZ": "New Zealand ", "HK": "Hong Kong ", "S": "Singapore ",
}  # fmt: skip
_CODE_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "CAD": "$", "AUD": "$"}
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
_DASH = Lazy(r"[ \t]{0,2}(?:-{1,2}|–|—|to)[ \t]{0,2}(?:US)?([$€£])?(?=[.]?\d)")
_COUNT_SIGN = Lazy(r"[ ]?(USD|EUR|GBP|CAD|AUD)\b")


class Amount(NamedTuple):
    """One sum: its number and magnitude, as written."""

    end: int
    number: Number
    size: str  # "", "thousand", "million" …
    series: bool = False  # "$400s"
    plus: bool = False  # "$1+ million"


def _amount(scan: Scan, at: int) -> Amount | None:
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


def signed(scan: Scan, at: int) -> Say | None:
    """A sum whose currency sign stands at `at`."""
    after = scan.char(at + 1)
    if after == "$" or after == "/":
        return _lone(scan, at)
    say = _read(scan, at + 1, at, CURRENCIES[scan.text[at]], "")
    if (
        say is not None
        and at > scan.done
        and scan.text[at - 1] == "-"
        and (at < 2 or scan.text[at - 2] in " (")
    ):
        others = tuple(f"minus {other}" for other in say.alternatives)
        return say._replace(start=at - 1, spoken=f"minus {say.spoken}", alternatives=others)
    return say


_SIGNS_ALONE = Lazy(r"\${2,8}+(?![\d$])")


def _lone(scan: Scan, at: int) -> Say | None:
    """ "save $$$" and "$/sq ft"."""
    match = _SIGNS_ALONE.match(scan.text, at)
    if match is not None:
        return Say(match.end(), "money", "symbol", False, ("dollars",))
    rate = units.rate(scan, at + 1)
    return Say(rate[0], f"{CURRENCIES[scan.text[at]].many} {rate[1]}", "money") if rate else None


def coded(scan: Scan, at: int) -> Say | None:
    """ "US$500K", "USD 500,000", "C$2M"."""
    code = scan.word_at(at)
    after = at + len(code)
    if scan.char(after) == " " and scan.char(after + 1) in CURRENCIES and code in ("US", "USD", "CAD", "AUD"):
        after += 1
    if scan.char(after) in CURRENCIES and scan.char(after) and code in CODES:
        return _read(scan, after + 1, at, CURRENCIES[scan.text[after]], CODES[code].replace("U S ", ""))
    if code in _CODE_SIGNS and scan.char(scan.skip_spaces(after)).isdecimal():
        return _read(scan, scan.skip_spaces(after), at, CURRENCIES[_CODE_SIGNS[code]], CODES.get(code, ""))
    return None


def bare(scan: Scan, at: int) -> Say | None:
    """ "500,000 USD", "45€", "350K", "1.2 million": a sum or a count with the sign or size after it."""
    quantity = quantities.parse(scan, at) if scan.text[at].isdecimal() else None
    after = scan.text[quantity.low.end : quantity.low.end + 2].strip()[:1] if quantity else ""
    if not after or not (after in "kKmMbBtTUEGCA." or after in CURRENCIES):
        return None
    amount = _amount(scan, at)
    if amount is None or amount.series:
        return None
    end = scan.skip_spaces(amount.end)
    code = _COUNT_SIGN.match(scan.text, amount.end)
    if scan.char(end) in CURRENCIES and not scan.char(end + 1).isdecimal():
        currency = CURRENCIES[scan.text[end]]
        return Say(end + 1, _sum(scan, amount, currency, "")[0], "money")
    if code is not None:
        currency = CURRENCIES[_CODE_SIGNS[code[1]]]
        return Say(code.end(), _sum(scan, amount, currency, CODES.get(code[1], ""))[0], "money")
    if (
        amount.size
        and scan.text[amount.number.end - 1].isalpha()
        and not scan.text[amount.number.end - 5 : amount.number.end].islower()
    ):
        if scan.text[amount.number.end - 2] in " " and amount.size != "million":
            return None
        if not _is_sum(scan, amount):
            return None
        main, others = _spell(scan, amount)
        plus = scan.char(amount.end) == "+"
        return Say(amount.end + plus, main + (" plus" if plus else ""), "cardinal", True, others)
    return None


_SCREENS = frozenset(
    (
        "tv tvs video ultra projector display resolution screen monitor drone hd uhd photos cinema "
        "streaming oled"
    ).split()
)


def _is_sum(scan: Scan, amount: Amount) -> bool:
    """ "350K" and "1.2M" are sums; "221B" is a house, "4K" a screen."""
    if scan.text[amount.end - 1] in "bBtT":
        return bool(amount.number.decimals)
    small = amount.size == "thousand" and amount.number.whole < 10 and not amount.number.decimals
    return not (small and scan.word_after(amount.end).lower() in _SCREENS) and scan.char(amount.end) not in (
        "'",
        '"',
    )


def _read(scan: Scan, at: int, start: int, currency: Currency, nation: str) -> Say | None:
    low = _amount(scan, at)
    if low is None:
        return None
    dash = _DASH.match(scan.text, low.end)
    high = _amount(scan, dash.end()) if dash else None
    if high is not None and _is_chain(scan, high.end):
        high = None
    if high is not None and dash is not None:
        main, others = _range(scan, low, high, currency, nation, bool(dash[1]))
        end = high.end
    else:
        main, others = _sum(scan, low, currency, nation)
        end = low.end
    return _tail(
        scan, Say(end, main, "money", not low.series or bool(others), others, start), low, high, currency
    )


def _is_chain(scan: Scan, end: int) -> bool:
    return scan.char(end) == "-" and scan.char(end + 1).isdecimal()


def _tail(scan: Scan, say: Say, low: Amount, high: Amount | None, currency: Currency) -> Say:
    """What may follow a sum: a plus, "/mo", a noun it describes."""
    end, spoken, others = say.end, say.spoken, say.alternatives
    code = _COUNT_SIGN.match(scan.text, end)
    if code:
        end = code.end()
    after = scan.char(end) == "+" and not scan.char(end + 1).isdecimal()
    if after or (high or low).plus:
        return say._replace(
            end=end + after, spoken=f"{spoken} plus", alternatives=tuple(f"{o} plus" for o in others)
        )
    rate = units.rate(scan, end)
    if rate is not None:
        end = rate[0]
        others = (*(f"{other} {rate[1]}" for other in others), *_per(spoken, rate[1]))
        second = units.rate(scan, end)
        if second is not None:
            end, tail = second[0], f"{rate[1]} {second[1]}"
            return say._replace(end=end, spoken=f"{spoken} {tail}", alternatives=())
        return say._replace(end=end, spoken=f"{spoken} {rate[1]}", alternatives=others)
    each = _EACH.match(scan.text, end)
    if each is not None:
        return say._replace(
            end=each.end(), spoken=f"{spoken} per", alternatives=tuple(f"{o} per" for o in others)
        )
    hyphen = scan.char(end) == "-" and scan.char(end + 1).isalpha()
    if spoken.endswith(currency.many) and (
        hyphen or _is_described(scan, say.start, end) or _is_for(scan, end)
    ):
        others = (spoken, *others)
        spoken = f"{spelling.compound(spoken.removesuffix(currency.many))}{currency.one}"
    return say._replace(end=end, spoken=spoken, alternatives=others)


_EACH = Lazy(r"[ ]?/[ ]?(?=[a-z]{3})")
_ARTICLES = frozenset("a an the your our this that each one another".split())


def _is_described(scan: Scan, at: int, end: int) -> bool:
    """ "a $5,000 credit": with an article before and a noun after, the sum is an adjective."""
    return scan.word_before(at).lower() in _ARTICLES and context.modifies(scan, end)


_PAID = Lazy(
    r"[ ](?:[A-Za-z-]+[ ]){0,2}(?:fee|credit|deposit|bonus|reduction|card|rebate|discount|allowance|"
    r"incentive|assessment|payment|drop|cut|upcharge|surcharge|grant|voucher|estate|home|house|condo|makeover|remodel|"
    r"renovation|listing|Fee|Credit|Deposit|FEE|CREDIT|DEPOSIT)s?\b"
)


def _is_for(scan: Scan, end: int) -> bool:
    """ "$300 pet fee": what is paid stands behind the sum and is named by it."""
    return context.modifies(scan, end) and _PAID.match(scan.text, end) is not None


def _per(spoken: str, rate: str) -> tuple[str, ...]:
    per = rate.replace("a ", "per ", 1) if rate.startswith("a ") else ""
    return (f"{spoken} {per}",) if per else ()


def _sum(scan: Scan, amount: Amount, currency: Currency, nation: str) -> tuple[str, tuple[str, ...]]:
    """A sum in words, and its other readings."""
    number = amount.number
    if amount.series:
        return _series(scan, amount)
    if not amount.size and len(number.decimals) == 2:
        return _with_cents(scan, number, currency, nation), ()
    main, others = _spell(scan, amount)
    name = nation + (currency.one if main == "one" else currency.many)
    return f"{main} {name}", tuple(f"{other} {name}" for other in others)


def _spell(scan: Scan, amount: Amount) -> tuple[str, tuple[str, ...]]:
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


def _range(
    scan: Scan, low: Amount, high: Amount, currency: Currency, nation: str, twice: bool
) -> tuple[str, tuple[str, ...]]:
    """Two sums: "five hundred twenty-five thousand to five hundred seventy-five thousand dollars"."""
    if low.series or high.series:
        return f"{_sum(scan, low, currency, nation)[0]} to {_sum(scan, high, currency, nation)[0]}", ()
    last, lasts = _sum(scan, high, currency, nation)
    if not low.size and len(low.number.decimals) == 2:
        return f"{_with_cents(scan, low.number, currency, nation)} to {last}", ()
    first, firsts = _spell(scan, low)
    full = _sum(scan, low, currency, nation)[0]
    shared = not low.size and high.size and low.number.whole < 1000
    if shared and twice:
        first = f"{first} {high.size}"
    others = [f"{a} to {b}" for a in (first, *firsts) for b in (last, *lasts)][1:]
    return f"{first} to {last}", (*others, f"{full} to {last}")


def words() -> dict[str, tuple[Rule, ...]]:
    """The anchors of this module."""
    return dict.fromkeys(
        ("USD", "US", "CAD", "CA", "C", "AUD", "AU", "A", "NZ", "HK", "EUR", "GBP"), (coded,)
    )


SIGNS: dict[str, tuple[Rule, ...]] = {sign: (signed,) for sign in CURRENCIES if sign != "¢"}
