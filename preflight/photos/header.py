"""Read type, width and height of a photo from its first bytes.

Pillow wants a whole WebP or AVIF before it tells their size; the formats themselves say it within
their first bytes. Sources: ITU T.81 (JPEG), the PNG specification, RFC 9649 (WebP), ISO 14496-12
and 23008-12 (AVIF, HEIC; in `boxes.py`), the GIF89a and TIFF 6.0 specifications.
"""

import re
from collections.abc import Callable

from preflight.photos.boxes import isobmff_size
from preflight.photos.kinds import foreign_kind
from preflight.photos.probed import NeedMore, NotAnImage, Probed, Size

__all__ = ["NeedMore", "NotAnImage", "Probed", "Size", "probe"]

SIGNATURE_BYTES = 16  # what tells the formats apart

JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOFn; the three others are DHT, JPG, DAC
JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # TEM and RSTn have no length
JPEG_END = frozenset({0xD9, 0xDA})  # EOI, SOS: a frame header has to come before
JPEG_MARKER = re.compile(rb"\xff[^\x00\xff]", re.DOTALL)  # fill bytes may stand before it
JPEG_STRAY = 1_024  # bytes between two segments; decoders skip them
JPEG_SEGMENTS = 1_024  # before the frame; a profile of 16 MiB has 256
JPEG_DAMAGED = NotAnImage(kind="a damaged JPEG")

TIFF_TYPES = {1: 1, 3: 2, 4: 4, 16: 8}  # BYTE, SHORT, LONG, LONG8: bytes a value
TIFF_WIDTH, TIFF_HEIGHT = 256, 257


def probe(data: bytes | bytearray, *, whole: bool = False) -> Probed:
    """What the bytes from a file's start say; `whole` tells that nothing follows them.

    `NeedMore.total` is how many bytes from the start are needed to go on: always more than
    were given, so a caller that follows it comes to an end.
    """
    found = _probe(data)
    if not whole or not isinstance(found, NeedMore):
        return found
    if not data:
        return NotAnImage(kind="an empty file")
    begun = len(data) >= SIGNATURE_BYTES or any(data.startswith(signature) for signature, _ in READERS)
    return NotAnImage(kind="a photo that breaks off" if begun else foreign_kind(data))


def _probe(data: bytes | bytearray) -> Probed:
    for signature, reader in READERS:
        if data.startswith(signature):
            return reader(data)
    if data[4:8] == b"ftyp":
        return isobmff_size(data)
    if len(data) < SIGNATURE_BYTES:
        return NeedMore(total=SIGNATURE_BYTES)
    return NotAnImage(kind=foreign_kind(data))


def _number(data: bytes | bytearray, start: int, size: int, order: str = "big") -> int:
    return int.from_bytes(data[start : start + size], "big" if order == "big" else "little")


def _size(media_type: str, width: int, height: int) -> Probed:
    if width <= 0 or height <= 0:
        return NotAnImage(kind="a photo without a size")
    return Size(media_type=media_type, width=width, height=height)


def _jpeg(data: bytes | bytearray) -> Probed:
    at = 2
    for _ in range(JPEG_SEGMENTS):
        found = JPEG_MARKER.search(data, at, at + JPEG_STRAY)
        if found is None:
            return (
                JPEG_DAMAGED if len(data) >= at + JPEG_STRAY else NeedMore(total=max(len(data) + 1, at + 2))
            )
        marker, start = found[0][1], found.end()
        if marker in JPEG_BARE:
            at = start
            continue
        if marker in JPEG_END:
            return JPEG_DAMAGED
        if marker in JPEG_FRAMES:
            return _jpeg_frame(data, start)
        if len(data) < start + 2:
            return NeedMore(total=start + 2)
        at = start + max(_number(data, start, 2), 2)
    return JPEG_DAMAGED


def _jpeg_frame(data: bytes | bytearray, start: int) -> Probed:
    if len(data) < start + 7:
        return NeedMore(total=start + 7)
    return _size("image/jpeg", _number(data, start + 5, 2), _number(data, start + 3, 2))


