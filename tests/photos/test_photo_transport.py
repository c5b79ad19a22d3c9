"""Every way a server can answer has its verdict, in words, within its limit."""

import asyncio
import gzip
import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from photo_server import CloseError, Conversation, PhotoServer, photo, photo_with_profile, png_header

from preflight.photos.fact import PhotoFact, Reason, Verdict
from preflight.photos.options import Options
from preflight.photos.scheduler import probe_all

QUICK = Options(connect_s=1.0, read_s=0.6, total_s=1.5, allow_hosts=("127.0.0.1", "photos.test"))
JPEG = photo()
SEGMENT = b"\xff\xe2\xff\xff" + b"\0" * 65_533  # metadata as long as a segment can be


def ask(server: PhotoServer, path: str, options: Options = QUICK, **keywords: Any) -> PhotoFact:
    url = server.url(path)
    return probe_all([url], options, **keywords)[url]


def served(server: PhotoServer, body: bytes, **headers: str) -> PhotoFact:
    server.routes["/x"] = lambda talk: talk.serve(body, **headers)
    return ask(server, "/x")


def answered(server: PhotoServer, status: int, body: bytes = b"", **headers: str) -> PhotoFact:
    server.routes["/x"] = lambda talk: talk.answer(status, body, **headers)
    return ask(server, "/x")


GOOD_PHOTOS = [
    pytest.param(JPEG, "image/jpeg", (1600, 900), id="a JPEG"),
    pytest.param(photo(progressive=True), "image/jpeg", (1600, 900), id="a progressive JPEG"),
    pytest.param(photo(640, 480), "image/jpeg", (640, 480), id="a small JPEG is measured, a rule judges it"),
    pytest.param(photo(kind="PNG"), "image/png", (1600, 900), id="a PNG"),
    pytest.param(photo(kind="WEBP"), "image/webp", (1600, 900), id="a lossy WebP"),
    pytest.param(photo(kind="WEBP", lossless=True), "image/webp", (1600, 900), id="a lossless WebP"),
    pytest.param(photo(kind="GIF"), "image/gif", (1600, 900), id="a GIF is measured"),
    pytest.param(photo(400, 300, kind="TIFF"), "image/tiff", (400, 300), id="a TIFF"),
    pytest.param(photo_with_profile(500 * 1024), "image/jpeg", (1600, 900), id="a colour profile of 500 KiB"),
    pytest.param(
        png_header(30_000, 30_000), "image/png", (30_000, 30_000), id="a PNG header of 30,000 x 30,000"
    ),
]


@pytest.mark.parametrize(("body", "media_type", "size"), GOOD_PHOTOS)
def test_photo_is_measured(server: PhotoServer, body: bytes, media_type: str, size: tuple[int, int]) -> None:
    fact = served(server, body)
    assert (fact.verdict, fact.reason, fact.detail) == (Verdict.GOOD, None, "")
    assert (fact.media_type, (fact.width, fact.height)) == (media_type, size)


NO_PHOTOS = [
    pytest.param(b"<!DOCTYPE html><html><body>Kitchen</body></html>", "a web page", id="a web page"),
    pytest.param(b'{"error": "no"}', "a JSON text", id="a JSON text"),
    pytest.param(b"%PDF-1.7 " + b"x" * 90, "a PDF document", id="a PDF"),
    pytest.param(b'<svg xmlns="http://www.w3.org/2000/svg"/>', "an SVG drawing", id="an SVG"),
    pytest.param(b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + b"x" * 90, "a video", id="a video"),
    pytest.param(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"x" * 90, "a HEIC photo", id="a HEIC photo"),
    pytest.param(b"", "an empty file", id="zero bytes"),
    pytest.param(JPEG[:100], "a photo that breaks off", id="a photo cut before its size"),
    pytest.param(b"\0" * 5000, "not a photo", id="zeros"),
]


