"""Warn of scenes that do not fit their images.

Why: each image becomes a scene of about three seconds. With a paragraph a scene, one that is far from
its share of 65 to 85 characters is spoken over the wrong picture, although the whole may be in bounds.
Numbers are counted as they are spoken.
"""

from collections.abc import Iterator

from preflight.documents.payload import Payload
from preflight.findings import Hit, Severity
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.script_length import measure, plural, spoken_size
from preflight.rules.view import scenes


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """A script of several paragraphs: their number, and each one's length."""
    length = measure(payload, facts)
    parts = scenes(payload, length.text) if length else ()
    if length is None or len(parts) < 2:
        return
    if len(parts) != length.images:
        yield Hit(
            pointer="/script",
            message=f"the script has {len(parts)} paragraphs for {plural(length.images, 'image')}",
            help="write one paragraph for each image, in their order",
            start=parts[0][0],
            end=parts[-1][1],
        )
        return
    low, high = facts.contract.script_bounds(1)
    for number, (start, end) in enumerate(parts, 1):
        size = spoken_size(payload, facts, length.text, start, end)
        if not low <= size <= high:
            yield _scene(number, start, end, size, low, high)


def _scene(number: int, start: int, end: int, size: int, low: int, high: int) -> Hit:
    over = size > high
    return Hit(
        pointer="/script",
        message=f"scene {number} has {plural(size, 'character')}; the share of an image is {low} to {high}",
        help=f"{'move' if over else 'add'} {plural(size - high if over else low - size, 'character')}"
        + (" to a neighbouring scene" if over else ", or take them from a neighbouring scene"),
        start=start,
        end=end,
    )


_IMAGES = [{"url": "https://example.com/a.jpg"}, {"url": "https://example.com/b.jpg"}]
RULE = Rule(
    name="unbalanced-scene",
    codes=(),
    severity=Severity.WARNING,
    check=check,
    good=(
        Good(payload={"images": _IMAGES, "script": "w" * 70 + "\n\n" + "w" * 70}),
        Good(payload={"images": _IMAGES, "script": "One paragraph alone says nothing of scenes."}),
    ),
    bad=(
        Bad(
            payload={"images": _IMAGES, "script": "v" * 60 + "\n\n" + "w" * 80},
            marks=(("/script", "v" * 60),),
        ),
        Bad(
            payload={"images": _IMAGES, "script": "One.\n\nTwo.\n\nThree."},
            marks=(("/script", "One.\n\nTwo.\n\nThree."),),
        ),
    ),
)
