"""Reports: what was found, in the form its reader asks for.

Each format is one module with a pure `render(report, look) -> str`; it is imported when it is asked
for. What is rendered ends with one line's end, or is empty where a format has nothing to say.
"""

from collections.abc import Callable
from importlib import import_module

from preflight.reports.look import Look
from preflight.tallies import Report

__all__ = ["REPORTERS", "Look", "Render", "reporter"]

Render = Callable[[Report, Look], str]

REPORTERS: dict[str, str] = {
    "text": "preflight.reports.text",
    "concise": "preflight.reports.concise",
    "json": "preflight.reports.json_document",
    "jsonl": "preflight.reports.json_lines",
    "sarif": "preflight.reports.sarif",
    "github": "preflight.reports.github",
    "gitlab": "preflight.reports.gitlab",
    "junit": "preflight.reports.junit",
    "rdjson": "preflight.reports.rdjson",
    "markdown": "preflight.reports.markdown",
}


def reporter(name: str) -> Render:
    """Give the rendering of a format; a KeyError for a name that `REPORTERS` does not have."""
    render: Render = import_module(REPORTERS[name]).render
    return render
