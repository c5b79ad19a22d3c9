"""Name what is no photo, so that a writer knows what came instead."""

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"8BPS", "a Photoshop document"),
    (b"%!PS", "a PostScript document"),
    (b"BM", "a BMP picture"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\xff\x0a", "a JPEG XL photo"),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", "a JPEG XL photo"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "a JPEG 2000 photo"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 photo"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"FLV", "a video"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"fLaC", "a sound file"),
)
RIFF_KINDS = {b"AVI ": "a video", b"WAVE": "a sound file"}
TEXT_BYTES = 1_024  # how far to look for a word that tells what a text is


def foreign_kind(data: bytes | bytearray) -> str:
    """What these bytes are, being no photo that can be measured."""
    if data.startswith(b"RIFF"):
        return RIFF_KINDS.get(bytes(data[8:12]), "not a photo")
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return kind
    return _text_kind(bytes(data[:TEXT_BYTES]))


def _text_kind(data: bytes) -> str:
    text = data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"").lower()
    if text.startswith(b"<"):
        if b"<svg" in text:
            return "an SVG drawing"
        if b"<html" in text or text.startswith(
            (b"<!doctype html", b"<head", b"<body", b"<script", b"<title", b"<!--")
        ):
            return "a web page"
        return "an XML document" if text.startswith(b"<?xml") else "a web page"
    if text.startswith((b"{", b"[")):
        return "a JSON text"
    if any(byte < 0x20 and byte not in b"\t\r\n\x0c\x1b" for byte in data):
        return "not a photo"
    return "a text"
