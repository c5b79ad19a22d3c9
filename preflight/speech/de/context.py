"""Where the neighbours decide between two readings. Each decision is one function."""

from preflight.speech.de.genders import STRONG, case_before, gender, noun_after
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Scan

MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
MONTH_SHORT = {
    "Jan": 1, "Jän": 1, "Feb": 2, "Mrz": 3, "Mär": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9,
    "Sept": 9, "Okt": 10, "Nov": 11, "Dez": 12,
}  # fmt: skip
MONTH_NUMBERS = {**{month: i for i, month in enumerate(MONTHS, 1)}, "Jänner": 1, "Feber": 2, **MONTH_SHORT}
WEEKDAYS = frozenset("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag".split())
# What an ordinal in digits stands before, besides months.
ORDINAL_NOUNS = frozenset(
    (
        "ba monatsmiete miete vermietung og obergeschoss etage stock stockwerk geschoss ug untergeschoss "
        "dg ebene wohnung reihe besichtigung halbjahr quartal monat jahrhundert jh jhd jhdt wohneinheit "
        "zimmer bad haus mal hand generation bauabschnitt ba lage obergeschoß kg wahl eindruck blick "
        "schritt förderweg mietjahr bezirk geschoß woche tag jahr etagen advent hälfte klasse platz preis "
        "viertel drittel weltkrieg bezug mieter person parkreihe seereihe meereslinie linie meerlinie "
        "strandlinie stellplatz schlafzimmer kinderzimmer gästezimmer badezimmer wc dachgeschoss liga "
        "teil kategorie rang auflage garage kellergeschoss hinterhof hinterhaus"
    ).split()
)
YEAR_BEFORE = frozenset(
    (
        "baujahr bj bauj jahr jahre jahres jahren seit um anno in im ab bis vor nach von aus anfang ende "
        "mitte circa ca erbaut gebaut errichtet saniert renoviert modernisiert fertiggestellt gegründet "
        "kernsaniert frühjahr frühling sommer herbst winter stand zwischen und etwa rund fertigstellung "
        "umbau anbau sanierung renovierung modernisierung heizung dach silvester energieausweis herbst "
        "quartal halbjahr"
    ).split()
) | {month.lower() for month in MONTH_NUMBERS}


def stop_end(scan: Scan, at: int, *, nouns_follow: bool = True) -> int:
    """The end of an abbreviation whose full stop may be at `at`: after it, unless it ends a sentence.

    German nouns have capitals, so a capital after the stop decides nothing where nouns may follow.
    """
    if scan.char(at) == "." and scan.char(at + 1) == ")":
        return at + 1
    if scan.char(at) != "." or scan.char(at + 1) == "." or scan.ends_sentence(at + 1):
        return at
    start = scan.skip_spaces(at + 1)
    word = scan.word_at(start)
    if start > at + 1 and word[:1].isupper() and (not nouns_follow or word in OPENERS):
        return at
    return at + 1


OPENERS = frozenset(
    (
        "Der Die Das Ein Eine Es Ich Wir Sie Er Hier Dort In Im Am An Auf Mit Von Zu Zum Zur Bei Für Nach "
        "Vor Und Oder Aber Auch Alle Dieses Diese Dieser Nur Ihre Ihr Unser Unsere Kein Keine Ab Aus "
        "Bitte Durch Gern Gerne Jetzt Sofort Ideal Besonders Zusätzlich Außerdem Weitere Weiterhin Vom "
        "Beim Sehr Frei Bezugsfrei Provisionsfrei Verfügbar Den Dem"
    ).split()
)


_FIXED = {
    **dict.fromkeys("im am vom zum zur beim dem den des einem einer einen bis".split(), "en"),
    **dict.fromkeys("ins ans die das eine keine unsere ihre diese jede dieses jedes jeder".split(), "e"),
}  # fmt: skip
_MIXED = frozenset("ein kein unser ihr mein sein".split())
_AFTER_EIN = {"m": "er", "n": "es", "f": "e"}


