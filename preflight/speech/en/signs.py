"""Signs between words and before numbers."""

from preflight.speech.asking import first
from preflight.speech.en import beds_baths, dimensions, measures, money, phone, units, web
from preflight.speech.scan import Say, Scan
from preflight.speech.signs import led

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


def _number(scan: Scan, at: int) -> Say | None:
    from preflight.speech.en import number  # it is made of modules that import this one

    return number(scan, at)


def before_number(scan: Scan, at: int) -> Say | None:
    """ "±2,400 sqft", "~$500K", "<1 mile": the sign with the number that follows it."""
    after = scan.skip_spaces(at + 1)
    char = scan.char(after)
    is_number = char.isdecimal() or (char != "" and char in ".½¼¾")
    rules = (_number,) if is_number else money.SIGNS.get(char, ())
    say = first(rules, scan, after)
    if say is not None:
        return led(say, BEFORE_NUMBERS[scan.text[at]], at)
    if scan.text[at] == "±" and at and scan.char(after) in _CLOSES:
        return Say(at + 1, "more or less", "symbol", True, ("plus or minus",))
    return None


_FRACTIONS = (measures.measure, beds_baths.rooms, dimensions.length, measures.percent, measures.plain)
_CLOSES = ("", ".", ",", ";", ")", "\n", "|", "•")


def plus(scan: Scan, at: int) -> Say | None:
    """ "+1 (415) 555-0123" and "+/- 2,400"."""
    if scan.text.startswith(("+/-", "+-"), at):
        end = at + 2 + (scan.text[at + 1] == "/")
        if at and scan.char(scan.skip_spaces(end)) in _CLOSES:
            return Say(end, "more or less", "symbol", True, ("plus or minus",))
        return Say(end, "plus or minus" + ("" if scan.char(end) == " " else " "), "symbol")
    if at and scan.text[at - 1].isalnum() and scan.char(at + 1).isalnum():
        return web.address_around(scan, at)
    return phone.telephone(scan, at)


def vulgar(scan: Scan, at: int) -> Say | None:
    """ "½ bath": a fraction without a whole number starts with an odd character."""
    return first(_FRACTIONS, scan, at)


def star(scan: Scan, at: int) -> Say | None:
    """ "5★ hotel"; other stars are dropped."""
    return (
        Say(at + 1, "-star" if scan.char(at + 1) == " " else " stars", "symbol")
        if at and scan.text[at - 1].isdecimal()
        else None
    )


_COUNTED = frozenset(
    "days hours hrs nights weeks times months miles visits nite hoa dues fee fees rent tax taxes".split()
)
_SHORT_RATES = frozenset("yr mo wk hr qtr".split())


_BOTH = frozenset(  # two things that go together, in either order
    frozenset(pair.split("/"))
    for pair in (
        "his/her his/hers cats/dogs dogs/cats kitchen/dining living/dining washer/dryer water/sewer "
        "water/trash tub/shower "
        "bath/shower heat/ac heat/hot heat/air heating/cooling dining/living kitchen/living kitchen/family "
        "taxes/insurance buyer/agent buyers/agents heat/water shopping/dining shops/restaurants gas/electric "
        "electric/water cable/internet schools/parks shopping/schools"
    ).split()
)


_EITHER = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "call/text phone/text email/text he/she him/her pets/smoking office/den bedroom/office study/office "
        "study/den email/call call/email den/bedroom buy/sell smoking/vaping guest/office "
        "loft/office walk/drive"
    ).split()
)


def _between(scan: Scan, at: int) -> str:
    """ "his/her closets" are his and hers; "and/or" needs no pause; "indoor/outdoor" is a compound."""
    before, after = scan.word_before(at).lower(), scan.word_at(at + 1).lower()
    if scan.char(at + 1 + len(after)) == "/" and len(before) > 1:
        return ", "
    if scan.char(at - 1 - len(before)) == "/":
        return " and "
    if frozenset((before, after)) in _BOTH:
        return " and "
    if before in ("bed", "beds", "bedroom", "bedrooms", "bath", "baths"):
        return ", "
    if frozenset((before, after)) in _EITHER:
        return " or "
    return " " if after == "or" else "-"


def slash(scan: Scan, at: int) -> Say | None:
    """Between words a slash is a short pause: "indoor/outdoor" is "indoor-outdoor"."""
    if scan.char(at + 1) == "/" or scan.char(at - 1) == "/":
        return None
    before, after = scan.char(at - 1) if at else "", scan.char(at + 1)
    counted = scan.word_before(at).lower() in _COUNTED or scan.word_at(at + 1) in _SHORT_RATES
    each = units.rate(scan, at) if counted else None
    if each is not None:
        return Say(each[0], f" {each[1]}", "measure")
    if (scan.done == at > 0 and after.isalnum()) or (before.isalnum() and after.isdecimal()):
        return Say(at + 1, ", ", "symbol")
    if before.isalnum() and after.isalnum():
        return Say(at + 1, _between(scan, at) if before.isalpha() and after.isalpha() else " ", "symbol")
    if before == " " and after == " ":
        return Say(at + 1, ",", "symbol", start=at - 1) if at - 1 >= scan.done else None
    return None
