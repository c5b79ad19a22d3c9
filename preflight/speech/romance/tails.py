"""What stands after a number: currency, unit, percent, degrees, a room; and what stands after that."""

import re
from typing import NamedTuple

from preflight.speech.patterns import Lazy
from preflight.speech.romance.grammar import FEMALE, MALE, Grammar, Noun, gender_of
from preflight.speech.romance.quantities import number_at
from preflight.speech.scan import Scan

_UNIT = Lazy(r"[ \t]?(?:([^\W\d_]{1,12}+(?:\.[a-z]{1,2}\b)?)(?:\^?([²³]|[23](?!\w)))?|(['\"*]))")
_RATE = Lazy(r"[ \t]?/[ \t]?([^\W\d_]{1,12}+)\.?([²³]|2(?!\w))?(?![^\W_])")
_DEGREES = Lazy(r"[ \t]?°[ \t]?([CFK])?(?![^\W_])")
_SMALL_ONLY = frozenset("mhgalbd")
_A_YEAR = Lazy(r"[ \t]?[·.*/y]?[ \t]?(?:año|anno|ano|a)(?![^\W_])")
_SQUARED = ("cuadrado", "quadrado", "quadrato")
_MINUTE_NEXT = frozenset(
    [
        "a",
        "al",
        "de",
        "del",
        "do",
        "da",
        "dos",
        "das",
        "dal",
        "dalla",
        "dai",
        "dall",
        "andando",
        "caminando",
        "en",
        "em",
        "in",
        "piedi",
        "auto",
        "coche",
        "carro",
    ]
)
_COST_MARK = Lazy(r"(?:[.,]-{1,2}|,--)(?=[ \t]?(?:€|$|\s))")


class Tail(NamedTuple):
    """A noun behind a number, and the rate behind that."""

    end: int
    noun: Noun
    rate: str = ""  # with a blank before it, or ""


def tail(g: Grammar, scan: Scan, at: int) -> Tail | None:
    """The currency, sign or unit at `at`, with its rate."""
    found = _sign(g, scan, at) or _unit(g, scan, at)
    if found is None:
        return None
    after = rate(g, scan, found.end)
    if after:
        again = rate(g, scan, after[0])
        found = found._replace(end=(again or after)[0], rate=f" {after[1]}{f' {again[1]}' if again else ''}")
    if found.noun.one.startswith(("kilo", "quilo")) and (
        found.rate.endswith(_SQUARED) or found.noun.one.endswith(_SQUARED)
    ):
        year = _A_YEAR.match(scan.text, found.end)  # energy or emissions per square metre
        if year:
            found = found._replace(end=year.end(), rate=f"{found.rate} {g.a_year}")
    return found


def rate(g: Grammar, scan: Scan, at: int) -> tuple[int, str] | None:
    """The end and the words of "/mes", "/m²" at `at`."""
    match = _RATE.match(scan.text, at)
    if match is None:
        return None
    words = g.rates.get(match[1].lower() + (match[2] or "").replace("2", "²"))
    return (stop_end(scan, match.end()), words) if words else None


def _sign(g: Grammar, scan: Scan, at: int) -> Tail | None:
    mark = _COST_MARK.match(scan.text, at)
    start = scan.skip_spaces(mark.end() if mark else at)
    char = scan.char(start)
    if char in g.currencies:
        return Tail(start + 1, g.currencies[char])
    if char == "%":
        return Tail(start + 1, g.percent)
    match = _DEGREES.match(scan.text, at)
    if match and match[1]:
        name = g.degree_scales[match[1]]
        return Tail(
            match.end(), g.degrees._replace(one=f"{g.degrees.one} {name}", many=f"{g.degrees.many} {name}")
        )
    word = scan.word_at(start)
    if word in g.currencies:
        return Tail(start + len(word), g.currencies[word])
    return None


