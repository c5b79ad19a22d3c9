"""Telephone numbers, addresses, postal codes, kings, codes, web addresses, fractions."""

from preflight.speech import electronic, romans
from preflight.speech.de import spelling
from preflight.speech.de.context import is_ordinal_noun, ordinal_ending, stop_end
from preflight.speech.de.genders import gender, noun_after
from preflight.speech.patterns import Lazy
from preflight.speech.quantities import number
from preflight.speech.scan import Say, Scan

_PHONE = Lazy(
    r"(\(?0\d{1,4}\)?(?:[ ]?[-/–][ ]?|[ ])\d{2,8}(?:(?:[ ]?-[ ]?|[ ])\d{1,8}){0,4}|0\d{7,12})(?!\d|[.,]\d)"
)
_INTERNATIONAL = Lazy(
    r"(\+|00)([1-9]\d)[ ./-]{0,2}(?:\(0\)[ ./-]{0,2})?(\d{1,11}(?:[ ./-]{1,2}\d{1,9}){0,5})(?!\d)"
)
_GROUPS = Lazy(r"\d+")
_POSTAL = Lazy(r"(\d{5})(?=[ ][A-ZÄÖÜ][^\W\d_]|[ ]?[,)]|$)")
_COUNTED = frozenset(
    (
        "Euro EUR Einwohner Einwohnern Quadratmeter Quadratmetern Menschen Kilometer Liter Meter Stunden "
        "Bücher Besucher Personen Mitarbeiter Schritte Studenten Studierende Jahre Volt Watt "
        "Arbeitsplätze Bäume Flaschen Kunden"
    ).split()
)
_FRACTION = Lazy(r"(\d{1,2})/(\d{1,2})(?![\d/])")
_RUN = Lazy(r"\d{5,15}(?![\d]|[.,]\d)")
_LETTER = Lazy(r"(\d{1,4})([a-zA-Z])(?![^\W_])")


# ---------------------------------------------------------------- telephone


def telephone(scan: Scan, at: int) -> Say | None:
    """ "030/1234567", "+49 (0)30 123456", "0170 - 123 45 67": digit by digit."""
    if scan.text[at] not in "0+(" or scan.char(at - 1 if at else -1).isalnum():
        return None
    match = _INTERNATIONAL.match(scan.text, at)
    if match is not None and 8 <= sum(map(len, _GROUPS.findall(match[0]))) <= 15:
        groups = _GROUPS.findall(match[3])
        lead = "plus " if match[1] == "+" else "null null "
        return Say(
            match.end(),
            ", ".join((lead + spelling.digits(match[2]), *map(spelling.digits, groups))),
            "telephone",
        )
    match = _PHONE.match(scan.text, at)
    if match is None:
        return None
    groups = _GROUPS.findall(match[1])
    if not 7 <= sum(map(len, groups)) <= 14:
        return None
    return Say(match.end(), ", ".join(map(spelling.digits, groups)), "telephone")


def bracketed(scan: Scan, at: int) -> Say | None:
    """ "(030) 123456": a dialling code in brackets."""
    return telephone(scan, at) if scan.text[at] == "(" and scan.char(at + 1) == "0" else None


# ---------------------------------------------------------------- addresses


def postal(scan: Scan, at: int) -> Say | None:
    """ "10115 Berlin": digit by digit, unless it counts what follows."""
    match = _POSTAL.match(scan.text, at)
    if match is None:
        return None
    word = scan.word_at(match.end() + 1) if scan.char(match.end()) == " " else ""
    before = scan.word_before(at).lower()
    if not word and not (before in ("plz", "postleitzahl", "d", "postfach") or match[1][0] == "0"):
        return None
    if word in _COUNTED:
        return None
    sure = scan.char(at - 2 if at > 1 else -1) in (",", "", "\n", "|", "-") or match[1][0] == "0" or at == 0
    start = at
    if scan.text[max(0, at - 2) : at] == "D-" and at - 2 >= scan.done:
        start = at - 2
    return Say(
        match.end(), spelling.digits(match[1]), "address", sure, (spelling.cardinal(int(match[1])),), start
    )


