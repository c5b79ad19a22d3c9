"""The client against scripted answers: what each means, what is sent again, what the ledger says."""

import asyncio
import threading
import time
from pathlib import Path

import pytest
from scripted import ACCEPTANCE, CANARY, PAYLOAD, TEST_KEY, accepted, make_client, refusal, reply

from preflight.errors import (
    AnswerError,
    ApiError,
    ConnectionLostError,
    NotConnectedError,
    PreflightError,
    UnknownOutcomeError,
    UsageError,
    WaitTimeoutError,
)
from preflight.submission import Client, Ledger, Request, Response, Secret, State
from preflight.submission.records import Accepted

DROPPED = ConnectionLostError("lost")
NO_LINE = NotConnectedError("refused")


def states(client: Client) -> list[str]:
    return [str(entry.state) for entry in client.ledger.entries()]


@pytest.mark.parametrize(
    ("steps", "posts"),
    [
        pytest.param([accepted()], 1, id="at once"),
        pytest.param([reply(200, ACCEPTANCE)], 1, id="with another 2xx"),
        pytest.param([NO_LINE, accepted()], 2, id="no connection first"),
        pytest.param([refusal(429, "CONCURRENCY_LIMIT_EXCEEDED"), accepted()], 2, id="429 first"),
        pytest.param(
            [refusal(503, "SERVICE_UNAVAILABLE"), reply(503, b"busy"), accepted()], 3, id="503 first"
        ),
        pytest.param(
            [reply(202, b'{"task', {"location": "/v1/tasks/task_1"})], 1, id="cut body, Location whole"
        ),
        pytest.param(
            [reply(202, ACCEPTANCE | {"_links": 7, "new": [1], "credits_charged": "10"})], 1, id="odd members"
        ),
    ],
)
def test_accepted(tmp_path: Path, steps: list, posts: int) -> None:
    client, transport, _ = make_client(tmp_path, *steps)
    assert client.submit(PAYLOAD).task_id == "task_1"
    assert (transport.posts, states(client)) == (posts, ["accepted"])
    repeated = client.submit(dict(reversed(PAYLOAD.items())))
    assert (repeated.task_id, repeated.from_ledger, transport.posts) == ("task_1", True, posts)


@pytest.mark.parametrize(
    ("key", "charged"), [pytest.param(CANARY, 10, id="live"), pytest.param(TEST_KEY, 0, id="test")]
)
def test_an_acceptance_without_a_body_that_can_be_read(tmp_path: Path, key: str, charged: int) -> None:
    client, _, _ = make_client(tmp_path, reply(202, b"\xff", {"location": "/v1/tasks/task_1"}), api_key=key)
    first = client.submit(PAYLOAD)
    assert (first.task_id, first.credits_charged, first.livemode) == ("task_1", charged, charged > 0)


@pytest.mark.parametrize(
    ("answer", "posts"),
    [
        pytest.param(reply(404, b"not found"), 1, id="does not say whose 404 it is"),
        pytest.param(refusal(404, "NOT_FOUND"), 1, id="serves no tasks"),
        pytest.param(refusal(500, "INTERNAL_ERROR"), 1, id="fails"),
        pytest.param(refusal(404, "TASK_NOT_FOUND"), 2, id="began anew and does not know the task"),
    ],
)
def test_sending_once_more_to_a_server_on_this_machine(tmp_path: Path, answer: Response, posts: int) -> None:
    def serve(request: Request) -> Response:
        return accepted() if request.method == "POST" else answer

    client, transport, _ = make_client(tmp_path, serve, base_url="http://127.0.0.1:8080")
    client.submit(PAYLOAD)
    client.submit(PAYLOAD)
    assert transport.posts == posts


def test_record_of_an_acceptance(tmp_path: Path) -> None:
    client, _, _ = make_client(tmp_path, reply(202, ACCEPTANCE | {"region": "eu"}))
    first = client.submit(PAYLOAD)
    assert first == Accepted(
        task_id="task_1",
        status="queued",
        message="Task created.",
        created_at="2026-01-19T12:00:00Z",
        credits_charged=10,
        livemode=True,
        request_id="req_1",
        poll_interval_s=30.0,
        extra={"region": "eu"},
    )
    again = client.submit(PAYLOAD)
    assert (again.created_at, again.credits_charged, again.livemode) == (first.created_at, 10, True)


