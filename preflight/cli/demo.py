"""`preflight demo`."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from preflight.cli.exits import Exit
from preflight.cli.looks import stdout_look
from preflight.cli.options import color_option, debug_option
from preflight.cli.output import emit
from preflight.demo import run_demo
from preflight.errors import InputError
from preflight.reports import Look


@click.command("demo", epilog="Example: preflight demo --keep tour/")
@click.option(
    "--keep", metavar="DIR", type=click.Path(), help="Keep listing, photos and video in this new folder."
)
@color_option
@debug_option
def command(keep: str | None, color: str) -> int:
    """Show the whole way on a sample listing: findings, fix, sandbox, video, ledger.

    It needs no network, and works in a temporary folder; nothing of yours is touched.
    """
    look = stdout_look(color)
    if keep is not None:
        return _run(look, _new_folder(keep))
    with tempfile.TemporaryDirectory(prefix="preflight-demo-") as folder:
        return _run(look, Path(folder))


def _run(look: Look, folder: Path) -> int:
    went_well = run_demo(lambda text: emit(text + "\n"), look, folder)
    return Exit.CLEAN if went_well else Exit.FAILURE


def _new_folder(name: str) -> Path:
    try:
        Path(name).mkdir(parents=True)
    except OSError as error:
        raise InputError(f"cannot be made: {error.strerror}", path=name) from None
    return Path(name)