@pytest.mark.parametrize(("body", "kind"), NO_PHOTOS)
def test_what_is_no_photo_is_bad_and_named(server: PhotoServer, body: bytes, kind: str) -> None:
    fact = answered(server, 200, body)
    assert (fact.verdict, fact.reason) == (Verdict.BAD, Reason.NOT_AN_IMAGE)
    assert kind in fact.detail
    assert fact.help


STATUSES = [
    pytest.param(
        404, Verdict.BAD, Reason.UNREACHABLE, "the server says there is no such file (404)", id="404"
    ),
    pytest.param(410, Verdict.BAD, Reason.UNREACHABLE, "the server says the file is gone (410)", id="410"),
    *(
        pytest.param(status, Verdict.UNVERIFIED, Reason.UNVERIFIED, f"({status})", id=str(status))
        for status in (204, 300, 304, 400, 401, 403, 405, 406, 418, 429, 451, 500, 502, 503, 504, 599)
    ),
]


@pytest.mark.parametrize(("status", "verdict", "reason", "words"), STATUSES)
def test_status_has_its_verdict(
    server: PhotoServer, status: int, verdict: Verdict, reason: Reason, words: str
) -> None:
    fact = answered(server, status, b"" if status in (204, 304) else b"sorry")
    assert (fact.verdict, fact.reason) == (verdict, reason)
    assert words in fact.detail


def test_only_get_is_used_with_a_range_and_nothing_of_ours(
    server: PhotoServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with PhotoServer() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url(""))

        async def baker(talk: Conversation) -> None:
            await talk.serve(JPEG, Set_Cookie="a=b")

        server.routes["/1"] = server.routes["/2"] = baker
        facts = probe_all(
            [server.url("/1"), server.url("/2")], Options(allow_hosts=QUICK.allow_hosts, connections=1)
        )
        assert all(fact.verdict is Verdict.GOOD for fact in facts.values())
        assert proxy.connections == 0
    for request in server.requests:
        assert request.method == "GET"
        assert request.headers["range"] == "bytes=0-65535"
        assert request.headers["accept-encoding"] == "identity"
        assert request.headers["user-agent"].startswith("preflight")
        assert not {"cookie", "authorization", "proxy-authorization"} & request.headers.keys()


def test_connection_is_used_again(server: PhotoServer) -> None:
    body = photo() + b"\0" * 3_000_000
    for number in range(20):
        server.routes[f"/{number}"] = lambda talk: talk.serve(body)
    probe_all(
        [server.url(f"/{number}") for number in range(20)], Options(allow_hosts=QUICK.allow_hosts, per_host=2)
    )
    assert server.connections <= 2


def test_wrong_content_type_does_not_matter(server: PhotoServer) -> None:
    assert served(server, JPEG, Content_Type="text/html").media_type == "image/jpeg"


def test_range_ignored_is_stopped_early(server: PhotoServer) -> None:
    async def all_of_it(talk: Conversation) -> None:
        await talk.answer(200, JPEG, length=False, Content_Length="50000000")
        for _ in range(500):
            await talk.send(b"\0" * 100_000)

    server.routes["/x"] = all_of_it
    assert ask(server, "/x").verdict is Verdict.GOOD
    assert server.bytes_sent < 20_000_000


def test_profile_is_read_on_without_starting_again(server: PhotoServer) -> None:
    assert served(server, photo_with_profile(500 * 1024)).width == 1600
    assert [request.headers["range"] for request in server.requests] == [
        "bytes=0-65535",
        "bytes=65536-1048575",
    ]


def test_profile_beyond_the_cap_is_unverified(server: PhotoServer) -> None:
    fact = served(server, photo_with_profile(1_500_000))
    assert (fact.verdict, fact.detail) == (
        Verdict.UNVERIFIED,
        "the first 1048576 bytes do not tell the photo's size",
    )
    assert server.bytes_sent < 1_200_000


