"""Flag a number outside the bounds that the API accepts.

Why: a watermark's `size` and `opacity` go from 0 to 100; anything else is answered with
`VALIDATION_ERROR`.
"""

from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.documents.payload import Payload
from preflight.findings import Hit
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.view import has_type, values


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """Numbers with a least and a greatest value, both included."""
    for pointer, field, value in values(payload):
        if field.minimum is None or field.maximum is None or not has_type(value, "number"):
            continue
        if not field.minimum <= value <= field.maximum:
            low, high = f"{field.minimum:g}", f"{field.maximum:g}"
            yield Hit(
                pointer=pointer,
                message=f"`{field.name}` goes from {low} to {high}; this is {_short(value)}",
                help=f"write {low if value < field.minimum else high}, or a number between",
            )


def _short(value: float) -> str:
    # An integer of thousands of digits can be read from JSON, but Python refuses to print it.
    return str(value) if abs(value) < 10**12 else f"far {'below' if value < 0 else 'above'}"


RULE = Rule(
    name="out-of-range",
    codes=(Code.VALIDATION_ERROR,),
    check=check,
    good=(Good(payload={"elements_config": {"watermark": {"size": 0, "opacity": 100}}}),),
    bad=(
        Bad(
            payload={"elements_config": {"watermark": {"size": 100.5, "opacity": -1}}},
            marks=(("/elements_config/watermark/size", None), ("/elements_config/watermark/opacity", None)),
        ),
    ),
)
