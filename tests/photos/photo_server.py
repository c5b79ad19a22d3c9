"""A web server on loopback that behaves as badly as it is told to, and photos to serve."""

import asyncio
import io
import os
import ssl
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from PIL import Image


@dataclass
class Request:
    method: str
    path: str
    headers: dict[str, str]  # names in lower case


@dataclass
class Conversation:
    """One request and the way to answer it."""

    request: Request
    writer: asyncio.StreamWriter
    server: "PhotoServer"

    async def send(self, data: bytes) -> None:
        self.server.bytes_sent += len(data)
        self.writer.write(data)
        await self.writer.drain()

    async def answer(
        self, status: int = 200, body: bytes = b"", *, length: bool = True, **headers: str
    ) -> None:
        lines = [f"HTTP/1.1 {status} Whatever"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        if length:
            lines.append(f"Content-Length: {len(body)}")
        await self.send("\r\n".join([*lines, "", ""]).encode() + body)

    async def serve(self, body: bytes, **headers: str) -> None:
        """Answer as a good server does, with the range that was asked for."""
        span = self.request.headers.get("range", "")
        if not span.startswith("bytes="):
            await self.answer(200, body, **headers)
            return
        first, last = (int(number) for number in span.removeprefix("bytes=").split("-"))
        part = body[first : last + 1]
        total = len(body)
        await self.answer(
            206, part, Content_Range=f"bytes {first}-{first + len(part) - 1}/{total}", **headers
        )


Route = Callable[[Conversation], Awaitable[None]]


@dataclass
class PhotoServer:
    """Runs in a thread of its own; counts connections, requests and bytes."""

    host: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None
    greeting: bytes = b""  # sent before anything is heard
    port: int = 0
    connections: int = 0
    bytes_sent: int = 0
    bytes_heard: int = 0
    at_once: int = 0
    most_at_once: int = 0
    requests: list[Request] = field(default_factory=list)
    routes: dict[str, Route] = field(default_factory=dict)

    def __enter__(self) -> "PhotoServer":
        self._loop = asyncio.new_event_loop()
        started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        assert started.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def _run(self, started: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.set_exception_handler(lambda loop, context: None)
        self._loop.run_until_complete(self._main(started))
        self._loop.close()

    async def _main(self, started: threading.Event) -> None:
        self._stop = asyncio.Event()
        self._writers: list[asyncio.StreamWriter] = []
        tasks: set[asyncio.Task[None]] = set()

        def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.ensure_future(self._talk(reader, writer))
            tasks.add(task)
            task.add_done_callback(tasks.discard)

        server = await asyncio.start_server(accept, self.host, self.port, ssl=self.tls)
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        await self._stop.wait()
        server.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for writer in self._writers:
            writer.transport.abort()
        await asyncio.sleep(0.01)  # the sockets are closed in the loop's next rounds

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.append(writer)
        writer.write(self.greeting)
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                self.bytes_heard += len(head)
                first, *lines = head.decode("latin-1").split("\r\n")
                method, path, _ = first.split(" ", 2)
                headers = {
                    n.lower(): v.strip() for n, _, v in (line.partition(":") for line in lines if line)
                }
                request = Request(method, path, headers)
                self.requests.append(request)
                self.at_once += 1
                self.most_at_once = max(self.most_at_once, self.at_once)
                try:
                    route = self.routes.get(path.partition("?")[0], not_found)
                    await route(Conversation(request, writer, self))
                finally:
                    self.at_once -= 1
        except (asyncio.IncompleteReadError, OSError, CloseError):
            pass
        finally:
            writer.close()

    def url(self, path: str, host: str | None = None) -> str:
        scheme = "https" if self.tls else "http"
        return f"{scheme}://{host or self.host}:{self.port}{path}"

    def asked(self, path: str) -> int:
        return sum(request.path == path for request in self.requests)


class CloseError(Exception):
    """Ends the connection."""


async def not_found(talk: Conversation) -> None:
    await talk.answer(404, b"no")


def photo(width: int = 1600, height: int = 900, kind: str = "JPEG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (120, 140, 160)).save(buffer, kind, **options)
    return buffer.getvalue()


def photo_with_profile(size: int) -> bytes:
    return photo(icc_profile=os.urandom(size))


def png_header(width: int, height: int) -> bytes:
    import struct
    import zlib

    content = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + content + struct.pack(">I", zlib.crc32(content))
