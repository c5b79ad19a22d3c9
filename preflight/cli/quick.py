"""The quick way through two calls that are made again and again, where no settings are in force.

`preflight check --offline FILE.json …` with clean files is what a hook does on every commit, and
`preflight speak TEXT` what an editor does for every line. Loading the library of the command line takes
longer than either. Whatever is not surely as simple as that is left to the whole command, which says
the same; a test compares the two.
"""

import os

from preflight.cli.output import complain, emit
from preflight.documents.files import read_bytes
from preflight.errors import InputError, UsageError
from preflight.lookup import PYPROJECT, candidates

_MOST_FILES = 100  # with more, the start is a small part of the whole


def answer(arguments: list[str]) -> int | None:
    """The exit status of a simple call, whose output is out then. None: nothing was done."""
    try:
        return 0 if _is_answered(arguments) else None
    except UsageError as error:
        complain(str(error))
        return 2
    except KeyboardInterrupt:
        complain("interrupted")
        return 130


def _is_answered(arguments: list[str]) -> bool:
    if arguments[:1] == ["check"]:
        return _check(arguments)
    return arguments[:1] == ["speak"] and len(arguments) == 2 and _speak(arguments[1])


def _speak(text: str) -> bool:
    if text.startswith("-") or _is_configured(""):
        return False
    from preflight.speech import read

    emit(read(text).text + "\n")
    return True


def _check(arguments: list[str]) -> bool:
    if arguments.count("--offline") != 1:
        return False
    files = [argument for argument in arguments[1:] if argument != "--offline"]
    if not 0 < len(files) <= _MOST_FILES or len(set(map(os.path.realpath, files))) < len(files):
        return False
    if any(file.startswith(("-", "./")) or not file.endswith(".json") for file in files):
        return False
    if _is_configured(os.path.dirname(files[0])):  # noqa: PTH120
        return False
    payloads = _clean_payloads(files)
    if payloads:
        _report(len(files), payloads)
    return payloads > 0


def _is_configured(folder: str) -> bool:
    try:
        return any(
            not file.endswith(PYPROJECT) or b"preflight" in read_bytes(file) for file in candidates(folder)
        )
    except InputError:
        return True


def _may_configure(file: str) -> bool:
    return not file.endswith(PYPROJECT) or b"preflight" in read_bytes(file)


def _clean_payloads(files: list[str]) -> int:
    """How many payloads the files have, if all are surely clean; 0 if that takes a closer look."""
    from preflight.contract.model import LIVING_PROPERTY
    from preflight.documents.json_fast import fast_json
    from preflight.screen import screen_for

    surely_clean = screen_for(LIVING_PROPERTY)
    number = 0
    for file in files:
        try:
            data = read_bytes(file)
        except InputError:
            return 0
        quick = None if b"vpk_" in data else fast_json(data)
        payloads = [] if quick is None else quick[1] if type(quick[1]) is list else [quick[1]]
        if not payloads or not all(map(surely_clean, payloads)):
            return 0
        number += len(payloads)
    return number


def _report(files: int, payloads: int) -> None:
    from preflight.cli.looks import stdout_look
    from preflight.reports.text import render
    from preflight.tallies import Report, Summary

    emit(render(Report(summary=Summary(files=files, payloads=payloads)), stdout_look()))
