"""How a webhook is signed: which headers, which bytes, which encoding. All of it configurable.

The default is an assumption, for the API's exact form is not published: hex HMAC-SHA256 over
`{timestamp}.{raw body}`, with or without `sha256=` before it.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from preflight.errors import WebhookError

SIGNATURE_HEADER = "X-VibePeak-Signature"
TIMESTAMP_HEADER = "X-VibePeak-Timestamp"
EVENT_HEADER = "X-VibePeak-Event"
_DIGEST_BYTES = hashlib.sha256().digest_size
_MOST_SIGNATURES = 32  # in one header; a sender that rotates its secret has two


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One way of signing."""

    signature_header: str = SIGNATURE_HEADER
    timestamp_header: str | None = TIMESTAMP_HEADER  # None: there is none
    timestamp_prefix: str = ""  # for example "t=": the timestamp stands among the signatures
    id_header: str | None = None  # a delivery's id, signed along
    signed: str = "{timestamp}.{body}"  # with {id}, {timestamp} and {body}
    encoding: str = "hex"  # or "base64"
    prefixes: tuple[str, ...] = ("sha256=", "v1=", "v1,")  # may stand before a signature
    written_prefix: str = ""  # stands before a signature of ours
    separators: str = ", "  # between several signatures
    key_prefix: str = ""  # for example "whsec_"
    key_encoding: str = "utf-8"  # or "base64": the key is the decoded rest of the secret

    def message(self, body: bytes, timestamp: str, delivery: str = "") -> bytes:
        """The bytes that are signed."""
        values = {"timestamp": timestamp.encode(), "id": delivery.encode(), "body": body}
        return b"".join(values[part] if field else part.encode() for field, part in _parts(self.signed))

    def sign(self, secret: str, body: bytes, timestamp: str, delivery: str = "") -> str:
        """The signature as it stands in the header, without a prefix."""
        digest = hmac.digest(self.key(secret), self.message(body, timestamp, delivery), "sha256")
        return digest.hex() if self.encoding == "hex" else base64.b64encode(digest).decode()

    def key(self, secret: str) -> bytes:
        """The bytes to sign with. WebhookError if the secret is not of this scheme."""
        rest = secret.removeprefix(self.key_prefix)
        if not rest:
            raise WebhookError("secret", "the webhook secret is empty")
        if self.key_encoding != "base64":
            return rest.encode("utf-8", "surrogatepass")
        try:
            return base64.b64decode(rest, validate=True)
        except (ValueError, binascii.Error):
            pass
        raise WebhookError("secret", "the webhook secret is not base64, as this scheme asks")

    @property
    def is_timed(self) -> bool:
        """Whether a timestamp is signed along."""
        return bool(self.timestamp_header or self.timestamp_prefix)

    def timestamp_in(self, header: str) -> str:
        """The timestamp among the signatures, or nothing."""
        prefix = self.timestamp_prefix
        texts = _split(header, self.separators, self.prefixes)
        return next((text[len(prefix) :] for text in texts if text.startswith(prefix)), "")

    def signatures(self, header: str) -> list[bytes]:
        """The digests in a header, those of unknown versions and forms left out."""
        return [digest for token in self._tokens(header) if (digest := decode(token, self.encoding))]

    def encodings(self, header: str) -> set[str]:
        """The encodings in which a signature in a header would be well-formed."""
        names = ("hex", "base64")
        return {name for token in self._tokens(header) for name in names if decode(token, name)}

    def _tokens(self, header: str) -> Iterator[str]:
        for text in _split(header, self.separators, self.prefixes):
            prefix = next((prefix for prefix in self.prefixes if text.startswith(prefix)), "")
            yield text[len(prefix) :]


DEFAULT = Scheme()
STANDARD_WEBHOOKS = Scheme(  # https://www.standardwebhooks.com
    signature_header="webhook-signature",
    timestamp_header="webhook-timestamp",
    id_header="webhook-id",
    signed="{id}.{timestamp}.{body}",
    encoding="base64",
    prefixes=("v1,",),
    written_prefix="v1,",
    separators=" ",
    key_prefix="whsec_",
    key_encoding="base64",
)
STRIPE = Scheme(  # https://docs.stripe.com/webhooks/signature
    signature_header="Stripe-Signature",
    timestamp_header=None,
    timestamp_prefix="t=",
    prefixes=("v1=",),
    written_prefix="v1=",
    separators=",",
)
SCHEMES = {"default": DEFAULT, "standard-webhooks": STANDARD_WEBHOOKS, "stripe": STRIPE}


def matches(digests: Iterable[bytes], expected: bytes) -> bool:
    """Whether one of the digests is the expected one; takes as long for any of them."""
    found = False
    for digest in digests:
        found |= hmac.compare_digest(digest, expected)
    return found


def decode(token: str, encoding: str) -> bytes | None:
    """A SHA-256 digest from its text, or None."""
    try:
        digest = bytes.fromhex(token) if encoding == "hex" else base64.b64decode(token, validate=True)
    except (ValueError, binascii.Error):
        return None
    return digest if len(digest) == _DIGEST_BYTES else None


def _split(header: str, separators: str, prefixes: tuple[str, ...]) -> list[str]:
    """The texts between separators; a prefix such as `v1,` keeps its comma."""
    guarded = header
    for number, prefix in enumerate(prefixes):
        guarded = guarded.replace(prefix, f"{chr(0xE000 + number)}")
    for separator in separators:
        guarded = guarded.replace(separator, "\n")
    texts = guarded.split("\n")
    for number, prefix in enumerate(prefixes):
        texts = [text.replace(chr(0xE000 + number), prefix) for text in texts]
    return [text for text in texts if text][:_MOST_SIGNATURES]


def _parts(signed: str) -> Iterator[tuple[bool, str]]:
    """The format as literal texts (False) and names of fields (True)."""
    for chunk in signed.split("{"):
        name, brace, rest = chunk.partition("}")
        if brace:
            yield True, name
            yield False, rest
        else:
            yield False, chunk
