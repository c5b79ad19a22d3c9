"""Verification of webhooks: the cases of the Standard Webhooks and Stripe suites, and our own."""

import base64
import hmac
import json
import math
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preflight.errors import WebhookError
from preflight.submission import (
    DEFAULT,
    STANDARD_WEBHOOKS,
    STRIPE,
    MemorySeen,
    Scheme,
    Secret,
    verify_webhook,
)

SECRET = "whsec_oldenough"
NOW = 1_768_824_000
EVENT = {
    "event": "task.completed",
    "task_id": "task_1",
    "status": "completed",
    "created_at": "2026-01-19T12:00:00Z",
    "completed_at": "2026-01-19T12:04:00Z",
    "livemode": False,
    "result": {"video_url": "https://cdn.example.test/v.mp4", "duration_seconds": 9},
}
BODY = json.dumps(EVENT).encode()


def digest(body: bytes = BODY, stamp: object = NOW, secret: str = SECRET) -> bytes:
    return hmac.digest(secret.encode(), f"{stamp}.".encode() + body, "sha256")


def headers(signature: str | None = None, stamp: object = NOW, **more: str) -> dict[str, str]:
    signed = digest(stamp=stamp).hex() if signature is None else signature
    return {"X-VibePeak-Signature": signed, "X-VibePeak-Timestamp": str(stamp), **more}


def verify(body: Any = BODY, found: Any = None, secret: Any = SECRET, **more: Any) -> Any:
    return verify_webhook(body, headers() if found is None else found, secret, **{"now": NOW} | more)


def without(name: str) -> dict[str, str]:
    return {key: value for key, value in headers().items() if key != name}


SIGNED = digest().hex()
WRONG = "0" * 64


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        pytest.param({}, {}, id="plain"),
        pytest.param({"found": headers(f"sha256={SIGNED}")}, {}, id="with sha256="),
        pytest.param({"found": headers(f"v1={SIGNED}")}, {}, id="with v1="),
        pytest.param({"found": headers(SIGNED.upper())}, {}, id="upper case"),
        pytest.param({"found": headers(f"{WRONG},{SIGNED}")}, {}, id="the second of two"),
        pytest.param({"found": headers(f"sha256={SIGNED}, sha256={WRONG}")}, {}, id="the first of two"),
        pytest.param({"found": headers(f"v0=nonsense {SIGNED}")}, {}, id="beside an unknown version"),
        pytest.param({"found": {k.lower(): v for k, v in headers().items()}}, {}, id="headers in lower case"),
        pytest.param(
            {"found": [(k.encode(), v.encode()) for k, v in headers().items()]}, {}, id="pairs of bytes"
        ),
        pytest.param({"found": {k: [v] for k, v in headers().items()}}, {}, id="lists of values"),
        pytest.param({"found": headers(**{"X-VibePeak-Event": "task.completed"})}, {}, id="with its event"),
        pytest.param({"body": bytearray(BODY)}, {}, id="bytearray"),
        pytest.param({"secret": Secret(SECRET)}, {}, id="a wrapped secret"),
        pytest.param({}, {"now": NOW + 300}, id="as old as may be"),
        pytest.param({}, {"now": NOW - 300}, id="as far ahead as may be"),
        pytest.param({}, {"now": datetime.fromtimestamp(NOW, UTC)}, id="now as a datetime"),
        pytest.param({}, {"now": NOW + 10**6, "tolerance_s": math.inf}, id="any age allowed"),
    ],
)
def test_genuine(arguments: dict[str, Any], more: dict[str, Any]) -> None:
    event = verify(**arguments, **more)
    assert (event.event, event.task_id, event.livemode) == ("task.completed", "task_1", False)
    assert event.result.duration_seconds == 9
    assert event.key == "task_1:task.completed"


REWRITTEN = json.dumps(EVENT, separators=(",", ":")).encode()
PRETTY = json.dumps(EVENT, indent=2).encode()
LATIN = b'{"event": "task.completed", "task_id": "caf\xe9"}'


