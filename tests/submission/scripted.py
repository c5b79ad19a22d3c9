"""A transport that answers from a script, and the payload and key of these tests."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from preflight.submission import Client, Ledger, Request, Response, Retries

CANARY = "vpk_live_" + "Canary7Zq" * 4
TEST_KEY = "vpk_test_" + "a1B2" * 8
BASE = "https://api.example.test"
PAYLOAD = {"images": [{"url": "https://example.com/a.jpg"}], "script": "w" * 70}
ACCEPTANCE = {
    "task_id": "task_1",
    "status": "queued",
    "message": "Task created.",
    "created_at": "2026-01-19T12:00:00Z",
    "credits_charged": 10,
    "livemode": True,
    "request_id": "req_1",
    "_links": {"self": "/v1/tasks/task_1", "poll_interval_seconds": 30},
}

Step = Response | BaseException | Callable[[Request], Response]


def reply(status: int, body: Any = None, headers: Mapping[str, str] | None = None, **rest: Any) -> Response:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Response(status=status, headers=dict(headers or {}), body=raw, **rest)


def refusal(status: int, code: str, headers: Mapping[str, str] | None = None, **more: Any) -> Response:
    error = {"code": code, "message": "no", "request_id": "req_9", **more}
    return reply(status, {"error": error}, headers)


def accepted(task_id: str = "task_1", **rest: Any) -> Response:
    return reply(202, ACCEPTANCE | {"task_id": task_id}, **rest)


class Scripted:
    """Answers each request with the next step; the last one goes on for ever."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.requests: list[Request] = []

    async def send(self, request: Request) -> Response:
        self.requests.append(request)
        step = self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]
        if isinstance(step, BaseException):
            raise step
        return step(request) if callable(step) else step

    @property
    def posts(self) -> int:
        return sum(request.method == "POST" for request in self.requests)


class Naps:
    """A sleep that only counts."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)


def make_client(ledger: Any, *steps: Step, **options: Any) -> tuple[Client, Scripted, Naps]:
    transport, naps = Scripted(*steps), Naps()
    options = {"retries": Retries(tries=3)} | options
    if not isinstance(ledger, Ledger):
        ledger = Ledger(ledger / "ledger.sqlite3")
    client = Client(
        options.pop("api_key", CANARY),
        options.pop("base_url", BASE),
        ledger=ledger,
        transport=transport,
        sleep=naps,
        **options,
    )
    return client, transport, naps
