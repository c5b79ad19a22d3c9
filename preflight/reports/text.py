"""The report for a person at a terminal."""

from preflight.reports import wording
from preflight.reports.commands import harmless
from preflight.reports.look import Look
from preflight.reports.pen import Pen
from preflight.tallies import Report


def render(report: Report, look: Look) -> str:
    """Render findings with their source lines, bars of the scripts, and one line that sums up."""
    pen = Pen.of(look)
    blocks: list[str] = []
    if report.findings:
        from preflight.reports.blocks import finding_blocks

        blocks.extend(finding_blocks(report, pen))
    if look.scripts and report.scripts:
        from preflight.reports.bars import script_blocks

        blocks.extend(script_blocks(report, pen))
    if look.statistics and report.findings:
        from preflight.reports.tally import table

        blocks.append(table(report.findings, pen))
    return harmless("\n\n".join([*blocks, _closing(report, pen)]), unicode=look.unicode) + "\n"


def _closing(report: Report, pen: Pen) -> str:
    """Sum up in one line; where the terminal is too narrow, in as few as it takes."""
    clean = wording.is_clean(report)
    said = f"{pen.glyphs['tick']} {wording.clean(report)}" if clean else wording.tally(report)
    style = "good" if clean else "error" if report.summary.errors else "warning"
    lines = [pen.paint(said, style)]
    used = len(said)  # ASCII but for the tick, so a cell each
    for remark in wording.remarks(report):
        used += len(remark) + 2
        if used > pen.width:
            used = len(remark)
            lines[-1] += ";"
            lines.append(remark)
        else:
            lines[-1] += f"; {remark}"
    return "\n".join(lines)
