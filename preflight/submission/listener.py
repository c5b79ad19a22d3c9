"""A receiver of webhooks for developers: shows what the API sends, and hands it on to a local program."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from preflight.errors import TransportError, UsageError, WebhookError
from preflight.submission.fingerprint import is_loopback
from preflight.submission.records import WebhookEvent
from preflight.submission.signatures import DEFAULT, Scheme
from preflight.submission.transport import HttpTransport, Request, Transport
from preflight.submission.webhooks import verify_webhook

if TYPE_CHECKING:
    from aiohttp import web

_LARGEST_BODY = 1 << 20
_NOT_HANDED_ON = (
    "host",
    "content-length",
    "connection",
    "transfer-encoding",
    "accept-encoding",
    "user-agent",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """What a receiver is told."""

    secret: str
    on_event: Callable[[WebhookEvent], None]
    on_refusal: Callable[[WebhookError], None]
    host: str = "127.0.0.1"
    port: int = 0  # 0: a free one
    forward_to: str = ""  # an address on this machine
    scheme: Scheme = DEFAULT
    tolerance_s: float = 300.0

    def __post_init__(self) -> None:
        if self.forward_to and not is_loopback(self.forward_to):
            raise UsageError(f"{self.forward_to} is not an address on this machine")


def listen(listener: Listener, announce: Callable[[str], None]) -> None:
    """Receive until interrupted; `announce` is told the address first."""
    asyncio.run(_listen(listener, announce))


async def _listen(listener: Listener, announce: Callable[[str], None]) -> None:
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    async with receiving(listener) as url:
        announce(url)
        await stopped.wait()


@asynccontextmanager
async def receiving(listener: Listener) -> AsyncIterator[str]:
    """A receiver while the block runs; its address."""
    from aiohttp import web

    post = _Post(listener, HttpTransport(verify_tls=False))
    runner = web.ServerRunner(web.Server(post.receive, access_log=None), shutdown_timeout=1.0)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, listener.host, listener.port).start()
        except OSError as error:
            raise UsageError(f"cannot listen on {listener.host}: {error.strerror}") from None
        yield f"http://{listener.host}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@dataclass(frozen=True, slots=True)
class _Post:
    """Takes one delivery after the other; duplicates too, for they are what the API sends."""

    listener: Listener
    transport: Transport

    async def receive(self, found: "web.BaseRequest") -> "web.StreamResponse":
        from aiohttp import web

        body = bytearray()
        async for chunk in found.content.iter_any():
            body += chunk
            if len(body) > _LARGEST_BODY:
                return web.json_response({"error": "the body is too large"}, status=413)
        headers = {name.lower(): value for name, value in found.headers.items()}
        try:
            event = self._verify(bytes(body), headers)
        except WebhookError as error:
            self.listener.on_refusal(error)
            return web.json_response({"check": error.check, "message": error.message}, status=400)
        self.listener.on_event(event)
        return web.Response(status=await self._hand_on(bytes(body), headers))

    def _verify(self, body: bytes, headers: dict[str, str]) -> WebhookEvent:
        listener = self.listener
        return verify_webhook(
            body,
            headers,
            listener.secret,
            tolerance_s=listener.tolerance_s,
            scheme=listener.scheme,
        )

    async def _hand_on(self, body: bytes, headers: dict[str, str]) -> int:
        """The status that the local program answers; 502 if it does not, so that the API sends it again."""
        if not self.listener.forward_to:
            return 200
        kept = {name: value for name, value in headers.items() if name not in _NOT_HANDED_ON}
        request = Request(method="POST", url=self.listener.forward_to, headers=kept, body=body, total_s=25.0)
        try:
            return (await self.transport.send(request)).status
        except TransportError:
            return 502
