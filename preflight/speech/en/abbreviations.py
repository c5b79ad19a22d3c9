"""Short forms read in full: "approx.", "w/", "fam. rm.", "Mt.", "c. 1926"."""

from preflight.speech.en import context, lexicon
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Rule, Say, Scan

_ROOM_MATES = Lazy(r"(?:[ ]?[/&,+|-][ ]?|,? and |,? or |, )([A-Z]{2,4}|fam|Fam|kit|Kit|liv|din)\b")
_ROOM_MATE_BEFORE = Lazy(
    r"\b(LR|DR|FR|BR|BA|GR|MBR|KIT|room|rm|bath|kitchen|WIC)\.?[ ]?(?:[/&,+|-]|,? and|,? &|, or)[ ]?$"
)


def plain(scan: Scan, at: int) -> Say | None:
    """A short form that is no word by itself."""
    name = scan.word_at(at)
    end = at + len(name)
    if is_inside(scan, at, end):
        return None
    if name.lower() == "thru" and scan.text[end : end + 4].lower() == "-out":
        return Say(end + 4, "throughout", "abbreviation")
    full = lexicon.ALWAYS.get(name.lower(), "")
    if name.lower() == "sqft" and scan.word_before(at).lower() == "per":
        full = "square foot"
    if name.lower() in ("hr", "mo", "yr", "wk", "qtr") and scan.char(at - 1) == "/":
        return None
    full = full[:1].upper() + full[1:] if name[0].isupper() and not name[1:].isupper() else full
    if name.lower() == "incl" and (scan.char(end) in (",", ";", ")", "") or scan.ends_sentence(end + 1)):
        return Say(context.stop_end(scan, end), "included", "abbreviation", True, ("including",))
    if name.lower() == "incl":
        return Say(context.stop_end(scan, end), full, "abbreviation", True, ("includes", "included"))
    return Say(context.stop_end(scan, end), full, "abbreviation")


def is_inside(scan: Scan, at: int, end: int) -> bool:
    """Whether the letters are part of something longer: "e-mo", "st.mo.com"."""
    before, after = scan.char(at - 1) if at else "", scan.char(end)
    return (
        (before in ("'", "@", "_") and before != "")
        or (before in (".", "-") and at > 1 and scan.text[at - 2].isalnum())
        or before.isdecimal()
        or after.isdecimal()
        or (after in ("'", "@", "_") and scan.char(end + 1).isalnum())
        or (after == "." and scan.char(end + 1).isalnum())
    )


def dotted(scan: Scan, at: int) -> Say | None:
    """A short form that only its full stop tells from a word: "fam. rm.", "15 min. Parking"."""
    name = scan.word_at(at)
    end = at + len(name)
    if name in ("mo", "Mo", "MO") and scan.word_before(at).lower() == "per" and not is_inside(scan, at, end):
        return Say(context.stop_end(scan, end, closes=True), "month", "measure")
    if scan.char(end) != "." or is_inside(scan, at, end):
        return None
    stop = context.stop_end(scan, end)
    if stop == end and not (
        name.lower() in lexicon.NO_WORDS and name != "Max" and scan.ends_sentence(end + 1)
    ):
        return None
    full = lexicon.DOTTED[name.lower()]
    return Say(stop, full[:1].upper() + full[1:] if name[0].isupper() else full, "abbreviation")


def clipped(scan: Scan, at: int) -> Say | None:
    """ "req'd" and "furn'd"."""
    name = scan.word_at(at)
    end = at + len(name)
    if scan.text[end : end + 2] != "'d" or scan.char(end + 2).isalnum() or is_inside(scan, at, end + 2):
        return None
    return Say(context.stop_end(scan, end + 2), lexicon.CLIPPED[name.lower()], "abbreviation")


_SHORT_ROOMS = {
    "fam": "family", "liv": "living", "din": "dining", "util": "utility", "kit": "kitchen",
    "bkfst": "breakfast", "gar": "garage", "bon": "bonus",
}  # fmt: skip
_ROOM_FOLLOWS = Lazy(r"\.?[ ](?:rm|Rm|RM|room|Room|ROOM|area|Area)\b")
_SIZE_FOLLOWS = Lazy(r"\.?:?[ ]?\(?\d{1,3}(?:'\d{0,2}\"?)?[ ]?[xX][ ]?\d|[ ]w/")
_ROOM_NAMES = frozenset(
    "living dining family great bonus sun rec recreation utility laundry mud media game guest master main "
    "primary play breakfast fam liv din util bon powder bed bath".split()
)


