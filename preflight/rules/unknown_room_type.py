"""Warn of a room type that no published example has.

Why: the full list is not published, so an unknown one is no error; but a typing error loses what the
type is for. The setting `room-types` adds those that you know to work.
"""

from collections.abc import Iterator

from preflight.documents.payload import Payload
from preflight.findings import Applicability, Hit, Repair, Severity
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.view import values
from preflight.suggest import nearest


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """Texts of which some values are known, and this is none of them."""
    for pointer, field, value in values(payload):
        known = (*field.known, *facts.room_types)
        if not field.known or not isinstance(value, str) or value in known:
            continue
        near = nearest(value, known)
        yield Hit(
            pointer=pointer,
            message=f"“{value}” is no room type that the API is known to take",
            help=(f"did you mean {near}? " if near else "") + f"known: {', '.join(known)}",
            start=0,
            end=len(value),
            repair=Repair(description=f"write {near}", replacement=near, applicability=Applicability.UNSAFE)
            if near
            else None,
        )


RULE = Rule(
    name="unknown-room-type",
    codes=(),
    severity=Severity.WARNING,
    check=check,
    good=(
        Good(payload={"images": [{"room_type": "kitchen"}]}),
        Good(payload={"images": [{"room_type": "loft"}]}, facts=Facts(room_types=("loft",))),
    ),
    bad=(
        Bad(
            payload={"images": [{"room_type": "Livingroom"}]}, marks=(("/images/0/room_type", "Livingroom"),)
        ),
    ),
)
