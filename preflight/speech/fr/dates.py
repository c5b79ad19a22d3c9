"""Days, months, years, decades, clock times."""

import re

from preflight.speech.fr import spelling
from preflight.speech.fr.context import MONTHS, is_day, is_year
from preflight.speech.numbers import full_year
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan

MONTH_SHORT = {
    "janv": 1, "jan": 1, "févr": 2, "fevr": 2, "fév": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9,
    "oct": 10, "nov": 11, "déc": 12, "dec": 12,
}  # fmt: skip
DAY_SHORT = {
    "lun": "lundi", "mar": "mardi", "mer": "mercredi", "jeu": "jeudi", "ven": "vendredi", "sam": "samedi",
    "dim": "dimanche",
}  # fmt: skip
_NUMERIC = Lazy(r"(\d{1,2})(?:[ ]?er)?([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/]|[.,-]\d|[ ]?[h%€])")
_ISO = Lazy(r"(\d{4})-(\d\d)-(\d\d)(?:T[\d:]{4,12}(?:\.\d{1,9})?Z?)?(?![\d-])")
_MONTH_YEAR = Lazy(r"(0[1-9]|1[0-2]|[1-9])/((?:19|20)\d\d)(?![\d/])")
_FIRST = Lazy(r"0?1(?:[ ]?er)?(?=[ \t](?:" + "|".join(MONTHS) + r"|fevrier|aout|decembre)(?![^\W\d_]))", re.I)
_LEADING_ZERO = Lazy(r"0([1-9])(?=[ \t](?:" + "|".join(MONTHS) + r")(?![^\W\d_]))", re.I)
_QUARTER = Lazy(r"([1-4])[ ]?T(?=[ \t]?(?:19|20)\d\d)")
_DECADE = Lazy(r"[ \t]['’]?((?:1\d|20)\d0|\d0)(?:[ \t]?[-–/][ \t]?['’]?((?:1\d|20)\d0|\d0))?(?!\d|[ ]?[%€m])")
_YEAR = Lazy(r"(\d{4})(?![\d])(?![.,]\d)")
_YEAR_TO = Lazy(r"[ ]?[-–/][ ]?((?:1[5-9]|20)\d\d)(?!\d|[ ]?[€%])")
_TIME = Lazy(
    r"(\d{1,2})(?:[ \t]?[hH](?:[ \t]?([0-5]\d)(?!\d))?|:([0-5]\d)(?!\d))(?:[ ]?(?:min|mn))?(?![^\W_])"
)
_UNTIL = Lazy(r"[ \t]{0,2}[-–—/][ \t]{0,2}(?=\d)")
_BARE_HOUR = Lazy(r"(\d{1,2})[ \t]{0,2}[-–][ \t]{0,2}(?=\d{1,2}[ \t]?[hH](?![^\W\d_]))")
_ALWAYS = Lazy(r"24[ ]?(?:h|heures)?[ ]?(?:/|sur)[ ]?24(?:[ ]?h)?(?![\w])")
_DAILY = Lazy(r"7[ ]?(?:j|jours)?[ ]?(?:/|sur)[ ]?7(?:[ ]?j)?(?![\w])")
_BOTH = Lazy(r"24[ ]?h?[ ]?[/-][ ]?7(?:[ ]?j)?(?![\w/])")


def _day(value: int) -> str:
    return "premier" if value == 1 else spelling.cardinal(value)


def date(scan: Scan, at: int) -> Say | None:
    """ "14/06/2025", "14.06.25", "le 14/06", "2025-06-14", "06/2025", "1 mai"."""
    return _numeric(scan, at) or _iso(scan, at) or _month_year(scan, at) or _first(scan, at)


def _numeric(scan: Scan, at: int) -> Say | None:
    match = _NUMERIC.match(scan.text, at)
    if match is None or scan.char(at - 1 if at else -1) in ("/", "."):
        return None
    day, month, written = int(match[1]), int(match[3]), match[4]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if written is None and (match[2] != "/" or not is_day(scan, at)):
        return None
    year = f" {spelling.year(full_year(written))}" if written else ""
    digits = f"{spelling.group_of_digits(match[1])} {spelling.group_of_digits(match[3])}{year}"
    certain = not (written and len(written) == 2 and match[2] == ".")
    return Say(match.end(), f"{_day(day)} {MONTHS[month - 1]}{year}", "date", certain, (digits,))


def _iso(scan: Scan, at: int) -> Say | None:
    match = _ISO.match(scan.text, at)
    if match is None or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return None
    spoken = f"{_day(int(match[3]))} {MONTHS[int(match[2]) - 1]} {spelling.year(int(match[1]))}"
    return Say(match.end(), spoken, "date")


def _month_year(scan: Scan, at: int) -> Say | None:
    match = _MONTH_YEAR.match(scan.text, at)
    if match is None or (at and scan.char(at - 1).isalpha()):
        return None
    return Say(match.end(), f"{MONTHS[int(match[1]) - 1]} {spelling.year(int(match[2]))}", "date")


def _first(scan: Scan, at: int) -> Say | None:
    match = _FIRST.match(scan.text, at)
    if match is not None:
        return Say(match.end(), "premier", "date")
    match = _LEADING_ZERO.match(scan.text, at)
    return Say(match.end(), spelling.cardinal(int(match[1])), "date") if match is not None else None


def quarter(scan: Scan, at: int) -> Say | None:
    """ "4T 2025": a quarter of the year, as new buildings are dated."""
    match = _QUARTER.match(scan.text, at)
    return Say(match.end(), f"{spelling.ordinal(int(match[1]))} trimestre", "date") if match else None


