"""Warn of an API key in a file.

Why: files are shared and kept in version control, and whoever reads a live key can spend your credits.
Keys belong into the environment variable `VIBEPEAK_API_KEY`. The key itself is printed nowhere.
"""

import re
from collections.abc import Iterator

from preflight.findings import Severity
from preflight.rules.model import Bad, Good, Mark, Rule, Sheet

# Shorter endings are placeholders, as in the vendor's own examples ("vpk_live_xxxxx").
KEY = re.compile(r"vpk_(live|test)_[A-Za-z0-9]{8,}")
_SECRET = re.compile(r"(?<=vpk_live_|vpk_test_)[A-Za-z0-9]+")


def mask(text: str) -> str:
    """The text with the secret part of API keys as bullets, as many as it had characters."""
    return _SECRET.sub(lambda match: "•" * len(match[0]), text)


def scan(sheet: Sheet) -> Iterator[Mark]:
    """Everything in the text that has the form of a key, comments included."""
    for match in KEY.finditer(sheet.text):
        yield Mark(
            start=match.start(),
            end=match.end(),
            message=f"this file holds an API key (vpk_{match[1]}_…)",
            help="remove it, revoke it, and set VIBEPEAK_API_KEY instead",
        )


_KEY = "vpk_test_" + "a1B2" * 8
RULE = Rule(
    name="exposed-key",
    codes=(),
    severity=Severity.WARNING,
    scan=scan,
    good=(Good(payload="Bearer vpk_live_xxxxx"),),
    bad=(Bad(payload=f"# key: {_KEY}", marks=(("", _KEY),)),),
)
