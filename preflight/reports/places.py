"""Where a finding lies, in the ways that other tools ask for it."""

import os
from urllib.parse import quote

from preflight.findings import Edit, Excerpt, Finding

_URI = "%/:?#[]@!$&'()*+,;=~"  # what a URI is made of, left as it is


def relative(path: str) -> str:
    """Give a path with slashes and without a leading `./`, as services compare it with a repository's."""
    return path.replace(os.sep, "/").removeprefix("./")


def uri(path: str) -> str:
    """Give a path as a URI reference: relative, or `file://` where it is absolute."""
    slashed = relative(path)
    if slashed.startswith("/"):
        return f"file://{_quote(slashed)}"
    return f"file:///{_quote(slashed)}" if _has_drive(slashed) else _quote(slashed)


def is_absolute(path: str) -> bool:
    """Whether a path needs no folder to start from."""
    slashed = relative(path)
    return slashed.startswith("/") or _has_drive(slashed)


def _has_drive(slashed: str) -> bool:
    return os.name == "nt" and slashed[1:3] == ":/"


def _quote(path: str) -> str:
    try:
        return quote(path, safe="/", errors="surrogateescape")  # the bytes that the system gave
    except UnicodeEncodeError:
        return quote(path, safe="/", errors="surrogatepass")


def safe_url(url: str) -> str:
    """Give an address with all quoted that a URI cannot hold."""
    return quote(url, safe=_URI, errors="surrogatepass")


def edit_at_finding(finding: Finding) -> Edit | None:
    """Give a fix's edit where it replaces just the finding's own range, within one line.

    A fix is made over the range of its finding; an edit of the same length is that range.
    """
    if finding.fix is None or len(finding.fix.edits) != 1 or finding.line != finding.end_line:
        return None
    edit = finding.fix.edits[0]
    return edit if edit.end - edit.start == finding.end_column - finding.column else None


def utf8_columns(finding: Finding) -> tuple[int, int] | None:
    """Give a finding's columns in UTF-8 bytes, 1-based, end exclusive.

    None where they cannot be known: the end is in another line, or outside the excerpt.
    """
    excerpt = finding.excerpt
    if excerpt is None or finding.line != finding.end_line or not _covers(excerpt, finding):
        return None
    start, end = (_utf8_column(excerpt, column) for column in (finding.column, finding.end_column))
    return start, max(start, end)


def _utf8_column(excerpt: Excerpt, column: int) -> int:
    shown = excerpt.text[: column - excerpt.column]
    return excerpt.byte_column + len(shown.encode("utf-8", "surrogatepass"))


def _covers(excerpt: Excerpt, finding: Finding) -> bool:
    last = excerpt.column + len(excerpt.text)
    return excerpt.column <= finding.column and finding.end_column <= last
