"""Whether a webhook comes from who it says, and if not, which check failed and what that may mean."""

import hashlib
import hmac
import json
import math
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from preflight.errors import WebhookError
from preflight.submission.diagnosis import diagnose
from preflight.submission.keys import Secret
from preflight.submission.records import RecordError, WebhookEvent, read_event
from preflight.submission.seen import SeenStore
from preflight.submission.signatures import DEFAULT, EVENT_HEADER, Scheme, matches

Headers = Mapping[Any, Any] | Iterable[tuple[Any, Any]]
_SECONDS = re.compile(r"[0-9]{1,12}")
_MILLISECONDS = re.compile(r"[0-9]{13,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The parts of a webhook that its signature covers, and the signatures."""

    body: bytes
    timestamp: str  # as written; empty where the scheme has none
    id: str
    digests: tuple[bytes, ...]


def verify_webhook(
    body: bytes,
    headers: Headers,
    secret: str | Secret,
    *,
    now: float | datetime | None = None,
    tolerance_s: float = 300.0,
    scheme: Scheme = DEFAULT,
    seen: SeenStore | None = None,
) -> WebhookEvent:
    """The event of a genuine webhook; WebhookError, and nothing else, for any other.

    `body` is the raw body as received. A timestamp may be `tolerance_s` away in both directions. With
    `seen`, a delivery passes once, so do what it asks before answering: the sender's own retries pass only
    with a new timestamp.
    """
    key = secret.reveal() if isinstance(secret, Secret) else secret
    if not isinstance(key, str):
        raise WebhookError("secret", "the webhook secret is not text")
    moment, tolerance_s = _moment(now), _tolerance(tolerance_s)
    found = _lower(headers)
    delivery = _delivery(body, found, scheme)
    _check_signature(delivery, key, scheme)
    _check_time(delivery, moment, tolerance_s, scheme)
    event = _event(delivery.body)
    _check_event_header(found, event)
    _check_seen(delivery, seen, moment, tolerance_s)
    return event


def _delivery(body: object, found: Mapping[str, str], scheme: Scheme) -> Delivery:
    if not isinstance(body, bytes | bytearray | memoryview):
        raise WebhookError("body", "the body has to be the raw bytes, as received and not parsed")
    header = _needed(found, scheme.signature_header)
    timestamp = _timestamp(found, header, scheme)
    name = _needed(found, scheme.id_header) if scheme.id_header else ""
    digests = tuple(scheme.signatures(header))
    if not digests:
        found_encoding = " and ".join(sorted(scheme.encodings(header))) or "something else"
        wanted = f"a {scheme.encoding} SHA-256 signature"
        message = f"the header {scheme.signature_header} has to hold {wanted}; it holds {found_encoding}"
        raise WebhookError("encoding", message)
    return Delivery(body=bytes(body), timestamp=timestamp, id=name, digests=digests)


def _timestamp(headers: Mapping[str, str], header: str, scheme: Scheme) -> str:
    """The signed timestamp as written; empty where the scheme has none."""
    if not scheme.is_timed:
        return ""
    if scheme.timestamp_header:
        where, value = scheme.timestamp_header, _needed(headers, scheme.timestamp_header)
    else:
        where, value = scheme.signature_header, scheme.timestamp_in(header)
    if not _SECONDS.fullmatch(value):
        hint = "; it is milliseconds" if _MILLISECONDS.fullmatch(value) else ""
        raise WebhookError("timestamp", f"the header {where} has to hold the time in Unix seconds{hint}")
    return value


def _lower(headers: Headers) -> dict[str, str]:
    """Names in lower case; bytes, lists of values and pairs are understood."""
    pairs = headers.items() if isinstance(headers, Mapping) else headers
    try:
        return {_text(name).lower(): _text(value) for name, value in pairs}
    except (TypeError, ValueError):
        pass
    raise WebhookError("header", "the headers are no mapping of names to texts")


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, list | tuple):
        return ", ".join(_text(item) for item in value)
    if not isinstance(value, str):
        raise TypeError
    return value


def _needed(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name.lower(), "").strip()
    if not value:
        raise WebhookError("header", f"the header {name} is missing or empty")
    if not value.isascii():
        raise WebhookError("header", f"the header {name} is not ASCII")
    return value


def _check_signature(delivery: Delivery, secret: str, scheme: Scheme) -> None:
    message = scheme.message(delivery.body, delivery.timestamp, delivery.id)
    if not matches(delivery.digests, hmac.digest(scheme.key(secret), message, "sha256")):
        raise diagnose(delivery, secret, scheme)


def _check_time(delivery: Delivery, now_s: float, tolerance_s: float, scheme: Scheme) -> None:
    if not scheme.is_timed:
        return
    age = now_s - int(delivery.timestamp)
    if not abs(age) <= tolerance_s:
        side = "old" if age > 0 else "far in the future"
        raise WebhookError(
            "timestamp", f"the webhook is too {side}: {abs(age):.0f} s, and {tolerance_s:g} s are allowed"
        )


def _event(body: bytes) -> WebhookEvent:
    problem = ("encoding", "the body is genuine, but not UTF-8")
    try:
        text = body.decode()
        problem = ("body", "the body is genuine, but not JSON")
        decoded = json.loads(text)
        problem = ("event", "")
        return read_event(decoded)
    except RecordError as error:
        problem = ("event", f"the body is genuine, but no event: {error}")
    except (ValueError, RecursionError):
        pass
    raise WebhookError(*problem)


def _check_event_header(headers: Mapping[str, str], event: WebhookEvent) -> None:
    """The header is not signed: it may not contradict what is."""
    said = headers.get(EVENT_HEADER.lower(), event.event).strip()
    if said != event.event:
        message = f"the header {EVENT_HEADER} says {said[:80]!r}, the body {event.event[:80]!r}"
        raise WebhookError("header", message)


def _check_seen(delivery: Delivery, seen: SeenStore | None, now_s: float, tolerance_s: float) -> None:
    if seen is None:
        return
    parts = (delivery.timestamp.encode(), delivery.id.encode(), delivery.body)
    name = hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    until = (int(delivery.timestamp) if delivery.timestamp else now_s) + tolerance_s
    if not seen.add(name, until + 1, now_s):  # a second more: tolerance includes its end
        raise WebhookError("replay", "this very delivery has been received before")


def _tolerance(tolerance_s: object) -> float:
    if isinstance(tolerance_s, bool) or not isinstance(tolerance_s, int | float) or not tolerance_s >= 0:
        raise WebhookError("timestamp", "the tolerance is no number of seconds")
    return float(tolerance_s)


def _moment(now: object) -> float:
    if now is None:
        return time.time()
    moment = now.timestamp() if isinstance(now, datetime) else now
    if isinstance(moment, bool) or not isinstance(moment, int | float) or not math.isfinite(moment):
        raise WebhookError("timestamp", "`now` is no moment in Unix seconds")
    return float(moment)
