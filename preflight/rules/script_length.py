"""What the rules about a script's length share: the length, its bounds, the scenes' shares."""

from dataclasses import dataclass

from preflight.contract.characters import count
from preflight.documents.payload import Payload
from preflight.rules.model import Facts
from preflight.rules.view import image_count, scenes, script, spelled
from preflight.speech import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A script held against the bounds of its images."""

    text: str
    images: int
    length: int  # characters as written
    minimum: int
    maximum: int

    @property
    def inside(self) -> bool:
        """Whether the API would take a script of this length."""
        return self.minimum <= self.length <= self.maximum


def measure(payload: Payload, facts: Facts) -> Length | None:
    """The script's length, or None where script or image count are not known."""
    text, images = script(payload), image_count(payload, facts.contract)
    if text is None or images is None:
        return None
    low, high = facts.contract.script_bounds(images)
    return Length(text=text, images=images, length=count(text), minimum=low, maximum=high)


def plural(number: int, noun: str) -> str:
    """`1 image`, `3 images`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def share_notes(payload: Payload, facts: Facts, length: Length) -> str:
    """How far each scene is from its image's share; empty unless there is a paragraph an image."""
    parts = scenes(payload, length.text)
    if len(parts) != length.images or length.images == 1:
        return ""
    low, high = facts.contract.script_bounds(1)
    notes = [
        f"scene {number} {note}"
        for number, (start, end) in enumerate(parts, 1)
        if (note := _share_note(spoken_size(payload, facts, length.text, start, end), low, high))
    ]
    return "; ".join(notes)


def _share_note(size: int, low: int, high: int) -> str:
    if size < low:
        return f"is {low - size} under its share ({size} of at least {low})"
    if size > high:
        return f"is {size - high} over its share ({size} of at most {high})"
    return ""


def spoken_length(payload: Payload, facts: Facts, length: Length) -> int | None:
    """Characters once what the voice cannot say is spelled; None where nothing would change."""
    spoken = spelled(payload, facts, length.text)
    return None if spoken is None else count(spoken.text)


def spoken_size(payload: Payload, facts: Facts, text: str, start: int, end: int) -> int:
    """Characters of one scene, from `start` up to `end` of the script, once it is spelled."""
    readings = spelled(payload, facts, text)
    grown = sum(
        count(change.spoken) - count(change.written)
        for change in (readings.changes if readings else ())
        if start <= change.start < end
    )
    return count(text[start:end]) + grown


def spelled_note(payload: Payload, facts: Facts, length: Length) -> str:
    """The length once spelled, and the readings that make it shorter; empty where nothing would change."""
    spoken = spelled(payload, facts, length.text)
    if spoken is None:
        return ""
    size = count(spoken.text)
    shorter = {
        change.written.strip(): best for change in spoken.changes if (best := _shorter(change)) is not None
    }
    note = f"spelled out it has {plural(size, 'character')}"
    if not shorter:
        return note
    saved = sum(
        count(change.spoken) - count(best)
        for change in spoken.changes
        if (best := _shorter(change)) is not None
    )
    readings = ", ".join(f"“{written}” as “{best.strip()}”" for written, best in shorter.items())
    return f"{note}, {size - saved} with the shortest readings: {readings}"


def _shorter(change: Change) -> str | None:
    best = min(change.alternatives, key=len, default=change.spoken)
    return best if len(best) < len(change.spoken) else None
