"""What libyaml's errors mean, in plain words."""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml


class Words(NamedTuple):
    """A message and what to do; `opening`: the fault stands where the thing began, not where it broke off."""

    message: str
    help: str
    opening: bool = False


_INDENTATION = (
    "check the indentation: fields of one object start in the same column, and blanks indent, not tabs"
)

# By what libyaml says; the first that occurs in it counts.
_WORDS = {
    "mapping values are not allowed": Words(
        "a colon stands where none may", 'put a text that contains ": " in quotes, and check the indentation'
    ),
    "could not find expected ':'": Words(
        "a colon is missing after this name", "a field is written name: value", True
    ),
    "cannot start any token": Words(
        "a value cannot begin with this character", "put the text in quotes; indent with blanks, not tabs"
    ),
    "expected ',' or ']'": Words(
        "this list is never closed, or a comma is missing", "write ] or the comma", True
    ),
    "expected ',' or '}'": Words(
        "this object is never closed, or a comma is missing", "write } or the comma", True
    ),
    "unexpected end of stream": Words(
        "this quotation mark is never closed", "write it at the text's end too", True
    ),
    "unexpected document indicator": Words(
        "this quotation mark is never closed before the next document", "write it at the text's end too", True
    ),
    "unknown escape character": Words(
        "this is not an escape that YAML knows",
        "write \\\\ for a backslash, or put the text in single quotes",
    ),
    "invalid Unicode character escape": Words("this escape is no character", "write the character itself"),
    "expected hexdecimal number": Words("this escape lacks hex digits", "\\x takes two, \\u four, \\U eight"),
    "block sequence entries are not allowed": Words("a list entry stands where none may", _INDENTATION),
    "did not find expected key": Words(
        "something stands here that is not a field of the object", _INDENTATION
    ),
    "expected '-' indicator": Words("something stands here that is not an entry of the list", _INDENTATION),
    "expected <document start>": Words(
        "something follows the end of the document", "separate documents by a line ---; check the indentation"
    ),
    "expected node content": Words("a value is missing here", "write it, or close what was opened"),
    "tab character": Words("a tab indents this line", "indent with blanks"),
    "duplicate %": Words("this directive is given twice", "remove one"),
    "incompatible YAML document": Words("this version of YAML is not known", "remove the %YAML line"),
    "undefined tag handle": Words(
        "this tag has no meaning here", "remove it; a payload has plain values only"
    ),
    "alphabetic or numeric character": Words(
        "& and * begin anchors and aliases", "put a text that begins with & or * in quotes"
    ),
    "extra %": Words("this directive is not known", "remove it"),
}
_UNKNOWN = Words("this is not YAML", _INDENTATION)


def explain(error: yaml.YAMLError) -> tuple[int, Words]:
    """Where `error` stands, as an offset into the text that was parsed, and what it means."""
    problem = str(getattr(error, "problem", "") or "")
    words = next((words for said, words in _WORDS.items() if said in problem), None)
    if words is None:
        words = _UNKNOWN._replace(message=f"this is not YAML: {problem}") if problem else _UNKNOWN
    problem_mark: Any = getattr(error, "problem_mark", None)
    context_mark: Any = getattr(error, "context_mark", None)
    mark = context_mark if words.opening and context_mark is not None else problem_mark or context_mark
    return (mark.index if mark is not None else 0), words


def broke_off(error: yaml.YAMLError) -> int:
    """The offset up to which the parser had come."""
    mark: Any = getattr(error, "problem_mark", None)
    return mark.index if mark is not None else 0