def test_range_refused_is_asked_without(server: PhotoServer) -> None:
    async def picky(talk: Conversation) -> None:
        await (talk.answer(416) if "range" in talk.request.headers else talk.answer(200, JPEG))

    server.routes["/x"] = picky
    assert ask(server, "/x").verdict is Verdict.GOOD


def test_empty_file_known_from_416(server: PhotoServer) -> None:
    fact = answered(server, 416, b"", Content_Range="bytes */0")
    assert (fact.verdict, fact.detail) == (Verdict.BAD, "the server sends an empty file")


@pytest.mark.parametrize(
    "span",
    [
        pytest.param("bytes 5-10/100", id="another start"),
        pytest.param("bytes */100", id="no start"),
        pytest.param("nonsense", id="nonsense"),
    ],
)
def test_another_part_than_asked_for_is_unverified(server: PhotoServer, span: str) -> None:
    assert answered(server, 206, JPEG, Content_Range=span).verdict is Verdict.UNVERIFIED


@pytest.mark.parametrize(
    "total", [pytest.param(None, id="no Content-Range"), pytest.param("*", id="length unknown")]
)
def test_loose_part_is_still_measured(server: PhotoServer, total: str | None) -> None:
    headers = {} if total is None else {"Content_Range": f"bytes 0-{len(JPEG) - 1}/{total}"}
    assert answered(server, 206, JPEG, **headers).verdict is Verdict.GOOD


def test_packed_photo_is_unpacked_and_a_bomb_is_bounded(server: PhotoServer) -> None:
    assert answered(server, 200, gzip.compress(JPEG), Content_Encoding="gzip").verdict is Verdict.GOOD
    bomb = gzip.compress(b"\xff\xd8" + SEGMENT * 3_000, 1)  # 200 MB
    before = time.monotonic()
    fact = answered(server, 200, bomb, Content_Encoding="gzip")
    assert (fact.verdict, time.monotonic() - before < 1.5) == (Verdict.UNVERIFIED, True)
    assert "1048576 bytes" in fact.detail


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        pytest.param("br", "the server packs the photo (br)", id="an encoding not asked for"),
        pytest.param("gzip", "the package is damaged", id="not really packed"),
        pytest.param("gzip, gzip", "the server packs the photo", id="packed twice"),
    ],
)
def test_packing_that_cannot_be_undone_is_unverified(server: PhotoServer, encoding: str, words: str) -> None:
    fact = answered(server, 200, JPEG, Content_Encoding=encoding)
    assert fact.verdict is Verdict.UNVERIFIED
    assert words in fact.detail


async def _endless(talk: Conversation) -> None:
    await talk.answer(200, b"\xff\xd8", length=False)
    while True:
        await talk.send(SEGMENT)


async def _one_byte_a_time(talk: Conversation) -> None:
    await talk.answer(200, length=False, Content_Length=str(len(JPEG)))
    for byte in JPEG:
        await talk.send(bytes([byte]))
        await asyncio.sleep(0.2)


async def _stall_before_answer(talk: Conversation) -> None:
    await asyncio.sleep(60)


async def _stall_in_head(talk: Conversation) -> None:
    await talk.send(b"HTTP/1.1 200 OK\r\nContent-")
    await asyncio.sleep(60)


async def _stall_after_head(talk: Conversation) -> None:
    await talk.answer(200, JPEG[:20], length=False, Content_Length="9999")
    await asyncio.sleep(60)


async def _endless_head(talk: Conversation) -> None:
    await talk.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await talk.send(b"X-More: " + b"y" * 2000 + b"\r\n")


async def _close_at_once(talk: Conversation) -> None:
    raise CloseError


async def _close_in_the_middle(talk: Conversation) -> None:
    await talk.answer(200, JPEG[:50], length=False, Content_Length="9999")
    raise CloseError


