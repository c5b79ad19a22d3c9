"""Validators of the published schemas, where the folder that holds them is present."""

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest

SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "schemas"


def schema(name: str) -> Path:
    path = SCHEMAS / name
    if not path.exists():
        pytest.skip("the published schemas are not here")
    return path


@cache
def _json_validator(name: str):
    loaded = json.loads(schema(name).read_text())
    kind = jsonschema.validators.validator_for(loaded)
    return kind(loaded, format_checker=kind.FORMAT_CHECKER)


@cache
def _junit():
    etree = pytest.importorskip("lxml.etree")
    return etree, etree.XMLSchema(etree.parse(str(schema("junit.xsd"))))


def assert_valid_json(name: str, text: str) -> None:
    errors = [error.message for error in _json_validator(name).iter_errors(json.loads(text))]
    assert errors == []


def assert_valid_junit(text: str) -> None:
    etree, xsd = _junit()
    xsd.assertValid(etree.fromstring(text.encode()))
