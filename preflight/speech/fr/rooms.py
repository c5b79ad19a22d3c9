"""Rooms and what else listings count in abbreviations: "3 ch.", "2 sdb", "T3", "4 pers."."""

from typing import NamedTuple

from preflight.speech.fr import spelling
from preflight.speech.fr.context import chemin, stop_end
from preflight.speech.fr.quantities import is_plural, words
from preflight.speech.numbers import Number
from preflight.speech.patterns import Lazy
from preflight.speech.quantities import Quantity, parse
from preflight.speech.scan import Say, Scan


class Room(NamedTuple):
    one: str
    many: str
    feminine: bool = True
    semiotic_class: str = "beds_baths"


def _s(word: str, feminine: bool = True, semiotic_class: str = "beds_baths") -> Room:
    return Room(word, word + "s", feminine, semiotic_class)


_BATH, _WATER = Room("salle de bains", "salles de bains"), Room("salle d'eau", "salles d'eau")
_FLAT = _s("appartement", False, "abbreviation")
_PERSON = _s("personne", True, "abbreviation")
# In small letters, without full stops.
ROOMS: dict[str, Room] = {
    **dict.fromkeys(("ch", "chs", "chb", "chbre", "chbres", "chbr", "chamb", "cham"), _s("chambre")),
    **dict.fromkeys(("sdb", "sdbs", "sb"), _BATH), **dict.fromkeys(("sde", "sdo"), _WATER),
    **dict.fromkeys(("sdd",), Room("salle de douche", "salles de douche")),
    **dict.fromkeys(("sam",), Room("salle à manger", "salles à manger")),
    **dict.fromkeys(("p", "pce", "pces", "pcs", "pc", "pièc", "piec"), _s("pièce")),
    **dict.fromkeys(("pers", "prs", "pax", "per"), _PERSON),
    **dict.fromkeys(("pl",), _s("place", True, "abbreviation")),
    **dict.fromkeys(("gar", "gge", "gges"), _s("garage", False, "abbreviation")),
    **dict.fromkeys(("pkg", "pk", "park", "pkgs"), _s("parking", False, "abbreviation")),
    **dict.fromkeys(("étg", "etg", "ét", "étgs"), _s("étage", False, "floor")),
    **dict.fromkeys(("niv",), Room("niveau", "niveaux", False, "floor")),
    **dict.fromkeys(("terr", "ter"), _s("terrasse", True, "abbreviation")),
    **dict.fromkeys(("balc",), _s("balcon", False, "abbreviation")),
    **dict.fromkeys(("couch",), _s("couchage", False, "abbreviation")),
    **dict.fromkeys(("appt", "appts", "apt", "apts", "appart", "apparts"), _FLAT),
    **dict.fromkeys(("j",), _s("jour", False, "time")),
    **dict.fromkeys(("sem",), _s("semaine", True, "time")),
    **dict.fromkeys(("asc",), _s("ascenseur", False, "abbreviation")),
    **dict.fromkeys(("lgts", "lgt", "logts"), _s("logement", False, "abbreviation")),
    **dict.fromkeys(("veh", "véh"), _s("véhicule", False, "abbreviation")),
    **dict.fromkeys(("imm",), _s("immeuble", False, "abbreviation")),
    **dict.fromkeys(("wc", "w.-c"), Room("WC", "WC", False)),
    **dict.fromkeys(("px",), Room("prix", "prix", False, "abbreviation")),
}  # fmt: skip
_NAME = Lazy(r"[ \t]?([^\W\d_]{1,6})(\.?)(?!['’]?[^\W_])")
_INITIALS = Lazy(r"[ \t]?([sS])\.[ ]?(?:[dD]\.?[ ]?([bBeE])|[dD]'?[ ]?(eau))\.?(?![^\W_])")
_SLASHED = Lazy(r"(\d{1,2})[ ]?(?:/|ou)[ ]?(\d{1,2})(?![\d/])")
_TYPE = Lazy(r"(\d)(?:[ ]?(bis)(?![^\W_])|(?![\w,.]\d|[^\W_]))(?:[ ]?/[ ]?(?:([TFP])?[ ]?(\d)(?!\d)))?")
_YEAR_AHEAD = Lazy(r"[ \t/]20\d\d(?!\d)")
_STOREYS = Lazy(r"[ ]?\+[ ]?(\d{1,2})(?!\d)")


