"""Whatever stands in a file, a report stays a report."""

import json
import re
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_schemas import assert_valid_json, assert_valid_junit

from preflight.findings import (
    Applicability,
    Edit,
    Excerpt,
    Finding,
    Fix,
    Report,
    Scene,
    ScriptSummary,
    Severity,
    Summary,
)
from preflight.reports import REPORTERS, Look, reporter
from preflight.reports.snippet import snippet
from preflight.reports.visible import cells

ATTACKS = (
    "\n::error::x",
    "\r",
    "\x1b[2J",
    "\u202e",
    "\u2028",
    "\ud800",
    "]]>",
    "##[error]",
    "|",
    "`",
    "<b>",
    "%0A",
)
TEXT = st.lists(st.one_of(st.text(max_size=8), st.sampled_from(ATTACKS)), max_size=4).map("".join)
PLACE = st.integers(min_value=1, max_value=2_000)
SIZE = st.integers(min_value=0, max_value=10_000)
EDIT = st.builds(Edit, start=SIZE, end=SIZE, replacement=st.text(max_size=5)).filter(
    lambda it: it.start <= it.end
)
FIX = st.builds(
    Fix,
    description=TEXT,
    applicability=st.sampled_from(Applicability),
    edits=st.lists(EDIT, max_size=2).map(tuple),
)
EXCERPT = st.builds(
    Excerpt, text=TEXT, column=st.integers(1, 30), clipped_left=st.booleans(), clipped_right=st.booleans()
)
FINDING = st.builds(
    Finding,
    path=TEXT,
    line=PLACE,
    column=st.integers(1, 40),
    end_line=PLACE,
    end_column=st.integers(1, 60),
    pointer=TEXT,
    rule=TEXT,
    code=st.none() | TEXT,
    severity=st.sampled_from(Severity),
    message=TEXT,
    help=TEXT,
    url=TEXT | st.just("https://preflight.example/x"),
    fix=st.none() | FIX,
    excerpt=st.none() | EXCERPT,
)
SCRIPT = st.builds(
    ScriptSummary,
    path=TEXT,
    pointer=TEXT,
    line=PLACE,
    images=SIZE,
    length=SIZE,
    spoken_length=st.none() | SIZE,
    minimum=SIZE,
    maximum=SIZE,
    scene_minimum=SIZE,
    scene_maximum=SIZE,
    scenes=st.lists(st.builds(Scene, length=SIZE, opening=TEXT), max_size=3).map(tuple),
)
SUMMARY = st.builds(Summary, files=SIZE, errors=SIZE, warnings=SIZE, fixed=SIZE, unverified=SIZE)
REPORT = st.builds(
    Report,
    findings=st.lists(FINDING, max_size=4).map(tuple),
    summary=SUMMARY,
    scripts=st.lists(SCRIPT, max_size=2).map(tuple),
)
LOOK = st.builds(
    Look,
    version=st.just("0.1.0"),
    color=st.just(False),
    timestamp=st.just("2026-01-19T12:00:00"),
    width=st.integers(0, 200),
    unicode=st.booleans(),
    statistics=st.booleans(),
    scripts=st.booleans(),
)


def steering(text: str) -> list[str]:
    """Find characters that no report may hold: all that is a control, a format, a separator or a surrogate."""
    return [
        each for each in text if unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp") and each != "\n"
    ]


@pytest.mark.parametrize("name", REPORTERS)
@given(report=REPORT, look=LOOK)
@settings(max_examples=60, deadline=None)
def test_a_report_is_only_text(name, report, look):
    text = reporter(name)(report, look)
    assert steering(text) == []
    text.encode()
    assert text.splitlines() == text.split("\n")[:-1]
    if name != "github":
        assert not re.search(r"^\s*::|##\w*\[", text, re.MULTILINE)


@given(report=REPORT, look=LOOK)
@settings(max_examples=100, deadline=None)
def test_a_line_a_finding(report, look):
    for name in ("concise", "github", "jsonl"):
        assert reporter(name)(report, look).count("\n") == len(report.findings)
    starts = re.compile(r"::(error|warning) file=[^:\s]?")
    assert all(starts.match(line) for line in reporter("github")(report, look).splitlines())


@given(report=REPORT)
@settings(max_examples=60, deadline=None)
def test_programs_can_read_it(report):
    look = Look(version="0.1.0")
    for name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(reporter(name)(report, look))
    loaded = json.loads(reporter("json")(report, look))["findings"]
    assert [each["message"] for each in loaded] == [each.message for each in report.findings]
    ElementTree.fromstring(reporter("junit")(report, look).encode())


@given(report=REPORT)
@settings(max_examples=25, deadline=None)
def test_the_published_schemas_accept_it(report):
    look = Look(version="0.1.0")
    assert_valid_json("sarif-2.1.0.json", reporter("sarif")(report, look))
    assert_valid_json("rdjson.json", reporter("rdjson")(report, look))
    assert_valid_junit(reporter("junit")(report, look))


@given(finding=FINDING.filter(lambda it: it.excerpt), width=st.integers(20, 120), unicode=st.booleans())
@settings(max_examples=200, deadline=None)
def test_a_snippet_fits_and_its_underline_stays_below_it(finding, width, unicode):
    shown = snippet(finding, width, unicode=unicode)
    assert cells(shown.text) <= width
    assert shown.length >= 1
    assert shown.indent + shown.length <= max(cells(shown.text), shown.indent + 1)


@given(report=REPORT)
@settings(max_examples=60, deadline=None)
def test_without_unicode_nothing_else_comes_out(report):
    for name in ("text", "concise"):
        assert reporter(name)(report, Look(version="0.1.0", unicode=False, statistics=True)).isascii()
