"""English units: as written to as spoken, and how a unit is found after a number."""

import re
from typing import NamedTuple

from preflight.speech.en import context
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Scan


class Unit(NamedTuple):
    one: str
    many: str
    semiotic_class: str = "measure"


def _same(word: str) -> Unit:
    return Unit(word, word)


def _s(word: str) -> Unit:
    return Unit(word, word + "s")


_SQUARE_FEET, _SQUARE_METERS = Unit("square foot", "square feet"), _s("square meter")
_FEET, _INCHES = Unit("foot", "feet", "dimension"), Unit("inch", "inches", "dimension")
_CUBIC_FEET, _ACRES, _MINUTES = Unit("cubic foot", "cubic feet"), _s("acre"), _s("minute")
_BTU = Unit("B T U", "B T U")

# Keys: small letters, dots and hyphens gone, one blank between words.
UNITS: dict[str, Unit] = {
    **dict.fromkeys(
        ("sf", "sqft", "sq ft", "sq feet", "sq foot", "square ft", "sqf", "ft²", "ft2", "sq f", "sq"),
        _SQUARE_FEET,
    ),
    **dict.fromkeys(("sqm", "sq m", "m²", "m2", "sq mtr", "square m", "sm"), _SQUARE_METERS),
    **dict.fromkeys(("cf", "cu ft", "cuft", "ft³", "ft3", "cubic ft"), _CUBIC_FEET),
    **dict.fromkeys(("sq yd", "sq yds", "yd²", "sqyd"), _s("square yard")),
    **dict.fromkeys(("sq mi", "mi²", "sq mile", "sq miles"), _s("square mile")),
    **dict.fromkeys(("sq in", "in²", "sqin"), Unit("square inch", "square inches")),
    **dict.fromkeys(("cu yd", "cu yds", "yd³"), _s("cubic yard")),
    **dict.fromkeys(("m³", "m3", "cu m", "cbm"), _s("cubic meter")),
    **dict.fromkeys(("km²", "km2", "sq km"), _s("square kilometer")),
    **dict.fromkeys(("ac", "acs"), _ACRES),
    **dict.fromkeys(("ha",), _s("hectare")),
    **dict.fromkeys(("ft", "lf", "ln ft", "lin ft"), _FEET),
    "lf": Unit("linear foot", "linear feet"),
    "lin ft": Unit("linear foot", "linear feet"),
    "linear ft": Unit("linear foot", "linear feet"),
    **dict.fromkeys(("in", "ins"), _INCHES),
    **dict.fromkeys(("yd", "yds"), _s("yard")),
    **dict.fromkeys(("mi", "mis"), _s("mile")),
    "m": _s("meter"), "mtr": _s("meter"), "mtrs": _s("meter"),
    **dict.fromkeys(("km", "kms"), _s("kilometer")),
    **dict.fromkeys(("cm", "cms"), _s("centimeter")),
    "mm": _s("millimeter"),
    **dict.fromkeys(("min", "mins"), _MINUTES),
    **dict.fromkeys(("hr", "hrs"), _s("hour")),
    **dict.fromkeys(("sec", "secs"), _s("second")),
    **dict.fromkeys(("yr", "yrs"), _s("year")),
    **dict.fromkeys(("mo", "mos", "mth", "mths"), _s("month")),
    **dict.fromkeys(("wk", "wks"), _s("week")),
    "dys": _s("day"),
    **dict.fromkeys(("gal", "gals"), _s("gallon")),
    **dict.fromkeys(("gpm",), Unit("gallon per minute", "gallons per minute")),
    **dict.fromkeys(("gpf",), Unit("gallon per flush", "gallons per flush")),
    **dict.fromkeys(("lb", "lbs"), _s("pound")),
    **dict.fromkeys(("oz", "ozs"), _s("ounce")),
    **dict.fromkeys(("kg", "kgs"), _s("kilogram")),
    "kw": _s("kilowatt"), "kwp": _s("kilowatt"), "mw": _s("megawatt"),
    **dict.fromkeys(("kwh", "kwhs"), _s("kilowatt hour")),
    "w": _s("watt"), "v": _s("volt"),
    **dict.fromkeys(("amp", "amps"), _s("amp")),
    "a": _s("amp"),
    "hp": _same("horsepower"),
    **dict.fromkeys(("btu", "btus"), _BTU),
    "mph": Unit("mile per hour", "miles per hour"),
    "mpg": Unit("mile per gallon", "miles per gallon"),
    "psi": Unit("pound per square inch", "pounds per square inch"),
    "cfm": Unit("cubic foot per minute", "cubic feet per minute"),
    **dict.fromkeys(("mbps",), Unit("megabit per second", "megabits per second")),
    **dict.fromkeys(("gbps",), Unit("gigabit per second", "gigabits per second")),
    "gb": _s("gigabyte"), "tb": _s("terabyte"), "mb": _s("megabyte"),
    "gig": _same("gig"),
    "l": _s("liter"), "ml": _s("milliliter"), "hz": _same("hertz"), "ghz": _same("gigahertz"),
    "db": _s("decibel"),
    "fl": _s("floor"), "sty": Unit("story", "stories"), "flr": _s("floor"), "flrs": _s("floor"),
    "pc": _s("piece"), "pcs": _s("piece"), "ppl": Unit("person", "people"), "pers": Unit("person", "people"),
    "blk": _s("block"), "blks": _s("block"),
}  # fmt: skip

