"""Times of the day, and from when to when."""

from typing import NamedTuple

from preflight.speech.patterns import Lazy
from preflight.speech.romance.grammar import FEMALE, Grammar
from preflight.speech.scan import Say, Scan

_TIME = Lazy(
    r"(?P<hour>\d{1,2})(?:(?::(?P<colon>\d\d)(?::\d\d)?|(?P<mark>[.',])(?P<dotted>\d\d)(?!\d|\.\d|,\d))?"
    r"(?P<h>[ ]?(?:hrs?|hs|h|H|horas)\b\.?(?![²³/'])(?P<minutes>(?<=h|H)\d\d(?!\d)(?:[ ]?(?:min|m)\b)?)?)?"
    r"(?P<half>[ ]?(?:[ap]\.[ ]?m\.|[apAP][mM]\b\.?))?)"
)
_HMM = Lazy(r"(?P<hour>\d{1,2})[hH](?P<minutes>\d\d)(?!\d)(?:[ ]?(?:min|m)\b)?")
_DASH = Lazy(r"[ \t]?[-–—][ \t]?(?=\d)")
_HOURS, _MINUTES = 24, 60


class Time(NamedTuple):
    """A time as written."""

    end: int
    hour: int
    minute: int
    sure: bool  # a colon, "h" or "am" says so
    marked: bool  # with an "h"
    half: str  # "a", "p" or ""
    dotted: bool


def time(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "17:30 h", "9h30", "ore 9.30", "10-14 h", "5 pm"."""
    first = time_at(scan, at)
    if first is None:
        return None
    dash = _DASH.match(scan.text, first.end)
    last = time_at(scan, dash.end()) if dash else None
    before = _word_before(scan, at)
    announced = before in g.clock_words
    days = before in g.weekdays or before in g.weekdays.values() or before.rstrip("s") in g.weekdays.values()
    if last and _is_span(g, scan, first, last, announced or days):
        return _span(g, scan, at, first, last, before)
    if first.sure and not first.dotted:
        return _say(g, scan, first, before)
    if announced and (first.minute or first.dotted or _bare_hour(g, scan, first)) and first.hour <= _HOURS:
        return _say(g, scan, first, before)
    return _say(g, scan, first, before) if first.marked else None


def _word_before(scan: Scan, at: int) -> str:
    """The word before, over a colon or an apostrophe: "orario: 9-12", "all'1"."""
    if scan.char(at - 1) == "'":
        return scan.word_before(at - 1).lower()
    return scan.word_before(at - 2 if scan.char(at - 2) == ":" else at).lower()


def _bare_hour(g: Grammar, scan: Scan, time: Time) -> bool:
    """ "alle 18": nothing that the number could count follows."""
    after = scan.word_after(time.end).lower()
    sign = scan.char(scan.skip_spaces(time.end))
    return sign not in tuple("€$%°/xX+'\",") and (not after or after in g.not_nouns) and not sign.isdigit()


def time_at(scan: Scan, at: int) -> Time | None:
    match = _HMM.match(scan.text, at)
    if match:
        hour, minute, end = int(match["hour"]), int(match["minutes"]), match.end()
        return Time(end, hour, minute, True, True, "", False) if _valid(hour, minute) else None
    match = _TIME.match(scan.text, at)
    if match is None or scan.char(match.end()).isdigit():
        return None
    minutes = match["colon"] or match["dotted"]
    hour, minute = int(match["hour"]), int(minutes or 0)
    if not _valid(hour, minute) or (scan.char(match.end()) == "." and scan.char(match.end() + 1).isdigit()):
        return None
    half = (match["half"] or "").strip()[:1].lower()
    marked = bool(match["h"])
    end = match.end()
    if scan.text[end - 1] == "." and marked and not half and (scan.ends_sentence(end) or _opens(scan, end)):
        end -= 1
    return Time(
        end, hour, minute, bool(match["colon"] or marked or half), marked, half, match["dotted"] is not None
    )


def _opens(scan: Scan, at: int) -> bool:
    return scan.char(scan.skip_spaces(at)).isupper()


def _valid(hour: int, minute: int) -> bool:
    return hour <= _HOURS and minute < _MINUTES


def _is_span(g: Grammar, scan: Scan, first: Time, last: Time, announced: bool) -> bool:
    if first.sure or last.sure:
        return first.hour <= last.hour or first.sure
    if first.dotted and last.dotted and first.minute % 5 == last.minute % 5 == 0 and first.hour < last.hour:
        return announced or _bare_hour(g, scan, last)
    return announced and first.hour < last.hour and _bare_hour(g, scan, last)


def _say(g: Grammar, scan: Scan, time: Time, before: str) -> Say:
    until = scan.skip_spaces(time.end)
    joint = scan.word_at(until)
    opens = before in g.clock_openers and joint in (g.to, *g.clock_range, "as") and not time.half
    if opens and scan.char(scan.skip_spaces(until + len(joint))).isdigit():  # "de 10 h a 14 h"
        time = time._replace(marked=False, sure=False)
    words, others = _words(g, time, before in g.clock_words)
    return Say(time.end, words, "time", True, others)


def _words(g: Grammar, time: Time, announced: bool) -> tuple[str, tuple[str, ...]]:
    hour = g.cardinal(time.hour, FEMALE)
    if time.half:
        words = f"{hour} {_minutes(g, time.minute)}".strip() if time.minute else hour
        return f"{words} {g.day_parts(time.hour, time.half)}", ()
    if time.minute:
        return g.clock(time.hour, time.minute, time.marked), ()
    full = f"{hour} {g.hour.one if time.hour == 1 else g.hour.many}"
    if time.marked or (time.sure and not announced):
        return full, (hour,)
    return hour, (full,)


def _minutes(g: Grammar, minute: int) -> str:
    words = g.clock(10, minute, False)
    return words.removeprefix(g.cardinal(10, FEMALE)).strip()


def _span(g: Grammar, scan: Scan, at: int, first: Time, last: Time, before: str) -> Say:
    if last.half and not first.half:
        first = first._replace(half="")
    opener, joint = g.clock_range
    start, lead = at, "" if before in g.clock_openers else opener
    if before == "ore":
        start = scan.text.rfind("ore", max(0, at - 8), at) if at >= 3 else at
        start, lead = (start, f"{opener}ore ") if start >= scan.done else (at, opener)
    marked = last.marked and not last.minute
    low = _words(g, first._replace(sure=False, marked=False), True)[0]
    high = _words(g, last._replace(sure=marked, marked=marked), True)[0]
    return Say(last.end, f"{lead}{low} {joint} {high}", "time", True, (), start)
