"""Prices: amounts, currencies, periods."""

from preflight.speech.de import spelling
from preflight.speech.de.units import rates
from preflight.speech.numbers import Number
from preflight.speech.patterns import Lazy
from preflight.speech.quantities import Amount, number, parse, span
from preflight.speech.scan import Say, Scan

CURRENCIES = {
    "€": "Euro", "EUR": "Euro", "EURO": "Euro", "Euro": "Euro", "Eur": "Euro", "eur": "Euro",
    "euro": "Euro", "E": "Euro", "$": "Dollar", "USD": "Dollar", "US$": "Dollar", "£": "Pfund",
    "GBP": "Pfund", "CHF": "Schweizer Franken", "SFr": "Schweizer Franken", "Fr": "Franken", "DM": "Mark",
}  # fmt: skip
CENTS = {
    "Euro": "Cent",
    "Dollar": "Cent",
    "Pfund": "Pence",
    "Schweizer Franken": "Rappen",
    "Franken": "Rappen",
    "Mark": "Pfennig",
}
SCALES = {
    "T": 1000, "Tsd": 1000, "k": 1000, "K": 1000, "TSD": 1000, "tsd": 1000, "Tausend": 1000, "Mio": 10**6,
    "mio": 10**6, "MIO": 10**6, "M": 10**6, "Millionen": 10**6, "Million": 10**6, "Mill": 10**6,
    "Mrd": 10**9, "Milliarden": 10**9, "Milliarde": 10**9,
}  # fmt: skip
SIGNS = "€$£"
_SCALE = (
    r"(Tausend|Tsd|TSD|tsd|Mio|MIO|mio|Millionen|Million|Mill|Mrd|Milliarden?|[TkKM](?=[ ]?(?:€|E|\$|CHF)))"
)
_CURRENCY = r"(€|US\$|[$£]|(?:EURO?|Euro?|euro?|USD|GBP|CHF|SFr|DM|(?<=T)E)(?![^\W\d_]))"
_DASHED = r"(?:[,.][ ]?(?:[-–—]{1,2}|00)(?![\d]))"
_AFTER = Lazy(rf"{_DASHED}?[ \t]?(?:{_SCALE}\.?)?[ \t]?{_CURRENCY}{_DASHED}?(\d\d(?!\d))?")
_BARE_SCALE = Lazy(r"[ \t]?(Tsd|Mio|Mrd|Mill)(?![^\W_])\.?")
_PREFIX = Lazy(_CURRENCY.replace("(?<=T)E", r"Fr(?=\.?[ ]\d)") + r"\.?[ \t]?(?=\d)")
_PREFIX_SCALE = Lazy(r"[ \t]?(Tsd|TSD|Mio|MIO|Mrd|Millionen|Million|Milliarden?|[TkKM])(?![^\W_])\.?")
_AFTER_PREFIX = Lazy(_DASHED)
_NO_CENTS = Lazy(r"[.,][-–—]{1,2}(?![\w])")
_CENT = Lazy(r"[ \t]?(?:ct|Ct|Cent|cent)(?![^\W_])\.?")


def money(scan: Scan, at: int) -> Say | None:
    """ "450.000 €", "1,2 Mio. €", "1.250,- EUR/Monat", "12,50 €", "350-400 T€"."""
    amount = span(_amount, "bis", scan, at)
    if amount is None:
        return None
    rate, end = rates(scan, amount.end)
    return Say(end, amount.spoken + rate, "money", True, tuple(other + rate for other in amount.others))


def prefixed(scan: Scan, at: int) -> Say | None:
    """ "€ 450.000", "EUR 450.000,-", "CHF 1'250": the currency first."""
    match = _PREFIX.match(scan.text, at)
    value = number(scan, match.end()) if match is not None else None
    if match is None or value is None:
        return None
    scale = _PREFIX_SCALE.match(scan.text, value.end)
    end = scale.end() if scale else value.end
    dashed = _AFTER_PREFIX.match(scan.text, end)
    end = dashed.end() if dashed is not None else end
    amount = _words(value, scale[1] if scale else "", CURRENCIES[match[1]])
    rate, end = rates(scan, end)
    return Say(end, amount.spoken + rate, "money")


