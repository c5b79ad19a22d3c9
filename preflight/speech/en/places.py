"""Streets: house numbers, highways, points of the compass, "St.", "Ave"."""

import re

from preflight.speech.en import context, doors, lexicon, spelling, streets
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Rule, Say, Scan

_HOUSE = Lazy(r"(\d{1,6})(?:-?([A-Z])(?=[ ]))?(?:(-)(\d{1,6}))?(?:[ ](1/2|½)(?=[ ]))?(?![\d,/]|\.\d)")


def house(scan: Scan, at: int) -> Say | None:
    """The number before a street's name."""
    if scan.text[at] in "-.'(" or scan.char(at - 1 if at else len(scan.text)) in ("-", "/", "#"):
        return None
    end = scan.digits_end(at)
    after = scan.char(end + 1)
    if scan.char(end) == " " and not (after.isupper() or after.isdecimal() or after == "½"):
        return None
    match = _HOUSE.match(scan.text, at)
    if match is None or not streets.house_number(scan, match.end()):
        return None
    main, others = doors.house_words(match[1])
    tail = f" {match[2]}" if match[2] else ""
    if match[4]:
        tail += (
            " to " if len(match[4]) == len(match[1]) and int(match[4]) > int(match[1]) else " "
        ) + doors.house_words(match[4])[0]
    if match[5]:
        tail += " and a half"
    return Say(
        match.end(), main + tail, "address", True, tuple(dict.fromkeys(other + tail for other in others))
    )


_ROADS = {
    "U": "U S", "I": "Interstate", "Hwy": "Highway", "HWY": "Highway", "Hwys": "Highways", "Rte": "Route",
    "RTE": "Route", "Rt": "Route", "RT": "Route",
    "SR": "State Road", "CR": "County Road", "FM": "F M", "US": "U S", "Exit": "Exit", "Highway": "Highway",
    "Route": "Route", "Interstate": "Interstate", "Fwy": "Freeway", "Freeway": "Freeway", "Loop": "Loop",
    "SH": "State Highway",
    "Rd": "Road", "Road": "Road", "PR": "P R", "RM": "R M", "Tpke": "Turnpike",
}  # fmt: skip
_ROAD = Lazy(
    r"(?:US Hwy|U\.S\. ?(?:Hwy|Highway|Route|Rte|Rt)?|US (?:Highway|Route)|State (?:Rd|Rte|Rt|Hwy)|St\. Rd|"
    r"County (?:Rd|Hwy)|[A-Za-z]{1,10})"
    r"(?:\.?[ ]?-?[ ]?)#?(\d{1,4})([A-Z])?(?![\w]|[.,:]\d)(?:/(\d{1,3})(?!\d))?"
)
_WORDS_OF_ROADS = {"Hwy": "Highway", "Rte": "Route", "Rt": "Route", "Rd": "Road", "US": "U S", "U.S.": "U S"}


def road(scan: Scan, at: int) -> Say | None:
    """ "I-90", "Hwy 101", "US-1", "County Rd 12"."""
    name = scan.word_at(at)
    if name in ("I", "US", "SR", "CR", "FM", "SH", "PR", "RM") and scan.char(at - 1).isalnum() and at:
        return None
    match = _ROAD.match(scan.text, at)
    if match is None:
        return None
    written = scan.text[at : match.start(1)].rstrip("#- ")
    if written in ("Highway.", "Route.", "Interstate.", "Exit.", "Loop."):
        return None  # "On the Loop. 5 minutes": two sentences
    if name == "I" and "-" not in scan.text[at : match.start(1)] and not _is_interstate(scan, at, match):
        return None
    if name in ("Rd", "Road", "Loop", "Exit", "Freeway", "Fwy", "Tpke", "PR", "RM") and name not in (
        "Loop",
        "Exit",
    ):
        return None
    words = " ".join(
        _WORDS_OF_ROADS.get(word.rstrip("."), _WORDS_OF_ROADS.get(word, word)) for word in written.split()
    )
    words = _ROADS.get(written.rstrip("."), words).replace(".", "")
    number, others = _road_number(match[1])
    tail = f" {match[2]}" if match[2] else ""
    if match[3]:
        tail += " " + _road_number(match[3])[0]
    end, bound = match.end(), _BOUND.match(scan.text, match.end())
    if bound is not None and not match[2]:
        end, tail = (
            bound.end(1),
            tail + " " + (lexicon.DIRECTIONS[bound[1][0]] + ("bound" if len(bound[1]) > 1 else "")),
        )
    readings = [f"{words} {number}{tail}", *(f"{words} {other}{tail}" for other in others)]
    if name == "I":
        readings.append(f"I {number}{tail}")
    return Say(end, readings[0], "address", True, tuple(readings[1:]))