@pytest.mark.parametrize(
    ("arguments", "check", "says"),
    [
        pytest.param({"found": {}}, "header", "X-VibePeak-Signature is missing", id="no headers"),
        pytest.param(
            {"found": without("X-VibePeak-Signature")}, "header", "Signature is missing", id="unsigned"
        ),
        pytest.param(
            {"found": without("X-VibePeak-Timestamp")}, "header", "Timestamp is missing", id="untimed"
        ),
        pytest.param({"found": headers("")}, "header", "missing or empty", id="an empty signature"),
        pytest.param({"found": headers("ü" * 64)}, "header", "not ASCII", id="a signature that is not ASCII"),
        pytest.param({"found": 7}, "header", "no mapping", id="headers that are a number"),
        pytest.param({"found": [1, 2]}, "header", "no mapping", id="headers that are numbers"),
        pytest.param(
            {"found": {"X-VibePeak-Signature": None}}, "header", "no mapping", id="a header that is None"
        ),
        pytest.param(
            {"found": headers(**{"X-VibePeak-Event": "task.failed"})},
            "header",
            "says 'task.failed'",
            id="another event",
        ),
        pytest.param(
            {"found": headers(stamp="soon")}, "timestamp", "Unix seconds", id="a timestamp in words"
        ),
        pytest.param({"found": headers(stamp="-5")}, "timestamp", "Unix seconds", id="a negative timestamp"),
        pytest.param({"found": headers(stamp="1e9")}, "timestamp", "Unix seconds", id="an exponent"),
        pytest.param({"found": headers(stamp="٣" * 10)}, "header", "not ASCII", id="other digits"),
        pytest.param({"found": headers(stamp=NOW * 1000)}, "timestamp", "milliseconds", id="milliseconds"),
        pytest.param({"now": NOW + 301}, "timestamp", "too old: 301 s, and 300 s", id="old"),
        pytest.param({"now": NOW - 301}, "timestamp", "too far in the future: 301 s", id="new"),
        pytest.param({"now": math.nan}, "timestamp", "no moment", id="now is not a number"),
        pytest.param({"now": "now"}, "timestamp", "no moment", id="now is a text"),
        pytest.param({"tolerance_s": -1}, "timestamp", "no number of seconds", id="a negative tolerance"),
        pytest.param({"found": headers("zz")}, "encoding", "holds something else", id="not hex"),
        pytest.param({"found": headers(SIGNED[:-2])}, "encoding", "hex SHA-256", id="a cut signature"),
        pytest.param(
            {"found": headers("v0=" + SIGNED)}, "encoding", "something else", id="another version alone"
        ),
        pytest.param(
            {"found": headers(base64.b64encode(digest()).decode())}, "encoding", "holds base64", id="base64"
        ),
        pytest.param(
            {"body": LATIN, "found": headers(digest(LATIN).hex())},
            "encoding",
            "not UTF-8",
            id="body not UTF-8",
        ),
        pytest.param({"found": headers(WRONG)}, "secret", "another one", id="a wrong signature"),
        pytest.param(
            {"found": headers(f"{WRONG},{WRONG}")}, "secret", "another one", id="two wrong signatures"
        ),
        pytest.param({"secret": "other"}, "secret", "another one", id="another secret"),
        pytest.param({"secret": ""}, "secret", "empty", id="an empty secret"),
        pytest.param({"secret": None}, "secret", "not text", id="no secret"),
        pytest.param({"secret": SECRET + "\n"}, "secret", "line end", id="a secret with its line end"),
        pytest.param({"secret": f'"{SECRET}"'}, "secret", "quotes", id="a secret in quotes"),
        pytest.param({"secret": SECRET[6:]}, "secret", "lacks its whsec_", id="a secret without its prefix"),
        pytest.param(
            {"found": headers(stamp=NOW + 1, signature=SIGNED)}, "secret", "timestamp", id="moved timestamp"
        ),
        pytest.param({"body": REWRITTEN}, "body", "serialised anew", id="serialised without blanks"),
        pytest.param({"body": PRETTY}, "body", "serialised anew", id="serialised in lines"),
        pytest.param({"body": BODY + b"\n"}, "body", "at its ends", id="a line end added"),
        pytest.param({"body": b"\xef\xbb\xbf" + BODY}, "body", "byte order mark", id="a byte order mark"),
        pytest.param({"body": BODY[:-9]}, "body", "changed", id="a cut body"),
        pytest.param({"body": b""}, "body", "changed", id="an empty body"),
        pytest.param({"body": EVENT}, "body", "raw bytes", id="a parsed body"),
        pytest.param({"body": BODY.decode()}, "body", "raw bytes", id="a decoded body"),
        pytest.param(
            {"body": b"hi", "found": headers(digest(b"hi").hex())}, "body", "not JSON", id="no JSON"
        ),
        pytest.param(
            {"body": b"[1]", "found": headers(digest(b"[1]").hex())}, "event", "not an object", id="a list"
        ),
        pytest.param(
            {"body": b'{"event": 1}', "found": headers(digest(b'{"event": 1}').hex())},
            "event",
            "no `event`",
            id="no event",
        ),
        pytest.param(
            {"found": headers(hmac.digest(SECRET.encode(), BODY, "sha256").hex())},
            "scheme",
            "'{body}'",
            id="body alone",
        ),
        pytest.param({"body": b"[" * 100_000, "found": headers(WRONG)}, "body", "changed", id="deep nesting"),
    ],
)
def test_not_genuine(arguments: dict[str, Any], check: str, says: str) -> None:
    with pytest.raises(WebhookError) as caught:
        verify(**arguments)
    assert caught.value.check == check
    assert says in caught.value.message
    assert SECRET not in str(caught.value)


