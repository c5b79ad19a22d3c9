"""Names for findings that stay the same from run to run, so that a service knows an old one again."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from preflight.findings import Finding


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Give each finding 32 hexadecimal digits: of what it says and where in the document, not of its line.

    Lines above may come and go; equal findings are told apart by their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    prints: list[str] = []
    for finding in findings:
        what = (finding.path, finding.pointer, finding.rule, finding.code or "", finding.message)
        seen[what] += 1
        prints.append(_digest((*what, str(seen[what]))))
    return prints


def _digest(parts: tuple[str, ...]) -> str:
    written = "\0".join(parts).encode("utf-8", "surrogatepass")
    return sha256(written, usedforsecurity=False).hexdigest()[:32]