def short_room(scan: Scan, at: int) -> Say | None:
    """ "fam rm", "Din Rm 12x11", "kit w/ island": rooms that only their neighbours tell from words."""
    name = scan.word_at(at)
    end = at + len(name)
    if (
        is_inside(scan, at, end)
        or scan.char(end) == "-"
        or scan.char(at - 1 if at else len(scan.text)) == "-"
    ):
        return None
    if name.lower() == "rm":
        if scan.word_before(at).lower() not in _ROOM_NAMES:
            return None
        full = "room"
    elif _ROOM_FOLLOWS.match(scan.text, end) or (
        name.lower() in ("kit", "gar")
        and _SIZE_FOLLOWS.match(scan.text, end)
        and scan.word_before(at) != "aid"
    ):
        full = _SHORT_ROOMS[name.lower()]
    else:
        return None
    full = full.capitalize() if name[0].isupper() and not name[1:].isupper() else full
    return Say(context.stop_end(scan, end), full, "abbreviation")


def number_of(scan: Scan, at: int) -> Say | None:
    """ "No. of bedrooms"."""
    return Say(at + 3, "Number", "abbreviation") if scan.text[at : at + 7] == "No. of " else None


def contracted(scan: Scan, at: int) -> Say | None:
    """ "Int'l Airport", "gov't"."""
    match = _CONTRACTED.match(scan.text, at)
    full = lexicon.CONTRACTED.get(match[1].capitalize(), {}).get(match[2], "") if match else ""
    if match is None or not full or is_inside(scan, at, match.end()):
        return None
    return Say(match.end(), full.capitalize() if match[0][0].isupper() else full, "abbreviation")


_CONTRACTED = Lazy(r"([A-Za-z]{1,5})'(l|t|n|d|way)\b")


def title(scan: Scan, at: int) -> Say | None:
    """ "Mt. Hood", "Mrs. Lee", "Hale Jr."."""
    name = scan.word_at(at)
    end = at + len(name)
    dot = scan.char(end) == "."
    after = scan.word_after(end)
    if is_inside(scan, at, end) or (name == "Ms" and not dot):
        return None
    if name in lexicon.NEEDS_NAME and (not context.is_name(after) or (not dot and name not in ("Mt", "Ft"))):
        return None
    before = scan.word_before(at)
    if name in lexicon.AFTER_NAME and (
        not before[:1].isupper() or (not dot and name in ("Co", "Pk", "Sch", "Vol", "Pres", "Cty"))
    ):
        return None
    if not dot and name in ("Ext", "Fig", "Hon", "Sen", "Gen", "Col", "Co", "Dept"):
        return None
    stop = (
        end + 1
        if dot
        and (
            name in lexicon.NEEDS_NAME
            or after in lexicon.STREET_ENDS
            or (name in ("Mr", "Mrs", "Ms") and after)
        )
        else context.stop_end(scan, end)
    )
    return Say(stop, lexicon.TITLES[name], "abbreviation")


def slashed(scan: Scan, at: int) -> Say | None:
    """ "w/", "W/D", "A/C"."""
    match = _SLASHED.match(scan.text, at)
    if match is None or (at and (scan.text[at - 1].isalnum() or scan.text[at - 1] in "/@.")):
        return None
    written = match[0]
    if written in lexicon.SLASHED and not (
        scan.char(match.end()) == "/" or (written[-1] != "/" and scan.char(match.end()).isalnum())
    ):
        spoken = lexicon.SLASHED[written]
        others = (
            ("air conditioning", "air conditioner") if spoken == "A C" and written in ("A/C", "a/c") else ()
        )
        return Say(match.end(), spoken, "abbreviation", True, others)
    if written[:2] in ("w/", "W/") and scan.char(at + 2):
        end = at + 2
        gap = "" if scan.char(end) in (" ", "\n", "") else " "
        return Say(end, "with" + gap, "abbreviation")
    return None


_SLASHED = Lazy(r"[A-Za-z]{1,3}/(?:[A-Za-z]{1,4}(?![^\W_]))?|[wW]/")


def room(scan: Scan, at: int) -> Say | None:
    """ "LR, DR & fam. rm.": capitals that name rooms beside others that do."""
    name = scan.word_at(at)
    end = at + len(name)
    if is_inside(scan, at, end) or scan.char(at - 1) == "-" or scan.char(end) == "-":
        return None
    if name == "SF" and scan.word_before(at).lower() == "per":
        return Say(end, "square foot", "measure")
    sized = bool(_SIZE_FOLLOWS.match(scan.text, end) or _SIZE_BEFORE.search(scan.text[max(0, at - 12) : at]))
    mates = _ROOM_MATES.match(scan.text, end + (scan.char(end) == "."))
    beside = (
        sized
        or (mates is not None and (mates[1] in lexicon.ROOMS or not mates[1].isupper()))
        or bool(_ROOM_MATE_BEFORE.search(scan.text[max(0, at - 14) : at]))
    )
    if name not in lexicon.SURE_ROOMS and not beside and not _describes(scan, at, end, name):
        return None
    certain = beside or name in lexicon.SURE_ROOMS or _describes(scan, at, end, name)
    return Say(context.stop_end(scan, end), lexicon.ROOMS[name], "abbreviation", certain)


