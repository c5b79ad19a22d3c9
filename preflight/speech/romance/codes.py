"""Telephone numbers, postcodes, references: figures that are read one by one."""

import re

from preflight.speech.patterns import Lazy
from preflight.speech.romance.grammar import MALE, Grammar
from preflight.speech.scan import CONTEXT, Say, Scan

_ABROAD = Lazy(r"\(?(?:\+|00)(\d{1,3})\)?((?:[ .-]?\(?\d{1,4}\)?){2,7})(?!\d)")
_ABROAD_DENSE = Lazy(r"(?:\+|00)(3[49]|351|55|1|44|33)(\d{9,11})(?!\d)")
_FEWEST_ABROAD = 7
_CALLED = Lazy(r"\(?\d{2,4}\)?(?:[ ./-]{1,2}\(?\d{2,7}\)?){0,5}(?!\d)")
_RUN = Lazy(r"\d++")
_SLASH = Lazy(r"(\d{1,4})[ ]?/[ ]?(\d{1,4}|[A-Z])(?![^\W_]|/)")
_POSTAL_NAME = Lazy(r"\)?[ \t]{1,2}[A-Z][a-zà-ú]")
_LABEL = Lazy(r"(?:(?<![^\W_])[^\W\d_]\.[ ]?){1,4}[ :]{0,3}\Z|[^\W\d_]{1,14}[.ª°]{0,2}[ :]{0,3}\Z")
_LETTERED = Lazy(r"(?<![^\W_])[A-Z]{2,4}[-/]\Z")
_FEWEST_CALLED, _MOST_CALLED = 6, 13
_FEWEST_CODE = 5  # digits of a reference that are read one by one
_LONG = 8  # ungrouped digits that no one reads as a number


def telephone(g: Grammar, scan: Scan, at: int) -> Say | None:
    """Numbers with a country code, in a local shape, or behind a word such as "Tel."."""
    start = at - 1 if scan.char(at - 1) == "+" and at - 1 >= scan.done else at
    start -= scan.char(start - 1) == "(" and start - 1 >= scan.done and scan.char(start) == "+"
    match = _ABROAD_DENSE.match(scan.text, start) or _ABROAD.match(scan.text, start)
    if match and len(re.sub(r"\D", "", match[2])) >= _FEWEST_ABROAD:
        code = f"{g.plus} " if "+" in scan.text[start : start + 2] else f"{g.digit(0)} {g.digit(0)} "
        return Say(
            match.end(), f"{code}{_one_by_one(g, match[1])}, {_groups(g, match[2])}", "telephone", start=start
        )
    local = g.phone.match(scan.text, at)
    if local and scan.char(scan.skip_spaces(local.end())) not in tuple("€$%"):
        return Say(local.end(), _groups(g, local[0]), "telephone")
    if not _labelled(g, scan, at, g.phone_words):
        return None
    match = _CALLED.match(scan.text, at)
    if match and _FEWEST_CALLED <= len(re.sub(r"\D", "", match[0])) <= _MOST_CALLED:
        return Say(match.end(), _groups(g, match[0]), "telephone")
    return None


def _groups(g: Grammar, number: str) -> str:
    groups = re.findall(r"\d+", number)
    if len(groups) == 1 and len(groups[0]) in (9, 10, 11):
        run = groups[0]
        groups = [run[:3], run[3:6], run[6:]] if len(run) < 11 else [run[:2], run[2:7], run[7:]]
    return ", ".join(_one_by_one(g, group) for group in groups)


def _one_by_one(g: Grammar, run: str) -> str:
    return " ".join(g.digit(int(digit)) for digit in run)


def code(g: Grammar, scan: Scan, at: int) -> Say | None:
    """Postcodes, references, and runs with a leading zero or too long for a number."""
    postal = g.postal.match(scan.text, at)
    if postal:
        return Say(postal.end(), _groups(g, postal[0]), "address")
    run = _RUN.match(scan.text, at)
    if run is None:
        return None
    digits, end = run[0], run.end()
    if len(digits) == 5 and _POSTAL_NAME.match(scan.text, end) and scan.char(at - 1) in ("", " ", "(", "-"):
        return Say(end, _one_by_one(g, digits), "address", False, (g.cardinal(int(digits), MALE),))
    zero = digits[0] == "0" and len(digits) > 1 and scan.char(end) not in tuple(",.:")
    if zero or len(digits) >= _LONG:
        return Say(end, _one_by_one(g, digits), "serial")
    lettered = len(digits) > 3 and _LETTERED.search(scan.text, max(0, at - 12), at) is not None
    if lettered or (len(digits) >= _FEWEST_CODE and _labelled(g, scan, at, g.serial_words)):
        return Say(end, _one_by_one(g, digits), "serial", False, (g.cardinal(int(digits), MALE),))
    return None


def _labelled(g: Grammar, scan: Scan, at: int, words: frozenset[str]) -> bool:
    """Whether one of these words stands before, in full or short."""
    label = _label(scan, at)
    entry = g.abbreviations.get(label)
    return label in words or (entry is not None and entry.spoken in words)


def _label(scan: Scan, at: int) -> str:
    """The word before in small letters, without the full stops in it; a colon may stand between."""
    match = _LABEL.search(scan.text, max(0, at - CONTEXT), at)
    return match[0].rstrip(" :.ª°").replace(".", "").replace(" ", "").lower() if match else ""


def slashed(g: Grammar, scan: Scan, at: int) -> Say | None:
    """ "12/A", "12/14", "24/7": not a fraction."""
    match = _SLASH.match(scan.text, at)
    if match is None:
        return None
    first, second = int(match[1]), match[2]
    if second.isalpha():
        return Say(match.end(), f"{g.cardinal(first, MALE)} {second}", "address")
    value = int(second)
    if 0 < first < value <= 16 and "0" not in (match[1][0], second[0]):
        return None
    words = f"{g.cardinal(first, MALE)}{' ' if (first, value) == (24, 7) else ', '}{g.cardinal(value, MALE)}"
    return Say(match.end(), words, "address", False)
