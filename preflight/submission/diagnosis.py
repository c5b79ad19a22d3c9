"""Why a signature does not match: what would have matched says which part was changed on the way."""

import hmac
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from preflight.errors import WebhookError
from preflight.submission.signatures import STANDARD_WEBHOOKS, Scheme, matches

if TYPE_CHECKING:
    from preflight.submission.webhooks import Delivery

_LARGEST_REWRITTEN = 1 << 20  # bytes of a body that is worth rewriting to see
_OTHER_SIGNED = ("{body}", "{timestamp}{body}", "v0:{timestamp}:{body}", "{timestamp}\n{body}")


def diagnose(delivery: "Delivery", secret: str, scheme: Scheme) -> WebhookError:
    """The most probable reason. Nothing here lets a webhook pass."""
    for name, body in _bodies(delivery.body):
        if _passes(delivery, secret, scheme, body=body):
            message = f"the body was {name} after it was signed; verify the raw bytes before parsing them"
            return WebhookError("body", message)
    for name, other in _secrets(secret):
        if _passes(delivery, other, scheme):
            return WebhookError("secret", f"the webhook secret {name}")
    for other_scheme in _schemes(scheme):
        if _passes(delivery, secret, other_scheme):
            return WebhookError("scheme", f"the sender signs {other_scheme.signed!r}, not {scheme.signed!r}")
    return _guess(delivery)


def _guess(delivery: "Delivery") -> WebhookError:
    """With nothing that matches, a body that cannot be one is to blame, else the secret."""
    try:
        whole = isinstance(json.loads(delivery.body), dict)
    except (ValueError, RecursionError):
        whole = False
    if not whole:
        return WebhookError("body", "no signature matches, and the body is not a JSON object: it was changed")
    return WebhookError(
        "secret", "no signature matches: the webhook secret is another one, or timestamp or body were changed"
    )


def _passes(delivery: "Delivery", secret: str, scheme: Scheme, body: bytes | None = None) -> bool:
    message = scheme.message(delivery.body if body is None else body, delivery.timestamp, delivery.id)
    try:
        return matches(delivery.digests, hmac.digest(scheme.key(secret), message, "sha256"))
    except WebhookError:
        return False


def _bodies(body: bytes) -> Iterator[tuple[str, bytes]]:
    """What the sender may have signed, if the body was rewritten on the way."""
    stripped = body.strip()
    yield "changed at its ends", stripped
    yield "changed at its ends", stripped + b"\n"
    yield "given other line ends", body.replace(b"\r\n", b"\n")
    yield "given a byte order mark", body.removeprefix(b"\xef\xbb\xbf")
    if len(body) > _LARGEST_REWRITTEN:
        return
    try:
        decoded = json.loads(body)
        for options in _spellings():
            yield "serialised anew", json.dumps(decoded, **options).encode()
    except (ValueError, RecursionError):
        return


def _spellings() -> Iterator[dict[str, Any]]:
    for separators in ((",", ":"), (", ", ": ")):
        for ensure_ascii in (False, True):
            for sort_keys in (False, True):
                yield {"separators": separators, "ensure_ascii": ensure_ascii, "sort_keys": sort_keys}
    yield {"indent": 2, "ensure_ascii": False}


def _secrets(secret: str) -> Iterator[tuple[str, str]]:
    if secret != secret.strip():
        yield "has blanks or a line end around it", secret.strip()
    if secret[:1] in "\"'" and secret[-1:] == secret[:1]:
        yield "has quotes around it", secret[1:-1]
    if secret.startswith("whsec_"):
        yield "is to be used without its whsec_", secret.removeprefix("whsec_")
    else:
        yield "lacks its whsec_", f"whsec_{secret}"


def _schemes(scheme: Scheme) -> Iterator[Scheme]:
    for signed in _OTHER_SIGNED:
        if signed != scheme.signed:
            yield replace(scheme, signed=signed)
    yield replace(scheme, key_encoding="base64", key_prefix=STANDARD_WEBHOOKS.key_prefix)
