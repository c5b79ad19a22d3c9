"""Faults on demand, the control calls, restarts, the files it hands out, and the fixture for users."""

import contextlib
import http.client
import io
import json
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from raw_http import CREATE, LIVE, TEST, call, clean, connect, create

from preflight.errors import ApiError, InputError, UnknownOutcomeError, UsageError
from preflight.sandbox import Fault, Options, Running, running
from preflight.sandbox.faults import CODES
from preflight.sandbox.handler import Sandbox
from preflight.sandbox.in_process import InProcess
from preflight.sandbox.store import Store
from preflight.submission import Client

DROPPED = (http.client.RemoteDisconnected, ConnectionResetError, http.client.BadStatusLine)


def count(sandbox: Running) -> tuple[int, int]:
    state = sandbox.state()
    return state["requests"], len(state["tasks"])


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_on_demand(roomy: Running, code: str) -> None:
    roomy.faults({"on": "create", "fault": code, "times": 2})
    before = count(roomy)
    for _ in range(2):
        answer = create(roomy.base_url)
        assert (answer.status, answer.code) == (CODES[code], code)
        assert answer.body["error"]["message"]
        assert ("Retry-After" in answer.headers) is (answer.status in (429, 503))
    assert count(roomy) == (before[0] + 2, before[1])
    assert create(roomy.base_url).status == 202


@pytest.mark.parametrize(
    ("fault", "tasks"),
    [
        pytest.param({"fault": "drop-before"}, 0, id="dropped before"),
        pytest.param({"fault": "drop-after"}, 1, id="dropped after"),
    ],
)
def test_dropped(roomy: Running, fault: dict[str, Any], tasks: int) -> None:
    roomy.faults({"on": "create", **fault})
    before = count(roomy)
    with pytest.raises(DROPPED):
        create(roomy.base_url)
    assert count(roomy) == (before[0] + 1, before[1] + tasks)


def test_truncated(roomy: Running) -> None:
    roomy.faults({"on": "create", "fault": "truncate"})
    with pytest.raises(http.client.IncompleteRead):
        create(roomy.base_url)


def test_garbage_and_another_type(roomy: Running) -> None:
    roomy.faults({"on": "create", "fault": "garbage"}, {"on": "create", "fault": "wrong-type"})
    with pytest.raises(ValueError):
        create(roomy.base_url)
    answer = create(roomy.base_url)
    assert (answer.status, answer.headers.get_content_type()) == (202, "text/html")
    assert json.loads(answer.body)["status"] == "queued"


def test_delayed(roomy: Running) -> None:
    roomy.faults({"on": "create", "fault": "delay", "seconds": 0.3})
    started = time.monotonic()
    assert create(roomy.base_url).status == 202
    assert time.monotonic() - started >= 0.3


def test_bare_statuses_before_and_after(roomy: Running) -> None:
    roomy.faults({"on": "create", "fault": 502}, {"on": "create", "fault": "504", "after": True})
    before = count(roomy)
    assert [create(roomy.base_url).status for _ in range(2)] == [502, 504]
    assert count(roomy) == (before[0] + 2, before[1] + 1)


def test_retry_after_as_told(roomy: Running) -> None:
    roomy.faults({"on": "create", "fault": "SERVICE_UNAVAILABLE", "seconds": 7})
    assert create(roomy.base_url).headers["Retry-After"] == "7"


def test_faults_of_tasks(roomy: Running) -> None:
    task = create(roomy.base_url).body["task_id"]
    roomy.faults({"on": "task", "fault": "SERVICE_UNAVAILABLE"}, {"on": "task", "fault": "drop-before"})
    path = f"/v1/tasks/{task}"
    assert call(roomy.base_url, "GET", path).status == 503
    with pytest.raises(DROPPED):
        call(roomy.base_url, "GET", path)
    assert call(roomy.base_url, "GET", path).status == 200


