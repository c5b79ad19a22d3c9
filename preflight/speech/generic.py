"""Languages without tables of ours: numbers by num2words, everything else by the engine."""

import re
from functools import lru_cache

from preflight.speech.characters import is_letter
from preflight.speech.numbers import MOST_DIGITS, speller
from preflight.speech.scan import Language, Rule, Say, Scan

_NUMBER = re.compile(r"\d{1,3}(?:[,.]\d{3}){1,5}+(?![\d])|\d++")  # groups of three are thousands everywhere


def language(tag: str) -> Language:
    """The generic language of a num2words tag."""

    def digits(run: str) -> str:
        return " ".join(_spell(tag, int(digit)) for digit in run)

    return Language(tag=tag, numbers=(_number(tag),), words={}, digits=digits)


def _number(tag: str) -> Rule:
    def number(scan: Scan, at: int) -> Say | None:
        found = _NUMBER.match(scan.text, at)
        run = re.sub("[,.]", "", found[0]) if found else ""
        if found is None or len(run) > MOST_DIGITS or (len(run) > 1 and run[0] == "0"):
            return None
        return Say(found.end(), _spell(tag, int(run)), "cardinal")

    return number


@lru_cache(4096)
def _spell(tag: str, value: int) -> str:
    """Words for a number; English ones where num2words has none for it."""
    try:
        words = speller(tag)(value)
    except Exception:  # noqa: BLE001 - converters raise whatever they like; a script must still be read
        words = ""
    spoken = "".join(char if is_letter(char) or char in " -'" else " " for char in words)
    return " ".join(spoken.split()) or speller("en")(value)
