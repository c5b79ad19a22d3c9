"""Bedrooms and bathrooms: "3BR/2.5BA", "3 bd | 2 ba", "1-, 2- and 3-bedroom"."""

from typing import NamedTuple

from preflight.speech.en import context, quantities, spelling
from preflight.speech.en.quantities import Quantity
from preflight.speech.numbers import Number
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan


class Room(NamedTuple):
    one: str
    many: str


_BEDROOM, _BED = Room("bedroom", "bedrooms"), Room("bed", "beds")
_BATH, _HALF_BATH, _FULL_BATH = (
    Room("bath", "baths"),
    Room("half bath", "half baths"),
    Room("full bath", "full baths"),
)
# In small letters, without dots. Whole words keep the writer's choice and need no table.
ROOMS = {
    **dict.fromkeys(("br", "brs", "bd", "bds", "bdr", "bdrm", "bdrms", "bdrs", "bedrm", "bedrms", "bdm",
    "bdms", "b/r", "bed rm",
                     "bedr", "bdrooms", "brm", "brms"), _BEDROOM),
    **dict.fromkeys(("ba", "bas", "bth", "bths", "bthrm", "bthrms", "bthr", "btr"), _BATH),
    **dict.fromkeys(("fb", "full ba", "f ba"), _FULL_BATH),
    **dict.fromkeys(("hb", "half ba", "h ba"), _HALF_BATH),
}  # fmt: skip
# Alone "b" is a room only in a pair: "3b/2b", "3 B, 2 B".
_WORDS = {"bed": _BED, "beds": _BED, "bath": _BATH, "baths": _BATH, "bedroom": _BEDROOM, "bedrooms": _BEDROOM,
          "bathroom": Room("bathroom", "bathrooms"), "bathrooms": Room("bathroom", "bathrooms")}  # fmt: skip

_ROOM = Lazy(r"[ ]?(-?)[ ]?((?:[fF]ull|[hH]alf)[ ](?=[bB][aA]\b))?([A-Za-z]{2,9})(?![^\W_])")
_NEXT = Lazy(r"[ ]?(?:/|\||,|&|\+|•|·|-|–|;|\band\b)?[ ]?(?=\.?\d|[½])")
_PAIR = Lazy(r"(\d{1,2})[ ]?[bB]([ ]?[/,|+&][ ]?|[ ]?)(\d{1,2}(?:\.\d{1,2}|½)?)[ ]?[bB](?![\w/-])")


_Found = tuple[Quantity, Room, bool, int]  # how many, of what, whether abbreviated, end before a stop


def rooms(scan: Scan, at: int) -> Say | None:
    """Rooms in short forms, with all that are joined to them: "3BR/2.5BA"."""
    pair = _pair(scan, at)
    if pair is not None:
        return pair
    first = _one(scan, at)
    if first is None:
        return None
    found = [first]
    while len(found) < 4:
        end = found[-1][3]
        joint = _NEXT.match(scan.text, end + (scan.char(end) == "." and found[-1][2]))
        if joint is not None and joint[0].strip() in ("-", "–"):
            break
        after = _one(scan, joint.end()) if joint else None
        if after is None:
            break
        found.append(after)
    if not any(short for _, _, short, _ in found):
        return None
    end = context.stop_end(scan, found[-1][3], closes=True) if found[-1][2] else found[-1][3]
    spread = _spread(scan, found, end)
    return spread or _say(scan, found, end)


def _spread(scan: Scan, found: list[_Found], end: int) -> Say | None:
    """ "1BR-3BR": a range whose ends both name the room."""
    dash = _DASH.match(scan.text, end) if len(found) == 1 else None
    last = _one(scan, dash.end()) if dash else None
    if last is None or last[1] != found[0][1]:
        return None
    quantity, room, short, _ = last
    low = found[0][0]._replace(high=quantity.low, plus=quantity.plus)
    return _say(scan, [(low, room, short, last[3])], context.stop_end(scan, last[3]))


_DASH = Lazy(r"[ ]?(?:-|–|to)[ ]?(?=\d)")


def _one(scan: Scan, at: int) -> _Found | None:
    quantity = quantities.parse(scan, at) if scan.char(at) not in ("-", "'", "(") else None
    if quantity is None:
        return None
    match = _ROOM.match(scan.text, quantity.end) if _may_be_room(scan.text, quantity.end) else None
    if match is None:
        return None
    name = ((match[2] or "") + match[3]).lower()
    if name in ROOMS:
        room = ROOMS[name]
        if quantity.is_one and name.endswith("rs"):
            room = Room(room.many, room.many)  # "1BRs": flats of one bedroom
        return quantity, room, True, match.end()
    if name in _WORDS:
        return quantity, _WORDS[name], False, match.end()
    return None


def _may_be_room(text: str, at: int) -> bool:
    """Bedrooms, baths, full and half ones: a glance at the first letter, for every number asks."""
    ahead = text[at : at + 4].lstrip(" -")
    return ahead[:1] in _INITIALS


