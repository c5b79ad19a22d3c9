"""YAML files: one payload a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from preflight.documents.model import Fault, Ignore, Limits, Reading, not_an_object
from preflight.documents.payload import Payload
from preflight.documents.places import NOWHERE, Place, Span
from preflight.documents.yaml_errors import broke_off, explain
from preflight.documents.yaml_events import Characters, parse, unprintable
from preflight.documents.yaml_tree import Node, StopDocumentError, TreeBuilder

MOST_RESTARTS = 20  # after errors of syntax; each costs a look at all that follows

_NEXT_DOCUMENT = re.compile(r"^---(?=[ \t\r\n]|\Z)", re.MULTILINE)
_EMPTY_HELP = "write the payload's fields, a line each: name: value"


class Parsed(NamedTuple):
    """One document. `root` is None if it cannot be used; without content it is not `filled`."""

    root: Node | None
    filled: bool
    scalars: list[Place]
    faults: list[Fault]

    @property
    def root_place(self) -> Place | None:
        return self.root.place if self.root else None


def read_yaml(text: str, limits: Limits) -> Reading:
    """Every document of the text; those before and after a faulty one are read."""
    documents = list(parse_documents(text, 0, len(text), limits))
    filled = [document for document in documents if document.filled]
    faults = [fault for document in documents for fault in document.faults]
    faults += control_characters(text, 0, len(text))
    if not filled and not faults:
        faults.append(Fault(start=0, end=0, message="the file is empty", help=_EMPTY_HELP))
    payloads: list[Payload] = []
    for index, document in enumerate(filled):
        if document.root is None:
            continue
        if isinstance(document.root.value, dict):
            payloads.append(Payload(data=document.root.value, index=index))
        else:
            faults.append(not_an_object(document.root.value, document.root.place.span))
    places = [document.root_place or NOWHERE for document in filled]
    return Reading(
        payloads=tuple(payloads),
        faults=tuple(faults),
        locate=lambda payload: places[payload.index],
        ignores=lambda: _ignores(text, documents),
    )


def _ignores(text: str, documents: list[Parsed]) -> tuple[Ignore, ...]:
    from preflight.documents.yaml_comments import ignores_of

    return ignores_of(text, Span(0, len(text)), documents)


def parse_documents(text: str, start: int, end: int, limits: Limits) -> Iterator[Parsed]:
    """The YAML documents in `text[start:end]`, with offsets into `text`."""
    characters = Characters(text[start:end])
    base: int | None = start
    nodes = 0
    for _ in range(MOST_RESTARTS):
        if base is None:
            return
        run = _Run(text, base, characters, limits, nodes)
        yield from run.documents(characters.safe[base - start :])
        nodes = run.nodes
        if nodes > limits.nodes:
            return
        following = _NEXT_DOCUMENT.search(text, run.stopped, end) if run.stopped is not None else None
        base = following.start() if following else None


class _Run:
    """One go of the parser, up to the end or to what it cannot read; there it `stopped`."""

    def __init__(self, text: str, base: int, characters: Characters, limits: Limits, nodes: int) -> None:
        self._text = text
        self._base = base
        self._characters = characters
        self._limits = limits
        self._builder = self._next_builder(nodes)
        self.stopped: int | None = None

    def documents(self, safe: str) -> Iterator[Parsed]:
        events = parse(safe)
        while True:
            try:
                event = next(events, None)
                if event is None:
                    return
                self._builder.take(event)
            except yaml.YAMLError as error:
                at, words = explain(error)
                at = min(self._base + at, len(self._text))
                self._stop(max(at, self._base + broke_off(error)))
                fault = Fault(
                    start=at, end=min(at + 1, len(self._text)), message=words.message, help=words.help
                )
                yield self._parsed(fault)
                return
            except StopDocumentError:
                self._stop(self._builder.faults[-1].end)
                yield self._parsed()
                return
            if isinstance(event, yaml.DocumentEndEvent):
                yield self._parsed()
                self._builder = self._next_builder(self.nodes)

    @property
    def nodes(self) -> int:
        """The values so far, with those of earlier goes."""
        return self._builder.nodes

    def _next_builder(self, nodes: int) -> TreeBuilder:
        return TreeBuilder(self._text, self._base, self._characters, self._limits, nodes)

    def _stop(self, at: int) -> None:
        self.stopped = max(at, self._base + 1)  # past the line --- that this go began with

    def _parsed(self, *more: Fault) -> Parsed:
        builder = self._builder
        root = builder.root if self.stopped is None else None
        filled = root is None or not _is_nothing(root)
        return Parsed(root if filled else None, filled, builder.scalars, [*builder.faults, *more])


def _is_nothing(root: Node) -> bool:
    return root.value is None and root.place.start == root.place.end


def control_characters(text: str, start: int, end: int) -> list[Fault]:
    """A fault for the first character that YAML allows nowhere."""
    for at in unprintable(text[start:end]):
        return [
            Fault(
                start=start + at,
                end=start + at + 1,
                message=f"a control character (U+{ord(text[start + at]):04X}) stands in the file",
                help='remove it, or write it as an escape in double quotes, like "\\u0007"',
            )
        ]
    return []
