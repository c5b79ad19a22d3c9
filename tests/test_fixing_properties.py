"""Whatever the bytes: checking does not raise, fixing settles, and nothing is lost or made worse."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

import preflight.rewriting
from preflight.cli.check import command
from preflight.documents.kinds import Kind
from preflight.documents.model import Document
from preflight.engine import Checker
from preflight.errors import FileChangedError
from preflight.findings import Applicability, Finding
from preflight.fixing import MAY_GET_LOUDER, Repaired, repair
from preflight.settings import Settings, Voice

KINDS = [kind for kind in Kind if kind is not Kind.PHOTO]
ENDINGS = {
    Kind.JSON: "json",
    Kind.JSON_LINES: "jsonl",
    Kind.YAML: "yaml",
    Kind.MARKDOWN: "md",
    Kind.TEXT: "txt",
}
SETTINGS = [
    pytest.param(Settings(), id="defaults"),
    pytest.param(
        Settings(
            language="fr", voices=(Voice(id="rachel"), Voice(id="denied", accessible=False)), images=2,
            publish_ready=True, allowed_punctuation=".,", room_types=("loft",),
        ),
        id="others",
    ),
]  # fmt: skip

WORDS = st.sampled_from(
    ["$649,900", "3BR/2.5BA", "1,850 sq ft", "60%", "4th", "10 am", "24/7", "#4", "½", "“", "”", "…", "–", "'", '"', "&",
     "😀", "é", "e\u0301", "\u00a0", "\u202e", "\x1b", "\\", "<!--", "-->", "# ", "---", "|", "{", "}", "[", "]", ": ", "- ",
     "house", "rooms", ".", ",", " ", "  ", "\n", "\n\n", "\r\n", "\t", "vpk_live_aaaaaaaa", "// ", "@", "www.a.com", "5'10\"",
     "<!-- preflight: ignore[unspeakable-characters] -->", "# preflight: ignore[image-count]", "Welcome home, "]
)  # fmt: skip
PROSE = st.lists(WORDS, max_size=14).map("".join)
LONG_PROSE = st.builds(
    lambda text, more: text + "a quiet house by the river " * more, PROSE, st.integers(0, 8)
)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 500), st.floats(allow_nan=False), PROSE,
    st.sampled_from(["furnish", "no-modify", "kitchenn", "http://a.com", "https://a.com/b", "photos/a.jpg", "rachell"]),
)  # fmt: skip
KEYS = st.one_of(
    st.sampled_from(
        ["images", "url", "room_type", "script", "voice", "voice_id", "language", "modificationMode", "webhook",
         "modification_mode", "webhook_url", "subtitle", "styles", "subtitle_style_preset", "elements_config", "text",
         "watermark", "size", "color", "background_music", "test_scenario", "Script", "~", "/", ""]
    ),
    PROSE,
)  # fmt: skip
TREES = st.recursive(
    VALUES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=10,
)
IMAGES = st.lists(
    st.one_of(
        st.fixed_dictionaries({"url": st.just("https://a.com/b.jpg")}, optional={"room_type": VALUES}), TREES
    ),
    max_size=3,
)
PAYLOADS = st.one_of(
    st.fixed_dictionaries(
        {"images": IMAGES, "script": LONG_PROSE}, optional={"voice": TREES, "modificationMode": VALUES}
    ),
    st.dictionaries(KEYS, TREES, max_size=5),
)


def as_yaml(data: Any, quote: str) -> str:
    """Members in block style, values in flow style or as a block scalar."""
    if not isinstance(data, dict):
        return json.dumps(data, ensure_ascii=False)
    lines = []
    for key, value in data.items():
        if quote in "|>" and isinstance(value, str):
            lines.append(f"{json.dumps(key)}: {quote}\n  " + value.replace("\n", "\n  "))
        elif quote == "'" and isinstance(value, str):
            lines.append(f"{json.dumps(key)}: '{value.replace(quote, quote * 2)}'")
        else:
            lines.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}  # a comment")
    return "\n".join(lines) + "\n"


@st.composite
def texts(draw: st.DrawFn, kind: Kind) -> str:
    """A file that is nearly right, as people and programs write them."""
    if kind is Kind.JSON:
        return json.dumps(
            draw(PAYLOADS), indent=draw(st.sampled_from([None, 2])), ensure_ascii=draw(st.booleans())
        )
    if kind is Kind.JSON_LINES:
        return "\n".join(json.dumps(one, ensure_ascii=False) for one in draw(st.lists(PAYLOADS, max_size=3)))
    style = draw(st.sampled_from(["", "'", "|", ">"]))
    if kind is Kind.YAML:
        return "---\n".join(as_yaml(one, style) for one in draw(st.lists(PAYLOADS, min_size=1, max_size=2)))
    if kind is Kind.MARKDOWN:
        return draw(st.sampled_from(["", f"---\n{as_yaml(draw(PAYLOADS), style)}---\n"])) + draw(LONG_PROSE)
    return draw(LONG_PROSE)


@st.composite
def files(draw: st.DrawFn, kind: Kind) -> bytes:
    """Such a file, sometimes with a byte order mark, Windows line ends, or a wound."""
    text = draw(texts(kind))
    if draw(st.booleans()):
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    data = text.encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 5)) == 0:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=4)) + data[at + draw(st.integers(0, 3)) :]
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + data


def checked(data: bytes, kind: Kind, settings: Settings) -> tuple[Checker, Document, list[Finding]]:
    checker = Checker(settings, now_s=1_900_000_000.0)
    document = checker.read(data, f"a.{ENDINGS[kind]}", kind)
    return checker, document, checker.findings(document)


def rules_of(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(finding.rule for finding in findings)


def assert_well_placed(document: Document, findings: list[Finding]) -> None:
    for finding in findings:
        assert 1 <= finding.line <= finding.end_line <= document.line_count
        assert (finding.line, finding.column) <= (finding.end_line, finding.end_column)
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.start <= edit.end <= len(document.text)


class TestCheckNeverRaises:
    @pytest.mark.parametrize("settings", SETTINGS)
    @pytest.mark.parametrize("kind", KINDS)
    @given(data=st.binary(max_size=200))
    @example(data=b"")
    @example(data=b"\xef\xbb\xbf")
    @example(data=b"\xff\xfe{\x00}\x00")
    @example(data=b"\x00")
    def test_any_bytes(self, kind: Kind, settings: Settings, data: bytes) -> None:
        checker, document, findings = checked(data, kind, settings)
        assert_well_placed(document, findings)
        checker.summaries(document)
        checker.clean_payloads(data)

    @pytest.mark.parametrize("settings", SETTINGS)
    @pytest.mark.parametrize("kind", KINDS)
    @given(drawn=st.data())
    def test_what_is_nearly_right(self, kind: Kind, settings: Settings, drawn: st.DataObject) -> None:
        data = drawn.draw(files(kind))
        checker, document, findings = checked(data, kind, settings)
        assert_well_placed(document, findings)
        checker.summaries(document)

    @given(data=st.binary(max_size=200))
    def test_photos(self, data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
        file = tmp_path_factory.getbasetemp() / "any.jpg"
        file.write_bytes(data)
        checker = Checker(Settings())
        document = checker.read(b"", str(file), Kind.PHOTO)
        assert [finding.rule for finding in checker.findings(document)] == ["not-an-image"]


def repaired(
    data: bytes, kind: Kind, settings: Settings, *, unsafe: bool
) -> tuple[Document, list[Finding], Repaired]:
    checker, document, findings = checked(data, kind, settings)
    return document, findings, repair(checker, document, data, unsafe=unsafe)


@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("kind", KINDS)
@given(drawn=st.data(), unsafe=st.booleans())
def test_fixing_settles_and_makes_nothing_worse(
    kind: Kind, settings: Settings, unsafe: bool, drawn: st.DataObject
) -> None:
    data = drawn.draw(files(kind))
    document, before, once = repaired(data, kind, settings, unsafe=unsafe)
    _, after, twice = repaired(once.data, kind, settings, unsafe=unsafe)
    assert (twice.data, twice.fixed) == (once.data, 0)
    assert after == once.findings
    assert set(rules_of(after) - rules_of(before)) <= MAY_GET_LOUDER
    assert (once.fixed > 0) is (once.data != data)
    assert len(once.document.payloads) == len(document.payloads)
    fixes = [finding.fix for finding in before if finding.fix]
    if not document.decodable or not any(unsafe or fix.applicability is Applicability.SAFE for fix in fixes):
        assert once.data == data
    # What is no fault of the words stays: the mark, the kind of line ends, the comments that suppress.
    assert once.data.startswith(b"\xef\xbb\xbf") is data.startswith(b"\xef\xbb\xbf")
    assert line_ends(once.data) <= line_ends(data)
    assert [ignore.names for ignore in once.document.ignores] == [ignore.names for ignore in document.ignores]


def line_ends(data: bytes) -> set[bytes]:
    return set(re.findall(rb"\r?\n", data))


# By hand ------------------------------------------------------------------------------------------

IMAGE = '"images": [{"url": "https://example.com/a.jpg"}]'
SCRIPT = "A home of character on a quiet street near the park, offered at {}."
YAML = """\
# preflight: ignore[unused-ignore]
images: # the photos
    - {{url: 'https://example.com/a.jpg'}}   # one
