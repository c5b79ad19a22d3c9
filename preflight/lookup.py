"""Where a configuration may stand: the nearest preflight.toml or pyproject.toml, upward."""
# os, not pathlib, which costs every start 4 ms.
# ruff: noqa: PTH100, PTH113, PTH118, PTH120

import os
from collections.abc import Iterator

PYPROJECT = "pyproject.toml"


def candidates(start: str | None = None) -> Iterator[str]:
    """The files that may hold the configuration for the folder `start`, nearest first.

    In one folder preflight.toml comes before pyproject.toml.
    """
    folder = os.path.abspath(start or os.curdir)
    while True:
        for name in ("preflight.toml", PYPROJECT):
            file = os.path.join(folder, name)
            if os.path.isfile(file):
                yield file
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return