def _amount(scan: Scan, at: int) -> Amount | None:
    quantity = parse(scan, at)
    if quantity is None:
        return None
    last = quantity.high or quantity.low
    match = _AFTER.match(scan.text, quantity.end)
    if match is None:
        dashed = _NO_CENTS.match(scan.text, quantity.end)
        if dashed is not None and quantity.high is None:
            amount = _words(last, "", "Euro")
            return Amount(dashed.end(), amount.spoken)
        return _scaled_count(scan, quantity.end, last) if quantity.high is None else None
    if match[3] and last.is_plain and not match[1] and quantity.high is None:
        return Amount(match.end(), _with_cents(last._replace(decimals=match[3]), CURRENCIES[match[2]]))
    if match[3]:
        return None
    amount = _words(last, match[1] or "", CURRENCIES[match[2]])
    if quantity.high is None:
        return Amount(match.end(), amount.spoken, amount.others)
    low = spelling.number(quantity.low)
    if match[1] and SCALES[match[1]] == 1000 and quantity.low.is_plain:
        low = spelling.cardinal(quantity.low.whole * 1000)
    return Amount(match.end(), f"{low} bis {amount.spoken}")


def _scaled_count(scan: Scan, end: int, value: Number) -> Amount | None:
    """ "1,2 Mio. Einwohner", "30 ct"."""
    cent = _CENT.match(scan.text, end)
    if cent is not None:
        return Amount(cent.end(), f"{spelling.number(value, 'ein')} Cent")
    match = _BARE_SCALE.match(scan.text, end)
    if match is None:
        return None
    amount = _words(value, match[1], "")
    return Amount(match.end(), amount.spoken.rstrip(), tuple(other.rstrip() for other in amount.others))


def _words(value: Number, scale: str, currency: str) -> Amount:
    size = SCALES.get(scale, 1)
    if size == 1 and len(value.decimals) == 3 and value.whole:
        value = value._replace(digits=value.digits + value.decimals, decimals="")  # "450,000 €"
    if size == 1000:
        whole = (
            value.whole * 1000 + int(value.decimals.ljust(3, "0"))
            if len(value.decimals) <= 3
            else value.whole
        )
        return Amount(0, f"{spelling.cardinal(whole, 'ein')} {currency}")
    if size > 1000:
        return _millions(value, "Milliarde" if size == 10**9 else "Million", size, currency)
    if value.decimals and len(value.decimals) <= 2:
        return Amount(0, _with_cents(value, currency), (f"{spelling.number(value)} {currency}",))
    return Amount(0, f"{spelling.number(value, 'ein')} {currency}")


def _millions(value: Number, name: str, size: int, currency: str) -> Amount:
    if value.is_one:
        return Amount(0, f"eine {name} {currency}", (f"einer {name} {currency}",))
    many = name + ("en" if name.endswith("n") else "n")
    spoken = f"{spelling.number(value)} {many} {currency}"
    digits = len(str(size)) - 1
    if value.decimals and len(value.decimals) <= digits:
        whole = spelling.cardinal(value.whole * size + int(value.decimals.ljust(digits, "0")), "ein")
        return Amount(0, spoken, (f"{whole} {currency}",))
    return Amount(0, spoken)


def _with_cents(value: Number, currency: str) -> str:
    cents = int(value.decimals.ljust(2, "0"))
    if not value.whole and cents:
        return f"{spelling.cardinal(cents, 'ein')} {CENTS[currency]}"
    whole = f"{spelling.cardinal(value.whole, 'ein')} {currency}"
    return f"{whole} {spelling.cardinal(cents)}" if cents else whole


def lone_sign(scan: Scan, at: int) -> Say | None:
    """A currency sign without an amount: "Preis in €", "€/m²"."""
    rate, end = rates(scan, at + 1)
    lead = " " if at and scan.char(at - 1).isalnum() else ""
    return Say(end, f"{lead}{CURRENCIES[scan.text[at]]}{rate}", "money")
