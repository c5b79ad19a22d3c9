"""Warn where the verdict on a script's length depends on how it is counted.

Why: the API's way of counting is not published. Python counts code points, JavaScript UTF-16 units; an
`é` may be one character or two, and some servers take away blanks at the ends first. Where these ways
disagree about being in bounds, move the length away from the bound. Numbers are counted as they are
spoken, for that is what will be sent.
"""

from collections.abc import Iterator

from preflight.contract.characters import counts
from preflight.documents.payload import Payload
from preflight.findings import Hit, Severity
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.script_length import measure
from preflight.rules.view import spelled


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """At least one way of counting says "in bounds" and another does not."""
    length = measure(payload, facts)
    if length is None:
        return
    written = spelled(payload, facts, length.text)
    ways = counts(written.text if written else length.text)
    verdicts = {name: length.minimum <= size <= length.maximum for name, size in ways.items()}
    if len(set(verdicts.values())) == 1:
        return
    listed = ", ".join(f"{size} {name}" for name, size in ways.items())
    yield Hit(
        pointer="/script",
        message=f"whether this script fits depends on the way of counting: {listed}",
        help=f"keep every count from {length.minimum} to {length.maximum}",
        start=0,
        end=len(length.text),
    )


_IMAGES = [{"url": "https://example.com/a.jpg"}]
RULE = Rule(
    name="count-depends",
    codes=(),
    severity=Severity.WARNING,
    check=check,
    good=(
        Good(payload={"images": _IMAGES, "script": "é" + "w" * 69}),
        Good(payload={"images": _IMAGES, "script": "w" * 86}),
    ),
    bad=(
        Bad(payload={"images": _IMAGES, "script": "w" * 84 + "é"}, marks=(("/script", "w" * 84 + "é"),)),
        Bad(payload={"images": _IMAGES, "script": "w" * 64 + " "}, marks=(("/script", "w" * 64 + " "),)),
    ),
)