# The published example of Standard Webhooks ---------------------------------------------------------

STANDARD = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}
STANDARD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
UNKNOWN_VERSION = (
    "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=="
)


def standard(secret: str = STANDARD_SECRET, now: int = 1614265330, **changes: str) -> None:
    body = b'{"test": 2432232314}'
    found = STANDARD | {name.replace("_", "-"): value for name, value in changes.items()}
    verify_webhook(body, found, secret, now=now, scheme=STANDARD_WEBHOOKS)


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        pytest.param({}, "event", id="genuine, though no event of ours"),
        pytest.param({"secret": STANDARD_SECRET[6:]}, "event", id="secret without its prefix"),
        pytest.param(
            {
                "webhook_signature": f"{UNKNOWN_VERSION} v1,{base64.b64encode(bytes(32)).decode()} {STANDARD['webhook-signature']}"
            },
            "event",
            id="several versions and signatures",
        ),
        pytest.param({"webhook_id": ""}, "header", id="missing id"),
        pytest.param({"webhook_timestamp": ""}, "header", id="missing timestamp"),
        pytest.param({"webhook_signature": ""}, "header", id="missing signature"),
        pytest.param({"webhook_timestamp": "hello"}, "timestamp", id="timestamp in words"),
        pytest.param({"now": 1614265330 + 301}, "timestamp", id="old timestamp"),
        pytest.param({"now": 1614265330 - 301}, "timestamp", id="new timestamp"),
        pytest.param({"webhook_signature": "v1,dawfeoifkpqwoekfpqoekf"}, "encoding", id="invalid signature"),
        pytest.param(
            {"webhook_signature": "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OX="}, "secret", id="partial"
        ),
        pytest.param({"webhook_signature": UNKNOWN_VERSION}, "encoding", id="unknown version alone"),
        pytest.param({"secret": "whsec_not base64"}, "secret", id="secret not base64"),
    ],
)
def test_standard_webhooks(changes: dict[str, Any], check: str) -> None:
    with pytest.raises(WebhookError) as caught:
        standard(**changes)
    assert caught.value.check == check


def stripe(header: str, body: bytes = BODY, now: int = NOW, tolerance_s: float = 300) -> Any:
    return verify_webhook(
        body, {"Stripe-Signature": header}, SECRET, now=now, tolerance_s=tolerance_s, scheme=STRIPE
    )


