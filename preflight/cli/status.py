"""`preflight status`."""

from __future__ import annotations

from typing import Any

import click

from preflight.cli.options import config_option, debug_option
from preflight.cli.sending import api_options, json_option, make_client, show_task


@click.command("status", epilog="Example: preflight status task_abc123 --json")
@click.argument("task_id")
@api_options
@json_option
@config_option
@debug_option
def command(task_id: str, **options: Any) -> None:
    """Say how a task stands now."""
    show_task(make_client(options).status(task_id), as_json=options["as_json"])
