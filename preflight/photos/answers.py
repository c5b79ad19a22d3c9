"""What asking for one address can lead to."""

from dataclasses import dataclass

from preflight.photos.fact import Reason, Verdict
from preflight.photos.probed import Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """The photo's header was read."""

    size: Size
    fingerprint: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The server names another address."""

    url: str  # absolute, not judged yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """No photo, and why, in a writer's words."""

    detail: str
    verdict: Verdict = Verdict.UNVERIFIED
    reason: Reason = Reason.UNVERIFIED
    help: str = ""
    media_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """The server asks to wait."""

    after_s: float
    trouble: Trouble  # if there is no time to wait
    whole_host: bool  # too many requests: its other photos have to wait as well


Answer = Reached | Moved | Trouble | Later


def dead(detail: str, help_: str = "") -> Trouble:
    """The API could not fetch it either."""
    return Trouble(detail=detail, verdict=Verdict.BAD, reason=Reason.UNREACHABLE, help=help_)


def no_photo(detail: str, help_: str, media_type: str | None = None) -> Trouble:
    """Something came, but no photo."""
    return Trouble(
        detail=detail, verdict=Verdict.BAD, reason=Reason.NOT_AN_IMAGE, help=help_, media_type=media_type
    )
