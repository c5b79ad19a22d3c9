"""Rooms and what else listings count in abbreviations: "3 Zi.", "3-Zi.-Whg.", "3 ZKB", "4 Pers."."""

from typing import NamedTuple

from preflight.speech.de import spelling
from preflight.speech.de.context import stop_end
from preflight.speech.de.genders import EIN, case_before
from preflight.speech.de.quantities import words
from preflight.speech.patterns import Lazy
from preflight.speech.quantities import Quantity, parse
from preflight.speech.scan import Say, Scan


class Room(NamedTuple):
    one: str
    many: str
    gender: str
    semiotic_class: str = "beds_baths"


def _other(one: str, many: str, gender: str) -> Room:
    return Room(one, many, gender, "abbreviation")


_ROOM, _PERSON = Room("Zimmer", "Zimmer", "n"), Room("Person", "Personen", "f", "abbreviation")
# In small letters, without full stops.
ROOMS: dict[str, Room] = {
    **dict.fromkeys(("zi", "zim", "zimm", "z", "zr"), _ROOM),
    **dict.fromkeys(("sz", "schlafzi", "schlafz"), Room("Schlafzimmer", "Schlafzimmer", "n")),
    **dict.fromkeys(("wz", "wohnzi"), Room("Wohnzimmer", "Wohnzimmer", "n")),
    **dict.fromkeys(("kizi", "kinderzi", "kiz"), Room("Kinderzimmer", "Kinderzimmer", "n")),
    **dict.fromkeys(("pers", "prs"), _PERSON), "bd": Room("Bad", "Bäder", "n"),
    **dict.fromkeys(("whg", "whgn", "whgen"), Room("Wohnung", "Wohnungen", "f", "abbreviation")),
    **dict.fromkeys(("we",), Room("Wohneinheit", "Wohneinheiten", "f", "abbreviation")),
    **dict.fromkeys(("mm", "monatsm", "kkm", "nkm"), _other("Monatsmiete", "Monatsmieten", "f")),
    **dict.fromkeys(("stellpl", "stpl", "stp", "pkw-stellpl"), _other("Stellplatz", "Stellplätze", "m")),
    **dict.fromkeys(("blk", "balk"), Room("Balkon", "Balkone", "m", "abbreviation")),
    **dict.fromkeys(("terr",), Room("Terrasse", "Terrassen", "f", "abbreviation")),
    **dict.fromkeys(("gar",), Room("Garage", "Garagen", "f", "abbreviation")),
    **dict.fromkeys(("etg",), Room("Etage", "Etagen", "f", "floor")),
    **dict.fromkeys(("vg",), Room("Vollgeschoss", "Vollgeschosse", "n", "floor")),
    **dict.fromkeys(("stk",), Room("Stück", "Stück", "n", "abbreviation")),
    **dict.fromkeys(("gehmin",), Room("Gehminute", "Gehminuten", "f", "time")),
    **dict.fromkeys(("automin", "fahrmin"), Room("Autominute", "Autominuten", "f", "time")),
    "kü": Room("Küche", "Küchen", "f"),
}  # fmt: skip
_CAPITALS_ONLY = frozenset("we mm vg sz wz z kiz".split())
COMPOUND_TAILS = {
    **dict.fromkeys(("whg", "wohng", "whng", "wohn", "wng"), "Wohnung"),
    **dict.fromkeys(("app", "apt", "appt", "ap"), "Apartment"), "etw": "Eigentumswohnung",
    "dg": "Dachgeschoss", "eg": "Erdgeschoss", "dgwhg": "Dachgeschosswohnung", "mais": "Maisonette",
}  # fmt: skip
LAYOUT = {"Z": "Zimmer", "K": "Küche", "D": "Diele", "B": "Bad", "T": "Terrasse"}

_VALUE = r"(\d{1,2}(?:[,.]5)?(?:[ ]?½)?)"
_COMPOUND = Lazy(
    _VALUE
    + r"[ ]?-?[ ]?(Zimmer|Zi|zi|ZI|Zim|Zimm|Z|Raum|R|Fam|Familien|Pers|Personen)(?![^\W_])"
    + r"\.?[ ]?-[ ]?(?=([^\W\d_]+))"
)
_ABBREVIATED = Lazy(
    _VALUE + r"[ ]?-?[ ]?(Zimmer|Zi|zi|Zim|Raum|R)\.?[ ]?(?=(Whg|whg|Wohng|App|Apt|ETW)(?![^\W_]))"
)
_LAYOUT = Lazy(r"(\d{1,2}(?:[,.]5)?)[ ]?(ZK(?:D|T)?BB?T?)(?![^\W_])")
_NAME = Lazy(r"[ \t]?-?([^\W\d_]{1,8})(?![^\W_])")
_HYPHENED = Lazy(r"(\d{1,3}(?:,5)?(?:[ ]?½)?)[-‑](?=([^\W\d_]+))")
_JOINED = Lazy(r"(\d{1,3})(?:-|[ ]?)?(fach|malig|er)(?=([^\W\d_]{0,20}))")
_DOUBLE = Lazy(r"(\d{1,2})[-–/](\d{1,2})-(?=[^\W\d_])")
HEADS = {
    "zi": "Zimmer",
    "zim": "Zimmer",
    "zimm": "Zimmer",
    "z": "Zimmer",
    "r": "Raum",
    "fam": "Familien",
    "pers": "Personen",
}


