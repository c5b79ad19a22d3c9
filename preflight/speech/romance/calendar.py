"""Dates, months and days of the week."""

import re

from preflight.speech.numbers import full_year
from preflight.speech.patterns import Lazy
from preflight.speech.romance.grammar import MALE, Grammar
from preflight.speech.romance.tails import stop_end
from preflight.speech.scan import Say, Scan

_FULL = Lazy(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_ISO = Lazy(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])")
_MONTH_YEAR = Lazy(r"(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/])")
_SHORT = Lazy(r"(\d{1,2})/(\d{1,2})(?![\d/]|\.\d)")
_NAMED = Lazy(r"(\d{1,2})(°|ª)?[ \t]{1,2}(?:(d[eo])[ \t]{1,2})?([^\W\d_]{3,10}+)(\.?)")
_APOSTROPHE = Lazy(r"'(\d00|\d\d)(?:'?s)?(?![^\W_]|'\d)")
_DECADE = Lazy(r"'?(\d\d|\d{4})'?s(?![^\W_])")
_DECADE_RUN = Lazy(r"\d{2,4}(?![\d.,]\d)(?!\d)")
_DAYS = Lazy(r"([^\W\d_]{1,9})(\.?)(?:[ \t]?([-–/]|a(?= )|y(?= )|e(?= ))[ \t]?([^\W\d_]{1,9})(\.?))?")
_YEAR_NEXT = Lazy(r"[ \t](?:d[eo]l?[ \t])?(?=(?:19|20)\d\d)")
_DAY_NEXT = Lazy(r"\.?,?[ ]\d{1,2}(?::\d\d|[ ]?h(?![^\W_])|/\d|[ ]de[ ][a-zç]{4})")


def date(g: Grammar, scan: Scan, at: int) -> Say | None:
    """Dates in figures and days before a month's name."""
    return _full(g, scan, at) or _named(g, scan, at) or _short(g, scan, at)


def _full(g: Grammar, scan: Scan, at: int) -> Say | None:
    text = scan.text
    match = _FULL.match(text, at)
    if match:
        return _say(g, match.end(), int(match[1]), int(match[3]), full_year(match[4]))
    match = _ISO.match(text, at)
    if match:
        return _say(g, match.end(), int(match[3]), int(match[2]), int(match[1]))
    match = _MONTH_YEAR.match(text, at)
    if match:
        words = f"{g.months[int(match[1]) - 1]} {_of(g)}{g.cardinal(int(match[2]), MALE)}"
        return Say(match.end(), words, "date")
    return None


