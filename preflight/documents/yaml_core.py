"""The core schema of YAML 1.2.2, chapter 10.3: which plain scalar is what."""

from __future__ import annotations

import math
import re
from typing import Any

from preflight.documents.json_text import shown

_NULL = ("", "~", "null", "Null", "NULL")
_BOOLEANS = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

_STANDARD = "tag:yaml.org,2002:"
_EXPECTED: dict[str, Any] = {
    "null": (type(None),),
    "bool": (bool,),
    "int": (int,),
    "float": (int, float),
}


class UnfitScalarError(ValueError):
    """A scalar that no JSON value can stand for; the message says why, `help` what to do."""

    def __init__(self, message: str, help_: str) -> None:
        super().__init__(message)
        self.help = help_


def resolve(written: str, *, plain: bool, tag: str | None) -> Any:
    """The value of a scalar; raises `UnfitScalarError`."""
    if tag in (None, "!") and (not plain or tag == "!"):
        return written
    if tag is None:
        return plain_value(written)
    name = tag.removeprefix(_STANDARD)
    if name == "str":
        return written
    if name not in _EXPECTED:
        raise UnfitScalarError(
            f"the tag {shown(tag)} has no meaning here", "remove it; a payload has plain values only"
        )
    value: Any = plain_value(written)
    if not isinstance(value, _EXPECTED[name]) or (name != "bool" and isinstance(value, bool)):
        raise UnfitScalarError(f"this is not what its tag !!{name} says", "remove the tag or mend the value")
    return float(value) if name == "float" else value


def known_collection_tag(tag: str | None, name: str) -> bool:
    """Whether an object (`map`) or a list (`seq`) may bear this tag."""
    return tag in (None, "!", f"{_STANDARD}{name}")


def plain_value(written: str) -> Any:
    """The value of a plain scalar: what is nothing else is a text, `no` and dates too."""
    if written in _NULL:
        return None
    if written in _BOOLEANS:
        return _BOOLEANS[written]
    if written[0] not in "-+.0123456789":
        return written
    if _INTEGER.fullmatch(written):
        return _integer(written)
    if _OCTAL.fullmatch(written):
        return int(written[2:], 8)
    if _HEXADECIMAL.fullmatch(written):
        return int(written[2:], 16)
    if _NOT_FINITE.fullmatch(written):
        raise UnfitScalarError(
            f"{written} is not a number that JSON has", "write a number, or remove the field"
        )
    if _FLOAT.fullmatch(written):
        return _float(written)
    return written


def _integer(written: str) -> int:
    try:
        return int(written)
    except ValueError:  # more digits than Python converts
        raise UnfitScalarError(
            f"this number has {len(written):,} digits", "put it in quotes if it is a text"
        ) from None


def _float(written: str) -> float:
    number = float(written)
    if math.isinf(number):
        raise UnfitScalarError("this number is too large", "no field takes such a number")
    return number
