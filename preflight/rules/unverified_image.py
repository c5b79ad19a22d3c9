"""Say that a photo could not be checked.

Why: a server that answers 403, 429 or 5xx, or not in time, may well answer the API. That is not the same
as a dead link, so this is a warning and fails a run only with `--strict`.
"""

from collections.abc import Iterator

from preflight.documents.payload import Payload
from preflight.findings import Hit, Severity
from preflight.photos.fact import PhotoFact, Reason, Verdict
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.photo_rule import hits_for


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """Photos with neither a good nor a bad verdict."""
    yield from hits_for(Reason.UNVERIFIED, payload, facts)


_URL = "https://example.com/a.jpg"
_REFUSED = PhotoFact(
    url=_URL,
    verdict=Verdict.UNVERIFIED,
    reason=Reason.UNVERIFIED,
    detail="the server refuses to show the photo to us (403)",
    help="make sure that the API may fetch it",
)
RULE = Rule(
    name="unverified-image",
    codes=(),
    severity=Severity.WARNING,
    check=check,
    good=(Good(payload={"images": [{"url": _URL}]}),),
    bad=(
        Bad(
            payload={"images": [{"url": _URL}]},
            facts=Facts(photos={_URL: _REFUSED}),
            marks=(("/images/0/url", _URL),),
        ),
    ),
)
