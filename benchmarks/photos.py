"""Photos over the network, beside plain aiohttp: `python benchmarks/photos.py [rows…]`.

Rows: `speed` (2,000 addresses at 50 ms latency, 64 and 256 at once), `bytes` (fetched a photo),
`memory` (2,000 and 20,000 addresses). A server in a process of its own, on loopback; the two
contenders take turns, and medians of the turns are compared.
"""

import argparse
import asyncio
import io
import multiprocessing
import os
import random
import statistics
import struct
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, ClassVar

LATENCY_S = 0.05
RANGE_BYTES = 65_536
ADDRESSES = 2_000
MEMORY_ADDRESSES = (200, 2_000, 20_000)


class Server(asyncio.Protocol):
    """As little server as possible: every answer is one write, `LATENCY_S` after its request."""

    bodies: ClassVar[dict[bytes, bytes]] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: Any = transport
        self.heard = b""

    def data_received(self, data: bytes) -> None:
        self.heard += data
        while b"\r\n\r\n" in self.heard:
            request, _, self.heard = self.heard.partition(b"\r\n\r\n")
            asyncio.get_running_loop().call_later(LATENCY_S, self.answer, request)

    def answer(self, request: bytes) -> None:
        path, headers = request.split(b" ", 2)[1].partition(b"?")[0], request.lower()
        body = self.bodies[path]
        span = headers.partition(b"range: bytes=")[2].partition(b"\r\n")[0]
        if span:
            first, last = (int(number) for number in span.split(b"-"))
            part = body[first : last + 1]
            place = b"Content-Range: bytes %d-%d/%d\r\n" % (first, first + len(part) - 1, len(body))
            head = b"HTTP/1.1 206 Partial Content\r\n" + place
        else:
            part, head = body, b"HTTP/1.1 200 OK\r\n"
        answer = head + b"Content-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % len(part)
        if not self.transport.is_closing():
            self.transport.writelines((answer, part))


def serve(bodies: dict[bytes, bytes], port_to: Connection) -> None:
    async def main() -> None:
        Server.bodies = bodies
        server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0, backlog=2048)
        port_to.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(main())


def start(bodies: dict[bytes, bytes]) -> tuple[Any, int]:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=serve, args=(bodies, there), daemon=True)
    process.start()
    return process, here.recv()


def jpeg(size: int, profile: int = 0) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    options: dict[str, Any] = {"icc_profile": os.urandom(profile)} if profile else {}
    Image.effect_noise((1600, 900), 20).save(buffer, "JPEG", **options)
    return buffer.getvalue().ljust(size, b"\0")


async def plain_aiohttp(urls: list[str], at_once: int) -> int:
    """The same questions by aiohttp alone: workers, one session, the range read and nothing judged."""
    import aiohttp

    remaining, good = iter(urls), 0

    async def work(session: aiohttp.ClientSession) -> None:
        nonlocal good
        for url in remaining:
            async with session.get(url, headers={"Range": f"bytes=0-{RANGE_BYTES - 1}"}) as response:
                good += (await response.read()).startswith(b"\xff\xd8")

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=at_once)) as session:
        await asyncio.gather(*(work(session) for _ in range(at_once)))
    return good


async def ours(urls: list[str], at_once: int) -> int:
    from preflight.photos.options import Options
    from preflight.photos.scheduler import probe_all_async

    options = Options(connections=at_once, per_host=at_once, allow_hosts=("127.0.0.1",))
    facts = await probe_all_async(urls, options)
    return sum(fact.width == 1600 for fact in facts.values())


