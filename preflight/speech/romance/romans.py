"""Roman numerals: which are numerals at all, and whether they count or order."""

from preflight.speech import romans
from preflight.speech.patterns import Lazy
from preflight.speech.romance.grammar import FEMALE, MALE, Grammar, gender_of
from preflight.speech.scan import Say, Scan

KEYS = tuple(romans.write(value) for value in range(1, 51))
_ALONE = frozenset({"VI", "DI", "MI", "XL", "MIX", "LI", "CI", "XX", "XXX", "IX"})  # words, sizes, initials
_SPAN = Lazy(r"[ ]?[-–/][ ]?([IVX]{1,6})(?![^\W_])")


def roman(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "siglo XIX", "Felipe II", "Fase III"."""
    written = scan.word_at(at)
    value = romans.parse(written)
    end = at + len(written)
    if value is None or scan.char(end).isdigit() or (scan.char(end) == "'" and scan.char(end + 1).isalpha()):
        return None
    before, after = scan.word_before(at), scan.word_after(end)
    span = _SPAN.match(scan.text, end)
    beyond = scan.word_after(span.end()).lower() if span else after.lower()
    if before.lower() in g.centuries or (g.century_before and beyond in g.centuries):
        return _century(g, scan, end, value)
    month = scan.word_after(end + 1 + len(after)) if after in ("de", "di") else after
    if month.lower() in g.months:
        return Say(end, g.first_of_month if value == 1 else g.cardinal(value, MALE), "roman")
    if before.lower() in g.roman_labels:
        return Say(
            end, g.cardinal(value, MALE), "roman", True, (g.ordinal(value, _label_gender(before), False),)
        )
    if scan.char(at - 1) == " " and before[:1].isupper() and len(before) > 2 and not before.isupper():
        return _ruler(g, end, value, before, written)
    if after.lower() in g.roman_labels or (
        before.lower() not in g.nouns and after[:1].isupper() and len(written) > 1
    ):
        gender = gender_of(g, after) or MALE  # "II República"
        return Say(end, g.ordinal(value, gender, True), "roman", False, (g.cardinal(value, MALE),))
    if written in _ALONE or len(written) == 1:
        return None
    if scan.char(at - 1) == "-" or scan.char(end) == "-":
        return None
    return Say(end, g.cardinal(value, MALE), "roman", False, (g.ordinal(value, MALE, False),))


def _label_gender(label: str) -> str:
    return FEMALE if label.lower().endswith(("a", "e")) else MALE


def _century(g: Grammar, scan: Scan, end: int, value: int) -> Say:
    counted = g.centuries_counted and value > g.ordinals_to
    words = [_order(g, value, counted)]
    span = _SPAN.match(scan.text, end)
    upper = romans.parse(span[1]) if span else None
    if span and upper:
        words = [f"{words[0]} {g.and_} {_order(g, upper, counted)}"]
        end = span.end()
    elif g.centuries_counted:
        words.append(_order(g, value, not counted))
    return Say(end, words[0], "roman", True, tuple(words[1:]))


def _order(g: Grammar, value: int, counted: bool) -> str:
    return g.cardinal(value, MALE) if counted else g.ordinal(value, MALE, False)


def _ruler(g: Grammar, end: int, value: int, name: str, written: str) -> Say | None:
    """After a name: kings, queens and popes in order; of other names that is a guess."""
    gender = FEMALE if name.lower() in g.queens else MALE
    known = name.lower() in g.queens or name.lower() in g.rulers
    if not known and (len(written) == 1 or written in _ALONE):
        return None
    if not known and (name.lower() in g.labels or name.lower() in g.nouns):
        return Say(end, g.cardinal(value, MALE), "roman", False, (g.ordinal(value, gender, False),))
    ordered, counted = g.ordinal(value, gender, False), g.cardinal(value, MALE)
    words = (ordered, counted) if value <= g.ordinals_to else (counted, ordered)
    return Say(end, words[0], "roman", known, words[1:])
