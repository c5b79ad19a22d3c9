"""Measure a photo that is a file on this machine."""

import os
import stat
import warnings
from typing import IO

from preflight.photos.fact import PhotoFact, Reason, Verdict
from preflight.photos.fingerprint import FINGERPRINT_BYTES, fingerprint
from preflight.photos.header import NeedMore, NotAnImage, Size, probe

SAVE_AS_JPEG = "save it as JPEG, PNG or WebP"
EXPORT_AGAIN = "export or copy the photo again"
NO_FILE_HELP = "check the spelling of the path; it counts from the folder of the payload's file"
FIRST_BYTES = 65_536
OPTIONAL_DECODERS = {"image/webp": "webp", "image/avif": "avif"}  # a Pillow may be built without
HEADER_CAP = 1_048_576  # bytes; no size behind that, as over the network


def measure(path: str, *, url: str) -> PhotoFact:
    """What the file `path` is; `url` is how the payload names it and comes back in the fact.

    The photo is decoded once, so that a damaged one is found; pixels over Pillow's limit are not.
    """
    try:
        with _open_regular(path) as file:
            return _measure(file, url)
    except _NotRegularError as error:
        return _malformed(url, str(error))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return _malformed(url, "the path names no file")
    except PermissionError:
        return _unverified(url, "the file may not be read: permission is missing")
    except OSError as error:
        return _malformed(url, f"the file cannot be opened: {_words(error)}")


class _NotRegularError(Exception):
    """The path names something that is no regular file."""


def _open_regular(path: str) -> IO[bytes]:
    """Open without ever waiting, as a named pipe would let us."""
    _refuse_irregular(os.stat(path).st_mode)  # noqa: PTH116 - a device must not even be opened
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        _refuse_irregular(os.fstat(descriptor).st_mode)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _refuse_irregular(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise _NotRegularError("the path names a folder, not a file")
    if not stat.S_ISREG(mode):
        raise _NotRegularError("the path names a device or a pipe, not a file")


def _measure(file: IO[bytes], url: str) -> PhotoFact:
    length = os.fstat(file.fileno()).st_size
    try:
        head = file.read(FIRST_BYTES)
        found = probe(head, whole=len(head) >= length)
        while isinstance(found, NeedMore) and found.total <= HEADER_CAP:
            more = file.read(max(found.total - len(head), FIRST_BYTES))
            head += more
            found = probe(head, whole=not more or len(head) >= length)
    except OSError as error:
        return _unverified(url, f"the file cannot be read: {_words(error)}")
    if isinstance(found, NotAnImage):
        return _not_an_image(
            url, f"the file is {found.kind}", foreign_help(found), media_type=found.media_type
        )
    if isinstance(found, NeedMore):
        return _not_an_image(url, "the file's header is too long to be a photo's", EXPORT_AGAIN)
    return _decoded(file, url, found, fingerprint(head[:FINGERPRINT_BYTES], length))


def foreign_help(found: NotAnImage) -> str:
    """What to do about a file that is no photo that can be used."""
    if found.kind == "an empty file" or "damaged" in found.kind or "breaks off" in found.kind:
        return EXPORT_AGAIN
    return (
        SAVE_AS_JPEG
        if "photo" in found.kind or "picture" in found.kind
        else "name a photo: JPEG, PNG or WebP"
    )


def _decoded(file: IO[bytes], url: str, size: Size, digest: str | None) -> PhotoFact:
    from PIL import Image

    pixels, limit = size.width * size.height, Image.MAX_IMAGE_PIXELS
    dimensions = f"{size.width} x {size.height} pixels"
    if limit is not None and pixels > 2 * limit:  # where Pillow refuses; up to it, it only warns
        return _not_an_image(
            url, f"the photo has {dimensions}, too many to be decoded", "scale it down", size=size
        )
    if limit is None or pixels <= limit or size.media_type == "image/jpeg":
        trouble = _decoding_trouble(file, size.media_type)
        if trouble:
            return _not_an_image(url, trouble, EXPORT_AGAIN, size=size)
    return PhotoFact(
        url=url,
        verdict=Verdict.GOOD,
        media_type=size.media_type,
        width=size.width,
        height=size.height,
        fingerprint=digest,
    )


def _decoding_trouble(file: IO[bytes], media_type: str) -> str:
    """Why the photo cannot be decoded; empty if it can, or if this Pillow does not know its type."""
    from PIL import Image, UnidentifiedImageError, features

    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(file) as photo:
                photo.draft("L", (1, 1))  # a JPEG is decoded at an eighth of its size
                photo.load()
        except UnidentifiedImageError:
            decoder = OPTIONAL_DECODERS.get(media_type)
            if decoder and not features.check(decoder):
                return ""
            return "the photo is damaged: its header cannot be read"
        except Exception as error:  # noqa: BLE001 - a decoder raises anything on hostile bytes
            return _decoder_words(error)
    return ""


def _decoder_words(error: Exception) -> str:
    text = str(error)
    if "truncated" in text.lower() or "unexpected end" in text.lower() or isinstance(error, EOFError):
        return "the photo breaks off: a part of the file is missing"
    if isinstance(error, MemoryError) or type(error).__name__ == "DecompressionBombError":
        return "the photo is too large to be decoded"
    return "the photo is damaged and cannot be decoded"


def _words(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _malformed(url: str, detail: str) -> PhotoFact:
    return PhotoFact(url=url, verdict=Verdict.BAD, reason=Reason.MALFORMED, detail=detail, help=NO_FILE_HELP)


def _unverified(url: str, detail: str) -> PhotoFact:
    return PhotoFact(url=url, verdict=Verdict.UNVERIFIED, reason=Reason.UNVERIFIED, detail=detail)


def _not_an_image(
    url: str, detail: str, help_: str, *, size: Size | None = None, media_type: str | None = None
) -> PhotoFact:
    return PhotoFact(
        url=url,
        verdict=Verdict.BAD,
        reason=Reason.NOT_AN_IMAGE,
        media_type=size.media_type if size else media_type,
        width=size.width if size else None,
        height=size.height if size else None,
        detail=detail,
        help=help_,
    )
