"""Dates: "June 14, 2025", "6/14/25", "Sept. 3rd"; and what a slash between numbers means."""

import re

from preflight.speech.en import context, quantities, spelling
from preflight.speech.numbers import full_year
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Rule, Say, Scan

MONTHS = "January February March April May June July August September October November December".split()
MONTH_FORMS = {name: i for i, name in enumerate(MONTHS, 1)} | {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10,
    "Nov": 11,
    "Dec": 12,
}  # fmt: skip
_MOST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_AFTER_MONTH = Lazy(
    r"\.?[ \t]{1,2}(\d{1,2})(?!\d|:|,\d)(?:st|nd|rd|th)?"
    r"(?:[ ]?(-|–|&|to|through|thru|and)[ ]?(\d{1,2})(?:st|nd|rd|th)?(?![\d:/]|[ ]?[aApP]\.?[mM]\b))?"
    r"(?:(,?[ ]|,)((?:1[5-9]|20)\d\d)(?!\d|,\d))?(?![\d/])",
    re.IGNORECASE,
)
_MONTH_YEAR = Lazy(r"\.?,?[ \t]((?:1[5-9]|20|21)\d\d)(?!\d|,\d|[ ]?(?:sq|SF|sf))")


def month(scan: Scan, at: int) -> Say | None:
    """A month's name or short form with the day and the year after it."""
    name = scan.word_at(at)
    if scan.char(at - 1) == "-" and scan.char(at - 2).isdecimal():
        return None
    number, after = MONTH_FORMS[capitalised(name)], at + len(name)
    full = MONTHS[number - 1]
    match = _AFTER_MONTH.match(scan.text, after)
    if match is not None and _is_day(match, number) and not _counts(scan, name, match):
        return _month_day(scan, match, full)
    match = _MONTH_YEAR.match(scan.text, after)
    if match is not None:
        words = spelling.year(int(match[1]), scan.style)
        until = _TO_MONTH.match(scan.text, match.end())
        if until is not None and until[1] in MONTH_FORMS:
            return Say(until.start(1), f"{full} {words} to ", "date")
        return Say(
            match.end(), f"{full} {words}", "date", True, _other_year(int(match[1]), f"{full} ", words)
        )
    return _month_alone(scan, at, name, full)


def capitalised(name: str) -> str:
    return name[:1].upper() + name[1:].lower()


def _is_day(match: re.Match[str], number: int) -> bool:
    last = _MOST_DAYS[number - 1]
    return 0 < int(match[1]) <= last and (match[3] is None or int(match[1]) < int(match[3]) <= last)


def _counts(scan: Scan, name: str, match: re.Match[str]) -> bool:
    """ "You may see 5 homes", "March 4 miles": a count, no day."""
    if name.islower():
        return True
    word = scan.word_after(match.end(1)).lower()
    return name in ("May", "March", "Mar") and word in (
        "homes",
        "beds",
        "baths",
        "miles",
        "minutes",
        "acres",
        "bedrooms",
    )


def _month_day(scan: Scan, match: re.Match[str], full: str) -> Say:
    first, to, second, _, year = match.groups()
    until = _TO_MONTH.match(scan.text, match.end())
    if until is not None and not second and until[1] in MONTH_FORMS:
        tail = f", {spelling.year(int(year), scan.style)}" if year else ""
        return Say(until.start(1), f"{full} {spelling.ordinal(int(first))}{tail} to ", "date")
    day = spelling.ordinal(int(first))
    if second:
        joint = {"&": "and", "and": "and", "through": "through", "thru": "through"}.get(to.lower(), "to")
        day = f"{day} {joint} {spelling.ordinal(int(second))}"
    if not year:
        return Say(match.end(), f"{full} {day}", "date")
    words = spelling.year(int(year), scan.style)
    return Say(
        match.end(), f"{full} {day}, {words}", "date", True, _other_year(int(year), f"{full} {day}, ", words)
    )


_TO_MONTH = Lazy(r"[ ]?[-–—][ ]?(?=([A-Z][a-z]{2,8}))")


def _other_year(value: int, lead: str, chosen: str) -> tuple[str, ...]:
    other = spelling.cardinal(value) if 2000 <= value <= 2099 else chosen
    return (lead + other,) if other != chosen else ()


_BEFORE_MONTH = frozenset("in by since until from of mid early late and to through this next last".split())


