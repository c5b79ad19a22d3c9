"""Signs: before numbers, between words."""

from preflight.speech.fr import places, units
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Rule, Say, Scan

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
_MINUS_CLASSES = ("temperature", "percent")


def before_number(numbers: tuple[Rule, ...]) -> Rule:
    """ "±85 m²", "~350 000 €", "> 100 m²": the sign with the number that follows it."""

    def rule(scan: Scan, at: int) -> Say | None:
        after = scan.skip_spaces(at + 1)
        if not scan.char(after).isdigit():
            return None
        for number in numbers:
            say = number(scan, after)
            if say is not None:
                lead = BEFORE_NUMBERS[scan.text[at]]
                return say._replace(
                    spoken=lead + say.spoken,
                    alternatives=tuple(lead + other for other in say.alternatives),
                    start=at,
                )
        return None

    return rule


def minus(scan: Scan, at: int) -> Say | None:
    """ "-5 °C", "-20 %"."""
    before = scan.char(at - 1) if at else ""
    if scan.text[at] != "-" or before.strip(" (\t"):
        return None
    if scan.word_before(at).lower() in ("au", "niveau", "étage", "sous-sol") and before == " ":
        return Say(at + 1, "moins ", "floor")
    say = units.measure(scan, at + 1) if scan.char(at + 1).isdigit() else None
    if say is None or say.semiotic_class not in _MINUS_CLASSES:
        return None
    return say._replace(spoken=f"moins {say.spoken}", alternatives=(), start=at)


def plus(scan: Scan, at: int) -> Say | None:
    """ "+/- 85 m²", "+33 1 23 45 67 89"."""
    if scan.text.startswith(("+/-", "+-"), at):
        end = at + (3 if scan.text[at + 1] == "/" else 2)
        return Say(end, "plus ou moins" + (" " if scan.char(end).isdigit() else ""), "symbol")
    return places.telephone(scan, at)


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


def hash_number(scan: Scan, at: int) -> Say | None:
    """ "#1"."""
    if not scan.char(scan.skip_spaces(at + 1)).isdigit():
        return None
    return Say(scan.skip_spaces(at + 1), "numéro ", "symbol")


def vulgar(scan: Scan, at: int) -> Say | None:
    """ "½ étage", "¾ ha"."""
    return units.measure(scan, at) or places.vulgar(scan, at)
