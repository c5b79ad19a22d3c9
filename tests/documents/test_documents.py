"""Kinds, positions, sources, suppression comments and prose."""

from __future__ import annotations

import subprocess
import sys

import pytest

from preflight import documents
from preflight.documents import Document, Kind, fast_json, kind_of, read, scenes_of
from preflight.documents.yaml_text import Context, YamlText
from preflight.findings import Edit


def document(text: str, kind: Kind = Kind.YAML, images: int | None = None) -> Document:
    return read(text.encode(), path="x", kind=kind, images=images)


def test_exports() -> None:
    assert documents.__all__ == [
        "LIMITS", "Document", "Fault", "Ignore", "Kind", "Limits", "Payload", "Source", "Span", "fast_json", "kind_of",
        "read", "scenes_of",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a", None), ("json", None), ("a.toml", None), ("a.json", Kind.JSON), ("a/b.living.JSON", Kind.JSON),
        ("a.jsonl", Kind.JSON_LINES), ("a.ndjson", Kind.JSON_LINES), ("a.yaml", Kind.YAML), ("a.yml", Kind.YAML),
        ("a.md", Kind.MARKDOWN), ("a.txt", Kind.TEXT), ("a.jpg", Kind.PHOTO), ("a.JPEG", Kind.PHOTO),
        ("a.png", Kind.PHOTO), ("a.webp", Kind.PHOTO),
    ],
)  # fmt: skip
def test_kinds(name: str, kind: Kind | None) -> None:
    assert kind_of(name) is kind


