"""The whole way on a sample listing, on this machine: findings, fix, sandbox, video, ledger."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from preflight.reports import Look, reporter
from preflight.running import Wish, run_all
from preflight.settings import Settings
from preflight.tallies import Report

if TYPE_CHECKING:
    from preflight.sandbox import Running

NAME = "elm-street.living.md"
LISTING = """\
---
# A storyboard: the request on top, then one paragraph for each photo.
images:
  - url: photos/front.jpg
  - {url: photos/kitchen.jpg, room_type: kitchen}
  - {url: photos/garden.jpg}
voice: {voice_id: EXAVITQu4vr4xnSDxMaL, language: en}
modification_mode: no_modify
---

# The Elm Street house

Welcome to Elm Street: a “quiet” 3BR/2BA home & garden.

The kitchen seats 8 around an island of stone, and faces the morning sun.

Outside, ¼ acre of lawn and oaks — just 5 min. from the old town.
"""
PHOTOS = {"front.jpg": (196, 164, 132), "kitchen.jpg": (222, 214, 200), "garden.jpg": (126, 158, 104)}
_SIZE = (1280, 720)  # pixels, just the HD floor
_SPEED = 60.0  # minutes of the sandbox take seconds here

Say = Callable[[str], None]


def run_demo(say: Say, look: Look, folder: Path) -> bool:
    """Show in `folder` what a user would see; whether all went well."""
    file = folder / NAME
    _make_listing(file)
    say(_title(f"A listing, as it was written: {NAME}", look))
    say(LISTING)
    say(_title(f"preflight check {NAME}", look))
    say(_checked(file, look, Wish(summaries=True))[0])
    say(_title(f"preflight check --fix {NAME}", look))
    text, report = _checked(file, look, Wish(fix=True, summaries=True))
    say(_changes(file.read_text("utf-8")))
    say(text)
    return report.ok and _send(file, say, look)


def _make_listing(file: Path) -> None:
    from PIL import Image

    file.write_text(LISTING, "utf-8")
    photos = file.parent / "photos"
    photos.mkdir(exist_ok=True)
    for name, colour in PHOTOS.items():
        Image.new("RGB", _SIZE, colour).save(photos / name, quality=60)


def _title(text: str, look: Look) -> str:
    line = f"── {text} " if look.unicode else f"-- {text} "
    title = line.ljust(min(look.width, 80), "─" if look.unicode else "-")
    return (f"\x1b[1m{title}\x1b[0m" if look.color else title) + "\n"


def _checked(file: Path, look: Look, wish: Wish) -> tuple[str, Report]:
    """The report as a user in the listing's folder would see it."""
    report = run_all(Settings(root=str(file.parent)), [str(file)], wish).report()
    text = reporter("text")(report, look)
    return text.replace(f"{file.parent}/", ""), report


def _changes(after: str) -> str:
    """The lines that the fix changed, as `--diff` shows them, without the lines around."""
    lines = difflib.unified_diff(LISTING.splitlines(), after.splitlines(), lineterm="", n=0)
    return "\n".join(line for line in lines if line[:2] not in ("--", "++", "@@")) + "\n"


def _send(file: Path, say: Say, look: Look) -> bool:
    """Submit the repaired listing to a sandbox, twice, and fetch the video."""
    from preflight import sandbox

    with sandbox.running(speed=_SPEED) as running:
        _publish_photos(file, running.base_url)
        say(_title(f"preflight submit {NAME} --wait --download .", look))
        say("(to a sandbox on this machine, with its photos and a test key: nothing is charged)\n")
        sent = _submitted(file, say, running)
        if sent:
            say(_title("preflight ledger", look))
            say(
                "".join(
                    f"{each.state}  {each.task_id}  {NAME}\n" for each in running.client().ledger.entries()
                )
            )
    return sent


def _publish_photos(file: Path, base_url: str) -> None:
    """Write the addresses of photos in place of the paths, as a team does once they are uploaded."""
    text = file.read_text("utf-8")
    for name in PHOTOS:
        text = text.replace(f"photos/{name}", f'"{base_url}/photos/{name}?width=1920&height=1080"')
    file.write_text(text, "utf-8")


def _submitted(file: Path, say: Say, running: Running) -> bool:
    from preflight.submitting import checked_payloads

    client = running.client()
    prepared = checked_payloads(Settings(root=str(file.parent)), [str(file)], client, asks=True)
    if not prepared.report.ok:
        say("\n".join(f"{finding.rule}: {finding.message}" for finding in prepared.report.findings))
        return False
    payload = prepared.payloads[0].data
    accepted = client.submit(payload, label=NAME)
    say(f"accepted as {accepted.task_id}, {accepted.credits_charged} credits charged")
    again = client.submit(payload, label=NAME)
    say(f"sent once more: it is {again.task_id} still, {running.state()['requests']} request reached the API")
    task = client.wait(accepted.task_id)
    if task.result is None:
        say(f"{task.task_id} {task.status}")
        return False
    video = client.download(task, file.parent)
    say(f"completed: {video.name}, {task.result.duration_seconds:g} s of {task.result.resolution} video\n")
    return True
