"""What the commands that talk to the API share: options, the client, records as lines and as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from preflight.cli.output import complain, emit
from preflight.settings import Settings, load

if TYPE_CHECKING:
    from preflight.submission import Client, Task

F = TypeVar("F", bound=Callable[..., Any])


def api_options(command: F) -> F:
    """Where the API is, which key to use, and where the ledger stands."""
    for option in (
        click.option("--ledger", metavar="FILE", help="Ledger to use instead of the user's own."),
        click.option(
            "--api-key-file",
            metavar="FILE",
            help="File that holds the API key; without it the variable VIBEPEAK_API_KEY does.",
        ),
        click.option(
            "--base-url", metavar="URL", envvar="PREFLIGHT_BASE_URL", help="Another address of the API."
        ),
    ):
        command = option(command)
    return command


def json_option(command: F) -> F:
    """`--json`: for programs."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")(
        command
    )


def make_client(options: dict[str, Any], **more: Any) -> Client:
    """The client that the options name. UsageError if there is no key, or no usable address."""
    from preflight.submission import Client, read_key

    settings: Settings = load(None, options.get("config"))
    return Client(
        read_key(options["api_key_file"]),
        options["base_url"] or settings.base_url,
        ledger=options["ledger"],
        on_pause=_say_pause,
        **more,
    )


def _say_pause(why: Exception, seconds: float) -> None:
    complain(f"{why}; trying again in {seconds:.0f} s")


def show_task(task: Task, *, as_json: bool) -> None:
    """One line of a task, as it stands."""
    if as_json:
        emit(json.dumps(as_data(task), ensure_ascii=False) + "\n")
        return
    words = [task.task_id, task.status]
    if task.queue_position is not None:
        words.append(f"number {task.queue_position} in the queue")
    if task.result:
        words.append(
            f"{task.result.resolution} video of {task.result.duration_seconds:g} s: {task.result.video_url}"
        )
    if task.error:
        words.append(f"{task.error.code}: {task.error.message}")
    emit("  ".join(filter(None, words)) + "\n")


def as_data(record: Any) -> dict[str, Any]:
    """A record for programs: what is not known is left out, undocumented fields stand among the others."""
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    known = {
        name: as_data(value) if is_dataclass(value) else value
        for name, value in values.items()
        if value is not None
    }
    return {**known.pop("extra", {}), **known}


def in_folder(path: str) -> str:
    """The folder of a path, for what is relative to it."""
    return os.path.dirname(path)  # noqa: PTH120