def counted(scan: Scan, at: int) -> Say | None:
    """ "3 ch.", "2/3 pers.", "2-3 sdb": a count with an abbreviated noun."""
    quantity, joined = _quantity(scan, at)
    if quantity is None:
        return None
    room, end = _room(scan, quantity.end)
    if room is None:
        return None
    plural = is_plural(quantity)
    if joined:
        joiner = "ou" if joined.whole == quantity.low.whole + 1 else "à"
        low, high = (spelling.number(value, room.feminine) for value in (quantity.low, joined))
        said = f"{low} {joiner} {high}"
        plural = True
    elif quantity.low.fraction == (1, 2) and quantity.low.whole:
        half = "et demie" if room.feminine else "et demi"
        said = spelling.cardinal(quantity.low.whole, room.feminine)
        return Say(end, f"{said} {room.many if plural else room.one} {half}", room.semiotic_class)
    else:
        said = words(quantity, room.feminine)
    return Say(end, f"{said} {room.many if plural else room.one}", room.semiotic_class)


def _quantity(scan: Scan, at: int) -> tuple[Quantity | None, Number | None]:
    slashed = _SLASHED.match(scan.text, at)
    if slashed is not None and int(slashed[1]) < int(slashed[2]):
        return Quantity(slashed.end(), Number(slashed.end(1), slashed[1])), Number(slashed.end(), slashed[2])
    return parse(scan, at), None


def _room(scan: Scan, at: int) -> tuple[Room | None, int]:
    initials = _INITIALS.match(scan.text, at)
    if initials is not None:
        end = initials.end()
        if scan.char(end - 1) == "." and scan.ends_sentence(end):
            end -= 1
        return (_BATH if (initials[2] or "").lower() == "b" else _WATER), end
    match = _NAME.match(scan.text, at)
    room = ROOMS.get(match[1].lower()) if match is not None else None
    if match is None or room is None:
        return None, at
    tight = not scan.text[at].isspace()
    if len(match[1]) == 1 and match[1].isupper() and not tight:
        return None, at
    if match[1].lower() in ("ch", "pl") and chemin(scan, match.end()):
        return None, at
    if match[1].lower() == "ter" or (match[1].lower() in ("sam", "per") and not match[1].isupper()):
        return None, at
    return room, stop_end(scan, match.end(1))


def room_type(scan: Scan, at: int) -> Say | None:
    """ "T3", "F4", "T2 bis", "T3/T4" at the letter."""
    match = _TYPE.match(scan.text, at + 1)
    if match is None or (at and scan.char(at - 1).isalnum()):
        return None
    if _YEAR_AHEAD.match(scan.text, match.end()) and scan.text[at] == "T" and match[1] in "1234":
        return Say(match.end(), f"{spelling.ordinal(int(match[1]))} trimestre", "date")
    letter = scan.text[at]
    spoken = f"{letter} {spelling.ONES[int(match[1])]}" + (" bis" if match[2] else "")
    if match[4]:
        other = match[3] or ""
        same = other in ("", letter)
        spoken += f"{' ou' if same else ','} {other + ' ' if other else ''}{spelling.ONES[int(match[4])]}"
    return Say(match.end(), spoken, "beds_baths")


def storeys(scan: Scan, at: int) -> Say | None:
    """ "R+2": two storeys above the ground floor."""
    match = _STOREYS.match(scan.text, at + 1)
    if match is None or (at and scan.char(at - 1).isalnum()):
        return None
    return Say(match.end(), f"R plus {spelling.cardinal(int(match[1]))}", "floor")