def _png(data: bytes | bytearray) -> Probed:
    if len(data) < 24:
        return NeedMore(total=24)
    if data[12:16] == b"CgBI":  # Apple's own variant puts a chunk before IHDR; browsers refuse it
        return NotAnImage(kind="an iPhone application's PNG")
    if data[12:16] != b"IHDR":
        return NotAnImage(kind="a damaged PNG")
    return _size("image/png", _number(data, 16, 4), _number(data, 20, 4))


def _gif(data: bytes | bytearray) -> Probed:
    if len(data) < 10:
        return NeedMore(total=10)
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        return NotAnImage(kind="a damaged GIF")
    return _size("image/gif", _number(data, 6, 2, "little"), _number(data, 8, 2, "little"))


def _riff(data: bytes | bytearray) -> Probed:
    if len(data) < 16:
        return NeedMore(total=16)
    if data[8:12] != b"WEBP":
        return NotAnImage(kind=foreign_kind(data))
    chunk = bytes(data[12:16])
    if chunk not in WEBP_CHUNKS:
        return NotAnImage(kind="a damaged WebP")
    needed, reader = WEBP_CHUNKS[chunk]
    return reader(data) if len(data) >= needed else NeedMore(total=needed)


def _webp_lossy(data: bytes | bytearray) -> Probed:
    if data[23:26] != b"\x9d\x01\x2a":
        return NotAnImage(kind="a damaged WebP")
    return _size(
        "image/webp", _number(data, 26, 2, "little") & 0x3FFF, _number(data, 28, 2, "little") & 0x3FFF
    )


def _webp_lossless(data: bytes | bytearray) -> Probed:
    if data[20] != 0x2F:
        return NotAnImage(kind="a damaged WebP")
    bits = _number(data, 21, 4, "little")
    return _size("image/webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)


def _webp_extended(data: bytes | bytearray) -> Probed:
    return _size("image/webp", _number(data, 24, 3, "little") + 1, _number(data, 27, 3, "little") + 1)


WEBP_CHUNKS: dict[bytes, tuple[int, Callable[[bytes | bytearray], Probed]]] = {
    b"VP8 ": (30, _webp_lossy),
    b"VP8L": (25, _webp_lossless),
    b"VP8X": (30, _webp_extended),
}


def _tiff(data: bytes | bytearray) -> Probed:
    if len(data) < SIGNATURE_BYTES:
        return NeedMore(total=SIGNATURE_BYTES)
    order = "little" if data[:2] == b"II" else "big"
    big = _number(data, 2, 2, order) == 43  # BigTIFF has 8-byte offsets and counts
    if big and _number(data, 4, 4, order) != (8 << 16 if order == "big" else 8):
        return NotAnImage(kind="a damaged TIFF")
    table = _number(data, 8 if big else 4, 8 if big else 4, order)
    count_bytes, entry_bytes = (8, 20) if big else (2, 12)
    if table < 8:
        return NotAnImage(kind="a damaged TIFF")
    if len(data) < table + count_bytes:
        return NeedMore(total=table + count_bytes)
    entries = min(_number(data, table, count_bytes, order), 0xFFFF)
    end = table + count_bytes + entries * entry_bytes
    if len(data) < end:
        return NeedMore(total=end)
    tags = _tiff_tags(data, range(table + count_bytes, end, entry_bytes), order, 12 if big else 8)
    return _size("image/tiff", tags.get(TIFF_WIDTH, 0), tags.get(TIFF_HEIGHT, 0))


def _tiff_tags(data: bytes | bytearray, entries: range, order: str, value_at: int) -> dict[int, int]:
    tags: dict[int, int] = {}
    for start in entries:
        tag = _number(data, start, 2, order)
        if tag in (TIFF_WIDTH, TIFF_HEIGHT):
            size = TIFF_TYPES.get(_number(data, start + 2, 2, order), 0)
            tags.setdefault(tag, _number(data, start + value_at, size, order))
    return tags


READERS: tuple[tuple[bytes, Callable[[bytes | bytearray], Probed]], ...] = (
    (b"\xff\xd8\xff", _jpeg),
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"RIFF", _riff),
    (b"GIF8", _gif),
    (b"II\x2a\x00", _tiff),
    (b"MM\x00\x2a", _tiff),
    (b"II\x2b\x00", _tiff),
    (b"MM\x00\x2b", _tiff),
)
