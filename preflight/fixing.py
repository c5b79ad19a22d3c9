"""Findings to edited files: only the faulty spans change, and nothing gets worse.

A round applies every fix of the wanted applicability at once and checks the result again. If any rule
is louder than before, the fixes are tried one at a time and those that did it are left out. Rounds go on
until there is nothing left to apply, so that a second run changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from preflight.documents.model import Document
from preflight.engine import Checker
from preflight.findings import Applicability, Finding, Fix
from preflight.rewriting import apply_edits

BOM = b"\xef\xbb\xbf"
MAY_GET_LOUDER = frozenset({"script-too-long", "length-after-spelling"})
_MOST_ROUNDS = 20
_MOST_TRIED_ALONE = 100  # fixes that are tried one at a time; beyond, a round that makes trouble is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """A document after its fixes."""

    document: Document
    data: bytes  # the whole file, with its byte order mark
    findings: list[Finding]  # what is left
    fixed: int  # how many findings the edits removed


def repair(
    checker: Checker, document: Document, data: bytes, *, unsafe: bool = False, base: str = ""
) -> Repaired:
    """Apply the safe fixes of a document, and with `unsafe` the others; touches no file."""
    findings = checker.findings(document, base)
    fixed = 0
    for _ in range(_MOST_ROUNDS):
        fixes = _disjoint(_wanted(findings, unsafe=unsafe)) if document.decodable else []
        step = _apply(checker, document, findings, fixes, base) if fixes else None
        if step is None:
            break
        document, data, remaining, applied = step
        fixed += applied
        findings = remaining
    return Repaired(document=document, data=data, findings=findings, fixed=fixed)


def _wanted(findings: Iterable[Finding], *, unsafe: bool) -> Iterator[Fix]:
    for finding in findings:
        if finding.fix and (unsafe or finding.fix.applicability is Applicability.SAFE):
            yield finding.fix


def _disjoint(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes in the order of their places, without those that overlap one before."""
    kept: list[Fix] = []
    position = -1
    for fix in sorted(fixes, key=lambda fix: fix.edits[0].start):
        if fix.edits[0].start >= max(position, 0) and fix not in kept[-1:]:
            kept.append(fix)
            position = fix.edits[-1].end
    return kept


_Step = tuple[Document, bytes, list[Finding], int]


def _apply(
    checker: Checker, document: Document, findings: list[Finding], fixes: list[Fix], base: str
) -> _Step | None:
    """The document after the fixes, or after those that make nothing worse; None if there are none."""
    step = _attempt(checker, document, findings, fixes, base)
    if step is not None or len(fixes) > _MOST_TRIED_ALONE:
        return step
    good: list[Fix] = []
    for fix in fixes:
        trial = _attempt(checker, document, findings, [*good, fix], base)
        if trial is not None:
            good.append(fix)
            step = trial
    return step


def _attempt(
    checker: Checker, document: Document, findings: list[Finding], fixes: list[Fix], base: str
) -> _Step | None:
    edits = [edit for fix in fixes for edit in fix.edits]
    text = apply_edits(document.text, edits)
    if text == document.text:
        return None
    data = (BOM if document.bom else b"") + text.encode()
    after = checker.read(data, document.path, document.kind)
    if len(after.payloads) != len(document.payloads):
        return None
    remaining = checker.findings(after, base)
    return None if _is_worse(findings, remaining) else (after, data, remaining, len(fixes))


def _is_worse(before: list[Finding], after: list[Finding]) -> bool:
    """Whether a rule finds more than it did, other than those that longer words make louder."""
    more = Counter(finding.rule for finding in after)
    more.subtract(finding.rule for finding in before)
    return any(number > 0 for rule, number in more.items() if rule not in MAY_GET_LOUDER)
