"""Nothing is paid twice, whatever breaks: `PREFLIGHT_LONG=1` makes 2,000 runs of these."""

import http.client
import json
import multiprocessing
import os
import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from exchange import POINTS, make_client, sandbox, submit

from preflight.errors import NotConnectedError, UnknownOutcomeError
from preflight.submission import Accepted, Client, Entry, Ledger, State
from preflight.submission.fingerprint import payload_digest

LONG = os.environ.get("PREFLIGHT_LONG") == "1"
RUNS = 2000 if LONG else 40
KEY = "vpk_live_" + "N0twice7" * 4
FAULTS = [
    {"fault": "drop-before"},
    {"fault": "drop-after"},
    {"fault": "truncate"},
    {"fault": "garbage"},
    {"fault": "wrong-type"},
    {"fault": "delay", "seconds": 0.4},  # longer than the client waits
    {"fault": "delay", "seconds": 0.05},
    {"fault": "CONCURRENCY_LIMIT_EXCEEDED", "seconds": 0},
    {"fault": "SERVICE_UNAVAILABLE", "seconds": 0},
    {"fault": "SERVICE_UNAVAILABLE", "seconds": 0, "times": 9},
    {"fault": "INTERNAL_ERROR"},
    {"fault": "INTERNAL_ERROR", "after": True},
    {"fault": "502"},
    {"fault": "504", "after": True},
    {"fault": "INSUFFICIENT_CREDITS"},
]
KINDS = ("point", "moment", "sandbox", "fault", "disk", "two", "two-and-fault")


class World:
    """A sandbox that may be killed, and the ledger of those who use it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = str(folder / "state.sqlite3")
        self.ledger = str(folder / "ledger.sqlite3")
        path = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
        os.environ["PYTHONPATH"] = os.pathsep.join(path)
        self.processes = multiprocessing.get_context("forkserver")
        self.processes.set_forkserver_preload(["exchange"])
        self.start()

    def start(self) -> None:
        ours, theirs = self.processes.Pipe(duplex=False)
        self.server = self.processes.Process(target=sandbox, args=(self.state, theirs))
        self.server.start()
        assert ours.poll(30)
        self.base_url = ours.recv().removeprefix("listening on ").strip()
        ours.close()
        theirs.close()

    def kill(self) -> None:
        self.server.kill()
        self.server.join()

    def faults(self, *faults: dict[str, Any]) -> None:
        self.call("PUT", "faults", [{"on": "create", **fault} for fault in faults])

    def call(self, method: str, name: str, body: Any = None) -> Any:
        connection = http.client.HTTPConnection(urlsplit(self.base_url).netloc, timeout=20)
        connection.request(method, f"/_sandbox/{name}", json.dumps(body) if body is not None else None)
        found = json.loads(connection.getresponse().read())
        connection.close()
        return found

    def tasks_of(self, payload: Any) -> list[str]:
        """The sandbox's own word, read from its disk."""
        with sqlite3.connect(self.state) as file:
            sql = "SELECT task_id FROM task WHERE payload_sha256 = ?"
            found = [row[0] for row in file.execute(sql, (payload_digest(payload),))]
        file.close()
        return found

    def begin(self, payload: Any, **how: Any) -> multiprocessing.process.BaseProcess:
        args = (self.base_url, self.ledger, KEY, payload, how)
        process = self.processes.Process(target=submit, args=args)
        process.start()
        return process

    def client(self) -> Client:
        return make_client(self.base_url, self.ledger, KEY)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = World(tmp_path_factory.mktemp("never-twice"))
    yield made
    made.kill()


def payload_of(number: int) -> dict[str, Any]:
    return {"images": [{"url": f"https://example.com/{number}.jpg"}], "script": "w" * 70}


def disturb(world: World, kind: str, payload: Any, chance: random.Random) -> None:
    """One submission, or two at once, with one thing going wrong at a random point."""
    if kind == "point":
        world.faults(*([chance.choice(FAULTS)] if chance.random() < 0.4 else []))
        processes = [world.begin(payload, point=chance.choice(POINTS), total_s=0.25)]
    elif kind == "moment":
        processes = [world.begin(payload)]
        time.sleep(chance.uniform(0, 0.08))
        processes[0].kill()
    elif kind == "sandbox":
        processes = [world.begin(payload)]
        time.sleep(chance.uniform(0, 0.08))
        world.kill()
        world.start()
    elif kind == "fault":
        world.faults(chance.choice(FAULTS))
        processes = [world.begin(payload, total_s=0.25)]
    elif kind == "disk":
        where = chance.choice(("claim", "sent", "accepted", "unknown"))
        world.faults(*([{"fault": "drop-after"}] if where == "unknown" else []))
        processes = [world.begin(payload, disk=(where, chance.choice((0, 512, 4096, 9000))))]
    else:
        world.faults(*([chance.choice(FAULTS)] if kind == "two-and-fault" else []))
        processes = [world.begin(payload, total_s=0.25) for _ in range(2)]
    for process in processes:
        process.join(60)
        assert process.exitcode is not None, "it hangs"
    world.faults()


def settle(world: World, payload: Any) -> Accepted:
    """Submit anew; where nobody knows, look at the API as a person would, and say how it ended."""
    client = world.client()
    try:
        return client.submit(payload)
    except UnknownOutcomeError as error:
        unknown = error
    assert f"preflight ledger resolve {unknown.entry_id} --task-id" in unknown.advice
    tasks = world.tasks_of(payload)
    client.resolve(unknown.entry_id, tasks[0] if tasks else None)
    return client.submit(payload)


@pytest.mark.parametrize("number", range(RUNS))
def test_one_charge_at_most(world: World, number: int) -> None:
    chance = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    payload = payload_of(number)
    disturb(world, kind, payload, chance)
    assert len(world.tasks_of(payload)) <= 1, kind
    accepted = settle(world, payload)
    assert world.tasks_of(payload) == [accepted.task_id], kind
    assert world.client().submit(payload).task_id == accepted.task_id


def test_the_counts_agree(world: World) -> None:
    """After all runs above: one charge for each payload, and the ledger misses no task."""
    state = world.call("GET", "state")
    entries = Ledger(world.ledger).entries()
    noted = [entry.task_id for entry in entries if entry.state is State.ACCEPTED]
    assert sorted(noted) == sorted(task["task_id"] for task in state["tasks"])
    assert state["charges"] == len(noted) == len({task["payload_sha256"] for task in state["tasks"]})
    assert all(is_settled(entry) for entry in entries)


def is_settled(entry: Entry) -> bool:
    return entry.state in (State.ACCEPTED, State.REFUSED)


def test_many_at_once_are_one(world: World) -> None:
    payload = payload_of(10**6)
    processes = [world.begin(payload) for _ in range(6)]
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * 6
    assert len(world.tasks_of(payload)) == 1


def test_nothing_listens(world: World) -> None:
    payload = payload_of(10**6 + 1)
    world.kill()
    with pytest.raises(NotConnectedError):
        world.client().submit(payload)
    world.start()
    assert world.client().submit(payload).task_id == world.tasks_of(payload)[0]
