"""Flag a voice that the account may not use.

Why: the API answers `VOICE_ACCESS_DENIED`. The catalogue (setting `voices`) says which voices the
account has: those with `accessible = false` are known and not for it.
"""

from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.documents.payload import Payload
from preflight.findings import Hit
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.view import voice_id
from preflight.settings import Voice


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """`voice_id` against the catalogue's voices that are not accessible."""
    written = voice_id(payload)
    if written is None:
        return
    if any(voice.id == written and not voice.accessible for voice in facts.voices or ()):
        yield Hit(
            pointer="/voice/voice_id",
            message=f"the account may not use the voice “{written}”",
            help="choose another voice of the catalogue, or ask for access",
            start=0,
            end=len(written),
        )


_CATALOGUE = Facts(voices=(Voice(id="rachel"), Voice(id="custom", accessible=False)))
RULE = Rule(
    name="inaccessible-voice",
    codes=(Code.VOICE_ACCESS_DENIED,),
    check=check,
    good=(Good(payload={"voice": {"voice_id": "rachel"}}, facts=_CATALOGUE),),
    bad=(
        Bad(
            payload={"voice": {"voice_id": "custom"}},
            facts=_CATALOGUE,
            marks=(("/voice/voice_id", "custom"),),
        ),
    ),
)
