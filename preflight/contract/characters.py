"""Which characters a script may have, and the ways a server may count them.

Not published beyond "no numbers or special symbols", so all of this is an assumption: letters,
combining marks, white space and the contract's punctuation are spoken, nothing else is.
"""

import re
import sys
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=16)
def plain_pattern(punctuation: str) -> re.Pattern[str]:
    """Matches a run of characters that are surely speakable: ASCII only, so that it is quick."""
    return re.compile(f"[A-Za-z \\n{re.escape(punctuation)}]*")


def is_speakable(character: str, punctuation: str) -> bool:
    """Whether a voice can say the character, or passes over it as punctuation."""
    return (
        character.isalpha()
        or character in punctuation
        or (character.isspace() and character in SPACES)
        or unicodedata.category(character)[0] in "LM"
    )


# The white space of a script: what a keyboard makes. No-break and other typographic spaces have a plain twin.
SPACES = " \t\n\r"


def unspeakable(text: str, punctuation: str) -> list[int]:
    """Offsets of the characters that the voice cannot say, in order."""
    if plain_pattern(punctuation).fullmatch(text):
        return []
    return [index for index, character in enumerate(text) if not is_speakable(character, punctuation)]


def count(text: str) -> int:
    """A script's length: code points after NFC (A)."""
    if text.isascii():
        return len(text)
    return len(unicodedata.normalize("NFC", text))


def counts(text: str) -> dict[str, int]:
    """The length by every way of counting a server might use, by the way's name."""
    lengths = {"characters": count(text)}
    if not text.isascii():
        lengths["code points as written"] = len(text)
        lengths["code points after decomposition"] = len(unicodedata.normalize("NFD", text))
        lengths["UTF-16 units"] = len(text.encode("utf-16-le", "surrogatepass")) // 2
    if text != text.strip():
        lengths["characters without the blanks at the ends"] = count(text.strip())
    return lengths


@lru_cache(maxsize=1)
def letter_class() -> str:
    """Every letter and combining mark as the inside of a regular expression's brackets.

    Written out as ranges, because `\\p{L}` is not known to every reader of a JSON Schema.
    """
    ranges: list[list[int]] = []
    for point in range(sys.maxunicode + 1):
        if unicodedata.category(chr(point))[0] not in "LM":
            continue
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)
