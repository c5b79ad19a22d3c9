"""Signs: before numbers, between words."""

from preflight.speech import signs
from preflight.speech.fr import places, units
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan

SYMBOLS = {
    "&": "et", "@": "arobase", "+": "plus", "%": "pour cent", "=": "égale", "°": "degrés", "#": "numéro",
    "$": "dollars", "€": "euros", "£": "livres", "¥": "yens", "±": "plus ou moins", "×": "sur",
    "÷": "divisé par", "≈": "environ", "≤": "au plus", "≥": "au moins", "§": "paragraphe", "½": "demi",
    "¼": "un quart", "¾": "trois quarts", "⅓": "un tiers", "⅔": "deux tiers", "²": "carré", "³": "cube",
    "‰": "pour mille", "№": "numéro", "µ": "micro",
}  # fmt: skip
BEFORE_NUMBERS = {
    "±": "plus ou moins ", "~": "environ ", "≈": "environ ", "<": "moins de ", ">": "plus de ",
    "≤": "au plus ", "≥": "au moins ",
}  # fmt: skip
_WORD_SLASH = Lazy(r"[ \t]?/[ \t]?(?=\w)")
_below_zero = signs.minus("moins", units.measure)
plus = signs.plus("plus ou moins", places.telephone)
hash_number = signs.hash_number("numéro")


def minus(scan: Scan, at: int) -> Say | None:
    """ "-5 °C", "-20 %", "au -1"."""
    before = scan.word_before(at).lower() if scan.text[at] == "-" and at and scan.text[at - 1] == " " else ""
    if before in ("au", "niveau", "étage", "sous-sol"):
        return Say(at + 1, "moins ", "floor")
    return _below_zero(scan, at)


def slash(scan: Scan, at: int) -> Say | None:
    """Between words, "salon/séjour": a comma, for it may mean "and", "or" or neither."""
    before = scan.char(at - 1) if at else ""
    start = at - 1 if before == " " else at
    rate, end = units.rates(scan, start)
    if rate and end - at > 2 and scan.char(start - 1).isalpha():
        return Say(end, rate, "measure", start=start)
    match = _WORD_SLASH.match(scan.text, start)
    if match is None or start < scan.done or not start or scan.char(start - 1) in "\"'(-:;,!?\n":
        return None
    if not (scan.char(start - 1).isalpha() or scan.char(match.end()).isalpha()):
        return Say(match.end(), ", ", "symbol", start=start) if scan.char(start - 1) == "." else None
    if scan.word_at(match.end()).lower() in ("ou", "et") or scan.word_before(start).lower() in ("et", "ou"):
        return Say(match.end(), " ", "symbol", start=start)
    return Say(match.end(), ", ", "symbol", False, (" ou ", " et ", " "), start=start)


def vulgar(scan: Scan, at: int) -> Say | None:
    """ "½ étage", "¾ ha"."""
    return units.measure(scan, at) or places.vulgar(scan, at)
