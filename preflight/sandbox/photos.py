"""Generated photos: `/photos/NAME.jpg?width=W&height=H`, also as PNG and WebP."""

import re
from functools import lru_cache
from io import BytesIO
from urllib.parse import parse_qsl, urlsplit

from preflight.photos.fact import PhotoFact, Reason, Verdict

_PATH = re.compile(r"/photos/([^/]{1,100})\.(jpg|jpeg|png|webp)")
_FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
_DEFAULT = (1920, 1080)
_LONGEST_SIDE = 10_000  # pixels
_MOST_PIXELS = 40_000_000
_TINTS = ((176, 190, 197), (188, 170, 164), (165, 214, 167), (159, 168, 218), (255, 224, 130))


class NoPhotoError(Exception):
    """There is no photo at this address; the text says why."""


def size_in(url: str) -> tuple[int, int] | None:
    """Width and height that an address asks for, the usual ones where it does not; None if unusable."""
    query = dict(parse_qsl(urlsplit(url).query))
    texts = (query.get("width", str(_DEFAULT[0])), query.get("height", str(_DEFAULT[1])))
    if not all(text.isascii() and text.isdigit() and len(text) <= 5 for text in texts):
        return None
    width, height = (int(text) for text in texts)
    if not (1 <= width <= _LONGEST_SIDE and 1 <= height <= _LONGEST_SIDE) or width * height > _MOST_PIXELS:
        return None
    return width, height


def photo(url: str) -> tuple[bytes, str]:
    """Bytes and media type of the photo at an address. NoPhotoError if there is none."""
    match = _PATH.fullmatch(urlsplit(url).path)
    size = size_in(url)
    if match is None:
        raise NoPhotoError("photos are at /photos/NAME.jpg, .png or .webp")
    if size is None:
        raise NoPhotoError(f"width and height are numbers of pixels, together at most {_MOST_PIXELS}")
    form = _FORMATS[match[2]]
    return _drawn(match[1], size, form), f"image/{form.lower()}"


def fact(url: str, base_url: str) -> PhotoFact | None:
    """What the sandbox at `base_url` knows of a photo without asking anybody; None: nothing.

    A `width` and `height` in an address are taken to be the photo's. Dead are hosts under `.invalid`,
    which by RFC 2606 never exist, and addresses of the sandbox itself where it has no photo.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if host == "invalid" or host.endswith(".invalid"):
        return _dead(url, "there is no such host")
    size = size_in(url)
    if url.startswith(f"{base_url}/") and (size is None or _PATH.fullmatch(parts.path) is None):
        return _dead(url, "the server says there is no such file (404)")
    if size is None or not {"width", "height"} & set(dict(parse_qsl(parts.query))):
        return None
    return PhotoFact(url=url, verdict=Verdict.GOOD, width=size[0], height=size[1])


def _dead(url: str, detail: str) -> PhotoFact:
    return PhotoFact(url=url, verdict=Verdict.BAD, reason=Reason.UNREACHABLE, detail=detail)


@lru_cache(maxsize=32)
def _drawn(name: str, size: tuple[int, int], form: str) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    tint = _TINTS[sum(name.encode()) % len(_TINTS)]
    picture = Image.new("RGB", size, tint)
    draw = ImageDraw.Draw(picture)
    width, height = size
    draw.rectangle((0, height * 2 // 3, width, height), fill=(120, 100, 90))
    draw.rectangle((width // 2, height // 5, width * 4 // 5, height // 2), fill=(236, 239, 241))
    words = name.encode("ascii", "replace").decode().replace("_", " ")
    font = ImageFont.load_default(max(8, height // 12))
    draw.text((width // 12, height // 8), f"{words}\n{width} x {height}", font=font, fill=(38, 50, 56))
    stream = BytesIO()
    picture.save(stream, form)
    return stream.getvalue()
