"""Sums of money: "$1.25M", "from the $400s", "$525K-$575K", "$2,000-2,500/month"."""

from preflight.speech.en import context, quantities, spelling, sums, units
from preflight.speech.en.sums import CURRENCIES, Amount, Currency
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Rule, Say, Scan

CODES = {
    "USD": "", "US": "U S ", "CAD": "Canadian ", "CA": "Canadian ", "C": "Canadian ", "AUD": "Australian ",
    "AU": "Australian ", "A": "Australian ", "NZ": "New Zealand ", "HK": "Hong Kong ", "S": "Singapore ",
}  # fmt: skip
_CODE_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "CAD": "$", "AUD": "$"}
_DASH = Lazy(r"[ \t]{0,2}(?:-{1,2}|–|—|to)[ \t]{0,2}(?:US)?([$€£])?(?=[.]?\d)")
_COUNT_SIGN = Lazy(r"[ ]?(USD|EUR|GBP|CAD|AUD)\b")


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
    amount = sums.parse(scan, at)
    if amount is None or amount.series:
        return None
    end = scan.skip_spaces(amount.end)
    code = _COUNT_SIGN.match(scan.text, amount.end)
    if scan.char(end) in CURRENCIES and not scan.char(end + 1).isdecimal():
        currency = CURRENCIES[scan.text[end]]
        return Say(end + 1, sums.total(scan, amount, currency, "")[0], "money")
    if code is not None:
        currency = CURRENCIES[_CODE_SIGNS[code[1]]]
        return Say(code.end(), sums.total(scan, amount, currency, CODES.get(code[1], ""))[0], "money")
    if (
        amount.size
        and scan.text[amount.number.end - 1].isalpha()
        and not scan.text[amount.number.end - 5 : amount.number.end].islower()
    ):
        if scan.text[amount.number.end - 2] in " " and amount.size != "million":
            return None
        if not _is_sum(scan, amount):
            return None
        main, others = sums.spell(scan, amount)
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
    low = sums.parse(scan, at)
    if low is None:
        return None
    dash = _DASH.match(scan.text, low.end)
    high = sums.parse(scan, dash.end()) if dash else None
    if high is not None and _is_chain(scan, high.end):
        high = None
    if high is not None and dash is not None:
        main, others = sums.span(scan, low, high, currency, nation, bool(dash[1]))
        end = high.end
    else:
        main, others = sums.total(scan, low, currency, nation)
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


def words() -> dict[str, tuple[Rule, ...]]:
    """The anchors of this module."""
    return dict.fromkeys(
        ("USD", "US", "CAD", "CA", "C", "AUD", "AU", "A", "NZ", "HK", "EUR", "GBP"), (coded,)
    )


SIGNS: dict[str, tuple[Rule, ...]] = {sign: (signed,) for sign in CURRENCIES if sign != "¢"}
