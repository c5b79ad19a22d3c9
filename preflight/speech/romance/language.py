"""From a grammar to a language: which rules are asked where, and in which order."""

from functools import partial

from preflight.speech import electronic
from preflight.speech.romance import calendar, clock, codes, measures, ordinals, words
from preflight.speech.romance.grammar import Grammar
from preflight.speech.romance.romans import KEYS
from preflight.speech.scan import Language, Rule

# The first that answers has read the number: the narrowest shapes stand first.
_NUMBERS = (
    codes.telephone, calendar.date, clock.time, ordinals.ordinal, measures.dimension, codes.code,
    measures.rooms, measures.range_, measures.measure, calendar.decade, measures.counting, codes.slashed,
    measures.plain,
)  # fmt: skip
_SIGNS = {"#": words.hash_, "+": words.plus, "/": words.slash, "@": words.address}


def language(g: Grammar) -> Language:
    """The engine's view of a grammar."""

    def digits(run: str) -> str:
        return " ".join(g.digit(int(char)) for char in run)

    word: tuple[Rule, ...] = (partial(words.word, g),)
    money: tuple[Rule, ...] = (partial(measures.money_before, g),)
    fraction: tuple[Rule, ...] = (
        partial(measures.measure, g),
        partial(measures.counting, g),
        partial(measures.plain, g),
    )
    signs: dict[str, tuple[Rule, ...]] = {sign: (partial(rule, g),) for sign, rule in _SIGNS.items()}
    signs["+"] = (partial(codes.telephone, g), *signs["+"])
    signs |= {sign: money for sign in g.currencies if not sign[0].isalpha() and len(sign) == 1}
    signs |= dict.fromkeys(words_fractions(), fraction)
    return Language(
        tag=g.tag,
        numbers=tuple(partial(rule, g) for rule in _NUMBERS),
        words=dict.fromkeys(_keys(g), word),
        digits=digits,
        signs=signs,
        symbols=g.symbols,
    )


def words_fractions() -> tuple[str, ...]:
    from preflight.speech.characters import FRACTIONS

    return tuple(FRACTIONS)


def _keys(g: Grammar) -> set[str]:
    """Every first run of letters of a short form, as it may be written."""
    small = (
        {key.rstrip("ª°") for key in g.abbreviations}
        | set(g.number_words)
        | set(g.before_number)
        | set(g.month_forms)
        | set(g.weekdays)
    )
    small -= set(g.months)
    keys = small | {key.title() for key in small} | {key.upper() for key in small}
    keys |= {key + "ª" for key in g.abbreviations} & set(g.abbreviations)
    for short in (*g.dotted, *g.slashed):
        first = short.replace("/", ".").split(".")[0]
        keys |= {first, first.upper()}
    keys |= {"".join(char for char in code if char.isalpha()) for code in g.currencies if code[0].isalpha()}
    keys |= (
        g.money_words
        | set(KEYS)
        | {"h", "H", "www", "http", "https", "WWW", "mq", "km", "Km", "m", "M", "kWh"}
    )
    return keys | electronic.TOP_LEVEL | {"COM"}
