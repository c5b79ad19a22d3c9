"""`preflight explain`."""

from __future__ import annotations

import click

from preflight.cli.options import debug_option
from preflight.cli.output import emit
from preflight.contract.codes import Code
from preflight.rules import BY_NAME, NAMES
from preflight.rules.pages import code_page, page
from preflight.suggest import did_you_mean


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    return sorted(name for name in NAMES if name.startswith(incomplete))


@click.command("explain", epilog="Example: preflight explain SCRIPT_INVALID_CHARACTERS")
@click.argument("name", metavar="RULE_OR_CODE", shell_complete=_complete)
@debug_option
def command(name: str) -> None:
    """Explain a rule or an API error code, with examples."""
    if name in BY_NAME:
        emit(page(BY_NAME[name]))
    elif name.upper() in Code.__members__:
        emit(code_page(Code(name.upper())))
    else:
        raise click.BadParameter(
            f"no rule or code {name!r}{did_you_mean(name, NAMES)}; `preflight rules` lists them"
        )
