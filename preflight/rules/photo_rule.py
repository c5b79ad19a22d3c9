"""What the four rules about measured photos share: walking the addresses with their facts."""

from collections.abc import Iterator

from preflight.documents.payload import Payload
from preflight.findings import Applicability, Hit, Repair
from preflight.photos.fact import PhotoFact, Reason
from preflight.rules.model import Facts
from preflight.rules.view import image_urls


def measured(payload: Payload, facts: Facts) -> Iterator[tuple[str, str, PhotoFact]]:
    """Pointer, address and fact of every photo that was asked."""
    for pointer, url in image_urls(payload):
        fact = facts.photos.get(url)
        if fact is not None:
            yield pointer, url, fact


def hits_for(reason: Reason, payload: Payload, facts: Facts) -> Iterator[Hit]:
    """A hit for every photo that is not good for this reason."""
    for pointer, url, fact in measured(payload, facts):
        if fact.reason is reason:
            repair = fact.direct_url and Repair(
                description="write the direct link",
                replacement=fact.direct_url,
                applicability=Applicability.UNSAFE,
            )
            yield Hit(
                pointer=pointer,
                message=fact.detail,
                help=fact.help,
                start=0,
                end=len(url),
                repair=repair or None,
            )
