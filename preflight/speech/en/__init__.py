"""English as an American agent reads it. Anchors and their rules, in the order they are asked."""

from preflight.speech.en import (
    abbreviations,
    beds_baths,
    clock,
    codes,
    dates,
    dimensions,
    doors,
    measures,
    money,
    numerals,
    phone,
    places,
    quantities,
    signs,
    spelling,
    web,
    weekdays,
    years,
)
from preflight.speech.scan import Language, Rule

NUMBERS: tuple[Rule, ...] = (
    web.address_here,
    phone.telephone,
    clock.always,
    clock.after_noon,
    dates.numeric,
    clock.time,
    clock.ratio,
    beds_baths.hanging,
    beds_baths.rooms,
    codes.zip_code,
    codes.chain,
    dimensions.dimension,
    dimensions.length,
    measures.percent,
    measures.temperature,
    measures.ordinal,
    years.decade,
    years.short_year,
    dates.day_month,
    measures.measure,
    money.bare,
    codes.attached,
    codes.mixed,
    dates.score,
    dates.slashed,
    places.house,
    codes.zeros,
    years.year,
    measures.plain,
)


def _merge(*tables: dict[str, tuple[Rule, ...]]) -> dict[str, tuple[Rule, ...]]:
    """One table of words; a word that several modules know is asked of them in this order."""
    merged: dict[str, tuple[Rule, ...]] = {}
    for table in tables:
        for word, rules in table.items():
            merged[word] = merged.get(word, ()) + rules
    return merged


LANGUAGE = Language(
    tag="en",
    numbers=NUMBERS,
    words=_merge(
        codes.words(),
        weekdays.words(),
        dates.words(),
        money.words(),
        {"Ph": (numerals.phase,), "PH": (numerals.phase,)},
        places.words(),
        web.words(),
        abbreviations.words(),
        numerals.words(),
    ),
    signs=money.SIGNS
    | dict.fromkeys(signs.BEFORE_NUMBERS, (signs.before_number,))
    | dict.fromkeys(quantities.FRACTIONS, (signs.vulgar,))
    | {
        "+": (signs.plus,),
        "#": (doors.number_sign,),
        "@": (web.at_sign,),
        "★": (signs.star,),
        "/": (signs.slash,),
        "_": (web.address_around,),
    },
    digits=spelling.digits,
    symbols={sign: word for sign, word in signs.SYMBOLS.items() if sign not in signs.ONLY_BEFORE_NUMBERS},
)
