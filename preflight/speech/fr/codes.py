"""Codes and web addresses: figures and signs that are said one by one."""

from preflight.speech import electronic
from preflight.speech.fr import spelling
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Say, Scan

ELECTRONIC = {
    ".": "point", "@": "arobase", "/": "slash", "-": "tiret", "_": "underscore",
    "?": "point d'interrogation", "=": "égal", "&": "et", "+": "plus", ":": "deux points", "#": "dièse",
    "%": "pour cent", "~": "tilde",
}  # fmt: skip
DOMAINS = ("fr", "com", "net", "org", "immo", "eu", "be", "ch", "ca", "io", "info", "re", "lu", "paris")
web, web_number = electronic.rules(ELECTRONIC, spelling.group_of_digits)
_RUN = Lazy(r"\d{7,15}(?![\d]|[., ]\d)")
_DIGITS = Lazy(r"\d+")


def long_run(scan: Scan, at: int) -> Say | None:
    """Seven digits and more without separators: a code, said in pairs."""
    match = _RUN.match(scan.text, at)
    if match is None or (at and scan.char(at - 1) in (" ", ".", ",") and scan.char(at - 2).isdigit()):
        return None
    return Say(match.end(), spelling.pairs(match[0]), "serial", False, (spelling.digits(match[0]),))


def zeros(scan: Scan, at: int) -> Say | None:
    """ "007", "0123": a code whose zeros are said."""
    match = _DIGITS.match(scan.text, at, at + 40)
    if match is None or len(match[0]) < 2 or match[0][0] != "0" or len(match[0]) > 15:
        return None
    return Say(match.end(), spelling.group_of_digits(match[0]), "serial")
