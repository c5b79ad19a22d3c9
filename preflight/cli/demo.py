"""`preflight demo`."""

from __future__ import annotations

import sys

import click

from preflight import __version__
from preflight.cli.exits import Exit
from preflight.cli.options import color_option, debug_option
from preflight.cli.output import emit, speaks_unicode, terminal_width, wants_color
from preflight.demo import run_demo
from preflight.reports import Look


@click.command("demo", epilog="Example: preflight demo")
@color_option
@debug_option
def command(color: str) -> int:
    """Show the whole way on a sample listing, offline: findings, fix, clean.

    Works in a temporary folder; nothing of yours is touched.
    """
    look = Look(
        version=__version__,
        color=wants_color(color, sys.stdout),
        width=terminal_width(),
        unicode=speaks_unicode(sys.stdout),
    )
    report = run_demo(lambda text: emit(text + "\n"), look)
    return Exit.CLEAN if report.ok else Exit.FAILURE
