"""The API key: where it comes from, and a wrapper that does not show it."""

import hmac
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from preflight.contract.codes import STATUSES, Code
from preflight.errors import ApiError, InputError, UsageError

VARIABLE = "VIBEPEAK_API_KEY"
_FORM = re.compile(r"vpk_(live|test)_[A-Za-z0-9]+")
_LONGEST_FILE = 4096  # bytes; a key file holds one short line
_SHORTEST_HIDDEN = 8  # a shorter text is no secret, and hiding it would garble every message


class Secret:
    """A text that shows itself only to who asks by name: not in repr, str, format, pickle or a traceback."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The text itself."""
        return self._value

    def hide_in(self, text: str) -> str:
        """The text without this secret, for answers that echo it."""
        return text.replace(self._value, str(self)) if len(self._value) >= _SHORTEST_HIDDEN else text

    def __repr__(self) -> str:
        return "Secret(…)"

    def __str__(self) -> str:
        match = _FORM.fullmatch(self._value)
        return f"vpk_{match[1]}_…" if match else "…"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._value.encode(), other._value.encode())

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not to be stored")


def mode(key: Secret) -> str:
    """`live` (charges) or `test` (never charges). ApiError if the key has not the form of one."""
    match = _FORM.fullmatch(key.reveal())
    if match is None:
        raise ApiError(
            Code.INVALID_API_KEY,
            STATUSES[Code.INVALID_API_KEY],
            f"the API key is not of the form vpk_live_… or vpk_test_…; set {VARIABLE} to the vendor's text",
        )
    return match[1]


def read_key(file: str | os.PathLike[str] | None = None, environ: Mapping[str, str] = os.environ) -> Secret:
    """The key in a file, else that of the environment. UsageError says what is missing."""
    value = _read_file(Path(file)) if file is not None else environ.get(VARIABLE, "")
    if not value.strip():
        where = f"the file {file}" if file is not None else f"the variable {VARIABLE}"
        raise UsageError(f"no API key: {where} is empty or not set")
    return Secret(value.strip())


def _read_file(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return stream.read(_LONGEST_FILE).decode("utf-8-sig")
    except UnicodeDecodeError:
        problem = "is not text"
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
    raise InputError(problem, path=str(file))
