"""A photo on disk is measured and tried, and nothing on disk can hang or crash the check."""

import os
import time
import warnings
from pathlib import Path
from typing import Any

import pytest
from photo_server import photo, photo_with_profile, png_header
from PIL import Image

from preflight.photos.fact import PhotoFact, Reason, Verdict
from preflight.photos.local import measure


def measured(path: Path | str) -> PhotoFact:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return measure(str(path), url="photos/kitchen.jpg")


def written(folder: Path, data: bytes) -> Path:
    path = folder / "kitchen.jpg"
    path.write_bytes(data)
    return path


GOOD = [
    pytest.param(photo(), "image/jpeg", id="JPEG"),
    pytest.param(photo(progressive=True), "image/jpeg", id="progressive JPEG"),
    pytest.param(photo_with_profile(500_000), "image/jpeg", id="JPEG with a large profile"),
    pytest.param(photo(kind="PNG"), "image/png", id="PNG"),
    pytest.param(photo(kind="WEBP"), "image/webp", id="WebP"),
    pytest.param(photo(kind="GIF"), "image/gif", id="GIF"),
    pytest.param(photo(400, 300, kind="TIFF"), "image/tiff", id="TIFF"),
]


@pytest.mark.parametrize(("data", "media_type"), GOOD)
def test_good_photo_is_measured(data: bytes, media_type: str, tmp_path: Path) -> None:
    fact = measured(written(tmp_path, data))
    assert (fact.verdict, fact.media_type, fact.detail) == (Verdict.GOOD, media_type, "")
    assert fact.url == "photos/kitchen.jpg"
    assert fact.fingerprint
    with Image.open(tmp_path / "kitchen.jpg") as opened:
        assert (fact.width, fact.height) == opened.size


def test_photo_is_measured_as_stored(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    fact = measured(written(tmp_path, photo(exif=exif)))
    assert (fact.width, fact.height) == (1600, 900)


DAMAGED = [
    pytest.param(photo()[:-4000], "the photo breaks off: a part of the file is missing", id="a JPEG cut off"),
    pytest.param(
        photo(kind="PNG")[:-200], "the photo breaks off: a part of the file is missing", id="a PNG cut off"
    ),
    pytest.param(photo()[:100], "the file is a photo that breaks off", id="cut before its size"),
    pytest.param(
        photo(kind="WEBP")[:-100], "the photo is damaged and cannot be decoded", id="a WebP cut off"
    ),
    pytest.param(png_header(1600, 900), "the photo", id="a header alone"),
    pytest.param(b"", "the file is an empty file", id="empty"),
    pytest.param(b"<html>not a photo</html>", "the file is a web page", id="a web page"),
    pytest.param(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 50, "the file is a HEIC photo", id="HEIC"),
    pytest.param(b"BM" + b"\0" * 60, "the file is a BMP picture", id="BMP"),
    pytest.param(os.urandom(20_000), "the file is", id="noise"),
]


@pytest.mark.parametrize(("data", "words"), DAMAGED)
def test_what_cannot_be_shown_is_bad_and_says_why(data: bytes, words: str, tmp_path: Path) -> None:
    fact = measured(written(tmp_path, data))
    assert (fact.verdict, fact.reason) == (Verdict.BAD, Reason.NOT_AN_IMAGE)
    assert fact.detail.startswith(words)
    assert fact.help


def test_photo_of_too_many_pixels_is_bad_not_decoded_and_unwarned(tmp_path: Path) -> None:
    before = time.monotonic()
    fact = measured(written(tmp_path, png_header(30_000, 30_000)))
    assert (fact.verdict, fact.reason) == (Verdict.BAD, Reason.NOT_AN_IMAGE)
    assert fact.detail == "the photo has 30000 x 30000 pixels, too many to be decoded"
    assert (fact.width, time.monotonic() - before < 1) == (30_000, True)


def test_photo_between_the_limits_is_good_and_unwarned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000_000)  # 1600 x 900 is 1.44 times as much
    assert measured(written(tmp_path, photo())).verdict is Verdict.GOOD
    assert measured(written(tmp_path, photo(kind="PNG"))).verdict is Verdict.GOOD
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 500_000)
    assert measured(written(tmp_path, photo())).verdict is Verdict.BAD


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    cases = {
        "missing.jpg": "the path names no file",
        "dangling": "the path names no file",
        "file/kitchen.jpg": "the path names no file",
        "a\0b": "the path names no file",
        "": "the path names a folder, not a file",
        "loop": "the file cannot be opened",
        "x" * 5000: "the file cannot be opened",
    }
    for name, words in cases.items():
        fact = measured(f"{tmp_path}/{name}")
        assert (fact.verdict, fact.reason) == (Verdict.BAD, Reason.MALFORMED)
        assert fact.detail.startswith(words)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_and_device_are_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/stdin")):
        before = time.monotonic()
        fact = measured(path)
        assert fact.verdict is Verdict.BAD
        assert time.monotonic() - before < 1


def test_link_to_a_photo_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.jpg").symlink_to(written(tmp_path, photo()))
    assert measured(tmp_path / "link.jpg").verdict is Verdict.GOOD


def test_missing_permission_is_unverified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> int:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, photo())
    monkeypatch.setattr(os, "open", refuse)
    fact = measured(path)
    assert (fact.verdict, fact.detail) == (
        Verdict.UNVERIFIED,
        "the file may not be read: permission is missing",
    )


def test_decoder_may_fail_in_any_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for error in (
        ValueError("x"),
        MemoryError(),
        EOFError(),
        Image.DecompressionBombError("x"),
        SyntaxError("x"),
    ):

        def fail(*_: Any, error: Exception = error, **__: Any) -> Any:
            raise error

        monkeypatch.setattr(Image, "open", fail)
        assert measured(written(tmp_path, photo())).reason is Reason.NOT_AN_IMAGE


def test_type_unknown_to_this_pillow_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PIL import UnidentifiedImageError, features

    def fail(*_: Any, **__: Any) -> Any:
        raise UnidentifiedImageError

    monkeypatch.setattr(Image, "open", fail)
    monkeypatch.setattr(features, "check", lambda name: False)
    assert measured(written(tmp_path, photo(kind="WEBP"))).verdict is Verdict.GOOD
    assert measured(written(tmp_path, photo())).verdict is Verdict.BAD


def test_same_photo_has_the_fingerprint_that_it_has_over_the_network(server: Any, tmp_path: Path) -> None:
    from preflight.photos.options import Options
    from preflight.photos.scheduler import probe_all

    url = server.url("/good.jpg")
    there = probe_all([url], Options(allow_hosts=("127.0.0.1",)))[url]
    assert measured(written(tmp_path, photo())).fingerprint == there.fingerprint is not None