@pytest.mark.parametrize(
    ("step", "code", "status"),
    [
        pytest.param(refusal(400, "VALIDATION_ERROR"), "VALIDATION_ERROR", 400, id="a known code"),
        pytest.param(refusal(418, "TEAPOT"), "TEAPOT", 418, id="an unknown code"),
        pytest.param(reply(413, b"<html>too large"), "UNEXPECTED_ANSWER", 413, id="no envelope"),
        pytest.param(reply(401, {"error": "no"}), "UNEXPECTED_ANSWER", 401, id="an envelope of another form"),
        pytest.param(reply(308, b"", {"location": "/x"}), "UNEXPECTED_ANSWER", 308, id="moved"),
        pytest.param(refusal(503, "SERVICE_UNAVAILABLE"), "SERVICE_UNAVAILABLE", 503, id="503 to the end"),
    ],
)
def test_refused_and_sent_anew_when_asked(tmp_path: Path, step: object, code: str, status: int) -> None:
    client, transport, _ = make_client(tmp_path, step)
    with pytest.raises(ApiError) as caught:
        client.submit(PAYLOAD)
    assert (caught.value.code, caught.value.status) == (code, status)
    entry = client.ledger.entries()[-1]
    assert (entry.state, entry.code, entry.status) == (State.REFUSED, code, status)
    transport.steps = [accepted()]
    assert client.submit(PAYLOAD).task_id == "task_1"


def test_every_word_of_a_refusal_is_kept(tmp_path: Path) -> None:
    step = refusal(402, "INSUFFICIENT_CREDITS", message="Top up", details={"needed": 10}, docs="x")
    client, _, _ = make_client(tmp_path, step)
    with pytest.raises(ApiError) as caught:
        client.submit(PAYLOAD)
    error = caught.value
    assert (error.message, error.request_id, error.details) == ("Top up", "req_9", {"needed": 10})


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(DROPPED, id="connection lost"),
        pytest.param(reply(500, b""), id="500"),
        pytest.param(refusal(502, "BAD_GATEWAY"), id="502 with an envelope"),
        pytest.param(reply(504, b""), id="504"),
        pytest.param(reply(408, b""), id="408"),
        pytest.param(reply(302, b"", {"location": "/thanks"}), id="see there"),
        pytest.param(reply(202, b"{"), id="202 that names no task"),
        pytest.param(reply(204, b""), id="204"),
        pytest.param(reply(202, ACCEPTANCE | {"task_id": 7}), id="202 with a task that is no text"),
    ],
)
def test_unknown_is_never_sent_again(tmp_path: Path, step: object) -> None:
    client, transport, _ = make_client(tmp_path, step)
    for _ in range(2):
        with pytest.raises(UnknownOutcomeError, match=r"preflight ledger resolve 1 --task-id") as caught:
            client.submit(PAYLOAD)
        assert caught.value.entry_id == 1
    assert (transport.posts, states(client)) == (1, ["unknown"])


def test_unknown_can_be_meant_anew_or_resolved(tmp_path: Path) -> None:
    client, transport, _ = make_client(tmp_path, DROPPED, accepted("task_2"))
    with pytest.raises(UnknownOutcomeError):
        client.submit(PAYLOAD)
    assert client.submit(PAYLOAD, again=True).task_id == "task_2"
    transport.steps = [reply(200, {"task_id": "task_1", "status": "queued", "livemode": True})]
    assert client.resolve(1, "task_1").state is State.ACCEPTED
    with pytest.raises(UsageError, match="not unknown"):
        client.resolve(1)
    with pytest.raises(UsageError, match="no entry 9"):
        client.resolve(9)


def test_resolved_as_not_accepted_is_sent_once_more(tmp_path: Path) -> None:
    client, transport, _ = make_client(tmp_path, DROPPED, accepted())
    with pytest.raises(UnknownOutcomeError):
        client.submit(PAYLOAD)
    assert client.resolve(1).state is State.REFUSED
    assert client.submit(PAYLOAD).task_id == "task_1"
    assert transport.posts == 2


def test_again_sends_and_charges_anew(tmp_path: Path) -> None:
    client, transport, _ = make_client(tmp_path, accepted("task_1"), accepted("task_2"))
    assert client.submit(PAYLOAD).task_id == "task_1"
    assert client.submit(PAYLOAD, again=True).task_id == "task_2"
    assert client.submit(PAYLOAD).task_id == "task_2"
    assert transport.posts == 2


