"""A YAML parser's events, read by the rules of YAML 1.2 as to characters.

libyaml takes NEL, LS and PS for line breaks, as YAML 1.1 did, and gives up at the first character
that it holds unprintable. Stand-ins from a private area, one for one, keep it from both, and the
offsets stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

import yaml

PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PRINTABLE_BUT_ODD = "\x85\u2028\u2029\ufeff"
_ODD = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_PRIVATE_AREA = 0xE000


class Characters:
    """The stand-ins of one text; `restore` puts the characters back that they stand for."""

    def __init__(self, text: str) -> None:
        found = sorted(set(_ODD.findall(text)))
        free = (code for code in count(_PRIVATE_AREA) if chr(code) not in text)
        self._stand_ins = {ord(char): next(free) for char in found}
        self._originals = {code: char for char, code in self._stand_ins.items()}
        self.safe = text.translate(self._stand_ins) if found else text

    def restore(self, written: str) -> str:
        return written.translate(self._originals) if self._originals else written


def unprintable(text: str) -> Iterator[int]:
    """The offsets of the characters that YAML allows nowhere."""
    return (found.start() for found in _ODD.finditer(text) if found.group() not in _PRINTABLE_BUT_ODD)


def parse(text: str) -> Iterator[Any]:
    """The events of `text`, which has no odd characters; raises `yaml.YAMLError`."""
    return iter(yaml.parse(text, Loader=PARSER))


def lone_scalars(text: str, *, mapping: bool) -> list[tuple[str, bool]] | None:
    """The scalars of a one-line document, and whether each is plain; None if it holds more than it should.

    That is one scalar in a list, or if `mapping`, one name and its value.
    """
    characters = Characters(text)
    scalars: list[tuple[str, bool]] = []
    shape: list[type] = []
    try:
        for event in parse(characters.safe):
            shape.append(type(event))
            if isinstance(event, yaml.ScalarEvent):
                if event.anchor or event.tag:
                    return None
                scalars.append((characters.restore(event.value), not event.style))
            if len(shape) > len(_MAPPING):
                return None
    except yaml.YAMLError:
        return None
    return scalars if shape == (_MAPPING if mapping else _SEQUENCE) else None


_BEFORE = [yaml.StreamStartEvent, yaml.DocumentStartEvent]
_AFTER = [yaml.DocumentEndEvent, yaml.StreamEndEvent]
_SEQUENCE = [*_BEFORE, yaml.SequenceStartEvent, yaml.ScalarEvent, yaml.SequenceEndEvent, *_AFTER]
_MAPPING = [
    *_BEFORE,
    yaml.MappingStartEvent,
    yaml.ScalarEvent,
    yaml.ScalarEvent,
    yaml.MappingEndEvent,
    *_AFTER,
]
