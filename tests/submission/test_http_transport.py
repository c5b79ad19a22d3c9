"""The transport over real sockets: above all, whether it knows if the request may have left."""

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from preflight.errors import ConnectionLostError, NotConnectedError
from preflight.submission import HttpTransport, Request, Response, Secret
from preflight.submission.transport import Timeouts

KEY = "vpk_live_" + "Transp0rt" * 4
Talk = Callable[[socket.socket], None]


class Peer:
    """Listens on this machine, and does with each connection what it was told."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.heard: list[bytes] = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.socket.accept()
                with connection:
                    connection.settimeout(5)
                    with contextlib.suppress(OSError):
                        self.talk(connection)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join(5)


@pytest.fixture
def peer() -> Iterator[Callable[[Talk], Peer]]:
    made: list[Peer] = []

    def make(talk: Talk) -> Peer:
        made.append(Peer(talk))
        return made[-1]

    yield make
    for each in made:
        each.close()


def says(raw: bytes) -> Talk:
    def talk(connection: socket.socket) -> None:
        heard = b""
        while b"\r\n\r\n" not in heard:
            more = connection.recv(65536)
            if not more:
                return
            heard += more
        connection.sendall(raw)

    return talk


def send(url: str, **more: object) -> Response:
    times = Timeouts(connect_s=1, read_s=0.5)
    request = Request(method="POST", url=url, body=b"{}", key=Secret(KEY), **more)
    return asyncio.run(HttpTransport(times).send(request))


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.mark.parametrize("url", [f"http://127.0.0.1:{closed_port()}", "http://no-such-host.invalid"])
def test_no_connection(url: str) -> None:
    with pytest.raises(NotConnectedError) as caught:
        send(url)
    assert KEY not in repr(caught.value) + str(caught.value.__context__)


def test_no_room_for_a_connection() -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(full.getsockname())
        with pytest.raises(NotConnectedError, match=r"time|too long"):
            send(f"http://127.0.0.1:{full.getsockname()[1]}")
        for each in waiting:
            each.close()


def test_no_tls(peer: Callable[[Talk], Peer]) -> None:
    plain = peer(says(b"HTTP/1.1 200 OK\r\n\r\n"))
    with pytest.raises(NotConnectedError):
        send(plain.url.replace("http:", "https:"))


@pytest.mark.parametrize(
    "talk",
    [
        pytest.param(lambda connection: None, id="closed at once"),
        pytest.param(says(b""), id="closed after the request"),
        pytest.param(says(b"HTTP/1.1 2"), id="half a status line"),
        pytest.param(says(b"HTTP/1.1 200 OK\r\nContent-"), id="half a head"),
        pytest.param(says(b"hello\r\n\r\n"), id="not HTTP"),
        pytest.param(lambda connection: time.sleep(0.8), id="silence"),
    ],
)
def test_lost(peer: Callable[[Talk], Peer], talk: Talk) -> None:
    with pytest.raises(ConnectionLostError) as caught:
        send(peer(talk).url)
    assert KEY not in repr(caught.value)
    assert caught.value.__context__ is None  # the library's own errors carry headers


@pytest.mark.parametrize(
    ("raw", "body", "complete"),
    [
        pytest.param(b"HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{}", b"{}", True, id="whole"),
        pytest.param(b"HTTP/1.1 202 Accepted\r\nContent-Length: 9\r\n\r\n{}", b"{}", False, id="cut"),
        pytest.param(
            b"HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
            b"{}",
            False,
            id="cut chunks",
        ),
        pytest.param(
            b"HTTP/1.1 202 Accepted\r\nContent-Length: 900\r\n\r\n" + b"x" * 900, None, False, id="too long"
        ),
        pytest.param(
            b"HTTP/1.1 202 Accepted\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
            b"",
            False,
            id="no gzip",
        ),
    ],
)
def test_the_head_counts_even_if_the_body_is_cut(
    peer: Callable[[Talk], Peer], raw: bytes, body: bytes | None, complete: bool
) -> None:
    response = send(peer(says(raw)).url, max_bytes=100)
    assert (response.status, response.complete) == (202, complete)
    assert body is None or response.body == body


def test_redirects_are_not_followed(peer: Callable[[Talk], Peer]) -> None:
    other = peer(says(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
    head = f"HTTP/1.1 307 Moved\r\nLocation: {other.url}/x\r\nContent-Length: 0\r\n\r\n"
    response = send(peer(says(head.encode())).url)
    assert (response.status, response.headers["location"]) == (307, f"{other.url}/x")


def test_the_environment_is_not_asked(
    peer: Callable[[Talk], Peer], monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret")
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    heard: list[bytes] = []

    def talk(connection: socket.socket) -> None:
        heard.append(connection.recv(65536))
        connection.sendall(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")

    assert send(peer(talk).url).status == 200
    assert f"Authorization: Bearer {KEY}".encode() in heard[0]
    assert b"Cookie" not in heard[0]


def test_a_request_shows_no_key() -> None:
    request = Request(method="POST", url="http://x", headers={"Authorization": KEY}, key=Secret(KEY))
    assert KEY not in repr(request)
