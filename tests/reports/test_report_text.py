"""The parts of the terminal report: visible text, snippets, bars, the closing line."""

from dataclasses import replace

import pytest
from report_samples import SCRIPT_LINE, clean, finding, fix, rich

from preflight.findings import Applicability, Excerpt, Finding, Report, Severity, Summary
from preflight.reports import Look
from preflight.reports.bars import Scale, is_off, script_blocks
from preflight.reports.pen import Pen
from preflight.reports.snippet import snippet
from preflight.reports.tally import Count, statistics
from preflight.reports.text import render
from preflight.reports.visible import cells, clip, visible, wrap

LOOK = Look(version="0.1.0")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Plain, “quoted” – café 東京 ½", "Plain, “quoted” – café 東京 ½", id="what has a shape"),
        pytest.param("a\u00a0b\u3000c", "a\u00a0b\u3000c", id="spaces of any width"),
        pytest.param("cafe\u0301", "cafe\u0301", id="a combining accent"),
        pytest.param("\x00\t\n\r\x1b\x7f", "␀␉␊␍␛␡", id="control characters"),
        pytest.param("\x85\x9b", "⟨U+0085⟩⟨U+009B⟩", id="C1 controls"),
        pytest.param("\u202e\u2066", "⟨U+202E⟩⟨U+2066⟩", id="overrides and isolates"),
        pytest.param("\u200b\u200d\ufeff\u00ad", "⟨U+200B⟩⟨U+200D⟩⟨U+FEFF⟩⟨U+00AD⟩", id="zero width"),
        pytest.param("\u2028\u2029", "⟨U+2028⟩⟨U+2029⟩", id="separators"),
        pytest.param("\ud800\udce9", "⟨U+D800⟩⟨U+DCE9⟩", id="lone surrogates"),
        pytest.param("❤\ufe0f\U000e0041", "❤⟨U+FE0F⟩⟨U+E0041⟩", id="selectors and tags"),
        pytest.param("\u3164\uffa0\u115f", "⟨U+3164⟩⟨U+FFA0⟩⟨U+115F⟩", id="fillers"),
        pytest.param("\ufffe\uffff", "⟨U+FFFE⟩⟨U+FFFF⟩", id="noncharacters"),
    ],
)
def test_visible(text, shown):
    assert visible(text) == shown


def test_visible_in_ascii():
    assert visible("café \x1b\u202e", unicode=False) == "caf<U+00E9> <U+001B><U+202E>"
    assert visible("plain", unicode=False) == "plain"


def test_messages_in_ascii_keep_their_quotation_marks():
    made = finding("“a”", "“", path="“.txt", message="cannot say “—”", help="1024×683…")
    text = render(Report(findings=(made,)), LOOK._replace(unicode=False))
    assert 'cannot say "<U+2014>"' in text
    assert "1024x683..." in text
    assert "<U+201C>.txt:1:1" in text
    assert "   1 | <U+201C>a<U+201D>" in text


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        pytest.param("abc", 3, id="ascii"),
        pytest.param("東京", 4, id="wide"),
        pytest.param("🏠x", 3, id="emoji"),
        pytest.param("cafe\u0301", 4, id="combining"),
        pytest.param("\u1112\u1161\u11ab", 2, id="jamo of one syllable"),
        pytest.param("ﾊﾝ", 2, id="half width"),
    ],
)
def test_cells(text, columns):
    assert cells(text) == columns


def test_clip_and_wrap_count_columns():
    assert clip("東京東京", 5) == "東京…"
    assert clip("東京", 4) == "東京"
    assert wrap("東京 東京 x", 6) == ["東京", "東京 x"]
    assert wrap("unbreakable", 4) == ["unbreakable"]
    assert wrap("", 4) == [""]


def underlined(made: Finding, width: int = 60, **look) -> str:
    """Give the text above the underline, by columns; the text must be ASCII."""
    shown = snippet(made, width, **look)
    assert shown is not None
    assert cells(shown.text) <= width
    return shown.text[shown.indent : shown.indent + shown.length]


class TestSnippet:
    def test_a_long_line_is_clipped_around_the_fault(self):
        shown = snippet(finding("x " * 100 + "2.5" + " y" * 100, "2.5"), 40)
        assert (len(shown.text), shown.text[0], shown.text[-1]) == (40, "…", "…")
        assert shown.text[shown.indent : shown.indent + shown.length] == "2.5"

    def test_ascii_has_longer_ellipses(self):
        made = finding("x " * 100 + "2.5" + " y" * 100, "2.5")
        assert underlined(made, 40, unicode=False) == "2.5"
        assert snippet(made, 40, unicode=False).text.startswith("...")

    def test_a_fault_longer_than_the_line_keeps_its_beginning(self):
        shown = snippet(finding("before " + "9" * 200, "9" * 200), 40)
        assert shown.text == "before " + "9" * 31 + "…"
        assert (shown.indent, shown.length) == (7, 31)

    def test_tabs_reach_the_next_stop(self):
        shown = snippet(finding("\ta\tb", "b"), 40)
        assert (shown.text, shown.indent) == ("    a   b", 8)

    def test_wide_characters_take_two_columns(self):
        shown = snippet(finding("東京 9", "9"), 40)
        assert (shown.indent, shown.length) == (5, 1)
        shown = snippet(finding("a東京", "東京"), 40)
        assert (shown.indent, shown.length) == (1, 4)

    def test_a_lone_accent_is_underlined_below_its_letter(self):
        shown = snippet(finding("cafe\u0301", "\u0301"), 40)
        assert (shown.indent, shown.length) == (3, 1)

    def test_marks_are_as_wide_as_they_are_shown(self):
        shown = snippet(finding("a\u202eb", "\u202e"), 40)
        assert (shown.fault, shown.indent, shown.length) == ("⟨U+202E⟩", 1, 8)

    def test_an_empty_range_has_one_caret(self):
        shown = snippet(finding("ab", "b", column=3, end_column=3), 40)
        assert (shown.indent, shown.length) == (2, 1)

    def test_several_lines_are_underlined_to_the_first_ones_end(self):
        assert underlined(finding("script: |", "|", end_line=4, end_column=1)) == "|"

    def test_a_fault_outside_the_excerpt_is_no_crash(self):
        made = replace(finding("abc", "b"), excerpt=Excerpt(text="abc", column=90, clipped_left=True))
        assert snippet(made, 40).length == 1

    def test_no_excerpt_no_snippet(self):
        assert snippet(finding("abc", "b", excerpt=None), 40) is None