def test_no_connection_ends_as_itself(tmp_path: Path) -> None:
    client, transport, naps = make_client(tmp_path, NO_LINE)
    with pytest.raises(NotConnectedError):
        client.submit(PAYLOAD)
    assert (transport.posts, len(naps.taken), states(client)) == (3, 2, ["refused"])


@pytest.mark.parametrize(
    ("asked", "low", "high"),
    [
        pytest.param({"retry-after": "7"}, 7.0, 7.7, id="seconds"),
        pytest.param({"retry-after": "0"}, 0.0, 0.0, id="at once"),
        pytest.param({"retry-after": "Mon, 01 Jan 2001 00:00:00 GMT"}, 0.0, 0.0, id="a moment past"),
        pytest.param({"retry-after": "soon"}, 0.25, 0.5, id="neither"),
        pytest.param({}, 0.25, 0.5, id="missing"),
    ],
)
def test_pauses(tmp_path: Path, asked: dict[str, str], low: float, high: float) -> None:
    client, _, naps = make_client(tmp_path, refusal(429, "X", asked), accepted())
    client.submit(PAYLOAD)
    assert len(naps.taken) == 1
    assert low <= naps.taken[0] <= high


def test_a_retry_after_that_is_too_long_is_told(tmp_path: Path) -> None:
    client, transport, _ = make_client(tmp_path, refusal(429, "X", {"retry-after": "3600"}))
    with pytest.raises(ApiError) as caught:
        client.submit(PAYLOAD)
    assert (caught.value.retry_after_s, transport.posts) == (3600.0, 1)


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        pytest.param(PAYLOAD | {"script": "w"}, "SCRIPT_TOO_SHORT", id="too short"),
        pytest.param(PAYLOAD | {"script": "7" * 70}, "SCRIPT_INVALID_CHARACTERS", id="digits"),
        pytest.param({}, "VALIDATION_ERROR", id="empty"),
        pytest.param([], "VALIDATION_ERROR", id="not an object"),
        pytest.param(
            PAYLOAD | {"images": [{"url": "photos/a.jpg"}]}, "INVALID_IMAGE_URL", id="a local photo"
        ),
    ],
)
def test_nothing_unclean_is_sent(tmp_path: Path, payload: object, code: str) -> None:
    client, transport, _ = make_client(tmp_path, accepted())
    with pytest.raises(ApiError) as caught:
        client.submit(payload)
    assert (caught.value.code, caught.value.request_id) == (code, "")
    assert (transport.requests, client.ledger.entries()) == ([], ())


@pytest.mark.parametrize("payload", [{"a": float("nan")}, {"a": {1}}, {1: 2}])
def test_what_json_cannot_say(tmp_path: Path, payload: object) -> None:
    client, transport, _ = make_client(tmp_path, accepted(), check=lambda payload: ())
    with pytest.raises(UsageError, match="cannot be written as JSON"):
        client.submit(payload)
    assert transport.requests == []


@pytest.mark.parametrize("key", ["", "sk_live_x", "vpk_test_a\r\nX: y", "vpk_live_ü"])
def test_a_malformed_key_goes_nowhere(tmp_path: Path, key: str) -> None:
    client, transport, _ = make_client(tmp_path, accepted(), api_key=key)
    for call in (lambda: client.submit(PAYLOAD), lambda: client.status("task_1")):
        with pytest.raises(ApiError) as caught:
            call()
        assert caught.value.code == "INVALID_API_KEY"
        assert not key or key not in str(caught.value)
    assert transport.requests == []


@pytest.mark.parametrize(
    "url",
    [
        "http://api.example.test",
        "ftp://x",
        "api.vibepeak.ai",
        "https://",
        "https://u:p@h",
        "https://h?a",
        "https://[",
    ],
)
def test_addresses_that_get_no_key(tmp_path: Path, url: str) -> None:
    with pytest.raises(UsageError):
        Client(CANARY, url, ledger=tmp_path / "l")


def test_live_and_test_keys_are_other_requests(tmp_path: Path) -> None:
    live, _, _ = make_client(tmp_path, accepted("task_live"))
    test, transport, _ = make_client(tmp_path, accepted("task_test"), api_key=TEST_KEY)
    assert (live.livemode, test.livemode) == (True, False)
    assert live.submit(PAYLOAD).task_id == "task_live"
    assert live.submit(PAYLOAD | {"test_scenario": "fail"}).from_ledger
    assert test.submit(PAYLOAD).task_id == "task_test"
    assert test.submit(PAYLOAD | {"test_scenario": "fail"}).from_ledger is False
    assert transport.posts == 2


