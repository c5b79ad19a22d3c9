"""What is known of a photo."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Good: reached and measured. Bad: the API would refuse it. Unverified: could not be told."""

    GOOD = "good"
    BAD = "bad"
    UNVERIFIED = "unverified"


class Reason(StrEnum):
    """Why a photo is not good; decides which rule speaks of it."""

    MALFORMED = "malformed"  # the text is no usable URL or path: malformed-image-url
    UNREACHABLE = "unreachable"  # 404, no such host, an address that is not public: unreachable-image
    NOT_AN_IMAGE = "not-an-image"  # something else came back, or it cannot be decoded: not-an-image
    UNVERIFIED = "unverified"  # 403, 429, 5xx, time-out, TLS: unverified-image


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFact:
    """The outcome of measuring one photo. A photo that is too small is *good* here: a rule judges size."""

    url: str  # as written in the payload: an address or a relative path
    verdict: Verdict
    media_type: str | None = None  # "image/jpeg"
    width: int | None = None  # pixels, as stored
    height: int | None = None
    reason: Reason | None = None  # None exactly when the verdict is good
    detail: str = ""  # what happened, in a writer's words, no full stop
    help: str = ""  # what to do about it
    direct_url: str | None = None  # for a share page: where the photo itself is, if derivable
    fingerprint: str | None = None  # hex digest of the first bytes, to find the same photo again