@pytest.mark.parametrize(
    ("header", "check"),
    [
        pytest.param(f"t={NOW},v1={SIGNED}", None, id="genuine"),
        pytest.param(f"t={NOW},v1={SIGNED},v0={WRONG}", None, id="a legacy version too"),
        pytest.param(f"t={NOW},v1={WRONG},v1={SIGNED}", None, id="several signatures"),
        pytest.param(f"v1={SIGNED}", "timestamp", id="no timestamp"),
        pytest.param("i'm not even a real signature header", "timestamp", id="nonsense"),
        pytest.param(f"t={NOW},v0={SIGNED}", "encoding", id="no signature of the version"),
        pytest.param(f"t={NOW},v1=bad", "encoding", id="a malformed signature"),
        pytest.param(f"t={NOW},v1={WRONG}", "secret", id="no valid signature"),
        pytest.param(
            f"t={NOW - 400},v1={digest(stamp=NOW - 400).hex()}", "timestamp", id="outside the tolerance"
        ),
    ],
)
def test_stripe(header: str, check: str | None) -> None:
    if check is None:
        assert stripe(header).task_id == "task_1"
        return
    with pytest.raises(WebhookError) as caught:
        stripe(header)
    assert caught.value.check == check


# Replay -------------------------------------------------------------------------------------------


def test_a_delivery_passes_once() -> None:
    seen = MemorySeen()
    verify(seen=seen)
    with pytest.raises(WebhookError) as caught:
        verify(seen=seen, now=NOW + 10)
    assert caught.value.check == "replay"
    verify(found=headers(stamp=NOW + 1), seen=seen)  # the API's own retry


def test_another_spelling_of_the_signature_is_a_replay_too() -> None:
    seen = MemorySeen()
    verify(seen=seen)
    with pytest.raises(WebhookError, match="before"):
        verify(found=headers(f"sha256={SIGNED.upper()}"), seen=seen)


def test_what_is_not_genuine_is_not_remembered() -> None:
    seen = MemorySeen()
    with pytest.raises(WebhookError):
        verify(found=headers(WRONG), seen=seen)
    verify(seen=seen)


def test_memory_is_bounded() -> None:
    seen = MemorySeen(most=3)
    assert [seen.add(name, 100, 0) for name in "abcd"] == [True] * 4
    assert (seen.add("d", 100, 1), seen.add("a", 100, 1)) == (False, True)
    assert seen.add("d", 200, 100)


# Nothing else is raised ---------------------------------------------------------------------------

ANYTHING = st.none() | st.integers() | st.text() | st.binary() | st.floats() | st.lists(st.integers())


@given(
    st.binary() | ANYTHING,
    st.dictionaries(st.text() | st.sampled_from(list(headers())), st.text() | ANYTHING) | ANYTHING,
    st.text() | ANYTHING,
    st.sampled_from([DEFAULT, STANDARD_WEBHOOKS, STRIPE]),
)
def test_nothing_else_is_raised(body: Any, found: Any, secret: Any, scheme: Scheme) -> None:
    with pytest.raises(WebhookError):
        verify_webhook(body, found, secret, now=NOW, scheme=scheme)


@given(st.binary(), st.text(max_size=80), st.text(max_size=12))
def test_nothing_else_is_raised_for_odd_bodies_and_headers(body: bytes, signature: str, stamp: str) -> None:
    with pytest.raises(WebhookError):
        verify(body, headers(signature or "x", stamp or "x"))
    with pytest.raises(WebhookError):
        verify(body, headers(digest(body).hex()))


def test_comparison_takes_as_long_wherever_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    from preflight.submission import signatures

    compared: list[bytes] = []
    plain = hmac.compare_digest

    def noted(one: bytes, other: bytes) -> bool:
        compared.append(one)
        return plain(one, other)

    monkeypatch.setattr(signatures.hmac, "compare_digest", noted)
    verify(found=headers(f"{SIGNED},{WRONG},{WRONG}"))
    assert len(compared) == 3
