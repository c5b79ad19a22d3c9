"""Know the same photo again under another address."""

from hashlib import sha256

FINGERPRINT_BYTES = 4_096  # enough to reach past a camera's metadata into the photo in most files


def fingerprint(head: bytes | bytearray, length: int | None) -> str | None:
    """A digest of the first `FINGERPRINT_BYTES` bytes and of the file's whole length, both in bytes.

    None where the length is unknown or `head` is shorter than that: photos of one camera may
    share their first bytes, so without the length two of them would be taken for one.
    """
    if length is None or len(head) < min(length, FINGERPRINT_BYTES):
        return None
    digest = sha256(b"%d:" % length)
    digest.update(memoryview(head)[: min(length, FINGERPRINT_BYTES)])
    return digest.hexdigest()