async def _garbage(talk: Conversation) -> None:
    await talk.send(b"\x00\x01 this is no HTTP at all\r\n\r\n")
    raise CloseError


async def _bad_length(talk: Conversation) -> None:
    await talk.answer(200, JPEG, length=False, Content_Length="-5")


async def _bad_chunks(talk: Conversation) -> None:
    await talk.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
    raise CloseError


HOSTILE = [
    pytest.param(_endless, "do not tell the photo's size", id="endless body"),
    pytest.param(_one_byte_a_time, "in time (1.5 seconds in all)", id="one byte at a time"),
    pytest.param(_stall_before_answer, "in time (0.6 seconds without a byte)", id="no answer"),
    pytest.param(_stall_in_head, "in time (0.6 seconds without a byte)", id="stall in the head"),
    pytest.param(_stall_after_head, "in time (0.6 seconds without a byte)", id="stall after the head"),
    pytest.param(_endless_head, "is not valid HTTP", id="endless head"),
    pytest.param(_close_at_once, "broke the connection off", id="closed before an answer"),
    pytest.param(_close_in_the_middle, "broke the connection off", id="closed before the size"),
    pytest.param(_garbage, "is not valid HTTP", id="garbage"),
    pytest.param(_bad_length, "is not valid HTTP", id="a negative length"),
    pytest.param(_bad_chunks, "the server", id="broken chunks"),
]


@pytest.mark.parametrize(("route", "words"), HOSTILE)
def test_hostile_server_is_unverified_within_the_limit(server: PhotoServer, route: Any, words: str) -> None:
    server.routes["/x"] = route
    before = time.monotonic()
    fact = ask(server, "/x")
    assert (fact.verdict, fact.reason) == (Verdict.UNVERIFIED, Reason.UNVERIFIED)
    assert words in fact.detail
    assert time.monotonic() - before < QUICK.total_s + 0.8


def test_stall_after_the_size_is_good(server: PhotoServer) -> None:
    async def stall(talk: Conversation) -> None:
        await talk.answer(
            206, JPEG[:2000], length=False, Content_Length="9999", Content_Range="bytes 0-9998/9999"
        )
        await asyncio.sleep(60)

    server.routes["/x"] = stall
    before = time.monotonic()
    fact = ask(server, "/x")
    assert (fact.verdict, fact.fingerprint) == (Verdict.GOOD, None)
    assert time.monotonic() - before < 1.2


def test_close_after_the_size_is_good(server: PhotoServer) -> None:
    async def close(talk: Conversation) -> None:
        await talk.answer(200, JPEG[:2000], length=False, Content_Length="9999")
        raise CloseError

    server.routes["/x"] = close
    for _ in range(10):
        assert ask(server, "/x").verdict is Verdict.GOOD


def test_stall_behind_an_answer_costs_a_moment_only(server: PhotoServer) -> None:
    async def stall(talk: Conversation) -> None:
        await talk.answer(404, b"<html>", length=False, Content_Length="900")
        await asyncio.sleep(60)

    server.routes["/x"] = stall
    before = time.monotonic()
    fact = ask(server, "/x", Options(allow_hosts=QUICK.allow_hosts))
    assert (fact.verdict, fact.reason) == (Verdict.BAD, Reason.UNREACHABLE)
    assert time.monotonic() - before < 1.2


def test_part_that_fails_later_is_unverified(server: PhotoServer) -> None:
    body = photo_with_profile(500 * 1024)

    async def route(talk: Conversation) -> None:
        await (talk.serve(body) if talk.request.headers["range"].startswith("bytes=0-") else talk.answer(500))

    server.routes["/x"] = route
    assert ask(server, "/x").detail == "the server has an error of its own (500)"


