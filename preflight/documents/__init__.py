"""Files read: bytes to a `Document` with its text, its payloads, and the place of everything in them."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from preflight.documents.json_fast import fast_json
    from preflight.documents.kinds import LIMITS, Kind, Limits, kind_of
    from preflight.documents.model import Document, Fault, Ignore
    from preflight.documents.payload import Payload
    from preflight.documents.places import Source, Span
    from preflight.documents.reader import read
    from preflight.documents.scenes import scenes_of

__all__ = [
    "LIMITS", "Document", "Fault", "Ignore", "Kind", "Limits", "Payload", "Source", "Span", "fast_json",
    "kind_of", "read", "scenes_of",
]  # fmt: skip

_HOMES = {
    "LIMITS": "kinds", "Document": "model", "Fault": "model", "Ignore": "model", "Kind": "kinds",
    "Limits": "kinds", "Payload": "payload", "Source": "places", "Span": "places", "fast_json": "json_fast",
    "kind_of": "kinds", "read": "reader", "scenes_of": "scenes",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load a name's module when it is first asked for: a run over clean files needs few of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"preflight.documents.{_HOMES[name]}"), name)
