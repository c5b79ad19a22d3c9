"""Flag subtitles with both a preset and styles.

Why: `subtitle_style_preset` and `styles` exclude each other; the API answers `VALIDATION_ERROR`.
"""

from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.documents.payload import Payload
from preflight.findings import Hit
from preflight.rules.model import Bad, Facts, Good, Rule


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """Both members present, whatever they hold."""
    subtitle = payload.data.get("subtitle") if isinstance(payload.data, dict) else None
    if isinstance(subtitle, dict) and {"subtitle_style_preset", "styles"} <= subtitle.keys():
        yield Hit(
            pointer="/subtitle/styles",
            message="subtitles have a preset or styles, not both",
            help="remove `styles` or `subtitle_style_preset`",
            on_key=True,
        )


RULE = Rule(
    name="subtitle-conflict",
    codes=(Code.VALIDATION_ERROR,),
    check=check,
    good=(
        Good(payload={"subtitle": {"subtitle_style_preset": "classic"}}),
        Good(payload={"subtitle": {"styles": {}}}),
    ),
    bad=(
        Bad(
            payload={"subtitle": {"subtitle_style_preset": "classic", "styles": {}}},
            marks=(("/subtitle/styles", "styles"),),
        ),
    ),
)
