"""The request as the rules see it: decoded data, nothing of files."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """One request of a document, or a script or photo standing alone.

    A bare script is `{"script": text}`, a photo `{"images": [{"url": path}]}`; both have
    `bare=True`, so that what is missing around them is not a fault.
    """

    data: Any  # decoded JSON or YAML; an object if all is well
    index: int = 0  # 0-based: the how-manieth line, YAML document or array element
    pointer: str = ""  # JSON pointer of `data` inside its document: "" or "/3" in an array
    bare: bool = False
    image_count: int | None = None  # for a bare script; None: count `images`
    scenes: tuple[tuple[int, int], ...] | None = None
    # paragraphs as ranges of the script in code points; None: find them in the script itself