def test_faults_are_listed_and_cleared(roomy: Running) -> None:
    asked = [{"on": "create", "fault": "delay", "seconds": 1.5, "times": 3}]
    roomy.faults(*asked, Fault(on="task", fault="garbage"))
    listed = call(roomy.base_url, "GET", "/_sandbox/faults").body
    assert listed == [*asked, {"on": "task", "fault": "garbage", "times": 1}]
    assert call(roomy.base_url, "DELETE", "/_sandbox/faults").body == []
    assert call(roomy.base_url, "GET", "/_sandbox/faults").body == []


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({}, "faults are a list"),
        ([1], "a fault is an object"),
        ([{"on": "create", "fault": "delay", "colour": 1}], "a fault is an object"),
        ([{"on": "everything", "fault": "delay"}], "`on` is one of"),
        ([{"on": "create", "fault": "explode"}], "no fault 'explode'"),
        ([{"on": "create", "fault": "200"}], "no fault '200'"),
        ([{"on": "webhook", "fault": "VALIDATION_ERROR"}], "no fault"),
        ([{"on": "create", "fault": "delay", "seconds": -1}], "`seconds`"),
        ([{"on": "create", "fault": "delay", "times": 0}], "`times`"),
        ([{"on": "create", "fault": "500", "after": "yes"}], "`after`"),
    ],
)
def test_malformed_faults(roomy: Running, body: Any, says: str) -> None:
    answer = call(roomy.base_url, "PUT", "/_sandbox/faults", body)
    assert (answer.status, answer.code) == (400, "INVALID_CONTROL")
    assert says in answer.body["error"]["message"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/photos/a.jpg", 202, id="a photo"),
        pytest.param("/photos/a.webp?width=1280&height=720", 202, id="a photo of some size"),
        pytest.param("/photos/a.gif?width=1280&height=720", 400, id="a format it does not draw"),
        pytest.param("/photos/a.jpg?width=0&height=720", 400, id="no size"),
        pytest.param("/gone.jpg", 400, id="nothing"),
    ],
)
def test_its_own_photos_are_there_or_not(roomy: Running, path: str, status: int) -> None:
    answer = create(roomy.base_url, clean() | {"images": [{"url": roomy.base_url + path}]})
    assert answer.status == status
    assert status == 202 or answer.code == "INVALID_IMAGE_URL"


def test_faults_from_the_start() -> None:
    with running(faults=(Fault(on="create", fault="PLAN_REQUIRED"),)) as sandbox:
        answer = create(sandbox.base_url)
        assert answer.body["error"]["details"]["required_plans"] == ["plus", "pro"]


def test_the_clock() -> None:
    with running(speed=10) as sandbox:
        found = call(sandbox.base_url, "PUT", "/_sandbox/clock", {"speed": 2}).body
        assert found["speed"] == 2
        for body in ({"advance": -1}, {"jump": 1}, [], {"speed": "fast"}):
            assert call(sandbox.base_url, "PUT", "/_sandbox/clock", body).status == 400


# Restarts -----------------------------------------------------------------------------------------------


def test_state_outlives_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite3"
    with running(state=state, credits=30) as sandbox:
        task = create(sandbox.base_url, key=LIVE).body["task_id"]
        sandbox.advance(100)
        sandbox.faults({"on": "create", "fault": "TASK_NOT_FOUND"})
    with running(state=state, credits=30) as sandbox:
        state_now = sandbox.state()
        assert (state_now["credits_left"], state_now["charges"], state_now["requests"]) == (20, 1, 1)
        assert call(sandbox.base_url, "GET", f"/v1/tasks/{task}", key=LIVE).body["status"] == "processing"
        assert create(sandbox.base_url).code == "TASK_NOT_FOUND"


def test_without_a_file_each_is_fresh() -> None:
    for _ in range(2):
        with running() as sandbox:
            assert sandbox.state()["tasks"] == []
            create(sandbox.base_url)


def test_states_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database at all" * 99)
    with pytest.raises(InputError, match="cannot be used"), running(state=tmp_path / "text"):
        pass
    with pytest.raises(InputError, match="cannot be used"), running(state=tmp_path):
        pass


@pytest.mark.parametrize(
    ("options", "says"),
    [({"plan": "gold"}, "no plan"), ({"speed": 0}, "above 0"), ({"keys": "none.json"}, "cannot be read")],
)
def test_options_that_are_none(options: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=says), running(**options):
        pass


def test_a_port_that_is_taken() -> None:
    with running() as sandbox:
        port = int(sandbox.base_url.rpartition(":")[2])
        with pytest.raises(UsageError, match="cannot listen"), running(port=port):
            pass


# Files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "form", "size"),
    [
        ("/photos/living_room.jpg?width=1280&height=720", "JPEG", (1280, 720)),
        ("/photos/a.png?width=64&height=3", "PNG", (64, 3)),
        ("/photos/a.webp?height=720", "WEBP", (1920, 720)),
        ("/photos/a.jpeg", "JPEG", (1920, 1080)),
    ],
)
def test_photos(roomy: Running, path: str, form: str, size: tuple[int, int]) -> None:
    answer = call(roomy.base_url, "GET", path, key=None)
    with Image.open(io.BytesIO(answer.body)) as picture:
        picture.load()
        assert (picture.format, picture.size) == (form, size)
    assert answer.headers.get_content_type() == f"image/{form.lower()}"


@pytest.mark.parametrize(
    "path", ["/photos/a.gif", "/photos/a.jpg?width=0", "/photos/a.jpg?width=99999", "/videos/x.mp4"]
)
def test_no_such_file(roomy: Running, path: str) -> None:
    assert call(roomy.base_url, "GET", path, key=None).status == 404


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=5-", 206, slice(5, None)),
        ("bytes=-7", 206, slice(-7, None)),
        ("bytes=99999999-", 416, slice(0, 0)),
        ("bytes=-", 200, slice(None)),
        ("lines=1-2", 200, slice(None)),
    ],
)
def test_ranges(roomy: Running, asked: str, status: int, part: slice) -> None:
    path = "/photos/a.jpg?width=100&height=100"
    whole = call(roomy.base_url, "GET", path, key=None).body
    answer = call(roomy.base_url, "GET", path, key=None, Range=asked)
    assert (answer.status, answer.body) == (status, whole[part])
    other = call(roomy.base_url, "GET", path, key=None, Range=asked, If_Range='"other"')
    assert other.body == whole


