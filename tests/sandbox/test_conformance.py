"""Each row of the contract, over a real socket: with the standard library's client, and with ours."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from raw_http import CREATE, IMAGE, LIVE, TEST, call, clean, create

from preflight.contract.codes import STATUSES, Code
from preflight.errors import ApiError
from preflight.sandbox import Running, running
from preflight.settings import Voice


def moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    assert found.tzinfo is not None
    return found


ELEMENTS = {
    "enabled": True,
    "watermark": {"url": "https://example.com/w.png", "position": "bottom-right", "size": 0, "opacity": 100},
    "text": {"content": "c", "color": "#a0B1c2", "font": "Inter", "size": 12, "position": "center"},
}
ACCEPTED = [
    pytest.param(clean(), id="one image"),
    pytest.param(clean(9), id="nine images"),
    *[
        pytest.param(clean(n, length), id=f"{n} images, {length} characters")
        for n, low, high in [(1, 65, 85), (3, 195, 255), (5, 325, 425), (9, 585, 765)]
        for length in (low, high)
    ],
    pytest.param(
        clean(images=1) | {"images": [{"url": "http://example.com/a.jpg"}]}, id="http, no room type"
    ),
    pytest.param(clean() | {"images": [dict(IMAGE, room_type="sauna")]}, id="an unknown room type"),
    pytest.param(clean(voice={"voice_id": "v", "language": "en"}), id="voice"),
    *[pytest.param(clean(modification_mode=m), id=m) for m in ("no_modify", "change_decoration", "furnish")],
    pytest.param(clean(background_music=False), id="no music"),
    pytest.param(clean(subtitle={"subtitle_style_preset": "classic"}), id="a preset of subtitles"),
    pytest.param(clean(subtitle={"styles": {"any": 1}}), id="styles of subtitles"),
    pytest.param(clean(elements_config=ELEMENTS), id="branding"),
    pytest.param(clean(webhook_url="https://example.com/hook"), id="a webhook"),
    *[pytest.param(clean(test_scenario=s), id=s) for s in ("success", "fail", "slow")],
    pytest.param(clean(webhook="https://example.com"), id="an unknown field"),
    pytest.param(
        clean(length=0) | {"script": 'Zoë\'s café: "en suite" (really); no? Yes! ' + "w" * 30}, id="letters"
    ),
]


@pytest.mark.parametrize("payload", ACCEPTED)
def test_accepted(roomy: Running, payload: dict[str, Any]) -> None:
    answer = create(roomy.base_url, payload)
    assert answer.status == 202, answer.body
    assert roomy.client().submit(payload, again=True).status == "queued"


def sized(width: int, height: int) -> dict[str, Any]:
    return clean() | {"images": [{"url": f"https://example.com/a.jpg?width={width}&height={height}"}]}


REFUSED = [
    pytest.param(None, "VALIDATION_ERROR", id="null"),
    pytest.param([], "VALIDATION_ERROR", id="a list"),
    pytest.param({}, "VALIDATION_ERROR", id="nothing"),
    pytest.param({"images": [IMAGE]}, "VALIDATION_ERROR", id="no script"),
    pytest.param({"script": "w" * 70}, "VALIDATION_ERROR", id="no images"),
    pytest.param(clean(0, 70), "VALIDATION_ERROR", id="no image"),
    pytest.param(clean(10), "VALIDATION_ERROR", id="ten images"),
    pytest.param(clean() | {"images": [{}]}, "VALIDATION_ERROR", id="an image without url"),
    pytest.param(clean() | {"images": ["https://example.com/a.jpg"]}, "VALIDATION_ERROR", id="a bare url"),
    pytest.param(clean() | {"script": 7}, "VALIDATION_ERROR", id="a number for a script"),
    pytest.param(clean(voice="v"), "VALIDATION_ERROR", id="a bare voice"),
    pytest.param(clean(modification_mode="modernise"), "VALIDATION_ERROR", id="an unknown mode"),
    pytest.param(clean(background_music="yes"), "VALIDATION_ERROR", id="music in words"),
    pytest.param(
        clean(subtitle={"subtitle_style_preset": "a", "styles": {}}), "VALIDATION_ERROR", id="both subtitles"
    ),
    pytest.param(clean(elements_config={"watermark": {"size": 101}}), "VALIDATION_ERROR", id="too large"),
    pytest.param(clean(elements_config={"watermark": {"opacity": -1}}), "VALIDATION_ERROR", id="too faint"),
    pytest.param(
        clean(elements_config={"text": {"color": "white"}}), "VALIDATION_ERROR", id="a colour in words"
    ),
    pytest.param(clean(webhook_url="http://example.com/hook"), "VALIDATION_ERROR", id="a webhook over http"),
    pytest.param(clean(test_scenario="explode"), "VALIDATION_ERROR", id="an unknown scenario"),
    pytest.param(clean() | {"images": [{"url": "ftp://example.com/a"}]}, "INVALID_IMAGE_URL", id="ftp"),
    pytest.param(clean() | {"images": [{"url": "photos/a.jpg"}]}, "INVALID_IMAGE_URL", id="a relative path"),
    pytest.param(
        clean() | {"images": [{"url": "https://gone.invalid/a"}]}, "INVALID_IMAGE_URL", id="no such host"
    ),
    pytest.param(sized(1279, 720), "IMAGE_RESOLUTION_TOO_LOW", id="the long side too short"),
    pytest.param(sized(719, 1280), "IMAGE_RESOLUTION_TOO_LOW", id="the short side too short"),
    pytest.param(clean(1, 64), "SCRIPT_TOO_SHORT", id="one character too few"),
    pytest.param(clean(9, 584), "SCRIPT_TOO_SHORT", id="one too few for nine"),
    pytest.param(clean(1, 86), "SCRIPT_TOO_LONG", id="one character too many"),
    pytest.param(clean(9, 766), "SCRIPT_TOO_LONG", id="one too many for nine"),
    pytest.param(clean() | {"script": "3 rooms" + "w" * 63}, "SCRIPT_INVALID_CHARACTERS", id="a digit"),
    pytest.param(clean() | {"script": "one & two" + "w" * 61}, "SCRIPT_INVALID_CHARACTERS", id="a symbol"),
    pytest.param({"images": [], "script": "7"}, "VALIDATION_ERROR", id="the first code of several"),
]


@pytest.mark.parametrize(("payload", "code"), REFUSED)
def test_refused(roomy: Running, payload: Any, code: str) -> None:
    answer = call(roomy.base_url, "POST", CREATE, json.dumps(payload).encode())
    assert (answer.status, answer.code) == (STATUSES[Code(code)], code)
    assert set(answer.body) == {"error"}
    assert set(answer.body["error"]) <= {"code", "message", "request_id", "details"}
    assert answer.body["error"]["request_id"].startswith("req_")
    if "width=" in str(payload) or ".invalid" in str(payload):
        return  # only who asks for the photos can foretell these
    with pytest.raises(ApiError) as foretold:
        roomy.client().submit(payload)
    assert (foretold.value.code, foretold.value.status) == (code, answer.status)
    with pytest.raises(ApiError) as told:
        roomy.client(check=lambda payload: ()).submit(payload)
    assert (told.value.code, told.value.status) == (code, answer.status)
    assert told.value.request_id.startswith("req_")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="cut"),
        pytest.param(b'{"images": NaN}', id="NaN"),
        pytest.param(b'{"script": "a", "script": "b"}', id="a member twice"),
        pytest.param(b"\xff", id="not UTF-8"),
        pytest.param(b"[" * 100_000, id="deep nesting"),
        pytest.param(b" " * ((1 << 20) + 1), id="too large"),
    ],
)
def test_bodies_that_are_no_json(roomy: Running, body: bytes) -> None:
    assert call(roomy.base_url, "POST", CREATE, body).code == "VALIDATION_ERROR"


def test_another_media_type(roomy: Running) -> None:
    answer = create(roomy.base_url, json.dumps(clean()).encode(), Content_Type="text/plain")
    assert answer.code == "VALIDATION_ERROR"


# 202 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "cost", "livemode"), [(LIVE, 10, True), (TEST, 0, False)])
def test_acceptance(roomy: Running, key: str, cost: int, livemode: bool) -> None:
    before = roomy.state()
    answer = create(roomy.base_url, key=key)
    body = answer.body
    assert answer.status == 202
    assert answer.headers["Location"] == f"/v1/tasks/{body['task_id']}"
    assert answer.headers["Retry-After"] == "30"
    assert set(body) == {
        *("task_id", "status", "message", "created_at"),
        *("credits_charged", "livemode", "request_id", "_links"),
    }
    assert (body["status"], body["credits_charged"], body["livemode"]) == ("queued", cost, livemode)
    assert body["_links"] == {"self": f"/v1/tasks/{body['task_id']}", "poll_interval_seconds": 30}
    moment(body["created_at"])
    after = roomy.state()
    assert before["credits_left"] - after["credits_left"] == cost
    assert after["charges"] - before["charges"] == (1 if livemode else 0)
    assert after["requests"] - before["requests"] == 1


# Keys, plans, credits, slots --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer sk_live_x", "Bearer vpk_live_", "Basic vpk_test_abc", "Bearer vpk_test_ü", TEST],
)
def test_bad_keys(roomy: Running, header: str) -> None:
    for method, path, body in (("POST", CREATE, clean()), ("GET", "/v1/tasks/task_1", None)):
        answer = call(
            roomy.base_url, method, path, body, None, **({"Authorization": header} if header else {})
        )
        assert (answer.status, answer.code) == (401, "INVALID_API_KEY")


def test_a_plan_without_the_api() -> None:
    with running(plan="free") as sandbox:
        answer = create(sandbox.base_url)
        details = {"current_plan": "free", "required_plans": ["plus", "pro"]}
        assert (answer.status, answer.code, answer.body["error"]["details"]) == (
            403,
            "PLAN_REQUIRED",
            details,
        )


@pytest.mark.parametrize(("plan", "limit"), [("plus", 1), ("pro", 3)])
def test_concurrency(plan: str, limit: int) -> None:
    with running(plan=plan) as sandbox:
        for key in (LIVE, TEST):  # each mode has its own slots
            assert [create(sandbox.base_url, key=key).status for _ in range(limit)] == [202] * limit
            answer = create(sandbox.base_url, key=key)
            details = {"limit": limit, "in_flight": limit, "plan": plan}
            assert (answer.status, answer.code) == (429, "CONCURRENCY_LIMIT_EXCEEDED")
            assert answer.body["error"]["details"] == details
            assert answer.headers["Retry-After"] == "30"
        sandbox.advance(300)
        assert create(sandbox.base_url).status == 202


def test_credits_run_out_and_are_not_refunded() -> None:
    with running(credits=25) as sandbox:
        assert [create(sandbox.base_url, key=LIVE).status for _ in range(3)] == [202, 202, 402]
        assert create(sandbox.base_url, key=LIVE).code == "INSUFFICIENT_CREDITS"
        assert create(sandbox.base_url, key=TEST).status == 202
        state = sandbox.state()
        assert (state["credits_left"], state["charges"], state["requests"]) == (5, 2, 5)


def test_refusals_are_not_charged(roomy: Running) -> None:
    before = roomy.state()["credits_left"]
    create(roomy.base_url, {}, LIVE)
    assert roomy.state()["credits_left"] == before


def test_keys_of_a_file(tmp_path: Path) -> None:
    keys = [
        {"key": LIVE, "account": "a", "credits": 10},
        {"key": TEST, "account": "a"},
        {"key": TEST + "x", "account": "b", "plan": "free"},
        {"key": TEST + "y", "state": "revoked"},
        {"key": TEST + "z", "state": "expired"},
        LIVE + "b",
    ]
    file = tmp_path / "keys.json"
    file.write_text(json.dumps(keys))
    with running(keys=file) as sandbox:
        base = sandbox.base_url
        task = create(base, key=LIVE).body["task_id"]
        assert create(base, key=LIVE).code == "INSUFFICIENT_CREDITS"
        assert create(base, key=TEST + "x").code == "PLAN_REQUIRED"
        assert create(base, key=TEST + "y").code == "API_KEY_REVOKED"
        assert create(base, key=TEST + "z").code == "API_KEY_EXPIRED"
        assert create(base, key=TEST + "unlisted").code == "INVALID_API_KEY"
        found = [call(base, "GET", f"/v1/tasks/{task}", key=key).status for key in (LIVE, TEST, LIVE + "b")]
        assert found == [200, 404, 404]  # the other mode and the other account do not see it


def test_modes_do_not_see_each_other(roomy: Running) -> None:
    for owner, other in ((LIVE, TEST), (TEST, LIVE)):
        task = create(roomy.base_url, key=owner).body["task_id"]
        assert call(roomy.base_url, "GET", f"/v1/tasks/{task}", key=owner).status == 200
        answer = call(roomy.base_url, "GET", f"/v1/tasks/{task}", key=other)
        assert (answer.status, answer.code) == (404, "TASK_NOT_FOUND")


def test_voices_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "voices.json"
    file.write_text('["mine", {"id": "theirs", "accessible": false}]')
    with running(voices=file) as sandbox:
        answers = [
            create(sandbox.base_url, clean(voice={"voice_id": each})) for each in ("mine", "theirs", "no")
        ]
        assert [each.status for each in answers] == [202, 403, 404]


def test_voices() -> None:
    with running(voices=(Voice(id="mine"), Voice(id="theirs", accessible=False))) as sandbox:
        answers = [
            create(sandbox.base_url, clean(voice={"voice_id": each})) for each in ("mine", "theirs", "no")
        ]
        assert [each.status for each in answers] == [202, 403, 404]
        assert [each.code for each in answers[1:]] == ["VOICE_ACCESS_DENIED", "VOICE_NOT_FOUND"]


# Tasks ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "scenario", "seconds", "ending"),
    [
        (LIVE, None, 240, "completed"),
        (TEST, None, 240, "completed"),
        (TEST, "success", 240, "completed"),
        (TEST, "fail", 75, "failed"),
        (TEST, "slow", 1200, "completed"),
        (LIVE, "fail", 240, "completed"),  # live keys ignore it
    ],
)
def test_a_tasks_life(key: str, scenario: str | None, seconds: int, ending: str) -> None:
    more = {"test_scenario": scenario} if scenario else {}
    with running() as sandbox:
        task = create(sandbox.base_url, clean(2, **more), key).body["task_id"]

        def look() -> Any:
            answer = call(sandbox.base_url, "GET", f"/v1/tasks/{task}", key=key)
            assert answer.status == 200
            assert {"task_id", "status", "created_at", "livemode"} <= set(answer.body)
            assert answer.body["livemode"] is (key == LIVE)
            assert ("Retry-After" in answer.headers) is (answer.body["status"] in ("queued", "processing"))
            return answer.body

        queued = look()
        assert (queued["status"], queued["queue_position"]) == ("queued", 1)
        moment(queued["estimated_completion"])
        sandbox.advance(20)
        running_now = look()
        assert running_now["status"] == "processing"
        assert moment(running_now["started_at"]) > moment(running_now["created_at"])
        sandbox.advance(seconds - 20 - 5)
        assert look()["status"] == "processing"
        sandbox.advance(5)
        done = look()
        assert done["status"] == ending
        assert (moment(done["completed_at"]) - moment(done["created_at"])).total_seconds() == pytest.approx(
            seconds
        )
        if ending == "failed":
            assert set(done["error"]) == {"code", "message"}
            assert "result" not in done
            return
        result = done["result"]
        assert set(result) == {"video_url", "cover_image_url", "duration_seconds", "resolution", "expires_at"}
        assert (result["duration_seconds"], result["resolution"]) == (6, "1080p")
        assert (moment(result["expires_at"]) - moment(done["completed_at"])).days == 7
        video = call(sandbox.base_url, "GET", result["video_url"].removeprefix(sandbox.base_url), key=None)
        assert (video.status, video.body[4:8]) == (200, b"ftyp")


def test_queue_positions() -> None:
    with running() as sandbox:
        tasks = [create(sandbox.base_url).body["task_id"] for _ in range(3)]
        looks = [call(sandbox.base_url, "GET", f"/v1/tasks/{task}").body["queue_position"] for task in tasks]
        assert looks == [1, 2, 3]


def test_the_longer_modes_take_longer() -> None:
    with running() as sandbox:
        task = create(sandbox.base_url, clean(modification_mode="furnish")).body["task_id"]
        sandbox.advance(250)
        assert call(sandbox.base_url, "GET", f"/v1/tasks/{task}").body["status"] == "processing"


def test_through_our_client() -> None:
    with running(speed=2000) as sandbox:
        client = sandbox.client(sandbox.live_key)
        accepted = client.submit(clean(2))
        assert (accepted.credits_charged, accepted.livemode, accepted.poll_interval_s) == (10, True, 30.0)
        seen: list[str] = []
        task = client.wait(accepted.task_id, lambda each: seen.append(each.status), timeout_s=20)
        assert (task.status, seen[-1]) == ("completed", "completed")
        assert task.result is not None
        assert task.result.duration_seconds == 6
        with pytest.raises(ApiError, match="TASK_NOT_FOUND"):
            sandbox.client().status(accepted.task_id)


# Everything else ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", CREATE, 405),
        ("PUT", CREATE, 405),
        ("POST", "/v1/tasks/task_1", 405),
        ("GET", "/", 404),
        ("GET", "/v1/tasks/", 404),
        ("GET", "/v1/tasks/task_1", 404),
        ("GET", "/_sandbox/none", 404),
        ("POST", "/_sandbox/state", 405),
    ],
)
def test_other_requests(roomy: Running, method: str, path: str, status: int) -> None:
    answer = call(roomy.base_url, method, path)
    assert answer.status == status
    assert answer.code
    assert ("Allow" in answer.headers) is (status == 405)


def test_openapi_describes_it(roomy: Running) -> None:
    document = call(roomy.base_url, "GET", "/openapi.json", key=None).body
    assert set(document["paths"]) == {CREATE, "/v1/tasks/{task_id}"}
    codes = set(re.findall(r"`([A-Z_]+)`", json.dumps(document)))
    assert codes == {str(code) for code in Code}
    assert document["servers"] == [{"url": roomy.base_url}]
