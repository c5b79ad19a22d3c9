"""`preflight sandbox`."""

from __future__ import annotations

from typing import Any

import click

from preflight.cli.options import debug_option


def _faults(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[Any, ...]:
    """`ON:FAULT[:TIMES[:SECONDS]]`, as the control endpoint takes them."""
    from preflight.sandbox.faults import FaultError, read_faults

    items = []
    for value in values:
        place, _, rest = value.partition(":")
        fault, times, seconds = [*rest.split(":"), "", ""][:3]
        item: dict[str, Any] = {"on": place, "fault": fault, "times": int(times) if times.isdecimal() else 1}
        items.append(item | ({"seconds": float(seconds)} if seconds else {}))
    try:
        return read_faults(items)
    except (FaultError, ValueError) as error:
        raise click.BadParameter(
            f"{error}; write ON:FAULT[:TIMES[:SECONDS]], for example create:delay:1:5"
        ) from None


@click.command("sandbox", epilog="Example: preflight sandbox --port 8080 --speed 60")
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=8080, show_default=True, help="0: a free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--credits",
    "credits_",
    type=click.IntRange(min=0),
    default=1000,
    show_default=True,
    help="Credits of the account.",
)
@click.option(
    "--concurrency",
    type=click.IntRange(min=0),
    metavar="N",
    help="Tasks at a time; else what the plan allows.",
)
@click.option(
    "--plan",
    type=click.Choice(["free", "plus", "pro"]),
    default="pro",
    show_default=True,
    help="The account's plan.",
)
@click.option("--voices", metavar="FILE", help="Voice catalogue; without one any voice is known.")
@click.option("--secret", metavar="S", help="Secret that webhooks are signed with.")
@click.option("--state", metavar="FILE", help="Keep accounts and tasks in this file over restarts.")
@click.option(
    "--speed",
    type=click.FloatRange(min=0, min_open=True),
    default=1.0,
    show_default=True,
    help="How many times as fast its clock runs.",
)
@click.option("--keys", metavar="FILE", help="The keys it knows; without it, any well-formed key.")
@click.option(
    "--allow-hosts", metavar="HOST,…", default="", help="Hosts that webhooks may go to, beside this machine."
)
@click.option("--webhook-to", metavar="URL", help="Send every webhook here instead, as to `webhook listen`.")
@click.option(
    "--fault",
    "faults",
    multiple=True,
    metavar="ON:FAULT[:TIMES[:SECONDS]]",
    callback=_faults,
    help="Fail so from the start.",
)
@debug_option
def command(**options: Any) -> None:
    """Serve the documented API on this machine, until Ctrl-C: nothing is charged, and it fails as told.

    The first line of output is `listening on http://…`. Its own controls are under /_sandbox/; the
    description of the API is at /openapi.json.
    """
    from preflight.sandbox import Options, serve

    taken = ("voices", "state", "keys", "concurrency", "plan", "speed", "port", "host", "webhook_to")
    said: dict[str, Any] = {name: options[name] for name in taken}
    if options["secret"]:
        said["secret"] = options["secret"]
    hosts = tuple(filter(None, options["allow_hosts"].split(",")))
    serve(Options(credits=options["credits_"], allow_hosts=hosts, faults=options["faults"], **said))
