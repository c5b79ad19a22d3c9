"""The bytes of a file, as many as a reader can use."""

import os
import stat

from preflight.documents.kinds import LIMITS
from preflight.errors import InputError

_CHUNK_BYTES = 65_536
_FLAGS = ("O_BINARY", "O_CLOEXEC", "O_NONBLOCK")  # so that a named pipe is not waited for
_FOR_READING = os.O_RDONLY | sum(getattr(os, name, 0) for name in _FLAGS)


def read_bytes(path: str) -> bytes:
    """A file's bytes; of a file over the size limit only so many that the reader sees it is.

    os.read directly, for `open` alone costs as much as all else that a clean file takes. InputError if
    it is missing or unreadable, or a pipe or a device.
    """
    try:
        descriptor = os.open(path, _FOR_READING)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise InputError("is not a regular file; `preflight check -` reads a pipe", path=path)
            data = os.read(descriptor, _CHUNK_BYTES)
            return data if len(data) < _CHUNK_BYTES else data + _rest(descriptor)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {getattr(error, 'strerror', error)}", path=path) from error


def _rest(descriptor: int) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while size <= LIMITS.size_bytes and (chunk := os.read(descriptor, 1 << 20)):
        chunks.append(chunk)
        size += len(chunk)
    return b"".join(chunks)
