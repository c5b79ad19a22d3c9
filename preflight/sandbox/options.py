"""What a sandbox is told: its address, accounts, keys, voices and clock."""

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from preflight.errors import InputError, UsageError
from preflight.sandbox.faults import Fault
from preflight.settings import Settings, Voice

PLANS: Mapping[str, int] = {"free": 0, "plus": 1, "pro": 3}  # tasks in progress; none: no access to the API
PLANS_WITH_API = tuple(plan for plan, limit in PLANS.items() if limit)
DEFAULT_SECRET = "sandbox-webhook-secret"  # noqa: S105 - of the sandbox, known to everybody
_KEY = re.compile(r"vpk_(live|test)_[A-Za-z0-9]+")
_STATES = {"active": "", "revoked": "API_KEY_REVOKED", "expired": "API_KEY_EXPIRED"}
_MEMBERS = ("key", "account", "plan", "credits", "concurrency", "state")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who pays."""

    name: str
    plan: str
    concurrency: int  # tasks in progress at a time, of each mode
    credits: int  # at the start


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKey:
    """A key, by its digest."""

    account: Account
    livemode: bool
    refusal: str = ""  # the code it is answered with, for one that is revoked or expired


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """All that `preflight sandbox` can be told."""

    host: str = "127.0.0.1"
    port: int = 0  # 0: a free one
    credits: int = 1000
    concurrency: int | None = None  # None: what the plan allows
    plan: str = "pro"
    voices: str | os.PathLike[str] | Sequence[Voice] | None = None  # a catalogue or its file; None: any voice
    secret: str = field(default=DEFAULT_SECRET, repr=False)  # of the webhooks
    state: str | os.PathLike[str] | None = None  # a file that outlives a restart
    speed: float = 1.0  # seconds of the sandbox in one of ours
    keys: str | os.PathLike[str] | None = None  # a file of keys; None: every well-formed key
    allow_hosts: tuple[str, ...] = ()  # hosts that webhooks may be sent to, beside this machine
    webhook_to: str | None = None  # every webhook goes here instead
    faults: tuple[Fault, ...] = ()  # from the start

    def __post_init__(self) -> None:
        if self.plan not in PLANS:
            raise UsageError(f"there is no plan {self.plan!r}; known: {', '.join(PLANS)}")
        if not 0 < self.speed <= 1e9:
            raise UsageError("the speed of the clock has to be above 0")
        if self.webhook_to and not re.match(r"https?://[^/]", self.webhook_to):
            raise UsageError(f"{self.webhook_to!r} is no address that webhooks can go to")

    @property
    def everyone(self) -> Account:
        """The account of every key, unless there is a file of keys."""
        return self._account("default", self.plan, self.credits, self.concurrency)

    def catalogue(self) -> tuple[Voice, ...] | None:
        """The voices there are; None: any."""
        if self.voices is None:
            return None
        if isinstance(self.voices, str | os.PathLike):
            return Settings(voices=os.fspath(self.voices), root="").load_voices()
        return tuple(self.voices)

    def known_keys(self) -> dict[str, KnownKey] | None:
        """Keys by their digest; None: every well-formed key is of the same account."""
        if self.keys is None:
            return None
        entries = _read_list(Path(self.keys))
        return dict(self._known(entry, os.fspath(self.keys)) for entry in entries)

    def _known(self, entry: Any, path: str) -> tuple[str, KnownKey]:
        entry = {"key": entry} if isinstance(entry, str) else entry
        match = _KEY.fullmatch(str(entry.get("key", ""))) if isinstance(entry, dict) else None
        if match is None or not set(entry) <= set(_MEMBERS) or entry.get("state", "active") not in _STATES:
            raise InputError(
                f"every entry needs a well-formed key; members: {', '.join(_MEMBERS)}", path=path
            )
        plan = entry.get("plan", self.plan)
        if plan not in PLANS:
            raise InputError(f"there is no plan {plan!r}; known: {', '.join(PLANS)}", path=path)
        account = self._account(
            str(entry.get("account", "default")),
            plan,
            int(entry.get("credits", self.credits)),
            entry.get("concurrency", self.concurrency),
        )
        refusal = _STATES[entry.get("state", "active")]
        return digest(match[0]), KnownKey(account=account, livemode=match[1] == "live", refusal=refusal)

    def _account(self, name: str, plan: str, first: int, concurrency: int | None) -> Account:
        limit = PLANS[plan] if concurrency is None else int(concurrency)
        return Account(name=name, plan=plan, concurrency=limit, credits=first)


def digest(key: str) -> str:
    """How a key is known here: never as itself."""
    return hashlib.sha256(key.encode()).hexdigest()


def mode_of(key: str) -> str | None:
    """`live` or `test`; None for what has not the form of a key."""
    match = _KEY.fullmatch(key)
    return match[1] if match else None


def _read_list(path: Path) -> list[Any]:
    try:
        entries = json.loads(path.read_text("utf-8"))
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
    except ValueError:
        problem = "is not JSON"
    else:
        if isinstance(entries, list):
            return entries
        problem = "has to be a list of keys"
    raise InputError(problem, path=str(path))
