"""Signs between words and before numbers."""

from preflight.speech.en import beds_baths, dimensions, measures, money, phone, units, web
from preflight.speech.scan import Rule, Say, Scan

SYMBOLS = {
    "&": "and", "@": "at", "+": "plus", "%": "percent", "=": "equals", "°": "degrees", "#": "number",
    "$": "dollars",
    "€": "euros", "£": "pounds", "¥": "yen", "¢": "cents", "±": "plus or minus", "×": "by", "÷": "divided by",
    "→": "to", "↔": "to", "≈": "about", "~": "about", "<": "under", ">": "over", "≤": "up to",
    "≥": "at least",
    "§": "section", "¶": "", "№": "number", "½": "half", "¼": "quarter", "¾": "three quarters", "⅓": "third",
    "²": "squared", "³": "cubed", "µ": "micro", "∞": "infinity", "√": "square root of", "‰": "per mille",
}  # fmt: skip
# A lone one of these is a stray mark, not a word; before a number a rule has read it.
ONLY_BEFORE_NUMBERS = frozenset("~<>")

BEFORE_NUMBERS = {
    "±": "plus or minus ", "~": "about ", "≈": "about ", "<": "under ", ">": "over ", "≤": "up to ",
    "≥": "at least ",
}  # fmt: skip


def _number_rules() -> tuple[Rule, ...]:
    from preflight.speech.en import NUMBERS  # the list is made of modules that import this one

    return NUMBERS


def before_number(scan: Scan, at: int) -> Say | None:
    """ "±2,400 sqft", "~$500K", "<1 mile": the sign with the number that follows it."""
    after = scan.skip_spaces(at + 1)
    char = scan.char(after)
    is_number = char.isdecimal() or (char != "" and char in ".½¼¾")
    rules = _number_rules() if is_number else money.SIGNS.get(char, ())
    for rule in rules:
        say = rule(scan, after)
        if say is not None:
            lead = BEFORE_NUMBERS[scan.text[at]]
            others = tuple(lead + other for other in say.alternatives)
            return say._replace(spoken=lead + say.spoken, alternatives=others, start=at)
    return None


def plus(scan: Scan, at: int) -> Say | None:
    """ "+1 (415) 555-0123" and "+/- 2,400"."""
    if scan.text[at : at + 3] in ("+/-", "+-"):
        return Say(at + 3, "plus or minus" + ("" if scan.char(at + 3) == " " else " "), "symbol")
    if at and scan.text[at - 1].isalnum() and scan.char(at + 1).isalnum():
        return web.address_around(scan, at)
    return phone.telephone(scan, at)


def vulgar(scan: Scan, at: int) -> Say | None:
    """ "½ bath": a fraction without a whole number starts with an odd character."""
    for rule in (measures.measure, beds_baths.rooms, dimensions.length, measures.percent, measures.plain):
        say = rule(scan, at)
        if say is not None:
            return say
    return None


def star(scan: Scan, at: int) -> Say | None:
    """ "5★ hotel"; other stars are dropped."""
    return (
        Say(at + 1, "-star" if scan.char(at + 1) == " " else " stars", "symbol")
        if at and scan.text[at - 1].isdecimal()
        else None
    )


_COUNTED = frozenset("days hours hrs nights weeks times months miles visits nite".split())


def slash(scan: Scan, at: int) -> Say | None:
    """Between words a slash is a short pause: "indoor/outdoor" is "indoor-outdoor"."""
    if scan.char(at + 1) == "/" or scan.char(at - 1) == "/":
        return None
    before, after = scan.char(at - 1) if at else "", scan.char(at + 1)
    each = units.rate(scan, at) if scan.word_before(at).lower() in _COUNTED else None
    if each is not None:
        return Say(each[0], f" {each[1]}", "measure")
    if before.isalnum() and after.isalnum():
        return Say(at + 1, "-" if before.isalpha() and after.isalpha() else " ", "symbol")
    if before == " " and after == " ":
        return Say(at + 1, ",", "symbol", start=at - 1) if at - 1 >= scan.done else None
    return None