def test_photos_of_the_sandbox_are_measured(roomy: Running) -> None:
    base = roomy.base_url
    for width, status in ((1280, 202), (1279, 400)):
        payload = clean() | {"images": [{"url": f"{base}/photos/a.jpg?width={width}&height=720"}]}
        assert create(base, payload).status == status


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="decoding needs ffmpeg")
@pytest.mark.parametrize("images", [1, 9])
def test_the_video_plays(tmp_path: Path, images: int) -> None:
    with running(speed=10_000) as sandbox:
        client = sandbox.client()
        task = client.wait(client.submit(clean(images)).task_id, timeout_s=20)
        file = client.download(task, tmp_path)
    show = "stream=codec_name,width,height,nb_read_frames:format=duration"
    probe = ["ffprobe", "-v", "error", "-count_frames", "-show_entries", show, "-of", "json", str(file)]
    found = json.loads(subprocess.run(probe, capture_output=True, check=True).stdout)
    assert found["streams"] == [{"codec_name": "h264", "width": 1920, "height": 1080, "nb_read_frames": "24"}]
    assert float(found["format"]["duration"]) == task.result.duration_seconds == 3 * images
    decode = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(file), "-f", "null", "-"], capture_output=True, check=True
    )
    assert decode.stderr == b""


# In the same process, and for users' tests --------------------------------------------------------------


def test_the_same_handler_without_a_socket(tmp_path: Path) -> None:
    sandbox = Sandbox(Options(credits=20), Store())
    client = Client(LIVE, "http://127.0.0.1:1", ledger=tmp_path / "l", transport=InProcess(sandbox))
    assert client.submit(clean()).credits_charged == 10
    sandbox.store.set_faults([Fault(on="create", fault="drop-after")])
    with pytest.raises(UnknownOutcomeError):
        client.submit(clean(2))
    with pytest.raises(ApiError, match="INSUFFICIENT_CREDITS"):
        client.submit(clean(3))
    sandbox.clock.advance(999)
    task = client.status(sandbox.store.tasks()[0].task_id)
    assert client.download(task, tmp_path).stat().st_size > 10_000
    sandbox.store.close()


def test_an_own_validator() -> None:
    sandbox = Sandbox(Options(), Store(), validate=lambda payload: [])
    assert sandbox.store.credits_left() == 1000
    sandbox.store.close()


def test_the_plug_in(pytester_free: Path) -> None:
    test = pytester_free / "test_mine.py"
    test.write_text(
        "import pytest\n"
        "def test_fresh(preflight_sandbox):\n"
        "    assert preflight_sandbox.state()['requests'] == 0\n"
        "@pytest.mark.preflight_sandbox(credits=5)\n"
        "def test_told(preflight_sandbox):\n"
        "    assert preflight_sandbox.state()['credits_left'] == 5\n"
    )
    arguments = [
        "-p",
        "preflight.sandbox.pytest_plugin",
        "-p",
        "no:cacheprovider",
        "-q",
        "--strict-markers",
        str(test),
    ]
    import sys

    root = str(Path(__file__).parents[2])
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments],
        capture_output=True,
        text=True,
        cwd=pytester_free,
        env={"PYTHONPATH": root, "PATH": "/usr/bin:/bin", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )
    assert "2 passed" in run.stdout, run.stdout + run.stderr


@pytest.fixture
def pytester_free(tmp_path: Path) -> Path:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    return tmp_path


# Clients that do not behave --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"POST " + CREATE.encode() + b" HTTP/1.1\r\nHost: x\r\n", id="half a head"),
        pytest.param(
            b"POST " + CREATE.encode() + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{",
            id="half a body",
        ),
        pytest.param(b"\x00\x01\x02\r\n\r\n", id="not HTTP"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: x\r\nX: \x00\r\n\r\n", id="a control character"),
    ],
)
def test_half_open_clients_stop_nobody(roomy: Running, raw: bytes) -> None:
    with contextlib.ExitStack() as stack:
        for _ in range(30):
            stack.enter_context(connect(roomy.base_url)).sendall(raw)
        assert create(roomy.base_url, key=TEST).status == 202


def test_serving_announces_itself_first() -> None:
    import signal
    import sys

    program = "from preflight.sandbox import Options, serve; serve(Options(port=0))"
    environment = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"}
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    line = process.stdout.readline()
    assert line.startswith("listening on http://127.0.0.1:")
    assert create(line.split()[-1]).status == 202
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "")
