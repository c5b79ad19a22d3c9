"""German as an agent reads it aloud. Anchors and their rules, in the order they are asked."""

from preflight.speech.characters import FRACTIONS
from preflight.speech.de import abbreviations, dates, money, places, quantities, rooms, signs, spelling, units
from preflight.speech.de.context import MONTH_SHORT
from preflight.speech.scan import Language, Rule, Say, Scan


def _plain(scan: Scan, at: int) -> Say | None:
    """A count, with the gender and case of what it counts."""
    quantity = quantities.parse(scan, at)
    return quantities.counted(scan, at, quantity) if quantity is not None else None


_COUNTS: tuple[Rule, ...] = (
    places.web_number,
    dates.date,
    places.telephone,
    dates.time,
    dates.decade,
    rooms.layout,
    rooms.compound,
    dates.ordinal,
    units.dimension,
    units.stars,
    units.times,
    money.money,
    rooms.counted,
    units.measure,
    rooms.hyphened,
    places.slashed,
    places.lettered,
    places.postal,
    places.long_run,
    dates.year,
    _plain,
)


def _counts(scan: Scan, at: int) -> Say | None:
    """The rules that want the digit itself, not the sign before it."""
    if not scan.text[at].isdigit():
        return None
    for rule in _COUNTS:
        say = rule(scan, at)
        if say is not None:
            return say
    return None


NUMBERS: tuple[Rule, ...] = (signs.minus, places.bracketed, dates.short_year, _counts)


def _merge(*tables: dict[str, tuple[Rule, ...]]) -> abbreviations.Words:
    """One table of words; a word that several modules know is asked of them in this order."""
    merged = abbreviations.Words()
    for table in tables:
        for word, rules in table.items():
            merged[word] = (merged[word] if dict.__contains__(merged, word) else ()) + rules
    return merged


def _each(words: tuple[str, ...], rule: Rule) -> dict[str, tuple[Rule, ...]]:
    return dict.fromkeys(words, (rule,))


LANGUAGE = Language(
    tag="de",
    numbers=NUMBERS,
    words=_merge(
        _each(tuple(dates.DAY_SHORT), dates.day_short),
        _each(tuple(MONTH_SHORT), dates.month_short),
        _each(("m", "qm", "km", "Min", "min", "Std", "cbm"), units.bare_unit),
        _each(("EUR", "CHF", "EURO", "Euro", "SFr", "Fr", "USD", "DM"), money.prefixed),
        _each(("Ø", "ø"), signs.average),
        abbreviations.words(),
        _each(places.roman_words(), places.roman),
        _each(("www", "http", "https", *places.DOMAINS), places.web),
    ),
    signs={
        **dict.fromkeys(money.SIGNS, (money.prefixed, money.lone_sign)),
        **dict.fromkeys(signs.BEFORE_NUMBERS, (signs.before_number(NUMBERS),)),
        **dict.fromkeys(FRACTIONS, (signs.vulgar,)),
        "+": (signs.plus,),
        "#": (signs.hash_number,),
        "/": (signs.slash,),
        "@": (places.web,),
    },
    digits=spelling.digits,
    symbols=signs.SYMBOLS,
)