def test_second_part_that_is_the_whole_starts_again(server: PhotoServer) -> None:
    body = photo_with_profile(500 * 1024)

    async def route(talk: Conversation) -> None:
        first = talk.request.headers["range"].startswith("bytes=0-")
        await (talk.serve(body) if first else talk.answer(200, body))

    server.routes["/x"] = route
    assert ask(server, "/x").width == 1600


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("dated", [pytest.param(False, id="seconds"), pytest.param(True, id="date")])
def test_retry_after_is_obeyed(server: PhotoServer, status: int, dated: bool) -> None:
    asked: list[float] = []

    async def route(talk: Conversation) -> None:
        asked.append(time.monotonic())
        moment = datetime.now(UTC) + timedelta(seconds=2)  # an HTTP date has no fractions
        after = format_datetime(moment, usegmt=True) if dated else "1"
        await (talk.serve(JPEG) if len(asked) > 1 else talk.answer(status, b"", Retry_After=after))

    server.routes["/x"] = route
    assert ask(server, "/x", Options(allow_hosts=QUICK.allow_hosts, total_s=5)).verdict is Verdict.GOOD
    assert 0.9 < asked[1] - asked[0] < 3


def test_a_wait_beyond_the_limit_is_not_waited_for(server: PhotoServer) -> None:
    paths = [f"/{number}" for number in range(30)]
    for path in paths:
        server.routes[path] = lambda talk: talk.answer(429, b"", Retry_After="3600")
    before = time.monotonic()
    facts = probe_all([server.url(path) for path in paths], QUICK)
    assert {fact.verdict for fact in facts.values()} == {Verdict.UNVERIFIED}
    assert time.monotonic() - before < 1
    assert len(server.requests) <= QUICK.per_host  # the others are not even asked


def test_a_server_that_always_asks_to_wait_is_left_alone(server: PhotoServer) -> None:
    fact = answered(server, 503, b"", Retry_After="0")
    assert (fact.verdict, len(server.requests)) == (Verdict.UNVERIFIED, 4)


REDIRECTS = [
    pytest.param("/good.jpg", Verdict.GOOD, None, "", id="a path"),
    pytest.param("good.jpg", Verdict.GOOD, None, "", id="a relative path"),
    pytest.param("/loop", Verdict.BAD, Reason.UNREACHABLE, "in a circle", id="a loop"),
    pytest.param("ftp://photos.test/x.jpg", Verdict.BAD, Reason.UNREACHABLE, "ftp:", id="another scheme"),
    pytest.param("file:///etc/passwd", Verdict.BAD, Reason.UNREACHABLE, "leads on", id="a file"),
    pytest.param(
        "http://10.0.0.1/", Verdict.BAD, Reason.UNREACHABLE, "a private network", id="a private address"
    ),
    pytest.param("//[::1", Verdict.BAD, Reason.UNREACHABLE, "cannot be read", id="nonsense"),
    pytest.param("http://b\xe4d.test/\xff", Verdict.BAD, Reason.UNREACHABLE, "", id="bytes that are no text"),
]


@pytest.mark.parametrize(("location", "verdict", "reason", "words"), REDIRECTS)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_followed_by_hand(
    server: PhotoServer, names: Any, status: int, location: str, verdict: Verdict, reason: Reason, words: str
) -> None:
    async def route(talk: Conversation) -> None:
        head = f"HTTP/1.1 {status} Moved\r\nContent-Length: 0\r\nLocation: {location}\r\n\r\n"
        await talk.send(head.encode("latin-1"))

    server.routes["/x"] = route
    server.routes["/loop"] = lambda talk: talk.answer(302, b"", Location="/x")
    fact = ask(server, "/x", resolver=names())
    assert (fact.verdict, fact.reason) == (verdict, reason)
    assert words in fact.detail


@pytest.mark.parametrize(("hops", "verdict"), [(5, Verdict.GOOD), (6, Verdict.UNVERIFIED)])
def test_chain_of_redirects_has_an_end(server: PhotoServer, hops: int, verdict: Verdict) -> None:
    for number in range(1, hops):
        server.routes[f"/{number}"] = lambda talk, n=number: talk.answer(302, b"", Location=f"/{n + 1}")
    server.routes[f"/{hops}"] = lambda talk: talk.answer(302, b"", Location="/good.jpg")
    assert ask(server, "/1").verdict is verdict


