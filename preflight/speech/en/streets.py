"""Where the neighbours decide about an address: a street or a saint, a drive or a doctor, a house number."""

import re

from preflight.speech.en.context import OPENERS, is_name
from preflight.speech.en.lexicon import COMPASS, COMPASS_LETTERS, DIRECTIONS, STREET_ENDS
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Scan

_NOT_STREET_NAMES = frozenset(
    (
        "Near Off Historic Old Downtown Mount Fort Saint Port Hospital And Or Of Visit "
        "Parish School Between Behind Beside Around North South East West"
    ).split()
)
_NEVER_DOCTORS = COMPASS | {"Unit", "Apt", "Suite"}
_ADDRESS = Lazy(
    r"(?:-\d{1,4})?[ \t]{1,2}(?:(?:[NSEW]|[NS][EW])\.?[ \t])?"
    r"(?:(?:[A-Z][\w'’-]*|\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)|of|the|de|la|el|del)\.?"
    r"(?:[ \t](?=[A-Zdelot\d])|\b)){1,5}"
)


def saint(scan: Scan, at: int, end: int) -> bool:
    """ "St." is a saint before a name, unless a street's name or number stands before it.

    "St. Charles Ave" and "near St. Luke's" are saints; "Church St" and "42nd St. Luke" streets.
    """
    after = scan.skip_spaces(end + (scan.char(end) == "."))
    word = scan.word_at(after)
    if not word[:1].isupper() or after == end or len(word) < 2:
        return False
    if word in STREET_ENDS or word in COMPASS or word in DIRECTIONS:
        return False
    before = scan.word_before(at)
    attached = before[:1].isupper() and scan.char(at - 1) == " " and scan.text[at - 2] != "."
    if attached and before not in OPENERS and before not in _NOT_STREET_NAMES:
        return scan.char(end) == "." and _is_street_end(scan, after + len(word)) and before not in COMPASS
    return word not in OPENERS and not _ordinal_before(scan, at)


def _is_street_end(scan: Scan, at: int) -> bool:
    return scan.word_after(at) in STREET_ENDS


def _ordinal_before(scan: Scan, at: int) -> bool:
    """ "42nd St." """
    return bool(re.search(r"\d(?:st|nd|rd|th)[ ]$", scan.text[max(0, at - 6) : at]))


def doctor(scan: Scan, at: int, end: int) -> bool:
    """ "Dr." is a doctor before a name: "Dr. Lee's office on Palm Dr."."""
    after = scan.skip_spaces(end + (scan.char(end) == "."))
    word = scan.word_at(after)
    if word == "and" or scan.char(after) == "&":
        return scan.word_after(after + max(1, len(word))) in ("Mr", "Mrs", "Ms", "Dr")
    if not is_name(word) or after == end or word in DIRECTIONS or word in _NEVER_DOCTORS:
        return False
    before = scan.word_before(at)
    attached = scan.char(at - 1) == " " and scan.char(at - 2) != "." and is_name(before)
    if (
        attached
        and before not in _NOT_STREET_NAMES
        and before not in ("With", "Call", "Meet", "Visit", "See", "And")
    ):
        return False
    return not _ordinal_before(scan, at)


def street_name_before(scan: Scan, at: int) -> bool:
    """Whether "Ave", "Ct" … at `at` closes a street's name: a capitalised word or an ordinal before it."""
    if scan.char(at - 1) not in (" ", "\t"):
        return False
    before = scan.word_before(at)
    if _ordinal_before(scan, at):
        return True
    return (
        before[:1].isupper()
        and before not in ("The", "A", "An")
        and not (scan.char(at - 2) in ".!?" and len(before) > 3)
    )


def house_number(scan: Scan, end: int) -> bool:
    """Whether a street follows the number: up to five capitalised words, the last a street type."""
    if scan.char(end) not in (" ", "-"):
        return False
    match = _ADDRESS.match(scan.text, end)
    if match is None:
        return False
    words = match[0].replace(".", " ").split()
    if words and words[0] in COMPASS_LETTERS and len(words) > 1 and _no_number_noun(words[1]):
        return True
    return any(word in STREET_ENDS for word in words[1:]) or (len(words) == 1 and words[0] == "Broadway")


def _no_number_noun(word: str) -> bool:
    return word[0].isdecimal() or (word[0].isupper() and len(word) > 2)