def speed(turns: int) -> None:
    for body_size in (RANGE_BYTES, 2_000_000):
        process, port = start({b"/a.jpg": jpeg(body_size)})
        urls = [f"http://127.0.0.1:{port}/a.jpg?{number}" for number in range(ADDRESSES)]
        for at_once in (64, 256):
            rates: dict[str, list[float]] = {"aiohttp": [], "preflight": []}
            costs: dict[str, list[float]] = {"aiohttp": [], "preflight": []}
            for turn in range(turns * 2):
                name, contender = [("aiohttp", plain_aiohttp), ("preflight", ours)][turn % 2]
                began, used = time.perf_counter(), time.process_time()
                assert asyncio.run(contender(urls, at_once)) == ADDRESSES
                rates[name].append(ADDRESSES / (time.perf_counter() - began))
                costs[name].append((time.process_time() - used) / ADDRESSES * 1e6)
            theirs, mine = (statistics.median(rates[name]) for name in ("aiohttp", "preflight"))
            cpu = [statistics.median(costs[name]) for name in ("aiohttp", "preflight")]
            print(
                f"photos of {body_size:>9,} bytes, {at_once:>3} at once: aiohttp {theirs:6,.0f}  "
                f"preflight {mine:6,.0f} URL/s  ratio {mine / theirs:.2f}  "
                f"(CPU {cpu[0]:.0f} and {cpu[1]:.0f} µs each)"
            )
        process.terminate()


def camera_bodies() -> dict[str, bytes]:
    """Photos as they come: metadata of many sizes, one of a hundred with a 500 KiB profile."""
    chance = random.Random(4)
    plain = jpeg(0)
    bodies = {}
    for number in range(200):
        metadata = chance.choice((0, 200, 8_000, 20_000, 40_000, 60_000))
        exif = b"\xff\xe1" + struct.pack(">H", metadata + 2) + b"\0" * metadata if metadata else b""
        bodies[f"/{number}.jpg"] = (plain[:2] + exif + plain[2:]).ljust(2_000_000, b"\0")
    for number in (7, 107):
        bodies[f"/{number}.jpg"] = jpeg(2_000_000, 500 * 1024)
    return bodies


def fetched() -> None:
    from preflight.photos.guard import Target, resolve_target
    from preflight.photos.options import Options
    from preflight.photos.transport import Asker

    bodies = camera_bodies()
    process, port = start({path.encode(): body for path, body in bodies.items()})
    options = Options(allow_hosts=("127.0.0.1",))

    async def main() -> list[int]:
        counts = []
        async with Asker(options) as asker:
            for path in bodies:
                before, target = (
                    asker.received,
                    resolve_target(f"http://127.0.0.1:{port}{path}", options.allow_hosts),
                )
                assert isinstance(target, Target)
                await asker.ask(target, 30)
                counts.append(asker.received - before)
        return sorted(counts)

    counts = asyncio.run(main())
    within = sum(count <= RANGE_BYTES for count in counts) / len(counts)
    print(
        f"bytes fetched a photo of 2,000,000 bytes: median {statistics.median(counts):,.0f}, "
        f"99th of 100 {counts[len(counts) * 99 // 100 - 1]:,}, most {counts[-1]:,}; "
        f"within 64 KiB {within:.0%}"
    )
    process.terminate()


def memory() -> None:
    process, port = start({b"/a.jpg": jpeg(RANGE_BYTES)})
    for name in ("aiohttp", "preflight"):
        peaks = []
        for count in MEMORY_ADDRESSES:
            command = [
                sys.executable,
                __file__,
                "one",
                "--contender",
                name,
                "--port",
                str(port),
                "--count",
                str(count),
            ]
            peaks.append(float(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        shown = "  ".join(
            f"{count:,}: {peak:.1f} MiB" for count, peak in zip(MEMORY_ADDRESSES, peaks, strict=True)
        )
        print(f"memory, peak of the process, {name}: {shown}")
    process.terminate()


def one(contender: str, port: int, count: int) -> None:
    urls = [f"http://127.0.0.1:{port}/a.jpg?{number}" for number in range(count)]
    asyncio.run({"aiohttp": plain_aiohttp, "preflight": ours}[contender](urls, 64))
    status = Path("/proc/self/status").read_text()  # `getrusage` would count what the parent had
    print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", default=["speed", "bytes", "memory"])
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--contender")
    parser.add_argument("--port", type=int)
    parser.add_argument("--count", type=int)
    chosen = parser.parse_args()
    if chosen.rows == ["one"]:
        one(chosen.contender, chosen.port, chosen.count)
        return
    rows = {"speed": lambda: speed(chosen.turns), "bytes": fetched, "memory": memory}
    for row in chosen.rows:
        rows[row]()


if __name__ == "__main__":
    main()
