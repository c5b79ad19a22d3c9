"""A payload's parts, where they have the shape that they should; what has not is another rule's."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from preflight import speech
from preflight.contract.characters import unspeakable
from preflight.contract.fields import ROOT, Field
from preflight.contract.model import Contract
from preflight.documents.payload import Payload
from preflight.documents.scenes import scenes_of
from preflight.rules.model import Facts

JSON_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "number": (int, float),
}


def has_type(value: Any, name: str) -> bool:
    """Whether a decoded value is of the JSON type; true and false are no numbers."""
    return isinstance(value, JSON_TYPES[name]) and (name != "number" or not isinstance(value, bool))


def type_name(value: Any) -> str:
    """The JSON type of a decoded value, as a person would say it."""
    if value is None:
        return "null"
    return next(name for name in ("boolean", "object", "array", "string", "number") if has_type(value, name))


def escape(name: str) -> str:
    """A member's name as a step of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")


def members(payload: Payload) -> Iterator[tuple[str, Field, dict[str, Any]]]:
    """Every object of the payload that the contract describes: its pointer, its field, itself."""
    yield from _members("", ROOT, payload.data)


def _members(pointer: str, field: Field, value: Any) -> Iterator[tuple[str, Field, dict[str, Any]]]:
    if isinstance(value, list) and field.type == "array":
        for index, item in enumerate(value):
            if isinstance(item, dict):
                yield from _object(f"{pointer}/{index}", field, item)
    elif isinstance(value, dict) and field.type == "object":
        yield from _object(pointer, field, value)


def _object(pointer: str, field: Field, value: dict[str, Any]) -> Iterator[tuple[str, Field, dict[str, Any]]]:
    yield pointer, field, value
    for member in field.fields:
        if member.fields and member.name in value:
            yield from _members(f"{pointer}/{member.name}", member, value[member.name])


def values(payload: Payload) -> Iterator[tuple[str, Field, Any]]:
    """Every value of the payload that the contract describes: its pointer, its field, itself."""
    for pointer, field, value in members(payload):
        for member in field.fields:
            if member.name in value:
                yield f"{pointer}/{member.name}", member, value[member.name]


def image_urls(payload: Payload) -> Iterator[tuple[str, str]]:
    """Pointer and text of every image address."""
    images = payload.data.get("images") if isinstance(payload.data, dict) else None
    for index, image in enumerate(images if isinstance(images, list) else ()):
        url = image.get("url") if isinstance(image, dict) else None
        if isinstance(url, str):
            yield f"/images/{index}/url", url


def script(payload: Payload) -> str | None:
    """The script's text."""
    text = payload.data.get("script") if isinstance(payload.data, dict) else None
    return text if isinstance(text, str) else None


def image_count(payload: Payload, contract: Contract) -> int | None:
    """How many images the script has to fit, or None where that is not known.

    A count outside the contract's is another rule's finding. With too many images the script is held
    against the most that the API accepts, so that its own faults show in the same run.
    """
    if payload.image_count is not None:
        count = payload.image_count
    else:
        images = payload.data.get("images") if isinstance(payload.data, dict) else None
        count = len(images) if isinstance(images, list) else 0
    return min(count, contract.images_maximum) if count >= contract.images_minimum else None


def scenes(payload: Payload, text: str) -> tuple[tuple[int, int], ...]:
    """The script's paragraphs, as ranges of its text."""
    return scenes_of(text) if payload.scenes is None else payload.scenes


def language(payload: Payload, facts: Facts) -> str:
    """The tag of the language the script is read in."""
    voice = payload.data.get("voice") if isinstance(payload.data, dict) else None
    tag = voice.get("language") if isinstance(voice, dict) else None
    return tag if isinstance(tag, str) and tag else facts.language


@lru_cache(maxsize=32)
def _reading(text: str, tag: str, style: speech.Style) -> speech.Reading | None:
    try:
        return speech.read(text, tag, style=style)
    except speech.UnknownLanguageError:
        return None


def reading(payload: Payload, facts: Facts, text: str) -> speech.Reading | None:
    """The script as it would be read aloud; None where its language is not known."""
    return _reading(text, language(payload, facts), facts.style)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """A script with only what the voice cannot say replaced; abbreviations that it can say stay."""

    text: str
    changes: tuple[speech.Change, ...]


def spelled(payload: Payload, facts: Facts, text: str) -> Spelled | None:
    """The script as the fixes of `unspeakable-characters` leave it; None where they change nothing."""
    bad = unspeakable(text, facts.contract.punctuation)
    spoken = reading(payload, facts, text) if bad else None
    if spoken is None:
        return None
    changes = tuple(change for change in spoken.changes if _covers(change, bad))
    pieces, position = [], 0
    for change in changes:
        pieces += [text[position : change.start], change.spoken]
        position = change.end
    return Spelled(text="".join(pieces) + text[position:], changes=changes) if changes else None


def _covers(change: speech.Change, bad: list[int]) -> bool:
    """Whether one of the sorted offsets lies in the change."""
    index = bisect_left(bad, change.start)
    return index < len(bad) and bad[index] < change.end


def voice_id(payload: Payload) -> str | None:
    """The id of the voice that the request names."""
    voice = payload.data.get("voice") if isinstance(payload.data, dict) else None
    written = voice.get("voice_id") if isinstance(voice, dict) else None
    return written if isinstance(written, str) else None
