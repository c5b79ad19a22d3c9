"""Flag a webhook address that the API does not call.

Why: `webhook_url` has to be https with a host that the public internet knows; the API answers
`VALIDATION_ERROR`, or the news of a finished video is lost.
"""

import re
from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.contract.urls import SECURE_ADDRESS
from preflight.documents.payload import Payload
from preflight.findings import Applicability, Hit, Repair
from preflight.photos.guard import host_problem
from preflight.rules.model import Bad, Facts, Good, Rule


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """The scheme, the form and the host of `webhook_url`."""
    url = payload.data.get("webhook_url") if isinstance(payload.data, dict) else None
    if not isinstance(url, str):
        return
    if url[:7].lower() == "http://":
        yield Hit(
            pointer="/webhook_url",
            message="a webhook has to be called over https; this is http",
            help="write https:// if the server answers there",
            start=0,
            end=4,
            repair=Repair(description="write https", replacement="https", applicability=Applicability.UNSAFE),
        )
    elif problem := _problem(url, facts):
        yield Hit(
            pointer="/webhook_url",
            message=f"this webhook address cannot be called: {problem}",
            help="write an https address that the public internet reaches",
            start=0,
            end=len(url),
        )


def _problem(url: str, facts: Facts) -> str | None:
    if not re.fullmatch(SECURE_ADDRESS, url):
        return "it is not an https address"
    return host_problem(url, allow_hosts=facts.allow_hosts)


RULE = Rule(
    name="insecure-webhook",
    codes=(Code.VALIDATION_ERROR,),
    check=check,
    good=(Good(payload={"webhook_url": "https://example.com/hooks/video"}),),
    bad=(
        Bad(payload={"webhook_url": "http://example.com/hook"}, marks=(("/webhook_url", "http"),)),
        Bad(
            payload={"webhook_url": "https://localhost/hook"},
            marks=(("/webhook_url", "https://localhost/hook"),),
        ),
        Bad(payload={"webhook_url": "example.com/hook"}, marks=(("/webhook_url", "example.com/hook"),)),
    ),
)
