"""Files to payloads that the API would take: checked as at submission, with their photos."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from preflight.documents.discovery import discover
from preflight.documents.files import read_bytes
from preflight.documents.kinds import Kind, kind_of
from preflight.documents.model import Document
from preflight.engine import Checker
from preflight.errors import InputError
from preflight.probing import asker, web_addresses
from preflight.running import Outcome
from preflight.settings import Settings
from preflight.tallies import Report

if TYPE_CHECKING:
    from preflight.submission import Client

# ruff: noqa: PTH120


class Ready(NamedTuple):
    """A payload that may be sent."""

    path: str
    pointer: str  # of the payload in its file
    place: int  # 0-based: which payload of the file
    label: str  # for people: the file, and which of its payloads
    data: dict[str, Any]


class Prepared(NamedTuple):
    """What the check made of the files; the payloads may be sent if the report is ok."""

    report: Report
    payloads: list[Ready]


def checked_payloads(settings: Settings, files: Sequence[str], client: Client, *, asks: bool) -> Prepared:
    """Check files as at submission: nothing is suppressed, and photos have to be on the web.

    With `asks` the photos are asked. InputError for a file that is missing or holds no request.
    """
    settings = settings.but(publish_ready=True, allow_hosts=(*settings.allow_hosts, *client.local_hosts))
    paths = discover(files, include=settings.include, exclude=settings.exclude, root=settings.root)
    reader = Checker(settings)
    documents = [_document(reader, path) for path in paths]
    urls = dict.fromkeys(url for each in documents for url in web_addresses(each.payloads, settings))
    ask = asker(settings, uses_cache=not client.local_hosts)
    photos = ask(list(urls)) if asks and urls else {}
    checker = Checker(settings, photos=photos, submission=True, now_s=time.time())
    outcome = Outcome()
    ready: list[Ready] = []
    for document in documents:
        outcome.files += 1
        outcome.payloads += len(document.payloads)
        outcome.findings += checker.findings(document, os.path.dirname(document.path))
        ready += _ready(document)
    return Prepared(outcome.report(), ready)


def _document(checker: Checker, path: str) -> Document:
    kind = kind_of(path)
    if kind in (None, Kind.PHOTO, Kind.TEXT):
        raise InputError("is no request; a request is JSON, JSON Lines, YAML or a storyboard", path=path)
    document = checker.read(read_bytes(path), path, kind)
    if any(payload.bare for payload in document.payloads):
        raise InputError("is a script alone; give it a front matter with its images", path=path)
    return document


def _ready(document: Document) -> list[Ready]:
    many = len(document.payloads) > 1
    return [
        Ready(
            path=document.path,
            pointer=payload.pointer,
            place=payload.index,
            label=f"{document.path} ({payload.index + 1})" if many else document.path,
            data=payload.data,
        )
        for payload in document.payloads
    ]
