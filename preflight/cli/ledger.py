"""`preflight ledger`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from preflight.cli.options import config_option, debug_option
from preflight.cli.output import emit
from preflight.cli.sending import api_options, json_option, make_client

if TYPE_CHECKING:
    from preflight.submission import Entry


@click.group(
    "ledger",
    invoke_without_command=True,
    epilog="Example: preflight ledger resolve 7 --task-id task_abc123",
)
@click.option("--ledger", metavar="FILE", help="Ledger to use instead of the user's own.")
@json_option
@debug_option
@click.pass_context
def command(context: click.Context, ledger: str | None, as_json: bool) -> None:
    """List what was sent, and how it ended.

    An entry that is `unknown` may have been charged: `preflight ledger resolve` says how it ended.
    """
    if context.invoked_subcommand is not None:
        return
    from preflight.submission import Ledger, default_path

    entries = Ledger(ledger or default_path()).entries()
    for entry in entries:
        emit(_as_json(entry) if as_json else _line(entry))
    if not entries and not as_json:
        emit("nothing was sent yet\n")


@command.command("resolve", epilog="Example: preflight ledger resolve 7 --not-accepted")
@click.argument("entry", type=int)
@click.option("--task-id", metavar="TASK_ID", help="The request became this task.")
@click.option("--not-accepted", is_flag=True, help="The request was not accepted; it may be sent again.")
@api_options
@json_option
@config_option
@debug_option
def resolve(entry: int, task_id: str | None, not_accepted: bool, **options: Any) -> None:
    """Say how an unknown request ended, after looking it up."""
    if (task_id is None) is not not_accepted:
        raise click.UsageError("say either --task-id TASK_ID or --not-accepted")
    if not_accepted:
        from preflight.submission import Ledger, default_path

        found = Ledger(options["ledger"] or default_path()).resolve(entry, None)
    else:
        found = make_client(options).resolve(entry, task_id)
    emit(_as_json(found) if options["as_json"] else _line(found))


def _line(entry: Entry) -> str:
    from datetime import UTC, datetime

    from preflight.reports.visible import visible

    when = f"{datetime.fromtimestamp(entry.created_at, UTC):%Y-%m-%d %H:%M:%S}"
    words = [str(entry.id), when, "live" if entry.livemode else "test", str(entry.state)]
    words += [entry.task_id, entry.code, entry.label]
    line = "  ".join(visible(word) for word in words if word)
    return f"{line}\n    {entry.advice}\n" if entry.state == "unknown" else f"{line}\n"


def _as_json(entry: Entry) -> str:
    shown = (
        "id",
        "state",
        "livemode",
        "task_id",
        "request_id",
        "credits",
        "code",
        "status",
        "message",
        "label",
    )
    data = {name: getattr(entry, name) for name in (*shown, "base_url", "created_at", "updated_at")}
    if entry.state == "unknown":
        data["advice"] = entry.advice
    return json.dumps(data, ensure_ascii=False) + "\n"