_BOUND = Lazy(r"[ ]([NSEW]B?)\b(?![.'’-]?\w)")


def _is_interstate(scan: Scan, at: int, match: re.Match[str]) -> bool:
    return (
        scan.word_before(at).lower() in ("off", "to", "from", "near", "via", "and", "on")
        and len(match[1]) <= 3
    )


def _road_number(run: str) -> tuple[str, tuple[str, ...]]:
    return doors.house_words(run) if int(run) else (spelling.digits(run), ())


# ---------------------------------------------------------------- directions and street types

_POST = Lazy(r"\.?(?:[ ]\d|,|;|$|\n|\.|[ ][a-z#(&-]|[ ](?:Unit|Apt|Suite|Ste)\b)")
_DOTTED_PAIR = Lazy(r"([NS])\.[ ]?([EW])\.(?=[ ](?:[A-Z][a-z]|\d{1,3}(?:st|nd|rd|th)\b))")
_ORDINAL_STREET = Lazy(
    r"\.?[ ]\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)\b"
    r"(?![ -](?:[fF]loor|FLOOR|[fF]lr?|[sS]tory|[uU]nit|[lL]evel|[cC]entury))"
)
_PRE = Lazy(r"\.?[ ](?:\d{1,3}(?:st|nd|rd|th)\b|[A-Z])")


def direction(scan: Scan, at: int) -> Say | None:
    """ "1204 N. Elm St.", "Main St NW": a point of the compass beside a street's name."""
    name = scan.word_at(at)
    end = at + len(name)
    if scan.char(end) in ("-", "'", "&", "/") or scan.char(at - 1) in ("-", "'", "&", "/", "."):
        return None
    after_number = scan.done == at - 1 and scan.char(at - 1) == " " and at > 1 and scan.char(at - 2).isalnum()
    closing = scan.word_before(at) in lexicon.STREET_WORDS or scan.word_before(at) in lexicon.STREET_TYPES
    pair = _DOTTED_PAIR.match(scan.text, at)
    if pair is not None:
        return Say(pair.end(), lexicon.DIRECTIONS[pair[1] + pair[2]], "address")
    stop = context.stop_end(scan, end, names_follow=True)
    if closing and scan.char(at - 1) == " " and _POST.match(scan.text, end):
        return Say(context.stop_end(scan, end), lexicon.DIRECTIONS[name], "address")
    if _ORDINAL_STREET.match(scan.text, end) and not scan.word_before(at)[-1:].isdecimal():
        return Say(end + (scan.char(end) == "."), lexicon.DIRECTIONS[name], "address")
    if _PRE.match(scan.text, end) and (
        (after_number and scan.char(at - 2).isdecimal()) or streets.house_number(scan, stop)
    ):
        return Say(stop, lexicon.DIRECTIONS[name], "address")
    if scan.text[end : end + 5] == ". of ":
        return Say(end + 1, lexicon.DIRECTIONS[name], "address") if name not in ("No", "So") else None
    if len(name) == 1 and scan.text[end : end + 2] == ". " and scan.word_before(at) in _PLACED:
        after = scan.word_at(end + 2)
        if context.is_name(after) and len(after) > 2:
            return Say(end + 1, lexicon.DIRECTIONS[name], "address")
    if scan.char(end) == " " and scan.word_after(end) == "of" and scan.word_before(at):
        return Say(end, lexicon.DIRECTIONS[name].lower(), "address") if name not in ("No", "So") else None
    if (
        len(name) == 2
        and scan.char(end) == " "
        and scan.word_after(end) in ("of", "corner", "side", "facing", "exposure", "quadrant")
    ):
        return Say(end, lexicon.DIRECTIONS[name].lower(), "address")
    return None


_PLACED = frozenset("in to near from off at of historic downtown between on".split())


