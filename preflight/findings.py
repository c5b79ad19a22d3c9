"""What the checks say: hits inside a payload, findings inside a file, and the report around them.

A rule yields `Hit`s, which know a place inside a payload. Only the engine, which knows files,
makes `Finding`s of them.
"""

from dataclasses import dataclass

from preflight.tallies import Applicability, Report, Severity, Summary

__all__ = [
    "EXCERPT_WIDTH",
    "Applicability",
    "Edit",
    "Excerpt",
    "Finding",
    "Fix",
    "Hit",
    "Repair",
    "Report",
    "Scene",
    "ScriptSummary",
    "Severity",
    "Summary",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A rule's proposal: write `replacement` over the range of its hit."""

    description: str
    replacement: str
    applicability: Applicability = Applicability.SAFE


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One fault inside a payload."""

    pointer: str  # JSON pointer from the payload's root, "" for the payload itself
    message: str  # what is wrong
    help: str = ""  # what to do about it
    start: int | None = None  # 0-based, code points inside the string at `pointer`; None: the whole value
    end: int | None = None  # exclusive
    on_key: bool = False  # the fault is the member's name: the range counts inside the name
    code: str | None = None  # overrides the rule's first code, where a rule foretells several
    repair: Repair | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Write `replacement` over the file's code points from `start` up to `end`."""

    start: int  # 0-based offset into the decoded file (its BOM not counted), code points
    end: int  # exclusive
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """Edits that remove a finding, applied all together or not at all."""

    description: str
    applicability: Applicability
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The part of the finding's first line that a report shows."""

    text: str  # without the line's end, at most `EXCERPT_WIDTH` code points
    column: int  # 1-based column of the excerpt's first character
    byte_column: int = 1  # the same in bytes of UTF-8
    clipped_left: bool = False
    clipped_right: bool = False


EXCERPT_WIDTH = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault in a file, as every report shows it."""

    path: str
    line: int  # 1-based; lines end with LF or CRLF
    column: int  # 1-based, code points
    end_line: int
    end_column: int  # exclusive
    pointer: str  # JSON pointer from the document's root
    rule: str
    code: str | None  # the API's error code this foretells; None for advice
    severity: Severity
    message: str
    help: str
    url: str  # the page to read
    fix: Fix | None = None
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One paragraph of a script, against the share of one image."""

    length: int  # characters as spoken, counted as the contract does
    opening: str  # its first words


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptSummary:
    """A script's length against its bounds, for the bar that a report draws."""

    path: str
    pointer: str
    line: int
    images: int
    length: int  # characters as written
    spoken_length: int | None  # characters once numbers and symbols are spelled; None: the same
    minimum: int  # for the whole script
    maximum: int
    scene_minimum: int  # for one image's share
    scene_maximum: int
    scenes: tuple[Scene, ...]
