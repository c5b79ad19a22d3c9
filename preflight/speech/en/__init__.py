"""English as an American agent reads it. Anchors and their rules, in the order they are asked."""

from functools import lru_cache
from string import ascii_letters, ascii_uppercase
from typing import NamedTuple

from preflight.speech.asking import first, merge
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
    sums,
    web,
    weekdays,
    years,
)
from preflight.speech.scan import Language, Rule, Say, Scan


class Asked(NamedTuple):
    """A rule for numbers, and what has to stand around the digits for it to be asked at all."""

    rule: Rule
    after: str = ""  # the characters one of which follows the digits; "": any
    lengths: str = ""  # how many digits there are, one figure for each length; "": any
    joined: bool = False  # only directly behind a letter or a hyphen


_IN_QUANTITY = f" \t{ascii_letters}-–—.,+~±/&|•" + "".join(
    quantities.FRACTIONS
)  # what follows the digits of a measured quantity
RULES = (
    Asked(web.address_here, ascii_letters + "@._-"),
    Asked(web.address_here, joined=True),
    Asked(phone.telephone, " .–-/(", "13"),
    Asked(phone.telephone, lengths="LX"),
    Asked(clock.always, " /x-", "2"),
    Asked(clock.after_noon, lengths="12"),
    Asked(dates.numeric, "/.-"),
    Asked(clock.time, " :.-–—aApPtu", "12"),
    Asked(clock.ratio, ":"),
    Asked(beds_baths.cars, "/cC -.", "1"),
    Asked(beds_baths.hanging, "-"),
    Asked(beds_baths.rooms, _IN_QUANTITY),
    Asked(codes.zip_code, lengths="5"),
    Asked(codes.texted, lengths="56"),
    Asked(codes.statute, lengths="34"),
    Asked(measures.volts, "/", "3"),
    Asked(codes.chain, ascii_letters + "-–."),
    Asked(dimensions.dimension, _IN_QUANTITY + "'\"*"),
    Asked(dimensions.length, _IN_QUANTITY + "'\""),
    Asked(measures.percent, _IN_QUANTITY + "%"),
    Asked(measures.temperature, _IN_QUANTITY + "°"),
    Asked(measures.ordinal, " ,nrstNRST"),
    Asked(years.decade, "sS',"),
    Asked(dates.day_month, " -nrst", "12"),
    Asked(measures.measure, _IN_QUANTITY),
    Asked(money.bare, _IN_QUANTITY + "".join(sums.CURRENCIES)),
    Asked(codes.attached, joined=True),
    Asked(codes.mixed, ascii_letters),
    Asked(dates.score, "/."),
    Asked(dates.slashed, "/"),
    Asked(places.house, " -" + ascii_uppercase),
    Asked(codes.zeros),
    Asked(years.year, lengths="4"),
    Asked(measures.plain),
)
# Behind one of the signs -.'( any of them may read the number.
_SIGNED: tuple[Rule, ...] = tuple(dict.fromkeys((*(asked.rule for asked in RULES), years.short_year)))
_LENGTHS = "0123456789LX+"  # L: ten digits, X: eleven, +: more


@lru_cache(1024)
def _likely(after: str, length: str, joined: bool) -> tuple[Rule, ...]:
    return tuple(
        dict.fromkeys(
            asked.rule
            for asked in RULES
            if (after in asked.after or not asked.after)
            and (length in asked.lengths or not asked.lengths)
            and (joined or not asked.joined)
        )
    )


def number(scan: Scan, at: int) -> Say | None:
    """A number, by the first rule that knows it. Few are asked: what follows the digits tells which."""
    text = scan.text
    if "0" <= text[at] <= "9":
        end = scan.digits_end(at)
        before = text[at - 1] if at else " "
        after = text[end] if end < len(text) else "\n"
        rules = _likely(after, _LENGTHS[min(end - at, 12)], before.isalpha() or before in "-–")
    else:
        rules = _SIGNED
    return first(rules, scan, at)


LANGUAGE = Language(
    tag="en",
    numbers=(number,),
    words=merge(
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
