"""`submit`, `status`, `wait`, `ledger`, `webhook` and `sandbox` as processes, against a real sandbox."""

import hashlib
import hmac
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from preflight.sandbox import Running, running

SCRIPT = "Welcome home to a bright house on a quiet street, with a garden for summer."
CANARY = "c0ffee" * 5


@pytest.fixture
def sandbox():
    with running(speed=3600.0) as found:
        yield found


def payload(sandbox: Running, script: str = SCRIPT, **more: object) -> str:
    photo = f"{sandbox.base_url}/photos/front.jpg?width=1600&height=900"
    return json.dumps({"images": [{"url": photo}], "script": script, **more})


def preflight(
    folder: Path, sandbox: Running, *arguments: str, key: str = f"vpk_test_{CANARY}", text: str = ""
):
    """Run a command with a key and a ledger of its own."""
    environment = {
        **os.environ,
        "PREFLIGHT_BASE_URL": sandbox.base_url,
        "VIBEPEAK_API_KEY": key,
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    command = [sys.executable, "-m", "preflight", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, input=text, capture_output=True, text=True, check=False
    )
    assert CANARY not in done.stdout + done.stderr
    return done


class TestSubmit:
    def test_twice_is_one_request(self, tmp_path, sandbox):
        (tmp_path / "a.living.json").write_text(payload(sandbox))
        first, second = (preflight(tmp_path, sandbox, "submit", "a.living.json") for _ in range(2))
        assert (first.returncode, second.returncode) == (0, 0)
        assert "accepted as task_" in first.stdout
        assert "sent before as task_" in second.stdout
        assert sandbox.state()["requests"] == 1

    def test_again_is_meant(self, tmp_path, sandbox):
        (tmp_path / "a.living.json").write_text(payload(sandbox))
        preflight(tmp_path, sandbox, "submit", "a.living.json")
        assert "accepted" in preflight(tmp_path, sandbox, "submit", "--again", "a.living.json").stdout
        assert sandbox.state()["requests"] == 2

    @pytest.mark.parametrize(
        ("name", "content", "status", "said"),
        [
            pytest.param(
                "a.living.json", {"script": f"{SCRIPT} 3"}, 1, "SCRIPT_INVALID_CHARACTERS", id="not clean"
            ),
            pytest.param("a.script.txt", None, 2, "is no request", id="a script alone"),
            pytest.param("none.living.json", None, 2, "No such file", id="missing"),
        ],
    )
    def test_nothing_is_sent(self, tmp_path, sandbox, name, content, status, said):
        if content is not None:
            (tmp_path / name).write_text(payload(sandbox, **content))
        elif name.endswith(".txt"):
            (tmp_path / name).write_text(SCRIPT)
        done = preflight(tmp_path, sandbox, "submit", name)
        assert done.returncode == status
        assert said in done.stderr
        assert sandbox.state()["requests"] == 0

    def test_a_suppressed_error_is_an_error_here(self, tmp_path, sandbox):
        (tmp_path / "preflight.toml").write_text(
            'ignore = ["SCRIPT_INVALID_CHARACTERS", "INVALID_IMAGE_URL"]\n'
        )
        (tmp_path / "a.living.json").write_text(payload(sandbox, f"{SCRIPT[:-2]} 3."))
        assert preflight(tmp_path, sandbox, "check", "--offline", "a.living.json").returncode == 0
        assert preflight(tmp_path, sandbox, "submit", "a.living.json").returncode == 1
        assert sandbox.state()["requests"] == 0

    def test_a_photo_that_is_too_small_is_found_before(self, tmp_path, sandbox):
        text = payload(sandbox).replace("width=1600", "width=800")
        (tmp_path / "a.living.json").write_text(text)
        done = preflight(tmp_path, sandbox, "submit", "a.living.json")
        assert done.returncode == 1
        assert "IMAGE_RESOLUTION_TOO_LOW" in done.stderr

    def test_a_live_key_needs_a_yes(self, tmp_path, sandbox):
        (tmp_path / "a.living.json").write_text(payload(sandbox))
        live = f"vpk_live_{CANARY}"
        refused = preflight(tmp_path, sandbox, "submit", "a.living.json", key=live)
        assert (refused.returncode, sandbox.state()["requests"]) == (2, 0)
        assert "--yes" in refused.stderr
        agreed = preflight(tmp_path, sandbox, "submit", "--yes", "a.living.json", key=live)
        assert (agreed.returncode, sandbox.state()["charges"]) == (0, 1)
        assert "10 credits charged" in agreed.stdout
        repeated = preflight(tmp_path, sandbox, "submit", "a.living.json", key=live)
        assert (repeated.returncode, sandbox.state()["charges"]) == (0, 1)  # nothing to agree to

    def test_no_key(self, tmp_path, sandbox):
        (tmp_path / "a.living.json").write_text(payload(sandbox))
        done = preflight(tmp_path, sandbox, "submit", "a.living.json", key="")
        assert done.returncode == 2
        assert "VIBEPEAK_API_KEY" in done.stderr

    def test_the_api_refuses(self, tmp_path, sandbox):
        (tmp_path / "a.living.json").write_text(payload(sandbox))
        sandbox.faults({"on": "create", "fault": "INSUFFICIENT_CREDITS", "times": 1})
        done = preflight(tmp_path, sandbox, "submit", "--json", "a.living.json")
        assert done.returncode == 1
        error = json.loads(done.stdout)["error"]
        assert (error["code"], error["status"]) == ("INSUFFICIENT_CREDITS", 402)
        assert error["request_id"]

    def test_an_unknown_outcome_is_settled_by_hand(self, tmp_path, sandbox):
        (tmp_path / "a.living.json").write_text(payload(sandbox))
        sandbox.faults({"on": "create", "fault": "drop-after", "times": 1})
        lost = preflight(tmp_path, sandbox, "submit", "a.living.json")
        assert lost.returncode == 4
        assert (lost.stdout, "preflight ledger resolve" in lost.stderr) == ("", True)
        assert preflight(tmp_path, sandbox, "submit", "a.living.json").returncode == 4
        (entry,) = map(json.loads, preflight(tmp_path, sandbox, "ledger", "--json").stdout.splitlines())
        (task,) = sandbox.state()["tasks"]
        done = preflight(
            tmp_path, sandbox, "ledger", "resolve", str(entry["id"]), "--task-id", task["task_id"]
        )
        assert done.returncode == 0, done.stderr
        assert task["task_id"] in preflight(tmp_path, sandbox, "submit", "a.living.json").stdout
        assert sandbox.state()["requests"] == 1

    def test_several_files_and_their_videos(self, tmp_path, sandbox):
        for number, word in enumerate(("red", "blue", "green")):
            text = payload(sandbox, SCRIPT.replace("bright", word))
            (tmp_path / f"{number}.living.json").write_text(text)
        done = preflight(
            tmp_path,
            sandbox,
            "submit",
            "--download",
            "videos",
            "--json",
            *[f"{n}.living.json" for n in range(3)],
        )
        assert done.returncode == 0, done.stderr
        videos = sorted((tmp_path / "videos").iterdir())
        assert len(videos) == 3
        assert all(video.read_bytes()[4:8] == b"ftyp" for video in videos)

    def test_a_task_that_fails_is_status_1(self, tmp_path, sandbox):
        (tmp_path / "a.living.json").write_text(payload(sandbox, test_scenario="fail"))
        done = preflight(tmp_path, sandbox, "submit", "--wait", "a.living.json")
        assert done.returncode == 1
        assert "failed" in done.stdout


class TestTasks:
    def test_status_and_wait(self, tmp_path, sandbox):
        (tmp_path / "a.living.json").write_text(payload(sandbox))
        task = json.loads(preflight(tmp_path, sandbox, "submit", "--json", "a.living.json").stdout)["task_id"]
        assert task in preflight(tmp_path, sandbox, "status", task).stdout
        waited = preflight(tmp_path, sandbox, "wait", task, "--json", "--download", ".")
        said = json.loads(waited.stdout)
        assert said["status"] == "completed"
        assert set(said["result"]) == {
            "video_url",
            "cover_image_url",
            "duration_seconds",
            "resolution",
            "expires_at",
        }
        assert (tmp_path / f"{task}.mp4").exists()

    def test_a_task_that_is_not_there(self, tmp_path, sandbox):
        done = preflight(tmp_path, sandbox, "status", "task_none")
        assert (done.returncode, done.stdout) == (1, "")
        assert "TASK_NOT_FOUND" in done.stderr

    def test_an_empty_ledger_says_so(self, tmp_path, sandbox):
        assert preflight(tmp_path, sandbox, "ledger").stdout == "nothing was sent yet\n"

    def test_resolve_needs_one_of_two_words(self, tmp_path, sandbox):
        assert preflight(tmp_path, sandbox, "ledger", "resolve", "1").returncode == 2


class TestWebhook:
    BODY = b'{"event":"task.completed","task_id":"task_1","status":"completed","livemode":false}'

    def verify(self, tmp_path: Path, body: bytes, secret: str, age_s: int = 0):
        moment = str(int(time.time()) - age_s)
        signature = hmac.new(b"right", f"{moment}.".encode() + self.BODY, hashlib.sha256).hexdigest()
        (tmp_path / "body.json").write_bytes(body)
        (tmp_path / "headers.txt").write_text(
            f"X-VibePeak-Signature: {signature}\nX-VibePeak-Timestamp: {moment}\nX-VibePeak-Event: task.completed\n"
        )
        command = [
            sys.executable,
            "-m",
            "preflight",
            "webhook",
            "verify",
            "body.json",
            "--headers",
            "headers.txt",
        ]
        environment = {**os.environ, "VIBEPEAK_WEBHOOK_SECRET": secret}
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    def test_genuine(self, tmp_path):
        done = self.verify(tmp_path, self.BODY, "right")
        assert (done.returncode, json.loads(done.stdout)["task_id"]) == (0, "task_1")

    @pytest.mark.parametrize(
        ("body", "secret", "age_s", "check"),
        [
            pytest.param(BODY, "wrong", 0, "secret", id="another secret"),
            pytest.param(BODY, "right", 3600, "timestamp", id="an old one"),
            pytest.param(BODY.replace(b":", b": "), "right", 0, "body", id="serialised anew"),
        ],
    )
    def test_not_genuine(self, tmp_path, body, secret, age_s, check):
        done = self.verify(tmp_path, body, secret, age_s)
        assert done.returncode == 1
        assert done.stdout.startswith(f"not genuine ({check})")

    def test_no_secret(self, tmp_path):
        done = self.verify(tmp_path, self.BODY, "")
        assert done.returncode == 2


def test_the_sandbox_prints_its_address_first_and_ends_with_ctrl_c(tmp_path):
    command = [sys.executable, "-m", "preflight", "sandbox", "--port", "0", "--fault", "create:503:1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("listening on http://127.0.0.1:")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert "Traceback" not in said
    assert process.returncode in (0, 130)


def test_the_demo_goes_the_whole_way(tmp_path):
    command = [sys.executable, "-m", "preflight", "demo", "--keep", "tour"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "1 request reached the API" in done.stdout
    assert len(list((tmp_path / "tour").glob("*.mp4"))) == 1
