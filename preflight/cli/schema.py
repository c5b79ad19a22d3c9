"""`preflight schema`."""

from __future__ import annotations

import json

import click

from preflight.cli.options import config_option, debug_option
from preflight.cli.output import emit
from preflight.contract.schema import schema
from preflight.engine import contract_of
from preflight.settings import load


@click.command("schema", epilog="Example: preflight schema > living-property.schema.json")
@config_option
@debug_option
def command(config: str | None) -> None:
    """Print the JSON Schema of a payload, so that an editor completes and underlines it."""
    emit(json.dumps(schema(contract_of(load(None, config))), ensure_ascii=False, indent=2) + "\n")
