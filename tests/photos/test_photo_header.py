"""The header reader: every format, byte by byte, and never a crash."""

import io
import os
import struct
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from photo_server import photo, photo_with_profile, png_header
from PIL import Image

from preflight.photos.fingerprint import FINGERPRINT_BYTES, fingerprint
from preflight.photos.header import NeedMore, NotAnImage, Size, probe


def size(kind: str, width: int = 1600, height: int = 900) -> Size:
    return Size(media_type=f"image/{kind}", width=width, height=height)


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content


def avif(*, large_box: bool = False, before: bytes = b"") -> bytes:
    """A photo of 1600 x 900 made of tiles, with a thumbnail listed first."""
    sizes = [(160, 90), (512, 512), (1600, 900)]
    ispe = b"".join(box(b"ispe", struct.pack(">III", 0, *pair)) for pair in sizes)
    ipma = box(
        b"ipma", struct.pack(">II", 0, 2) + struct.pack(">HBB", 1, 1, 0x82) + struct.pack(">HBB", 7, 1, 0x83)
    )
    pitm = box(b"pitm", struct.pack(">IH", 0, 7))
    content = b"\0\0\0\0" + box(b"hdlr", b"\0" * 24) + pitm + box(b"iprp", box(b"ipco", ispe) + ipma)
    meta = (
        struct.pack(">I4sQ", 1, b"meta", len(content) + 16) + content if large_box else box(b"meta", content)
    )
    return box(b"ftyp", b"avif\0\0\0\0avifmif1") + before + meta + box(b"mdat", b"x" * 100)


def tiff(order: str, *, big: bool = False) -> bytes:
    mark = b"II" if order == "<" else b"MM"
    if big:
        entry = struct.pack(order + "HHQII", 256, 4, 1, 1600, 0) + struct.pack(
            order + "HHQHHI", 257, 3, 1, 900, 0, 0
        )
        return mark + struct.pack(order + "HHHQQ", 43, 8, 0, 16, 2) + entry
    entry = struct.pack(order + "HHII", 256, 4, 1, 1600) + struct.pack(order + "HHIHH", 257, 3, 1, 900, 0)
    return mark + struct.pack(order + "HIH", 42, 8, 2) + entry + b"\0\0\0\0"


def jpeg_frame(marker: int) -> bytes:
    return (
        b"\xff\xd8\xff"
        + bytes([marker])
        + struct.pack(">HBHHB", 11, 8, 900, 1600, 1)
        + b"\x01\x11\x00\xff\xda"
    )


PHOTOS = [
    pytest.param(photo(), size("jpeg"), id="JPEG"),
    pytest.param(photo(progressive=True), size("jpeg"), id="progressive JPEG"),
    pytest.param(photo_with_profile(200_000), size("jpeg"), id="JPEG with a profile in four parts"),
    *(
        pytest.param(jpeg_frame(marker), size("jpeg"), id=f"JPEG frame {marker:X}")
        for marker in (0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)
    ),
    pytest.param(b"\xff\xd8\xff\xff\xff" + jpeg_frame(0xC0)[3:], size("jpeg"), id="JPEG with fill bytes"),
    pytest.param(
        b"\xff\xd8\xff\xe0\0\x04ab??\xff" + jpeg_frame(0xC0)[3:], size("jpeg"), id="JPEG with stray bytes"
    ),
    pytest.param(photo(kind="PNG"), size("png"), id="PNG"),
    pytest.param(png_header(30_000, 30_000), size("png", 30_000, 30_000), id="PNG of 30,000 x 30,000"),
    pytest.param(photo(kind="GIF"), size("gif"), id="GIF"),
    pytest.param(photo(kind="WEBP"), size("webp"), id="WebP"),
    pytest.param(photo(kind="WEBP", lossless=True), size("webp"), id="lossless WebP"),
    pytest.param(photo(kind="WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0"), size("webp"), id="extended WebP"),
    pytest.param(photo(16383, 1, kind="WEBP"), size("webp", 16383, 1), id="WebP as wide as can be"),
    pytest.param(avif(), size("avif"), id="AVIF of tiles, with a thumbnail"),
    pytest.param(avif(large_box=True), size("avif"), id="AVIF with a 64-bit box"),
    pytest.param(avif(before=box(b"free", b"\0" * 9000)), size("avif"), id="AVIF with a box before"),
    pytest.param(tiff("<"), size("tiff"), id="TIFF, little end first"),
    pytest.param(tiff(">"), size("tiff"), id="TIFF, big end first"),
    pytest.param(tiff("<", big=True), size("tiff"), id="BigTIFF, little end first"),
    pytest.param(tiff(">", big=True), size("tiff"), id="BigTIFF, big end first"),
]


