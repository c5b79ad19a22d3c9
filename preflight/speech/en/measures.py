"""Measured quantities: units, feet and inches, per cent, degrees, ordinals and plain numbers."""

from preflight.speech.en import context, lexicon, quantities, spelling, units
from preflight.speech.en.quantities import Quantity
from preflight.speech.numbers import Number
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan


def _quantity(scan: Scan, at: int) -> Quantity | None:
    return quantities.parse(scan, at) if scan.text[at] not in "-'(" else None


def measure(scan: Scan, at: int) -> Say | None:
    """A quantity with an abbreviated unit: "1,850 SF", "10-min. walk", "950-sq-ft studio"."""
    quantity = _quantity(scan, at)
    if quantity is None:
        return None
    found = units.find(scan, quantity.end)
    if found is None or (scan.char(quantity.end) == "-" and not found.hyphen):
        return None
    single = found.unit
    end = context.stop_end(scan, found.end, closes=True, titled=scan.text[found.end - 2].isupper())
    joined = scan.char(end) == "-" and scan.word_at(end + 1)[:1].isalpha()
    adjective = joined or (context.modifies(scan, end) and not _abbreviates_more(scan, end))
    main, others = quantities.words(quantity, scan.style)
    if scan.char(end) == "+" and context.modifies(scan, end + 1):  # "11ft+ ceilings"
        name = single.one.replace(" ", "-")
        return Say(end + 1, f"{spelling.compound(main)}-{name}-plus", single.semiotic_class)
    rate = units.rate(scan, end)
    if rate is not None:
        end, adjective = rate[0], False
    one = (
        adjective
        or found.hyphen
        or quantity.is_one
        or (quantity.is_small and quantity.low.fraction is not None)
    )
    name = single.one if one else single.many
    joined = (adjective or found.hyphen) and rate is None
    tail = f" {rate[1]}" if rate is not None else ""
    if joined:
        name = name.replace(" ", "-")
        if quantity.low.fraction == (1, 2) and not quantity.low.digits and quantity.high is None:
            main, others = "half", (main, *others)
    readings = [
        f"{spelling.compound(number)}-{name}" if joined else f"{number} {name}{tail}"
        for number in (main, *others, *_short(quantity))
    ]
    part = quantity.low.fraction
    if part and not quantity.low.digits and quantity.high is None and not (joined or quantity.plus or tail):
        readings.insert(0, spelling.part_of(*part, name))
    readings += _whole(quantity, name, tail, adjective)
    return Say(end, readings[0], single.semiotic_class, True, tuple(readings[1:]))


def _abbreviates_more(scan: Scan, at: int) -> bool:
    """ "14 ft x 12 ft", "5 ft 4 in": what follows is another number, no noun."""
    return scan.char(scan.skip_spaces(at)).isdecimal()


def _short(quantity: Quantity) -> tuple[str, ...]:
    """ "a half" beside "one half", "point three" beside "zero point three"."""
    low = quantity.low
    if quantity.high is not None or low.digits not in ("", "0"):
        return ()
    if low.decimals:
        zero = spelling.digits(low.decimals)
        return (f"point {zero}",) if low.digits else (f"zero point {zero}",)
    return ()


def _whole(quantity: Quantity, name: str, tail: str, adjective: bool) -> list[str]:
    if (
        quantity.high is None
        and quantity.low.digits in ("", "0")
        and quantity.low.decimals == "5"
        and not adjective
    ):
        article = "an" if name[0] in "aeio" else "a"
        return [f"half {article} {name}{tail}"]
    return []


_VOLTS = Lazy(r"(1[12][05])/(2[0-4]0)(?=[ ]?-?(?:[vV]\b|volt))-?[ ]?[vV]?(?:olts?\b)?\.?(?!\w)")


def volts(scan: Scan, at: int) -> Say | None:
    """ "110/220V"."""
    match = _VOLTS.match(scan.text, at) if scan.char(at + 3) == "/" and scan.text[at] == "1" else None
    if match is None:
        return None
    pair = " ".join(
        f"{spelling.ONES[int(run[0])]} {spelling.below_hundred(int(run[1:]))}" for run in match.groups()
    )
    noun = context.modifies(scan, match.end())
    return Say(match.end(), f"{pair} {'volt' if noun else 'volts'}", "measure")


