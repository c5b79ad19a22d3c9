"""Times of day and spans of them: "1:30 PM", "11am-1pm", "24/7"."""

import re
from itertools import product

from preflight.speech.en import spelling
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan

_MERIDIEM = r"(?:[ \t]?([aApP])(?:\.?[ ]?[mM]\b\.?|\b(?=[-–]\d)|\b(?![-.'’/]?\w)))?"
_TIME = rf"(\d{{1,2}})(?:[:.](\d\d)(?!\d))?{_MERIDIEM}"
_TIMES = Lazy(
    rf"{_TIME}(?:([ \t]?(?:-{{1,2}}|–|—|to|til|until|till|thru|through)[ \t]?)"
    rf"(?:{_TIME}|(noon|midnight|Noon|NOON|dusk|dark|close)\b))?"
    r"(?![\d:])(?!\.\d)(?:[ ]([ECMP][SD]?T)\b)?"
)
_ZONES = {"E": "Eastern", "C": "Central", "M": "Mountain", "P": "Pacific"}
_ALWAYS = Lazy(r"24(?:[ ]?[/x][ ]?|-)7(?:/365)?(?![\d/-]|[ ]?[aApP]\.?[mM])")


def always(scan: Scan, at: int) -> Say | None:
    """ "24/7"."""
    match = _ALWAYS.match(scan.text, at) if scan.text.startswith("24", at) else None
    if match is None:
        return None
    return Say(
        match.end(), "twenty-four seven" + (" three sixty-five" if match[0].endswith("365") else ""), "time"
    )


def time(scan: Scan, at: int) -> Say | None:
    """A time, or a span of two. Hours without minutes need an "am" or "pm" to be one."""
    end = scan.digits_end(at)
    after = scan.char(end)
    if after == " ":
        after = scan.char(end + 1)
    if not 0 < end - at < 3 or not after or after not in ":.-–—aApPtu":
        return None
    match = _TIMES.match(scan.text, at)
    if match is None:
        return None
    hour, minute, half, to, hour2, minute2, half2, named, zone = match.groups()
    stamped = scan.text[at : match.end(1) + 1][-1:] == ":"
    if to is None:
        if not half and not (minute and stamped):
            return None
        if not _is_time(hour, minute):
            return None
        return _say(match.end(), scan, [_time(hour, minute, half)], zone)
    if not (half or half2 or named or (minute and stamped) or (minute2 and ":" in match[0])):
        return None
    if not _is_time(hour, minute) or (hour2 and not _is_time(hour2, minute2)):
        return None
    if half and not half2 and not named and not minute2 and int(hour2) > 12:
        return None
    ends = [named.lower()] if named else _time(hour2, minute2, half2)
    if hour2 and int(hour2) > 12 and minute and not half:
        half = "a" if int(hour) < 12 else "p" if int(hour) == 12 else None
    starts = _time(hour, minute, half, alone=not half2)
    return _say(match.end(), scan, [starts, ends], zone)


_RATIO = Lazy(r"(\d{1,3}):(\d{1,2})(?![\d:]|\.\d)")


def ratio(scan: Scan, at: int) -> Say | None:
    """ "3:1", "16:9": two numbers that are no time."""
    match = _RATIO.match(scan.text, at) if scan.char(scan.digits_end(at)) == ":" else None
    if match is None or (len(match[2]) == 2 and match[2][0] == "0"):
        return None
    first, second = spelling.cardinal(int(match[1])), spelling.cardinal(int(match[2]))
    return Say(match.end(), f"{first} to {second}", "cardinal")


_AFTER_NOON = Lazy(r"(?:noon|midnight|Noon|NOON|dawn|dusk)[ ]?[-–][ ]?$")


def after_noon(scan: Scan, at: int) -> Say | None:
    """The end of "noon-2pm": the dash before it is "to"."""
    digit = at + (scan.text[at] == "-")
    two = scan.text[max(0, digit - 2) : digit]
    if len(two) < 2 or two[1] not in "-– " or two[0] not in "ntNk-–":
        return None
    found = _AFTER_NOON.search(scan.text[max(scan.done, digit - 11) : digit])
    say = time(scan, digit) if found else None
    if say is None:
        hour = re.match(r"1?\d(?!\d)", scan.text[digit : digit + 3]) if found else None
        say = Say(digit + hour.end(), spelling.below_hundred(int(hour[0])), "time") if hour else None
    if say is None:
        return None
    start = digit
    while scan.text[start - 1] in " -–":
        start -= 1
    return say._replace(
        start=start,
        spoken=f" to {say.spoken}",
        alternatives=tuple(f" to {other}" for other in say.alternatives),
    )


def _is_time(hour: str, minute: str | None) -> bool:
    return int(hour) <= 24 and int(minute or 0) < 60


def _say(end: int, scan: Scan, times: list[list[str]], zone: str | None) -> Say:
    readings = [" to ".join(chosen) for chosen in product(*times)]
    tail = f" {_ZONES[zone[0]]}" if zone else ""
    if not zone and end < len(scan.text) and scan.text[end] == "." and readings[0].endswith("."):
        end += 1  # "PM." is "p.m.", whose last stop also ends the sentence
    return Say(end, readings[0] + tail, "time", True, tuple(reading + tail for reading in readings[1:]))


def _time(hour: str, minute: str | None, half: str | None, alone: bool = True) -> list[str]:
    """The readings of one time, the chosen first."""
    value, minutes = int(hour), int(minute or 0)
    suffix = f" {half.lower()}.m." if half else ""
    words = spelling.below_hundred(value)
    if minute and not half and (value > 12 or not value):
        return _of_day(value, minutes)
    if minutes:
        return [f"{words} {'oh ' if minutes < 10 else ''}{spelling.below_hundred(minutes)}{suffix}"]
    if suffix:
        whole = [words + suffix]
        if value == 12:
            whole += ["noon", "twelve noon"] if half in ("p", "P") else ["midnight", "twelve midnight"]
        return whole
    return [f"{words} o'clock", words] if minute and alone else [words]


def _of_day(hour: int, minutes: int) -> list[str]:
    """ "17:00" and "0:30": hours that only a day of twenty-four has."""
    tail = f"{'oh ' if minutes < 10 else ''}{spelling.below_hundred(minutes)}" if minutes else ""
    if hour in (0, 24) and not minutes:
        return ["midnight", "twelve a.m."]
    twelve = spelling.below_hundred(hour % 12 or 12)
    half = "a.m." if hour in (0, 24) else "p.m."
    military = f"{spelling.below_hundred(hour)} {tail or 'hundred'}"
    return [f"{twelve} {tail} {half}".replace("  ", " "), military]
