"""What makes two submissions the same request: the payload, the key's mode and the account behind it."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from preflight.errors import UsageError
from preflight.submission.keys import Secret, mode

_LOOPBACK_NAMES = ("localhost", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The logical request."""

    fingerprint: str  # hex SHA-256
    livemode: bool
    account: str  # digest of the key; the key cannot be found from it


def canonical(payload: object) -> str:
    """One JSON text for all spellings of the same value: sorted, without blanks, 20.0 as 20, ASCII.

    UsageError for what JSON cannot say.
    """
    try:
        return json.dumps(_plain(payload), sort_keys=True, separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        problem = str(error) or "it is nested too deeply"
    raise UsageError(f"the payload cannot be written as JSON: {problem}")


def payload_digest(payload: object) -> str:
    """Hex SHA-256 of the canonical payload alone."""
    return hashlib.sha256(canonical(payload).encode()).hexdigest()


def identify(payload: object, key: Secret, base_url: str) -> Identity:
    """The identity of a submission. ApiError if the key has not the form of one.

    Live keys ignore `test_scenario`, so it does not make another request. The server's address does not
    either, but a server on this machine is a sandbox and never stands for the API.
    """
    key_mode = mode(key)
    livemode = key_mode == "live"
    if livemode and isinstance(payload, dict):
        payload = {name: value for name, value in payload.items() if name != "test_scenario"}
    realm = "sandbox" if is_loopback(base_url) else "api"
    account = hashlib.sha256(b"preflight account\0" + key.reveal().encode()).hexdigest()[:32]
    text = "\0".join((realm, key_mode, account, canonical(payload)))
    return Identity(fingerprint=hashlib.sha256(text.encode()).hexdigest(), livemode=livemode, account=account)


def is_loopback(url: str) -> bool:
    """Whether an address leads to this machine by its very form."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return False
    digits = host.split(".")
    is_four = len(digits) == 4 and all(part.isdecimal() for part in digits)
    return host in _LOOPBACK_NAMES or (is_four and digits[0] == "127")


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {_name(name): _plain(member) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _name(name: object) -> str:
    if not isinstance(name, str):
        raise TypeError(f"the name of a member is {type(name).__name__}, not text")
    return name
