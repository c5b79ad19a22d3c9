"""Where the key comes from, and that it shows itself to nobody."""

import copy
import pickle
import traceback
from pathlib import Path

import pytest

from preflight.errors import InputError, UsageError
from preflight.submission import Secret, read_key
from preflight.submission.keys import mode

KEY = "vpk_test_" + "Hidden00" * 4


def test_from_the_environment() -> None:
    assert read_key(environ={"VIBEPEAK_API_KEY": KEY}) == Secret(KEY)


@pytest.mark.parametrize("raw", [KEY, KEY + "\n", f"\ufeff {KEY}\r\n"])
def test_from_a_file(tmp_path: Path, raw: str) -> None:
    file = tmp_path / "key"
    file.write_text(raw, "utf-8")
    assert read_key(file, environ={"VIBEPEAK_API_KEY": "other"}) == Secret(KEY)


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="VIBEPEAK_API_KEY is empty or not set"):
        read_key(environ={})
    (tmp_path / "empty").write_text("\n")
    with pytest.raises(UsageError, match="empty"):
        read_key(tmp_path / "empty")
    with pytest.raises(InputError, match="cannot be read"):
        read_key(tmp_path / "none")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(InputError, match="not text"):
        read_key(tmp_path / "binary")


def test_it_shows_itself_to_nobody() -> None:
    key = Secret(KEY)
    shown = [repr(key), str(key), f"{key}", f"{key!r:>9}", "%s" % key, repr({"k": [key]})]  # noqa: UP031
    assert not any("Hidden" in text for text in shown)
    assert str(key) == "vpk_test_…"
    for store in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError, match="not to be stored"):
            store(key)
    try:
        raise ValueError(key)
    except ValueError as error:
        lines = traceback.TracebackException.from_exception(error, capture_locals=True).format()
        assert not any(KEY in line for line in lines if "KEY = " not in line and "KEY" not in line)


def test_equality_and_mode() -> None:
    assert Secret("a") == Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a")}) == 1
    assert (mode(Secret(KEY)), mode(Secret("vpk_live_1"))) == ("test", "live")
