"""Feet and inches, and sides joined by "by": `10' ceilings`, "12x14", `14'6"`."""

import re
from typing import NamedTuple

from preflight.speech.characters import FRACTIONS
from preflight.speech.en import context, quantities, spelling
from preflight.speech.en.quantities import Quantity
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan

_VULGAR = "".join(FRACTIONS)
_NUM = (
    rf"(?:\d/(?:2|3|4|5|8|16)(?!\d)|[{_VULGAR}]|\d{{1,3}}(?:,\d{{3}}){{1,5}}|\d{{1,6}})"
    rf"(?:\.\d{{1,3}})?(?:[ -]?[{_VULGAR}]|[ -]\d/\d{{1,2}})?"
)
_SIDE = Lazy(
    rf"({_NUM})(?:[ ]?('(?!')|ft\b(?:\.(?![ ][A-Z]|$))?|feet\b|foot\b)"
    rf"(?:[ ]?-?[ ]?({_NUM})[ ]?(?:\"|''|in\b(?:\.(?![ ][A-Z0-9]|$))?|inches\b))?"
    r"|[ ]?(\"|''))?(?![\d,]\d|\d)(?:[ ]?([WLHDwlhd])(?![\w'’]))?"
)
_BY = Lazy(r"[ ]?(?:x|X|\*|by)[ ]?(?=[\d½¼¾])")


class Side(NamedTuple):
    """One side of a room: feet and inches, or a bare number, and what is measured."""

    end: int
    feet: str | None
    extra: str | None  # inches beside the feet
    inches: str | None
    bare: str | None
    name: str | None  # "W", "L" …


def _side_at(scan: Scan, at: int) -> Side | None:
    match = _SIDE.match(scan.text, at)
    if match is None:
        return None
    number, feet, extra, inch, name = match.groups()
    return Side(match.end(), number if feet else None, extra, number if inch else None,
                None if feet or inch else number, name)  # fmt: skip


_AFTER_SIDES = Lazy(
    r"[ -]?(?:(ft|feet|foot|in|inches|inch|m|meters|cm|yd|yds|sq\.? ?ft)\b)\.?", re.IGNORECASE
)
_SIDE_NAMES = {"w": "wide", "l": "long", "h": "high", "d": "deep"}
_SHARED = {"ft": ("foot", "feet"), "feet": ("foot", "feet"), "foot": ("foot", "feet"), "in": ("inch",
    "inches"),
           "inches": ("inch", "inches"), "inch": ("inch", "inches"), "m": ("meter", "meters"),
           "cm": ("centimeter", "centimeters"),
           "meters": ("meter", "meters"), "yd": ("yard", "yards"), "yds": ("yard", "yards"),
           "sq ft": ("square foot", "square feet")}  # fmt: skip


def dimension(scan: Scan, at: int) -> Say | None:
    """ "12x14", `12' x 14'6"`, "14 × 18 ft.": sides joined by "by"."""
    if scan.text[at] == "(" or scan.char(at - 1) == "-" or not _may_be_sides(scan.text[at : at + 20]):
        return None
    sides = _sides(scan, at)
    if len(sides) < 2 or (all(side.bare for side in sides) and scan.text[at] == "0"):
        return None
    end = sides[-1].end
    shared = _AFTER_SIDES.match(scan.text, end) if sides[-1].bare and not sides[-1].name else None
    names = None
    if shared:
        names = _SHARED.get(shared[1].lower().replace(".", "").replace("sqft", "sq ft"))
        end = context.stop_end(scan, shared.end(1))
    if scan.char(end).isalnum():
        return None
    noun = context.modifies(scan, end) or (scan.char(end) == "-" and scan.char(end + 1).isalpha())
    adjective = noun and not any(side.name for side in sides)
    parts = [_side(scan, side, adjective) for side in sides]
    if names:
        parts[-1] += ("-" if adjective else " ") + (names[0] if adjective else names[1])
    same = _without_units(scan, sides, adjective)
    return Say(end, " by ".join(parts), "dimension", True, same)


def _may_be_sides(ahead: str) -> bool:
    return "x" in ahead or "X" in ahead or "*" in ahead or " by " in ahead


def _sides(scan: Scan, at: int) -> list[Side]:
    sides: list[Side] = []
    while len(sides) < 3:
        side = _side_at(scan, at)
        if side is None:
            break
        sides.append(side)
        by = _BY.match(scan.text, side.end)
        if by is None:
            break
        at = by.end()
    return sides


