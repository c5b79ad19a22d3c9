"""A script's length against its bounds, scene by scene, for the bars that reports draw."""

from preflight.documents.model import Document
from preflight.documents.payload import Payload
from preflight.findings import Scene, ScriptSummary
from preflight.rules.exposed_key import mask
from preflight.rules.model import Facts
from preflight.rules.script_length import measure, spoken_length, spoken_size
from preflight.rules.view import scenes

_OPENING_CHARACTERS = 60


def script_summary(document: Document, payload: Payload, facts: Facts) -> ScriptSummary | None:
    """The summary of a payload's script; None where its length cannot be judged."""
    length = measure(payload, facts)
    if length is None:
        return None
    low, high = facts.contract.script_bounds(1)
    parts = scenes(payload, length.text)
    start = document.source(payload).inside("/script", 0, 0).start
    return ScriptSummary(
        path=document.path,
        pointer=f"{payload.pointer}/script",
        line=document.position(start)[0],
        images=length.images,
        length=length.length,
        spoken_length=spoken_length(payload, facts, length),
        minimum=length.minimum,
        maximum=length.maximum,
        scene_minimum=low,
        scene_maximum=high,
        scenes=tuple(_scene(payload, facts, length.text, *part) for part in parts) if len(parts) > 1 else (),
    )


def _scene(payload: Payload, facts: Facts, text: str, start: int, end: int) -> Scene:
    words = " ".join(text[start : min(end, start + 2 * _OPENING_CHARACTERS)].split())
    return Scene(
        length=spoken_size(payload, facts, text, start, end), opening=mask(words)[:_OPENING_CHARACTERS]
    )
