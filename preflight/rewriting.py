"""Put edits into a text, and a new text into the place of a file, wholly or not at all."""
# ruff: noqa: PTH105, PTH108, PTH116, PTH118, PTH120, PTH123

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress

from preflight.documents.discovery import TEMPORARY_ENDING
from preflight.errors import FileChangedError, FixError
from preflight.findings import Edit

_EXCLUSIVE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_WHY = {
    errno.ENOSPC: "no space left on the disk",
    errno.EDQUOT: "no space left in the quota",
    errno.EFBIG: "the file would be larger than is allowed here",
    errno.EROFS: "the file system is read-only",
    errno.EACCES: "no permission to write into its folder",
    errno.EPERM: "no permission to replace it",
}


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with every edit made; the same edit twice is made once.

    ValueError where two overlap, insert at the same place, or reach outside the text.
    """
    pieces = []
    done = 0
    last: Edit | None = None
    for edit in sorted({*edits}, key=lambda edit: (edit.start, edit.end, edit.replacement)):
        twice = last is not None and edit.start == edit.end == last.start == last.end
        if twice or not done <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit {edit.start} to {edit.end} overlaps another or leaves the text")
        pieces += [text[done : edit.start], edit.replacement]
        done, last = edit.end, edit
    return "".join([*pieces, text[done:]])


def replace_file(path: str, expected: bytes, new: bytes) -> None:
    """Give the file at `path` the content `new`, if its content is `expected`.

    Whoever reads the file sees the old content or the new, never a part, even if we are killed: the new is
    written beside it, synced, and renamed over it. A symbolic link stays one; mode, extended attributes and,
    where permitted, owner stay. Other hard links keep the old content: writing through them could leave half
    a file, and the other names were not among those to be repaired.

    FileChangedError if the file is not what was read; FixError if it is read-only or cannot be written. In
    both cases it is as it was.
    """
    if new == expected:
        return
    target = os.path.realpath(path)
    try:
        before = os.stat(target)
        _refuse_unwritable(path, target, before)
        _write_and_rename(path, target, before, expected, new)
    except FileNotFoundError:
        raise FileChangedError("it is gone; nothing was written", path=path) from None
    except OSError as error:
        why = _WHY.get(error.errno or 0) or error.strerror or str(error)
        raise FixError(f"not repaired: {why}", path=path) from error


def _refuse_unwritable(path: str, target: str, before: os.stat_result) -> None:
    if not stat.S_ISREG(before.st_mode):
        raise FixError("not repaired: it is not a regular file", path=path)
    if not before.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise FixError("not repaired: it is read-only", path=path)


def _write_and_rename(path: str, target: str, before: os.stat_result, expected: bytes, new: bytes) -> None:
    folder = os.path.dirname(target)
    beside = os.path.join(folder, f".{os.urandom(8).hex()}{TEMPORARY_ENDING}")
    try:
        _write(beside, target, before, new)
        _refuse_changed(path, target, before, expected)
        os.replace(beside, target)
    except BaseException:  # Ctrl-C too
        with suppress(OSError):
            os.unlink(beside)
        raise
    with suppress(OSError):  # some systems cannot sync a folder, and the file is whole already
        _sync_folder(folder)


def _write(beside: str, target: str, before: os.stat_result, new: bytes) -> None:
    with open(os.open(beside, _EXCLUSIVE, 0o600), "wb") as stream:
        stream.write(new)
        stream.flush()
        _copy_owner_and_mode(stream.fileno(), before)
        _copy_attributes(stream.fileno(), target)
        os.fsync(stream.fileno())


def _copy_owner_and_mode(descriptor: int, before: os.stat_result) -> None:
    mode = stat.S_IMODE(before.st_mode)
    ours = os.fstat(descriptor)
    if (ours.st_uid, ours.st_gid) != (before.st_uid, before.st_gid):
        try:
            os.fchown(descriptor, before.st_uid, before.st_gid)
        except OSError:
            mode &= 0o777  # set-user-ID must not pass to another owner
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)


def _copy_attributes(descriptor: int, target: str) -> None:
    """Access lists, security labels and the user's own attributes, as far as the system lets us."""
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):
        for name in os.listxattr(target):
            with suppress(OSError):
                os.setxattr(descriptor, name, os.getxattr(target, name))


def _refuse_changed(path: str, target: str, before: os.stat_result, expected: bytes) -> None:
    with open(target, "rb") as stream:
        content = stream.read(len(expected) + 1)
    same_file = os.path.realpath(path) == target and _identity(os.stat(target)) == _identity(before)
    if content != expected or not same_file:
        raise FileChangedError("it changed while it was being repaired; nothing was written", path=path)


def _identity(status: os.stat_result) -> tuple[int, ...]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode


def _sync_folder(folder: str) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
