"""`preflight cache`."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from preflight.cli.options import debug_option
from preflight.cli.output import emit
from preflight.errors import InputError
from preflight.photos import cache


@click.command("cache", epilog="Example: preflight cache clear")
@click.argument("what", type=click.Choice(["info", "clear"]), default="info")
@debug_option
def command(what: str) -> None:
    """Say what is remembered of photos on the web, or forget it (clear).

    Only photos that were reached are remembered: their type, size and when; never a failure.
    """
    if what == "clear":
        try:
            number = cache.clear()
        except OSError as error:
            raise InputError(
                f"the cache cannot be cleared: {error.strerror}", path=str(error.filename)
            ) from None
        emit(f"{number:,} photo{'' if number == 1 else 's'} forgotten\n")
        return
    known = cache.info()
    since = (
        ""
        if known.oldest is None
        else f", the oldest of {datetime.fromtimestamp(known.oldest, UTC):%Y-%m-%d}"
    )
    photos = f"{known.photos:,} photo{'' if known.photos == 1 else 's'}"
    emit(f"{known.path}: {photos}, {known.size:,} bytes{since}\n")
