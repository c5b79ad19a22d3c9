"""Signed webhooks from the sandbox to a receiver, and the receiver for developers."""

import asyncio
import http.server
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from raw_http import call, clean, create

from preflight.errors import UsageError, WebhookError
from preflight.sandbox import Options, Running, running
from preflight.submission import WebhookEvent, verify_webhook
from preflight.submission.listener import Listener, receiving

SECRET = "s3cret-of-the-receiver"


class Receiver:
    """Keeps what it is sent and answers with the statuses it was given, then with 200."""

    def __init__(self) -> None:
        self.got: list[tuple[bytes, dict[str, str]]] = []
        self.statuses: list[int] = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.got.append((body, dict(self.headers)))
                self.send_response(outer.statuses.pop(0) if outer.statuses else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook"
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()

    def wait(self, count: int) -> list[WebhookEvent]:
        until = time.monotonic() + 15
        while len(self.got) < count and time.monotonic() < until:
            time.sleep(0.01)
        assert len(self.got) == count
        return [self.read(*each) for each in self.got]

    def read(self, body: bytes, headers: dict[str, str]) -> WebhookEvent:
        return verify_webhook(body, headers, SECRET)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def sandbox(receiver: Receiver) -> Iterator[Running]:
    with running(speed=2000, secret=SECRET, webhook_to=receiver.url) as made:
        yield made


HOOK = {"webhook_url": "https://example.com/hook"}


def test_the_command_sends_them_where_it_is_told(receiver: Receiver) -> None:
    command = [sys.executable, "-m", "preflight", "sandbox", "--port", "0", "--speed", "2000"]
    command += ["--secret", SECRET, "--webhook-to", receiver.url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        base_url = process.stdout.readline().removeprefix("listening on ").strip()
        task = create(base_url, clean(3, **HOOK)).body["task_id"]
        assert [event.task_id for event in receiver.wait(1)] == [task]
        process.terminate()


def test_an_address_that_is_none() -> None:
    with pytest.raises(UsageError, match="webhooks"):
        Options(webhook_to="localhost:80")


@pytest.mark.parametrize(("scenario", "event"), [("success", "task.completed"), ("fail", "task.failed")])
def test_signed_when_the_task_ends(sandbox: Running, receiver: Receiver, scenario: str, event: str) -> None:
    task = create(sandbox.base_url, clean(3, test_scenario=scenario, **HOOK)).body["task_id"]
    got = receiver.wait(1)[0]
    body, headers = receiver.got[0]
    assert (got.event, got.task_id, got.livemode) == (event, task, False)
    fields = {"event", "task_id", "status", "created_at", "completed_at", "livemode"}
    assert set(json.loads(body)) == fields | {"result" if scenario == "success" else "error"}
    assert headers["X-VibePeak-Event"] == event
    assert abs(int(headers["X-VibePeak-Timestamp"]) - time.time()) < 60
    polled = call(sandbox.base_url, "GET", f"/v1/tasks/{task}").body
    assert {name: json.loads(body).get(name) for name in polled} == polled


def test_sent_again_until_it_is_taken(sandbox: Running, receiver: Receiver) -> None:
    receiver.statuses = [500, 302, 404]
    create(sandbox.base_url, clean(**HOOK))
    assert len({event.key for event in receiver.wait(4)}) == 1
    eventually(sandbox, [("delivered", 4, 200)])


def test_given_up_in_the_end(sandbox: Running, receiver: Receiver) -> None:
    receiver.statuses = [500] * 9
    create(sandbox.base_url, clean(**HOOK))
    receiver.wait(5)
    eventually(sandbox, [("given-up", 5, 500)])


def eventually(sandbox: Running, expected: list[tuple[str, int, int]]) -> None:
    until = time.monotonic() + 15
    while True:
        found = [(each["state"], each["attempts"], each["status"]) for each in sandbox.webhooks()]
        if found == expected or time.monotonic() > until:
            assert found == expected
            return
        time.sleep(0.02)


def test_duplicates(sandbox: Running, receiver: Receiver) -> None:
    sandbox.faults({"on": "webhook", "fault": "duplicate"})
    create(sandbox.base_url, clean(**HOOK))
    first, second = receiver.wait(2)
    assert first == second


def test_out_of_order(sandbox: Running, receiver: Receiver) -> None:
    sandbox.faults({"on": "webhook", "fault": "reorder"})
    first = create(sandbox.base_url, clean(test_scenario="fail", **HOOK)).body["task_id"]
    second = create(sandbox.base_url, clean(2, **HOOK)).body["task_id"]
    assert [event.task_id for event in receiver.wait(2)] == [second, first]


def test_held_back_with_nobody_to_overtake_it(sandbox: Running, receiver: Receiver) -> None:
    sandbox.faults({"on": "webhook", "fault": "reorder"})
    create(sandbox.base_url, clean(**HOOK))
    receiver.wait(1)


@pytest.mark.parametrize(("fault", "received"), [("drop-before", 1), ("drop-after", 2), ("delay", 1)])
def test_lost_and_late(sandbox: Running, receiver: Receiver, fault: str, received: int) -> None:
    sandbox.faults({"on": "webhook", "fault": fault, "seconds": 0.1})
    create(sandbox.base_url, clean(**HOOK))
    receiver.wait(received)


@pytest.mark.parametrize("fault", ["truncate", "garbage"])
def test_spoiled_bodies_do_not_verify(sandbox: Running, receiver: Receiver, fault: str) -> None:
    sandbox.faults({"on": "webhook", "fault": fault})
    create(sandbox.base_url, clean(**HOOK))
    with pytest.raises(WebhookError) as caught:
        receiver.wait(1)
    assert caught.value.check == "body"


def test_nothing_goes_to_hosts_that_are_not_opened() -> None:
    with running(speed=2000) as sandbox:
        create(sandbox.base_url, clean(**HOOK))
        eventually(sandbox, [("not-sent", 0, 0)])
        assert "not opened" in sandbox.webhooks()[0]["note"]


def test_a_receiver_that_is_not_there(tmp_path: Any) -> None:
    with running(speed=2000, webhook_to="http://127.0.0.1:1/") as sandbox:
        create(sandbox.base_url, clean(**HOOK))
        eventually(sandbox, [("given-up", 5, 0)])


def test_deliveries_outlive_a_restart(tmp_path: Any, receiver: Receiver) -> None:
    options = {"state": tmp_path / "s", "secret": SECRET, "webhook_to": receiver.url}
    with running(**options) as sandbox:
        task = create(sandbox.base_url, clean(**HOOK)).body["task_id"]
    with running(speed=2000, **options):
        assert receiver.wait(1)[0].task_id == task


# The receiver for developers ----------------------------------------------------------------------------


def test_the_listener_shows_and_hands_on(receiver: Receiver) -> None:
    events: list[WebhookEvent] = []
    refusals: list[WebhookError] = []
    listener = Listener(
        secret=SECRET, on_event=events.append, on_refusal=refusals.append, forward_to=receiver.url
    )

    async def main() -> None:
        async with receiving(listener) as url:
            await asyncio.to_thread(exercise, url)

    def exercise(url: str) -> None:
        with running(speed=2000, secret=SECRET, webhook_to=url) as sandbox:
            receiver.statuses = [503]  # handed back, so that it is sent again
            create(sandbox.base_url, clean(**HOOK))
            eventually(sandbox, [("delivered", 2, 200)])
        assert call(url, "POST", "/", {"no": "webhook"}, key=None).status == 400

    asyncio.run(main())
    assert len(receiver.wait(2)) == 2
    assert 1 <= len(events) <= 2
    assert refusals[-1].check == "header"


def test_the_listener_hands_on_to_this_machine_only() -> None:
    with pytest.raises(UsageError, match="not an address on this machine"):
        Listener(secret="s", on_event=print, on_refusal=print, forward_to="https://example.com/hook")