def test_interrupted_while_sending(tmp_path: Path) -> None:
    client, _, _ = make_client(tmp_path, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        client.submit(PAYLOAD)
    assert states(client) == ["unknown"]


def test_interrupted_between_tries(tmp_path: Path) -> None:
    async def stop(seconds: float) -> None:
        raise asyncio.CancelledError

    client, transport, _ = make_client(tmp_path, NO_LINE)
    other = Client(CANARY, "https://api.example.test", ledger=client.ledger, transport=transport, sleep=stop)
    with pytest.raises(asyncio.CancelledError):
        other.submit(PAYLOAD)
    assert states(client) == ["refused"]


def test_inside_a_running_loop(tmp_path: Path) -> None:
    client, _, _ = make_client(tmp_path, accepted(), refusal(404, "TASK_NOT_FOUND"))

    async def main() -> None:
        assert client.submit(PAYLOAD).task_id == "task_1"
        with pytest.raises(ApiError):
            client.status("task_1")

    asyncio.run(main())


def test_the_key_is_sent_as_a_bearer_and_shown_nowhere(tmp_path: Path) -> None:
    echo = refusal(401, "INVALID_API_KEY", message=f"bad key {CANARY}", details={"key": CANARY})
    client, transport, _ = make_client(tmp_path, echo)
    with pytest.raises(ApiError) as caught:
        client.submit(PAYLOAD)
    error = caught.value
    assert error.message == "bad key vpk_live_…"
    assert transport.requests[0].key == Secret(CANARY)
    shown = [
        repr(transport.requests),
        repr(client.__dict__),
        repr(client._session.setup),
        repr(error),
        str(error),
    ]
    shown += [repr(error.details), repr(client.ledger.entries())]
    assert not any(CANARY in text for text in shown)
    assert CANARY.encode() not in (tmp_path / "ledger.sqlite3").read_bytes()


@pytest.mark.parametrize("ending", [accepted("task_first"), DROPPED, refusal(400, "VALIDATION_ERROR")])
def test_two_at_once_send_once(tmp_path: Path, ending: object) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    under_way, go_on = threading.Event(), threading.Event()

    def slow(request: object) -> object:
        under_way.set()
        assert go_on.wait(20)
        if isinstance(ending, BaseException):
            raise ending
        return ending

    first, _, _ = make_client(ledger, slow)
    second, other, _ = make_client(ledger, accepted("task_second"))
    results: list[object] = []

    def submit(client: Client) -> None:
        try:
            results.append(client.submit(PAYLOAD).task_id)
        except PreflightError as error:
            results.append(type(error).__name__)

    threads = [threading.Thread(target=submit, args=(client,)) for client in (first, second)]
    threads[0].start()
    assert under_way.wait(20)
    threads[1].start()
    time.sleep(0.2)
    assert (results, other.posts) == ([], 0)
    go_on.set()
    for thread in threads:
        thread.join(20)
    if isinstance(ending, BaseException):
        assert (results, other.posts) == (["UnknownOutcomeError"] * 2, 0)
    elif ending.status == 202:
        assert (results, other.posts) == (["task_first"] * 2, 0)
    else:
        assert (results, other.posts) == (["ApiError", "task_second"], 1)


def test_pauses_are_told(tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    client, _, naps = make_client(
        tmp_path,
        NO_LINE,
        accepted(),
        on_pause=lambda error, pause: told.append((type(error).__name__, pause)),
    )
    client.submit(PAYLOAD)
    assert told == [("NotConnectedError", naps.taken[0])]


# Tasks ------------------------------------------------------------------------------------------


def task(status: str, **more: object) -> dict[str, object]:
    return {"task_id": "task_1", "status": status, "created_at": "c", "livemode": True, **more}


RESULT = {
    "video_url": "https://cdn.example.test/v.mp4",
    "duration_seconds": 9,
    "resolution": "1080p",
    "fps": 30,
}


def test_every_state_of_a_task(tmp_path: Path) -> None:
    client, _, _ = make_client(
        tmp_path,
        reply(200, task("queued", queue_position=2, estimated_completion="e"), {"retry-after": "30"}),
        reply(200, task("processing", started_at="s")),
        reply(200, task("completed", completed_at="d", result=RESULT)),
        reply(200, task("failed", completed_at="d", error={"code": "RENDER_FAILED", "message": "m"})),
        reply(200, task("archived", shelf=1)),
    )
    queued, running, done, failed, odd = (client.status("task_1") for _ in range(5))
    assert (queued.queue_position, queued.estimated_completion, queued.retry_after_s) == (2, "e", 30.0)
    assert (running.started_at, running.done) == ("s", False)
    assert done.done
    assert done.result is not None
    assert (done.result.duration_seconds, done.result.extra) == (9, {"fps": 30})
    assert failed.done
    assert failed.error is not None
    assert failed.error.code == "RENDER_FAILED"
    assert (odd.status, odd.extra, odd.done) == ("archived", {"shelf": 1}, False)


@pytest.mark.parametrize("body", [b"", b"[]", b'{"status": "queued"}', b'{"task_id": "t", "status": null}'])
def test_a_state_that_cannot_be_read(tmp_path: Path, body: bytes) -> None:
    client, _, _ = make_client(tmp_path, reply(200, body))
    with pytest.raises(AnswerError):
        client.status("task_1")


def test_task_ids_are_quoted(tmp_path: Path) -> None:
    client, transport, _ = make_client(tmp_path, reply(200, task("queued")))
    client.status("../a b?")
    assert transport.requests[0].url.endswith("/v1/tasks/..%2Fa%20b%3F")


def test_wait_goes_on_through_trouble(tmp_path: Path) -> None:
    seen: list[str] = []
    client, _, naps = make_client(
        tmp_path,
        reply(200, task("queued"), {"retry-after": "12"}),
        NO_LINE,
        DROPPED,
        reply(502, b""),
        refusal(429, "X", {"retry-after": "3"}),
        reply(200, b"{"),
        reply(200, task("processing")),
        reply(200, task("completed", result=RESULT)),
    )
    assert client.wait("task_1", lambda task: seen.append(task.status)).status == "completed"
    assert seen == ["queued", "processing", "completed"]
    assert naps.taken == [12.0, 0.5, 1.0, 2.0, 3.0, 8.0, 30.0]


def test_wait_ends_where_the_task_is_unknown(tmp_path: Path) -> None:
    client, _, _ = make_client(tmp_path, refusal(404, "TASK_NOT_FOUND"))
    with pytest.raises(ApiError, match="TASK_NOT_FOUND"):
        client.wait("task_1")


def test_wait_times_out(tmp_path: Path) -> None:
    client, _, _ = make_client(tmp_path, reply(200, task("queued")))
    with pytest.raises(WaitTimeoutError, match="it goes on"):
        client.wait("task_1", timeout_s=0.01)


# Several ----------------------------------------------------------------------------------------


def numbered(count: int) -> list[dict[str, object]]:
    return [PAYLOAD | {"images": [{"url": f"https://example.com/{n}.jpg"}]} for n in range(count)]


class Plan:
    """An API that runs at most `limit` tasks; each is done when it has been looked at twice."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.looks: dict[str, int] = {}
        self.most = 0

    def __call__(self, request: object) -> object:
        running = [name for name, looks in self.looks.items() if looks < 2]
        if request.method == "GET":
            name = request.url.rpartition("/")[2]
            self.looks[name] += 1
            return reply(200, task("completed" if self.looks[name] > 1 else "queued", task_id=name))
        if len(running) >= self.limit:
            details = {"limit": self.limit, "in_flight": len(running), "plan": "plus"}
            return refusal(429, "CONCURRENCY_LIMIT_EXCEEDED", {"retry-after": "1"}, details=details)
        name = f"task_{len(self.looks)}"
        self.looks[name] = 0
        self.most = max(self.most, len(running) + 1)
        return accepted(name)


@pytest.mark.parametrize(("limit", "asked"), [(1, 1), (3, 3), (1, 5), (3, 1)])
def test_several_keep_to_the_plan(tmp_path: Path, limit: int, asked: int) -> None:
    plan = Plan(limit)
    client, transport, _ = make_client(tmp_path, plan)
    transport.steps = [plan]
    outcomes = client.submit_all(numbered(7), concurrency=asked)
    assert [outcome.task_id for outcome in outcomes] == [f"task_{n}" for n in range(7)]
    assert plan.most == min(limit, asked)


def test_one_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    told: list[int] = []
    payloads = numbered(3)
    payloads[1] = {}
    client, _, _ = make_client(tmp_path, accepted())
    outcomes = client.submit_all(
        payloads, concurrency=9, on_outcome=lambda index, outcome: told.append(index)
    )
    assert [isinstance(outcome, PreflightError) for outcome in outcomes] == [False, True, False]
    assert told == [0, 1, 2]