# What stands after a slash or "per": "a month" or "per square foot".
RATES = {
    **dict.fromkeys(("mo", "month", "mth", "mon", "m"), "month"),
    **dict.fromkeys(("yr", "year", "annum", "y", "ann"), "year"),
    **dict.fromkeys(("wk", "week"), "week"),
    **dict.fromkeys(("day", "d", "dy"), "day"),
    **dict.fromkeys(("night", "nt", "nite", "ngt"), "night"),
    **dict.fromkeys(("hr", "hour", "h"), "hour"),
    **dict.fromkeys(("qtr", "quarter"), "quarter"),
    **dict.fromkeys(("sf", "sqft", "sq ft", "ft²", "ft2", "psf"), "square foot"),
    **dict.fromkeys(("ft", "foot"), "foot"),
    **dict.fromkeys(("sqm", "sq m", "m²", "m2"), "square meter"),
    **dict.fromkeys(("ac", "acre"), "acre"),
    **dict.fromkeys(("unit", "door"), "unit"),
    **dict.fromkeys(("person", "pp", "guest"), "person"),
    **dict.fromkeys(("min", "minute"), "minute"),
    **dict.fromkeys(("sec", "s"), "second"),
    **dict.fromkeys(("gal", "gallon"), "gallon"),
    **dict.fromkeys(("lb", "pound"), "pound"),
    **dict.fromkeys(("space", "stall"), "space"),
    **dict.fromkeys(("pet",), "pet"), **dict.fromkeys(("car",), "car"), **dict.fromkeys(("kwh",),
    "kilowatt hour"),
    **dict.fromkeys(("room", "rm"), "room"), **dict.fromkeys(("bed", "bedroom", "br"), "bedroom"),
    **dict.fromkeys(("mile", "mi"), "mile"), **dict.fromkeys(("visit",), "visit"), **dict.fromkeys(("lot",),
    "lot"),
    **dict.fromkeys(("home", "house"), "home"), **dict.fromkeys(("stay",), "stay"),
    **dict.fromkeys(("semester",), "semester"), **dict.fromkeys(("side",), "side"),
    **dict.fromkeys(("item",), "item"),
}  # fmt: skip
_WHOLE_WORDS = frozenset(word for words in RATES.values() for word in words.split()) | {
    "annum", "door", "guest", "stall", "house",
}  # fmt: skip
TIME_RATES = frozenset({"month", "year", "week", "day", "night", "hour", "quarter", "minute", "second"})

# "in" and "a", "m", "w" are words or letters too: they are units only in these shapes.
_TIGHT_ONLY = frozenset({"a", "m", "w", "v", "l"})
_LOWER_ONLY = frozenset({"in", "m"})

