"""YAML events to values and their places: one document, with everything that is wrong with it."""

from __future__ import annotations

import re
from typing import Any

import yaml

from preflight.documents.json_text import shown
from preflight.documents.model import Fault, Limits, type_name
from preflight.documents.places import Place
from preflight.documents.yaml_core import UnfitScalarError, known_collection_tag, resolve
from preflight.documents.yaml_events import Characters
from preflight.documents.yaml_text import Context, YamlText

MOST_FAULTS = 20  # in one document; more of them say nothing new

_PROPERTIES = re.compile(r"(?:(?:&[^\s,\[\]{}]+|!<[^>]*>|![^\s,\[\]{}]*)(?:\s+#[^\n]*)?\s*)*")
_MERGE = "<<"


class StopDocumentError(Exception):
    """Nothing more of this document can be used; the faults say why."""


class Node:
    """A value with its place, and what it costs to have it stand in full."""

    __slots__ = ("height", "merged", "name", "open", "place", "size", "value", "written")

    def __init__(self, value: Any, place: Place, written: str | None = None) -> None:
        self.value = value
        self.place = place
        self.written = written  # of a scalar: its text, whatever its type
        self.size = 1  # values in it, aliases counted each time
        self.height = 1 if written is None else 0  # objects and lists in one another
        self.open = written is None  # not yet ended: an alias for it would contain itself
        self.name: Node | None = None  # of an object that waits for a value: the value's name
        self.merged: list[Node] = []  # of an object: what << brings in