def year(scan: Scan, at: int) -> Say | None:
    """ "Bâti en 1926"."""
    match = _YEAR.match(scan.text, at)
    if match is None or not is_year(scan, at, int(match[1])):
        return None
    to = _YEAR_TO.match(scan.text, match.end())
    if to is not None:
        spoken = f"{spelling.year(int(match[1]))} à {spelling.year(int(to[1]))}"
        return Say(
            to.end(), spoken, "year", False, (spoken.replace(" à ", " ou "), spoken.replace(" à ", ", "))
        )
    value = int(match[1])
    older = spelling.hundreds_year(value)
    return Say(match.end(), spelling.year(value), "year", True, (older,) if older else ())


def decades(scan: Scan, at: int) -> Say | None:
    """ "années 80", "années 1960-70" at the word "années"."""
    word = scan.word_at(at)
    match = _DECADE.match(scan.text, at + len(word))
    if match is None:
        return None
    said = [spelling.rank(int(value)) for value in match.groups() if value]
    return Say(match.end(), f"{word} {' et '.join(said)}", "decade")


def time(scan: Scan, at: int) -> Say | None:
    """ "14h30", "10 h", "14:30", "9h-18h", "9-18 h"."""
    always = _always(scan, at)
    if always is not None:
        return always
    bare = _BARE_HOUR.match(scan.text, at)
    if bare is not None and int(bare[1]) <= 24:
        last = _clock(scan, bare.end())
        if last is not None:
            return Say(last[0], f"{spelling.cardinal(int(bare[1]), True)} à {last[1]}", "time")
    first = _clock(scan, at)
    if first is None:
        return None
    end, spoken, others = first
    until = _UNTIL.match(scan.text, end)
    last = _clock(scan, until.end()) if until is not None else None
    if last is not None:
        return Say(last[0], f"{spoken} à {last[1]}", "time")
    return Say(end, spoken, "time", True, others)


def _clock(scan: Scan, at: int) -> tuple[int, str, tuple[str, ...]] | None:
    match = _TIME.match(scan.text, at)
    if match is None:
        return None
    hour, minutes = int(match[1]), int(match[2] or match[3] or 0)
    if hour > 24 and (match[2] or match[3]):
        return None
    hours = f"{spelling.cardinal(hour, True)} {'heures' if hour > 1 else 'heure'}"
    named = {0: "minuit", 12: "midi"}.get(hour % 24 if hour == 24 else hour, "")
    if not minutes:
        return match.end(), hours, (named,) if named else ()
    part = f" {spelling.cardinal(minutes, True)}"
    halves = {30: " et demie", 15: " et quart", 45: ""}.get(minutes, "")
    return match.end(), hours + part, (hours + halves,) if halves else ()


def _always(scan: Scan, at: int) -> Say | None:
    """ "24h/24", "7j/7", "24/7"."""
    day, week = "vingt-quatre heures sur vingt-quatre", "sept jours sur sept"
    for pattern, spoken in ((_ALWAYS, day), (_DAILY, week), (_BOTH, f"{day}, {week}")):
        match = pattern.match(scan.text, at)
        if match is not None:
            return Say(match.end(), spoken, "time")
    return None


def month_short(scan: Scan, at: int) -> Say | None:
    """ "sept. 2025", "14 janv.": a month beside a number."""
    word = scan.word_at(at)
    end = at + len(word)
    after = scan.skip_spaces(end + (scan.char(end) == "."))
    beside = scan.char(after).isdigit() or (
        scan.char(at - 1) == " " and scan.char(at - 2) in tuple("0123456789")
    )
    beside = beside or (scan.char(end) == "." and word.lower() in ("janv", "févr", "avr", "juil", "déc"))
    number = MONTH_SHORT.get(word.lower())
    if number is None or not beside:
        return None
    stop = scan.char(end) == "." and not scan.ends_sentence(end + 1)
    return Say(end + stop, MONTHS[number - 1], "date")


_WEEKDAY = Lazy(
    r"[.]?[ \t]?(?:[-–/][ \t]?(?:lun|mar|mer|jeu|ven|sam|dim)"
    r"|(?:au|et|à|ou)[ \t](?:lun|mar|mer|jeu|ven|sam|dim)(?![^\W_])|(?:le[ \t])?\d)",
    re.I,
)


def day_short(scan: Scan, at: int) -> Say | None:
    """ "lun.-ven.", "sam. 14": a weekday beside another or a number."""
    word = scan.word_at(at)
    end = at + len(word)
    if word.lower() in ("mer", "jeu", "mar") and not _LINKED.match(scan.text, end):
        return None
    before = scan.text[max(0, at - 8) : at].lower()
    linked = before.rstrip(" ").endswith(("-", "–", "/", " au", " et", "di")) and scan.char(end) == "."
    if _WEEKDAY.match(scan.text, end) is None and not linked and not _said_weekday(before):
        return None
    stop = scan.char(end) == "." and not scan.ends_sentence(end + 1)
    end += stop
    said = DAY_SHORT[word.lower()]
    if scan.char(end) in ("-", "–", "/") and scan.char(end + 1).isalpha():
        lead = "" if scan.word_before(at).lower() == "du" else "du "
        return Say(end + 1, f"{lead}{said} au ", "time")
    return Say(end, said, "time")


_LINKED = Lazy(r"\.|[ ]?[-–/][ ]?(?:lun|mar|mer|jeu|ven|sam|dim)", re.I)


def _said_weekday(before: str) -> bool:
    return before.endswith(("lundi au ", "mardi au "))
