"""Counts a rule and code, for `--statistics`."""

from collections.abc import Iterable
from dataclasses import dataclass

from preflight.findings import Applicability, Finding, Severity
from preflight.reports.pen import Pen
from preflight.reports.visible import cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often one rule spoke with one code and severity."""

    rule: str
    code: str | None
    severity: Severity
    findings: int
    fixable: int  # those of them with a safe fix


def statistics(findings: Iterable[Finding]) -> tuple[Count, ...]:
    """Count findings a rule, code and severity: the most frequent first, equals by name."""
    numbers: dict[tuple[str, str | None, Severity], list[int]] = {}
    for finding in findings:
        number = numbers.setdefault((finding.rule, finding.code, finding.severity), [0, 0])
        number[0] += 1
        number[1] += finding.fix is not None and finding.fix.applicability is Applicability.SAFE
    counts = [
        Count(rule=rule, code=code, severity=severity, findings=number, fixable=fixable)
        for (rule, code, severity), (number, fixable) in numbers.items()
    ]
    return tuple(sorted(counts, key=lambda each: (-each.findings, each.rule, each.code or "", each.severity)))


def table(findings: Iterable[Finding], pen: Pen) -> str:
    """Lay the counts out for a terminal."""
    rows = [_cells(each, pen) for each in statistics(findings)]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths, pen) for row in rows)


def _cells(each: Count, pen: Pen) -> tuple[str, ...]:
    fixable = f"[*] {each.fixable:,}" if each.fixable else ""
    return f"{each.findings:,}", each.severity.value, pen.show(each.code or "-"), pen.show(each.rule), fixable


def _line(row: tuple[str, ...], widths: list[int], pen: Pen) -> str:
    padding = [" " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)]
    number, severity, code, rule, fixable = row
    columns = [
        padding[0] + number,
        pen.paint(severity, severity) + padding[1],
        code + padding[2],
        rule + padding[3],
        pen.paint(fixable, "help"),
    ]
    return "  ".join(columns).rstrip()
