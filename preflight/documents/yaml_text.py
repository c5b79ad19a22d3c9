"""A YAML scalar that is a text: where its characters stand and how it can be rewritten in place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from preflight.documents.places import LONGEST_EDITED, LONGEST_TEXT, Span
from preflight.documents.yaml_core import UnfitScalarError, resolve
from preflight.documents.yaml_events import lone_scalars
from preflight.documents.yaml_spelling import (
    BREAK,
    Header,
    Spelled,
    block_header,
    block_indent,
    spell_block,
    spell_flow,
)

LONGEST_KEY = 1000  # libyaml allows 1024 characters up to the colon

_UNWRITABLE = re.compile(
    "[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Context(NamedTuple):
    """What stands around a scalar, as far as it bears on how it may be written."""

    flow: bool = False  # inside [ ] or { }
    key: bool = False
    tag: str | None = None


class YamlText:
    """The scalar at `text[start:end]`, from its quote or block sign; `value` is what libyaml read."""

    __slots__ = ("_context", "_end", "_indent", "_spelled", "_start", "_style", "_text", "_untold", "_value")

    def __init__(self, text: str, start: int, end: int, style: str, value: str, context: Context) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._style = style
        self._value = value
        self._context = context
        self._indent = 0  # of a block scalar's lines
        self._untold = False  # what was spelled out is not what libyaml read
        self._spelled: Sequence[Span] | None = None

    @property
    def opening(self) -> int:
        if self._style in ("|", ">"):
            return self._header().body
        return self._start + len(self._style)

    def characters(self) -> Sequence[Span] | None:
        if self._untold or self._end - self._start > LONGEST_TEXT:
            return None
        if self._spelled is None:
            spelled = self._spell()
            self._untold = "".join(one.char for one in spelled) != self._value
            self._spelled = [Span(one.start, one.end) for one in spelled]
        return None if self._untold else self._spelled

    def _spell(self) -> list[Spelled]:
        if self._style not in ("|", ">"):
            quotes = len(self._style)
            return spell_flow(self._text, self._start + quotes, self._end - quotes, self._style)
        header = self._header()
        for indent in self._indents(header):
            spelled = spell_block(self._text, header, self._end, indent)
            if "".join(one.char for one in spelled) == self._value:
                self._indent = indent
                return spelled
        return []

    def _header(self) -> Header:
        return block_header(self._text, self._start)

    def _indents(self, header: Header) -> Sequence[int]:
        found = block_indent(self._text, header.body, self._end)
        # A given indentation counts from the parent's, which is not known here.
        return range(1, found + 1) if header.indented else (found,)

    # Rewriting

    def rewrite(self, start: int, end: int, replacement: str) -> str | None:
        spans = self.characters()
        if spans is None or len(spans) > LONGEST_EDITED:
            return None
        written = self._write(replacement)
        if written is None:
            return None
        first = spans[start].start if start < len(spans) else (spans[-1].end if spans else self.opening)
        last = spans[end - 1].end if start < end else first
        expected = self._value[:start] + replacement + self._value[end:]
        source = self._text[self._start : first] + written + self._text[last : self._end]
        return written if self._reads_as(source, expected) else None

    def _write(self, replacement: str) -> str | None:
        if self._style == '"':
            return self._escaped(replacement)
        if self._style == "|":
            found = BREAK.search(self._text, self._start, self._end)
            replacement = replacement.replace("\n", (found.group() if found else "\n") + " " * self._indent)
            return None if _UNWRITABLE.search(BREAK.sub("", replacement)) else replacement
        if _UNWRITABLE.search(replacement):
            return None
        return replacement.replace("'", "''") if self._style == "'" else replacement

    def _escaped(self, replacement: str) -> str:
        raw = self._text[self._start : self._end]
        # A file that spells what is not ASCII keeps to that.
        spelled = raw.isascii() and re.search(r"\\[xuU]", raw) is not None
        return "".join(
            _SHORT_ESCAPES.get(char)
            or (_escape(char) if _UNWRITABLE.match(char) or (spelled and not char.isascii()) else char)
            for char in replacement
        )

    def _reads_as(self, source: str, expected: str) -> bool:
        if self._style in ("|", ">"):
            return self._block_reads_as(source, expected)
        if self._context.key and (len(source) > LONGEST_KEY or not expected or expected == "<<"):
            return False
        return _reads_as(source, expected, self._context)

    def _block_reads_as(self, source: str, expected: str) -> bool:
        header = block_header(source, 0)
        if _ends_line(source) != _ends_line(self._text[self._end - 1 : self._end]):
            return False
        if not header.indented and block_indent(source, header.body, len(source)) != self._indent:
            return False
        spelled = spell_block(source, header, len(source), self._indent)
        return "".join(one.char for one in spelled) == expected


def _ends_line(source: str) -> bool:
    return source.endswith(("\n", "\r"))


def _escape(char: str) -> str:
    code = ord(char)
    if code <= 0xFF:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


_AROUND = {
    (False, False): ("x: ", "\n"),
    (False, True): ("", ": x\n"),
    (True, False): ("[", "]"),
    (True, True): ("{", ": x}"),
}  # by (flow, key): the smallest document that has such a place


def _reads_as(source: str, expected: str, context: Context) -> bool:
    """Whether a parser takes `source`, put where it stands, for this text and nothing else."""
    before, after = _AROUND[context.flow, context.key]
    scalars = lone_scalars(f"{before}{source}{after}", mapping=context.key or not context.flow)
    if scalars is None:
        return False
    written, plain = scalars[0 if context.key or context.flow else 1]
    try:
        return written == expected and resolve(written, plain=plain, tag=context.tag) == expected
    except UnfitScalarError:
        return False
