"""The documented API on this machine: stateful, and failing exactly as told.

`running()` is a sandbox inside a test, `serve(Options(...))` one on its own.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from preflight.sandbox.faults import Fault
    from preflight.sandbox.local import Running, running
    from preflight.sandbox.options import Options
    from preflight.sandbox.server import serve

__all__ = ["Fault", "Options", "Running", "running", "serve"]
_HOMES = {"Fault": "faults", "Options": "options", "Running": "local", "running": "local", "serve": "server"}


def __getattr__(name: str) -> Any:
    """Import on first use: `preflight sandbox --help` needs no server."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
