"""Prices: amounts, currencies, periods."""

from typing import NamedTuple

from preflight.speech.fr import spelling
from preflight.speech.fr.units import rates
from preflight.speech.numbers import Number
from preflight.speech.patterns import Lazy
from preflight.speech.quantities import Amount, number, parse, span
from preflight.speech.scan import Say, Scan


class Currency(NamedTuple):
    one: str
    many: str
    feminine: bool = False


_EURO, _DOLLAR = Currency("euro", "euros"), Currency("dollar", "dollars")
_SWISS = Currency("franc suisse", "francs suisses")
CURRENCIES = {
    "€": _EURO, "E": _EURO, "EUR": _EURO, "eur": _EURO, "Eur": _EURO, "euro": _EURO, "euros": _EURO,
    "Euros": _EURO, "EUROS": _EURO, "Euro": _EURO, "EURO": _EURO, "$": _DOLLAR, "USD": _DOLLAR,
    "$US": _DOLLAR, "US$": _DOLLAR, "CAD": Currency("dollar canadien", "dollars canadiens"),
    "$CA": Currency("dollar canadien", "dollars canadiens"),
    "£": Currency("livre sterling", "livres sterling", True),
    "GBP": Currency("livre sterling", "livres sterling", True), "CHF": _SWISS, "Fr": _SWISS,
    "MAD": Currency("dirham", "dirhams"), "DH": Currency("dirham", "dirhams"),
    "FCFA": Currency("franc C F A", "francs C F A"),
    "XPF": Currency("franc Pacifique", "francs Pacifique"),
}  # fmt: skip
SCALES = {
    "k": 1000, "K": 1000, "mille": 1000, "M": 10**6, "Mio": 10**6, "million": 10**6, "millions": 10**6,
    "Md": 10**9, "Mds": 10**9, "milliard": 10**9, "milliards": 10**9,
}  # fmt: skip
_CURRENCY = (
    r"(€|(?<=[kK])E(?![^\W_])|\$US|\$CA|US\$|[$£]"
    r"|(?:EUROS?|[Ee]uros?|EUR|Eur|eur|USD|CAD|GBP|CHF|Fr(?=[. ]|$)|MAD|DH|FCFA|XPF)(?![^\W\d_]))"
)
_AFTER = Lazy(
    rf"[ \t]?(k|K|Mds?|Mio\.?|M|milliards?|millions?|mille)?(?:[ \t]d['’])?[ \t]?{_CURRENCY}(\d\d(?!\d))?"
)
_PREFIX = Lazy(_CURRENCY.replace("Fr(?=[. ]|$)", r"[Ff]rs?(?=\.[ ]?\d|[ ]\d)") + r"\.?[ \t]?(?=\d)")
_SCALE = Lazy(r"[ \t]?(k|K|Mds?|M|millions?|milliards?)(?![^\W_])")
_SCALE_ONLY = Lazy(r"(k|K)(?![^\W_])")
_DASHED = Lazy(r"[.,][ \t]?[-–—]{1,2}(?![\d])")


def money(scan: Scan, at: int) -> Say | None:
    """ "350 000 €", "1,2 M€", "950 €/mois", "12,50 €", "350-400 k€"."""
    amount = span(_amount, "à", scan, at)
    if amount is None:
        return None
    rate, end = rates(scan, amount.end)
    certain = not amount.others
    return Say(end, amount.spoken + rate, "money", certain, tuple(other + rate for other in amount.others))


def prefixed(scan: Scan, at: int) -> Say | None:
    """ "€ 350 000", "$1", "£2.5M": the sign first."""
    match = _PREFIX.match(scan.text, at)
    value = number(scan, match.end()) if match is not None else None
    if match is None or value is None:
        return None
    scale = _SCALE.match(scan.text, value.end)
    end = scale.end() if scale else value.end
    dashed = _DASHED.match(scan.text, end)
    end = dashed.end() if dashed is not None else end
    spoken = _words(
        value,
        SCALES[scale[1]] if scale else 1,
        CURRENCIES["Fr" if match[1][:1] in "fF" and len(match[1]) < 4 else match[1]],
    )
    rate, end = rates(scan, end)
    return Say(end, spoken + rate, "money")


