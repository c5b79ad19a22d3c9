"""Edits in a text, and files replaced wholly or not at all."""

import errno
import os
import random
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import preflight
from preflight import rewriting
from preflight.documents.discovery import discover
from preflight.errors import FileChangedError, FixError
from preflight.findings import Edit
from preflight.rewriting import apply_edits, replace_file

LONG = bool(os.environ.get("PREFLIGHT_LONG"))
KILLS = 200 if LONG else 20
OLD, NEW = b"old content\n", b"new\r\ncontent \xf0\x9f\x8f\xa0\n"


def edit(start: int, end: int, replacement: str) -> Edit:
    return Edit(start=start, end=end, replacement=replacement)


class TestEdits:
    @pytest.mark.parametrize(
        ("edits", "expected"),
        [
            pytest.param([], "0123456789", id="none"),
            pytest.param([edit(2, 4, "ab")], "01ab456789", id="one"),
            pytest.param([edit(8, 10, "z"), edit(0, 1, "a")], "a1234567z", id="from the back"),
            pytest.param([edit(2, 4, "a"), edit(4, 6, "b")], "01ab6789", id="side by side"),
            pytest.param([edit(2, 4, "a"), edit(2, 4, "a")], "01a456789", id="the same twice"),
            pytest.param([edit(10, 10, "!")], "0123456789!", id="at the end"),
            pytest.param(
                [edit(2, 2, "a"), edit(2, 4, "b")], "01ab456789", id="insert before what is replaced"
            ),
            pytest.param(
                [edit(2, 4, "a"), edit(4, 4, "b")], "01ab456789", id="insert after what is replaced"
            ),
            pytest.param([edit(2, 4, "")], "01456789", id="deletion"),
        ],
    )
    def test_made(self, edits: list[Edit], expected: str) -> None:
        assert apply_edits("0123456789", iter(edits)) == expected

    @pytest.mark.parametrize(
        "edits",
        [
            pytest.param([edit(2, 4, "a"), edit(3, 5, "b")], id="overlap"),
            pytest.param([edit(2, 4, "a"), edit(2, 4, "b")], id="same span, other text"),
            pytest.param([edit(2, 2, "a"), edit(2, 2, "b")], id="same place, order unknown"),
            pytest.param([edit(2, 8, "a"), edit(3, 4, "b")], id="inside another"),
            pytest.param([edit(4, 2, "a")], id="backwards"),
            pytest.param([edit(-1, 2, "a")], id="before the text"),
            pytest.param([edit(9, 11, "a")], id="after the text"),
        ],
    )
    def test_refused(self, edits: list[Edit]) -> None:
        with pytest.raises(ValueError, match="overlaps another or leaves the text"):
            apply_edits("0123456789", edits)

    def test_offsets_are_code_points(self) -> None:
        assert apply_edits("🏠e\u0301x", [edit(3, 4, "y")]) == "🏠e\u0301y"

    @given(st.lists(st.tuples(st.text(max_size=4), st.none() | st.text(max_size=4)), max_size=8))
    def test_what_is_outside_the_spans_stays(self, parts: list[tuple[str, str | None]]) -> None:
        edits, at = [], 0
        for place, (written, replacement) in enumerate(parts):
            if replacement is not None and (written or not place):
                edits.append(edit(at, at + len(written), replacement))
            at += len(written)
        changed = [
            replacement if replacement is not None and (written or not place) else written
            for place, (written, replacement) in enumerate(parts)
        ]
        assert apply_edits("".join(written for written, _ in parts), edits) == "".join(changed)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with the old content, alone in its folder."""
    path = tmp_path / "a.living.json"
    path.write_bytes(OLD)
    return path


def assert_untouched(file: Path, content: bytes = OLD) -> None:
    assert file.read_bytes() == content
    assert list(file.parent.iterdir()) == [file]


class TestReplaced:
    def test_content(self, file: Path) -> None:
        replace_file(str(file), OLD, NEW)
        assert_untouched(file, NEW)

    def test_name_without_a_folder(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(file.parent)
        replace_file(file.name, OLD, NEW)
        assert_untouched(file, NEW)

    def test_nothing_to_change(self, file: Path) -> None:
        before = file.stat()
        replace_file(str(file), OLD, OLD)
        assert file.stat() == before

    def test_longest_name(self, tmp_path: Path) -> None:
        file = tmp_path / ("x" * 255)
        file.write_bytes(OLD)
        replace_file(str(file), OLD, NEW)
        assert_untouched(file, NEW)

    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755, 0o666, 0o4755])
    def test_mode(self, file: Path, mode: int) -> None:
        file.chmod(mode)
        replace_file(str(file), OLD, NEW)
        assert stat.S_IMODE(file.stat().st_mode) == mode

    def test_byte_order_mark_and_line_ends(self, file: Path) -> None:
        old = b"\xef\xbb\xbf{\r\n}\r\n"
        file.write_bytes(old)
        replace_file(str(file), old, old.replace(b"{", b"{ "))
        assert file.read_bytes() == b"\xef\xbb\xbf{ \r\n}\r\n"

    def test_link_stays_a_link(self, file: Path, tmp_path: Path) -> None:
        (tmp_path / "d").mkdir()
        link, second = tmp_path / "d/link", tmp_path / "d/second"
        link.symlink_to("../a.living.json")
        second.symlink_to("link")
        replace_file(str(second), OLD, NEW)
        assert (second.readlink(), link.readlink()) == (Path("link"), Path("../a.living.json"))
        assert file.read_bytes() == NEW
        assert not file.is_symlink()

    def test_other_hard_link_keeps_the_old_content(self, file: Path, tmp_path: Path) -> None:
        other = tmp_path / "other"
        other.hardlink_to(file)
        replace_file(str(file), OLD, NEW)
        assert (file.read_bytes(), other.read_bytes()) == (NEW, OLD)

    @pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
    def test_extended_attributes(self, file: Path) -> None:
        try:
            os.setxattr(file, "user.note", b"mine")
        except OSError:
            pytest.skip("no extended attributes on this file system")
        replace_file(str(file), OLD, NEW)
        assert os.getxattr(file, "user.note") == b"mine"

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
    def test_owner(self, file: Path) -> None:
        os.chown(file, 12, 34)
        file.chmod(0o4711)
        replace_file(str(file), OLD, NEW)
        after = file.stat()
        assert (after.st_uid, after.st_gid, stat.S_IMODE(after.st_mode)) == (12, 34, 0o4711)

    def test_owner_that_may_not_be_kept(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file.chmod(0o4755)
        ours = os.stat_result((0, 0, 0, 0, -2, -2, 0, 0, 0, 0))
        monkeypatch.setattr(os, "fstat", lambda _descriptor: ours)
        monkeypatch.setattr(os, "fchown", failing(PermissionError(errno.EPERM, "no")))
        replace_file(str(file), OLD, NEW)
        assert stat.S_IMODE(file.stat().st_mode) == 0o755

    @pytest.mark.parametrize("missing", ["fchmod", "listxattr"])
    def test_system_without(self, file: Path, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
        monkeypatch.delattr(os, missing)
        replace_file(str(file), OLD, NEW)
        assert_untouched(file, NEW)


def failing(error: BaseException) -> Callable[..., object]:
    def fail(*_arguments: object, **_options: object) -> object:
        raise error

    return fail


def refused(file: Path, error: type[FixError], message: str) -> None:
    with pytest.raises(error, match=message) as caught:
        replace_file(str(file), OLD, NEW)
    assert caught.value.path == str(file)


CHANGED = "changed while it was being repaired; nothing was written"


class TestRefused:
    @pytest.mark.parametrize("content", [b"", b"other", OLD + b"more", OLD[:-1]])
    def test_other_content(self, file: Path, content: bytes) -> None:
        file.write_bytes(content)
        refused(file, FileChangedError, CHANGED)
        assert_untouched(file, content)

    def test_gone(self, file: Path) -> None:
        file.unlink()
        refused(file, FileChangedError, "it is gone")
        assert list(file.parent.iterdir()) == []

    @pytest.mark.parametrize("how", ["edited", "touched", "replaced", "removed", "mode"])
    def test_meanwhile(self, file: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
        def write(*arguments: object) -> None:
            real(*arguments)  # type: ignore[arg-type]
            MEANWHILE[how](file)

        real = rewriting._write
        monkeypatch.setattr(rewriting, "_write", write)
        refused(file, FileChangedError, "it is gone" if how == "removed" else CHANGED)
        if how != "removed":
            assert_untouched(file, b"edited" if how == "edited" else OLD)

    def test_link_led_elsewhere_meanwhile(
        self, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def write(*arguments: object) -> None:
            real(*arguments)  # type: ignore[arg-type]
            link.unlink()
            link.symlink_to(other)

        (tmp_path / "d").mkdir()
        other, link = tmp_path / "d/other", tmp_path / "d/link"
        other.write_bytes(OLD)
        link.symlink_to(file)
        real = rewriting._write
        monkeypatch.setattr(rewriting, "_write", write)
        refused(link, FileChangedError, CHANGED)
        assert (file.read_bytes(), other.read_bytes()) == (OLD, OLD)

    @pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
    def test_read_only_file(self, file: Path, mode: int) -> None:
        file.chmod(mode)
        refused(file, FixError, "not repaired: it is read-only")
        assert_untouched(file)

    def test_no_right_to_write(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "access", lambda *_arguments: False)
        refused(file, FixError, "not repaired: it is read-only")

    def test_folder(self, tmp_path: Path) -> None:
        refused(tmp_path, FixError, "not a regular file")

    @pytest.mark.parametrize(
        ("call", "number", "message"),
        [
            ("open", errno.EACCES, "no permission to write into its folder"),
            ("open", errno.EROFS, "the file system is read-only"),
            ("fsync", errno.EDQUOT, "no space left in the quota"),
            ("fsync", errno.EIO, "Input/output error"),
            ("replace", errno.EPERM, "no permission to replace it"),
        ],
    )
    def test_system_says_no(
        self, file: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, message: str
    ) -> None:
        monkeypatch.setattr(os, call, failing(OSError(number, os.strerror(number))))
        refused(file, FixError, f"not repaired: {message}")
        assert_untouched(file)

    @pytest.mark.parametrize("call", ["fsync", "replace", "fchmod"])
    def test_interrupted(self, file: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
        monkeypatch.setattr(os, call, failing(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            replace_file(str(file), OLD, NEW)
        assert_untouched(file)

    def test_folder_that_cannot_be_synced(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rewriting, "_sync_folder", failing(OSError(errno.EINVAL, "no")))
        replace_file(str(file), OLD, NEW)
        assert_untouched(file, NEW)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
    def test_read_only_folder(self, file: Path) -> None:
        file.parent.chmod(0o555)
        try:
            refused(file, FixError, "no permission to write into its folder")
        finally:
            file.parent.chmod(0o755)
        assert_untouched(file)


MEANWHILE: dict[str, Callable[[Path], object]] = {
    "edited": lambda file: file.write_bytes(b"edited"),
    "touched": lambda file: os.utime(file, (1, 1)),
    "replaced": lambda file: (
        file.write_bytes(OLD),
        (file.parent / "x").write_bytes(OLD),
        (file.parent / "x").rename(file),
    ),
    "removed": lambda file: file.unlink(),
    "mode": lambda file: file.chmod(0o600),
}


@pytest.fixture
def small_files() -> Iterator[None]:
    """No file of this process may grow beyond 64 KiB, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("small_files")
