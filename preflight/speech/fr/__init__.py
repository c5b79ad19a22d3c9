"""French as an agent reads it aloud. Anchors and their rules, in the order they are asked."""

from preflight.speech.characters import FRACTIONS
from preflight.speech.fr import abbreviations, dates, money, places, quantities, rooms, signs, spelling, units
from preflight.speech.scan import Language, Rule, Say, Scan


def _plain(scan: Scan, at: int) -> Say | None:
    """A count, with the gender of what it counts."""
    quantity = quantities.parse(scan, at)
    if quantity is None:
        return None
    half = quantities.and_a_half(scan, quantity)
    if half is not None:
        return half
    spoken, others = quantities.counted(scan, quantity)
    kind = "range" if quantity.high else "decimal" if quantity.low.decimals else "cardinal"
    return Say(quantity.end, spoken, kind, not others, others)


_COUNTS: tuple[Rule, ...] = (
    places.web_number,
    places.telephone,
    dates.time,
    dates.date,
    units.dimension,
    units.metres_and,
    units.minutes,
    units.stars,
    units.times,
    money.money,
    rooms.counted,
    units.measure,
    dates.quarter,
    places.ordinal,
    places.slashed,
    places.house,
    places.postal,
    dates.year,
    places.zeros,
    places.long_run,
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


NUMBERS: tuple[Rule, ...] = (signs.minus, _counts)


def _merge(*tables: dict[str, tuple[Rule, ...]]) -> dict[str, tuple[Rule, ...]]:
    """One table of words; a word that several modules know is asked of them in this order."""
    merged: dict[str, tuple[Rule, ...]] = {}
    for table in tables:
        for word, rules in table.items():
            merged[word] = merged.get(word, ()) + rules
    return merged


def _each(words: tuple[str, ...], rule: Rule) -> dict[str, tuple[Rule, ...]]:
    return dict.fromkeys(words, (rule,))


LANGUAGE = Language(
    tag="fr",
    numbers=NUMBERS,
    words=_merge(
        _each(("T", "F"), rooms.room_type),
        _each(("R",), rooms.storeys),
        _each(("n", "N", "no", "No"), places.numero),
        places.headed_words(),
        _each(("années", "Années", "annees", "décennie", "ANNÉES"), dates.decades),
        _each(
            tuple({form for word in dates.MONTH_SHORT for form in (word, word.capitalize())}),
            dates.month_short,
        ),
        _each(
            tuple({form for word in dates.DAY_SHORT for form in (word, word.capitalize())}), dates.day_short
        ),
        _each(("m", "M", "km", "kms", "min", "mn", "ha", "cm", "cm²", "Km"), units.bare_unit),
        abbreviations.words(),
        _each(places.roman_words(), places.roman),
        _each(("CHF", "EUR", "Fr", "fr", "Frs", "frs", "CAD"), money.prefixed),
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