def _amount(scan: Scan, at: int) -> Amount | None:
    quantity = parse(scan, at)
    if quantity is None:
        return None
    end = quantity.end
    dashed = _DASHED.match(scan.text, end)
    match = _AFTER.match(scan.text, dashed.end() if dashed else end)
    if match is None:
        return _thousands(scan, quantity.high or quantity.low, end) if quantity.high is None else None
    scale, currency = SCALES[match[1].rstrip(".")] if match[1] else 1, CURRENCIES[match[2]]
    last = quantity.high or quantity.low
    if match[3] and last.is_plain:
        if quantity.high is None and scale == 1:
            return Amount(match.end(), _words(last._replace(decimals=match[3]), 1, currency))
        return None
    end = match.end()
    if quantity.high is None:
        return Amount(end, _words(last, scale, currency))
    low = quantity.low
    first = _scaled(low, scale) or spelling.number(low, currency.feminine)
    return Amount(end, f"{first} à {_words(last, scale, currency)}")


def _thousands(scan: Scan, value: Number, end: int) -> Amount | None:
    """ "350k" without a currency: a price in listings, but only probably."""
    match = _SCALE_ONLY.match(scan.text, end)
    if match is None:
        return None
    whole = _scaled(value, 1000) if value.whole >= 20 else ""
    return Amount(match.end(), f"{whole} euros", (whole,)) if whole else None


def _scaled(value: Number, scale: int) -> str:
    """ "1,25" times a million in words; "" where decimals are left over."""
    size = len(str(scale)) - 1
    if value.fraction or len(value.decimals) > size:
        return ""
    return spelling.cardinal(
        value.whole * scale + (int(value.decimals.ljust(size, "0")) if value.decimals else 0)
    )


def _words(value: Number, scale: int, currency: Currency) -> str:
    if scale == 1 and len(value.decimals) == 3 and value.digits.lstrip("0"):
        value = value._replace(digits=value.digits + value.decimals, decimals="")  # "350,000 €"
    if scale == 1 and len(value.decimals) in (1, 2) and value.fraction is None:
        return _with_cents(value, currency)
    if scale == 1:
        spoken = spelling.number(value, currency.feminine)
        many = value.whole >= 2
    else:
        spoken = _scaled(value, scale) or spelling.number(value)
        many = True
    return join(spoken, currency.many if many else currency.one)


def _with_cents(value: Number, currency: Currency) -> str:
    cents = int(value.decimals.ljust(2, "0"))
    cent = "centime" if currency.many in ("euros", "francs suisses") else "cent"
    small = f"{spelling.cardinal(cents)} {cent}{'s' if cents > 1 else ''}"
    if not value.whole and cents:
        return small
    whole = spelling.cardinal(value.whole, currency.feminine)
    spoken = join(whole, currency.many if value.whole >= 2 else currency.one)
    return f"{spoken} {spelling.cardinal(cents)}" if cents else spoken


def join(number_words: str, name: str) -> str:
    """ "deux millions d'euros" but "deux mille euros"."""
    if number_words.endswith(("million", "millions", "milliard", "milliards", "billion", "billions")):
        return f"{number_words} d'{name}" if name[0] in "aeiou" else f"{number_words} de {name}"
    return f"{number_words} {name}"


SIGNS = "€$£"


def lone_sign(scan: Scan, at: int) -> Say | None:
    """A currency sign without an amount: "prix en €", "€/m²"."""
    rate, end = rates(scan, at + 1)
    name = CURRENCIES[scan.text[at]].many
    lead = " " if at and scan.char(at - 1).isalnum() else ""
    return Say(end, f"{lead}{name}{rate}", "money")
