"""Read the size of an AVIF photo, and name HEIC and video, from the boxes at a file's start.

`ftyp` lists the brands; `meta` / `iprp` / `ipco` holds one `ispe` box a picture: the photo, its
tiles, its thumbnail. `ipma` says which of them belongs to the photo itself (`pitm`).
"""

from collections.abc import Iterator

from preflight.photos.probed import NeedMore, NotAnImage, Probed, Size

AVIF_BRANDS = frozenset({b"avif", b"avis"})
HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs"})
HEIF_BRANDS = frozenset({b"mif1", b"mif2", b"msf1", b"miaf"})
MAX_BOXES = 4_096  # more than any photo has; bounds the work on hostile bytes
MAX_FTYP = 4_096

Box = tuple[bytes, int, int]  # type, start of the content, its end


def isobmff_size(data: bytes | bytearray) -> Probed:
    """What a file beginning with an `ftyp` box is."""
    end = int.from_bytes(data[:4], "big")
    if not 16 <= end <= MAX_FTYP:
        return NotAnImage(kind="not a photo")
    if len(data) < end:
        return NeedMore(total=end)
    brands = {bytes(data[8:12]), *(bytes(data[at : at + 4]) for at in range(16, end - 3, 4))}
    if brands & AVIF_BRANDS:
        return _avif(data, end)
    if brands & HEIC_BRANDS:
        return NotAnImage(kind="a HEIC photo", media_type="image/heic")
    if brands & HEIF_BRANDS:
        return NotAnImage(kind="a HEIF photo", media_type="image/heif")
    if b"crx " in brands:
        return NotAnImage(kind="a camera's raw photo")
    return NotAnImage(kind="a video")


def _avif(data: bytes | bytearray, at: int) -> Probed:
    for _ in range(MAX_BOXES):
        box = _box(data, at, None)
        if isinstance(box, NeedMore):
            return box
        if box is None:
            break
        kind, start, end = box
        if kind == b"meta":
            if len(data) < end:
                return NeedMore(total=end)
            return _meta_size(data, start + 4, end)
        at = end
    return NotAnImage(kind="a damaged AVIF")


def _box(data: bytes | bytearray, at: int, limit: int | None) -> Box | NeedMore | None:
    """The box at `at`; None if it is damaged or ends beyond `limit`."""
    if len(data) < at + 16 and limit is None:
        return NeedMore(total=at + 16)
    header, size = 8, int.from_bytes(data[at : at + 4], "big")
    if size == 1:
        header, size = 16, int.from_bytes(data[at + 8 : at + 16], "big")
    if size < header or (limit is not None and at + size > limit):
        return None
    return bytes(data[at + 4 : at + 8]), at + header, at + size


def _boxes(data: bytes | bytearray, start: int, end: int) -> Iterator[Box]:
    for _ in range(MAX_BOXES):
        box = _box(data, start, end) if start + 8 <= end else None
        if not isinstance(box, tuple):
            return
        yield box
        start = box[2]


def _meta_size(data: bytes | bytearray, start: int, end: int) -> Probed:
    inside = {kind: (begin, stop) for kind, begin, stop in _boxes(data, start, end)}
    properties = {kind: (begin, stop) for kind, begin, stop in _boxes(data, *inside.get(b"iprp", (0, 0)))}
    sizes: dict[int, tuple[int, int]] = {}  # by index of the property, 1-based as `ipma` counts them
    for index, (kind, begin, stop) in enumerate(_boxes(data, *properties.get(b"ipco", (0, 0))), 1):
        if kind == b"ispe" and stop - begin >= 12:
            sizes[index] = (_number(data, begin + 4, 4), _number(data, begin + 8, 4))
    primary = _primary(data, *inside.get(b"pitm", (0, 0)))
    owned = _owned(data, *properties.get(b"ipma", (0, 0)), primary)
    candidates = [sizes[index] for index in owned if index in sizes] or list(sizes.values())
    width, height = max(candidates, key=lambda size: size[0] * size[1], default=(0, 0))
    if width <= 0 or height <= 0:
        return NotAnImage(kind="a damaged AVIF")
    return Size(media_type="image/avif", width=width, height=height)


def _number(data: bytes | bytearray, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "big")


def _primary(data: bytes | bytearray, start: int, end: int) -> int | None:
    """The number of the photo among the pictures of the file."""
    if end - start < 6:
        return None
    return _number(data, start + 4, 2 if data[start] == 0 else 4)


def _owned(data: bytes | bytearray, start: int, end: int, item: int | None) -> list[int]:
    """The indices of the properties of picture `item`."""
    if item is None or end - start < 8:
        return []
    item_bytes = 2 if data[start] == 0 else 4
    index_bytes, mask = (2, 0x7FFF) if data[start + 3] & 1 else (1, 0x7F)
    at = start + 8
    for _ in range(min(_number(data, start + 4, 4), MAX_BOXES)):
        if at + item_bytes >= end:
            break
        found, count = _number(data, at, item_bytes), data[at + item_bytes]
        at += item_bytes + 1
        if found == item:
            stop = min(at + count * index_bytes, end)
            return [_number(data, place, index_bytes) & mask for place in range(at, stop, index_bytes)]
        at += count * index_bytes
    return []
