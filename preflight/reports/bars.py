"""Bars that show a script's length, and each scene's, against what the API allows.

One scale for all bars of a script: up to the lower bound, between the bounds, beyond. A bound is
drawn as reached only when it is, however coarse the bar.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from preflight.findings import Report, Scene, ScriptSummary
from preflight.reports import wording
from preflight.reports.pen import Pen
from preflight.reports.visible import clip

_ALL_SHOWN = 12  # where a run has more scripts than this, the good ones are only counted
_SCENES_SHOWN = 24
_LABEL = 8  # columns
_NUMBER = 7
_VERDICT = 16
_NOTE = 8  # columns, below which a note is left out
_OVER_SHARE = 0.25  # of the upper bound, the room for what is too long


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Bounds of a length, and the columns of its bar: before the lower one, between them, beyond."""

    low: int  # characters, both ends included
    high: int
    before: int  # columns; the bounds themselves take one each
    between: int
    beyond: int

    @classmethod
    def of(cls, low: int, high: int, columns: int) -> "Scale":
        """Divide `columns` in proportion."""
        unit = (columns - 2) / (max(high, 1) * (1 + _OVER_SHARE))
        before = min(max(round(low * unit), 1), columns - 4)
        between = min(max(round((high - low) * unit), 1), columns - 3 - before)
        return cls(low=low, high=high, before=before, between=between, beyond=columns - 2 - before - between)

    @property
    def columns(self) -> int:
        """Count them all."""
        return self.before + self.between + self.beyond + 2

    def verdict(self, length: int) -> str:
        """Say how a length stands to the scale."""
        if length < self.low:
            return f"{self.low - length:,} too short"
        return f"{length - self.high:,} too long" if length > self.high else "good"

    def filled(self, length: int) -> tuple[int, int, int]:
        """Count the filled columns of each part; the one at a bound is filled only when it is reached."""
        if length < self.low:
            return length * self.before // self.low, 0, 0
        if length <= self.high:
            return self.before, (length - self.low) * self.between // max(self.high - self.low, 1), 0
        over = -(-(length - self.high) * self.beyond // max(int(self.high * _OVER_SHARE), 1))
        return self.before, self.between, min(over, self.beyond)


def script_blocks(report: Report, pen: Pen) -> Iterator[str]:
    """Draw the scripts that are worth looking at; count the others."""
    scripts = report.scripts
    shown = scripts if len(scripts) <= _ALL_SHOWN else tuple(filter(is_off, scripts))
    for script in shown:
        yield script_block(script, pen)
    if len(shown) < len(scripts):
        rest = len(scripts) - len(shown)
        yield pen.paint(f"{wording.count(rest, 'script')} within bounds, not drawn", "dim")


def is_off(script: ScriptSummary) -> bool:
    """Whether a script, as written or as spoken, is out of its bounds."""
    lengths = (script.length, script.length if script.spoken_length is None else script.spoken_length)
    return not all(script.minimum <= length <= script.maximum for length in lengths)


def script_block(script: ScriptSummary, pen: Pen) -> str:
    """Draw one script under its heading."""
    return "\n".join(line.rstrip() for line in (_heading(script, pen), *_bars(script, pen)))


def _heading(script: ScriptSummary, pen: Pen) -> str:
    where = pen.paint(pen.show(f"{script.path}:{script.line}"), "bold")
    images = f"a script for {wording.count(script.images, 'image')}"
    if len(script.scenes) > 1 and len(script.scenes) != script.images:
        images += f", written as {wording.count(len(script.scenes), 'scene')}"
    return f"{where}  {images}"


def _bars(script: ScriptSummary, pen: Pen) -> Iterator[str]:
    columns = min(max(pen.width - _LABEL - _NUMBER - _VERDICT - 28, 16), 40)
    scale = Scale.of(script.minimum, script.maximum, columns)
    yield _ruler(scale, pen)
    yield _bar("script", script.length, scale, pen, bad="error")
    if script.spoken_length is not None:
        yield _bar("spoken", script.spoken_length, scale, pen, bad="error", note="once spelled out")
    if len(script.scenes) > 1:
        yield from _scenes(script, replace(scale, low=script.scene_minimum, high=script.scene_maximum), pen)


def _scenes(script: ScriptSummary, scale: Scale, pen: Pen) -> Iterator[str]:
    yield _ruler(scale, pen)
    for number, scene in enumerate(script.scenes[:_SCENES_SHOWN], start=1):
        yield _scene(number, scene, scale, pen)
    if len(script.scenes) > _SCENES_SHOWN:
        yield f"  {pen.glyphs['ellipsis']} and {len(script.scenes) - _SCENES_SHOWN:,} more scenes"


def _scene(number: int, scene: Scene, scale: Scale, pen: Pen) -> str:
    return _bar(f"scene {number}", scene.length, scale, pen, bad="warning", note=scene.opening)


def _ruler(scale: Scale, pen: Pen) -> str:
    """Write each bound over its sign."""
    low = str(scale.low).rjust(2 + _LABEL + _NUMBER + 1 + scale.before + 1)
    return pen.paint(low + " " * scale.between + str(scale.high), "dim")


def _bar(label: str, length: int, scale: Scale, pen: Pen, *, bad: str, note: str = "") -> str:
    verdict = scale.verdict(length)
    style = "good" if verdict == "good" else bad
    start = f"  {label.ljust(_LABEL)}{length:>{_NUMBER},} "
    room = pen.width - len(start) - scale.columns - 1 - _VERDICT
    said = clip(pen.show(note), room, ellipsis=pen.glyphs["ellipsis"]) if room >= _NOTE else ""
    track = _track(length, scale, pen, style)
    return f"{start}{track} {pen.paint(verdict.ljust(_VERDICT), style)}{said}"


def _track(length: int, scale: Scale, pen: Pen, style: str) -> str:
    glyphs = pen.glyphs
    before, between, beyond = scale.filled(length)
    bound = pen.paint(glyphs["bound"], "bold")
    return "".join(
        (
            pen.paint(glyphs["filled"] * before, style),
            pen.paint(glyphs["lacking"] * (scale.before - before), "dim"),
            bound,
            pen.paint(glyphs["filled"] * between, style),
            pen.paint(glyphs["room"] * (scale.between - between), "dim"),
            bound,
            pen.paint(glyphs["over"] * beyond, style),
            " " * (scale.beyond - beyond),
        )
    )
