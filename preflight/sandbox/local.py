"""A sandbox inside this process, for tests: a real server on a thread of its own."""

import asyncio
import http.client
import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from preflight.sandbox.faults import Fault, write_fault
from preflight.sandbox.options import Options
from preflight.submission import Client

TEST_KEY = "vpk_test_" + "sandbox0" * 4
LIVE_KEY = "vpk_live_" + "sandbox0" * 4
_START_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A sandbox that listens, and its controls."""

    base_url: str
    options: Options = field(repr=False)
    folder: Path = field(repr=False)  # gone with the sandbox
    test_key: str = field(default=TEST_KEY, repr=False)
    live_key: str = field(default=LIVE_KEY, repr=False)

    def client(self, api_key: str | None = None, **more: Any) -> Client:
        """A client of this sandbox with a ledger of its own; unless told otherwise with a test key."""
        options: dict[str, Any] = {"ledger": self.folder / "ledger.sqlite3", "poll_s": 0.05} | more
        return Client(api_key or self.test_key, self.base_url, **options)

    def state(self) -> dict[str, Any]:
        """What it has seen: `credits_left`, `charges`, `requests`, `tasks`."""
        found: dict[str, Any] = self._call("GET", "state")
        return found

    def faults(self, *faults: Fault | dict[str, Any]) -> None:
        """These faults from now on, and no others."""
        asked = [write_fault(fault) if isinstance(fault, Fault) else fault for fault in faults]
        self._call("PUT", "faults", asked)

    def requests(self) -> list[dict[str, Any]]:
        """The create requests it has seen, with their bodies and answers."""
        found: list[dict[str, Any]] = self._call("GET", "requests")
        return found

    def webhooks(self) -> list[dict[str, Any]]:
        """The webhooks it has sent or means to."""
        found: list[dict[str, Any]] = self._call("GET", "webhooks")
        return found

    def advance(self, seconds: float) -> None:
        """Put its clock forward."""
        self._call("PUT", "clock", {"advance": seconds})

    def _call(self, method: str, name: str, body: Any = None) -> Any:
        connection = http.client.HTTPConnection(urlsplit(self.base_url).netloc, timeout=30)
        try:
            connection.request(method, f"/_sandbox/{name}", None if body is None else json.dumps(body))
            answer = connection.getresponse()
            found = json.loads(answer.read())
        finally:
            connection.close()
        if answer.status != 200:
            raise ValueError(found["error"]["message"])
        return found


@contextmanager
def running(**options: Any) -> Iterator[Running]:
    """A sandbox on a free port of this machine while the block runs; `options` are those of `Options`."""
    asked = Options(**options)
    started: Future[Any] = Future()
    stop = _Stop()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="preflight-sandbox") as apart:
        ended: Future[Any] = apart.submit(lambda: asyncio.run(_listen(asked, started, stop)))
        try:
            wait((started, ended), _START_S, FIRST_COMPLETED)
            if ended.done():
                ended.result()  # raises what went wrong
            with tempfile.TemporaryDirectory(prefix="preflight-sandbox-") as folder:
                yield Running(base_url=started.result(0), options=asked, folder=Path(folder))
        finally:
            stop.set()


class _Stop:
    """A word from one thread to the loop of another."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._event: asyncio.Event | None = None

    def ready(self) -> asyncio.Event:
        self._loop, self._event = asyncio.get_running_loop(), asyncio.Event()
        return self._event

    def set(self) -> None:
        if self._loop is not None and self._event is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._event.set)


async def _listen(options: Options, started: "Future[Any]", stop: _Stop) -> None:
    from preflight.sandbox.server import listening

    ended = stop.ready()
    async with listening(options) as sandbox:
        started.set_result(sandbox.base_url)
        await ended.wait()