def street(scan: Scan, at: int) -> Say | None:
    """ "Ave", "Blvd.", "Ln" after a street's name."""
    name = scan.word_at(at)
    end = at + len(name)
    full = lexicon.STREET_TYPES[doors.capital(name)]
    if scan.char(end) in ("'", "-") and scan.char(end + 1).isalpha():
        return None
    if name == "Lk" and scan.char(end) == "." and context.is_name(scan.word_at(end + 2)):
        return Say(end + 1, "Lake", "address")
    if not streets.street_name_before(scan, at):
        if name not in ("Blvd", "BLVD", "Pkwy", "PKWY", "Hwy", "Expy", "Fwy", "Tpke") and not (
            name == "St" and scan.char(end) == "."
        ):
            return None
        if not name.isalpha() or name == "St":
            return None
    if name in _ALSO_WORDS and not _follows_house(scan, at):
        return None
    if scan.char(end) == "." and scan.char(end + 1) == " ":
        word = scan.word_at(end + 2)
        if word in _PLACE_NOUNS:
            return Say(end + 1, full, "address")
        if context.is_name(word) and word not in lexicon.DIRECTIONS and _ends_here(scan, end):
            if _TOWN.match(scan.text, end + 2):
                return Say(end + 1, f"{full},", "address")
            return Say(end + 1, f"{full}.", "address", False, (full,))
    stop = context.stop_end(scan, end, names_follow=not _ends_here(scan, end), closes=True)
    return Say(stop, full, "address")


_PLACE_NOUNS = frozenset(  # what is named after a street: "the Church St. Market"
    (
        "Market Pier Station Bridge Park Church School Theater Theatre Beach Mall Historic District Corridor "
        "Cafe Elementary Hospital Library Marina Brewery Garage Line Exit Extension Campus Gym Bakery"
    ).split()
)
_TOWN = Lazy(r"[A-Z][\w'’-]+(?:[ ][A-Z][\w'’-]+){0,2},[ ](?:[A-Z]{2}\b|[A-Z][a-z]+[ ]\d{5})")


_ALSO_WORDS = frozenset(
    {
        "Is",
        "No",
        "So",
        "Tr",
        "Str",
        "Sta",
        "Hl",
        "IS",
        "TR",
        "CT",
        "PL",
        "PT",
        "Vw",
        "Brk",
        "Av",
        "Pt",
        "Sq",
        "SQ",
        "STA",
        "Grn",
        "Bnd",
        "BND",
    }
)


def _follows_house(scan: Scan, at: int) -> bool:
    """Whether a house number was read shortly before: "12 Elm Ct", "8 Mill Is"."""
    return (
        0 < scan.done <= at
        and at - scan.done < 30
        and "." not in scan.text[scan.done : at - 1]
        and scan.text[max(0, scan.done - 1)].isalnum()
    )


def _ends_here(scan: Scan, end: int) -> bool:
    """A stop after a street type ends the sentence if a capital follows that no city or direction is."""
    word = scan.word_after(end)
    return word not in lexicon.DIRECTIONS and word not in ("Unit", "Apt", "Suite", "Ste", "Apartment")


def saint_or_street(scan: Scan, at: int) -> Say | None:
    """ "St." by streets.saint; a street needs a name before it."""
    end = at + 2
    if streets.saint(scan, at, end):
        return Say(end + (scan.char(end) == "."), "Saint", "abbreviation")
    return street(scan, at)


def doctor_or_drive(scan: Scan, at: int) -> Say | None:
    """ "Dr." by streets.doctor; a drive needs a name before it."""
    end = at + 2
    if streets.doctor(scan, at, end):
        return Say(end + (scan.char(end) == "."), "Doctor", "abbreviation", scan.char(end) == ".", ("Drive",))
    return street(scan, at)


def words() -> dict[str, tuple[Rule, ...]]:
    """The anchors of this module."""
    table: dict[str, tuple[Rule, ...]] = {}
    for name in lexicon.STREET_TYPES:
        rule = {"St": saint_or_street, "Dr": doctor_or_drive}.get(name, street)
        table[name] = (rule,)
        if name not in ("Is", "No", "So", "Dr", "St"):
            table[name.upper()] = (rule,)
    table["ST"] = table["DR"] = (street,)
    for name in lexicon.DIRECTIONS:
        table[name] = (direction,)
    for name in _ROADS:
        if name not in ("Rd", "Road", "Freeway", "Fwy", "Tpke"):
            table[name] = (road, *table.get(name, ()))
    for name in ("State", "County"):
        table[name] = (road,)
    for name in doors.KEYS:
        table[name] = (
            (*table.get(name, ()), doors.unit)
            if name not in ("No", "Ph")
            else (doors.unit, *table.get(name, ()))
        )
    return table
