"""Whose turn it is: claims that outlive neither their lease nor their process."""

import os
import secrets
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from preflight.submission.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The right to move one entry of the ledger."""

    entry_id: int
    owner: str


_held: set[str] = set()  # owners that this very process still works for


def new_owner() -> str:
    """A name for a claim: host, process, and a token that no other claim has."""
    owner = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(8)}"
    _held.add(owner)
    return owner


def release(claim: Claim) -> None:
    """This process is done with a claim, however it ended."""
    _held.discard(claim.owner)


def is_abandoned(entry: Entry, now_s: float) -> bool:
    """Whether nobody works on an open entry any more.

    A wrong yes is safe: an owner that is alive after all finds its claim gone before it sends, or notes
    what it learned over the `unknown`.
    """
    return entry.lease_until <= now_s or _is_gone(entry.owner)


def _is_gone(owner: str) -> bool:
    """Whether the owner was a process of this machine that runs no more."""
    host, _, rest = owner.rpartition(":")[0].rpartition(":")
    if sys.platform == "win32" or host != socket.gethostname() or not rest.isdecimal():
        return False  # only the lease can tell
    if int(rest) == os.getpid():
        return owner not in _held
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return _is_zombie(rest)


def _is_zombie(process: str) -> bool:
    """Whether a process is killed and only waits for its parent to notice (where /proc tells)."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (OSError, ValueError, IndexError):
        return False
