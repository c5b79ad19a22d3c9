"""`preflight rules`."""

from __future__ import annotations

import click

from preflight.cli.options import debug_option
from preflight.cli.output import emit
from preflight.rules import RULES
from preflight.rules.pages import summary


@click.command("rules", epilog="Example: preflight rules --json")
@click.option("--json", "as_json", is_flag=True, help="One JSON array, for programs.")
@debug_option
def command(as_json: bool) -> None:
    """List the rules: name, severity, the API's code, and what is flagged."""
    rows = [
        {
            "name": rule.name,
            "severity": str(rule.severity),
            "code": next(iter(rule.codes), None),
            "summary": summary(rule),
        }
        for rule in RULES
    ]
    if as_json:
        import json

        emit(json.dumps(rows, indent=1) + "\n")
        return
    width = max(len(rule.name) for rule in RULES)
    for row in rows:
        emit(f"{row['name']:<{width}}  {row['severity']:<7}  {row['code'] or '–'}\n    {row['summary']}\n")
