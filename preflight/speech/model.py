"""What a reading is made of: the records that callers see.

Named tuples: dataclasses would cost every start of `preflight speak` a fifth of its time.
"""

from typing import Literal, NamedTuple

SEMIOTIC_CLASSES = (
    "cardinal", "ordinal", "decimal", "fraction", "money", "measure", "dimension", "date", "year",
    "decade", "time", "range", "telephone", "address", "unit_number", "floor", "beds_baths", "serial",
    "electronic", "roman", "abbreviation", "symbol", "temperature", "percent",
)  # fmt: skip

DEFAULT_PUNCTUATION = ".,!?;:'\"-()"


class Style(NamedTuple):
    """House style of a reading; hashable, so what is compiled for it can be kept.

    Punctuation that `allowed_punctuation` lacks is replaced by a space or dropped; what it has
    beyond the default is left where no token needs it.
    """

    year_style: Literal["pairs", "thousands"] = "pairs"  # "twenty twenty-four", "two thousand twenty-four"
    decimal_style: Literal["half", "point"] = "half"  # "two and a half", "two point five"
    say_and: bool = False  # "one hundred and five"
    pronounce: tuple[tuple[str, str], ...] = ()  # (written, spoken): whole words, case-sensitive
    allowed_punctuation: str = DEFAULT_PUNCTUATION


class Change(NamedTuple):
    """One written span and the words it is read as."""

    start: int  # code points in the written text, 0-based
    end: int  # exclusive
    written: str
    spoken: str
    semiotic_class: str  # one of SEMIOTIC_CLASSES
    certain: bool = True  # False: the neighbours did not settle the reading
    alternatives: tuple[str, ...] = ()  # other full readings of the span, without `spoken`


class Reading(NamedTuple):
    """The spoken text, and the changes (ordered, disjoint) that make it from the written one."""

    text: str
    changes: tuple[Change, ...] = ()