def test_positions_count_code_points_and_lines_end_with_lf() -> None:
    doc = document("\U0001f3e1e\u0301x\r\n\ry\n", Kind.TEXT)
    assert [doc.position(at) for at in range(len(doc.text) + 1)] == [
        (1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (2, 1), (2, 2), (2, 3), (3, 1),
    ]  # fmt: skip
    assert [doc.line_text(line) for line in range(1, doc.line_count + 1)] == ["\U0001f3e1e\u0301x", "\ry", ""]


def test_a_photo_is_its_own_payload() -> None:
    doc = read(b"", path="a.jpg", kind=Kind.PHOTO)
    [payload] = doc.payloads
    assert (payload.data, payload.bare, doc.text) == ({"images": [{"url": "a.jpg"}]}, True, "")
    assert doc.source(payload).value("/images/0/url") == (0, 0)
    assert doc.position(0) == (1, 1)


def test_pointers() -> None:
    doc = document('[{}, {"a/~": [10, {"b": "x"}]}]', Kind.JSON)
    source = doc.source(doc.payloads[1])
    assert doc.payloads[1].pointer == "/1"
    for pointer, text in {
        "": '{"a/~": [10, {"b": "x"}]}',
        "/a~1~0": '[10, {"b": "x"}]',
        "/a~1~0/0": "10",
        "/a~1~0/1/b": '"x"',
        "/a~1~0/7": '[10, {"b": "x"}]',
        "/a~1~0/1/c/d": '{"b": "x"}',
        "/c": '{"a/~": [10, {"b": "x"}]}',
    }.items():
        assert doc.text[slice(*source.value(pointer))] == text
    assert doc.text[slice(*source.key("/a~1~0"))] == '"a/~"'
    assert doc.text[slice(*source.key("/a~1~0/0"))] == "10"
    assert doc.text[slice(*source.inside("/a~1~0", 1, 2, on_key=True))] == "/"
    assert doc.text[slice(*source.inside("/a~1~0/0", 0, 1))] == "10"
    assert source.edit("/a~1~0/0", 0, 1, "2") is None
    assert source.edit("/a~1~0/1/b", 0, 2, "2") is None
    assert source.edit("/a~1~0/1/b", 1, 1, '"\n') == Edit(start=26, end=26, replacement='\\"\\n')


@pytest.mark.parametrize(
    ("text", "kind", "replacement", "expected"),
    [
        pytest.param('{"a": 1, "b": 2}', Kind.JSON, "b", None, id="a name that is taken"),
        pytest.param('{"a": 1, "b": 2}', Kind.JSON, "c", Edit(start=2, end=3, replacement="c"), id="JSON"),
        pytest.param("{'a': 1}", Kind.JSON, "c", None, id="quotes that JSON does not know"),
        pytest.param("a: 1", Kind.YAML, "c", Edit(start=0, end=1, replacement="c"), id="YAML"),
        pytest.param("{a: 1}", Kind.YAML, "c", Edit(start=1, end=2, replacement="c"), id="YAML in braces"),
        pytest.param(
            "'a': 1", Kind.YAML, "it's", Edit(start=1, end=2, replacement="it''s"), id="YAML in quotes"
        ),
        pytest.param("a: 1", Kind.YAML, "no: x", None, id="a colon"),
        pytest.param("a: 1", Kind.YAML, "true", None, id="no text any more"),
        pytest.param("a: 1", Kind.YAML, "<<", None, id="a merge"),
        pytest.param("a: 1", Kind.YAML, "x" * 2000, None, id="too long for a name"),
    ],
)
def test_names_are_rewritten(text: str, kind: Kind, replacement: str, expected: Edit | None) -> None:
    doc = document(text, kind)
    assert doc.source(doc.payloads[0]).edit("/a", 0, 1, replacement, on_key=True) == expected


@pytest.mark.parametrize(
    ("value", "replacement"),
    [
        ("ab", ": x"), ("ab", " #x"), ("ab", "no\n"), ("ab", "\x07"), ("ab", "- "), ("ab", "&x "), ("ab", ""),
        ("ab", "12"), ("ab", "null"), ("ab", "[x"), ("ab", "'x"), ("ab", "? x"), ("ab", "!x "), ("ab", "%"), ("ab", " "),
        ("[ab]", ","), ("[ab]", "x]"), ("'ab'", "\n"), ("'ab'", "\x07"), (">-\n  ab", "\n"), ("|\n  ab", "\x07"),
        ("ab", "1e999"), ("|\n  ab", "  x"), ("|\n  ab", "\tx"), ("|\n  ab", ""), ("'ab\n  c'", "x\x85"),
    ],
)  # fmt: skip
def test_edits_that_cannot_be_written_in_place(value: str, replacement: str) -> None:
    doc = document(f"a: {value}\n")
    pointer = "/a/0" if value.startswith("[") else "/a"
    whole = doc.payloads[0].data["a"]
    length = len((whole[0] if isinstance(whole, list) else whole).rstrip("\n"))
    assert doc.source(doc.payloads[0]).edit(pointer, 0, length, replacement) is None


def test_a_forced_text_may_look_like_anything() -> None:
    doc = document("a: !!str ab\n")
    assert doc.source(doc.payloads[0]).edit("/a", 0, 2, "12") == Edit(start=9, end=11, replacement="12")


def test_halves_of_a_pair_never_meet() -> None:
    doc = document('{"a": "\\ud83cx\\udfe1"}', Kind.JSON)
    source = doc.source(doc.payloads[0])
    assert source.edit("/a", 1, 2, "") is None
    assert source.edit("/a", 1, 2, "y") == Edit(start=13, end=14, replacement="y")
    assert source.edit("/a", 1, 2, "\udfe1") is None


def test_what_libyaml_reads_otherwise_stands_as_a_whole() -> None:
    text = YamlText("a: 'b'", 3, 6, "'", "another value", Context())
    assert text.characters() is None
    assert text.characters() is None
    assert text.rewrite(0, 1, "x") is None


def test_escapes_are_kept_to() -> None:
    doc = document('{"a": "\\u00e9x", "b": "x"}', Kind.JSON)
    source = doc.source(doc.payloads[0])
    assert source.edit("/a", 1, 2, "ü") == Edit(start=13, end=14, replacement="\\u00fc")
    assert source.edit("/b", 0, 1, "ü") == Edit(start=23, end=24, replacement="ü")
    doc = document('a: "\\xE9x"\nb: "x"\n')
    source = doc.source(doc.payloads[0])
    assert source.edit("/a", 1, 2, "ü€\U0001f3e1") == Edit(
        start=8, end=9, replacement="\\xFC\\u20AC\\U0001F3E1"
    )
    assert source.edit("/b", 0, 1, "ü\x85") == Edit(start=15, end=16, replacement="ü\\x85")


def test_aliases_and_merges_stand_where_they_are_anchored() -> None:
    doc = document(
        "base: &b {x: one, y: two}\nlist: [*b]\nc:\n  <<: [*b, {z: three, x: no}]\n  y: own\nd:\n  <<: *b\n"
    )
    data = doc.payloads[0].data
    assert data["list"] == [data["base"]]
    assert data["c"] == {"x": "one", "y": "own", "z": "three"}
    assert data["d"] == data["base"]
    source = doc.source(doc.payloads[0])
    assert doc.text[slice(*source.value("/list/0"))] == "{x: one, y: two}"
    for pointer, line in {"/list/0/x": 1, "/c/x": 1, "/c/y": 5, "/c/z": 4, "/d/y": 1}.items():
        assert doc.position(source.value(pointer).start)[0] == line
        assert doc.position(source.key(pointer).start)[0] == line


def test_block_collections_end_with_their_last_value() -> None:
    doc = document("a:\n  - b\n  - c: d\n\n# x\ne: |\n  f\n\ng:\n")
    source = doc.source(doc.payloads[0])
    assert doc.text[slice(*source.value("/a"))] == "- b\n  - c: d"
    assert doc.text[slice(*source.value("/e"))] == "|\n  f"
    assert doc.text[slice(*source.value("/g"))] == ""


def test_suppression_in_yaml() -> None:
    doc = document(
        "# preflight: ignore[x]\n"
        "a: 'it # preflight: ignore[no]'   # preflight: ignore[y , z]\n"
        "script: |  # preflight: ignore[s]\n"
        "  foo # preflight: ignore[no]\n"
        "  bar\n"
        "# preflight: ignore\n"
        "images:\n"
        "  # preflight: ignore[i]\n"
        "  - url: a\n"
        "    room: b # preflight: ignore[q]\n"
        "  - {url: c, # preflight: ignore[f]\n"
        "     d: e}\n"
        "voice: # preflight: ignore[v]\n"
        "  a: &v b\n"
        "  b: *v\n"
        "x: a#preflight:ignore[no]\n"
        "y: {a: 1}\n"
        "# preflight: ignore[last]"
    )
    assert [(ignore.names, doc.text[ignore.first : ignore.last]) for ignore in doc.ignores] == [
        (("x",), "a: 'it # preflight: ignore[no]'"),
        (("y", "z"), "a: 'it # preflight: ignore[no]'   # preflight: ignore[y , z]"),
        (("s",), "script: |  # preflight: ignore[s]\n  foo # preflight: ignore[no]\n  bar"),
        ((), doc.text[doc.text.index("images") : doc.text.index("\nvoice")]),
        (("i",), "url: a\n    room: b"),
        (("q",), "    room: b # preflight: ignore[q]"),
        (("f",), "  - {url: c, # preflight: ignore[f]\n     d: e}"),
        (("v",), "voice: # preflight: ignore[v]\n  a: &v b\n  b: *v"),
        (("last",), ""),
    ]
    first = doc.ignores[0]
    assert doc.text[first.start : first.end] == "# preflight: ignore[x]"
    assert document("a: 1\n").ignores == ()
    assert document('{"a": "# preflight: ignore[x]"}', Kind.JSON).ignores == ()


MARKDOWN = """---
images: # preflight: ignore[image-count]
 - url: a
---
# Title

Welcome to
the <!-- x --> house.

<!-- preflight: ignore[a,b] -->
Second

Heading
===
***
Third <!-- preflight: ignore

line --> end
<!-- preflight: ignore[none] -->
"""


def test_a_storyboard() -> None:
    doc = document(MARKDOWN, Kind.MARKDOWN)
    [payload] = doc.payloads
    script = "Welcome to the house. Second Third end"
    assert payload.data == {"images": [{"url": "a"}], "script": script}
    assert [script[slice(*scene)] for scene in payload.scenes or ()] == [
        "Welcome to the house.",
        "Second",
        "Third end",
    ]
    assert (payload.bare, payload.image_count) == (False, None)
    source = doc.source(payload)
    assert doc.text[slice(*source.inside("/script", 22, 28))] == "Second"
    assert doc.position(source.value("/images/0/url").start) == (3, 9)
    assert [(ignore.names, doc.text[ignore.first : ignore.last]) for ignore in doc.ignores] == [
        (("image-count",), "images: # preflight: ignore[image-count]\n - url: a"),
        (("a", "b"), "Second"),
        ((), "Third <!-- preflight: ignore\n\nline --> end"),
        (("none",), ""),
    ]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(0, 7, "Welcome", id="a word"),
        pytest.param(8, 14, "to\nthe", id="over a line break"),
        pytest.param(11, 20, None, id="over a comment"),
        pytest.param(15, 28, None, id="over paragraphs"),
        pytest.param(38, 38, "", id="at the end"),
    ],
)
def test_edits_in_prose(start: int, end: int, expected: str | None) -> None:
    doc = document(MARKDOWN, Kind.MARKDOWN)
    edit = doc.source(doc.payloads[0]).edit("/script", start, end, "new")
    assert (edit and doc.text[edit.start : edit.end]) == expected


