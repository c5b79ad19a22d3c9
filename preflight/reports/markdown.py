"""A job summary for GitHub: the verdict, a table a file, the scripts' bars.

GitHub takes at most 1 MiB from a step, so a long report is cut at a whole row and says so.
"""

from preflight.findings import Applicability, Finding, Fix, Report, Severity
from preflight.reports import wording
from preflight.reports.bars import script_blocks
from preflight.reports.commands import harmless
from preflight.reports.look import Look
from preflight.reports.markup import code, fenced, inline, link
from preflight.reports.pen import Pen
from preflight.reports.snippet import snippet
from preflight.reports.tally import statistics
from preflight.reports.visible import clip, visible

LIMIT = 1_000_000  # bytes, a little below GitHub's own
_RESERVE = 2_000  # bytes for the closing lines
_OPEN_ROWS = 10  # a longer table is folded
_BARS_WIDTH = 100  # columns
_EXCERPT_WIDTH = 60
_FIELD_LENGTH = 600  # columns of one message
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️"}
_HOW = {Applicability.SAFE: "<code>--fix</code>", Applicability.UNSAFE: "<code>--unsafe-fixes</code>"}
_TABLE = "| | Where | Rule | What is wrong | What to do |\n|:-:|:-:|:--|:--|:--|\n"


def render(report: Report, look: Look) -> str:
    """Render a report as GitHub's Markdown; nothing from a file can act as markup."""
    head = _headline(report)
    tables, left_out = _tables(report, LIMIT - _RESERVE - _size(head))
    parts = [head, *tables]
    room = LIMIT - _RESERVE - sum(_size(part) + 1 for part in parts)
    extras = [_statistics(report)] if look.statistics and report.findings else []
    extras += [_scripts(report)] if look.scripts and report.scripts else []
    for extra in extras:
        if _size(extra) + 1 <= room:
            parts.append(extra)
            room -= _size(extra) + 1
    if left_out:
        said = (
            f"{wording.count(left_out, 'more finding')} not shown: GitHub takes at most 1 MiB of a summary."
        )
        parts.append(f"> ✂️ {said}\n")
    return "\n".join([*parts, _footer(report, look)])


def _size(text: str) -> int:
    return len(text.encode())


def _headline(report: Report) -> str:
    summary = report.summary
    remarks = "".join(f"- {remark}\n" for remark in wording.remarks(report))
    if wording.is_clean(report):
        return f"## ✅ {wording.clean(report)}\n\n{remarks or 'Nothing here that the API would refuse.'}\n"
    sign = _SIGNS[Severity.ERROR if summary.errors else Severity.WARNING]
    return f"## {sign} {wording.tally(report)}\n\n{_markup_flags(remarks)}"


def _markup_flags(text: str) -> str:
    for flag in ("--unsafe-fixes", "--fix"):
        text = text.replace(flag, f"`{flag}`")
    return text


def _footer(report: Report, look: Look) -> str:
    seen = (wording.count(report.summary.payloads, "payload"), wording.count(report.summary.files, "file"))
    return f"<sub>preflight {inline(look.version)} · {' in '.join(seen)}</sub>\n"


def _tables(report: Report, room: int) -> tuple[list[str], int]:
    """Give a section a file, as many rows as there is room for, and how many had none."""
    sections: list[str] = []
    shown = 0
    for path, findings in wording.by_path(report.findings).items():
        rows, frame = [_row(finding) for finding in findings], _frame(path, findings)
        fitting = _fitting(rows, room - sum(map(_size, frame)) - 1)
        if fitting:
            sections.append(frame[0] + "".join(fitting) + frame[1])
            room -= _size(sections[-1]) + 1
            shown += len(fitting)
        if len(fitting) < len(rows):
            break
    return sections, len(report.findings) - shown


def _fitting(rows: list[str], room: int) -> list[str]:
    for number, row in enumerate(rows):
        room -= _size(row)
        if room < 0:
            return rows[:number]
    return rows


def _frame(path: str, findings: list[Finding]) -> tuple[str, str]:
    heading = f"### {code(_clipped(path))}\n\n"
    if len(findings) <= _OPEN_ROWS:
        return heading + _TABLE, ""
    folded = f"<details><summary>{wording.count(len(findings), 'finding')}</summary>\n\n"
    return heading + folded + _TABLE, "\n</details>\n"


def _row(finding: Finding) -> str:
    cells = (
        _SIGNS[finding.severity],
        f"{finding.line}:{finding.column}",
        _name(finding),
        _why(finding),
        _advice(finding),
    )
    return f"| {' | '.join(cells)} |\n"


def _name(finding: Finding) -> str:
    rule = link(_clipped(finding.rule), finding.url)
    return f"<b>{inline(_clipped(finding.code))}</b><br>{rule}" if finding.code else rule


def _why(finding: Finding) -> str:
    shown = snippet(finding, _EXCERPT_WIDTH)
    message = inline(_clipped(finding.message))
    if shown is None or not shown.text.strip():
        return message
    fault = f"<b>{inline(shown.fault)}</b>" if shown.fault else ""
    source = inline(shown.before.lstrip()) + fault + inline(shown.after.rstrip())
    return f"{message}<br><code>{source}</code>"


def _advice(finding: Finding) -> str:
    said = [inline(_clipped(finding.help))] if finding.help else []
    return "<br>".join([*said, *map(_fix, filter(None, [finding.fix]))])


def _fix(fix: Fix) -> str:
    return f"🔧 {inline(_clipped(fix.description))} {_HOW[fix.applicability]}"


def _clipped(text: str) -> str:
    return clip(visible(text[: _FIELD_LENGTH + 1]), _FIELD_LENGTH)


def _statistics(report: Report) -> str:
    rows = (
        f"| {each.findings:,} | {_SIGNS[each.severity]} | {inline(each.code or '–')} | {inline(each.rule)} "
        f"| {each.fixable:,} |\n"
        for each in statistics(report.findings)
    )
    return "### Counts\n\n| Findings | | Code | Rule | Fixable |\n|--:|:-:|:--|:--|--:|\n" + "".join(rows)


def _scripts(report: Report) -> str:
    pen = Pen.of(Look(version="", width=_BARS_WIDTH))
    return _section("Scripts", fenced(harmless("\n\n".join(script_blocks(report, pen)))))


def _section(title: str, body: str) -> str:
    return f"<details open><summary><b>{title}</b></summary>\n\n{body}\n</details>\n"
