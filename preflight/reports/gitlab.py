"""GitLab's Code Quality report."""

from preflight.findings import Finding, Report, Severity
from preflight.reports.encoding import dumps, one_a_line
from preflight.reports.fingerprints import fingerprints
from preflight.reports.look import Look
from preflight.reports.places import relative
from preflight.reports.visible import visible
from preflight.reports.wording import label

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(report: Report, look: Look) -> str:
    """Render a report as an array of issues."""
    known_as = fingerprints(report.findings)
    pairs = zip(report.findings, known_as, strict=True)
    rows = [dumps(_issue(finding, fingerprint)) for finding, fingerprint in pairs]
    return f"{one_a_line(rows, indent='')}\n"


def _issue(finding: Finding, fingerprint: str) -> dict[str, object]:
    return {
        "description": visible(f"{label(finding)}: {finding.message}"),
        "check_name": visible(finding.rule),
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": visible(relative(finding.path)),
            "lines": {"begin": finding.line, "end": finding.end_line},
        },
    }
