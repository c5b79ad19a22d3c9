"""Flag a photo below the HD floor.

Why: the long side needs 1280 pixels and the short side 720, whichever way the photo is turned. The API
answers `IMAGE_RESOLUTION_TOO_LOW`. Enlarging a small photo does not bring its detail back: ask the
photographer for the original.
"""

from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.documents.payload import Payload
from preflight.findings import Hit
from preflight.photos.fact import PhotoFact, Verdict
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.photo_rule import measured


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """The sides of every photo that could be measured."""
    floor = (facts.contract.long_side_minimum, facts.contract.short_side_minimum)
    for pointer, url, fact in measured(payload, facts):
        if fact.width is None or fact.height is None:
            continue
        sides = max(fact.width, fact.height), min(fact.width, fact.height)
        lacks = [
            f"the {name} side lacks {least - side}"
            for name, side, least in zip(("long", "short"), sides, floor, strict=True)
            if side < least
        ]
        if lacks:
            yield Hit(
                pointer=pointer,
                message=f"the photo has {fact.width}×{fact.height} pixels; {' and '.join(lacks)}",
                help=f"use one of at least {floor[0]}×{floor[1]} or {floor[1]}×{floor[0]} pixels",
                start=0,
                end=len(url),
            )


def _sized(width: int, height: int) -> Facts:
    url = "https://example.com/a.jpg"
    fact = PhotoFact(url=url, verdict=Verdict.GOOD, media_type="image/jpeg", width=width, height=height)
    return Facts(photos={url: fact})


_PAYLOAD = {"images": [{"url": "https://example.com/a.jpg"}]}
_MARKS = (("/images/0/url", "https://example.com/a.jpg"),)
RULE = Rule(
    name="image-below-hd",
    codes=(Code.IMAGE_RESOLUTION_TOO_LOW,),
    check=check,
    good=(
        Good(payload=_PAYLOAD),
        Good(payload=_PAYLOAD, facts=_sized(1280, 720)),
        Good(payload=_PAYLOAD, facts=_sized(720, 1280)),
    ),
    bad=(
        Bad(payload=_PAYLOAD, facts=_sized(1279, 720), marks=_MARKS),
        Bad(payload=_PAYLOAD, facts=_sized(1280, 719), marks=_MARKS),
    ),
)