script: {}   # preflight: ignore[length-after-spelling]
"""


def fix_file(file: Path, *more: str) -> Any:
    return CliRunner().invoke(command, [str(file), "--offline", *more], standalone_mode=False)


class TestFiles:
    @pytest.mark.parametrize(
        ("name", "before", "after"),
        [
            pytest.param(
                "a.json", f'{{{IMAGE}, "script" : "{SCRIPT}"}}\r\n', None, id="JSON on one line, CRLF"
            ),
            pytest.param(
                "a.json",
                f'\ufeff{{\n\t{IMAGE},\n\t"script":"{SCRIPT}"\n}}',
                None,
                id="a mark, tabs, no last line end",
            ),
            pytest.param(
                "a.jsonl", f'{{{IMAGE}, "script": "{SCRIPT}"}}\n\n{{"x": 1}}\n', None, id="JSON Lines"
            ),
            pytest.param("a.yaml", YAML.format(SCRIPT), None, id="YAML with comments"),
            pytest.param(
                "a.yaml", YAML.format(f"'{SCRIPT}'").replace("\n", "\r\n"), None, id="quoted YAML, CRLF"
            ),
            pytest.param(
                "a.yaml", f"\ufeffscript: >-\n   {SCRIPT}\nimages: []\n", None, id="a folded scalar, a mark"
            ),
            pytest.param(
                "a.md",
                f"---\nimages: []\n---\n# 3 rooms\n\n<!-- 24/7 -->\n{SCRIPT}\n",
                None,
                id="a storyboard",
            ),
            pytest.param("a.txt", f"{SCRIPT}\r\n", None, id="a text"),
        ],
    )
    def test_only_the_token_changes(self, name: str, before: str, after: None, tmp_path: Path) -> None:
        file = tmp_path / name
        file.write_bytes(before.replace("{}", "60%").encode())
        fix_file(file, "--fix")
        assert file.read_bytes().decode() == before.replace("{}", "sixty percent").replace(
            "3 rooms", "3 rooms"
        )

    def test_unsafe_readings_are_left_to_those_who_ask(self, tmp_path: Path) -> None:
        file = tmp_path / "a.json"
        text = f'{{{IMAGE}, "modificationMode": "furnish", "script": "{"w" * 70}"}}'
        file.write_text(text)
        fix_file(file, "--fix")
        assert file.read_text() == text
        fix_file(file, "--unsafe-fixes")
        assert file.read_text() == text.replace("modificationMode", "modification_mode")

    def test_a_suppressed_finding_is_not_fixed(self, tmp_path: Path) -> None:
        file = tmp_path / "a.yaml"
        text = f"images: []\nscript: {SCRIPT.format('60%')}  # preflight: ignore[unspeakable-characters]\n"
        file.write_text(text)
        fix_file(file, "--fix")
        assert file.read_text() == text

    @pytest.mark.parametrize("options", [("--diff",), ("--diff", "--fix"), ("--diff", "--unsafe-fixes")])
    def test_diff_changes_nothing(self, options: tuple[str, ...], tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        file.write_bytes(b"\xef\xbb\xbf" + SCRIPT.format("60%").encode() + b"\r\n")
        before, stamp = file.read_bytes(), file.stat().st_mtime_ns
        result = fix_file(file, *options)
        assert (file.read_bytes(), file.stat().st_mtime_ns) == (before, stamp)
        assert [line for line in result.stdout.splitlines() if line[0] in "+-"] == [
            f"--- {file}",
            f"+++ {file}",
            f"-{SCRIPT.format('60%')}",
            f"+{SCRIPT.format('sixty percent')}",
        ]
        assert result.return_value == 1  # the findings are still there
        assert list(tmp_path.iterdir()) == [file]

    def test_a_file_edited_meanwhile_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first, second = tmp_path / "a.txt", tmp_path / "b.txt"
        for file in (first, second):
            file.write_text(SCRIPT.format("60%"))
        replace_file = preflight.rewriting.replace_file

        def edited_meanwhile(path: str, **contents: bytes) -> None:
            if path == str(first):
                first.write_text("Somebody else's words.")
            replace_file(path, **contents)

        monkeypatch.setattr(preflight.rewriting, "replace_file", edited_meanwhile)
        result = fix_file(tmp_path / "a.txt", str(second), "--fix")
        assert result.return_value == 1
        assert first.read_text() == "Somebody else's words."
        assert second.read_text() == SCRIPT.format("sixty percent")
        assert (
            result.stderr
            == f"preflight: {first}: it changed while it was being repaired; nothing was written\n"
        )
        assert "sixty percent" not in result.stdout.partition(str(second))[0] or "60%" in result.stdout
        assert sorted(tmp_path.iterdir()) == [first, second]

    @pytest.mark.parametrize("bad", [b"\xff", b"\xed\xa0\x80", b"\xc3"])
    def test_what_is_not_utf8_is_reported_and_never_written(self, bad: bytes, tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        data = SCRIPT.format("60%").encode() + bad
        file.write_bytes(data)
        result = fix_file(file, "--unsafe-fixes")
        assert file.read_bytes() == data
        assert result.return_value == 1
        assert "is not UTF-8" in result.stdout

    def test_the_error_names_the_file(self) -> None:
        assert str(FileChangedError("it changed", path="a.json")) == "a.json: it changed"
