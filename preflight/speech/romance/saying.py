"""Amounts in words, alone and with the noun they count."""

from typing import NamedTuple

from preflight.speech.model import Style
from preflight.speech.numbers import Number
from preflight.speech.romance.grammar import FEMALE, MALE, Grammar, Noun
from preflight.speech.romance.quantities import Amount

MILLION = 1_000_000
_MOST_DECIMALS = 3  # more are read one by one


class Spoken(NamedTuple):
    """A reading and its other readings."""

    words: str
    others: tuple[str, ...] = ()


def count(g: Grammar, value: int, noun: Noun | None) -> str:
    """ "veintiún baños", "un'autorimessa", "un millón de euros"; the bare number without a noun."""
    if noun is None:
        return g.cardinal(value, MALE)
    form = noun.one if value == 1 else noun.many
    if not noun.counted:
        return f"{g.cardinal(value, MALE)} {form}"
    words = g.counting(value, noun.gender, form)
    of = f"{g.of} " if value and value % MILLION == 0 else ""
    return f"{words}{'' if words.endswith(chr(39)) else ' '}{of}{form}"


def bare(g: Grammar, number: Number, gender: str = MALE) -> str:
    """A number by itself: "tres coma cinco", "dos y medio", "doscientas"."""
    if number.fraction:
        part = part_words(g, number.fraction, gender)
        return f"{g.cardinal(number.whole, gender)} {g.and_} {part}" if number.whole else part
    if number.decimals:
        return f"{g.cardinal(number.whole, MALE)} {g.comma} {_decimals(g, number.decimals)}"
    return g.cardinal(number.whole, gender)


def part_words(g: Grammar, fraction: tuple[int, int], gender: str) -> str:
    """ "media", "tres cuartos"."""
    return g.half[gender == FEMALE] if fraction == (1, 2) else g.fraction(*fraction)


def say(g: Grammar, amount: Amount, noun: Noun | None, style: Style) -> Spoken:
    """An amount with its noun, or alone."""
    number = amount.number
    if amount.scale > 1 and not number.is_plain:
        return _scaled(g, amount, noun, style)
    if number.is_plain:
        return Spoken(count(g, number.whole * amount.scale, noun))
    if noun is None:
        return _bare_half(g, number)
    if number.fraction:
        return _fraction(g, number, number.fraction, noun)
    return _decimal(g, number, noun, style)


def without_noun(g: Grammar, amount: Amount, gender: str) -> str:
    """The first number of a range or of a size: "trescientos mil", "doscientas", "tres coma cinco"."""
    value = amount.value
    if amount.scale > 1 and value is not None:
        return g.cardinal(value, gender)
    return bare(g, amount.number, gender)


def _decimals(g: Grammar, run: str) -> str:
    """ "setenta y cinco", "cero cinco"."""
    rest = run.lstrip("0")
    if len(run) > _MOST_DECIMALS or not rest:
        return " ".join(g.digit(int(char)) for char in run)
    return " ".join([g.digit(0)] * (len(run) - len(rest)) + [g.cardinal(int(rest), MALE)])


def _bare_half(g: Grammar, number: Number) -> Spoken:
    words = bare(g, number)
    if number.decimals == "5" and number.whole:
        return Spoken(words, (bare(g, number._replace(decimals="", fraction=(1, 2))),))
    return Spoken(words)


def _fraction(g: Grammar, number: Number, fraction: tuple[int, int], noun: Noun) -> Spoken:
    part = part_words(g, fraction, noun.gender)
    if number.whole:
        return Spoken(f"{count(g, number.whole, noun)} {g.and_} {part}", (f"{bare(g, number)} {noun.many}",))
    return Spoken(f"{part} {noun.one}" if fraction == (1, 2) else f"{part} {g.of} {noun.one}")


def _decimal(g: Grammar, number: Number, noun: Noun, style: Style) -> Spoken:
    literal = f"{bare(g, number)} {noun.many}"
    if number.decimals in ("5", "50") and noun.halves and number.whole:
        half = f"{count(g, number.whole, noun)} {g.and_} {g.half[noun.gender == FEMALE]}"
        if number.decimals == "5":
            return Spoken(half, (literal,)) if style.decimal_style == "half" else Spoken(literal, (half,))
    if number.decimals == "5" and noun.halves:
        return Spoken(literal, (f"{g.half[noun.gender == FEMALE]} {noun.one}",))
    if len(number.decimals) == 2 and noun.cents[0]:
        cents = count(g, int(number.decimals), Noun(*noun.cents))
        whole = f"{count(g, number.whole, noun)} {g.cents_joint} " if number.whole else ""
        return Spoken(whole + cents, (literal,))
    if len(number.decimals) == 2 and number.whole and noun is g.units["m"]:
        joint = f" {g.metres_joint}".rstrip()
        rest = g.cardinal(int(number.decimals), MALE)
        return Spoken(f"{count(g, number.whole, noun)}{joint} {rest}", (literal,))
    return Spoken(literal)


def _scaled(g: Grammar, amount: Amount, noun: Noun | None, style: Style) -> Spoken:
    """ "1,2 M€": in full before a noun of ours, else ending in the magnitude: "uno coma dos millones"."""
    number, scale, value = amount.number, amount.scale, amount.value
    magnitude = g.cardinal(scale * 2, MALE).split()[-1]
    tail = f" {g.of} {noun.many}" if noun and scale >= MILLION else f" {noun.many}" if noun else ""
    if number.fraction and scale >= MILLION and number.whole:
        part = part_words(g, number.fraction, MALE)
        return Spoken(f"{g.cardinal(number.whole * scale, MALE)} {g.and_} {part}{tail}")
    literal = f"{bare(g, number)} {magnitude}{tail}"
    readings = [literal] if value is None else [count(g, value, noun), literal]
    if noun is None and scale >= MILLION:
        readings = [literal]
    if number.decimals == "5" and scale >= MILLION and number.whole:
        half = f"{g.cardinal(number.whole * scale, MALE)} {g.and_} {g.half[0]}{tail}"
        readings.insert(0 if style.decimal_style == "half" else len(readings), half)
    return Spoken(readings[0], tuple(readings[1:]))
