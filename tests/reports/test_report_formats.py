"""What each format promises to those that read it."""

import json
import os
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from report_samples import SAMPLES, SCRIPT_LINE, WIDE, clean, finding, fix, hostile, long, rich
from report_schemas import assert_valid_json, assert_valid_junit

from preflight.findings import Applicability, Edit, Excerpt, Fix, Report, Summary
from preflight.reports import REPORTERS, Look, reporter
from preflight.reports.markdown import LIMIT
from preflight.reports.places import uri, utf8_columns

LOOK = Look(version="0.1.0")


def render(name: str, report: Report, **look) -> str:
    return reporter(name)(report, Look(**({"version": "0.1.0"} | look)))


def only(*findings) -> Report:
    return Report(findings=findings, summary=Summary(files=len(findings), errors=len(findings)))


def test_an_unknown_format_has_no_reporter():
    with pytest.raises(KeyError):
        reporter("html")


@pytest.mark.parametrize("sample", [*SAMPLES, "long"])
@pytest.mark.parametrize(
    ("name", "schema"), [("sarif", "sarif-2.1.0.json"), ("rdjson", "rdjson.json"), ("junit", "junit.xsd")]
)
def test_the_published_schema_accepts(name, schema, sample):
    text = render(name, (SAMPLES | {"long": long})[sample]())
    if name == "junit":
        assert_valid_junit(text)
    else:
        assert_valid_json(schema, text)


@pytest.mark.parametrize("name", REPORTERS)
def test_a_long_report_ends_with_one_line_end(name):
    text = render(name, long())
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", ["concise", "github", "jsonl"])
def test_nothing_found_is_nothing_said(name):
    assert render(name, clean()) == ""


@pytest.mark.parametrize("name", ["concise", "github", "jsonl"])
def test_a_line_is_a_finding(name):
    assert render(name, hostile()).count("\n") == len(hostile().findings)
    assert len(render(name, hostile()).splitlines()) == len(hostile().findings)


def test_json_gives_every_field_in_its_order():
    loaded = json.loads(render("json", rich()))
    assert list(loaded) == ["version", "findings", "summary"]
    assert list(loaded["findings"][0]) == [
        *("path", "line", "column", "end_line", "end_column", "pointer", "rule", "code", "severity"),
        *("message", "help", "url", "fix"),
    ]
    assert list(loaded["findings"][0]["fix"]) == ["description", "applicability", "edits"]
    assert loaded["findings"][0]["fix"]["edits"] == [
        {"start": 143, "end": 146, "replacement": "two and a half"}
    ]
    assert list(loaded["summary"]) == [
        *("files", "payloads", "errors", "warnings", "fixable", "fixed", "unverified"),
    ]
    assert loaded["findings"][3]["code"] is None


def test_json_gives_back_the_very_characters():
    report = hostile()
    loaded = json.loads(render("json", report))["findings"]
    assert [each["path"] for each in loaded] == [each.path for each in report.findings]
    assert loaded[0]["message"] == report.findings[0].message
    assert loaded == [json.loads(line) for line in render("jsonl", report).splitlines()]


