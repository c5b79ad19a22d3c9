"""Flag a script shorter than its images can carry.

Why: each image becomes a scene of about three seconds; with fewer than 65 characters an image the
narration ends before the pictures do, and the API answers `SCRIPT_TOO_SHORT`.
"""

from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.documents.payload import Payload
from preflight.findings import Hit
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.script_length import Length, measure, plural, share_notes, spoken_length


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """Fewer characters than the images ask for."""
    length = measure(payload, facts)
    if length is None or length.length >= length.minimum:
        return
    lacking = length.minimum - length.length
    spoken = spoken_length(payload, facts, length)
    grows = f"; spelled out it has {spoken}" if spoken is not None else ""
    yield Hit(
        pointer="/script",
        message=(
            f"the script has {plural(length.length, 'character')}, {lacking} too few for "
            f"{plural(length.images, 'image')}: {length.minimum} to {length.maximum}{grows}"
        ),
        help=_advice(payload, facts, length, spoken),
        start=0,
        end=len(length.text),
    )


def _advice(payload: Payload, facts: Facts, length: Length, spoken: int | None) -> str:
    if spoken is not None and spoken >= length.minimum:
        return f"spell the numbers and symbols out; that makes {plural(spoken, 'character')}"
    lacking = plural(length.minimum - length.length, "character")
    return share_notes(payload, facts, length) or f"add {lacking}, or use fewer images"


_IMAGES = [{"url": "https://example.com/a.jpg"}]
RULE = Rule(
    name="script-too-short",
    codes=(Code.SCRIPT_TOO_SHORT,),
    check=check,
    good=(Good(payload={"images": _IMAGES, "script": "w" * 65}),),
    bad=(
        Bad(payload={"images": _IMAGES, "script": "Welcome home."}, marks=(("/script", "Welcome home."),)),
        Bad(payload={"images": _IMAGES, "script": "w" * 64}, marks=(("/script", "w" * 64),)),
        Bad(payload={"images": _IMAGES * 2, "script": "w" * 129}, marks=(("/script", "w" * 129),)),
    ),
)
