"""The record of tables and number words that a Romance language fills in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from preflight.speech.patterns import Lazy

MALE, FEMALE = "m", "f"


class Noun(NamedTuple):
    """What a number counts: a unit, a currency, a room."""

    one: str
    many: str
    gender: str = MALE
    semiotic_class: str = "measure"
    halves: bool = False  # "2,5 ha" are "two hectares and a half"
    counted: bool = True  # False: the number stands as by itself before it ("veintiuno por ciento")
    cents: tuple[str, str] = (
        "",
        "",
    )  # singular and plural of the hundredth, if two decimals are read as such


class Abbreviation(NamedTuple):
    """How a short form is read."""

    spoken: str
    dot: bool = True  # only with a full stop, for without it this is a word or a name
    names: bool = False  # a name follows, so that a capital after the full stop starts no sentence
    semiotic_class: str = "abbreviation"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Grammar:
    """One language's words. Mappings are by the written form, small letters unless said otherwise."""

    tag: str
    # number words
    cardinal: Callable[[int, str], str]  # value, gender; standing by itself
    counting: Callable[[int, str, str], str]  # value, gender, the word it counts
    ordinal: Callable[[int, str, bool], str]  # value, gender, whether its noun follows
    fraction: Callable[[int, int], str]  # numerator, denominator
    half: tuple[str, str]  # masculine, feminine
    ordinals_to: int  # kings and centuries above are counted: "Alfonso trece"
    comma: str
    minus: str
    plus: str
    or_more: str  # "55+"
    more_than: str  # "+100"
    and_: str
    or_: str
    of: str
    by: str  # "3 x 4"
    to: str  # "3-4"
    from_: str  # opens a range where no preposition does; may be ""
    cents_joint: str  # between euros and cents
    metres_joint: str  # between metres and centimetres
    # nouns
    nouns: Mapping[str, str]  # known nouns, singular and plural, to their gender
    endings: tuple[tuple[str, str], ...]  # the gender of others, longest ending first
    not_nouns: frozenset[str]  # words that a number never counts
    labels: frozenset[str]  # nouns that a number names: "planta 1"
    floors: frozenset[str]
    floor_forms: Mapping[str, str]  # short forms after an ordinal: "7ª pl."
    singulars: tuple[tuple[str, tuple[str, ...]], ...]  # plural ending to those of the singular
    several: frozenset[str]  # words before a plural: "dos hab."
    fractions_of: Callable[[int, int], str]  # "tres cuartas" partes
    room_letters: Mapping[str, Noun]  # "3H/2B"
    # signs and units
    units: Mapping[str, Noun]  # "m²", "km", "hab"; single letters as written
    currencies: Mapping[str, Noun]  # by sign or code, as written
    money_words: frozenset[str]  # currencies in full, before a number: "Euro 95.000"
    scales: Mapping[str, int]  # "mil", "K", "millones"
    rates: Mapping[str, str]  # after a slash: "al mes"
    percent: Noun
    degrees: Noun
    degree_scales: Mapping[str, str]  # "C": "Celsius"
    warmth: Lazy  # what is said of degrees without a scale
    each: frozenset[str]  # words before a unit in the singular: "por m²"
    a_year: str  # "y año", after "kWh/m²"
    symbols: Mapping[str, str]
    # words
    abbreviations: Mapping[str, Abbreviation]
    words_too: frozenset[str]  # short forms that in small letters are rather words: "mar"
    by_name: Mapping[str, Callable[[str], str]]  # short forms whose reading hangs on the name after them
    paired: Mapping[tuple[str, str], str]  # (word before, short form): "aria cond."
    before_number: Mapping[str, str]  # short forms that need a number after them: "p. 3"
    dotted: Mapping[str, str]  # "V.le", as written
    slashed: Mapping[str, str]  # "c/", "s/n"; "c/^" before a capital
    number_words: frozenset[str]  # "nº", "n.", as written, without the sign
    number: str  # "número"
    # calendar and clock
    months: tuple[str, ...]
    month_forms: Mapping[str, int]  # names and short forms to 1-12
    weekdays: Mapping[str, str]
    weekday_joint: tuple[str, str]  # "L-V": "de lunes a viernes"
    date_joint: str  # "de" between day, month and year; Italian has none
    first_of_month: str
    date_words: frozenset[str]  # before a date without a year
    decade_words: frozenset[str]
    hour: Noun
    clock: Callable[[int, int, bool], str]  # hour, minute, whether "h" is written
    clock_words: frozenset[str]  # before a time
    clock_range: tuple[str, str]  # "dalle", "alle"
    clock_openers: frozenset[str]  # prepositions that make the first of these needless
    hour_letter: str  # what "h 10:30" starts with, "" if nothing
    height_letter: str  # "h 2,70 m"
    day_parts: Callable[[int, str], str]  # hour, "a" or "p": "de la tarde"
    # ranges
    range_openers: Mapping[str, tuple[str, str]]  # by the word before: what opens, what joins
    # codes
    phone: Lazy
    phone_words: frozenset[str]
    serial_words: frozenset[str]
    postal: Lazy
    digit: Callable[[int], str]
    # Roman numerals
    centuries: Mapping[str, str]  # to their gender
    century_forms: Mapping[str, str]  # "s. XIX"
    century_before: bool  # "XIX secolo" as well as "secolo XIX"
    centuries_counted: bool  # above `ordinals_to`, cardinals
    queens: frozenset[str]
    rulers: frozenset[str]
    roman_labels: frozenset[str]  # "Fase II": a cardinal
    # electronic
    electronic: Mapping[str, str] = field(default_factory=dict)


def singular(g: Grammar, word: str) -> str:
    """The singular of a known plural noun; any other word as it is."""
    small = word.lower()
    for ending, others in g.singulars:
        if small.endswith(ending):
            for other in others:
                if small[: -len(ending)] + other in g.nouns:
                    return word[: -len(ending)] + other
    return word


def gender_of(g: Grammar, word: str) -> str:
    """The gender of a noun or adjective by table, else by ending; "" if neither tells."""
    word = word.lower()
    if word in g.nouns:
        return g.nouns[word]
    for ending, gender in g.endings:
        if word.endswith(ending):
            return gender
    return ""