class TestSarif:
    def run(self, report):
        return json.loads(render("sarif", report))["runs"][0]

    def test_results_point_at_their_rules(self):
        run = self.run(rich())
        rules = run["tool"]["driver"]["rules"]
        assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == [
            each["ruleId"] for each in run["results"]
        ]
        assert [rule["helpUri"] for rule in rules] == [
            f"https://preflight.example/rules/{rule['id']}" for rule in rules
        ]

    def test_a_fix_of_the_findings_own_range_has_lines_and_columns(self):
        result = self.run(rich())["results"][0]
        (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
        assert replacement == {
            "deletedRegion": {"startLine": 7, "startColumn": 25, "endLine": 7, "endColumn": 28},
            "insertedContent": {"text": "two and a half"},
        }

    def test_any_other_edit_has_offsets(self):
        edits = (Edit(start=0, end=9, replacement=""), Edit(start=20, end=20, replacement="x"))
        made = Fix(description="", applicability=Applicability.SAFE, edits=edits)
        result = self.run(only(finding(SCRIPT_LINE, "2.5", fix=made)))["results"][0]
        regions = [each["deletedRegion"] for each in result["fixes"][0]["artifactChanges"][0]["replacements"]]
        assert regions == [{"charOffset": 0, "charLength": 9}, {"charOffset": 20, "charLength": 0}]

    def test_a_path_is_quoted_and_relative_to_the_root(self):
        location = self.run(rich())["results"][4]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert location == {
            "uri": "an%C3%BAncios/%E6%9D%B1%E4%BA%AC%20apartment.living.json",
            "uriBaseId": "%SRCROOT%",
        }

    def test_fingerprints_do_not_know_lines(self):
        moved = [replace(each, line=each.line + 9, end_line=each.end_line + 9) for each in rich().findings]
        assert self._prints(only(*moved)) == self._prints(rich())

    def test_equal_findings_have_fingerprints_of_their_own(self):
        assert len(set(self._prints(hostile()))) == len(hostile().findings)

    def _prints(self, report):
        return [each["partialFingerprints"]["preflightFinding/v1"] for each in self.run(report)["results"]]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("a/b.json", "a/b.json", id="plain"),
        pytest.param("./a b.json", "a%20b.json", id="from here"),
        pytest.param("a:b%.json", "a%3Ab%25.json", id="not a scheme"),
        pytest.param("/a/ü.json", "file:///a/%C3%BC.json", id="absolute"),
        pytest.param("caf\udce9.json", "caf%E9.json", id="the byte that the system gave"),
        pytest.param("\ud800.json", "%ED%A0%80.json", id="a surrogate that is no byte"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths with slashes")
def test_uri(path, expected):
    assert uri(path) == expected


def test_gitlab_fingerprints_are_unique():
    loaded = json.loads(render("gitlab", long()))
    assert len({each["fingerprint"] for each in loaded}) == 1_000
    assert loaded[0]["location"] == {"path": "many/0.living.yaml", "lines": {"begin": 1, "end": 1}}
    assert {each["severity"] for each in loaded} == {"major"}


class TestGithub:
    def test_a_property_cannot_end_early(self):
        line = render("github", only(finding("x", "x", path="a,b:c%.json", rule="x"))).splitlines()[0]
        assert line.startswith("::error file=a%2Cb%3Ac%25.json,line=1,endLine=1,col=1,endColumn=2,title=")

    def test_columns_are_for_one_line(self):
        line = render("github", only(finding("x", "x", end_line=2))).splitlines()[0]
        assert line.startswith("::error file=listings/harbour-view.living.yaml,line=1,endLine=2,title=")

    def test_a_percent_sign_stays_one(self):
        assert "::100%25 %250A" in render("github", only(finding("x", "x", message="100% %0A")))


class TestCommandsInALog:
    @pytest.mark.parametrize("name", ["text", "concise", "junit", "markdown"])
    @pytest.mark.parametrize("path", ["::error::x", " \u3000::error::x", "a ##[add-mask]x", "##vso[task]x"])
    def test_a_runner_sees_none(self, name, path):
        words = "word " * 14
        made = finding(path, path, path=path, message=path, help=f"{words}::debug::x ::warning::y ##[error]z")
        script = replace(rich().scripts[0], path=path)
        text = render(name, only(made)._replace(scripts=(script,)), width=60)
        assert not re.search(r"^\s*::|##\w*\[", text, re.MULTILINE)

    def test_json_keeps_the_characters(self):
        text = render("json", only(finding("##[error]", "#", message="##[error]x")))
        assert "##[" not in text
        assert json.loads(text)["findings"][0]["message"] == "##[error]x"

    def test_ascii_has_its_own_brackets(self):
        text = render("concise", only(finding("x", "x", path="::error::", message="##[y]")), unicode=False)
        assert text == "<:>:error:::1:1: SCRIPT_INVALID_CHARACTERS #<#>[y]\n"


class TestJunit:
    def suites(self, report):
        return list(ElementTree.fromstring(render("junit", report, timestamp="2025-01-31T12:00:00")))

    def test_errors_fail_and_warnings_are_skipped(self):
        suite = self.suites(rich())[0]
        assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("4", "3", "1")
        assert [case.find("failure") is not None for case in suite.iter("testcase")] == [
            True,
            True,
            True,
            False,
        ]
        assert suite.get("timestamp") == "2025-01-31T12:00:00"

    def test_a_clean_run_is_a_case_that_passed(self):
        (suite,) = self.suites(clean())
        (case,) = suite.iter("testcase")
        assert (suite.get("tests"), suite.get("failures"), list(case)) == ("1", "0", [])


class TestRdjson:
    def diagnostics(self, *findings):
        return json.loads(render("rdjson", only(*findings)))["diagnostics"]

    def test_columns_count_bytes(self):
        (diagnostic,) = self.diagnostics(finding("a𐐀b", "b", fix=fix(2, 3, "c")))
        place = {"start": {"line": 1, "column": 6}, "end": {"line": 1, "column": 7}}
        assert diagnostic["location"]["range"] == place
        assert diagnostic["suggestions"] == [{"range": place, "text": "c"}]

    def test_a_clipped_line_counts_the_bytes_left_out(self):
        made = finding("é" * 300 + "9", "9", fix=fix(300, 301, "nine"))
        clipped = Excerpt(text="é" * 99 + "9", column=202, byte_column=403, clipped_left=True)
        (diagnostic,) = self.diagnostics(replace(made, excerpt=clipped))
        place = {"start": {"line": 1, "column": 601}, "end": {"line": 1, "column": 602}}
        assert diagnostic["location"]["range"] == place
        assert diagnostic["suggestions"] == [{"range": place, "text": "nine"}]

    def test_an_edit_elsewhere_is_no_suggestion(self):
        (diagnostic,) = self.diagnostics(finding("abc", "b", fix=fix(0, 3, "c")))
        assert "suggestions" not in diagnostic

    def test_an_excerpt_that_ends_before_the_fault_is_not_measured(self):
        made = finding("abc", "b", end_column=9)
        assert utf8_columns(replace(made, excerpt=Excerpt(text="abc", column=1))) is None


class TestMarkdown:
    def test_the_sources_dollars_and_mentions_are_split(self):
        text = render("markdown", only(finding("x", "x", message="@octocat $1 $2 #3 http://a.b www.c.d")))
        assert (
            "<span>@</span>octocat <span>$</span>1 <span>$</span>2 <span>#</span>3 "
            "http<span>:</span>//a.b www<span>.</span>c.d"
        ) in text

    def test_markup_becomes_references(self):
        text = render("markdown", only(finding("x", "x", message="a|b `c` <img> [d](e) *f* \\| &amp;")))
        assert (
            "a&#124;b &#96;c&#96; &#60;img&#62; &#91;d&#93;&#40;e&#41; &#42;f&#42; &#92;&#124; &#38;amp;"
            in text
        )

    def test_only_a_web_address_is_linked(self):
        assert "<a " not in render("markdown", only(finding("x", "x", url="javascript:alert(1)")))

    def test_a_fence_is_longer_than_any_inside(self):
        script = replace(rich().scripts[0], path="````\n````")
        text = render("markdown", clean()._replace(scripts=(script,)))
        assert "\n`````text\n````␊````:9  a script" in text

    def test_many_findings_are_folded(self):
        assert "<details><summary>40 findings</summary>" in render("markdown", long())
        assert "<details><summary>" not in render("markdown", rich())

    @pytest.mark.parametrize("spread", [pytest.param(1, id="a file"), pytest.param(5_000, id="many files")])
    def test_it_stays_below_what_github_takes(self, spread):
        findings = [
            finding(SCRIPT_LINE, "2.5", path=f"{index % spread}.json", message="*" * 2_000)
            for index in range(5_000)
        ]
        text = render("markdown", only(*findings)._replace(scripts=rich().scripts * 5))
        shown = text.count("| ❌ |")
        assert LIMIT * 0.9 < len(text.encode()) <= LIMIT
        assert f"> ✂️ {5_000 - shown:,} more findings not shown" in text

    def test_a_long_block_of_bars_is_left_out_when_there_is_no_room(self):
        scripts = tuple(replace(rich().scripts[0], path="x" * 20_000) for _ in range(100))
        text = render("markdown", clean()._replace(scripts=scripts))
        assert len(text.encode()) < LIMIT
        assert "Scripts" not in text


def test_paths_of_text_are_shown_as_they_are():
    assert f"{WIDE}:2:13\n" in render("text", rich())