def test_file_that_may_not_grow(file: Path) -> None:
    with pytest.raises(FixError, match="larger than is allowed"):
        replace_file(str(file), OLD, b"x" * 1_000_000)
    assert_untouched(file)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no right to mount")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_full_disk(small_disk: Path) -> None:
    file = small_disk / "a.living.json"
    file.write_bytes(OLD)
    with pytest.raises(FixError, match="not repaired: no space left on the disk"):
        replace_file(str(file), OLD, b"x" * 1_000_000)
    assert_untouched(file)


REPAIRING = """
import sys
from pathlib import Path
from preflight.rewriting import replace_file

files = sorted(Path(sys.argv[1]).glob("*.living.json"))
print("ready", flush=True)
while True:
    for file in files:
        old = file.read_bytes()
        replace_file(str(file), old, b"old\\r\\n" * 20_000 if old[:3] == b"new" else b"new \\xc3\\xa9\\r\\n" * 15_000)
"""
WHOLE = {b"old\r\n" * 20_000, "new é\r\n".encode() * 15_000}


def test_killed_at_any_moment(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.living.json" for number in range(5)]
    for file in files:
        file.write_bytes(b"old\r\n" * 20_000)
        file.chmod(0o640)
    chance = random.Random(1)
    seen: set[bytes] = set()
    for _ in range(KILLS):
        kill_while_repairing(tmp_path, chance.uniform(0, 0.03))
        contents = {file.read_bytes() for file in files}
        assert contents <= WHOLE
        seen |= contents
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o640}
        for include in (["*.living.json"], ["*"]):
            assert discover([str(tmp_path)], include=include, root=str(tmp_path)) == [
                str(file) for file in files
            ]
    assert seen == WHOLE


def kill_while_repairing(folder: Path, seconds: float) -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(preflight.__file__).parents[1])}
    command = [sys.executable, "-S", "-c", REPAIRING, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        time.sleep(seconds)
        child.kill()
    assert child.returncode == -signal.SIGKILL
