"""`preflight submit`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from preflight.cli.exits import Exit, exit_for
from preflight.cli.looks import look_for
from preflight.cli.options import color_option, config_option, debug_option
from preflight.cli.output import complain, emit
from preflight.cli.sending import api_options, as_data, json_option, make_client
from preflight.errors import ApiError, PreflightError, UnknownOutcomeError, UsageError
from preflight.settings import load

if TYPE_CHECKING:
    from preflight.submission import Accepted, Client
    from preflight.submitting import Ready

_AT_ONCE = 3  # tasks in progress, of the largest plan; the API says if the account's plan has fewer


class Sent(NamedTuple):
    """A payload and what became of it."""

    ready: Ready
    outcome: Accepted | PreflightError


@click.command("submit", epilog="Example: preflight submit listing.living.yaml --wait --download videos/")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--wait", is_flag=True, help="Wait until the videos are finished.")
@click.option(
    "--download", metavar="DIR", type=click.Path(), help="Wait, and fetch the videos into this folder."
)
@click.option("--yes", is_flag=True, help="Do not ask before a live key charges.")
@click.option("--again", is_flag=True, help="Send a payload although it has been sent, and pay for it again.")
@click.option("--offline", is_flag=True, help="Do not ask photo addresses before sending.")
@api_options
@json_option
@config_option
@color_option
@debug_option
def command(**options: Any) -> int:
    """Check the files, then send what is clean, each payload once.

    If anything in the files would be refused, nothing is sent. The key comes from VIBEPEAK_API_KEY or
    --api-key-file. Exit status: 0 accepted, 1 findings or refused, 2 wrong usage, 4 the outcome of a
    request is unknown.
    """
    from preflight.submitting import checked_payloads

    settings = load(None, options["config"])
    client = make_client(options, check=_already_checked)
    prepared = checked_payloads(settings, options["files"], client, asks=not options["offline"])
    if not prepared.report.ok:
        from preflight.reports import reporter

        sys.stderr.write(reporter("text")(prepared.report, look_for(sys.stderr, options["color"])))
        complain("nothing was sent")
        return Exit.FINDINGS
    charged = [each for each in prepared.payloads if options["again"] or not client.sent_before(each.data)]
    _confirm(client, len(charged), said_yes=options["yes"])
    sent = _send(client, prepared.payloads, again=options["again"], as_json=options["as_json"])
    status = max((_status(each.outcome) for each in sent), default=Exit.CLEAN)
    if options["wait"] or options["download"]:
        tasks = [each.outcome.task_id for each in sent if not isinstance(each.outcome, PreflightError)]
        status = max(status, *(_finish(client, task, options) for task in tasks), Exit.CLEAN)
    return status


def _already_checked(payload: object) -> tuple[()]:
    """The client's own check is left out: the files have been checked, with their photos."""
    return ()


def _confirm(client: Client, number: int, *, said_yes: bool) -> None:
    """A live key asks before it charges; where nobody can answer, --yes has to say so."""
    from preflight.contract.model import LIVING_PROPERTY

    if not client.livemode or said_yes or not number:
        return
    if not sys.stdin.isatty():
        raise UsageError("a live key charges credits: say --yes where nobody can be asked")
    requests = f"{number} request{'' if number == 1 else 's'}"
    question = f"Send {requests} with a live key, for up to {number * LIVING_PROPERTY.credits} credits?"
    if not click.confirm(question, err=True):
        raise UsageError("nothing was sent")


def _send(client: Client, payloads: list[Ready], *, again: bool, as_json: bool) -> list[Sent]:
    sent: list[Sent] = []

    def note(index: int, outcome: Accepted | PreflightError) -> None:
        sent.append(Sent(payloads[index], outcome))
        if as_json:
            emit(_as_json(sent[-1]))
        elif isinstance(outcome, PreflightError):
            complain(f"{sent[-1].ready.label}: {outcome}")
        else:
            emit(_line(sent[-1].ready.label, outcome))

    client.submit_all(
        [ready.data for ready in payloads],
        concurrency=_AT_ONCE,
        again=again,
        labels=[ready.label for ready in payloads],
        on_outcome=note,
    )
    return sent


def _line(label: str, outcome: Accepted) -> str:
    from preflight.reports.visible import visible

    label = visible(label)
    if outcome.from_ledger:
        return f"{label}: sent before as {visible(outcome.task_id)}, nothing charged (--again sends anew)\n"
    return f"{label}: accepted as {visible(outcome.task_id)}, {outcome.credits_charged} credits charged\n"


def _as_json(sent: Sent) -> str:
    ready = sent.ready
    data: dict[str, Any] = {"path": ready.path, "pointer": ready.pointer, "index": ready.place}
    outcome = sent.outcome
    if not isinstance(outcome, PreflightError):
        data |= as_data(outcome)
    elif isinstance(outcome, ApiError):
        data["error"] = {
            "code": outcome.code,
            "status": outcome.status,
            "message": outcome.message,
            "request_id": outcome.request_id,
            "details": dict(outcome.details),
        }
    else:
        data["error"] = {
            "code": None,
            "message": str(outcome),
            "unknown": isinstance(outcome, UnknownOutcomeError),
        }
    return json.dumps(data, ensure_ascii=False) + "\n"


def _status(outcome: Accepted | PreflightError) -> Exit:
    return exit_for(outcome) if isinstance(outcome, PreflightError) else Exit.CLEAN


def _finish(client: Client, task_id: str, options: dict[str, Any]) -> Exit:
    from preflight.cli.wait import finish

    return finish(client, task_id, options["download"], as_json=options["as_json"])
