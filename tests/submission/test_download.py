"""Downloads: cut in the middle, resumed, changed meanwhile, refused, and a disk that is full."""

import resource
from pathlib import Path

import pytest
from scripted import Scripted, make_client, reply

from preflight.errors import ConnectionLostError, DownloadError
from preflight.sandbox import running
from preflight.submission import Request, Response, Result, Task

HEAD = bytes.fromhex("00000018") + b"ftypisom"
VIDEO = HEAD + bytes(range(256)) * 40
OTHER = HEAD + bytes(range(255, -1, -1)) * 40
TASK = Task(
    task_id="../task 1", status="completed", result=Result(video_url="https://cdn.example.test/v.mp4")
)


class Store:
    """Hands out a video in pieces of at most `piece` bytes, then the connection is cut."""

    def __init__(self, piece: int, video: bytes = VIDEO, tag: str = '"one"') -> None:
        self.piece, self.video, self.tag = piece, video, tag
        self.asked: list[str] = []

    def __call__(self, request: Request) -> Response:
        assert request.key is None, "the key has no business at a file server"
        asked = request.headers.get("Range", "")
        self.asked.append(asked)
        if not asked or request.headers.get("If-Range") != self.tag:
            headers = {"content-length": str(len(self.video)), "etag": self.tag}
            return self.piecewise(request, 200, headers, self.video)
        first = int(asked[6:-1])
        headers = {
            "content-range": f"bytes {first}-{len(self.video) - 1}/{len(self.video)}",
            "etag": self.tag,
        }
        if first >= len(self.video):
            return Response(status=416)
        return self.piecewise(request, 206, headers, self.video[first:])

    def piecewise(self, request: Request, status: int, headers: dict[str, str], rest: bytes) -> Response:
        write = request.receive(status, headers)
        if write:
            write(rest[: self.piece])
        return Response(status=status, headers=headers, complete=len(rest) <= self.piece)


def test_whole_at_once(tmp_path: Path) -> None:
    store = Store(10**9)
    client, _, _ = make_client(tmp_path, store)
    file = client.download(TASK, tmp_path / "new" / "folder")
    assert (file.name, file.read_bytes()) == ("___task_1.mp4", VIDEO)
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_cut_and_resumed(tmp_path: Path) -> None:
    store = Store(3000)
    client, _, naps = make_client(tmp_path, store)
    assert client.download(TASK, tmp_path).read_bytes() == VIDEO
    assert store.asked == ["", "bytes=3000-", "bytes=6000-", "bytes=9000-"]
    assert len(naps.taken) == 3


def test_resumed_by_another_call(tmp_path: Path) -> None:
    store = Store(3000)
    lost = ConnectionLostError("gone")
    client, transport, _ = make_client(tmp_path, store, lost)
    with pytest.raises(DownloadError, match="stopped coming after 3000 bytes: gone"):
        client.download(TASK, tmp_path)
    transport.steps = [store]
    store.piece = 10**9
    assert client.download(TASK, tmp_path).read_bytes() == VIDEO
    assert store.asked == ["", "bytes=3000-"]


def test_changed_between_two_tries(tmp_path: Path) -> None:
    old, new = Store(3000), Store(10**9, OTHER, '"two"')
    client, _, _ = make_client(tmp_path, old, new)
    assert client.download(TASK, tmp_path).read_bytes() == OTHER


@pytest.mark.parametrize("tag", ["", 'W/"weak"'])
def test_without_a_strong_tag_it_starts_anew(tmp_path: Path, tag: str) -> None:
    store = Store(3000, tag=tag)
    client, transport, _ = make_client(tmp_path, store)

    def then_whole(request: Request) -> Response:
        store.piece = 10**9
        return store(request)

    transport.steps = [store, then_whole]
    assert client.download(TASK, tmp_path).read_bytes() == VIDEO
    assert store.asked == ["", ""]


def test_a_part_that_is_longer_than_the_video(tmp_path: Path) -> None:
    part = tmp_path / "___task_1.mp4.part"
    part.write_bytes(VIDEO * 2)
    Path(f"{part}.etag").write_text('"one"')
    client, _, _ = make_client(tmp_path, Store(10**9))
    assert client.download(TASK, tmp_path).read_bytes() == VIDEO


@pytest.mark.parametrize(
    ("status", "says"),
    [(404, "address has ended"), (410, "address has ended"), (302, "answered 302"), (400, "400")],
)
def test_refused(tmp_path: Path, status: int, says: str) -> None:
    client, transport, _ = make_client(tmp_path, reply(status, b""))
    with pytest.raises(DownloadError, match=says):
        client.download(TASK, tmp_path)
    assert len(transport.requests) == 1


def test_a_sick_server_is_asked_again(tmp_path: Path) -> None:
    client, _, naps = make_client(
        tmp_path, reply(503, b"", {"retry-after": "7"}), reply(500, b""), Store(10**9)
    )
    assert client.download(TASK, tmp_path).read_bytes() == VIDEO
    assert naps.taken == [7.0, 1.0]


@pytest.mark.parametrize(
    ("task", "says"),
    [
        (Task(task_id="t", status="failed"), "is failed and has no video"),
        (
            Task(task_id="t", status="completed", result=Result(video_url="file:///etc/passwd")),
            "neither http",
        ),
    ],
)
def test_nothing_to_fetch(tmp_path: Path, task: Task, says: str) -> None:
    client, transport, _ = make_client(tmp_path, Store(1))
    with pytest.raises(DownloadError, match=says):
        client.download(task, tmp_path)
    assert transport.requests == []


def test_a_full_disk(tmp_path: Path) -> None:
    client, transport, _ = make_client(tmp_path, Store(10**9))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, hard))
    try:
        with pytest.raises(DownloadError, match="cannot be written"):
            client.download(TASK, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    transport.steps = [Store(10**9)]
    assert client.download(TASK, tmp_path).read_bytes() == VIDEO
    assert isinstance(transport, Scripted)


def test_from_the_sandbox_with_cuts(tmp_path: Path) -> None:
    payload = {"images": [{"url": "https://example.com/a.jpg"}] * 2, "script": "w" * 140}
    with running(speed=10_000) as sandbox:
        client = sandbox.client()
        task = client.wait(client.submit(payload).task_id, timeout_s=20)
        whole = client.download(task, tmp_path / "whole").read_bytes()
        sandbox.faults(
            {"on": "video", "fault": "truncate", "times": 3}, {"on": "video", "fault": "drop-before"}
        )
        assert client.download(task.task_id, tmp_path / "cut").read_bytes() == whole


def test_what_is_no_video_is_not_kept(tmp_path):
    store = Store(10**9, b"<html>not here</html>")
    with pytest.raises(DownloadError, match="no MP4"):
        make_client(tmp_path, store)[0].download(TASK, tmp_path)
    assert list(tmp_path.glob("*.mp4*")) == []
