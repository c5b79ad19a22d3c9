"""Check and repair narrated property-video requests before they are sent and paid for.

>>> import preflight
>>> preflight.speak("3BR/2.5BA from $1.25M").text
'Three-bedroom, two-and-a-half-bath from one point two five million dollars'
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from preflight import sandbox
    from preflight.api import check, fix, speak
    from preflight.errors import ApiError, PreflightError, UnknownOutcomeError, WebhookError
    from preflight.findings import Finding, Report, Severity
    from preflight.settings import Settings
    from preflight.submission import Client, WebhookEvent, verify_webhook

_HOMES = {
    "ApiError": "errors",
    "Client": "submission",
    "Finding": "findings",
    "PreflightError": "errors",
    "Report": "findings",
    "Settings": "settings",
    "Severity": "findings",
    "UnknownOutcomeError": "errors",
    "WebhookError": "errors",
    "WebhookEvent": "submission",
    "check": "api",
    "fix": "api",
    "sandbox": "sandbox",
    "speak": "api",
    "verify_webhook": "submission",
}

__all__ = [
    "ApiError",
    "Client",
    "Finding",
    "PreflightError",
    "Report",
    "Settings",
    "Severity",
    "UnknownOutcomeError",
    "WebhookError",
    "WebhookEvent",
    "__version__",
    "check",
    "fix",
    "sandbox",
    "speak",
    "verify_webhook",
]


def __getattr__(name: str) -> Any:
    """Load a name's module when it is first asked for: the command line needs few of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = import_module(f"preflight.{_HOMES[name]}")
    return module if name == "sandbox" else getattr(module, name)


def __dir__() -> list[str]:
    return sorted(__all__)