def _month_alone(scan: Scan, at: int, name: str, full: str) -> Say | None:
    """ "in Sept." and "Jan. and Feb."; "Jan" and "Mar" alone are names."""
    end = at + len(name)
    if name == full or name.islower() or capitalised(name) == full or capitalised(name) not in MONTH_FORMS:
        return None
    before = scan.word_before(at).lower()
    sure = name in ("Sept", "Sep", "Feb", "Aug", "Oct", "Nov", "Dec", "Apr")
    joined = scan.char(end) in ("-", "–", "/") or before in _BEFORE_MONTH
    if not (joined or (scan.char(end) == "." and sure) or (sure and name != "Dec")):
        return None
    if not sure and not joined:
        return None
    if name in ("Jan", "Mar") and before in ("and", "of", "from", "to") and scan.char(end) != ".":
        return None
    return Say(context.stop_end(scan, end), full, "date")


_DAY_MONTH = Lazy(
    r"(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([A-Z][a-z]{2,8}|[A-Z]{3,9})\b\.?"
    r"(?:(?:,?[ -])((?:1[5-9]|20)\d\d)(?!\d|,\d))?"
)


def day_month(scan: Scan, at: int) -> Say | None:
    """ "14 June 2025", "5-May"."""
    match = _DAY_MONTH.match(scan.text, at) if scan.digits_end(at) - at in (1, 2) else None
    if match is None or capitalised(match[2]) not in MONTH_FORMS:
        return None
    number, day, year = MONTH_FORMS[capitalised(match[2])], int(match[1]), match[3]
    ordinal = match[0][len(match[1])].isalpha()
    if not 0 < day <= 31 or (match[2] in ("May", "March", "Mar", "Jan") and not year and not ordinal):
        return None
    if scan.char(match.end()).isdecimal() or re.match(r"[ ]\d", scan.text[match.end() : match.end() + 2]):
        return None
    full = MONTHS[number - 1]
    of = "of " if " of " in match[0] else ""
    end = match.end() if match[2] != full else match.end(2) if not year else match.end(3)
    tail = f", {spelling.year(int(year), scan.style)}" if year else ""
    if of:
        return Say(end, f"{spelling.ordinal(day)} of {full}{tail}", "date")
    return Say(
        end,
        f"{full} {spelling.ordinal(day)}{tail}",
        "date",
        True,
        (f"the {spelling.ordinal(day)} of {full}{tail}",),
    )


_NUMERIC = Lazy(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)")
_ISO = Lazy(r"((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-])")


def numeric(scan: Scan, at: int) -> Say | None:
    """ "6/14/25", "06-14-2025", "2025-06-14"."""
    after = scan.char(scan.digits_end(at))
    if not after or after not in "/.-":
        return None
    match = _ISO.match(scan.text, at)
    if match is not None and _is_date(int(match[3]), int(match[4])):
        return _numeric(scan, match.end(), int(match[3]), int(match[4]), match[1], True)
    match = _NUMERIC.match(scan.text, at)
    if match is None or scan.char(at - 1 if at else len(scan.text)) in ("-", "/"):
        return None
    if match[2] == "." and len(match[4]) == 2:
        return None
    first, second = int(match[1]), int(match[3])
    if _is_date(first, second):
        return _numeric(scan, match.end(), first, second, match[4], second > 12 or first == second)
    if _is_date(second, first):
        return _numeric(scan, match.end(), second, first, match[4], True)
    return None


