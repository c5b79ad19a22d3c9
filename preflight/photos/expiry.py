"""Read from a signed link when it stops working.

Sources: AWS "Authenticating requests: query parameters" (versions 4 and 2), Google Cloud Storage
"Signed URLs" (V4 and V2), Azure "Create a service SAS", CloudFront "Signed URLs" (canned and
custom policy).
"""

import base64
import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Query = Mapping[str, str]  # names in lower case

STAMP = re.compile(r"\d{8}T\d{6}Z")
MAX_QUERY = 65_536  # code points of a query that is still read
CLOUDFRONT_BASE64 = str.maketrans("-_~", "+=/")


def expires_at(url: str) -> datetime | None:
    """When the signed link ends, in UTC; None if it is not signed or does not say."""
    try:
        query = urlsplit(url).query
    except ValueError:
        return None
    if not query or len(query) > MAX_QUERY:
        return None
    values = {name.lower(): value for name, value in parse_qsl(query, keep_blank_values=True)}
    ends = [end for reader in READERS if (end := reader(values)) is not None]
    return min(ends, default=None)


def _dated(prefix: str) -> Callable[[Query], datetime | None]:
    """A reader of a start and a number of seconds: `X-Amz-Date` and `X-Amz-Expires`."""

    def read(query: Query) -> datetime | None:
        start, lifetime = query.get(f"{prefix}-date", ""), query.get(f"{prefix}-expires", "")
        if not STAMP.fullmatch(start) or not lifetime.isdecimal() or len(lifetime) > 9:
            return None
        try:
            return datetime.strptime(start, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) + timedelta(
                seconds=int(lifetime)
            )
        except (ValueError, OverflowError):
            return None

    return read


def _signed_epoch(*companions: str) -> Callable[[Query], datetime | None]:
    """A reader of `Expires`, which means a link's end only beside these parameters."""

    def read(query: Query) -> datetime | None:
        return _epoch(query.get("expires")) if all(name in query for name in companions) else None

    return read


def _epoch(value: object) -> datetime | None:
    text = str(value)
    if not text.isascii() or not text.isdecimal() or len(text) > 11:
        return None
    return datetime.fromtimestamp(int(text), UTC) if int(text) < 253_402_300_800 else None


def _azure(query: Query) -> datetime | None:
    if "sig" not in query or "se" not in query:
        return None
    try:
        end = datetime.fromisoformat(query["se"].replace(" ", "+"))
    except ValueError:
        return None
    return (end if end.tzinfo else end.replace(tzinfo=UTC)).astimezone(UTC)


def _cloudfront_policy(query: Query) -> datetime | None:
    if "key-pair-id" not in query or "policy" not in query:
        return None
    text = query["policy"].translate(CLOUDFRONT_BASE64)
    try:
        policy: Any = json.loads(base64.b64decode(text + "=" * (-len(text) % 4)))
        return _epoch(policy["Statement"][0]["Condition"]["DateLessThan"]["AWS:EpochTime"])
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return None


READERS: tuple[Callable[[Query], datetime | None], ...] = (
    _dated("x-amz"),
    _dated("x-goog"),
    _signed_epoch("awsaccesskeyid", "signature"),
    _signed_epoch("googleaccessid", "signature"),
    _signed_epoch("key-pair-id", "signature"),
    _azure,
    _cloudfront_policy,
)
