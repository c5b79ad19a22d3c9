"""Flag an address or a file that is something else than a photo.

Why: the share page of a file host is a web page and not the photo, and a file that was cut off cannot
be decoded; the API answers `INVALID_IMAGE_URL`. Where the direct link can be derived, it is offered.
"""

from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.documents.payload import Payload
from preflight.findings import Applicability, Hit, Repair
from preflight.photos.fact import PhotoFact, Reason, Verdict
from preflight.photos.share_links import recognise
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.photo_rule import hits_for
from preflight.rules.view import image_urls


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """Photos that turned out to be something else, and share pages, known by their address alone."""
    yield from hits_for(Reason.NOT_AN_IMAGE, payload, facts)
    for pointer, url in image_urls(payload):
        page = recognise(url)
        if page is None or url in facts.photos:
            continue
        repair = page.direct_url and Repair(
            description=f"write the direct link of {page.service}",
            replacement=page.direct_url,
            applicability=Applicability.UNSAFE,
        )
        yield Hit(
            pointer=pointer,
            message=f"this is a share page of {page.service}, not the photo itself",
            help=page.help,
            start=0,
            end=len(url),
            repair=repair or None,
        )


_URL = "photos/torn.jpg"
_TORN = PhotoFact(
    url=_URL,
    verdict=Verdict.BAD,
    reason=Reason.NOT_AN_IMAGE,
    detail="the photo cannot be decoded: it is cut off",
    help="export it again",
)
RULE = Rule(
    name="not-an-image",
    codes=(Code.INVALID_IMAGE_URL,),
    check=check,
    good=(Good(payload={"images": [{"url": "https://example.com/kitchen.jpg"}]}),),
    bad=(
        Bad(
            payload={"images": [{"url": _URL}]},
            facts=Facts(photos={_URL: _TORN}),
            marks=(("/images/0/url", _URL),),
        ),
        Bad(
            payload={"images": [{"url": "https://www.dropbox.com/s/abc123/kitchen.jpg?dl=0"}]},
            marks=(("/images/0/url", "https://www.dropbox.com/s/abc123/kitchen.jpg?dl=0"),),
        ),
    ),
)