def _unit(g: Grammar, scan: Scan, at: int) -> Tail | None:
    match = _UNIT.match(scan.text, at)
    if match is None:
        return None
    if match[3]:
        return _marked(g, scan, match)
    name, power = match[1], (match[2] or "").replace("2", "²").replace("3", "³")
    end = match.end()
    noun = _lookup(g, name, power)
    if noun is None and "." in name:
        name = name.split(".")[0]
        noun, end = _lookup(g, name, ""), match.start(1) + len(name)
    slashed = _slashed_unit(g, scan, name, end)
    if slashed:
        return slashed
    after = scan.char(end)
    if noun is None or after.isalnum() or (after == "'" and scan.char(end + 1).isalpha()):
        return None
    if after == "/" and name.lower() in ("s", "c", "p"):
        return None
    return Tail(stop_end(scan, end), noun)


def _lookup(g: Grammar, name: str, power: str) -> Noun | None:
    key = name.lower().replace(".", "")
    if not power and len(key) == 1 and key in _SMALL_ONLY and name != key:
        return None
    noun = g.units.get(key + power)
    return noun or (g.units.get(name) if not power else None)


def _slashed_unit(g: Grammar, scan: Scan, name: str, end: int) -> Tail | None:
    """ "km/h" is one unit."""
    if scan.char(end) != "/":
        return None
    word = scan.word_at(end + 1)
    noun = g.units.get(f"{name.lower()}/{word.lower()}")
    last = end + 1 + len(word)
    return Tail(last, noun) if noun and not scan.char(last).isalnum() and scan.char(last) != "²" else None


def _marked(g: Grammar, scan: Scan, match: re.Match[str]) -> Tail | None:
    """5' to somewhere are minutes, 4* stars, a 55" screen inches."""
    mark, end = match[3], match.end()
    if match.start(3) != match.start():
        return None
    if mark == "*" and scan.char(end) != "*":
        return Tail(end, g.units["*"])
    if mark == "'" and scan.char(end) == " " and scan.word_after(end) in _MINUTE_NEXT:
        return Tail(end, g.units["min"])
    if mark == '"' and scan.text.count('"', max(0, end - 40), end) == 1 and not scan.char(end).isalnum():
        return Tail(end, g.units['"'])
    return None


def stop_end(scan: Scan, at: int, *, names: bool = False) -> int:
    """The end of an abbreviation whose full stop may be at `at`: after it, unless it ends a sentence."""
    if scan.char(at) != ".":
        return at
    if scan.char(at + 1) == "." or scan.ends_sentence(at + 1):
        return at
    start = scan.skip_spaces(at + 1)
    if not names and start > at + 1 and scan.char(start).isupper():
        word = scan.word_at(start)
        return at + 1 if scan.char(start + len(word)) == "$" else at
    return at + 1


# ---------------------------------------------------------------- nouns in full


class Counted(NamedTuple):
    """The noun in full after a number; it stays as written."""

    word: str  # the word directly after the number, perhaps an adjective
    gender: str
    known: bool
    start: int  # of the word


def counted(g: Grammar, scan: Scan, at: int) -> Counted | None:
    """The noun that the number before `at` counts, or None."""
    start = at + 1 if scan.char(at) == "-" and scan.char(at + 1).isalpha() else scan.skip_spaces(at)
    word = scan.word_at(start)
    if not word or start == at or (scan.char(start + len(word)) == "'" and g.tag != "it"):
        return None
    known = word.lower() in g.nouns
    if word.lower() in g.not_nouns or (word[0].isupper() and not known) or len(word) < 2:
        return _linked(g, scan, start, word)
    gender = gender_of(g, word)
    if not gender:
        after = scan.word_after(start + len(word))
        gender = "" if after.lower() in g.not_nouns else gender_of(g, after) if after else ""
    return Counted(word, gender or MALE, known, start)


def _linked(g: Grammar, scan: Scan, start: int, word: str) -> Counted | None:
    """ "1 o 2 habitaciones", "200 a 300 viviendas": the noun after the second number."""
    if word not in (g.or_, g.to, g.and_, "u", "ed"):
        return None
    at = scan.skip_spaces(start + len(word))
    if not scan.char(at).isdigit():
        return None
    number = number_at(scan, at)
    if number is None:
        return None
    found = counted(g, scan, number.end)
    if found is None:
        unit = _unit(g, scan, number.end)
        return Counted("", unit.noun.gender, False, start) if unit and unit.noun.gender == FEMALE else None
    return found._replace(word="") if found.gender == FEMALE else None
