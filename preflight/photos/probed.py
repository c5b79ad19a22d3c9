"""What the first bytes of a file say about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A photo and its size as stored; its orientation tag is not applied."""

    media_type: str
    width: int  # pixels
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedMore:
    """Not known yet: at least `total` bytes from the file's start are needed."""

    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAnImage:
    """No photo that could be used; `kind` continues "this is …" in a writer's words."""

    kind: str
    media_type: str | None = None


Probed = Size | NeedMore | NotAnImage
