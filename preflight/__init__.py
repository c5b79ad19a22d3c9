"""Check and repair narrated property-video requests before they are sent and paid for.

>>> import preflight
>>> preflight.speak("3BR/2.5BA from $1.25M").text
'Three-bedroom, two-and-a-half-bath from one point two five million dollars'
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from preflight.api import check, fix, speak
    from preflight.errors import PreflightError
    from preflight.findings import Finding, Report, Severity
    from preflight.settings import Settings

__all__ = [
    "Finding",
    "PreflightError",
    "Report",
    "Settings",
    "Severity",
    "__version__",
    "check",
    "fix",
    "speak",
]

_HOMES = {
    "check": "api",
    "fix": "api",
    "speak": "api",
    "PreflightError": "errors",
    "Finding": "findings",
    "Report": "findings",
    "Severity": "findings",
    "Settings": "settings",
}


def __getattr__(name: str) -> Any:
    """Load a name's module when it is first asked for: the command line needs few of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"preflight.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
