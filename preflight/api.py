"""The library: check, fix and speak in one call each."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from typing import Any

from preflight.documents.discovery import discover
from preflight.documents.model import Document, Kind, kind_of
from preflight.engine import Checker
from preflight.errors import InputError
from preflight.findings import Report
from preflight.probing import Ask, asker, web_addresses
from preflight.running import Outcome, Wish, run_all
from preflight.settings import Settings, load
from preflight.speech import Reading, Style, read

# ruff: noqa: PTH110, PTH120
Source = str | os.PathLike[str] | Mapping[str, Any]


def check(
    source: Source,
    *,
    images: int | None = None,
    language: str | None = None,
    online: bool | None = None,
    settings: Settings | None = None,
) -> Report:
    """Check a file or folder, a payload as a dict, or with `images` a script's text.

    A text is taken for a path if it names something that exists or ends like a file that preflight
    reads. Photos on the web are asked unless `online` is false. Without `settings` the configuration
    nearest to the path is used. Raises InputError for a path that is missing or holds nothing to check,
    SettingsError for a broken configuration, and `speech.UnknownLanguageError` for a language that is
    not known.
    """
    path = _path(source, images)
    chosen = settings or load(os.path.dirname(path) if path else None)
    chosen = chosen.but(images=images, language=language, online=online)
    read("", chosen.language)
    ask = None if chosen.online is False else asker(chosen)
    if path is None:
        return _check_value(chosen, source, ask)
    paths = discover([path], include=chosen.include, exclude=chosen.exclude, root=chosen.root)
    return run_all(chosen, paths, Wish(summaries=True), ask=ask).report()


def _path(source: Source, images: int | None) -> str | None:
    if isinstance(source, os.PathLike):
        return os.fspath(source)
    if isinstance(source, Mapping):
        return None
    if "\n" not in source and (kind_of(source) is not None or os.path.exists(source)):
        return source
    if images is None:
        raise InputError(
            "no such file; to check a script's text say how many images=… it is for", path=source[:80]
        )
    return None


def _check_value(settings: Settings, source: Source, ask: Ask | None) -> Report:
    document = _document(Checker(settings), source)
    urls = list(web_addresses(document.payloads, settings))
    checker = Checker(settings, photos=ask(urls) if ask and urls else {}, now_s=time.time())
    outcome = Outcome()
    outcome.files, outcome.payloads = 1, len(document.payloads)
    outcome.findings += checker.findings(document)
    outcome.scripts += checker.summaries(document)
    return outcome.report()


def _document(checker: Checker, source: Source) -> Document:
    if isinstance(source, str):
        return checker.read(source.encode("utf-8", "surrogatepass"), "<text>", Kind.TEXT)
    return checker.read(_as_json(source), "<payload>", Kind.JSON)


def _as_json(payload: Any) -> bytes:
    try:
        return json.dumps(payload, indent=2).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise InputError(f"the payload cannot be written as JSON: {error}") from error


def speak(text: str, language: str = "en", *, style: Style | None = None) -> Reading:
    """The words a voice-over artist would say for written text, with every change.

    Raises `speech.UnknownLanguageError` for a language that is not known.
    """
    return read(text, language, style=style or Style())


def fix(text: str, language: str = "en", *, unsafe: bool = False, settings: Settings | None = None) -> str:
    """A script's text with what the voice cannot say spelled, where one reading is meant without doubt.

    With `unsafe`, likely readings are written too. Everything else stays to the byte. Raises
    `speech.UnknownLanguageError` for a language that is not known.
    """
    from preflight.fixing import repair

    read("", language)
    checker = Checker((settings or Settings())._replace(language=language, images=None))
    data = text.encode("utf-8", "surrogatepass")
    document = checker.read(data, "<text>", Kind.TEXT)
    return repair(checker, document, data, unsafe=unsafe).document.text
