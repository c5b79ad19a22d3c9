"""`preflight webhook`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from preflight.cli.exits import Exit
from preflight.cli.options import debug_option
from preflight.cli.output import complain, emit
from preflight.cli.sending import as_data
from preflight.errors import InputError, UsageError, WebhookError

if TYPE_CHECKING:
    from preflight.submission import Scheme, WebhookEvent

VARIABLE = "VIBEPEAK_WEBHOOK_SECRET"
SCHEMES = ("vibepeak", "standard-webhooks", "stripe")


@click.group(
    "webhook", epilog="Example: preflight webhook verify body.json --header 'X-VibePeak-Signature: …'"
)
@debug_option
def command() -> None:
    """Verify webhooks, or listen for them while developing.

    The secret comes from VIBEPEAK_WEBHOOK_SECRET or --secret-file.
    """


_secret_option = click.option("--secret-file", metavar="FILE", help="File that holds the webhook secret.")
_scheme_option = click.option(
    "--scheme",
    type=click.Choice(SCHEMES),
    default="vibepeak",
    show_default=True,
    help="How the sender signs.",
)
_tolerance_option = click.option(
    "--tolerance", type=click.FloatRange(min=0), default=300.0, show_default=True, metavar="SECONDS",
    help="How far the timestamp may be from now.",
)  # fmt: skip


@command.command("verify", epilog="Example: preflight webhook verify body.json --headers headers.txt")
@click.argument("body", metavar="BODY_FILE|-", type=click.Path())
@click.option(
    "--header", "headers", multiple=True, metavar="NAME:VALUE", help="A header; may stand several times."
)
@click.option("--headers", "headers_file", metavar="FILE", help="File with a header a line.")
@click.option("--now", type=float, metavar="UNIX_SECONDS", help="Verify as if it were then.")
@_secret_option
@_scheme_option
@_tolerance_option
@debug_option
def verify(
    body: str,
    headers: tuple[str, ...],
    headers_file: str | None,
    now: float | None,
    secret_file: str | None,
    scheme: str,
    tolerance: float,
) -> int:
    """Say whether a webhook is genuine; if not, which of secret, timestamp, body or encoding is wrong."""
    from preflight.submission import verify_webhook

    lines = [*headers, *(_text(headers_file).splitlines() if headers_file else ())]
    try:
        event = verify_webhook(
            _body(body),
            [_header(line) for line in lines if line.strip()],
            _secret(secret_file),
            now=now,
            tolerance_s=tolerance,
            scheme=_scheme(scheme),
        )
    except WebhookError as error:
        emit(f"not genuine ({error.check}): {error}\n")
        return Exit.FINDINGS
    emit(_event(event))
    return Exit.CLEAN


@command.command(
    "listen", epilog="Example: preflight webhook listen --port 8090 --forward http://localhost:3000/hooks"
)
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=0, metavar="N", help="Port on 127.0.0.1; 0: a free one."
)
@click.option("--forward", default="", metavar="URL", help="Hand verified webhooks on to this local address.")
@_secret_option
@_scheme_option
@_tolerance_option
@debug_option
def listen(port: int, forward: str, secret_file: str | None, scheme: str, tolerance: float) -> None:
    """Print the webhooks that arrive, one JSON object a line, until Ctrl-C."""
    from preflight.submission.listener import Listener
    from preflight.submission.listener import listen as run

    listener = Listener(
        secret=_secret(secret_file),
        on_event=lambda event: emit(_event(event)),
        on_refusal=lambda error: complain(f"not genuine ({error.check}): {error}"),
        port=port,
        forward_to=forward,
        scheme=_scheme(scheme),
        tolerance_s=tolerance,
    )
    run(listener, lambda url: complain(f"listening on {url}"))


def _event(event: WebhookEvent) -> str:
    return json.dumps(as_data(event), ensure_ascii=False) + "\n"


def _scheme(name: str) -> Scheme:
    from preflight.submission import DEFAULT, STANDARD_WEBHOOKS, STRIPE

    return dict(zip(SCHEMES, (DEFAULT, STANDARD_WEBHOOKS, STRIPE), strict=True))[name]


def _secret(file: str | None) -> str:
    secret = _text(file).strip() if file else os.environ.get(VARIABLE, "")
    if not secret:
        raise UsageError(f"no webhook secret: set {VARIABLE}, or name a file with --secret-file")
    return secret


def _body(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path) from None


def _text(path: str) -> str:
    try:
        return _body(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("is not text", path=path) from None


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or not name.strip():
        raise UsageError(f"{line[:60]!r} is no header; write NAME: VALUE")
    return name.strip(), value.strip()
