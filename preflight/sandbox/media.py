"""The files that a sandbox hands out: sample videos and generated photos, whole or in ranges."""

import hashlib
import re
from urllib.parse import urlsplit

from preflight.sandbox.answers import RefusalError
from preflight.sandbox.photos import NoPhotoError, photo
from preflight.sandbox.sample import video
from preflight.sandbox.store import Store
from preflight.submission.transport import Request, Response

_VIDEO = re.compile(r"/videos/([^/]+)\.mp4")
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def media(request: Request, store: Store | None = None) -> Response:
    """The file at an address. RefusalError if there is none."""
    path = urlsplit(request.url).path
    if path.startswith("/photos/"):
        try:
            return _ranged(request, *photo(request.url))
        except NoPhotoError as error:
            problem = str(error)
        raise RefusalError("NOT_FOUND", f"There is no such photo: {problem}.", status=404)
    match = _VIDEO.fullmatch(path)
    life = store.task(match[1]) if match and store else None
    if life is None or life.ending != "completed":
        raise RefusalError("NOT_FOUND", "There is no such video.", status=404)
    return _ranged(request, video(life.images), "video/mp4")


def _ranged(request: Request, raw: bytes, kind: str) -> Response:
    """The whole, or the range that is asked for (RFC 9110, one range)."""
    tag = f'"{hashlib.sha256(raw).hexdigest()[:20]}"'
    headers = {"content-type": kind, "accept-ranges": "bytes", "etag": tag}
    match = _RANGE.fullmatch(request.headers.get("range", ""))
    if match is None or match[0] == "bytes=-" or request.headers.get("if-range", tag) != tag:
        return Response(status=200, headers=headers, body=raw)
    first, last = _bounds(match[1], match[2], len(raw))
    if first > last:
        return Response(status=416, headers={"content-range": f"bytes */{len(raw)}"})
    headers["content-range"] = f"bytes {first}-{last}/{len(raw)}"
    return Response(status=206, headers=headers, body=raw[first : last + 1])


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1