class TreeBuilder:
    """Takes the events of one document and holds its root."""

    def __init__(self, text: str, base: int, characters: Characters, limits: Limits, nodes: int = 0) -> None:
        self._text = text
        self._base = base  # the offset in `text` from which the events count
        self._characters = characters
        self._limits = limits
        self._stack: list[Node] = []
        self._flows: list[bool] = []
        self._anchors: dict[str, Node] = {}
        self.nodes = nodes  # values so far, with those of earlier documents
        self.faults: list[Fault] = []
        self.root: Node | None = None
        self.scalars: list[Place] = []  # every scalar of the text, also those that are no values

    def take(self, event: Any) -> None:
        """One more event; raises `StopDocumentError`."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._finish(event)

    def _blame(self, place: Place, message: str, help_: str) -> None:
        end = max(place.start, place.end)
        self.faults.append(Fault(start=place.start, end=end, message=message, help=help_))
        if len(self.faults) >= MOST_FAULTS:
            raise StopDocumentError

    # Scalars and aliases

    def _scalar(self, event: Any) -> None:
        written = self._characters.restore(event.value)
        style = event.style or ""
        end = self._base + event.end_mark.index
        start = min(self._start(event), end)
        is_block = style in ("|", ">")
        place = Place(start, start + len(self._text[start:end].rstrip()) if is_block else end)
        self.scalars.append(place)
        is_name = self._expects_name()
        value = self._resolved(event, written, place)
        if is_name and not isinstance(value, str):
            value = self._stringified(written, place)
        if isinstance(value, str):
            context = Context(bool(self._flows) and self._flows[-1], is_name, event.tag)
            place.writing = YamlText(self._text, start, end, style, written, context)
        if not is_name:
            self._count(1, place)
        node = Node(value, place, written)
        if event.anchor:
            self._anchors[event.anchor] = node
        self._add(node)

    def _resolved(self, event: Any, written: str, place: Place) -> Any:
        try:
            return resolve(written, plain=not event.style, tag=event.tag)
        except UnfitScalarError as unfit:
            self._blame(place, str(unfit), unfit.help)
            return None

    def _stringified(self, written: str, place: Place) -> str:
        self._blame(place, "a field's name must be a text", f"write it in quotes: {shown(written)}")
        return written

    def _alias(self, event: Any) -> None:
        target = self._anchors.get(event.anchor)
        place = Place(self._base + event.start_mark.index, self._base + event.end_mark.index)
        if target is not None and not target.open:
            self._check_depth(place, target.height)
            self._count(target.size, place)
            if self._stack:
                self._stack[-1].place.end = place.end
            self._add(target)
            return
        if target is None:
            self._blame(place, f"there is no &{event.anchor} above this alias", "write the value itself")
        else:
            self._blame(place, f"&{event.anchor} contains itself by this alias", "write the value itself")
        self._add(Node(None, place, ""))

    # Collections

    def _begin(self, event: Any) -> None:
        is_map = isinstance(event, yaml.MappingStartEvent)
        start = self._start(event)
        place = Place(start, start + 1)
        if is_map:
            place.members = {}
        else:
            place.items = []
        if not known_collection_tag(event.tag, "map" if is_map else "seq"):
            self._blame(
                place,
                f"the tag {shown(event.tag)} has no meaning here",
                "remove it; a payload has plain values only",
            )
        self._check_depth(place, 1)
        self._count(1, place)
        node = Node({} if is_map else [], place)
        if event.anchor:
            self._anchors[event.anchor] = node
        self._stack.append(node)
        self._flows.append(bool(event.flow_style))

    def _finish(self, event: Any) -> None:
        node = self._stack.pop()
        if self._flows.pop():
            node.place.end = self._base + event.end_mark.index
        for source in node.merged:
            self._merge(node, source)
        node.open = False
        self._add(node)

    def _check_depth(self, place: Place, height: int) -> None:
        if len(self._stack) + height > self._limits.depth:
            self._blame(
                place,
                f"objects and lists are nested more than {self._limits.depth} deep",
                "a payload needs no more than five levels",
            )
            raise StopDocumentError

    def _count(self, nodes: int, place: Place) -> None:
        self.nodes += nodes
        if self.nodes > self._limits.nodes:
            self._blame(
                place,
                f"more than {self._limits.nodes:,} values, aliases counted each time",
                "split the file, or write fewer aliases",
            )
            raise StopDocumentError

    def _expects_name(self) -> bool:
        return (
            bool(self._stack) and self._stack[-1].place.members is not None and self._stack[-1].name is None
        )

    def _start(self, event: Any) -> int:
        """Where a node begins behind its anchor and tag."""
        start: int = self._base + event.start_mark.index
        if not event.anchor and not event.tag:
            return start
        properties = _PROPERTIES.match(self._text, start)
        return properties.end() if properties else start

    # Putting nodes into their parents

    def _add(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        place = parent.place
        if place.members is not None and parent.name is None:
            parent.name = node
            place.end = max(place.end, node.place.end)
            return
        parent.size += node.size
        parent.height = max(parent.height, node.height + 1)
        if node.place.start >= place.start:
            place.end = max(place.end, node.place.end)
        if place.items is not None:
            place.items.append(node.place)
            parent.value.append(node.value)
        else:
            self._add_member(parent, node)

    def _add_member(self, parent: Node, node: Node) -> None:
        name, parent.name = parent.name, None
        members = parent.place.members
        if name is None or members is None:
            return
        text = name.value
        if not isinstance(text, str):
            self._blame(name.place, f"a field's name must be a text, not {type_name(text)}", "write a name")
            return
        if text == _MERGE and self._text[name.place.start : name.place.end] == _MERGE:
            self._add_merge(parent, node)
            return
        if text in members:
            line = self._text.count("\n", 0, members[text][0].start) + 1
            self._blame(
                name.place,
                f"{shown(text)} is given twice in one object",
                f"remove one; the other is in line {line}",
            )
        parent.value[text] = node.value
        members[text] = (name.place, node.place)

    def _add_merge(self, parent: Node, node: Node) -> None:
        sources = node.value if node.place.items is not None else [node.value]
        places = node.place.items if node.place.items is not None else [node.place]
        for value, place in zip(sources, places, strict=True):
            if place.members is None:
                self._blame(
                    place, "<< takes an object, or a list of objects", "give it an alias for an object"
                )
            else:
                parent.merged.append(Node(value, place))

    @staticmethod
    def _merge(node: Node, source: Node) -> None:
        """What the object itself says goes before, then what was merged earlier."""
        for name, value in source.value.items():
            if name not in node.value:
                node.value[name] = value
                if node.place.members is not None and source.place.members is not None:
                    node.place.members[name] = source.place.members[name]
