"""Codes that are spelled: "MLS# 1234567", "DRE 00998877", "ZIP 90210", "R-38", "Parcel 14-220-A"."""

import re

from preflight.speech.en import doors, spelling
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Rule, Say, Scan

# Words that a code follows, and how they are read.
EXPANDED = {
    "Lic": "License", "LIC": "License", "lic": "license", "Ref": "Reference", "REF": "Reference",
    "ref": "reference", "Acct": "Account",
    "Reg": "Registration", "Doc": "Document", "PO": "P O",
}  # fmt: skip
LABELS = frozenset(EXPANDED) | frozenset(
    "MLS License license DRE BRE CalBRE CalDRE NMLS ZIP Zip zip Parcel parcel APN PIN ID Permit permit "
    "Listing listing SKU VIN Code code Account Invoice Order Case Folio Serial Tax WEB Web PLS TREC "
    "Registration EIN UPC Flight HERS Document File Docket Bond CCB ROC Zoning zoning "
    "Zoned zoned STR IDX Property TX Realtor Agent agent Item item Reference Confirmation".split()
)

_LABELLED = Lazy(
    r"([A-Za-z]{2,12})\.?((?:[ ](?:ID|Id|No|no|Number|number|Code|code|NO|Box|Num|num)\b\.?)?)"
    r"[ ]?([:#]{0,2})[ ]?"
    r"([A-Z]{0,4}[-.]?\d[\dA-Z]{0,20}(?:[-.][\dA-Z]{1,12}){0,6})(?![\w%°$]|,\d)"
)


def labelled(scan: Scan, at: int) -> Say | None:
    """A code behind its label."""
    match = _LABELLED.match(scan.text, at)
    if match is None or match[1] not in LABELS:
        return None
    label, extra, sign, code = match.groups()
    if scan.char(match.end(1)) == "." and label not in EXPANDED:
        return None
    if not (sign or extra.strip()) and label not in _ALONE:
        return None
    words = [EXPANDED.get(label, label)]
    middle = extra.strip().rstrip(".").lower()
    if middle:
        words.append({"no": "number", "num": "number", "id": "ID", "box": "Box"}.get(middle, middle))
    elif "#" in sign:
        words.append("number")
    lead = " ".join(words)
    readings = code_words(code)
    others = tuple(f"{lead} {reading}" for reading in readings[1:])
    return Say(match.end(), f"{lead} {readings[0]}", "serial", True, others)


_ALONE = frozenset(
    (
        "MLS Lic LIC lic License license DRE BRE CalBRE CalDRE NMLS ZIP Zip zip Parcel parcel APN PIN "
        "Ref REF ref Permit permit SKU VIN Acct TREC Folio Zoned zoned Zoning zoning CCB ROC ID Code "
        "code Flight HERS Serial"
    ).split()
)


def code_words(code: str) -> list[str]:
    """The readings of a code, the chosen first: long runs and leading zeros digit by digit."""
    choices = [""]
    for piece in re.findall(r"\d+|[A-Za-z]+", code):
        if not piece.isdecimal():
            pieces = [
                spelling.letters(piece.upper())
                if len(piece) < 5 or not piece.isupper()
                else spelling.letters(piece)
            ]
        elif len(piece) >= 4 or piece[0] == "0":
            pieces = [spelling.digits(piece)]
        elif len(piece) == 3:
            pieces = [spelling.digits(piece), *doors.house_words(piece)[0:1], spelling.cardinal(int(piece))]
        else:
            pieces = (
                [spelling.cardinal(int(piece)), spelling.digits(piece)]
                if len(piece) == 2
                else [spelling.cardinal(int(piece))]
            )
        choices = [f"{choice} {word}".strip() for choice in choices[:4] for word in pieces]
    return list(dict.fromkeys(choices))


_CHAIN = Lazy(r"\d++(?:(?:\.\d++){2,}+|(?:[A-Za-z]++\d*+)?(?:[-–][A-Za-z\d]++)++)(?!\.\d)")
_MIXED = Lazy(r"(\d{1,15})([A-Za-z]{1,3})(\d{0,6})(?![^\W_])")
_LETTERED = Lazy(r"(\d{1,6})(?![\d,:/]|\.\d)")


def chain(scan: Scan, at: int) -> Say | None:
    """ "14-220-A", "1-1-1-1", "R-1-10": pieces joined by hyphens. Two plain numbers are a range."""
    after = scan.char(scan.digits_end(at))
    if not scan.text[at].isdecimal() or not (after in ("-", "–", ".") or after.isalpha()):
        return None
    match = _CHAIN.match(scan.text, at)
    if match is None:
        return None
    pieces = _PIECES.findall(scan.text, at, match.end())
    digits = sum(1 for piece in pieces if piece.isdecimal())
    if len(pieces) < 3 and not (digits == 2 and pieces[1][0] == "0" and "." not in match[0]):
        return None
    if any(len(piece) > 1 and piece.islower() for piece in pieces):
        return None  # "3-in-1"
    if any(piece in ("s", "S") or (len(piece) > 3 and piece.isalpha()) for piece in pieces) or digits < 2:
        return None
    words = code_words("-".join(pieces)) if len(pieces) < 9 else [_long(pieces)]
    return Say(match.end(), words[0], "serial", True, tuple(words[1:]))


_PIECES = Lazy(r"\d+|[A-Za-z]+")


def _long(pieces: list[str]) -> str:
    return " ".join(
        spelling.digits(piece) if piece.isdecimal() else spelling.letters(piece.upper()) for piece in pieces
    )


