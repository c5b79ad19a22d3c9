"""The phrases that several reports share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from preflight.tallies import Applicability, Report

if TYPE_CHECKING:
    from preflight.findings import Finding

_MARKS = {Applicability.SAFE: "[*]", Applicability.UNSAFE: "[?]"}


def count(number: int, noun: str) -> str:
    """Say "1 error", "2 errors", "1,000 errors"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def label(finding: Finding) -> str:
    """Name what a finding is about: the API's code, or the rule where the API has none."""
    return finding.code or finding.rule


def place(finding: Finding) -> str:
    """Say where a finding begins, as editors and terminals understand it."""
    return f"{finding.path}:{finding.line}:{finding.column}"


def fix_mark(finding: Finding) -> str:
    """Mark a finding that can be repaired; "" where a person has to."""
    return _MARKS[finding.fix.applicability] if finding.fix else ""


def by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Group findings by file, both in the order in which they come."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.path, []).append(finding)
    return groups


def fixable(report: Report) -> tuple[int, int]:
    """Count the findings with a safe fix, and those with an unsafe one."""
    graded = [finding.fix.applicability for finding in report.findings if finding.fix]
    safe = graded.count(Applicability.SAFE)
    return safe, len(graded) - safe


def tally(report: Report) -> str:
    """Say how much was found and where: "3 errors, 1 warning in 2 of 14 files"."""
    summary = report.summary
    counts = ((summary.errors, "error"), (summary.warnings, "warning"))
    found = ", ".join(count(number, noun) for number, noun in counts if number)
    faulty = len({finding.path for finding in report.findings})
    if not faulty:
        return found
    if faulty < summary.files:
        return f"{found} in {faulty:,} of {count(summary.files, 'file')}"
    return f"{found} in {count(faulty, 'file')}"


def clean(report: Report) -> str:
    """Say that nothing was found, and in how much."""
    summary = report.summary
    if not summary.files:
        return "Clean"
    if not summary.payloads:
        return f"Clean: {count(summary.files, 'file')}"
    return f"Clean: {count(summary.payloads, 'payload')} in {count(summary.files, 'file')}"


def is_clean(report: Report) -> bool:
    """Whether there is nothing to say against any file."""
    return not (report.findings or report.summary.errors or report.summary.warnings)


def remarks(report: Report) -> list[str]:
    """Say what was repaired, what can be, and what is not known."""
    safe, unsafe = fixable(report)
    said = [f"{report.summary.fixed:,} fixed"] if report.summary.fixed else []
    if safe:
        said.append(f"{safe:,} fixable with --fix")
    if unsafe:
        said.append(f"{unsafe:,} {'more ' if safe else 'fixable '}with --unsafe-fixes")
    if report.summary.unverified:
        said.append(f"{count(report.summary.unverified, 'photo')} could not be checked")
    return said