def test_redirect_keeps_the_connection_and_asks_the_target_with_a_range(server: PhotoServer) -> None:
    server.routes["/x"] = lambda talk: talk.answer(302, b"moved", Location="/good.jpg")
    assert ask(server, "/x").verdict is Verdict.GOOD
    assert (server.connections, server.requests[1].headers["range"]) == (1, "bytes=0-65535")


def test_user_info_is_not_sent(server: PhotoServer) -> None:
    url = server.url("/good.jpg").replace("127", "me:secret@127")
    assert probe_all([url], QUICK)[url].verdict is Verdict.GOOD
    assert "authorization" not in server.requests[0].headers


NAMES = [
    pytest.param(
        socket.gaierror(socket.EAI_NONAME, "x"), Verdict.BAD, "there is no host gone.test", id="no such name"
    ),
    pytest.param(
        socket.gaierror(socket.EAI_AGAIN, "x"), Verdict.UNVERIFIED, "could not be looked up", id="for now"
    ),
    pytest.param(
        socket.gaierror(socket.EAI_FAIL, "x"), Verdict.UNVERIFIED, "could not be looked up", id="failure"
    ),
    pytest.param(
        ["10.0.0.1"], Verdict.BAD, "leads to 10.0.0.1, which belongs to a private network", id="private"
    ),
]


@pytest.mark.parametrize(("answer", "verdict", "words"), NAMES)
def test_name_has_its_verdict(names: Any, answer: Any, verdict: Verdict, words: str) -> None:
    fact = probe_all(["http://gone.test/a.jpg"], QUICK, resolver=names({"gone.test": answer}))[
        "http://gone.test/a.jpg"
    ]
    assert fact.verdict is verdict
    assert words in fact.detail


def test_name_server_that_does_not_answer_is_unverified() -> None:
    async def silent(host: str, port: int) -> list[str]:
        await asyncio.sleep(60)
        return []

    fact = probe_all(["http://slow.test/"], Options(connect_s=0.3), resolver=silent)["http://slow.test/"]
    assert (fact.verdict, fact.detail) == (
        Verdict.UNVERIFIED,
        "the host slow.test could not be looked up for now",
    )


def test_refused_connection_is_unverified(server: PhotoServer) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        fact = probe_all([url], QUICK)[url]
    assert (fact.verdict, fact.detail) == (Verdict.UNVERIFIED, "the server refuses connections")


def test_share_page_is_named_with_its_direct_address(server: PhotoServer, names: Any) -> None:
    server.routes["/s/abc/kitchen.jpg"] = lambda talk: talk.answer(200, b"<html>")
    url = f"http://www.dropbox.com:{server.port}/s/abc/kitchen.jpg?dl=0"
    options = Options(allow_hosts=("www.dropbox.com",))
    fact = probe_all([url], options, resolver=names({"www.dropbox.com": ["127.0.0.1"]}))[url]
    assert fact.detail == "the address leads to a page of Dropbox, not to a photo"
    assert fact.direct_url == f"http://www.dropbox.com:{server.port}/s/abc/kitchen.jpg?raw=1"


def test_same_photo_at_two_addresses_has_one_fingerprint(server: PhotoServer) -> None:
    large = photo(1600, 900) + b"\0" * 100_000
    server.routes["/a"] = lambda talk: talk.serve(large)
    server.routes["/b"] = lambda talk: talk.answer(200, large)  # ignores ranges
    server.routes["/c"] = lambda talk: talk.serve(large + b"\0")
    a, b, c = (ask(server, path).fingerprint for path in ("/a", "/b", "/c"))
    assert a is not None
    assert (a == b, a == c) == (True, False)
