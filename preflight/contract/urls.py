"""What an address must look like, as patterns that Python and JavaScript read the same.

RFC 3986 with the strictness of a server that has to fetch it: no blanks, no user or password, no
characters that must be percent-encoded but are not ASCII punctuation.
"""

import re

_REST = r"[^\s\\<>\"{}|^`\u0000-\u0020\u007f]*"
_END = r"$(?!\n)"  # in Python a $ alone stands before a last line end too
_AUTHORITY = r"[^\s\\<>\"{}|^`/?#@\u0000-\u0020\u007f]+"

WEB_ADDRESS = rf"^[Hh][Tt][Tt][Pp][Ss]?://{_AUTHORITY}(?:[/?#]{_REST})?{_END}"
SECURE_ADDRESS = rf"^[Hh][Tt][Tt][Pp][Ss]://{_AUTHORITY}(?:[/?#]{_REST})?{_END}"

# While writing, a photo may be a file beside the payload: anything without a scheme or a leading slash.
RELATIVE_PATH = rf"^(?![A-Za-z][A-Za-z0-9+.-]*:)(?![/\\])[^\u0000-\u001f\u007f\\]+{_END}"

_WEB = re.compile(WEB_ADDRESS)
_RELATIVE = re.compile(RELATIVE_PATH)


def is_web_address(text: str) -> bool:
    """Whether the text has the form of an http or https address."""
    return _WEB.fullmatch(text) is not None


def is_relative_path(text: str) -> bool:
    """Whether the text can stand for a file beside the payload."""
    return _RELATIVE.fullmatch(text) is not None