_INITIALS = frozenset("bBfFhH")


def _say(scan: Scan, found: list[_Found], end: int) -> Say:
    adjective = scan.char(end) == "-" or context.modifies(scan, end)
    if any(quantity.is_one and room.one == room.many for quantity, room, _, _ in found):  # flats, not rooms
        found = [(quantity, Room(room.many, room.many), short, last) for quantity, room, short, last in found]
        adjective = True
    joint = ", "
    if len(found) == 2:
        written = scan.text[found[0][3] : found[1][0].low.end]
        joint = " and " if "&" in written or " and " in written else ", "
    readings = [joint.join(_room(scan, item, adjective, 0) for item in found)]
    readings += [joint.join(_room(scan, item, adjective, 1) for item in found)]
    return Say(end, readings[0], "beds_baths", True, tuple(readings[1:]))


def _room(scan: Scan, item: _Found, adjective: bool, reading: int) -> str:
    quantity, room, _, _ = item
    main, others = quantities.words(quantity, scan.style)
    if quantity.low.fraction == (1, 2) and not quantity.low.digits:
        main, others = "half", ()
    number = (main, *others)[min(reading, len(others))]
    if adjective or (quantity.is_one and room.one == room.many):
        return f"{spelling.compound(number)}-{room.one}"
    one = quantity.is_one or quantity.is_small
    return f"{number} {room.one if one else room.many}"


_FULL_AND_HALF = Lazy(
    r"(\d{1,2})[ ]?[fF](?:ull)?[ ]?(?:[/,&+-]|and)?[ ]?"
    r"(\d{1,2})[ ]?[hH](?:alf)?(?:(?=[ ]bath)|(?:[ ]?[bB][aA]\b)|(?![\w/-]))"
)


def _full_and_half(scan: Scan, at: int) -> Say | None:
    """ "2F/1H baths": full and half ones."""
    match = _FULL_AND_HALF.match(scan.text, at)
    if match is None:
        return None
    words = f"{spelling.cardinal(int(match[1]))} full and {spelling.cardinal(int(match[2]))} half"
    if not scan.word_after(match.end()).lower().startswith("bath"):
        words += " baths"
    return Say(context.stop_end(scan, match.end(), closes=True), words, "beds_baths")


_CARS = Lazy(
    r"(\d(?:\.5)?)[ -]?[cC][ ](?=(?:att|det|attached|detached|tandem)?\.?[ ]?(?:gar|GAR|Gar|cpt|carport))"
)
_TRIPLE = Lazy(r"(\d)/(\d)(\.5)?/(\d)(?![\d/]|\.\d)")


def cars(scan: Scan, at: int) -> Say | None:
    """ "2C GAR" is a two-car garage; "3/2/2" three bedrooms, two baths and as many cars."""
    after = scan.text[at + 1 : at + 2]
    if after == "/":
        match = _TRIPLE.match(scan.text, at)
        if match is None:
            return None
        words = [spelling.ONES[int(match[i])] for i in (1, 2, 4)]
        words[1] += " and a half" if match[3] else ""
        full = f"{words[0]}-bedroom, {spelling.compound(words[1])}-bath, {words[2]}-car"
        return Say(match.end(), ", ".join(words), "beds_baths", False, (full,))
    match = _CARS.match(scan.text, at) if after and after in "cC -." else None
    if match is None:
        return None
    count = quantities.parse(scan, at)
    number = quantities.words(count, scan.style)[0] if count else ""
    return Say(match.end(), f"{spelling.compound(number)}-car ", "cardinal")


def _pair(scan: Scan, at: int) -> Say | None:
    """ "3b/2b"."""
    end = scan.digits_end(at)
    after = scan.text[end : end + 2].strip()[:1]
    if after in ("f", "F"):
        return _full_and_half(scan, at)
    match = _PAIR.match(scan.text, at) if after in ("b", "B") else None
    if match is None:
        return None
    beds, baths = quantities.parse(scan, match.start(1)), quantities.parse(scan, match.start(3))
    if beds is None or baths is None:
        return None
    end = match.end()
    return _say(scan, [(beds, _BED, True, end), (baths, _BATH, True, end)], end)


_HANGING = Lazy(r"(\d{1,3})(-,?[ ](?:(?:and|or|to|&)[ ])?)(?=\d{1,3}-)")


def hanging(scan: Scan, at: int) -> Say | None:
    """The first of "1-, 2- and 3-bedroom": the number alone, the hyphen stays."""
    match = _HANGING.match(scan.text, at) if scan.char(scan.digits_end(at)) == "-" else None
    if match is None or match[1][0] == "0":
        return None
    return Say(
        match.end(1), quantities.words(Quantity(match.end(1), _number(scan, at)), scan.style)[0], "beds_baths"
    )


def _number(scan: Scan, at: int) -> Number:
    found = quantities.ENGLISH.match(scan.text, at)
    return found or Number(at, "0")
