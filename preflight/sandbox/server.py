"""The handler on a socket. Slow, half-open and vanished clients cost a connection each, nothing more."""

import asyncio
import logging
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from preflight.errors import UsageError
from preflight.sandbox.answers import RefusalError, Reply
from preflight.sandbox.handler import Sandbox
from preflight.sandbox.media import media
from preflight.sandbox.options import Options
from preflight.sandbox.store import Store
from preflight.sandbox.webhooks import Courier, local_transport
from preflight.submission.transport import Request

if TYPE_CHECKING:
    from aiohttp import web

_LARGEST_BODY = 8 << 20
_BODY_S = 30.0  # a body that takes longer is not waited for
_LOOK_S = 0.05  # between two looks for webhooks that are due
_AT_ONCE = 16  # webhooks under way


def serve(options: Options, *, out: TextIO | None = None) -> None:
    """Run until interrupted. The first line of output is `listening on http://HOST:PORT`."""

    def announce(base_url: str) -> None:
        print(f"listening on {base_url}", file=out or sys.stdout, flush=True)

    asyncio.run(_serve(options, announce))


async def _serve(options: Options, announce: Callable[[str], None]) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: a KeyboardInterrupt ends it instead
            loop.add_signal_handler(name, stopped.set)
    async with listening(options) as sandbox:
        announce(sandbox.base_url)
        await stopped.wait()


@asynccontextmanager
async def listening(options: Options) -> AsyncIterator[Sandbox]:
    """A sandbox that answers on its `base_url` and delivers its webhooks."""
    from aiohttp import web

    store = Store(str(options.state or ""))
    try:
        sandbox = Sandbox(options, store)
        server = web.Server(_Front(sandbox).answer, access_log=None, keepalive_timeout=30.0, logger=_logger())
        runner = web.ServerRunner(server, shutdown_timeout=1.0)
        await runner.setup()
        courier = None
        try:
            await _bind(web.TCPSite(runner, options.host, options.port), options)
            sandbox.base_url = _base_url(options.host, runner)
            courier = asyncio.create_task(_deliver(Courier(sandbox=sandbox, transport=local_transport())))
            yield sandbox
        finally:
            if courier is not None:
                courier.cancel()
                with suppress(asyncio.CancelledError):
                    await courier
            await runner.cleanup()
    finally:
        store.close()


def _logger() -> logging.Logger:
    """Speaks of our own faults, not of clients that do not speak HTTP: they have their 400."""
    logger = logging.getLogger("preflight.sandbox")
    if not logger.filters:
        logger.addFilter(
            lambda record: "Http" not in getattr((record.exc_info or (None,))[0], "__name__", "")
        )
    return logger


async def _bind(site: "web.TCPSite", options: Options) -> None:
    try:
        await site.start()
    except OSError as error:
        problem = error.strerror
    else:
        return
    raise UsageError(f"cannot listen on {options.host} port {options.port}: {problem}")


def _base_url(host: str, runner: "web.ServerRunner") -> str:
    port = runner.addresses[0][1]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


async def _deliver(courier: Courier) -> None:
    """Deliver what is due, for ever; one receiver that is slow does not keep the others waiting."""
    under_way: dict[int, asyncio.Task[None]] = {}
    sandbox = courier.sandbox
    try:
        while True:
            under_way = {number: task for number, task in under_way.items() if not task.done()}
            for delivery in sandbox.store.due(sandbox.clock.now()):
                if delivery.number not in under_way and len(under_way) < _AT_ONCE:
                    under_way[delivery.number] = asyncio.create_task(courier.deliver(delivery))
            await asyncio.sleep(_LOOK_S)
    finally:
        for task in under_way.values():
            task.cancel()
        await asyncio.gather(*under_way.values(), return_exceptions=True)


class _Front:
    """Between the socket and the handler."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def answer(self, found: "web.BaseRequest") -> "web.StreamResponse":
        from aiohttp import web

        try:
            async with asyncio.timeout(_BODY_S):
                body = await _body(found)
        except (TimeoutError, ConnectionError):  # too slow, or gone
            return web.Response(status=408)
        request = Request(
            method=found.method,
            url=found.raw_path,
            headers={name.lower(): value for name, value in found.headers.items()},
            body=body,
        )
        reply = await self._reply(request)
        if reply.delay_s:
            await asyncio.sleep(reply.delay_s)
        return await _sent(found, reply)

    async def _reply(self, request: Request) -> Reply:
        if request.url.startswith("/photos/"):
            with suppress(RefusalError):  # what cannot be drawn, the handler refuses itself
                return Reply(response=await asyncio.to_thread(media, request))
        return self._sandbox.handle(request)


async def _body(found: "web.BaseRequest") -> bytes:
    raw = bytearray()
    async for chunk in found.content.iter_any():
        if len(raw) <= _LARGEST_BODY:
            raw += chunk
    return bytes(raw)


async def _sent(found: "web.BaseRequest", reply: Reply) -> "web.StreamResponse":
    from aiohttp import web

    response = reply.response
    if reply.dropped:
        if found.transport is not None:
            found.transport.abort()
        return web.Response()
    if not reply.cut:
        return web.Response(status=response.status, headers=response.headers, body=response.body)
    half = web.StreamResponse(status=response.status, headers=response.headers)
    half.content_length = len(response.body)
    await half.prepare(found)
    await half.write(response.body[: len(response.body) // 2])
    if found.transport is not None:
        found.transport.close()  # what was written still goes out
    return half
