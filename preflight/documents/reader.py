"""Bytes to a `Document`, whatever the bytes."""

from __future__ import annotations

import codecs
from dataclasses import replace

from preflight.documents.json_files import read_json, read_json_lines
from preflight.documents.model import LIMITS, MOST_FAULTS, Document, Fault, Kind, Limits, Reading
from preflight.documents.payload import Payload

# The longer marks first: UTF-32's begins with UTF-16's.
_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "UTF-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16-be"),
)


def read(
    data: bytes, *, path: str, kind: Kind, images: int | None = None, limits: Limits = LIMITS
) -> Document:
    """Read a file's bytes as `kind`. Never raises: what is wrong with them is a fault of the document.

    `images` is the image count of a script that stands alone; without it, its paragraphs are counted.
    """
    if kind is Kind.PHOTO:
        photo = Payload(data={"images": [{"url": path}]}, bare=True)
        return Document(path=path, kind=kind, text="", payloads=(photo,))
    if len(data) > limits.size_bytes:
        return Document(path=path, kind=kind, text="", faults=(_too_large(len(data), limits),))
    text, bom, undecodable = _decode(data)
    reading = _read_text(text, kind, images, limits)
    return Document(
        path=path,
        kind=kind,
        text=text,
        bom=bom,
        decodable=undecodable is None,
        payloads=reading.payloads,
        faults=_in_order(reading.faults, undecodable),
        _reading=reading,
    )


def _read_text(text: str, kind: Kind, images: int | None, limits: Limits) -> Reading:
    if kind is Kind.JSON:
        return read_json(text, limits)
    if kind is Kind.JSON_LINES:
        return read_json_lines(text, limits)
    if kind is Kind.YAML:
        from preflight.documents.yaml_files import read_yaml

        return read_yaml(text, limits)
    from preflight.documents.prose import read_markdown, read_script

    return read_script(text, images, limits) if kind is Kind.TEXT else read_markdown(text, images, limits)


def _in_order(faults: tuple[Fault, ...], undecodable: Fault | None) -> tuple[Fault, ...]:
    found = faults if undecodable is None else (undecodable, *faults)
    ordered = tuple(sorted(found, key=lambda fault: (fault.start, fault.end)))
    if len(ordered) <= MOST_FAULTS:
        return ordered
    last = replace(ordered[MOST_FAULTS], message="more faults follow", help="mend the ones above first")
    return (*ordered[:MOST_FAULTS], last)


def _decode(data: bytes) -> tuple[str, bool, Fault | None]:
    """The text without its byte order mark, whether it had UTF-8's, and why it is not UTF-8."""
    for mark, name, codec in _OTHER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, "replace")
            return text, False, _other_encoding(name)
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    try:
        return body.decode(), bom, None
    except UnicodeDecodeError as error:
        return body.decode(errors="replace"), bom, _bad_byte(body, error)


def _bad_byte(body: bytes, error: UnicodeDecodeError) -> Fault:
    at = len(body[: error.start].decode())
    return Fault(
        start=at,
        end=at + 1,
        message=f"the byte 0x{body[error.start]:02X} is not UTF-8",
        help="save the file as UTF-8; if it came from an old editor, it may be Windows-1252 or Latin-1",
    )


def _other_encoding(name: str) -> Fault:
    return Fault(
        start=0, end=0, message=f"the file is {name}, not UTF-8", help="save it again as UTF-8 in your editor"
    )


def _too_large(size: int, limits: Limits) -> Fault:
    mib = 1024 * 1024
    return Fault(
        start=0,
        end=0,
        message=f"the file has {size / mib:.1f} MiB, the limit is {limits.size_bytes / mib:g} MiB",
        help="split it, or check that it is the file you mean",
    )
