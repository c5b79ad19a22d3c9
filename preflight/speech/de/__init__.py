"""German as an agent reads it aloud. Anchors and their rules, in the order they are asked."""

from preflight.speech.asking import at_digit, each, merge
from preflight.speech.characters import FRACTIONS
from preflight.speech.de import abbreviations, dates, money, places, quantities, rooms, signs, spelling, units
from preflight.speech.de.context import MONTH_SHORT
from preflight.speech.quantities import parse
from preflight.speech.scan import Language, Rule, Say, Scan
from preflight.speech.signs import before_number


def _plain(scan: Scan, at: int) -> Say | None:
    """A count, with the gender and case of what it counts."""
    quantity = parse(scan, at)
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
NUMBERS: tuple[Rule, ...] = (signs.minus, places.bracketed, dates.short_year, at_digit(_COUNTS))


LANGUAGE = Language(
    tag="de",
    numbers=NUMBERS,
    words=abbreviations.Words(
        merge(
            each(dates.DAY_SHORT, dates.day_short),
            each(MONTH_SHORT, dates.month_short),
            each(("m", "qm", "km", "Min", "min", "Std", "cbm"), units.bare_unit),
            each(("EUR", "CHF", "EURO", "Euro", "SFr", "Fr", "USD", "DM"), money.prefixed),
            each(("Ø", "ø"), signs.average),
            abbreviations.words(),
            each(places.roman_words(), places.roman),
            each(("www", "http", "https", *places.DOMAINS), places.web),
        )
    ),
    signs={
        **dict.fromkeys(money.SIGNS, (money.prefixed, money.lone_sign)),
        **each(signs.BEFORE_NUMBERS, before_number(signs.BEFORE_NUMBERS, NUMBERS)),
        **each(FRACTIONS, signs.vulgar),
        "+": (signs.plus,),
        "#": (signs.hash_number,),
        "/": (signs.slash,),
        "@": (places.web,),
    },
    digits=spelling.digits,
    symbols=signs.SYMBOLS,
)
