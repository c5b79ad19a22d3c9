"""Flag a value of another type than the API reads.

Why: `"true"` is not `true`, an image is an object with a `url` and not the address alone, and a script
is one text. The API answers `VALIDATION_ERROR`.
"""

from collections.abc import Iterator
from typing import Any

from preflight.contract.codes import Code
from preflight.contract.fields import Field
from preflight.documents.payload import Payload
from preflight.findings import Hit
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.view import has_type, type_name, values

ARTICLES = {
    "object": "an object",
    "array": "a list",
    "string": "a text",
    "boolean": "true or false",
    "number": "a number",
}


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """Every described value, and every element of a described array."""
    for pointer, field, value in values(payload):
        if not has_type(value, field.type):
            yield _hit(pointer, field.name, ARTICLES[field.type], value, _help(field, value))
        elif field.type == "array":
            for index, item in enumerate(value):
                if not isinstance(item, dict):
                    yield _hit(f"{pointer}/{index}", "an image", "an object", item, 'write {"url": "…"}')


def _hit(pointer: str, name: str, wanted: str, value: Any, advice: str) -> Hit:
    subject = name if " " in name else f"`{name}`"
    return Hit(
        pointer=pointer, message=f"{subject} has to be {wanted}; this is {_article(value)}", help=advice
    )


def _article(value: Any) -> str:
    return "null" if value is None else ARTICLES[type_name(value)]


def _help(field: Field, value: Any) -> str:
    if value is None:
        return "leave the field out, or give it a value"
    if field.type == "boolean":
        return "write true or false, without quotes"
    if field.name == "voice":
        return 'write {"voice_id": "…", "language": "en"}'
    if field.type == "number":
        return "write the number without quotes"
    return f"write {ARTICLES[field.type]}"


RULE = Rule(
    name="wrong-type",
    codes=(Code.VALIDATION_ERROR,),
    check=check,
    good=(Good(payload={"images": [{"url": "https://example.com/a.jpg"}], "background_music": True}),),
    bad=(
        Bad(payload={"background_music": "yes"}, marks=(("/background_music", "yes"),)),
        Bad(
            payload={"images": ["https://example.com/a.jpg"]},
            marks=(("/images/0", "https://example.com/a.jpg"),),
        ),
        Bad(payload={"voice": "EXAVITQu4vr4xnSDxMaL"}, marks=(("/voice", "EXAVITQu4vr4xnSDxMaL"),)),
        Bad(
            payload={"elements_config": {"watermark": {"size": True}}},
            marks=(("/elements_config/watermark/size", None),),
        ),
    ),
)