# ---------------------------------------------------------------- per cent and degrees

_PERCENT = Lazy(r"[ ]?(?:%|[pP]ct\b\.?|PCT\b|％)")
_PERCENT_TO = Lazy(r"[ ]?%[ ]?[-–][ ]?(?=[.\d])")


def percent(scan: Scan, at: int) -> Say | None:
    """ "3.9%", "5–7%", "5%-7%"."""
    negative = scan.text[at] == "-" and scan.char(at - 1 if at else len(scan.text)) in ("", " ", "(")
    quantity = quantities.parse(scan, at + 1) if negative else _quantity(scan, at)
    near = scan.text[quantity.end : quantity.end + 3] if quantity else ""
    near = "" if "%" not in near and "c" not in near.lower() else near
    match = _PERCENT.match(scan.text, quantity.end) if quantity and near else None
    if quantity is None or match is None:
        return None
    main, others = quantities.words(quantity, scan.style)
    others += _short(quantity)
    if negative:
        main, others = f"minus {main}", ()
    end = match.end()
    to = _PERCENT_TO.match(scan.text, quantity.end)
    high = quantities.parse(scan, to.end()) if to else None
    if high is not None and _PERCENT.match(scan.text, high.end):
        end = high.end + 1
        main, others = f"{main} to {quantities.words(high, scan.style)[0]}", ()
    if scan.char(end) == "+":
        return Say(end + 1, f"{main} percent plus", "percent")
    return Say(end, f"{main} percent", "percent", True, tuple(f"{other} percent" for other in others))


_DEGREES = Lazy(r"[ ]?(?:°[ ]?|deg\b\.?[ ]?|degrees[ ](?=[FC]\b))(?:([FC])\b(?!['’])|([NSEW])\b)?")
_SCALES = {"F": " Fahrenheit", "C": " Celsius", None: ""}
_SIDES_OF_SKY = {"N": " north", "S": " south", "E": " east", "W": " west"}
_DEGREE_TO = Lazy(r"[ ]?°[ ]?[FC]?[ ]?[-–][ ]?(?=\d)")


def temperature(scan: Scan, at: int) -> Say | None:
    """ "78°F", "68–72 °F", "84°", "360° views"."""
    sign = "minus " if scan.text[at] == "-" else ""
    quantity = quantities.parse(scan, at + bool(sign))
    near = scan.text[quantity.end : quantity.end + 3] if quantity else ""
    match = _DEGREES.match(scan.text, quantity.end) if quantity and ("°" in near or "de" in near) else None
    if quantity is None or match is None:
        return None
    main = sign + quantities.words(quantity, scan.style)[0]
    to = _DEGREE_TO.match(scan.text, quantity.end)
    if to is not None:
        high = quantities.parse(scan, to.end())
        later = _DEGREES.match(scan.text, high.end) if high else None
        if high is not None and later is not None:
            main, match = f"{main} to {quantities.words(high, scan.style)[0]}", later
    end = match.end() - (match[0].endswith(" ") and match[1] is None)
    scale = _SCALES.get(match[1], "") + _SIDES_OF_SKY.get(match[2] or "", "")
    adjective = context.modifies(scan, end) or (scan.char(end) == "-" and scan.char(end + 1).isalpha())
    if adjective:
        return Say(end, f"{spelling.compound(main)}-degree{scale}", "temperature")
    one = quantity.is_one and not sign
    return Say(end, f"{main} {'degree' if one else 'degrees'}{scale}", "temperature")


# ---------------------------------------------------------------- ordinals and plain numbers

_ORDINAL = Lazy(r"(\d{1,3}(?:,\d{3}){1,5}+|\d{1,15})[ ]?(?:st|nd|rd|th|ST|ND|RD|TH)(?:['’]?(s))?(?![^\W_])")
_CENTURY = Lazy(r"[ -][cC]\.(?=[ ][a-z])")
_FLOORS = frozenset("floor floors story level fl flr".split())
_FLOOR_SHORT = Lazy(r"[ -](Fl|FL|fl|Flr|flr)\b(?:\.(?=[ ]?[a-z,]))?")


