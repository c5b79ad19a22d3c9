"""Telephone numbers: "(555) 010-4477", "555.010.2233 x12", "1-800-555-0199", "+44 20 7946 0958"."""

import re

from preflight.speech.en import spelling
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan

_EXTENSION = r"(?:,?[ ]?(?:x|X|ext\.?|Ext\.?|EXT\.?|extension|#)[ ]?(\d{1,6}))?(?![\w])(?![-.]\d)"
_AMERICAN = Lazy(
    r"(?:\+?(1)[ .-]?)?(?:\((\d{3})\)[ .-]?|(\d{3})(?:[ ]?[.–-][ ]?|[ /]))(\d{3})(?:[ ]?[.–-][ ]?|[ ])(\d{4})"
    + _EXTENSION
)
_LOCAL = Lazy(r"(\d{3})[-.–](\d{4})" + _EXTENSION)
_BARE = Lazy(r"(1)?(\d{3})(\d{3})(\d{4})" + _EXTENSION)
_FOREIGN = Lazy(r"\+(\d{1,3})((?:[ .-]?\(?\d{1,5}\)?){2,6})(?![\w])")
_VANITY = Lazy(r"(?:(1)[ .-])?\(?(8\d\d|900)\)?[ .-]([A-Z]{7}|[A-Z]{2,6}[ -][A-Z]{2,6}|\d{3}[ -][A-Z]{4})\b")
_CALLS = frozenset(
    (
        "call text phone tel telephone fax cell mobile office ph at or call/text contact direct whatsapp dial"
    ).split()
)


def telephone(scan: Scan, at: int) -> Say | None:
    """A telephone number; its digits one by one, a comma between the groups."""
    text = scan.text
    if scan.char(at) == "+":
        return _american(_AMERICAN.match(text, at)) or _foreign(scan, at)
    attached = scan.char(at - 1 if at else len(text))
    if attached.isalnum() or attached in ("-", "."):
        return None
    run = scan.digits_end(at) - at
    if text[at] != "(" and not (run in (3, 10, 11) or (run == 1 and text[at] == "1")):
        return None
    follow = text[at + run + 1 : at + run + 3]
    goes_on = follow[:1].isdecimal() or follow[:1] == "(" or follow[1:].isdecimal() or follow.isupper()
    if run in (1, 3) and text[at] != "(" and not goes_on:
        return None
    match = _AMERICAN.match(text, at)
    if match is not None:
        return _american(match)
    match = _LOCAL.match(text, at)
    if match is not None:
        return _say(match.end(), [match[1], match[2]], match[3])
    match = _VANITY.match(text, at)
    if match is not None:
        return _vanity(match)
    match = _BARE.match(text, at)
    if match is not None and _called(scan, at):
        return _say(match.end(), [group for group in match.groups()[:4] if group], match[5])
    return None


def _called(scan: Scan, at: int) -> bool:
    before = scan.word_before(at - 1 if scan.char(at - 1) == ":" else at)
    before = before or scan.word_before(at - 2)
    return before.lower() in _CALLS


def _american(match: re.Match[str] | None) -> Say | None:
    if match is None:
        return None
    country, bracketed, area, exchange, line, extension = match.groups()
    groups = [group for group in (country, bracketed or area, exchange, line) if group]
    return _say(match.end(), groups, extension)


def _say(end: int, groups: list[str], extension: str | None) -> Say:
    others: tuple[str, ...] = ()
    spoken = ", ".join(spelling.digits(group) for group in groups)
    if groups[0] == "1" and groups[1] in ("800", "900"):
        area = spelling.cardinal(int(groups[1]))
        others = (spoken,)
        spoken = ", ".join(["one " + area, *(spelling.digits(group) for group in groups[2:])])
    if extension:
        words = spelling.run(extension)
        return Say(
            end,
            f"{spoken}, extension {words}",
            "telephone",
            True,
            tuple(f"{other}, extension {words}" for other in others),
        )
    return Say(end, spoken, "telephone", True, others)


def _vanity(match: re.Match[str]) -> Say:
    country, area, rest = match.groups()
    words = [spelling.cardinal(int(area))] if area in ("800", "900") else [spelling.digits(area)]
    words += [spelling.digits(piece) if piece.isdecimal() else piece for piece in re.split("[ -]", rest)]
    return Say(match.end(), ("one " if country else "") + ", ".join(words), "telephone")


def _foreign(scan: Scan, at: int) -> Say | None:
    match = _FOREIGN.match(scan.text, at)
    if match is None:
        return None
    groups = re.findall(r"\d+", match[2])
    if sum(map(len, groups)) < 6:
        return None
    spoken = ", ".join(spelling.digits(group) for group in (match[1], *groups))
    return Say(match.end(), f"plus {spoken}", "telephone")
