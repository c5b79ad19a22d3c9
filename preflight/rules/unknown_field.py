"""Warn of a field that the API does not know.

Why: a field with a typing error is silently left out, so the video has no music or nobody is told that
it is ready. `webhook` for `webhook_url` and `modificationMode` for `modification_mode` are common.
"""

from collections.abc import Iterator

from preflight.documents.payload import Payload
from preflight.findings import Applicability, Hit, Repair, Severity
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.view import escape, members
from preflight.suggest import nearest


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """Members that the contract does not describe, where it describes any."""
    for pointer, field, value in members(payload):
        known = [member.name for member in field.fields]
        if field.open:
            continue
        for name in value:
            if name not in known:
                free = [candidate for candidate in known if candidate not in value]
                yield _hit(f"{pointer}/{escape(name)}", name, nearest(name, free), known)


def _hit(pointer: str, name: str, near: str | None, known: list[str]) -> Hit:
    return Hit(
        pointer=pointer,
        message=f"the API does not know the field “{name}”",
        help=f"did you mean `{near}`?" if near else f"known here: {', '.join(known)}",
        start=0,
        end=len(name),
        on_key=True,
        repair=(
            near and Repair(description=f"write {near}", replacement=near, applicability=Applicability.UNSAFE)
        )
        or None,
    )


RULE = Rule(
    name="unknown-field",
    codes=(),
    severity=Severity.WARNING,
    check=check,
    good=(
        Good(payload={"subtitle": {"styles": {"anything": 1}}}),
        Good(payload={"webhook_url": "https://a.example"}),
    ),
    bad=(
        Bad(payload={"modificationMode": "furnish"}, marks=(("/modificationMode", "modificationMode"),)),
        Bad(
            payload={"images": [{"URL": "x", "alt/title": 1}]},
            marks=(("/images/0/URL", "URL"), ("/images/0/alt~1title", "alt/title")),
        ),
    ),
)
