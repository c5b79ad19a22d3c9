"""One line a finding: `path:line:column: code message`."""

from preflight.findings import Finding, Report
from preflight.reports.commands import harmless
from preflight.reports.look import Look
from preflight.reports.visible import prose, visible
from preflight.reports.wording import label, place


def render(report: Report, look: Look) -> str:
    """Render a report for people and editors that read `path:line:column:`."""
    lines = [_line(finding, unicode=look.unicode) for finding in report.findings]
    return harmless("".join(lines), unicode=look.unicode)


def _line(finding: Finding, *, unicode: bool) -> str:
    where = visible(f"{place(finding)}: {label(finding)}", unicode=unicode)
    return f"{where} {prose(finding.message, unicode=unicode)}\n"