def mixed(scan: Scan, at: int) -> Say | None:
    """ "4B", "2A3": digits with letters attached."""
    after = scan.char(scan.digits_end(at))
    match = _MIXED.match(scan.text, at) if after.isalpha() and scan.text[at].isdecimal() else None
    if match is None or not (match[2].isupper() or len(match[2]) == 1) or match[0].endswith(("D3",)):
        return None
    readings = [" ".join(words.split()) for words in _mixed(match)]
    return Say(match.end(), readings[0], "serial", True, tuple(readings[1:]))


def _mixed(match: re.Match[str]) -> list[str]:
    letters = spelling.letters(match[2])
    tail = (
        spelling.digits(match[3])
        if match[3][:1] == "0" or len(match[3]) > 2
        else spelling.cardinal(int(match[3]))
        if match[3]
        else ""
    )
    main, others = doors.house_words(match[1])
    return [f"{words} {letters} {tail}" for words in (main, *others)]


def attached(scan: Scan, at: int) -> Say | None:
    """Digits behind a letter: "R-38", "K-8", "B12", "PH-3"."""
    hyphen = scan.text[at] == "-" or scan.char(at - 1) == "-"
    if not scan.text[at].isdecimal():
        return None
    start = at - hyphen
    before = scan.char(start - 1) if start > scan.done or start == scan.done else ""
    if not before.isalpha() or start <= 0:
        return None
    match = _LETTERED.match(scan.text, at)
    if match is None:
        return None
    word = scan.word_before(at)
    grades = word in ("K", "PK", "k") and scan.char(start - 1).upper() == "K" and hyphen
    number = match[1]
    if grades and int(number) <= 12:
        words = spelling.cardinal(int(number))
        return Say(match.end(), f" through {words}", "range", True, (f" to {words}",), start=start)
    if len(number) <= 2 and number[0] != "0":
        readings = [spelling.cardinal(int(number)), *([spelling.digits(number)] if len(number) == 2 else [])]
    elif len(number) <= 4:
        main, others = doors.house_words(number)
        readings = [main, *others]
    else:
        readings = [spelling.digits(number)]
    joint = " " if not hyphen or len(word) <= 4 else "-"
    return Say(
        match.end(),
        joint + readings[0],
        "serial",
        True,
        tuple(joint + other for other in readings[1:]),
        start=start,
    )


_STATE = Lazy(r"(?:\b[A-Z]{2}|D\.C\.)[ ]?,?[ ]{1,2}$")
_ZIP = Lazy(r"(\d{5})(?:-(\d{4}))?(?![\d,-]|\.\d)")


def zip_code(scan: Scan, at: int) -> Say | None:
    """ "Austin, TX 78704": five digits behind a state's letters, or nine with their hyphen."""
    match = _ZIP.match(scan.text, at) if scan.digits_end(at) - at == 5 else None
    if match is None or not (match[2] or _STATE.search(scan.text[max(0, at - 8) : at])):
        return None
    return Say(match.end(), " ".join(spelling.digits(run) for run in match.groups() if run), "serial")


_TEXTED = Lazy(r"\b(?:[tT]ext|TEXT|SMS|[sS]end)\b[^.!?\n]{0,28}[ ](?:to|TO|at|AT)[ ]$")


def texted(scan: Scan, at: int) -> Say | None:
    """ "Text HOME to 55512": the digits are typed one by one."""
    end = scan.digits_end(at)
    if not 5 <= end - at <= 6 or scan.char(at - 1) != " " or at < 2 or scan.text[at - 2] not in "oOtT":
        return None
    if not _TEXTED.search(scan.text[max(0, at - 40) : at]):
        return None
    return Say(end, spelling.digits(scan.text[at:end]), "serial")


_STATUTES = Lazy(r"(\d{3})(?:\(([a-z])\)(?:\((\d)\))?|([kKbB]))(?![\w(])")
_EXCHANGE = Lazy(r"(1031|1033)(?=[ -][eE]xchange|[ -]EXCHANGE|x\b)")
_WITH_LETTER = frozenset("401 403 457 501 203 529 504".split())


def statute(scan: Scan, at: int) -> Say | None:
    """ "401(k)", "203k loan", "1031 exchange": numbers of laws, said as those who use them do."""
    length = scan.digits_end(at) - at
    if length == 4:
        exchange = _EXCHANGE.match(scan.text, at)
        return Say(exchange.end(), spelling.pairs(int(exchange[1])), "serial") if exchange else None
    match = _STATUTES.match(scan.text, at) if length == 3 else None
    if match is None or match[1] not in _WITH_LETTER:
        return None
    words = [doors.house_words(match[1])[0], (match[2] or match[4]).lower()]
    if match[3]:
        words.append(spelling.cardinal(int(match[3])))
    return Say(match.end(), " ".join(words), "serial")


_ZEROS = Lazy(r"0\d++(?![.,]\d)")
_LONG = Lazy(r"\d{7,}+(?![.,]\d)")


def zeros(scan: Scan, at: int) -> Say | None:
    """ "007": digits are spelled behind a zero, and where there are seven or more in a row."""
    if scan.text[at] != "0" and scan.digits_end(at) - at < 7:
        return None
    match = _ZEROS.match(scan.text, at) or _LONG.match(scan.text, at)
    if match is None or scan.text[match.end() : match.end() + 1] == "%":
        return None
    return Say(match.end(), spelling.digits(match[0]), "serial")


def words() -> dict[str, tuple[Rule, ...]]:
    """The anchors of this module."""
    return dict.fromkeys(LABELS, (labelled,))
