"""Numbers on doors: "Unit 4B", "Apt. #12", "PH-3", "#1407", "Lot 7"."""

import re

from preflight.speech.en import spelling
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan


def house_words(run: str) -> tuple[str, tuple[str, ...]]:
    """A number on a door: "twelve oh four", "three oh five", "ten two fifty"; and its other readings."""
    value = int(run)
    if run[0] == "0" or len(run) > 6:
        return spelling.digits(run), ()
    full, singly = spelling.cardinal(value), spelling.digits(run)
    if len(run) <= 2:
        return full, ()
    if len(run) == 3:
        high, low = divmod(value, 100)
        if not low:
            return full, ()
        paired = f"{spelling.ONES[high]} {'oh ' if low < 10 else ''}{spelling.below_hundred(low)}"
        return paired, (full, singly)
    if len(run) == 4:
        return (full if value % 1000 == 0 else spelling.pairs(value)), (
            full if value % 1000 else singly,
            singly,
        )
    if len(run) == 5 and value % 1000 == 0:
        return full, (singly,)
    if len(run) == 5:
        head = spelling.cardinal(value // 1000) if value // 1000 > 9 else ""
        rest = value % 1000
        tail = (
            house_words(f"{rest:03d}")[0]
            if rest > 99
            else "oh " + (f"oh {spelling.ONES[rest]}" if rest < 10 else spelling.below_hundred(rest))
        )
        return f"{head} {tail}", (singly, full)
    return singly, (full,)


_UNIT_WORDS = {
    "Unit": "Unit", "Units": "Units", "Apt": "Apartment", "Apts": "Apartments", "Apartment": "Apartment",
    "Ste": "Suite", "Suite": "Suite",
    "Lot": "Lot", "Lots": "Lots", "Room": "Room", "Rm": "Room", "Bldg": "Building", "Building": "Building",
    "No": "Number", "Nos": "Numbers",
    "PH": "Penthouse", "Penthouse": "Penthouse", "Phase": "Phase", "Ph": "Phase", "Floor": "Floor",
    "Fl": "Floor", "Flr": "Floor", "Flrs": "Floors", "Level": "Level", "Lvl": "Level",
    "Tower": "Tower", "Block": "Block", "Blk": "Block", "Tract": "Tract", "Space": "Space", "Spc": "Space",
    "Slip": "Slip",
    "Villa": "Villa", "Cabin": "Cabin", "Plan": "Plan", "Gate": "Gate", "Pier": "Pier", "Box": "Box",
    "Stall": "Stall", "Townhome": "Townhome",
    "Cottage": "Cottage", "Bungalow": "Bungalow", "Site": "Site", "Homesite": "Homesite", "House": "House",
    "Condo": "Condo", "Loft": "Loft",
    "Studio": "Studio", "Section": "Section", "Sec": "Section", "Sect": "Section", "District": "District",
    "Dist": "District", "Garage": "Garage",
    "Parcel": "Parcel", "Exit": "Exit", "Model": "Model", "Number": "Number", "Dept": "Department",
    "Hole": "Hole", "Zone": "Zone",
}  # fmt: skip
_UNIT = Lazy(
    r"([A-Za-z]+)\.?(?:,?[ ]?(?:#|No\.?)[ ]?|[ ]|-(?=\d)|(?<=PH)(?=\d)|(?<=No\.)(?=\d))"
    r"((?:[A-Z]{1,2}-?)?\d{1,5}(?:[ ]?-[ ]?[A-Z]\b|[A-Za-z]{1,2}\b)?"
    r"|(?:[A-Z]|PH)(?=\b)(?![.'’]?[ ]?[a-zA-Z]|'))"
    r"(?![\w%°]|[,.:/]\d|[ ]?(?:acre|sq|SF|sf)|[ ]?[xX'][ ]?\d)"
)
_TO = Lazy(r"[ ]?(-|–|&|and|to|through)[ ]?(\d{1,5}[A-Z]?)(?![\w%]|[,.:/-]\d)")


def unit(scan: Scan, at: int) -> Say | None:
    """ "Unit 4B", "Apt. #12", "Ste 200", "PH-3", "Lot 7", "No. 5"."""
    match = _UNIT.match(scan.text, at)
    if match is None or match[1] not in KEYS:
        return None
    name = match[1]
    title = _UNIT_WORDS[_key(name)]
    code, dotted = match[2], scan.char(match.end(1)) == "."
    if dotted and title.lower() == name.lower():
        return None  # "Open House. 2 baths": two sentences
    if name in ("No", "NO", "no") and not dotted and "#" not in match[0]:
        return _number_or_none(scan, match.end(), title, code)
    if name in ("Nos", "Sec") and not dotted:
        return None
    if (
        not code[0].isdecimal()
        and not any(char.isdecimal() for char in code)
        and (name == title or code in ("A", "I"))
        and "#" not in match[0]
    ):
        return None
    words, others = unit_words(code)
    end = match.end()
    to = _TO.match(scan.text, end) if code.isdecimal() else None
    if to is not None and not _counts_after(scan, to.end()):
        joint = {"-": "to", "–": "to", "&": "and"}.get(to[1], to[1])
        words, end, others = f"{words} {joint} {unit_words(to[2])[0]}", to.end(), ()
    if name.isupper() and len(name) > 2:
        title = title.upper() if title.upper() == name else title
    if name[0].islower():
        title = title.lower()
    kind = "floor" if title.lower() in ("floor", "level") else "unit_number"
    numbered = tuple(f"{title} number {reading}" for reading in (words, *others)) if "#" in match[0] else ()
    return Say(end, f"{title} {words}", kind, True, (*(f"{title} {other}" for other in others), *numbered))


def _number_or_none(scan: Scan, end: int, title: str, code: str) -> Say | None:
    """ "the No 1 choice" is a number; "No 2 homes are alike" has none, "No 1 wants" no one."""
    after = scan.word_after(end)
    if not code.isdecimal() or after.lower() in _VERBS_OF_NO_ONE or (code != "1" and after):
        return None
    return Say(
        end, f"{title} {unit_words(code)[0]}", "unit_number", code != "1", (f"No {unit_words(code)[0]}",)
    )


_VERBS_OF_NO_ONE = frozenset("wants knows likes is was has can will does needs ever else leaves".split())


def _counts_after(scan: Scan, at: int) -> bool:
    """ "Lot 7 to 10 acres": the second number counts something else."""
    return scan.word_after(at).lower() in ("acres", "acre", "homes", "bedrooms", "beds", "baths", "units")


def _key(name: str) -> str:
    return name if name in _UNIT_WORDS else capital(name)


KEYS = (
    frozenset(_UNIT_WORDS)
    | frozenset(name.upper() for name in _UNIT_WORDS if len(name) > 2)
    | frozenset(
        ("apt", "ste", "bldg", "unit", "apts", "rm", "lot", "suite", "no", "NO", "apartment", "blk", "flr")
    )
)


def unit_words(code: str) -> tuple[str, tuple[str, ...]]:
    """ "4B" is "four B", "1407" "fourteen oh seven", "PH3" "P H three"."""
    readings = [""]
    for piece in re.findall(r"\d+|[A-Za-z]+", code):
        if piece.isdecimal():
            main, others = house_words(piece)
            choices = [main, *others]
        else:
            choices = [spelling.letters(piece.upper())]
        readings = [f"{reading} {choice}".strip() for reading in readings for choice in choices]
    return readings[0], tuple(dict.fromkeys(readings[1:]))


_NUMBER_SIGN = Lazy(r"#[ ]?((?:[A-Z]{1,3}-?)?\d{1,12}(?:-?[A-Z]\b)?(?:-\d{1,4})?)(?![\w]|,\d)")


def number_sign(scan: Scan, at: int) -> Say | None:
    """ "#1407 has the best view", "#1 in schools"."""
    match = _NUMBER_SIGN.match(scan.text, at)
    if match is None:
        return Say(at + 1, "hashtag ", "symbol") if len(scan.word_at(at + 1)) > 2 else None
    words, others = unit_words(match[1])
    if len(re.sub(r"\D", "", match[1])) > 5:
        words, others = spelling.digits(re.sub(r"\D", "", match[1])), ()
    if scan.word_before(at) in ("Unit", "Apartment", "Suite", "Apt", "Ste", "unit", "suite", "Number"):
        return Say(match.end(), words, "unit_number", True, others)
    return Say(
        match.end(), f"number {words}", "unit_number", True, tuple(f"number {other}" for other in others)
    )


def capital(name: str) -> str:
    """ "BLVD" and "blvd" as "Blvd"."""
    return name[:1].upper() + name[1:].lower()