def lettered(scan: Scan, at: int) -> Say | None:
    """ "12a", "1A-Lage": the letter apart."""
    match = _LETTER.match(scan.text, at)
    if match is None or (at and scan.char(at - 1).isalpha()):
        return None
    return Say(match.start(2), spelling.cardinal(int(match[1])) + " ", "address")


# ---------------------------------------------------------------- kings and other numerals


NAMES = frozenset(
    (
        "Ludwig Friedrich Wilhelm Karl Heinrich Otto Maximilian Franz Joseph Josef Leopold Rudolf Konrad "
        "Johann Georg August Albrecht Albert Ferdinand Napoleon Elisabeth Katharina Pius Johannes Paul "
        "Benedikt Gregor Clemens Alexander Nikolaus Peter Philipp Christian Gustav Adolf Ernst Max Viktor "
        "Victoria Maria Moritz Eberhard Ulrich Barbarossa Louis Henri Sigismund Lothar Ramses Richard "
        "Eduard Charles Ruprecht Wenzel Carl Theodor"
    ).split()
)
_FEMALE = frozenset("Elisabeth Katharina Victoria Maria".split())
_TITLES = frozenset(
    (
        "König Königs Kaiser Kaisers Papst Kurfürst Kurfürsten Herzog Fürst Königin Kaiserin Zar Prinz Graf"
    ).split()
)
_DATIVE = frozenset("von unter mit bei nach zu seit aus vom zum beim durch für".split())
_NUMBERED = frozenset(
    "Typ Haus Bauabschnitt Block Variante Kapitel Band Phase Teil Klasse Kategorie Gebäude Stufe Zone".split()
)


def roman(scan: Scan, at: int) -> Say | None:
    """ "Ludwig II." is "der Zweite", "unter Ludwig II." "dem Zweiten"; "Haus II" is two."""
    word = scan.word_at(at)
    value = romans.parse(word)
    if value is None or (at and scan.char(at - 1) not in (" ", "\n", "(", "/")):
        return None
    end = at + len(word)
    name = scan.word_before(at)
    base = name if name in NAMES else name.removesuffix("s")
    if base in NAMES and (scan.char(end) == "." or len(word) > 1):
        stop = stop_end(scan, end, nouns_follow=True) if scan.char(end) == "." else end
        return Say(stop, _king(scan, at, name, base, value), "roman")
    if scan.char(end) == "." and is_ordinal_noun(scan.word_at(scan.skip_spaces(end + 1))):
        ending, _ = ordinal_ending(scan, at, end + 1)
        return Say(end + 1, spelling.ordinal(value, ending), "roman")
    if name in _NUMBERED and not (len(word) == 1 and word in "CDLM"):
        return Say(end, spelling.cardinal(value), "roman", len(word) > 1)
    return None


def _king(scan: Scan, at: int, name: str, base: str, value: int) -> str:
    before = at - 1 - len(name)
    while scan.word_before(before) in _TITLES | NAMES and before > 0:
        before = max(0, before - 1 - len(scan.word_before(before)))
    if name != base:
        return f"des {spelling.ordinal(value, 'en').capitalize()}"
    if scan.word_before(before).lower() in _DATIVE:
        word = scan.word_before(before).lower()
        article = "den" if word in ("durch", "für") else "der" if base in _FEMALE else "dem"
        return f"{article} {spelling.ordinal(value, 'en').capitalize()}"
    return f"{'die' if base in _FEMALE else 'der'} {spelling.ordinal(value, 'e').capitalize()}"


def roman_words() -> tuple[str, ...]:
    return tuple(romans.write(value) for value in range(1, 40))


# ---------------------------------------------------------------- fractions


