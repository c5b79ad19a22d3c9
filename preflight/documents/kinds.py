"""How a file is read, and how much of it: what a run has to know before it reads one."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """How a file's bytes are read."""

    JSON = "json"
    JSON_LINES = "jsonl"
    YAML = "yaml"
    MARKDOWN = "markdown"
    TEXT = "text"
    PHOTO = "photo"


ENDINGS = {
    "json": Kind.JSON,
    "jsonl": Kind.JSON_LINES,
    "ndjson": Kind.JSON_LINES,
    "yaml": Kind.YAML,
    "yml": Kind.YAML,
    "md": Kind.MARKDOWN,
    "txt": Kind.TEXT,
    "jpg": Kind.PHOTO,
    "jpeg": Kind.PHOTO,
    "png": Kind.PHOTO,
    "webp": Kind.PHOTO,
}


def kind_of(name: str) -> Kind | None:
    """Tell from the ending of `name`, in any case, how the file is read; None: not at all."""
    _, dot, ending = name.rpartition(".")
    return ENDINGS.get(ending.lower()) if dot else None


class Limits(NamedTuple):
    """What a file may hold at most; beyond it stands a fault, not a crash."""

    size_bytes: int = 8 * 1024 * 1024
    depth: int = 64  # objects and arrays inside one another
    nodes: int = 100_000  # values of a JSON file, JSON line or YAML file, aliases in full; lines of prose


LIMITS = Limits()