def _words(scan: Scan, number: str) -> str:
    found = quantities.parse_number(number, 0)
    return spelling.number(found, scan.style)[0] if found else spelling.digits(re.sub(r"\D", "", number))


def _number(scan: Scan, number: str, adjective: bool) -> str:
    words = _words(scan, number)
    return spelling.compound(words) if adjective else words


def _side(scan: Scan, side: Side, adjective: bool) -> str:
    joint = "-" if adjective else " "
    if side.bare:
        words = _words(scan, side.bare)
    elif side.inches:
        words = (
            _number(scan, side.inches, adjective)
            + joint
            + ("inch" if adjective or side.inches == "1" else "inches")
        )
    else:
        words = (
            _number(scan, side.feet or "", adjective)
            + joint
            + ("foot" if adjective or side.feet == "1" else "feet")
        )
        if side.extra and side.extra != "0":
            inch = "inch" if adjective or side.extra == "1" else "inches"
            words += f"{joint}{_number(scan, side.extra, adjective)}{joint}{inch}"
    return f"{words} {_SIDE_NAMES[side.name.lower()]}" if side.name else words


def _without_units(scan: Scan, sides: list[Side], adjective: bool) -> tuple[str, ...]:
    """ "twelve by fourteen", and "twelve by fourteen feet": the shorter readings of even feet."""
    if not all(side.feet for side in sides) or any(side.extra or side.name for side in sides):
        return ()
    short = " by ".join(_words(scan, side.feet or "") for side in sides)
    return (f"{short}-foot" if adjective else f"{short} feet", short)


def length(scan: Scan, at: int) -> Say | None:
    """`10' ceilings`, `6'2"`, `36" range`, "9 ft 6 in", "5' walk"."""
    if not (scan.text[at].isdecimal() or scan.text[at] in FRACTIONS) or scan.char(
        at - 1 if at else len(scan.text)
    ) in ("'", '"'):
        return None
    quantity = quantities.parse(scan, at)
    if quantity is None or not _may_be_length(scan.text[quantity.low.end : quantity.end + 5]):
        return None
    low = ""
    here = at
    if quantity.high is not None:
        low = spelling.number(quantity.low, scan.style)[0] + " to "
        here = _start_of_high(scan, quantity)
    side = _side_at(scan, here)
    if side is None or side.bare or side.name or not _is_length(scan, at, side):
        return None
    second = _RANGE_OF_FEET.match(scan.text, side.end) if not low and not side.extra else None
    later = _side_at(scan, second.end()) if second else None
    if later is not None and not later.bare and not later.name:
        low, side = _words(scan, side.feet or side.inches or "") + " to ", later
    return _length(scan, low, side)


def _may_be_length(ahead: str) -> bool:
    return "'" in ahead or '"' in ahead or "f" in ahead or "i" in ahead


def _is_length(scan: Scan, at: int, side: Side) -> bool:
    """Whether the mark is of feet or inches, not a closing quotation mark. "ft" alone is `measure`'s."""
    mark = scan.text[side.end - 1]
    if mark == '"':
        return context.inch_or_quote(scan, side.end - 1)
    if side.feet and not side.extra:
        return mark == "'" and context.prime_or_quote(scan, at) and not scan.char(side.end).isalnum()
    return True


_RANGE_OF_FEET = Lazy(r"[ ]?(?:[-–]|to)[ ]?(?=\d)")


def _start_of_high(scan: Scan, quantity: Quantity) -> int:
    at = quantity.low.end
    while not (scan.text[at].isdecimal() or scan.text[at] in FRACTIONS):
        at += 1
    return at


def _length(scan: Scan, low: str, side: Side) -> Say:
    plus = scan.char(side.end) == "+"
    end = side.end + plus
    if side.feet and not side.extra and not context.feet_or_minutes(scan, end):
        words = f"{low}{_words(scan, side.feet)}"
        return Say(end, f"{words}-minute", "time", False, (f"{words}-foot",))
    adjective = context.modifies(scan, end) or (scan.char(end) == "-" and scan.char(end + 1).isalpha())
    words = (low.replace(" ", "-") if adjective else low) + _side(scan, side, adjective)
    if plus:
        words = re.sub(r"([ -])(feet|foot|inches|inch)$", r"\1plus\1\2", words)
    return Say(end, words, "dimension")
