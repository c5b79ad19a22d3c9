"""The commands of a Markdown page: finds them, runs them on a copy of the examples, writes what they print.

In a block ```console a line `$ …` is a command and the lines below it are its output. In a block ```bash
every line is a command, and its output is not shown.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
_CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)


class Ran(NamedTuple):
    """What a command did."""

    output: str  # standard output and error, as a terminal of 80 columns shows them
    status: int


class Shell:
    """Runs command lines in a folder, with `preflight` meaning this checkout."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "work"
        shutil.copytree(ROOT / "examples", self._folder / "examples")
        tools = folder / "bin"
        tools.mkdir()
        program = tools / "preflight"
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m preflight "$@"\n')
        program.chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFLIGHT_")}
        self._environment = kept | {
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "COLUMNS": "80",
            "NO_COLOR": "1",
        }

    def run(self, command: str) -> Ran:
        """Run one command line under bash."""
        done = subprocess.run(  # noqa: S603 - the commands are those of our own pages
            ["bash", "-c", command],  # noqa: S607
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return Ran(done.stdout, done.returncode)


@contextmanager
def shell() -> Iterator[Shell]:
    """A shell in a new folder, which holds a copy of the examples."""
    with tempfile.TemporaryDirectory() as folder:
        yield Shell(Path(folder))


def played(page: str) -> str:
    """A page with the outputs of its ```console blocks made anew."""
    with shell() as sh:

        def block(match: re.Match[str]) -> str:
            commands = [line for line in match[1].splitlines() if line.startswith("$ ")]
            parts = [f"{command}\n{sh.run(command[2:]).output.rstrip()}\n" for command in commands]
            return "".join(parts)

        return _CONSOLE.sub(block, page)


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def commands(page: str) -> list[str]:
    """The command lines of the ```bash blocks."""
    return [line for block in blocks(page, "bash") for line in block.splitlines() if line.strip()]
