"""The JSON report: all findings and the summary in one object, for programs."""

from dataclasses import asdict

from preflight.findings import Finding, Fix, Report
from preflight.reports.encoding import dumps, one_a_line
from preflight.reports.look import Look

VERSION = 1  # of the report's shape


def render(report: Report, look: Look) -> str:
    """Render a report as one JSON document; `jsonl` has the same findings one a line."""
    findings = one_a_line([dumps(as_record(finding)) for finding in report.findings], indent=" ")
    summary = dumps(report.summary._asdict())
    return f'{{"version": {VERSION},\n "findings": {findings},\n "summary": {summary}}}\n'


def as_record(finding: Finding) -> dict[str, object]:
    """Give a finding as JSON writes it: lines and columns 1-based, code points, ends exclusive."""
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "pointer": finding.pointer,
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        "url": finding.url,
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _fix(fix: Fix) -> dict[str, object]:
    return {
        "description": fix.description,
        "applicability": fix.applicability.value,
        "edits": [asdict(edit) for edit in fix.edits],
    }
