"""Web and mail addresses: how they are found and spelled out, with a language's words for the signs."""

import re
from collections.abc import Callable, Mapping

from preflight.speech.patterns import Lazy
from preflight.speech.scan import Rule, Say, Scan

MOST = 120  # code points of an address; a bound keeps reading linear

TOP_LEVEL = frozenset(
    (
        "com org net edu gov io co us uk ca eu de fr es it pt br info biz homes house realty realtor "
        "property properties estate land rent tv me app dev ai online site live"
    ).split()
)
_ADDRESS = Lazy(
    rf"(?:https?://)?[A-Za-z0-9][\w.%+@-]{{2,{MOST}}}+(?::\d{{1,5}})?(?:[/?#][\w./?=&%#~+:@-]{{0,{MOST}}}+)?",
    re.ASCII,
)
_TAIL = ".,:;!?-"


def find(text: str, at: int, *, sure: bool = False) -> int:
    """The end of a web or mail address that starts at `at`; -1 if none does.

    With `sure` (it starts with "www" or "http") any domain will do; else its last label has to be
    a known top-level domain, in small letters, so that "sentence.Next" is none.
    """
    match = _ADDRESS.match(text, at)
    if match is None:
        return -1
    found = match[0].rstrip(_TAIL)
    domain = re.split(r"[/?#:]", found.removeprefix("https://").removeprefix("http://"), maxsplit=1)[0]
    local, sign, host = domain.rpartition("@")
    labels = host.split(".")
    if (sign and not local) or len(labels) < 2 or not all(labels) or "@" in local:
        return -1
    if not (sure or sign) and labels[-1] not in TOP_LEVEL and labels[-1] not in ("COM", "ORG", "NET"):
        return -1
    return at + len(found) if not labels[-1].isdecimal() else -1


def start(text: str, at: int, done: int) -> int:
    """The first offset of the address that `at` is inside of, not before `done`."""
    first = max(done, at - MOST)
    while at > first and ((text[at - 1].isascii() and text[at - 1].isalnum()) or text[at - 1] in "._%+@-"):
        at -= 1
    return at


_PIECES = Lazy(r"[A-Za-z]+|\d+|.", re.DOTALL)


def spell(address: str, signs: Mapping[str, str], number: Callable[[str], str]) -> str:
    """The address in words: "example dot com slash tour". Neither the scheme nor unknown signs are read."""
    address = re.sub(r"^https?://", "", address, flags=re.IGNORECASE).rstrip("/")
    words = []
    for piece in _PIECES.findall(address):
        if piece.isdecimal():
            words.append(number(piece))
        elif piece.lower() == "www":
            words.append("w w w")
        elif piece.isalpha():
            words.append(piece)
        else:
            words.append(signs.get(piece, ""))
    return " ".join(word for word in words if word)


def rules(signs: Mapping[str, str], number: Callable[[str], str]) -> tuple[Rule, Rule]:
    """The rules for a word or sign of an address, and for digits in one; any piece leads to the whole."""

    def web(scan: Scan, at: int) -> Say | None:
        first = start(scan.text, at, scan.done)
        end = find(scan.text, first, sure=scan.text.startswith(("www.", "http"), first))
        if end <= at:
            return None
        return Say(end, spell(scan.text[first:end], signs, number), "electronic", start=first)

    def web_number(scan: Scan, at: int) -> Say | None:
        inside = start(scan.text, at, scan.done) < at
        return web(scan, at) if inside or scan.char(at + 1).isalpha() else None

    return web, web_number
