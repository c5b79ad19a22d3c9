"""A hostile server, a resolver of the tests' own, and a watch over every connection made."""

import socket
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from photo_server import PhotoServer, photo

WATCH: list["Traffic"] = []


class Traffic:
    """What this process tried to reach. Anything but loopback is stopped before it is sent."""

    def __init__(self) -> None:
        self.places: list[tuple[str, int]] = []
        self.lookups: list[str] = []

    def see(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
            place = arguments[1]
            self.places.append((place[0], place[1]))
            if place[0] not in ("127.0.0.1", "::1"):
                raise OSError(101, "stopped by the tests")
        elif event == "socket.getaddrinfo":
            self.lookups.append(str(arguments[0]))
            if arguments[0] not in (None, "127.0.0.1", "::1", "localhost"):
                raise socket.gaierror(socket.EAI_AGAIN, "stopped by the tests")


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if WATCH and event.startswith("socket."):
        WATCH[-1].see(event, arguments)


sys.addaudithook(_hook)


@pytest.fixture(autouse=True)
def traffic() -> Iterator[Traffic]:
    """Nothing of these tests leaves the machine, whatever goes wrong."""
    watch = Traffic()
    WATCH.append(watch)
    yield watch
    WATCH.pop()


@pytest.fixture
def server() -> Iterator[PhotoServer]:
    with PhotoServer() as running:
        body = photo()
        running.routes["/good.jpg"] = lambda talk: talk.serve(body)
        yield running


class Names:
    """A resolver: names to lists of addresses, one list for each time it is asked."""

    def __init__(self, **answers: list[str] | list[list[str]] | Exception) -> None:
        self.answers: dict[str, Any] = dict(answers)
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        answer = self.answers.get(host, socket.gaierror(socket.EAI_NONAME, "no such name"))
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer[0], list):
            return list(answer[min(self.asked.count(host) - 1, len(answer) - 1)])
        return list(answer)


@pytest.fixture
def names() -> Callable[..., Names]:
    def make(answers: dict[str, Any] | None = None) -> Names:
        found = Names()
        found.answers = {
            **{key: ["127.0.0.1"] for key in ("photos.test", "other.test", "slow.test")},
            **(answers or {}),
        }
        return found

    return make