@pytest.mark.parametrize(("data", "expected"), PHOTOS)
def test_size_is_read(data: bytes, expected: Size) -> None:
    assert probe(data) == expected


@pytest.mark.parametrize(("data", "expected"), PHOTOS)
def test_following_what_is_asked_for_comes_to_the_same(data: bytes, expected: Size) -> None:
    found, given_bytes, steps = probe(b""), 0, 0
    while isinstance(found, NeedMore):
        assert found.total > given_bytes
        given_bytes, steps = found.total, steps + 1
        found = probe(data[:given_bytes])
        assert given_bytes <= len(data)
    assert (found, steps < 40) == (expected, True)


@pytest.mark.parametrize(
    "kind", [pytest.param("AVIF", marks=pytest.mark.filterwarnings("ignore"), id="AVIF")]
)
def test_avif_of_an_encoder(kind: str) -> None:
    if kind not in Image.SAVE and "AVIF" not in Image.registered_extensions().values():
        pytest.skip("this Pillow writes no AVIF")
    assert probe(photo(kind=kind, speed=10)[:1000]) == size("avif")


def test_few_bytes_are_enough() -> None:
    assert probe(photo(kind="PNG")[:24]) == size("png")
    assert probe(photo(kind="WEBP")[:30]) == size("webp")
    assert probe(photo()[:700]) == size("jpeg")


