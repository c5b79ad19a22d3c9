"""Flag an API key that has not the form of one.

Why: a key starts with `vpk_live_` (charges) or `vpk_test_` (never charges) and goes on with letters and
digits; anything else is answered with `INVALID_API_KEY`. The key comes from `VIBEPEAK_API_KEY`; it is
looked at when something is about to be sent, and never printed.
"""

import re
from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.documents.payload import Payload
from preflight.findings import Hit
from preflight.rules.model import Bad, Facts, Good, Rule

KEY = re.compile(r"vpk_(?:live|test)_[A-Za-z0-9]+")  # public examples have 32; the length is not published


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """The key at hand, if there is one."""
    if facts.api_key is None or KEY.fullmatch(facts.api_key):
        return
    yield Hit(
        pointer="",
        message="the API key is empty"
        if not facts.api_key.strip()
        else f"the API key {_fault(facts.api_key)}",
        help="set VIBEPEAK_API_KEY to the key as the vendor shows it, starting with vpk_live_ or vpk_test_",
    )


def _fault(key: str) -> str:
    if key != key.strip():
        return "has blanks or line ends around it"
    if not key.startswith(("vpk_live_", "vpk_test_")):
        return "starts with neither vpk_live_ nor vpk_test_"
    return "has other characters than letters and digits after its prefix"


RULE = Rule(
    name="malformed-api-key",
    codes=(Code.INVALID_API_KEY,),
    check=check,
    good=(Good(payload={}), Good(payload={}, facts=Facts(api_key="vpk_test_" + "a1B2" * 8))),
    bad=(
        Bad(payload={}, facts=Facts(api_key="sk_live_abc"), marks=(("", None),)),
        Bad(payload={}, facts=Facts(api_key="vpk_test_abc\n"), marks=(("", None),)),
        Bad(payload={}, facts=Facts(api_key=""), marks=(("", None),)),
    ),
)
