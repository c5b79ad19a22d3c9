"""The whole way on a sample listing, in a folder of its own: findings, fix, clean."""

from __future__ import annotations

import difflib
import tempfile
from collections.abc import Callable
from pathlib import Path

from preflight.reports import Look, reporter
from preflight.running import Wish, run_all
from preflight.settings import Settings
from preflight.tallies import Report

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

Say = Callable[[str], None]


def run_demo(say: Say, look: Look) -> Report:
    """Show what a user would see; gives the report at the end, which is clean."""
    with tempfile.TemporaryDirectory(prefix="preflight-demo-") as folder:
        file = Path(folder, NAME)
        _make_listing(file)
        say(_title(f"A listing, as it was written: {NAME}", look))
        say(LISTING)
        say(_title(f"preflight check {NAME}", look))
        say(_checked(file, look, Wish(summaries=True))[0])
        say(_title(f"preflight check --fix {NAME}", look))
        text, report = _checked(file, look, Wish(fix=True, summaries=True))
        say(_changes(file.read_text("utf-8")))
        say(text)
    return report


def _make_listing(file: Path) -> None:
    from PIL import Image

    file.write_text(LISTING, "utf-8")
    photos = file.parent / "photos"
    photos.mkdir()
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
