"""The contract as a JSON Schema, so that an editor completes and underlines a payload."""

import re
from typing import Any

from preflight.contract.characters import SPACES, letter_class
from preflight.contract.fields import ROOT, Field
from preflight.contract.model import DOCS_URL, LIVING_PROPERTY, Contract
from preflight.contract.urls import RELATIVE_PATH, SECURE_ADDRESS, WEB_ADDRESS

Schema = dict[str, Any]


def schema(contract: Contract = LIVING_PROPERTY) -> Schema:
    """A JSON Schema (draft 2020-12) that accepts what the rules find no error in.

    Beyond its reach, and checked by the rules alone: whether hosts are public and files exist, and
    lengths of text that is not in NFC.
    """
    root = _object(ROOT)
    properties = root["properties"]
    properties["images"] |= {"minItems": contract.images_minimum, "maxItems": contract.images_maximum}
    properties["images"]["items"]["properties"]["url"]["anyOf"] = [
        {"pattern": WEB_ADDRESS},
        {"pattern": RELATIVE_PATH},
    ]
    properties["script"]["pattern"] = f"^{_script_class(contract)}*$"
    properties["webhook_url"]["pattern"] = SECURE_ADDRESS
    properties["subtitle"]["not"] = {"required": ["subtitle_style_preset", "styles"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": DOCS_URL,
        "title": "Create Living Property Video",
        **root,
        "required": list(contract.required),
        "allOf": [_bounds(images, contract) for images in _image_counts(contract)],
    }


def _script_class(contract: Contract) -> str:
    spaces = SPACES.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    # Inside brackets only these need a backslash, and with one they are valid in JavaScript's u mode too.
    punctuation = re.sub(r"([\]\[\\^-])", r"\\\1", contract.punctuation)
    return f"[{letter_class()}{spaces}{punctuation}]"


def _image_counts(contract: Contract) -> range:
    return range(contract.images_minimum, contract.images_maximum + 1)


def _bounds(images: int, contract: Contract) -> Schema:
    """So many images ask for a script between these lengths."""
    low, high = contract.script_bounds(images)
    counted = {"type": "array", "minItems": images, "maxItems": images}
    return {
        "if": {"required": ["images"], "properties": {"images": counted}},
        "then": {"properties": {"script": {"minLength": low, "maxLength": high}}},
    }


def _object(field: Field) -> Schema:
    made: Schema = {"type": "object", "description": field.description}
    if field.fields:
        made["properties"] = {member.name: _value(member) for member in field.fields}
    required = [member.name for member in field.fields if member.required]
    return made | ({"required": required} if required else {})


def _value(field: Field) -> Schema:
    if field.type == "object":
        return _object(field)
    made: Schema = {"type": field.type, "description": field.description}
    if field.type == "array":
        items = _object(field)
        del items["description"]
        made["items"] = items
    if field.values:
        made["enum"] = list(field.values)
    if field.known:
        made["anyOf"] = [{"enum": list(field.known)}, {"type": field.type}]
    if field.pattern:
        made["pattern"] = field.pattern
    made |= {
        key: bound
        for key, bound in (("minimum", field.minimum), ("maximum", field.maximum))
        if bound is not None
    }
    return made
