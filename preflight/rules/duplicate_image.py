"""Warn of a photo that a request has twice.

Why: each image becomes a scene, so a photo that stands twice is shown twice; mostly it was pasted by
mistake. A photo under two addresses is told by its first bytes.
"""

from collections.abc import Iterator

from preflight.documents.payload import Payload
from preflight.findings import Hit, Severity
from preflight.photos.fact import PhotoFact, Verdict
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.view import image_urls


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """The second and later places of an address, or of a photo's fingerprint."""
    addresses: dict[str, str] = {}
    prints: dict[str, str] = {}
    for pointer, url in image_urls(payload):
        number = int(pointer.split("/")[2]) + 1
        fact = facts.photos.get(url)
        fingerprint = fact.fingerprint if fact else None
        if url in addresses:
            message = f"this is the same address as that of image {addresses[url]}"
        elif fingerprint and fingerprint in prints:
            message = f"this looks like the same photo as image {prints[fingerprint]}, under another address"
        else:
            message = ""
        if message:
            yield Hit(
                pointer=pointer,
                message=message,
                help="use another photo, or remove one",
                start=0,
                end=len(url),
            )
        addresses.setdefault(url, str(number))
        if fingerprint:
            prints.setdefault(fingerprint, str(number))


_A, _B = "https://example.com/a.jpg", "https://example.com/b.jpg"
_SAME = Facts(
    photos={
        url: PhotoFact(url=url, verdict=Verdict.GOOD, width=1920, height=1080, fingerprint="9f86d081")
        for url in (_A, _B)
    }
)
RULE = Rule(
    name="duplicate-image",
    codes=(),
    severity=Severity.WARNING,
    check=check,
    good=(Good(payload={"images": [{"url": _A}, {"url": _B}]}),),
    bad=(
        Bad(payload={"images": [{"url": _A}, {"url": _B}, {"url": _A}]}, marks=(("/images/2/url", _A),)),
        Bad(payload={"images": [{"url": _A}, {"url": _B}]}, facts=_SAME, marks=(("/images/1/url", _B),)),
    ),
)
