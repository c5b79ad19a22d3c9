"""Calls with the standard library's own client, so that nothing of ours is between test and socket."""

import http.client
import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

CREATE = "/v1/real-estate/living-property"
LIVE = "vpk_live_" + "Abcd1234" * 4
TEST = "vpk_test_" + "Abcd1234" * 4
IMAGE = {"url": "https://example.com/a.jpg", "room_type": "kitchen"}


@dataclass
class Answer:
    status: int
    headers: Mapping[str, str]
    body: Any

    @property
    def code(self) -> str:
        return self.body["error"]["code"]


def call(
    base: str, method: str, path: str, body: Any = None, key: str | None = TEST, **headers: str
) -> Answer:
    connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=20)
    sent = {"Content-Type": "application/json"} if body is not None else {}
    sent |= {"Authorization": f"Bearer {key}"} if key else {}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    raw = body if isinstance(body, bytes | None) else json.dumps(body).encode()
    try:
        connection.request(method, path, raw, sent)
        answer = connection.getresponse()
        read = answer.read()
    finally:
        connection.close()
    is_json = answer.headers.get_content_type() == "application/json"
    return Answer(answer.status, answer.headers, json.loads(read) if is_json and read else read)


def create(base: str, payload: Any = None, key: str | None = TEST, **headers: str) -> Answer:
    return call(base, "POST", CREATE, clean() if payload is None else payload, key, **headers)


def clean(images: int = 1, length: int | None = None, **more: Any) -> dict[str, Any]:
    return {"images": [dict(IMAGE, url=f"https://example.com/{n}.jpg") for n in range(images)]} | {
        "script": "w" * (70 * images if length is None else length),
        **more,
    }


def connect(base: str) -> socket.socket:
    parts = urlsplit(base)
    return socket.create_connection((parts.hostname, parts.port), timeout=20)
