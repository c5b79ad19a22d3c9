"""Warn of a signed address that ends before the video may be ready.

Why: signed links of S3, Google Cloud Storage, Azure and CloudFront carry their end. The API fetches the
photos after it has accepted and charged the request; a link that has ended by then is lost money. The
setting `photos.expiring-within` says how long a link has to last.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from preflight.documents.payload import Payload
from preflight.findings import Hit, Severity
from preflight.photos.expiry import expires_at
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.view import image_urls


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """Links whose end is over, or nearer than the processing takes."""
    if facts.now_s is None:
        return
    now = datetime.fromtimestamp(facts.now_s, UTC)
    for pointer, url in image_urls(payload):
        end = expires_at(url)
        left = None if end is None else (end - now).total_seconds()
        if end is None or left is None or left >= facts.expiring_within_s:
            continue
        when = f"{end:%Y-%m-%d %H:%M} UTC"
        yield Hit(
            pointer=pointer,
            message=f"this signed link ended at {when}" if left <= 0 else f"this signed link ends at {when}",
            help=f"sign a link for {facts.expiring_within_s / 60:.0f} minutes or more, or use a public one",
            start=0,
            end=len(url),
        )


_URL = (
    "https://bucket.s3.amazonaws.com/a.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256"
    "&X-Amz-Date=20260119T120000Z&X-Amz-Expires=3600&X-Amz-Signature=0"
)
_NOON = 1768824000.0  # 2026-01-19 12:00 UTC
RULE = Rule(
    name="expiring-url",
    codes=(),
    severity=Severity.WARNING,
    check=check,
    good=(Good(payload={"images": [{"url": _URL}]}, facts=Facts(now_s=_NOON)),),
    bad=(
        Bad(
            payload={"images": [{"url": _URL}]},
            facts=Facts(now_s=_NOON + 60),
            marks=(("/images/0/url", _URL),),
        ),
    ),
)
