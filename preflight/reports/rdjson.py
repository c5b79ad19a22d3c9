"""Reviewdog's diagnostic format."""

from preflight.findings import Finding, Report, Severity
from preflight.reports.encoding import dumps, one_a_line
from preflight.reports.look import Look
from preflight.reports.places import edit_at_finding, relative, utf8_columns
from preflight.reports.visible import visible
from preflight.reports.wording import label

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING"}


def render(report: Report, look: Look) -> str:
    """Render a report as one diagnostic result; its columns count UTF-8 bytes.

    Where bytes cannot be counted from what a finding holds, the range is of whole lines.
    """
    rows = one_a_line([dumps(_diagnostic(finding)) for finding in report.findings], indent=" ")
    return f'{{"source": {{"name": "preflight"}},\n "diagnostics": {rows}}}\n'


def _diagnostic(finding: Finding) -> dict[str, object]:
    said = [finding.message, finding.help]
    place = _range(finding)
    code = {"value": visible(label(finding)), "url": visible(finding.url)}
    diagnostic: dict[str, object] = {
        "message": "\n".join(visible(part) for part in said if part),
        "location": {"path": visible(relative(finding.path)), "range": place},
        "severity": _SEVERITIES[finding.severity],
        "code": code if finding.url else {"value": code["value"]},
    }
    edit = edit_at_finding(finding)
    if edit and utf8_columns(finding):
        diagnostic["suggestions"] = [{"range": place, "text": edit.replacement}]
    return diagnostic


def _range(finding: Finding) -> dict[str, object]:
    columns = utf8_columns(finding)
    if columns is None:
        return {"start": {"line": finding.line}, "end": {"line": finding.end_line}}
    start, end = columns
    return {
        "start": {"line": finding.line, "column": start},
        "end": {"line": finding.end_line, "column": end},
    }
