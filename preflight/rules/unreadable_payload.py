"""Flag a file that is not a request at all.

Why: the API reads one JSON object. Text that does not parse, a key that stands twice, NaN, a list of
something else, a file over eight MiB, nesting deeper than sixty-four or more than a hundred thousand
values is answered with `VALIDATION_ERROR`, or means something else than its author thinks.
"""

from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.rules.model import Bad, Good, Mark, Rule, Sheet


def scan(sheet: Sheet) -> Iterator[Mark]:
    """What the parser could not read."""
    yield from sheet.faults


RULE = Rule(
    name="unreadable-payload",
    codes=(Code.VALIDATION_ERROR,),
    scan=scan,
    good=(Good(payload="script: Welcome home."),),
    bad=(
        Bad(payload="script: Welcome.\nscript: Welcome home.", marks=(("", "script"),)),
        Bad(payload='{"script": "Welcome home."', marks=(("", "{"),)),
        Bad(payload="Welcome home.", marks=(("", "Welcome home."),)),
    ),
)
