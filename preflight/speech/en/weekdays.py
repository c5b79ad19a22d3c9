"""Days of the week: "Sat & Sun", "M-F", "Tues."; "We sat in the sun" has none."""

from preflight.speech.en import context
from preflight.speech.en.dates import MONTHS, capitalised
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Rule, Say, Scan

WEEKDAYS = {
    "Mon": "Monday", **dict.fromkeys(("Tue", "Tues", "Tu"), "Tuesday"),
    **dict.fromkeys(("Wed", "Weds"), "Wednesday"), **dict.fromkeys(("Thu", "Thur", "Thurs", "Th"),
    "Thursday"),
    **dict.fromkeys(("Fri",), "Friday"), **dict.fromkeys(("Sat",), "Saturday"), **dict.fromkeys(("Sun",),
    "Sunday"),
}  # fmt: skip
_INITIALS = {
    "M": "Monday",
    "T": "Tuesday",
    "W": "Wednesday",
    "F": "Friday",
    "S": "Saturday",
    "Su": "Sunday",
    "Sa": "Saturday",
}

_JOINT = Lazy(r"[ ]?(-{1,2}|–|—|&|/|\+|,|and|to|thru|through)[ ]?([A-Z][A-Za-z]{0,8})\b\.?")
_AFTER_DAY = Lazy(
    r"s?\.?,?[ \t]{1,2}(?:@[ ]?|at |from |the )?(?:\d|by appt|noon|"
    + "|".join(MONTHS)
    + r"|[JFMASOND][a-z]{2,3}\b\.?[ ]\d)"
)


def weekday(scan: Scan, at: int) -> Say | None:
    """ "Sat", "Tues." and "Sun" where something shows that a day is meant; "We sat in the sun" is none."""
    name = scan.word_at(at)
    end = at + len(name)
    full = WEEKDAYS[capitalised(name)]
    if not _is_day_here(scan, at, end, name):
        return None
    joint = _JOINT.match(scan.text, end + (scan.char(end) == "."))
    if joint is not None and joint[1] == "/":
        last = WEEKDAYS.get(capitalised(joint[2]), joint[2])
        return Say(context.stop_end(scan, joint.end(2)), f"{full} and {last}", "date")
    if joint is not None and joint[1] not in ("&", "+", ",", "and"):
        last = WEEKDAYS.get(capitalised(joint[2]), joint[2])
        stop = context.stop_end(scan, joint.end(2))
        return Say(stop, f"{full} through {last}", "date", True, (f"{full} to {last}",))
    return Say(context.stop_end(scan, end), full, "date")


def _is_day_here(scan: Scan, at: int, end: int, name: str) -> bool:
    joint = _JOINT.match(scan.text, end + (scan.char(end) == "."))
    if joint is not None and (capitalised(joint[2]) in WEEKDAYS or joint[2] in _FULL_DAYS):
        return True
    if _AFTER_DAY.match(scan.text, end):
        return True
    if _TIME_BEFORE.search(scan.text[max(0, at - 8) : at]):
        return True
    before = scan.word_before(at)
    if capitalised(before) in WEEKDAYS or before in _FULL_DAYS or _joined_before(scan, at):
        return True
    if before.lower() in (
        "open",
        "every",
        "next",
        "this",
        "on",
        "closed",
        "by",
        "house",
        "until",
        "from",
    ) and (name not in ("Sun", "Sat", "Wed", "Mo") or scan.char(end) in (".", ",", "")):
        return name != "Sun" or before.lower() != "this"
    return (
        scan.char(end) == "."
        and name not in ("Sun", "Sat", "Wed", "Mo", "Fri", "Mon")
        and not scan.ends_sentence(end + 1)
    )


_TIME_BEFORE = Lazy(r"\d[ ]?(?:[aApP]\.?[mM]\.?|:\d\d),?[ ](?:on )?$")
_FULL_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_DAY_BEFORE = Lazy(r"([A-Z][a-z]{1,8})\.?[ ]?(?:-|–|—|&|/|,|\+|and|to|thru|through)[ ]?$")


def _joined_before(scan: Scan, at: int) -> bool:
    match = _DAY_BEFORE.search(scan.text[max(0, at - 18) : at])
    return match is not None and (capitalised(match[1]) in WEEKDAYS or match[1] in _FULL_DAYS)


_INITIAL_SPAN = Lazy(
    r"(M|T|W|Th|Tu|F|Sa|Su|S|Mon|Sat)[ ]?([-–&/]|thru|to)[ ]?(F|Su|Sa|S|Th|W|M|T|Fri|Sun)\b(?!['’&/-]\w)"
)


_HOURS_BEFORE = Lazy(r"\d[ ]?(?:[aApP]\.?[mM]?\.?)?[,;|/&][ ]?$")
_HOURS_AFTER = Lazy(r"[ ]\d{1,2}(?::\d\d)?[ ]?(?:[aApP]\.?[mM]|[-–])")


def _is_between_hours(scan: Scan, at: int, end: int) -> bool:
    after = _HOURS_AFTER.match(scan.text, end)
    return after is not None and _HOURS_BEFORE.search(scan.text[max(0, at - 10) : at]) is not None


def weekday_span(scan: Scan, at: int) -> Say | None:
    """ "M-F" and "M–Sat"; a lone letter between hours: "M-Th 10-6, F 10-4"."""
    match = _INITIAL_SPAN.match(scan.text, at)
    name = scan.word_at(at)
    if match is None and name in _INITIALS and _is_between_hours(scan, at, at + len(name)):
        return Say(at + len(name), _INITIALS[name], "date")
    if match is None or scan.char(at - 1 if at else len(scan.text)) in ("-", "/", "'", "&"):
        return None
    first, joint, last = match.groups()
    if (first, last) not in _SPANS and not _AFTER_DAY.match(scan.text, match.end()):
        return None
    names = _INITIALS | WEEKDAYS
    if joint in "&/":
        return (
            Say(match.end(), f"{names[first]} and {names[last]}", "date")
            if first != "M" or last != "S"
            else None
        )
    return Say(
        match.end(),
        f"{names[first]} through {names[last] if last != 'S' else 'Saturday'}",
        "date",
        True,
        (f"{names[first]} to {names[last]}",),
    )


_SPANS = {
    ("M", "F"),
    ("Mon", "Fri"),
    ("M", "Th"),
    ("M", "Su"),
    ("M", "Sa"),
    ("Tu", "Th"),
    ("Th", "Su"),
    ("M", "Fri"),
    ("Tu", "Sa"),
}


def words() -> dict[str, tuple[Rule, ...]]:
    """The anchors of this module."""
    table: dict[str, tuple[Rule, ...]] = {}
    for name in WEEKDAYS:
        table[name] = (weekday_span, weekday) if name in ("Mon", "Sat", "Th", "Tu") else (weekday,)
        table[name.upper()] = (weekday,)
    for name in ("M", "T", "W", "F", "S", "Sa", "Su"):
        table[name] = (weekday_span,)
    return table
