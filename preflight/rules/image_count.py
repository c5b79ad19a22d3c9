"""Flag a request with no image, or with more than the API takes.

Why: one to nine images make a video; each becomes a scene. The API answers `VALIDATION_ERROR`.
"""

from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.documents.payload import Payload
from preflight.findings import Hit
from preflight.rules.model import Bad, Facts, Good, Rule


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """Count the elements of `images`, whatever they are; a bare script has its paragraphs counted."""
    count, pointer = _count(payload)
    least, most = facts.contract.images_minimum, facts.contract.images_maximum
    if count is None or least <= count <= most:
        return
    change = f"add at least {least - count}" if count < least else f"take {count - most} away"
    noun = "scenes" if payload.bare else "images"
    yield Hit(
        pointer=pointer,
        message=f"a video has {least} to {most} {noun}; this has {count}",
        help=change,
    )


def _count(payload: Payload) -> tuple[int | None, str]:
    if payload.bare:
        return payload.image_count or None, "/script"
    images = payload.data.get("images") if isinstance(payload.data, dict) else None
    return (len(images) if isinstance(images, list) else None), "/images"


_IMAGE = {"url": "https://example.com/a.jpg"}
RULE = Rule(
    name="image-count",
    codes=(Code.VALIDATION_ERROR,),
    check=check,
    good=(Good(payload={"images": [_IMAGE]}), Good(payload={"images": [_IMAGE] * 9})),
    bad=(
        Bad(payload={"images": []}, marks=(("/images", None),)),
        Bad(payload={"images": [_IMAGE] * 10}, marks=(("/images", None),)),
    ),
)