FOREIGN = [
    pytest.param(b"<!doctype html><p>Kitchen</p>", "a web page", id="HTML"),
    pytest.param(b"\xef\xbb\xbf\n\n <HTML lang=en>........", "a web page", id="HTML after a mark and blanks"),
    pytest.param("<html>........".encode("utf-16"), "a web page", id="HTML in UTF-16"),
    pytest.param(b"<?xml version='1.0'?><html xmlns=''>", "a web page", id="XHTML"),
    pytest.param(b"<?xml version='1.0'?><Error><Code>AccessDenied</Code>", "an XML document", id="XML"),
    pytest.param(b"<?xml version='1.0'?><svg xmlns='x'/>", "an SVG drawing", id="SVG"),
    pytest.param(b'{"error": {"code": 404}}', "a JSON text", id="JSON"),
    pytest.param(b"Sign in to see this photo", "a text", id="a text"),
    pytest.param(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3 12345", "a PDF document", id="PDF"),
    pytest.param(b"PK\x03\x04" + b"\0" * 20, "a ZIP archive or an office document", id="ZIP"),
    pytest.param(b"BM" + b"\0" * 20, "a BMP picture", id="BMP"),
    pytest.param(b"\0\0\0\x0cJXL \r\n\x87\n" + b"\0" * 8, "a JPEG XL photo", id="JPEG XL"),
    pytest.param(b"\0\0\0\x14ftypisom\0\0\0\0mp42", "a video", id="MP4"),
    pytest.param(b"RIFF\x10\0\0\0AVI LIST....", "a video", id="AVI"),
    pytest.param(b"\x1aE\xdf\xa3" + b"\0" * 20, "a video", id="WebM"),
    pytest.param(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a HEIC photo", id="HEIC"),
    pytest.param(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heix", "a HEIC photo", id="HEIC by its second brand"),
    pytest.param(b"\0\0\0\x14ftypmif1\0\0\0\0miaf", "a HEIF photo", id="HEIF"),
    pytest.param(b"\0\0\0\x18ftypcrx \0\0\0\0crx isom", "a camera's raw photo", id="raw"),
    pytest.param(os.urandom(8) + b"\0\1\2\3\4\5\6\7\x08", "not a photo", id="noise"),
    pytest.param(b"\xff\xd8\xff\xda\0\x04ab" + b"\0" * 20, "a damaged JPEG", id="JPEG without a frame"),
    pytest.param(
        jpeg_frame(0xC0).replace(struct.pack(">H", 900), b"\0\0"), "a photo without a size", id="no height"
    ),
    pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIDAT12345678", "a damaged PNG", id="PNG without IHDR"),
    pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\x04CgBI12345678", "an iPhone application's PNG", id="CgBI"),
    pytest.param(b"RIFF\x10\0\0\0WEBPNOPE....", "a damaged WebP", id="WebP of no kind"),
    pytest.param(b"II*\0\0\0\0\0" + b"\0" * 20, "a damaged TIFF", id="TIFF without a table"),
    pytest.param(
        b"\0\0\0\x14ftypavif\0\0\0\0avif" + box(b"meta", b"\0" * 40), "a damaged AVIF", id="AVIF, no size"
    ),
    pytest.param(
        b"\0\0\0\x14ftypavif\0\0\0\0avif" + b"\0\0\0\x01meta" + b"\0" * 16,
        "a damaged AVIF",
        id="AVIF, box of no size",
    ),
]


@pytest.mark.parametrize(("data", "kind"), FOREIGN)
def test_what_is_no_photo_is_named(data: bytes, kind: str) -> None:
    found = probe(data)
    assert isinstance(found, NotAnImage)
    assert found.kind == kind


def test_heic_keeps_its_media_type() -> None:
    assert probe(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic") == NotAnImage(
        kind="a HEIC photo", media_type="image/heic"
    )


ENDS = [
    pytest.param(b"", "an empty file", id="nothing"),
    pytest.param(b"hello", "a text", id="a short text"),
    pytest.param(b"{}", "a JSON text", id="a short JSON"),
    pytest.param(photo()[:40], "a photo that breaks off", id="a JPEG"),
    pytest.param(b"\x89PNG\r\n\x1a\n", "a photo that breaks off", id="a PNG"),
]


@pytest.mark.parametrize(("data", "kind"), ENDS)
def test_whole_file_that_ends_too_early(data: bytes, kind: str) -> None:
    assert probe(data, whole=True) == NotAnImage(kind=kind)


STARTS = [data.values[0][:60] for data in (*PHOTOS, *FOREIGN)]  # type: ignore[union-attr]


@settings(max_examples=1_500, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=300), st.integers(0, 60), st.booleans())
def test_hostile_bytes_never_fail(start: bytes, noise: bytes, cut: int, whole: bool) -> None:
    data = start[:cut] + noise
    found = probe(data, whole=whole)
    if isinstance(found, NeedMore):
        assert not whole
        assert len(data) < found.total
    if isinstance(found, Size):
        assert found.width > 0 < found.height


@settings(max_examples=300, deadline=None)
@given(st.binary(min_size=4, max_size=4), st.binary(max_size=200), st.integers(0, 400))
def test_hostile_boxes_never_fail(length: bytes, noise: bytes, place: int) -> None:
    data = bytearray(avif())
    data[place : place + 4] = length
    probe(bytes(data[: place + 8]) + noise + bytes(data[place + 8 :]))


def test_mutated_photos_never_fail() -> None:
    import random

    chance = random.Random(7)
    for data in (photo()[:700], avif(), tiff(">"), tiff("<", big=True), photo(kind="WEBP")[:64]):
        for _ in range(500):
            broken = bytearray(data)
            for _ in range(chance.randint(1, 6)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            probe(broken)


def test_many_segments_are_read_in_no_time() -> None:
    import time

    before = time.perf_counter()
    for filling in (b"\xff\xe1\x00\x02", b"\xff", b"\xff\x00", b"\x00", b"\xff\xd0"):
        data = b"\xff\xd8\xff\xe0\x00\x02" + filling * (1_000_000 // len(filling))
        assert probe(data) == NotAnImage(kind="a damaged JPEG")
    assert time.perf_counter() - before < 0.2


def test_fingerprint_needs_the_length_and_enough_bytes() -> None:
    data = os.urandom(10_000)
    known = fingerprint(data, len(data))
    assert known == fingerprint(bytearray(data[:FINGERPRINT_BYTES]), len(data)) is not None
    assert known != fingerprint(data, len(data) + 1)
    assert fingerprint(data, None) is fingerprint(data[:100], len(data)) is None
    assert fingerprint(b"short", 5) is not None


def test_orientation_is_left_alone() -> None:
    buffer, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    options: dict[str, Any] = {"exif": exif}
    Image.new("RGB", (1600, 900)).save(buffer, "JPEG", **options)
    assert probe(buffer.getvalue()) == size("jpeg")
