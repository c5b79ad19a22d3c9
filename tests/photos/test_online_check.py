"""`preflight check` with photos on the web: the whole command, a real server on loopback."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from photo_server import Conversation, PhotoServer, photo

import preflight
from preflight.settings import Settings

SCRIPT = "Welcome home to a bright house on a quiet street, with a garden for summer."


@pytest.fixture
def folder(tmp_path: Path, server: PhotoServer) -> Path:
    """A folder whose configuration opens the test server."""
    (tmp_path / "preflight.toml").write_text(f'allow-hosts = ["127.0.0.1:{server.port}"]\n')
    small = photo(640, 480)
    server.routes["/small.jpg"] = lambda talk: talk.serve(small)
    server.routes["/page"] = lambda talk: talk.answer(200, b"<html>a page</html>", Content_Type="text/html")
    server.routes["/later.jpg"] = lambda talk: talk.answer(503, b"")
    return tmp_path


def payload(*urls: str) -> str:
    return json.dumps({"images": [{"url": url} for url in urls], "script": SCRIPT})


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-m", "preflight", "check", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def rules(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [finding["rule"] for finding in json.loads(done.stdout)["findings"]]


@pytest.mark.parametrize(
    ("path", "expected", "status"),
    [
        pytest.param("/good.jpg", [], 0, id="right and large enough"),
        pytest.param("/small.jpg", ["image-below-hd"], 1, id="too small"),
        pytest.param("/gone.jpg", ["unreachable-image"], 1, id="not there"),
        pytest.param("/page", ["not-an-image"], 1, id="a web page"),
        pytest.param("/later.jpg", ["unverified-image"], 0, id="could not be told"),
    ],
)
def test_verdict(folder, server, path, expected, status):
    (folder / "a.living.json").write_text(payload(server.url(path)))
    done = run(folder, "--format", "json", "a.living.json")
    assert (rules(done), done.returncode) == (expected, status)
    assert json.loads(done.stdout)["summary"]["unverified"] == expected.count("unverified-image")


def test_strict_fails_for_what_could_not_be_told(folder, server):
    (folder / "a.living.json").write_text(payload(server.url("/later.jpg")))
    assert run(folder, "--strict", "a.living.json").returncode == 1


def test_offline_asks_nobody(folder, server):
    (folder / "a.living.json").write_text(payload(server.url("/gone.jpg")))
    assert run(folder, "--offline", "a.living.json").returncode == 0
    assert server.requests == []


def test_one_address_in_a_thousand_payloads_is_asked_once(folder, server):
    (folder / "a.living.jsonl").write_text("\n".join([payload(server.url("/good.jpg"))] * 1000))
    done = run(folder, "--format", "json", ".")
    assert (done.returncode, json.loads(done.stdout)["summary"]["payloads"]) == (0, 1000)
    assert server.asked("/good.jpg") == 1


def test_what_was_measured_is_remembered_and_a_failure_is_not(folder, server):
    (folder / "a.living.json").write_text(payload(server.url("/good.jpg"), server.url("/gone.jpg")))
    for _ in range(2):
        run(folder, "a.living.json")
    run(folder, "--no-cache", "a.living.json")
    assert server.asked("/good.jpg") == 2
    assert server.asked("/gone.jpg") == 3


def test_a_broken_cache_costs_a_warning(folder, server):
    (folder / "cache" / "preflight").mkdir(parents=True)
    (folder / "cache" / "preflight" / "photos.sqlite3").write_bytes(b"no database")
    (folder / "a.living.json").write_text(payload(server.url("/good.jpg")))
    done = run(folder, "a.living.json")
    assert done.returncode == 0
    assert "the photo cache" in done.stderr


def test_the_same_photo_under_two_addresses_is_told(folder, server):
    server.routes["/again.jpg"] = server.routes["/good.jpg"]
    (folder / "a.living.json").write_text(payload(server.url("/good.jpg"), server.url("/again.jpg")))
    assert "duplicate-image" in rules(run(folder, "--format", "json", "a.living.json"))


def test_a_host_that_is_not_opened_is_never_asked(tmp_path, server):
    (tmp_path / "a.living.json").write_text(payload(server.url("/good.jpg")))
    done = run(tmp_path, "--format", "json", "a.living.json")
    assert (rules(done), done.returncode) == (["malformed-image-url"], 1)
    assert server.connections == 0


def test_ctrl_c_while_asking_leaves_a_whole_cache(folder, server):
    started = []

    async def stall(talk: Conversation) -> None:
        started.append(1)
        await asyncio.sleep(30)

    server.routes["/slow.jpg"] = stall
    with (folder / "preflight.toml").open("a") as settings:
        settings.write("[photos]\nconnections = 1\n")  # the good one is known before the slow one is asked
    (folder / "a.living.json").write_text(payload(server.url("/good.jpg"), server.url("/slow.jpg")))
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-m", "preflight", "check", "a.living.json"]
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while not started:
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert (process.returncode, said.strip()) == (130, "preflight: interrupted")
    server.routes["/slow.jpg"] = server.routes["/good.jpg"]
    assert run(folder, "--select", "INVALID_IMAGE_URL", "a.living.json").stderr == ""
    assert server.asked("/good.jpg") == 1  # the first run had kept it


def test_the_library_asks_too(server, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    opened = Settings(allow_hosts=(f"127.0.0.1:{server.port}",))
    data = json.loads(payload(server.url("/gone.jpg")))
    assert [each.rule for each in preflight.check(data, settings=opened).findings] == ["unreachable-image"]
    assert preflight.check(data, settings=opened, online=False).ok
