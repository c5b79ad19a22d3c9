"""Flag a value that is none of those the API accepts, or not of the form it accepts.

Why: `modification_mode` and `test_scenario` have fixed values, and a colour has a fixed form; anything
else is answered with `VALIDATION_ERROR`.
"""

import re
from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.contract.fields import Field
from preflight.documents.payload import Payload
from preflight.findings import Applicability, Hit, Repair
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.view import values
from preflight.suggest import nearest


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """Texts with a fixed set of values, or with a pattern."""
    for pointer, field, value in values(payload):
        if not isinstance(value, str):
            continue
        if field.values and value not in field.values:
            yield _unknown(pointer, field, value)
        elif field.pattern and not re.fullmatch(field.pattern, value):
            yield Hit(
                pointer=pointer,
                message=f"`{field.name}` is not in the form that the API reads",
                help=f"write {field.pattern_says}",
                start=0,
                end=len(value),
            )


def _unknown(pointer: str, field: Field, value: str) -> Hit:
    near = nearest(value, field.values)
    repair = near and Repair(
        description=f"write {near}", replacement=near, applicability=Applicability.UNSAFE
    )
    return Hit(
        pointer=pointer,
        message=f"`{field.name}` does not know “{value}”",
        help=(f"did you mean {near}? " if near else "") + f"known: {', '.join(field.values)}",
        start=0,
        end=len(value),
        repair=repair or None,
    )


RULE = Rule(
    name="unknown-value",
    codes=(Code.VALIDATION_ERROR,),
    check=check,
    good=(
        Good(payload={"modification_mode": "furnish", "test_scenario": "slow"}),
        Good(payload={"elements_config": {"text": {"color": "#FFFFFF"}}}),
    ),
    bad=(
        Bad(payload={"modification_mode": "no-modify"}, marks=(("/modification_mode", "no-modify"),)),
        Bad(payload={"test_scenario": ""}, marks=(("/test_scenario", ""),)),
        Bad(
            payload={"elements_config": {"text": {"color": "white"}}},
            marks=(("/elements_config/text/color", "white"),),
        ),
    ),
)