def _is_date(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= _MOST_DAYS[month - 1]


def _numeric(scan: Scan, end: int, month: int, day: int, year: str, certain: bool) -> Say:
    value = full_year(year)
    words = spelling.year(value, scan.style)
    lead = f"{MONTHS[month - 1]} {spelling.ordinal(day)}, "
    others = _other_year(value, lead, words)
    if not certain:
        others += (f"{MONTHS[day - 1]} {spelling.ordinal(month)}, {words}",)
    return Say(end, lead + words, "date", certain, others)


_SLASHED = Lazy(r"(\d{1,4})/(\d{1,4})(?![\d/]|,\d)")


_SCORE = Lazy(r"(\d{1,2}(?:\.\d)?)/(5|10|100)(?![\d/]|[,.]\d)")
_SCORED_BEFORE = frozenset("rated rating score scores scored scoring ranked ranks".split())
_SCORED_AFTER = frozenset(
    "star stars school schools rating ratings score scores walk rated review reviews".split()
)


_RATING = Lazy(r"[ ](?:on[ ])?[A-Z][A-Za-z]{2,14}[ ]?(?:rating|score|schools?|Score|Rating|Schools?)\b")


def score(scan: Scan, at: int) -> Say | None:
    """ "rated 9/10", "4.5/5 stars"."""
    match = _SCORE.match(scan.text, at)
    if match is None or float(match[1]) > float(match[2]):
        return None
    before, after = scan.word_before(at).lower(), scan.word_after(match.end()).lower()
    rated = before in _SCORED_BEFORE or after in _SCORED_AFTER or "." in match[1]
    if not rated and not _RATING.match(scan.text, match.end()):
        return None
    number = quantities.ENGLISH.match(match[1], 0)
    words = spelling.number(number, scan.style)[0] if number else ""
    return Say(match.end(), f"{words} out of {spelling.cardinal(int(match[2]))}", "cardinal")


_HOMES = frozenset(
    "home house ranch condo split bungalow townhouse townhome apartment cottage duplex villa".split()
)
_UNTIL = Lazy(r"[ ]?[-–—][ ]?(?=\d{1,2}/\d{1,2}(?![\d/]))")


def slashed(scan: Scan, at: int) -> Say | None:
    """ "6/14", "1/2", "50/50", "3/2": a date, a fraction, or two numbers."""
    match = _SLASHED.match(scan.text, at) if scan.char(scan.digits_end(at)) == "/" else None
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    if 1900 <= second <= 2099 and 1 <= first <= 12:
        words = spelling.year(second, scan.style)
        return Say(
            match.end(),
            f"{MONTHS[first - 1]} {words}",
            "date",
            True,
            _other_year(second, f"{MONTHS[first - 1]} ", words),
        )
    if len(match[1]) == len(match[2]) == 4:
        return None
    kind, certain = context.date_or_fraction(scan, at, match.end(), first, second)
    pair = f"{spelling.cardinal(first)}-{spelling.cardinal(second)}"
    readings = {"neither": pair}
    if _is_date(first, second):
        readings["date"] = f"{MONTHS[first - 1]} {spelling.ordinal(second)}"
    if 0 < first < second and len(match[2]) <= 3:
        readings["fraction"] = _fraction(scan, match.end(), first, second)
    if kind not in readings:
        kind = "neither"
    until = _UNTIL.match(scan.text, match.end()) if kind == "date" else None
    if until is not None:
        return Say(until.end(), f"{readings[kind]} to ", "date", certain)
    if kind == "neither" and certain:
        return Say(match.end(), pair, "cardinal")
    others = tuple(text for name, text in readings.items() if name not in (kind, "neither"))
    if first < 10 and second < 7 and scan.word_after(match.end()).lower() in _HOMES:
        others += (f"{spelling.cardinal(first)}-bedroom, {spelling.cardinal(second)}-bath",)
    if kind == "fraction" and not others:
        others = tuple(
            {spelling.fraction(first, second), spelling.after_and(first, second)} - {readings[kind]}
        )
        return Say(match.end(), readings[kind], "fraction", certain, others)
    return Say(match.end(), readings[kind], "cardinal" if kind == "neither" else kind, certain, others)


def _fraction(scan: Scan, end: int, top: int, bottom: int) -> str:
    words = spelling.fraction(top, bottom)
    noun = scan.word_after(end).lower()
    joined = scan.char(end) == "-"
    if not joined and noun in ("acre", "mile", "inch", "hour", "cup", "block", "day"):
        joined = context.modifies(scan, scan.skip_spaces(end) + len(noun))
    if (top, bottom) == (3, 4) and (joined or noun in ("acre", "mile", "bath", "inch", "cup", "bathroom")):
        return "three-quarter"
    if (top, bottom) == (1, 2) and (joined or noun in _HALVED):
        return "half"
    if noun in ("acre", "mile", "inch", "hour") and not joined:
        return spelling.part_of(top, bottom, noun).removesuffix(f" {noun}")
    return spelling.compound(words) if scan.char(end) == "-" else words


_HALVED = frozenset("bath baths bathroom bathrooms ba basement price off duplex".split())


def words() -> dict[str, tuple[Rule, ...]]:
    """The anchors of this module."""
    table: dict[str, tuple[Rule, ...]] = {}
    for name in MONTH_FORMS:
        table[name] = table[name.upper()] = (month,)
    return table
