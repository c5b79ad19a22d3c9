"""French as an agent reads it aloud. Anchors and their rules, in the order they are asked."""

from preflight.speech.asking import at_digit, each, merge
from preflight.speech.characters import FRACTIONS
from preflight.speech.fr import (
    abbreviations,
    codes,
    dates,
    money,
    places,
    quantities,
    rooms,
    signs,
    spelling,
    units,
)
from preflight.speech.quantities import parse
from preflight.speech.scan import Language, Rule, Say, Scan
from preflight.speech.signs import before_number


def _plain(scan: Scan, at: int) -> Say | None:
    """A count, with the gender of what it counts."""
    quantity = parse(scan, at)
    if quantity is None:
        return None
    half = quantities.and_a_half(scan, quantity)
    if half is not None:
        return half
    spoken, others = quantities.counted(scan, quantity)
    kind = "range" if quantity.high else "decimal" if quantity.low.decimals else "cardinal"
    return Say(quantity.end, spoken, kind, not others, others)


_COUNTS: tuple[Rule, ...] = (
    codes.web_number,
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
    codes.zeros,
    codes.long_run,
    _plain,
)
NUMBERS: tuple[Rule, ...] = (signs.minus, at_digit(_COUNTS))


LANGUAGE = Language(
    tag="fr",
    numbers=NUMBERS,
    words=merge(
        each(("T", "F"), rooms.room_type),
        each(("R",), rooms.storeys),
        each(("n", "N", "no", "No"), places.numero),
        places.headed_words(),
        each(("années", "Années", "annees", "décennie", "ANNÉES"), dates.decades),
        each(
            tuple({form for word in dates.MONTH_SHORT for form in (word, word.capitalize())}),
            dates.month_short,
        ),
        each(
            tuple({form for word in dates.DAY_SHORT for form in (word, word.capitalize())}), dates.day_short
        ),
        each(("m", "M", "km", "kms", "min", "mn", "ha", "cm", "cm²", "Km"), units.bare_unit),
        abbreviations.words(),
        each(places.roman_words(), places.roman),
        each(("CHF", "EUR", "Fr", "fr", "Frs", "frs", "CAD"), money.prefixed),
        each(("www", "http", "https", *codes.DOMAINS), codes.web),
    ),
    signs={
        **dict.fromkeys(money.SIGNS, (money.prefixed, money.lone_sign)),
        **each(signs.BEFORE_NUMBERS, before_number(signs.BEFORE_NUMBERS, NUMBERS)),
        **each(FRACTIONS, signs.vulgar),
        "+": (signs.plus,),
        "#": (signs.hash_number,),
        "/": (signs.slash,),
        "@": (codes.web,),
    },
    digits=spelling.digits,
    symbols=signs.SYMBOLS,
)
