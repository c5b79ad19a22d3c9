"""`preflight wait`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from preflight.cli.exits import Exit
from preflight.cli.options import config_option, debug_option
from preflight.cli.output import emit
from preflight.cli.sending import api_options, json_option, make_client, show_task

if TYPE_CHECKING:
    from preflight.submission import Client, Task


@click.command("wait", epilog="Example: preflight wait task_abc123 --download videos/")
@click.argument("task_id")
@click.option("--download", metavar="DIR", type=click.Path(), help="Fetch the video into this folder.")
@click.option("--timeout", type=click.FloatRange(min=0), metavar="SECONDS", help="Wait no longer than this.")
@api_options
@json_option
@config_option
@debug_option
def command(task_id: str, **options: Any) -> int:
    """Wait until a task is completed or failed. Calling it again goes on where it stopped."""
    client = make_client(options)
    return finish(
        client, task_id, options["download"], as_json=options["as_json"], timeout_s=options["timeout"]
    )


def finish(
    client: Client, task_id: str, folder: str | None, *, as_json: bool, timeout_s: float | None = None
) -> Exit:
    """Wait for a task, show it and fetch its video; a task that failed is a finding."""
    task = client.wait(task_id, on_progress=_Progress(), timeout_s=timeout_s)
    show_task(task, as_json=as_json)
    if task.status != "completed":
        return Exit.FINDINGS
    if folder is not None:
        path = client.download(task, folder)
        if not as_json:
            emit(f"{path}\n")
    return Exit.CLEAN


class _Progress:
    """A line on a terminal that says how the task stands; elsewhere a line for each change."""

    def __init__(self) -> None:
        self._said = ""

    def __call__(self, task: Task) -> None:
        place = f", number {task.queue_position} in the queue" if task.queue_position is not None else ""
        words = f"{task.task_id}: {task.status}{place}"
        if words == self._said:
            return
        self._said = words
        sys.stderr.write(f"{words}\n")
        sys.stderr.flush()
