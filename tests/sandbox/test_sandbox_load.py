"""Under load on this machine: 200 clients creating and polling. `PREFLIGHT_LONG=1` makes it 60 seconds."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import aiohttp
from raw_http import CREATE, TEST, call, clean

LONG = os.environ.get("PREFLIGHT_LONG") == "1"
SECONDS = 60.0 if LONG else 3.0
CLIENTS = 200
AUTHORIZED = {"Authorization": f"Bearer {TEST}"}
PROGRAM = """
from preflight.sandbox import Options, serve
serve(Options(speed=20, credits=10**9, concurrency=10**9))
"""


class Tally:
    def __init__(self) -> None:
        self.statuses: dict[int, int] = {}
        self.tasks: list[str] = []

    def add(self, status: int) -> None:
        self.statuses[status] = self.statuses.get(status, 0) + 1


async def one(session: aiohttp.ClientSession, base: str, number: int, until: float, tally: Tally) -> None:
    """Create a task, look at it three times, and so on."""
    payload = clean() | {"images": [{"url": f"https://example.com/{number}.jpg"}]}
    while time.monotonic() < until:
        async with session.post(base + CREATE, json=payload, headers=AUTHORIZED) as answer:
            tally.add(answer.status)
            task = (await answer.json())["task_id"]
        tally.tasks.append(task)
        for _ in range(3):
            async with session.get(f"{base}/v1/tasks/{task}", headers=AUTHORIZED) as answer:
                tally.add(answer.status)
                assert (await answer.json())["task_id"] == task


async def half_open(base: str, until: float) -> None:
    """Sends a byte of a head every now and then, and never ends it."""
    host, port = base.removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    for (
        byte
    ) in b"POST /v1/real-estate/living-property HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{{{{{{{{":
        if time.monotonic() > until:
            break
        writer.write(bytes([byte]))
        await asyncio.sleep(0.2)
    writer.close()


async def load(base: str, watched: int) -> tuple[Tally, list[int]]:
    tally, sizes, until = Tally(), [], time.monotonic() + SECONDS

    async def watch() -> None:
        while time.monotonic() < until:
            sizes.append(resident(watched))
            await asyncio.sleep(SECONDS / 20)

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        clients = [one(session, base, number, until, tally) for number in range(CLIENTS)]
        await asyncio.gather(watch(), *clients, *[half_open(base, until) for _ in range(20)])
    return tally, sizes


def resident(process: int) -> int:
    """Kibibytes in memory."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def test_load() -> None:
    environment = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"}
    server = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True, env=environment
    )
    try:
        base = server.stdout.readline().split()[-1]
        tally, sizes = asyncio.run(load(base, server.pid))
        known = {task["task_id"] for task in call(base, "GET", "/_sandbox/state").body["tasks"]}
    finally:
        server.terminate()
        server.communicate(timeout=20)
    print(
        f"\n{sum(tally.statuses.values()) / SECONDS:.0f} requests/s, memory {sizes[0]}..{sizes[-1]} KiB",
        tally.statuses,
    )
    assert set(tally.statuses) == {200, 202}
    assert len(tally.tasks) == len(set(tally.tasks)) >= CLIENTS
    assert set(tally.tasks) == known, "a task is lost"
    assert max(sizes) < 150_000
    if LONG:
        assert max(sizes[10:]) < sizes[5] * 1.15, sizes
