"""The findings of the JSON report alone, one a line, for streams."""

from preflight.findings import Report
from preflight.reports.encoding import dumps
from preflight.reports.json_document import as_record
from preflight.reports.look import Look


def render(report: Report, look: Look) -> str:
    """Render a report as JSON Lines."""
    return "".join(f"{dumps(as_record(finding))}\n" for finding in report.findings)