def ordinal(scan: Scan, at: int) -> Say | None:
    """ "2nd", "1st-floor", "42nd"."""
    after = scan.char(scan.digits_end(at))
    match = _ORDINAL.match(scan.text, at) if after and after in ",snrtSNRT " else None
    if match is None or (match[0][-3:-2] == " "):
        return None
    words = spelling.ordinal(int(match[1].replace(",", "")), scan.style.say_and)
    if match[2]:
        words = spelling.plural(words)
    floor = _FLOOR_SHORT.match(scan.text, match.end())
    if floor is not None:
        return Say(floor.end(), f"{words} floor", "floor")
    century = _CENTURY.match(scan.text, match.end())
    if century is not None:
        return Say(century.end(), f"{words} century", "ordinal")
    after = scan.word_after(match.end())
    before = scan.word_before(at)
    if after in lexicon.STREET_ENDS or before in lexicon.COMPASS or before in lexicon.COMPASS_LETTERS:
        words = words.capitalize()
    return Say(match.end(), words, "floor" if after.lower() in _FLOORS else "ordinal")


def plain(scan: Scan, at: int) -> Say | None:
    """Any other number: a fraction, a decimal, a range, a count."""
    sign = ""
    if scan.text[at] == "-":
        if scan.char(at + 1) not in ".0123456789" or not _is_negative(scan, at):
            return None
        sign = "minus "
    quantity = quantities.parse(scan, at + bool(sign)) if scan.text[at] not in "'(" else None
    if quantity is None:
        return None
    main, others = quantities.words(quantity, scan.style)
    if quantity.high is not None and context.names_terms(scan, quantity.end):
        return Say(quantity.end, main.replace(" to ", "-"), "cardinal", True, (main,))
    if quantity.low.digits in ("", "0") and quantity.low.fraction is None:
        others += _short(quantity)
    main, others = _lone_fraction(scan, quantity, main, others)
    end = _joined(scan, quantity)
    if end:
        joint = "-" if end > quantity.end else ""
        main, others = spelling.compound(main) + joint, tuple(spelling.compound(o) + joint for o in others)
    return Say(end or quantity.end, sign + main, _kind(quantity), True, tuple(sign + o for o in others))


def _is_negative(scan: Scan, at: int) -> bool:
    """A hyphen before a number is a minus in the midst of a line, a bullet at its start."""
    return scan.char(at - 1 if at else len(scan.text)) == " "


def _lone_fraction(
    scan: Scan, quantity: Quantity, main: str, others: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    if quantity.low.digits or quantity.high is not None:
        return main, others
    after = scan.word_after(quantity.end).lower()
    if quantity.low.fraction == (3, 4) and after in ("acre", "mile", "bath", "inch", "cup", "bathroom"):
        return "three-quarter", (main, *others)
    if quantity.low.fraction == (1, 2):
        acre = after in ("acre", "mile", "inch", "hour", "block", "day") and context.modifies(
            scan, scan.skip_spaces(quantity.end) + len(after)
        )
        if acre or after in ("bath", "baths", "bathroom", "bathrooms", "basement", "off", "price"):
            return "half", ("one half", "a half")
    return main, others


_COUNTED = frozenset(
    "car bed bedroom bath bathroom story year acre mile unit foot gallon hour minute day week month bay "
    "person room stall home inch level degree seat space".split()
)


def _joined(scan: Scan, quantity: Quantity) -> int:
    """The end of a count that is said as one word with its noun: "4.5-star", "3+ car garage"; 0 for none."""
    end = quantity.end
    if scan.char(end) == "-" and scan.char(end + 1).isalpha():
        return end
    if (quantity.plus or quantity.about) and scan.char(end) in (" ", "-"):
        noun = scan.word_at(end + 1)
        if noun.lower() in _COUNTED and context.modifies(scan, end + 1 + len(noun)):
            return end + 1
    return 0


def _kind(quantity: Quantity) -> str:
    if quantity.high is not None or quantity.plus:
        return "range"
    number: Number = quantity.low
    return "fraction" if number.fraction else "decimal" if number.decimals else "cardinal"
