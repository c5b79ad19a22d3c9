"""Flag an image address that answers with nothing.

Why: the API downloads the photo itself; a page that is gone or a host that does not exist is
`INVALID_IMAGE_URL`. What could not be told, such as a time-out, is `unverified-image` instead.
"""

from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.documents.payload import Payload
from preflight.findings import Hit
from preflight.photos.fact import PhotoFact, Reason, Verdict
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.photo_rule import hits_for


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """Photos that were asked for and are not there."""
    yield from hits_for(Reason.UNREACHABLE, payload, facts)


_URL = "https://example.com/gone.jpg"
_GONE = PhotoFact(
    url=_URL,
    verdict=Verdict.BAD,
    reason=Reason.UNREACHABLE,
    detail="the server says the photo is gone (404)",
    help="open the address in a browser and correct it",
)
RULE = Rule(
    name="unreachable-image",
    codes=(Code.INVALID_IMAGE_URL,),
    check=check,
    good=(Good(payload={"images": [{"url": _URL}]}),),
    bad=(
        Bad(
            payload={"images": [{"url": _URL}]},
            facts=Facts(photos={_URL: _GONE}),
            marks=(("/images/0/url", _URL),),
        ),
    ),
)