def ordinal_ending(scan: Scan, at: int, end: int, known: str | None = None) -> tuple[str, bool]:
    """The ending of an ordinal at `at` before the noun after `end`, and whether that is certain.

    After "der", "die", "das" it is weak, after a preposition with an article -en; alone before its
    noun it is strong: "im ersten", "der erste Mai", "in der ersten Etage", "erstes Obergeschoss".
    """
    sure = True
    if known is None:
        noun, _ = noun_after(scan, end)
        known, sure = gender(noun) if noun else ("m", False)
    word = scan.word_before(at).lower()
    linked = _linked(scan, at) if word in _LINKS or scan.char(at - 1 if at else -1) in _JOINTS else ""
    if linked:
        return linked, True
    if word == "der":
        return "en" if known == "f" and _oblique(scan, at) else "e", True
    if word in _MIXED:
        return _AFTER_EIN[known], True
    if word in _FIXED or (word in ("ab", "seit") and known == "m"):
        return _FIXED.get(word, "en"), True
    case, certain = case_before(scan, at)
    return STRONG[known][case], certain and sure


_LINKS = frozenset("und bis oder sowie".split())
_JOINTS = frozenset("/-–")
_BEFORE_DER = frozenset("in an auf von zu mit bei aus unter vor seit nach ab ist sind liegt gehört".split())


def _oblique(scan: Scan, at: int) -> bool:
    """Whether "der" before `at` is dative or genitive: a preposition or a noun stands before it."""
    start = at - 1
    while start > 0 and scan.text[start - 1] not in " \t\n" and at - start < 8:
        start -= 1
    before = scan.word_before(start)
    return before.lower() in _BEFORE_DER or (before[:1].isupper() and before not in ("Der", "Die"))


_ARTICLES = {"die": "e", "das": "e", **dict.fromkeys("im am vom zum beim dem den des der ab".split(), "en")}
_NUMBERED = Lazy(r"\d{1,2}\.")


def _linked(scan: Scan, at: int) -> str:
    """The ending that an earlier article gives: "vom 1. bis 15. Mai", "im 1. und 2. OG"."""
    seen = False
    for word in reversed(scan.text[max(0, at - 44) : at].lower().split()):
        if word[-1] in ",;:" and not _NUMBERED.match(word) and word[:-1] not in WEEKDAYS:
            return ""
        if word in _ARTICLES:
            return _ARTICLES[word] if seen else ""
        seen = seen or _NUMBERED.match(word) is not None
    return ""


def is_ordinal_noun(word: str) -> bool:
    low = word.lower()
    return (
        low in ORDINAL_NOUNS
        or word in MONTH_NUMBERS
        or low.endswith(
            (
                "geschoss",
                "etage",
                "stock",
                "wohnung",
                "zimmer",
                "jahrhunderts",
                "jahrhunderte",
                "stocks",
                "geschosses",
                "jahres",
            )
        )
    )


def is_year(scan: Scan, at: int, end: int, value: int) -> tuple[bool, bool]:
    """Whether four digits are a year rather than a count, and whether that is certain.

    They are after "Baujahr", "seit", months; else where no noun follows that they could count.
    """
    if not 1100 <= value <= 2199 or (scan.char(at - 1 if at else -1) == "-" and scan.char(at - 2).isalpha()):
        return False, True
    before = scan.word_before(at).lower()
    if scan.char(at - 1 if at else -1) == "(" and scan.char(end) == ")":
        return True, True
    if (
        before in ("baujahr", "bj", "jahr", "jahre", "jahres", "anno", "erbaut", "seit", "stand")
        or before.capitalize() in MONTH_NUMBERS
    ):
        return True, True
    after = scan.word_at(scan.skip_spaces(end))
    counts = after[:1].isupper() and scan.char(end) == " "
    if before in YEAR_BEFORE:
        return not counts or before in ("in", "im", "um", "anfang", "ende", "mitte", "bj"), not counts
    return not counts and 1500 <= value <= 2099, False
