"""`preflight speak`."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from preflight.cli.exits import Exit
from preflight.cli.options import config_option, debug_option
from preflight.cli.output import complain, emit
from preflight.errors import InputError, UsageError
from preflight.settings import load
from preflight.speech import Reading, Style, UnknownLanguageError, read


@click.command("speak", epilog="Example: preflight speak '3BR/2.5BA from $1.25M'")
@click.argument("text", nargs=-1, metavar="[TEXT|-]")
@click.option("--language", metavar="TAG", help="Language of the text (default: en, or the setting).")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help='Standard input has {"text", "language"?} a line, standard output {"text", "changes"} a line.',
)
@config_option
@debug_option
def command(text: tuple[str, ...], language: str | None, as_json: bool, config: str | None) -> int:
    """Say written text as a voice-over artist would.

    Without TEXT, or with -, every line of standard input is read.
    """
    settings = load(None, config)
    voice = _Voice(language or settings.language, settings.style())
    if text and text != ("-",):
        reading = voice.read(" ".join(text))
        emit((_as_json(reading) if as_json else reading.text) + "\n")
        return Exit.CLEAN
    return _read_lines(voice, as_json=as_json)


def _read_lines(voice: _Voice, *, as_json: bool) -> int:
    """Read standard input a line at a time. With JSON a bad line is answered as one, and the rest is read."""
    status = Exit.CLEAN
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            text = _decoded(line, number)
            emit((_answer(voice, text, number) if as_json else voice.read(text).text) + "\n")
        except UsageError as error:
            if not as_json:
                raise
            complain(str(error))
            emit(json.dumps({"error": str(error)}, ensure_ascii=False) + "\n")
            status = Exit.USAGE
    return status


class _Voice:
    """Reads texts in one style."""

    def __init__(self, language: str, style: Style) -> None:
        self._language = language
        self._style = style

    def read(self, text: str, language: str | None = None) -> Reading:
        try:
            return read(text, language or self._language, style=self._style)
        except UnknownLanguageError as error:
            raise UsageError(str(error)) from None


def _decoded(line: bytes, number: int) -> str:
    """A line as UTF-8, whatever the terminal's encoding, without its end."""
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        problem = f"line {number} is not UTF-8 (byte {error.start + 1})"
    raise InputError(problem, path="standard input")


def _answer(voice: _Voice, line: str, number: int) -> str:
    """One line of JSON for one line of JSON."""
    try:
        asked: Any = json.loads(line)
    except ValueError as error:
        raise InputError(f"line {number} is not JSON: {error}", path="standard input") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise InputError(f'line {number} is not {{"text": "…"}}', path="standard input")
    language = asked.get("language")
    if language is not None and not isinstance(language, str):
        raise InputError(f"line {number}: language has to be a text", path="standard input")
    return _as_json(voice.read(asked["text"], language))


def _as_json(reading: Reading) -> str:
    changes = [
        {
            "start": change.start,
            "end": change.end,
            "written": change.written,
            "spoken": change.spoken,
            "semiotic_class": change.semiotic_class,
            "certain": change.certain,
            "alternatives": list(change.alternatives),
        }
        for change in reading.changes
    ]
    return json.dumps({"text": reading.text, "changes": changes}, ensure_ascii=False)
