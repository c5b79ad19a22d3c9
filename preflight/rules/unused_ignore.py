"""Warn of a comment that suppresses nothing.

Why: `# preflight: ignore[NAME]` (in Markdown `<!-- preflight: ignore[NAME] -->`) hides a finding of the
rule NAME beside it. One that hides nothing, names no rule or names an unknown one is a leftover, and
would hide the next real finding.
"""

from collections.abc import Iterator

from preflight.findings import Severity
from preflight.rules.model import Bad, Good, Mark, Rule, Sheet


def scan(sheet: Sheet) -> Iterator[Mark]:
    """The ignores that no finding needed."""
    yield from sheet.unused


_COMMENT = "# preflight: ignore[image-count]"
RULE = Rule(
    name="unused-ignore",
    codes=(),
    severity=Severity.WARNING,
    scan=scan,
    good=(Good(payload=f"images: []  {_COMMENT}"),),
    bad=(
        Bad(payload=f"script: Welcome home.  {_COMMENT}", marks=(("", _COMMENT),)),
        Bad(
            payload="images: []  # preflight: ignore[image-cuont]",
            marks=(("", "# preflight: ignore[image-cuont]"),),
        ),
    ),
)
