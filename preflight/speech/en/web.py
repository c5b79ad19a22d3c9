"""Web and mail addresses and handles, spelled out."""

from preflight.speech import electronic
from preflight.speech.en import spelling
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Rule, Say, Scan

_WEB_SIGNS = {".": "dot", "@": "at", "/": "slash", "-": "dash", "_": "underscore", "+": "plus",
    "?": "question mark", "=": "equals",
              "&": "and", "#": "hash", "%": "percent", "~": "tilde", ":": "colon"}  # fmt: skip


def _web(scan: Scan, start: int, end: int) -> Say:
    return Say(
        end, electronic.spell(scan.written[start:end], _WEB_SIGNS, spelling.run), "electronic", start=start
    )


def address_from(scan: Scan, at: int) -> Say | None:
    """An address that starts at the anchor: "www.example.com", "https://…", "123main.com"."""
    end = electronic.find(scan.text, at, sure=scan.text[at : at + 4].lower() in ("www.", "http"))
    return _web(scan, at, end) if end > 0 else None


def address_here(scan: Scan, at: int) -> Say | None:
    """An address that digits stand in: "lee2@example.com", "123main.com"."""
    end = scan.digits_end(at)
    before, after = scan.char(at - 1) if at else "", scan.char(end)
    if not (after.isalpha() or (after and after in "@._-") or before.isalpha()):
        return None
    if end < len(scan.text) - 1 and not (scan.text[end + 1].isalnum() or before.isalpha()):
        return None
    start = electronic.start(scan.text, at, scan.done)
    while start < at and not scan.text[start].isalnum():
        start += 1
    end = electronic.find(scan.text, start)
    return _web(scan, start, end) if end > at else None


def address_around(scan: Scan, at: int) -> Say | None:
    """An address that the anchor ("com" or "@") is inside of."""
    start = electronic.start(scan.text, at, scan.done)
    if start == at:
        return None
    while start < at and not scan.text[start].isalnum():
        start += 1
    end = electronic.find(scan.text, start)
    return _web(scan, start, end) if end > at else None


_HANDLE = Lazy(r"@([A-Za-z][\w.]{1,30})(?<![.])")


def at_sign(scan: Scan, at: int) -> Say | None:
    """ "agent@example.com"; "@elmhill" is a handle; "@ 12 Elm" and "2@$5" are "at"."""
    say = address_around(scan, at)
    if say is not None:
        return say
    match = _HANDLE.match(scan.text, at)
    if match is None or (at and scan.text[at - 1].isalnum()):
        return None
    return Say(match.end(), "at " + electronic.spell(match[1], _WEB_SIGNS, spelling.run), "electronic")


def words() -> dict[str, tuple[Rule, ...]]:
    """The anchors of this module."""
    starts = ("www", "WWW", "Www", "http", "https", "Https", "HTTP", "HTTPS")
    table: dict[str, tuple[Rule, ...]] = dict.fromkeys(starts, (address_from,))
    return table | dict.fromkeys((*electronic.TOP_LEVEL, "COM", "ORG", "NET"), (address_around,))
