"""What runs in processes of its own in the tests of "never twice": a submission, and a sandbox."""

import os
import resource
import signal
from collections.abc import Callable
from typing import Any

import aiohttp  # noqa: F401 - imported once, before processes are forked
from aiohttp import web  # noqa: F401

from preflight.errors import PreflightError
from preflight.rules import RULES  # noqa: F401
from preflight.sandbox.options import Options
from preflight.sandbox.server import serve
from preflight.submission import Client, HttpTransport, Ledger, Retries
from preflight.submission.transport import Timeouts

# Where a submission is killed: before or after one of these calls.
POINTS = [
    (when, where)
    for where in ("claim", "sent", "send", "accepted", "unknown", "refused")
    for when in ("before", "after")
]


def make_client(base_url: str, ledger: str, key: str, total_s: float = 5.0) -> Client:
    transport = HttpTransport(Timeouts(connect_s=2, read_s=total_s))
    retries = Retries(tries=4, first_s=0.02, longest_s=2)
    return Client(key, base_url, ledger=Ledger(ledger), transport=transport, retries=retries)


def submit(base_url: str, ledger: str, key: str, payload: Any, how: dict[str, Any]) -> None:
    """Submit, and be killed, run out of time or run out of disk on the way."""
    client = make_client(base_url, ledger, key, how.get("total_s", 5.0))
    setup = client._session.setup
    if point := how.get("point"):
        when, where = point
        _kill_at(setup.transport if where == "send" else setup.ledger, where, when)
    if "disk" in how:
        where, size = how["disk"]
        _fill_at(setup.ledger, where, size)
    try:
        client.submit(payload)
    except PreflightError:
        os._exit(1)
    os._exit(0)


def sandbox(state: str, reached: Any) -> None:
    """A sandbox with room for everything; `reached` gets its first line."""

    class Line:
        def write(self, text: str) -> None:
            if text.strip():
                reached.send(text)

        def flush(self) -> None:
            pass

    serve(Options(state=state, credits=10**9, concurrency=10**9), out=Line())  # type: ignore[arg-type]


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _kill_at(owner: Any, name: str, when: str) -> None:
    _wrap(owner, name, _die if when == "before" else None, _die if when == "after" else None)


def _fill_at(ledger: Ledger, name: str, size: int) -> None:
    """From this call on no file grows past `size` bytes."""

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    _wrap(ledger, name, fill, None)


def _wrap(owner: Any, name: str, before: Callable[[], None] | None, after: Callable[[], None] | None) -> None:
    method = getattr(owner, name)
    is_async = name == "send"

    async def later(*args: Any) -> Any:
        if before:
            before()
        found = await method(*args)
        if after:
            after()
        return found

    def now(*args: Any, **more: Any) -> Any:
        if before:
            before()
        found = method(*args, **more)
        if after:
            after()
        return found

    setattr(owner, name, later if is_async else now)
