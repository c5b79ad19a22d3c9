"""A run's outcome as a whole: its words, its counts and the report around the findings.

Apart from `findings`, which most runs do not need. Records that every run needs are named tuples: making
a dataclass takes half a millisecond at each start, longer than checking ten files.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from preflight.findings import Finding, ScriptSummary


class Severity(StrEnum):
    """How much a finding matters: the API would refuse an error; a warning is advice."""

    ERROR = "error"
    WARNING = "warning"


class Applicability(StrEnum):
    """Safe: one reading only. Unsafe: several are plausible, a person should look."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Summary(NamedTuple):
    """Counts over a whole run."""

    files: int = 0
    payloads: int = 0
    errors: int = 0
    warnings: int = 0
    fixable: int = 0
    fixed: int = 0
    unverified: int = 0


class Report(NamedTuple):
    """All that one run found."""

    findings: tuple[Finding, ...] = ()
    summary: Summary = Summary()
    scripts: tuple[ScriptSummary, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the API would take every payload, as far as can be known beforehand."""
        return self.summary.errors == 0