_UNIT = Lazy(
    r"[ \t]?[-–]?[ \t]?((?:(?:square|sq|cubic|cu|linear|lin)(?:\.[ -]?|[ /-])?(?=[a-zA-Z]))?)"
    r"([a-zA-Z]{1,6})([²³]|[23](?![\d\w]))?(?![^\W_]|['’][^\W\d_])",
    re.IGNORECASE,
)


_GAPS = (" ", "-", "–", "\t")
_FIRST_WORDS = frozenset(unit.rstrip("²³23").partition(" ")[0] for unit in UNITS) | {"square", "lin", "cubic"}
_INITIALS = Lazy(r"[ ]?-?(?:s\.[ ]?f|S\.[ ]?F)(?![\w])")


class Found(NamedTuple):
    """A unit found after a number."""

    unit: Unit
    end: int  # exclusive; before a full stop
    hyphen: bool  # written "950-sq-ft"
    tight: bool  # no blank before it


def find(scan: Scan, at: int) -> Found | None:
    """The unit that starts at `at`, behind at most a blank or a hyphen."""
    initials = _INITIALS.match(scan.text, at) if "." in scan.text[at + 1 : at + 4] else None
    if initials is not None:
        return Found(_SQUARE_FEET, initials.end(), "-" in initials[0], False)
    start, text = at, scan.text
    while text[start : start + 1] in _GAPS and start < at + 3:
        start += 1
    match = _UNIT.match(text, at) if scan.word_at(start).lower() in _FIRST_WORDS else None
    if match is None:
        return None
    before = scan.text[at : match.start(1)]
    area, name, power = match[1].strip(" .-/").lower(), match[2], match[3] or ""
    key = f"{area} {name.lower()}{power}".strip()
    unit = UNITS.get(key)
    if unit is None or not _is_unit(scan, key, name, before, match.end()):
        return None
    return Found(unit, match.end(), "-" in before or "–" in before, not before)


def _is_unit(scan: Scan, key: str, name: str, before: str, end: int) -> bool:
    """Whether short names that are also words are units here."""
    if key in _LOWER_ONLY and not name.islower():
        return False
    if key == "in" and scan.char(end) == "-" and scan.char(end + 1).isdecimal():
        return False  # "1-in-5"
    if key == "in":  # "2 in the attic"; "36 in. range", "36-in range"
        return "-" in before or before == "" or scan.char(end) == "." or scan.ends_sentence(end)
    if key == "sq":
        return False
    return (
        key not in _TIGHT_ONLY
        or not before
        or ("-" in before and key != "a")
        or (key in ("m",) and before == " ")
    )


def rate(scan: Scan, at: int) -> tuple[int, str] | None:
    """The end and the words of "/mo.", "/sq. ft.", "psf" at `at`: "a month", "per square foot"."""
    month = _PCM.match(scan.text, at)
    if month is not None:
        end = context.stop_end(scan, month.end(), closes=True)
        return end, _PCM_WORDS[month[0].strip(" /").lower()]
    match = _RATE.match(scan.text, at)
    if match is None:
        return None
    area, name, power = (match[1] or "").strip(" .-").lower(), match[2], match[3] or ""
    word = RATES.get(f"{area} {name.lower()}{power}".strip())
    if word is None:
        return None
    end = match.end()
    if name.lower() not in _WHOLE_WORDS:  # the full stop after "/night" ends a sentence
        end = context.stop_end(scan, end, closes=True)
    article = "an" if word == "hour" else "a" if word in TIME_RATES else "per"
    return end, f"{article} {word}"


_PCM = Lazy(r"[ ]?/?(?:pcm\b|PCM\b|pw\b|psf\b|PSF\b|pp\b|ppn\b|p/m\b|p/w\b|p\.c\.m(?=\.)|p\.w(?=\.))")
_PCM_WORDS = {
    "p/m": "a month", "p/w": "a week", "p.c.m": "a month", "p.w": "a week", "pcm": "a month", "pw": "a week",
    "psf": "per square foot", "pp": "per person",
    "ppn": "per person a night",
}  # fmt: skip
_RATE = Lazy(r"[ \t]?/[ \t]?((?:sq(?:\.[ ]?|[ -]))?)([a-zA-Z]{1,8})([²2](?!\w))?(?![^\W_])", re.IGNORECASE)
