"""The sample video: one real MP4 of H.264 frames, made to last as long as a task's video would."""

from functools import lru_cache
from importlib.resources import files

SECONDS_PER_IMAGE = 3  # each image becomes one scene of about three seconds
_CONTAINERS = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts")
# Box and where in it, past size and name, a length stands, as 32 bits big-endian.
_LENGTHS = {b"mvhd": 16, b"tkhd": 20, b"mdhd": 16, b"elst": 8, b"stts": 12}


@lru_cache(maxsize=16)
def video(images: int) -> bytes:
    """The sample, lasting three seconds for each image."""
    raw = bytearray(files("preflight.sandbox").joinpath("data", "sample.mp4").read_bytes())
    for place in _places(raw, 0, len(raw)):
        length = int.from_bytes(raw[place : place + 4], "big")
        raw[place : place + 4] = (length * images).to_bytes(4, "big")
    return bytes(raw)


def _places(raw: bytearray, start: int, end: int) -> list[int]:
    """Where the file says how long it lasts."""
    places: list[int] = []
    while start < end:
        size, name = int.from_bytes(raw[start : start + 4], "big"), bytes(raw[start + 4 : start + 8])
        if name in _CONTAINERS:
            places += _places(raw, start + 8, start + size)
        elif name in _LENGTHS:
            places.append(start + 8 + _LENGTHS[name])
        start += size
    return places