def head(written: str) -> str:
    """The number that opens a compound: "Drei", "Dreieinhalb", "Ein"."""
    half = "5" in written[1:].partition(",")[2] + written[1:].partition(".")[2] or "½" in written
    whole = int(written.replace("½", "").replace(",", ".").strip().split(".")[0])
    return spelling.and_a_half(whole) if half and whole else spelling.cardinal(whole, "ein")


def layout(scan: Scan, at: int) -> Say | None:
    """ "3 ZKB": rooms, kitchen, bath."""
    match = _LAYOUT.match(scan.text, at)
    if match is None:
        return None
    letters = match[2][1:]
    names = [LAYOUT[letter] for letter in letters]
    if letters.endswith("BB"):
        names[-1] = "Balkon"
    count = head(match[1])
    return Say(match.end(), ", ".join((f"{count} Zimmer", *names)), "beds_baths")


def compound(scan: Scan, at: int) -> Say | None:
    """ "3-Zi.-Whg.", "3,5-Zimmer-Wohnung", "2-Raum-Wohnung", "3 Zi.-Whg."."""
    match = _COMPOUND.match(scan.text, at) or _ABBREVIATED.match(scan.text, at)
    if match is None:
        return None
    noun = HEADS.get(match[2].lower(), match[2])
    tail = match[3].lower()
    end, said = match.end(), ""
    if tail in COMPOUND_TAILS:
        said = COMPOUND_TAILS[tail]
        end = stop_end(scan, match.end() + len(match[3]))
        if tail in ("dg", "eg") and scan.char(end) == "-":
            end = match.end() + len(match[3])
    return Say(end, f"{head(match[1]).capitalize()}-{noun}-{said}", "beds_baths")


def hyphened(scan: Scan, at: int) -> Say | None:
    """ "4-Personen-Haushalt", "2-geschossig", "3-fach": one word with its number."""
    double = _DOUBLE.match(scan.text, at)
    if double is not None:
        first, second = spelling.cardinal(int(double[1]), "ein"), spelling.cardinal(int(double[2]), "ein")
        noun = scan.char(double.end()).isupper()
        spoken = f"{first.capitalize()}- bis {second.capitalize()}-" if noun else f"{first}- bis {second}"
        return Say(double.end(), spoken, "range")
    match = _HYPHENED.match(scan.text, at)
    if match is None or (at and scan.char(at - 1) in ("-", ".")):
        return _joined(scan, at)
    if match[2][0].isupper():
        return Say(match.end(), f"{head(match[1]).capitalize()}-", "cardinal")
    if len(match[2]) < 3:
        return _joined(scan, at)
    end = match.end() + len(match[2])
    said = head(match[1]) + match[2]
    noun = scan.char(end) == "-" and scan.char(end + 1).isupper()
    return Say(end, said.capitalize() if noun else said, "cardinal")


def _joined(scan: Scan, at: int) -> Say | None:
    """ "3fach", "2er"."""
    match = _JOINED.match(scan.text, at)
    if match is None or (match[2] == "er" and scan.char(match.start(2) - 1) == " "):
        return None
    if match[2] == "er":
        if match[3] not in ("", "n", "s"):
            return None
        return Say(match.end(3), f"{spelling.cardinal(int(match[1])).capitalize()}er{match[3]}", "cardinal")
    if scan.char(match.start(2) - 1) == " ":
        return None
    said = head(match[1]) + match[2] + match[3]
    noun = scan.char(match.end(3)) == "-" and scan.char(match.end(3) + 1).isupper()
    return Say(match.end(3), said.capitalize() if noun else said, "cardinal")


def counted(scan: Scan, at: int) -> Say | None:
    """ "3 Zi.", "2,5 Zi.", "4 Pers.", "3 MM": a count with an abbreviated noun."""
    quantity = parse(scan, at)
    match = _NAME.match(scan.text, quantity.end) if quantity is not None else None
    if quantity is None or match is None:
        return None
    room = ROOMS.get(match[1].lower())
    if room is None or (match[1].lower() in _CAPITALS_ONLY and not match[1][0].isupper()):
        return None
    if match[1].lower() == "mm" and match[1] != "MM":
        return None
    end = stop_end(scan, match.end())
    one = EIN[room.gender][case_before(scan, at)[0]]
    spoken = _said(quantity, one)
    name = room.one if quantity.is_one else room.many
    others: tuple[str, ...] = ()
    if quantity.high is None and quantity.low.decimals == "5":
        others = (f"{spelling.number(quantity.low)} {name}",)
    return Say(end, f"{spoken} {name}", room.semiotic_class, True, others)


def _said(quantity: Quantity, one: str) -> str:
    if quantity.high is None and quantity.low.decimals == "5" and quantity.low.whole:
        return spelling.and_a_half(quantity.low.whole)
    return words(quantity, one)
