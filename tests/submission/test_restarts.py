"""Waiting goes on through a restart of the sandbox, and of the one who waits."""

import threading
from pathlib import Path

import pytest

from preflight.errors import WaitTimeoutError
from preflight.sandbox import running
from preflight.submission import Client

PAYLOAD = {"images": [{"url": "https://example.com/a.jpg"}], "script": "w" * 70}


def port_of(url: str) -> int:
    return int(url.rpartition(":")[2])


def test_wait_survives_a_restart_of_the_sandbox(tmp_path: Path) -> None:
    seen: list[str] = []
    ended: list[str] = []
    state = tmp_path / "state"
    with running(state=state) as sandbox:
        client = sandbox.client(ledger=tmp_path / "ledger")
        task = client.submit(PAYLOAD)
        look = threading.Event()

        def note(found: object) -> None:
            seen.append(found.status)
            look.set()

        def wait() -> None:
            ended.append(client.wait(task.task_id, note, timeout_s=60).status)

        thread = threading.Thread(target=wait)
        thread.start()
        assert look.wait(20)
        port = port_of(sandbox.base_url)
    with running(state=state, port=port, speed=500):
        thread.join(60)
    assert (ended, seen[0], seen[-1]) == (["completed"], "queued", "completed")


def test_wait_survives_a_restart_of_itself(tmp_path: Path) -> None:
    with running(speed=100) as sandbox:
        first = sandbox.client(ledger=tmp_path / "ledger")
        task = first.submit(PAYLOAD)
        with pytest.raises(WaitTimeoutError):
            first.wait(task.task_id, timeout_s=0.2)
        second = Client(sandbox.test_key, sandbox.base_url, ledger=tmp_path / "ledger", poll_s=0.05)
        again = second.submit(PAYLOAD)
        assert (again.task_id, again.from_ledger) == (task.task_id, True)
        assert second.wait(again.task_id, timeout_s=30).status == "completed"


def test_another_sandbox_on_this_machine_does_not_know_the_task(tmp_path: Path) -> None:
    tasks = set()
    for _ in range(2):
        with running() as sandbox:
            client = sandbox.client(sandbox.live_key, ledger=tmp_path / "ledger")
            tasks.add(client.submit(PAYLOAD).task_id)
            assert client.submit(PAYLOAD).from_ledger
            assert sandbox.state()["charges"] == 1
    assert len(tasks) == 2


def test_several_within_the_plan(tmp_path: Path) -> None:
    payloads = [PAYLOAD | {"images": [{"url": f"https://example.com/{n}.jpg"}]} for n in range(5)]
    with running(plan="plus", speed=2000) as sandbox:
        outcomes = sandbox.client(sandbox.live_key).submit_all(payloads, concurrency=4)
        assert all(getattr(outcome, "credits_charged", 0) == 10 for outcome in outcomes), outcomes
        assert sandbox.state()["charges"] == 5
