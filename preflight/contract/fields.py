"""The request body, field by field, as one tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from preflight.contract.values import MODIFICATION_MODES, ROOM_TYPES, TEST_SCENARIOS


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One member of an object, or the items of an array, with its rule."""

    name: str
    type: str  # JSON Schema's word: object, array, string, boolean, number
    description: str
    source: str  # S: the specification; P: public reference pages; A: an assumption of ours
    required: bool = False
    values: tuple[str, ...] = ()  # nothing else is accepted
    known: tuple[str, ...] = ()  # seen in examples; the full list is not published
    minimum: float | None = None  # included
    maximum: float | None = None  # included
    pattern: str = ""  # for strings; a regular expression that JavaScript reads the same
    pattern_says: str = ""  # what the pattern asks for, in words
    fields: tuple["Field", ...] = ()  # members of the object, or of the array's items
    open: bool = False  # members beyond `fields` are nobody's business


_WATERMARK = Field(
    name="watermark",
    type="object",
    source="P",
    description="A picture laid over the video.",
    fields=(
        Field(name="url", type="string", source="P", description="Address of the picture."),
        Field(name="position", type="string", source="P", description="Where, for example bottom-right."),
        Field(name="size", type="number", source="P", minimum=0, maximum=100, description="Size, 0 to 100."),
        Field(
            name="opacity",
            type="number",
            source="P",
            minimum=0,
            maximum=100,
            description="Opacity, 0 to 100.",
        ),
    ),
)
_TEXT = Field(
    name="text",
    type="object",
    source="P",
    description="A line of text laid over the video.",
    fields=(
        Field(name="content", type="string", source="P", description="The words."),
        Field(
            name="color",
            type="string",
            source="P",
            pattern="^#[0-9A-Fa-f]{6}$(?!\\n)",  # in Python a $ alone stands before a last line end too
            pattern_says="a colour as # and six hexadecimal digits, for example #FFFFFF",
            description="Colour as #RRGGBB.",
        ),
        Field(name="font", type="string", source="P", description="Name of the font."),
        Field(name="size", type="number", source="P", description="Size of the letters."),
        Field(name="position", type="string", source="P", description="Where, for example center."),
    ),
)

ROOT = Field(
    name="",
    type="object",
    source="S",
    description="A request to create a living property video.",
    fields=(
        Field(
            name="images",
            type="array",
            source="S",
            description="The photos, one scene each, in order.",
            fields=(
                Field(
                    name="url",
                    type="string",
                    source="S",
                    required=True,
                    description="Publicly reachable http or https address of the photo.",
                ),
                Field(
                    name="room_type",
                    type="string",
                    source="S",
                    known=ROOM_TYPES,
                    description="What the photo shows.",
                ),
            ),
        ),
        Field(name="script", type="string", source="S", description="The narration, in words."),
        Field(
            name="voice",
            type="object",
            source="S",
            description="The voice that reads the script.",
            fields=(
                Field(name="voice_id", type="string", source="S", description="Id of the voice."),
                Field(
                    name="language", type="string", source="S", description="Language tag, for example en."
                ),
            ),
        ),
        Field(
            name="modification_mode",
            type="string",
            source="S",
            values=MODIFICATION_MODES,
            description="Keep the rooms and add people, modernise them, or furnish empty ones.",
        ),
        Field(
            name="background_music",
            type="boolean",
            source="S",
            description="Mix ambient music under the narration.",
        ),
        Field(
            name="subtitle",
            type="object",
            source="S",
            description="Animated subtitles: a preset or styles, never both.",
            fields=(
                Field(
                    name="subtitle_style_preset",
                    type="string",
                    source="S",
                    description="Name of a preset, for example classic.",
                ),
                Field(name="styles", type="object", source="S", open=True, description="Styles of your own."),
            ),
        ),
        Field(
            name="elements_config",
            type="object",
            source="S",
            description="Branding laid over the video; off unless given.",
            fields=(
                Field(name="enabled", type="boolean", source="P", description="Turn the branding on."),
                _WATERMARK,
                _TEXT,
            ),
        ),
        Field(
            name="webhook_url",
            type="string",
            source="S",
            description="https address that is told when the video is ready.",
        ),
        Field(
            name="test_scenario",
            type="string",
            source="S",
            values=TEST_SCENARIOS,
            description="With a test key: how the task shall end. Live keys ignore it.",
        ),
    ),
)


def walk(field: Field = ROOT, prefix: str = "") -> Iterator[tuple[str, Field]]:
    """Every field with its dotted path; `[]` stands for an array's items."""
    for member in field.fields:
        path = f"{prefix}{member.name}"
        yield path, member
        yield from walk(member, f"{path}[]." if member.type == "array" else f"{path}.")
