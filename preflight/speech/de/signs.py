"""Signs: before numbers, between words."""

from preflight.speech import signs
from preflight.speech.de import places, units
from preflight.speech.de.context import stop_end
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan

SYMBOLS = {
    "&": "und", "@": "ät", "+": "plus", "%": "Prozent", "=": "gleich", "°": "Grad", "#": "Nummer",
    "$": "Dollar", "€": "Euro", "£": "Pfund", "¥": "Yen", "±": "plus minus", "×": "mal",
    "÷": "geteilt durch", "≈": "circa", "≤": "höchstens", "≥": "mindestens", "§": "Paragraf",
    "½": "einhalb", "¼": "ein Viertel", "¾": "drei Viertel", "⅓": "ein Drittel", "⅔": "zwei Drittel",
    "²": "Quadrat", "³": "Kubik", "‰": "Promille", "№": "Nummer", "µ": "Mikro", "Ø": "durchschnittlich",
}  # fmt: skip
BEFORE_NUMBERS = {
    "±": "plus minus ", "~": "circa ", "≈": "circa ", "<": "unter ", ">": "über ", "≤": "höchstens ",
    "≥": "mindestens ",
}  # fmt: skip
_RATE = Lazy(r"[ \t]?/[ \t]?([^\W\d_²]{1,12}(?:[²2](?!\d))?)(?![^\W_])")
_WORD_SLASH = Lazy(r"[ \t]?/[ \t]?(?=\w)")
_PERIODS = frozenset("Monat Jahr Quadratmeter Tag Nacht Woche Person Stunde".split())
_NOT_A_RATE = frozenset("m j a d p n s h l".split())
minus = signs.minus("minus", units.measure)
plus = signs.plus("plus minus", places.telephone)
hash_number = signs.hash_number("Nummer")


def slash(scan: Scan, at: int) -> Say | None:
    """ "/ Monat" is a rate; between words, "Küche/Bad", a comma: it may mean "and", "or" or neither."""
    before = scan.char(at - 1) if at else ""
    start = at - 1 if before == " " else at
    if start < scan.done or not start:
        return None
    rate = _RATE.match(scan.text, start)
    word = (
        units.RATES.get(rate[1].lower()) if rate is not None and rate[1].lower() not in _NOT_A_RATE else None
    )
    if rate is not None and word in _PERIODS:
        end = (
            stop_end(scan, rate.end())
            if rate[1].lower() in ("mon", "pers", "std", "wo", "mtl")
            else rate.end()
        )
        return Say(end, f" pro {word}", "measure", start=start)
    match = _WORD_SLASH.match(scan.text, start)
    if match is not None and scan.char(start - 1) == "-" and scan.char(match.end()).isalpha():
        return Say(match.end(), " und ", "symbol", start=start)
    if match is None or scan.char(start - 1) in "\"'(-:;,!?\n":
        return None
    if not (scan.char(start - 1).isalpha() or scan.char(match.end()).isalpha()):
        return None
    if scan.word_at(match.end()).lower() in ("oder", "und") or scan.word_before(start).lower() in (
        "und",
        "oder",
    ):
        return Say(match.end(), " ", "symbol", start=start)
    return Say(match.end(), ", ", "symbol", False, (" und ", " oder ", " "), start=start)


def average(scan: Scan, at: int) -> Say | None:
    """ "Ø 45 m²"."""
    ahead = scan.char(scan.skip_spaces(at + 1)).isdigit()
    return Say(at + 1, "durchschnittlich", "symbol") if ahead else None


def vulgar(scan: Scan, at: int) -> Say | None:
    """ "½ Etage", "¾ ha"."""
    return units.measure(scan, at) or places.vulgar(scan, at)
