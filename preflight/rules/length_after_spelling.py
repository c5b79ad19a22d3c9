"""Warn of a script that is in bounds as written and out of bounds once it is spelled.

Why: `$649,900` has eight characters and takes fifty to say. Spelling the numbers is needed for
`unspeakable-characters`, so plan the length with the words.
"""

from collections.abc import Iterator

from preflight.documents.payload import Payload
from preflight.findings import Hit, Severity
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.script_length import measure, plural, spelled_note, spoken_length


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """A length inside the bounds whose spoken length lies outside."""
    length = measure(payload, facts)
    if length is None or not length.inside:
        return
    spoken = spoken_length(payload, facts, length)
    if spoken is None or length.minimum <= spoken <= length.maximum:
        return
    if spoken > length.maximum:
        verdict = f"{plural(spoken - length.maximum, 'character')} too many"
    else:
        verdict = f"{plural(length.minimum - spoken, 'character')} too few"
    yield Hit(
        pointer="/script",
        message=(
            f"the script has {length.length} characters as written and {spoken} once spelled out, "
            f"{verdict} for {plural(length.images, 'image')}"
        ),
        help=spelled_note(payload, facts, length),
        start=0,
        end=len(length.text),
    )


_IMAGES = [{"url": "https://example.com/a.jpg"}]
_TEXT = "A home of character on a quiet street by the park. Offered at $649,900."
RULE = Rule(
    name="length-after-spelling",
    codes=(),
    severity=Severity.WARNING,
    check=check,
    good=(Good(payload={"images": _IMAGES, "script": "w" * 85}),),
    bad=(Bad(payload={"images": _IMAGES, "script": _TEXT}, marks=(("/script", _TEXT),)),),
)