@pytest.mark.parametrize(
    ("text", "script"),
    [
        pytest.param("one\ntwo\n\nthree", "one two three", id="paragraphs"),
        pytest.param("  one \t\r\n two\r\n", "one two", id="blanks around lines"),
        pytest.param("#one\n", "#one", id="a hash is no heading"),
        pytest.param("####### one", "####### one", id="seven are none either"),
        pytest.param("a\n## b ##\nc", "a c", id="a heading between lines"),
        pytest.param("a\nb\n---\nc", "c", id="an underlined heading"),
        pytest.param("a\n\n---\nc\n* * *\nd", "a c d", id="thematic breaks"),
        pytest.param("- a\n- b", "- a - b", id="lists stay as they are"),
        pytest.param("a<!-- -->b <!-- --> c", "ab c", id="comments inside a line"),
        pytest.param("<!-- x -->a\n<!-- y -->\nb<!---->", "a b", id="a comment line divides nothing"),
        pytest.param("a <!--> b", "a b", id="the shortest comment"),
        pytest.param("a <!-- x", "a", id="an open comment"),
        pytest.param("a <!-- x --> <!-- y --> b\n  <!-- z -->  ", "a b", id="blanks between comments"),
    ],
)
def test_markdown_bodies(text: str, script: str) -> None:
    doc = document(text, Kind.MARKDOWN)
    assert doc.payloads[0].data == {"script": script}
    assert doc.payloads[0].bare


