"""Flag a voice that the catalogue does not have.

Why: the API answers `VOICE_NOT_FOUND`. The catalogue is the setting `voices`; without one nothing is
said, for the API publishes none.
"""

from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.documents.payload import Payload
from preflight.findings import Applicability, Hit, Repair
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.view import voice_id
from preflight.settings import Voice
from preflight.suggest import nearest


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """`voice_id` against the ids of the catalogue."""
    written = voice_id(payload)
    if written is None or facts.voices is None:
        return
    known = [voice.id for voice in facts.voices]
    if written in known:
        return
    near = nearest(written, known)
    yield Hit(
        pointer="/voice/voice_id",
        message=f"the catalogue has no voice “{written}”",
        help=f"did you mean {near}?" if near else "choose an id of the catalogue (setting `voices`)",
        start=0,
        end=len(written),
        repair=Repair(description=f"write {near}", replacement=near, applicability=Applicability.UNSAFE)
        if near
        else None,
    )


_CATALOGUE = Facts(voices=(Voice(id="EXAVITQu4vr4xnSDxMaL"),))
RULE = Rule(
    name="unknown-voice",
    codes=(Code.VOICE_NOT_FOUND,),
    check=check,
    good=(
        Good(payload={"voice": {"voice_id": "EXAVITQu4vr4xnSDxMaL"}}, facts=_CATALOGUE),
        Good(payload={"voice": {"voice_id": "anything"}}),
    ),
    bad=(
        Bad(
            payload={"voice": {"voice_id": "EXAVITQu4vr4xnSDxMal"}},
            facts=_CATALOGUE,
            marks=(("/voice/voice_id", "EXAVITQu4vr4xnSDxMal"),),
        ),
    ),
)