def _short(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "14/06": two figures with a zero, or behind a word that announces a date."""
    match = _SHORT.match(scan.text, at)
    if match is None:
        return None
    day, month = int(match[1]), int(match[2])
    padded = len(match[1]) == len(match[2]) == 2 and "0" in (match[1][0], match[2][0])
    announced = scan.word_before(at).lower() in g.date_words
    of_thing = (
        scan.word_after(match.end()).lower() in ("de", "del", "do", "da", "della", "dell", "di")
        and day < month
    )
    likely = day > 12 >= month > 0 and (day, month) != (24, 7)
    if not (padded or likely or (announced and not of_thing)):
        return None
    said = _say(g, match.end(), day, month, None)
    return said and said._replace(certain=announced and (padded or likely))


def _say(g: Grammar, end: int, day: int, month: int, year: int | None) -> Say | None:
    if not (0 < day <= 31 and 0 < month <= 12):
        return None
    days = _day_words(g, day)
    rest = f" {_of(g)}{g.months[month - 1]}"
    if year is not None:
        rest += f" {_of(g)}{g.cardinal(year, MALE)}"
    return Say(end, days[0] + rest, "date", True, tuple(other + rest for other in days[1:]))


def _of(g: Grammar) -> str:
    return f"{g.date_joint} " if g.date_joint else ""


def _day_words(g: Grammar, day: int) -> tuple[str, ...]:
    """The readings of a day of the month; the first has an ordinal too."""
    number, first = g.cardinal(day, MALE), g.ordinal(1, MALE, False)
    if day != 1:
        return (number,)
    return (g.first_of_month, first if g.first_of_month == number else number)


def _named(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "1 de mayo", "14 jun.": the day, and the month if it is a short form."""
    match = _NAMED.match(scan.text, at)
    if match is None or not 0 < int(match[1]) <= 31:
        return None
    name = match[4]
    month = g.month_forms.get(name.lower())
    if month is None:
        return None
    days = (g.ordinal(1, MALE, False),) if match[2] and match[1] == "1" else _day_words(g, int(match[1]))
    if name.lower() in g.months:
        end = match.end(2) if match[2] else match.end(1)
        return Say(end, days[0], "date", True, days[1:])
    if not match[5] and not match[3] and len(name) > 3 and name.lower() not in g.months:
        return None
    end = stop_end(scan, match.end(4))
    rest = f" {_of(g)}{g.months[month - 1]}"
    link = _YEAR_NEXT.match(scan.text, end)
    if link and g.date_joint and not link[0].strip():
        rest = f"{rest} {g.date_joint}"
    return Say(end, days[0] + rest, "date", True, tuple(other + rest for other in days[1:]))


def month_word(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "jun. 2025": a short month before a year."""
    word = scan.word_at(at)
    end = at + len(word)
    month = g.month_forms.get(word.lower())
    after = end + (scan.char(end) == ".")
    link = _YEAR_NEXT.match(scan.text, after)
    if month is None or link is None or word.lower() in g.months:
        return None
    joint = f" {g.date_joint}" if g.date_joint and not link[0].strip() else ""
    return Say(after, _cased(word, g.months[month - 1]) + joint, "date")


def weekday(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "sáb. 14", "L-V", "lun-ven": short days with a full stop, a number or another day behind."""
    match = _DAYS.match(scan.text, at)
    if match is None:
        return None
    first = g.weekdays.get(match[1].lower())
    last = g.weekdays.get((match[4] or "").lower())
    if first and last and match[3] and not _is_letter_pair(match):
        end = stop_end(scan, match.end(4))
        if scan.char(end).isalnum():
            return None
        opener, joint = g.weekday_joint
        listed = match[3] in "/ye"
        words = f"{first} {g.and_ if listed else joint} {last}"
        before = scan.word_before(at).lower()
        if not listed and before not in ("de", "da", "dal", "das"):
            words = f"{opener}{words}"
        return Say(end, words, "date")
    end = match.end(1)
    if first is None or len(match[1]) == 1:
        return None
    if not (
        _DAY_NEXT.match(scan.text, end) or (scan.char(end) == "." and match[1].lower() not in g.words_too)
    ):
        return None
    return Say(stop_end(scan, end), _cased(match[1], first), "date")


def _is_letter_pair(match: re.Match[str]) -> bool:
    """Two letters with "a" between, "L a V", need capitals; "s/d" is no pair of days."""
    return len(match[1]) == 1 and not (match[1].isupper() and match[4].isupper() and match[3] in "-–a")


def decade(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "años '60", "los 60s", "il '68"."""
    quoted = _APOSTROPHE.match(scan.text, at)
    before = scan.word_before(at).lower()
    if quoted and scan.char(at - 1) in ("", " ", "("):
        known = before in g.decade_words
        words = g.cardinal(int(quoted[1]), MALE)
        return Say(quoted.end(), words, "decade") if known or scan.char(quoted.end()) != "'" else None
    match = _DECADE.match(scan.text, at)
    if match and scan.char(at) != "'":
        return Say(match.end(), g.cardinal(int(match[1]), MALE), "decade")
    if before in g.decade_words and scan.text[at].isdigit():
        run = _DECADE_RUN.match(scan.text, at)
        if run and (len(run[0]) == 2 or run[0].endswith("0")):
            return Say(run.end(), g.cardinal(int(run[0]), MALE), "decade")
    return None


def _cased(written: str, spoken: str) -> str:
    return spoken[:1].upper() + spoken[1:] if written[:1].isupper() else spoken
