"""Flag a script longer than its images can carry.

Why: each image becomes a scene of about three seconds; with more than 85 characters an image the
pictures end before the narration does, and the API answers `SCRIPT_TOO_LONG`.
"""

from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.documents.payload import Payload
from preflight.findings import Hit
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.script_length import measure, plural, share_notes, spelled_note


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """More characters than the images allow."""
    length = measure(payload, facts)
    if length is None or length.length <= length.maximum:
        return
    excess = length.length - length.maximum
    advice = [f"cut {plural(excess, 'character')}, or add an image", share_notes(payload, facts, length)]
    advice.append(spelled_note(payload, facts, length))
    yield Hit(
        pointer="/script",
        message=(
            f"the script has {plural(length.length, 'character')}, {excess} too many for "
            f"{plural(length.images, 'image')}: {length.minimum} to {length.maximum}"
        ),
        help="; ".join(filter(None, advice)),
        start=0,
        end=len(length.text),
    )


_IMAGES = [{"url": "https://example.com/a.jpg"}]
RULE = Rule(
    name="script-too-long",
    codes=(Code.SCRIPT_TOO_LONG,),
    check=check,
    good=(Good(payload={"images": _IMAGES, "script": "w" * 85}),),
    bad=(
        Bad(payload={"images": _IMAGES, "script": "w" * 86}, marks=(("/script", "w" * 86),)),
        Bad(payload={"images": _IMAGES * 9, "script": "w" * 766}, marks=(("/script", "w" * 766),)),
    ),
)
