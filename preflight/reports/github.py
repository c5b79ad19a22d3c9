"""Workflow commands that GitHub Actions shows as annotations beside the lines."""

from preflight.findings import Finding, Report
from preflight.reports.commands import bracketless
from preflight.reports.look import Look
from preflight.reports.places import relative
from preflight.reports.visible import visible
from preflight.reports.wording import fix_mark

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = str.maketrans({**_DATA, ":": "%3A", ",": "%2C"})
_MESSAGE = str.maketrans(_DATA)
_MESSAGE_LENGTH = 4000  # characters; an annotation holds at most 64 KiB


def render(report: Report, look: Look) -> str:
    """Render one command a finding; what comes from a file can neither end a line nor begin one."""
    return "".join(f"{bracketless(_command(finding))}\n" for finding in report.findings)


def _command(finding: Finding) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(finding).items())
    return f"::{finding.severity.value} {properties}::{_message(finding)}"


def _properties(finding: Finding) -> dict[str, str]:
    title = f"{finding.code} ({finding.rule})" if finding.code else finding.rule
    where = {"file": relative(finding.path), "line": str(finding.line), "endLine": str(finding.end_line)}
    if finding.line == finding.end_line:  # GitHub takes columns within one line only
        where |= {"col": str(finding.column), "endColumn": str(finding.end_column)}
    return {**where, "title": title}


def _property(value: str) -> str:
    return visible(value).translate(_PROPERTY)


def _message(finding: Finding) -> str:
    said = [finding.message]
    if finding.help:
        said.append(f"help: {finding.help}")
    if finding.fix:
        said.append(f"fix: {finding.fix.description} {fix_mark(finding)}")
    text = "\n".join(visible(part)[:_MESSAGE_LENGTH] for part in said)
    return text.translate(_MESSAGE)
