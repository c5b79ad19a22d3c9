"""English number words."""

from functools import lru_cache

from preflight.speech.model import Style
from preflight.speech.numbers import Number, speller

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
IRREGULAR_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
MAGNITUDES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_OWN_LIMIT = 10**15  # num2words spells what is larger


@lru_cache(4096)
def cardinal(value: int, say_and: bool = False) -> str:
    """ "one thousand eight hundred fifty"; with `say_and` "... and fifty"."""
    if value >= _OWN_LIMIT:
        return speller("en")(value).replace(",", "").replace(" and ", " and " if say_and else " ")
    parts = []
    for size, name in MAGNITUDES:
        count, value = divmod(value, size)
        if count:
            parts.append(f"{_below_thousand(count, say_and)} {name}")
    if value or not parts:
        joined = "and " if say_and and parts and value < 100 else ""
        parts.append(joined + _below_thousand(value, say_and))
    return " ".join(parts)


def _below_thousand(value: int, say_and: bool) -> str:
    hundreds, rest = divmod(value, 100)
    if hundreds and rest:
        return f"{ONES[hundreds]} hundred {'and ' if say_and else ''}{below_hundred(rest)}"
    return f"{ONES[hundreds]} hundred" if hundreds else below_hundred(rest)


def below_hundred(value: int) -> str:
    if value < 20:
        return ONES[value]
    tens, ones = divmod(value, 10)
    return TENS[tens] + (f"-{ONES[ones]}" if ones else "")


@lru_cache(1024)
def ordinal(value: int, say_and: bool = False) -> str:
    """ "twenty-first"."""
    words = cardinal(value, say_and)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    if last in IRREGULAR_ORDINALS:
        return words[:cut] + IRREGULAR_ORDINALS[last]
    return words[:cut] + (last[:-1] + "ieth" if last.endswith("y") else last.rstrip("t") + "th")


def digits(run: str) -> str:
    """ "five five five"."""
    return " ".join(ONES[int(digit)] for digit in run)


def pairs(value: int) -> str:
    """House numbers and years of four digits in two halves: "twelve oh four", "twenty twenty-four"."""
    high, low = divmod(value, 100)
    if not low:
        return f"{below_hundred(high)} hundred"
    return f"{below_hundred(high)} {'oh ' if low < 10 else ''}{below_hundred(low)}"


def year(value: int, style: Style) -> str:
    """A year of three or four digits."""
    if value % 1000 < 10 or (style.year_style == "thousands" and value // 1000 == 2) or value < 1000:
        return cardinal(value, style.say_and)
    return pairs(value)


def plural(words: str) -> str:
    """ "twenties", "hundreds", "sixes"."""
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith(("x", "s")) else "s")


def compound(words: str) -> str:
    """Number words before a hyphen and a noun: "three-thousand" in "three-thousand-square-foot home"."""
    lead = "about " if words.startswith("about ") else ""
    return lead + words.removeprefix(lead).replace("three quarters", "three-quarter").replace(" ", "-")


def letters(text: str) -> str:
    """ "M L S"."""
    return " ".join(text)


@lru_cache(256)
def fraction(top: int, bottom: int) -> str:
    """ "one half", "three quarters", "five eighths"."""
    if bottom == 2:
        return "one half" if top == 1 else f"{cardinal(top)} halves"
    part = "quarter" if bottom == 4 else ordinal(bottom)
    return f"{cardinal(top)} {part if top == 1 else plural(part)}"


def after_and(top: int, bottom: int) -> str:
    """The fraction of a mixed number: "a half" in "two and a half"."""
    words = fraction(top, bottom)
    article = "an" if bottom in (8, 11, 18) else "a"
    return article + words.removeprefix("one") if top == 1 else words


def part_of(top: int, bottom: int, noun: str) -> str:
    """ "three tenths of a mile", but "one third acre" and "three quarters mile"."""
    words = fraction(top, bottom)
    if (top > 1 and (top, bottom) != (3, 4)) or bottom > 8:
        return f"{words} of {'an' if noun[0] in 'aeio' or noun == 'hour' else 'a'} {noun}"
    return f"{words} {noun}"


_DECIMAL_HALVES = {"5": (1, 2), "50": (1, 2)}


def run(figures: str) -> str:
    """ "twelve"; three and more figures, and those with a leading zero, one by one."""
    return cardinal(int(figures)) if len(figures) <= 2 and figures[0] != "0" else digits(figures)


@lru_cache(4096)
def number(value: Number, style: Style) -> tuple[str, tuple[str, ...]]:
    """A written number in words, and its other readings."""
    whole = cardinal(value.whole, style.say_and)
    if len(value.digits) > 15:
        whole = digits(value.digits)
    if value.fraction:
        if not value.digits or value.digits == "0":
            return fraction(*value.fraction), (after_and(*value.fraction),)
        return f"{whole} and {after_and(*value.fraction)}", (f"{whole} and {fraction(*value.fraction)}",)
    if value.decimals:
        point = (
            f"{whole if value.digits else 'point'}{' point' if value.digits else ''} {digits(value.decimals)}"
        )
        if value.decimals in _DECIMAL_HALVES and value.whole:
            half = f"{whole} and {after_and(*_DECIMAL_HALVES[value.decimals])}"
            return (half, (point,)) if style.decimal_style == "half" else (point, (half,))
        return point, ()
    return whole, ()
