"""Flag a field that the API needs and the request does not have.

Why: without it the request is refused with `VALIDATION_ERROR`. Which top-level fields are required is
not published; `images` and `script` are taken to be, and the setting `required` changes that.
"""

from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.documents.payload import Payload
from preflight.findings import Hit
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.view import members


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """Every object lacks what its field requires; the request lacks what the contract requires."""
    if payload.bare:
        return
    for pointer, field, value in members(payload):
        required = [member.name for member in field.fields if member.required]
        for name in required if pointer else facts.contract.required:
            if name not in value:
                where = "this image" if pointer.startswith("/images/") else "the request"
                yield Hit(pointer=pointer, message=f"{where} has no `{name}`", help=f"add the field `{name}`")


RULE = Rule(
    name="missing-field",
    codes=(Code.VALIDATION_ERROR,),
    check=check,
    good=(Good(payload={"images": [{"url": "https://example.com/a.jpg"}], "script": "Welcome."}),),
    bad=(
        Bad(payload={"images": [{"url": "https://example.com/a.jpg"}]}, marks=(("", None),)),
        Bad(
            payload={"images": [{"room_type": "kitchen"}], "script": "Welcome."}, marks=(("/images/0", None),)
        ),
        Bad(payload={}, marks=(("", None), ("", None))),
    ),
)