def test_scripts_alone() -> None:
    [payload] = document("# one\ntwo <!-- x -->\n \nthree\n", Kind.TEXT).payloads
    assert payload.data == {"script": "# one two <!-- x --> three"}
    assert (payload.bare, payload.image_count, payload.scenes) == (True, 2, ((0, 20), (21, 26)))
    assert document("x", Kind.TEXT, images=5).payloads[0].image_count == 5
    for kind in (Kind.TEXT, Kind.MARKDOWN):
        assert [fault.message for fault in document("\n \n", kind).faults] == ["there is nothing to narrate"]


@pytest.mark.parametrize(
    ("text", "data", "messages"),
    [
        pytest.param("---\n---\nx", {"script": "x"}, [], id="empty front matter"),
        pytest.param("---\na: 1\n...\nx", {"a": 1, "script": "x"}, [], id="dots close it"),
        pytest.param("---\na: 1\n---", {"a": 1, "script": ""}, [], id="no body"),
        pytest.param("---\na: 1\n", None, ["the front matter is never closed"], id="never closed"),
        pytest.param("---\n- 1\n---\nx", None, ["a payload must be an object, this is a list"], id="a list"),
        pytest.param("---\na: {\n---\nx", None, ["a value is missing here"], id="broken"),
        pytest.param("---\nscript: y\n---\nx", {"script": "x"}, ["the body is the script"], id="two scripts"),
        pytest.param("---\nscript: y\n---\n", {"script": "y"}, ["the body is the script"], id="script in front only"),
        pytest.param("---\na: \x07\n---\nx", {"a": "\x07", "script": "x"}, ["a control character (U+0007) stands in the file"], id="bell"),
        pytest.param("---\na: 1\n--- # x\nb: 1\n---\nx", {"a": 1, "script": "x"}, ["the front matter holds two documents"], id="two"),
        pytest.param("---\nx: 1\n---\nx <!-- y", {"x": 1, "script": "x"}, ["this comment is never closed, so all that follows is not spoken"], id="open comment"),
    ],
)  # fmt: skip
def test_front_matter(text: str, data: object, messages: list[str]) -> None:
    doc = document(text, Kind.MARKDOWN)
    assert [fault.message for fault in doc.faults] == messages
    assert [payload.data for payload in doc.payloads] == ([] if data is None else [data])
    assert not any(payload.bare for payload in doc.payloads)
    assert isinstance(doc.ignores, tuple)


@pytest.mark.parametrize(
    ("script", "scenes"),
    [
        ("", []), (" \n ", []), (" a b ", ["a b"]), ("a\n b\n\n \n c\r\n\r\nd", ["a\n b", "c", "d"]), ("a\nb", ["a\nb"]),
    ],
)  # fmt: skip
def test_scenes_of_a_raw_script(script: str, scenes: list[str]) -> None:
    assert [script[slice(*scene)] for scene in scenes_of(script)] == scenes


def test_the_quick_way_takes_what_is_clean_only() -> None:
    assert fast_json(b' {"a": [1.5]}\n') == (' {"a": [1.5]}\n', {"a": [1.5]})
    assert fast_json(b'[{}, {"a": 1}]') == ('[{}, {"a": 1}]', [{}, {"a": 1}])
    for odd in (
        b"",
        b"[]",
        b"[1]",
        b"3",
        b"\xef\xbb\xbf{}",
        b"\xff",
        b'{"a": 1e999}',
        b'{"a": "\\ud83c"}',
        b"{} x",
    ):
        assert fast_json(odd) is None


def test_json_needs_no_yaml() -> None:
    code = "import sys; from preflight.documents import *; read(b'{', path='x', kind=Kind.JSON); print('yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