def slashed(scan: Scan, at: int) -> Say | None:
    """ "1/2", "3/4"; "2/3 Zimmer" leaves the choice open."""
    match = _FRACTION.match(scan.text, at)
    if match is None or scan.char(at - 1 if at else -1) == "/":
        return None
    first, second = int(match[1]), int(match[2])
    if 0 < first < second <= 10 and not (second == first + 1 and first > 1 and _is_room(scan, match.end())):
        return _part(scan, match.end(), first, second)
    joiner = "oder" if second == first + 1 else "durch" if first < second else ""
    if not joiner:
        return None
    spoken = f"{spelling.cardinal(first)} {joiner} {spelling.cardinal(second)}"
    return Say(match.end(), spoken, "range" if joiner == "oder" else "fraction", False)


def _is_room(scan: Scan, at: int) -> bool:
    return scan.word_after(at).lower() in (
        "zimmer",
        "zi",
        "personen",
        "pers",
        "räume",
        "bäder",
        "og",
        "stellplätze",
        "kinder",
    )


def _part(scan: Scan, end: int, top: int, bottom: int) -> Say:
    if (top, bottom) == (1, 2):
        noun = noun_after(scan, end)[0] if scan.char(end) == " " else ""
        if noun:
            known = gender(noun)[0]
            return Say(end, {"m": "ein halber", "f": "eine halbe", "n": "ein halbes"}[known], "fraction")
        return Say(end, "einhalb", "fraction", True, ("ein halb",))
    if bottom == 4 and scan.word_at(scan.skip_spaces(end)) in ("Stunde", "Std") and scan.char(end) == " ":
        return Say(end, "eine viertel" if top == 1 else "eine dreiviertel", "fraction")
    words = spelling.fraction(top, bottom)
    first, last = words.split(" ", 1)
    return Say(end, f"{first} {last.capitalize()}", "fraction")


def vulgar(scan: Scan, at: int) -> Say | None:
    """ "½" without a whole number."""
    found = number(scan, at)
    if found is None or found.fraction is None:
        return None
    return _part(scan, found.end, *found.fraction)


# ---------------------------------------------------------------- codes, web

_CODES = frozenset(
    "ID Id Nr Nummer Code Kennung Objektnummer Objektnr Kennziffer Chiffre Ref Referenz Kundennummer".split()
)


ELECTRONIC = {
    ".": "Punkt", "@": "ät", "/": "Schrägstrich", "-": "minus", "_": "Unterstrich", "?": "Fragezeichen",
    "=": "gleich", "&": "und", "+": "plus", ":": "Doppelpunkt", "#": "Raute", "%": "Prozent",
    "~": "Tilde",
}  # fmt: skip
DOMAINS = ("de", "com", "net", "org", "eu", "at", "ch", "immo", "info", "io", "berlin", "biz")


def _spell_number(run: str) -> str:
    return spelling.cardinal(int(run)) if len(run) <= 2 and run[0] != "0" else spelling.digits(run)


web, web_number = electronic.rules(ELECTRONIC, _spell_number)


def long_run(scan: Scan, at: int) -> Say | None:
    """Five digits and more without separators, or with a leading zero: a code, digit by digit."""
    match = _GROUPS.match(scan.text, at, at + 40)
    if match is None or len(match[0]) > 15 or len(match[0]) < 2 or (at and scan.char(at - 1).isdigit()):
        return None
    before = scan.word_before(at)
    if len(match[0]) > 3 and (
        before in _CODES or (scan.char(at - 1) == "-" and scan.char(at - 2).isupper() and at > 1)
    ):
        return Say(match.end(), spelling.digits(match[0]), "serial")
    if match[0][0] == "0":
        return Say(match.end(), spelling.digits(match[0]), "serial")
    if _RUN.match(scan.text, at) is None or noun_after(scan, match.end())[0]:
        return None
    sure = len(match[0]) > 6
    return Say(match.end(), spelling.digits(match[0]), "serial", sure, (spelling.cardinal(int(match[0])),))