@pytest.mark.parametrize("columns", [16, 21, 40])
@pytest.mark.parametrize(("low", "high"), [(65, 85), (585, 765), (240, 750), (0, 0), (5, 5)])
def test_a_bound_is_drawn_as_reached_only_when_it_is(low, high, columns):
    scale = Scale.of(low, high, columns)
    assert scale.columns == columns
    assert min(scale.before, scale.between, scale.beyond) >= 1
    if low:
        assert scale.filled(low - 1)[0] < scale.before
    assert scale.filled(low)[0] == scale.before
    assert scale.filled(high)[2] == 0
    assert scale.filled(high + 1)[2] >= 1
    assert scale.filled(high * 99 + 99) == (scale.before, scale.between, scale.beyond)


class TestScripts:
    def test_a_good_spoken_length_does_not_excuse_the_written_one(self):
        script = rich().scripts[0]
        assert is_off(script)
        assert is_off(replace(script, length=200, spoken_length=300))
        assert not is_off(replace(script, length=200, spoken_length=None))

    def test_of_many_scripts_the_good_ones_are_counted(self):
        bad, good, _ = rich().scripts
        blocks = list(script_blocks(rich()._replace(scripts=(good,) * 1_234 + (bad,)), Pen.of(LOOK)))
        assert len(blocks) == 2
        assert blocks[1] == "1,234 scripts within bounds, not drawn"

    def test_of_many_scenes_the_first_are_shown(self):
        script = rich().scripts[0]
        (block,) = script_blocks(
            rich()._replace(scripts=(replace(script, scenes=script.scenes * 10),)), Pen.of(LOOK)
        )
        assert block.endswith("  … and 6 more scenes")
        assert "a script for 3 images, written as 30 scenes" in block

    def test_they_can_be_left_out(self):
        assert "█" not in render(rich(), LOOK._replace(scripts=False))

    def test_a_narrow_terminal_shows_no_openings(self):
        text = render(clean(), LOOK._replace(width=20))
        assert max(map(cells, text.splitlines()[:3])) <= 60


@pytest.mark.parametrize(
    ("report", "closing"),
    [
        pytest.param(Report(), "✔ Clean", id="nothing"),
        pytest.param(Report(summary=Summary(files=1)), "✔ Clean: 1 file", id="no payload"),
        pytest.param(
            Report(summary=Summary(files=2, payloads=1_000)), "✔ Clean: 1,000 payloads in 2 files", id="clean"
        ),
        pytest.param(
            Report(summary=Summary(files=1, payloads=1, fixed=3)),
            "✔ Clean: 1 payload in 1 file; 3 fixed",
            id="fixed",
        ),
        pytest.param(
            Report(findings=(finding("x", "x"),), summary=Summary(files=1, errors=1)),
            "1 error in 1 file",
            id="an error",
        ),
        pytest.param(
            Report(
                findings=(finding("x", "x", fix=fix(0, 1, "y", Applicability.UNSAFE)),),
                summary=Summary(files=9, errors=1, warnings=2, unverified=2),
            ),
            "1 error, 2 warnings in 1 of 9 files; 1 fixable with --unsafe-fixes;\n2 photos could not be checked",
            id="all",
        ),
        pytest.param(
            Report(summary=Summary(files=1, warnings=1)), "1 warning", id="findings that are not shown"
        ),
    ],
)
def test_closing(report, closing):
    assert render(report, LOOK).split("\n\n")[-1] == closing + "\n"


def test_headings_take_one_line_where_they_fit():
    text = render(rich(), LOOK._replace(width=120))
    first = "listings/harbour-view.living.yaml:7:25  error  SCRIPT_INVALID_CHARACTERS  unspeakable-characters  [*]"
    assert text.splitlines()[0] == first


def test_a_line_number_of_many_digits_moves_the_gutter():
    lines = render(Report(findings=(finding("x", "x", line=123_456),)), LOOK).splitlines()
    assert [line.index(sign) for line, sign in zip(lines[-5:-2], "││╰", strict=True)] == [7, 7, 7]


@pytest.mark.parametrize("unicode", [True, False])
def test_no_colour_unless_asked(unicode):
    assert "\x1b" not in render(rich(), LOOK._replace(unicode=unicode, statistics=True))


def test_without_unicode_all_is_ascii():
    assert render(rich(), LOOK._replace(unicode=False, statistics=True)).isascii()


def test_statistics():
    made = finding(SCRIPT_LINE, "2.5", fix=fix(0, 1, "x"))
    advice = finding("x", "x", rule="unknown-field", code=None, severity=Severity.WARNING)
    assert statistics([advice, made, made, finding("x", "x")]) == (
        Count(
            rule="unspeakable-characters",
            code="SCRIPT_INVALID_CHARACTERS",
            severity=Severity.ERROR,
            findings=3,
            fixable=2,
        ),
        Count(rule="unknown-field", code=None, severity=Severity.WARNING, findings=1, fixable=0),
    )
