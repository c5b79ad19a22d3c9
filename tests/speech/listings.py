"""The listing copy that every language is tested with, and when two readings sound alike."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
LANGUAGES = tuple(path.stem.removeprefix("cases-") for path in sorted(HERE.glob("cases-*.tsv")))


class Case(NamedTuple):
    """One line of a table of cases."""

    language: str
    semiotic_class: str
    written: str
    accepted: str  # readings, separated by a bar


def clean_lines(language: str) -> list[str]:
    """Prose that is to be left alone."""
    return [line for line in (HERE / f"clean-{language}.txt").read_text("utf-8").splitlines() if line]


def cases(language: str) -> list[Case]:
    """The lines of a language's table."""
    lines = (HERE / f"cases-{language}.tsv").read_text("utf-8").splitlines()
    return [Case(*line.split("\t")) for line in lines if line and line[0] != "#"]


def plain(text: str) -> str:
    """Case, hyphens, commas and full stops do not matter to the ear."""
    return " ".join(re.sub(r"[-,.]", " ", text.lower()).split())


# Nor do blanks in German compounds, the stops of "p.m.", and blanks inside of French quotation marks.
KEYS: dict[str, Callable[[str], str]] = {
    "de": lambda text: plain(text).replace(" ", ""),
    "en": lambda text: plain(re.sub(r"\b(\w)\.(\w)\.", r"\1\2", text.lower())),
    "fr": lambda text: plain(re.sub(r"[-,.]", " ", text).replace('" ', '"').replace(' "', '"')),
}


def key(language: str, text: str) -> str:
    """Equal for readings that a listener cannot tell apart."""
    return KEYS.get(language, plain)(text)
