"""Days, months, years, decades, centuries, clock times, ordinals."""

from preflight.speech.de import spelling
from preflight.speech.de.context import (
    MONTH_NUMBERS,
    MONTH_SHORT,
    MONTHS,
    WEEKDAYS,
    is_ordinal_noun,
    is_year,
    ordinal_ending,
    stop_end,
)
from preflight.speech.de.genders import noun_after
from preflight.speech.numbers import full_year
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan

DAY_SHORT = {
    "Mo": "Montag", "Di": "Dienstag", "Mi": "Mittwoch", "Do": "Donnerstag", "Fr": "Freitag",
    "Sa": "Samstag", "So": "Sonntag",
}  # fmt: skip
_NUMERIC = Lazy(r"(\d{1,2})\.[ ]?(\d{1,2})\.(?:[ ]?(\d{4}|\d{2})(?![\d]))?(?!\d)")
_SLASHED = Lazy(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_ISO = Lazy(r"(\d{4})-(\d\d)-(\d\d)(?:T[\d:]{4,12}(?:\.\d{1,9})?Z?)?(?![\d-])")
_MONTH_YEAR = Lazy(r"(0[1-9]|1[0-2]|[1-9])[/.]((?:19|20)\d\d)(?![\d/]|\.\d)")
_ORDINAL = Lazy(r"(\d{1,3})\.(?!\d)(?=[ ]?[^\W\d_])")
_ORDINAL_LIST = Lazy(
    r"(\d{1,3})\.(?=[ ]?(?:und|oder|bis|u\.|[-–/])[ ]?(?:zum[ ]|zur[ ]|einschließlich[ ])?\d{1,3}\.)"
)
_YEAR = Lazy(r"(\d{4})(?!\d)(?![.,]\d)(?:[ ]?([-–/])[ ]?((?:1[1-9]|20)\d\d|\d\d)(?!\d|[.,]\d|[ ]?[€%m]))?")
_DECADE = Lazy(r"((?:1\d|20)\d0|\d0)er(n|s)?(?![^\W_])(-(?=[Jj]ahre[ns]?(?![^\W_]|-))|-?(?=[Jj]ahre))?")
_TIME = Lazy(
    r"(\d{1,2})(?::([0-5]\d)(?!\d)(?:[ ]?(?:Uhr|h)(?![^\W_]))?"
    r"|\.([0-5]\d)[ ]?(?:Uhr|h)(?![^\W_])|[ ]?Uhr(?![^\W_]))"
)
_TIMES = Lazy(
    r"(\d{1,2})(?:[:.]([0-5]\d))?(?:[ ]?Uhr)?[ ]{0,2}[-–—][ ]{0,2}"
    r"(\d{1,2})(?:[:.]([0-5]\d)(?!\d))?[ ]?(Uhr|h(?![^\W_]))?"
)
_ALWAYS = Lazy(r"24[ ]?(?:/|-)[ ]?7(?![\w/])")
_SHORT_YEAR = Lazy(r"'(\d\d)(?!\d)")


# ---------------------------------------------------------------- dates


def date(scan: Scan, at: int) -> Say | None:
    """ "14.06.2025", "14.6.", "2025-06-14", "06/2025"."""
    return _numeric(scan, at) or _slashed(scan, at) or _iso(scan, at) or _month_year(scan, at)


def _numeric(scan: Scan, at: int) -> Say | None:
    match = _NUMERIC.match(scan.text, at)
    if match is None:
        return None
    day, month, year = int(match[1]), int(match[2]), match[3]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    end = match.end()
    if year is None and scan.ends_sentence(end):
        end -= 1
    return _say_date(scan, at, end, day, month, full_year(year) if year else 0)


def _slashed(scan: Scan, at: int) -> Say | None:
    match = _SLASHED.match(scan.text, at)
    if match is None or not (1 <= int(match[1]) <= 31 and 1 <= int(match[3]) <= 12):
        return None
    return _say_date(scan, at, match.end(), int(match[1]), int(match[3]), full_year(match[4]))


def _iso(scan: Scan, at: int) -> Say | None:
    match = _ISO.match(scan.text, at)
    if match is None or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return None
    return _say_date(scan, at, match.end(), int(match[3]), int(match[2]), int(match[1]))


def _say_date(scan: Scan, at: int, end: int, day: int, month: int, year: int) -> Say:
    ending, certain = _day_ending(scan, at)
    tail = f" {spelling.year(year)}" if year else ""
    numbered = f"{spelling.ordinal(day, ending)} {spelling.ordinal(month, ending)}{tail}"
    return Say(
        end, f"{spelling.ordinal(day, ending)} {MONTHS[month - 1]}{tail}", "date", certain, (numbered,)
    )


def _day_ending(scan: Scan, at: int) -> tuple[str, bool]:
    """The ending of a day; after "am Samstag," it is -en, after "Samstag," or nothing -er."""
    before = at
    while before > scan.done and scan.char(before - 1) in (" ", ","):
        before -= 1
    weekday = scan.word_before(before)
    if weekday.lower() in WEEKDAYS or weekday in DAY_SHORT:
        start = before - len(weekday) - (scan.char(before - 1) == ".")
        article = scan.word_before(start).lower()
        return ("en" if article in ("am", "vom", "zum", "dem", "den", "ab", "bis", "zu") else "er"), True
    if weekday.lower() in ("per", "vor", "nach", "seit", "bis", "ab", "zwischen", "gegen"):
        return "en", True
    return ordinal_ending(scan, at, at, "m")


def _month_year(scan: Scan, at: int) -> Say | None:
    match = _MONTH_YEAR.match(scan.text, at)
    if match is None or (at and scan.char(at - 1).isalpha()):
        return None
    return Say(match.end(), f"{MONTHS[int(match[1]) - 1]} {spelling.year(int(match[2]))}", "date")


def month_short(scan: Scan, at: int) -> Say | None:
    """ "Sept. 2025", "14. Jan.": a month beside a number."""
    word = scan.word_at(at)
    end = at + len(word)
    after = scan.skip_spaces(end + (scan.char(end) == "."))
    before = scan.text[max(0, at - 3) : at].rstrip(" ")
    if not scan.char(after).isdigit() and before[-1:] != ".":
        return None
    if (
        scan.char(end) != "."
        and word in ("Mär", "Jun", "Jul", "Nov", "Apr", "Jan")
        and not scan.char(after).isdigit()
    ):
        return None
    stop = scan.char(end) == "." and not scan.ends_sentence(end + 1)
    return Say(end + stop, MONTHS[MONTH_SHORT[word] - 1], "date")


# ---------------------------------------------------------------- ordinals


def ordinal(scan: Scan, at: int) -> Say | None:
    """ "1. OG", "14. Juni", "im 1. und 2. Stock", with the ending of its case."""
    listed = _ORDINAL_LIST.match(scan.text, at)
    match = listed or _ORDINAL.match(scan.text, at)
    if match is None or (at and scan.char(at - 1).isalpha()):
        return None
    rest = _REST.match(scan.text, match.end()) if listed is not None else None
    end = rest.end() if rest is not None else match.end()
    noun, adjective = noun_after(scan, end)
    if listed is None and not is_ordinal_noun(noun) and scan.word_before(at).lower() not in _ARTICLES:
        return None
    direct = scan.word_at(scan.skip_spaces(match.end()))
    if listed is None and adjective and direct != noun and len(adjective) < 3:
        return None
    if noun in MONTH_NUMBERS and (listed is not None or direct == noun):
        ending, certain = _day_ending(scan, at)
    else:
        ending, certain = ordinal_ending(scan, at, end)
    kind = "date" if noun in MONTH_NUMBERS else "floor" if noun.lower() in _FLOORS else "ordinal"
    spoken = spelling.ordinal(int(match[1]), ending)
    others = (
        ()
        if certain
        else tuple(
            spelling.ordinal(int(match[1]), other) for other in ("e", "en", "er", "es") if other != ending
        )
    )
    trail = " " if scan.char(match.end()) in ("-", "–", "/") else ""
    if trail and scan.char(match.end()) == "/":
        return Say(
            match.end() + 1, f"{spoken} und ", kind, certain, tuple(f"{other} und " for other in others)
        )
    return Say(match.end(), spoken, kind, certain, others)


_REST = Lazy(r"(?:[ ]?(?:und|oder|bis|u\.|[-–/])[ ]?(?:zu[mr][ ])?\d{1,3}\.){1,4}")
_ARTICLES = frozenset(
    "der die das dem den des im am zum zur beim vom jeder jede jedes jedem einem einer ins einen".split()
)
_FLOORS = frozenset("og obergeschoss etage stock stockwerk geschoss ug untergeschoss dg ebene".split())


# ---------------------------------------------------------------- years


def year(scan: Scan, at: int) -> Say | None:
    """ "Baujahr 1998", "2019/2020", "(1905)"."""
    match = _YEAR.match(scan.text, at)
    if match is None:
        return None
    value = int(match[1])
    first, certain = is_year(scan, at, match.end(1), value)
    if not first:
        return None
    if match[3] and (len(match[3]) == 4 or match[2] == "/"):
        joiner = " " if match[2] == "/" and int(match[3][-2:]) == (value + 1) % 100 else " bis "
        last = spelling.year(int(match[3])) if len(match[3]) == 4 else spelling.cardinal(int(match[3]))
        return Say(match.end(), f"{spelling.year(value)}{joiner}{last}", "year", certain)
    plain = spelling.cardinal(value)
    return Say(match.end(1), spelling.year(value), "year", certain or value >= 2000, (plain,))


def short_year(scan: Scan, at: int) -> Say | None:
    """ "Sommer '25"."""
    match = _SHORT_YEAR.match(scan.text, at)
    if match is None or scan.char(at - 1 if at else -1) not in (" ", ""):
        return None
    value = full_year(match[1])
    return Say(match.end(), spelling.year(value), "year", False, (spelling.cardinal(int(match[1])),))


def decade(scan: Scan, at: int) -> Say | None:
    """ "60er Jahre", "70er-Jahren", "1920er", "der 80er"."""
    match = _DECADE.match(scan.text, at)
    if match is None:
        return None
    hyphen = match[3]
    words = spelling.year(int(match[1])) + "er" + (match[2] or "")
    follows = scan.word_at(match.end() if hyphen is not None else scan.skip_spaces(match.end()))
    if not follows.lower().startswith("jahre") and not _MORE_DECADES.match(scan.text, match.end()):
        words = words.capitalize()
    if hyphen == "-":
        after = match.end() + len(follows)
        compound = scan.char(after) == "-"
        words = words.capitalize() + "-" if compound else words + " "
    return Say(match.end(), words, "decade")


_MORE_DECADES = Lazy(r"(?:,|[ ]und|[ ]oder|[ ]bis|-|/)[ ]?\d{2,4}er")

# ---------------------------------------------------------------- clock


def time(scan: Scan, at: int) -> Say | None:
    """ "14:30 Uhr", "9-18 Uhr", "9:00–17:30", "24/7"."""
    always = _ALWAYS.match(scan.text, at)
    if always is not None:
        return Say(always.end(), "rund um die Uhr", "time", True, ("vierundzwanzig sieben",))
    span = _TIMES.match(scan.text, at)
    if span is not None and (span[5] or (span[2] and span[4] and ":" in span[0])):
        hours = int(span[1]), int(span[3])
        if max(hours) <= 24:
            low = _clock(hours[0], int(span[2] or 0), short=not int(span[2] or 0))
            return Say(span.end(), f"{low} bis {_clock(hours[1], int(span[4] or 0))}", "time")
    match = _TIME.match(scan.text, at)
    if match is None or int(match[1]) > 24:
        return None
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    return Say(match.end(), _clock(hour, minute), "time", True, _other_clock(hour, minute))


def _clock(hour: int, minute: int, *, short: bool = False) -> str:
    if short:
        return spelling.cardinal(hour)
    return f"{spelling.cardinal(hour, 'ein')} Uhr" + (f" {spelling.cardinal(minute)}" if minute else "")


def _other_clock(hour: int, minute: int) -> tuple[str, ...]:
    if minute == 30:
        return (f"halb {spelling.cardinal((hour % 12) + 1)}",)
    return ()


_DAYS = "|".join(DAY_SHORT)
_DAY_RANGE = Lazy(rf"\.?[ ]?(-|–|bis|/|\+|u\.|und|,|&)[ ]?({_DAYS})(?![^\W_])")
_DAY_SINGLE = Lazy(r"(\.?)(?:,?[ ]?(?:ab[ ]|von[ ])?\d|:[ ]?\d|\.,)")


def day_short(scan: Scan, at: int) -> Say | None:
    """ "Mo.-Fr.", "Sa. 10-14 Uhr": a weekday beside another or a number."""
    word = scan.word_at(at)
    end = at + len(word)
    link = _DAY_RANGE.match(scan.text, end)
    if link is not None and link[1] in ("-", "–"):
        return Say(link.start(2), f"{DAY_SHORT[word]} bis ", "time")
    single = _DAY_SINGLE.match(scan.text, end)
    if single is not None and not (
        word in ("So", "Do", "Fr", "Di") and not single[1] and scan.starts_sentence(at)
    ):
        return Say(end + (scan.char(end) == "."), DAY_SHORT[word], "time")
    if link is not None:
        return Say(end + (scan.char(end) == "."), DAY_SHORT[word], "time")
    before = scan.text[max(0, at - 12) : at].rstrip(" ")
    if before.endswith((" bis", "-", "–", "/", "tag und", "+", "&")) and _AFTER_DAY.search(before):
        return Say(stop_end(scan, end), DAY_SHORT[word], "time")
    return None


_AFTER_DAY = Lazy(rf"(?:{_DAYS}|tag|woch)\.?[ ]?(?:-|–|bis|/|und|\+|&)$")