_SIZE_BEFORE = Lazy(r"\d'?[ ]?[xX][ ]?\d{1,3}'?[ ]$")
_DESCRIBED = {
    "LG": frozenset("mbr br bdrm bdrms kit yard lr dr fr room rooms rms lot deck fenced corner".split()),
    "HW": frozenset("floors flrs flr floor flooring throughout thruout".split()),
    "hw": frozenset("floors flrs flr floor flooring throughout thruout".split()),
    "SS": frozenset("appliances appl appls appli appliance fridge sink hood range oven stove".split()),
    "BR": frozenset(["suite"]),
    "BA": frozenset(), "LR": frozenset(["with", "w", "has"]), "DR": frozenset(["with", "has", "w"]),
    "FR": frozenset(["with", "has", "w"]),
    "FP": frozenset(["in"]), "WD": frozenset(["in", "hookups", "included"]),
}  # fmt: skip
_BEFORE_ROOM = frozenset(
    (
        "formal large spacious sunny big separate primary master main main-floor guest second third "
        "extra full half huge gas"
    ).split()
)


def _describes(scan: Scan, at: int, end: int, name: str) -> bool:
    return (
        scan.word_after(end).lower() in _DESCRIBED.get(name, frozenset())
        or scan.word_before(at).lower() in _BEFORE_ROOM
    )


_LETTER_DOTS = Lazy(r"c(?:a)?\.[ ]?(?=\d{3,4}(?!\d))|[eE]st\.?[ ]?(?=\d{4})|Ca?\.[ ]?(?=\d{4})")


def circa(scan: Scan, at: int) -> Say | None:
    """ "c. 1926", "Est. 1889"."""
    match = _LETTER_DOTS.match(scan.text, at)
    if match is None or (at and (scan.text[at - 1].isalnum() or scan.text[at - 1] == ".")):
        return None
    full = {"c": "circa", "e": "established"}[match[0][0].lower()]
    return Say(match.end(), (full.capitalize() if match[0][0].isupper() else full) + " ", "abbreviation")


_AREA = Lazy(r"[sS][qQ]\.?[ ]?[fF][tT]\b")


def area(scan: Scan, at: int) -> Say | None:
    """ "Sq. Ft." that no number stands before."""
    match = _AREA.match(scan.text, at)
    if match is None:
        return None
    full = "Square feet" if scan.text[at].isupper() else "square feet"
    if scan.word_before(at).lower() == "per":
        full = "square foot"
    return Say(context.stop_end(scan, match.end()), full, "measure")


def words() -> dict[str, tuple[Rule, ...]]:
    """The anchors of this module."""
    table: dict[str, tuple[Rule, ...]] = {}

    def add(names: list[str], *rules: Rule) -> None:
        for name in names:
            table[name] = (*table.get(name, ()), *rules)

    add(sorted({key.partition("/")[0] for key in lexicon.SLASHED if not key[0].isdecimal()}), slashed)
    add("c ca est Est C Ca".split(), circa)
    add("sq Sq SQ".split(), area)
    add(["Sqft", "SqFt", "SQFT"], area)
    add(["No"], number_of)
    add(list(lexicon.CONTRACTED), contracted)
    add(list(lexicon.ALWAYS), plain)
    add([name.capitalize() for name in lexicon.ALWAYS if name.capitalize() not in lexicon.ROOMS], plain)
    add([name.upper() for name in lexicon.SHOUTED if name.upper() not in lexicon.ROOMS], plain)
    add([form for name in lexicon.CLIPPED for form in (name, name.capitalize())], clipped)
    add([form for name in _SHORT_ROOMS for form in (name, name.capitalize(), name.upper())], short_room)
    add(["rm", "Rm", "RM"], short_room)
    add([name for name, full in lexicon.DOTTED.items() if full and name not in lexicon.ALWAYS], dotted)
    add(
        "Elem Util Lux Fam Apt Max Min Ext Int Rec Rm Liv Din Reno".split(),
        dotted,
    )
    add(list(lexicon.TITLES), title)
    add(list(lexicon.ROOMS), room)
    return table
