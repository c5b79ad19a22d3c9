"""A finding for a person: where, what, the source line with its underline, and what to do."""

from collections.abc import Iterator

from preflight.findings import Applicability, Finding, Report
from preflight.reports import wording
from preflight.reports.pen import Pen
from preflight.reports.snippet import snippet
from preflight.reports.visible import cells, wrap

_HOW = {Applicability.SAFE: "(--fix)", Applicability.UNSAFE: "(--unsafe-fixes, then read it)"}
_GUTTER = 4  # columns of the line number


def finding_blocks(report: Report, pen: Pen) -> Iterator[str]:
    """Give each finding's lines, file by file."""
    for finding, folded in _with_folding(report, pen):
        yield _finding(finding, pen, folded=folded)


def _with_folding(report: Report, pen: Pen) -> Iterator[tuple[Finding, bool]]:
    """Go file by file; where one heading of a file is too wide, all of them take two lines."""
    for findings in wording.by_path(report.findings).values():
        folded = any(cells("".join(_heading(finding, pen))) > pen.width for finding in findings)
        for finding in findings:
            yield finding, folded


def _heading(finding: Finding, pen: Pen) -> tuple[str, str]:
    names = [finding.severity.value, finding.code, finding.rule, wording.fix_mark(finding)]
    return pen.show(wording.place(finding)), "  " + "  ".join(pen.show(name) for name in names if name)


def _painted_heading(finding: Finding, pen: Pen) -> tuple[str, str]:
    names = [
        pen.severity(finding.severity),
        pen.paint(pen.show(finding.code or ""), "code"),
        pen.show(finding.rule),
        pen.paint(wording.fix_mark(finding), "help"),
    ]
    return pen.paint(pen.show(wording.place(finding)), "bold"), "  " + "  ".join(filter(None, names))


def _finding(finding: Finding, pen: Pen, *, folded: bool) -> str:
    where, what = _painted_heading(finding, pen)
    heading = f"{where}\n{what}" if folded else where + what
    return "\n".join([heading, *_source(finding, pen), *_advice(finding, pen)])


def _source(finding: Finding, pen: Pen) -> Iterator[str]:
    number = str(finding.line).rjust(_gutter(finding))
    shown = snippet(finding, pen.width - len(number) - 3, unicode=pen.unicode)
    if shown is None:
        return
    gutter = pen.paint(pen.glyphs["gutter"], "dim")
    severity = finding.severity.value
    underline = pen.paint("^" * shown.length, severity)
    source = shown.before + pen.paint(shown.fault, severity) + shown.after
    yield f"{pen.paint(number, 'dim')} {gutter} {source}".rstrip()
    yield f"{' ' * len(number)} {gutter} {' ' * shown.indent}{underline}{_rest(finding, pen)}"


def _gutter(finding: Finding) -> int:
    return max(_GUTTER, len(str(finding.line)))


def _rest(finding: Finding, pen: Pen) -> str:
    """Say how far a fault of several lines reaches; only its first line is shown."""
    return pen.paint(f" to line {finding.end_line}", "dim") if finding.end_line > finding.line else ""


def _advice(finding: Finding, pen: Pen) -> Iterator[str]:
    indent = " " * (_gutter(finding) + 1)
    corner = pen.glyphs["corner"] if finding.excerpt else " "
    first, *others = _advice_lines(finding, pen, pen.width - len(indent) - 2)
    yield f"{indent}{pen.paint(corner, 'dim')} {first}".rstrip()
    for line in others:
        yield f"{indent}  {line}"


def _advice_lines(finding: Finding, pen: Pen, width: int) -> Iterator[str]:
    yield from _paragraph("", finding.message, pen, width)
    if finding.help:
        yield from _paragraph("help: ", finding.help, pen, width)
    if finding.fix:
        said = f"{finding.fix.description} {_HOW[finding.fix.applicability]}"
        yield from _paragraph("fix:  ", said.lstrip(), pen, width)


def _paragraph(title: str, text: str, pen: Pen, width: int) -> Iterator[str]:
    """Wrap text after a title; the lines that follow stand under the first one's text."""
    first, *others = wrap(pen.say(text), width - len(title))
    yield pen.paint(title, "help") + first
    for line in others:
        yield " " * len(title) + line
