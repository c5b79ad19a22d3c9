"""Every character of a value has its place in the file, and can be rewritten there."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from preflight.documents import Document, Kind, read

# (kind, source with {} for the value's place, the value, what spells each of its characters)
JSON_TABLE = [
    pytest.param('"abc"', ["a", "b", "c"], "abc", id="plain letters"),
    pytest.param('""', [], "", id="nothing"),
    pytest.param(r'"\n\t\"\\\/"', [r"\n", r"\t", r"\"", "\\\\", r"\/"], '\n\t"\\/', id="short escapes"),
    pytest.param(r'"\u00e9x"', [r"\u00e9", "x"], "éx", id="a spelled letter"),
    pytest.param(r'"\ud83c\udfe1x"', [r"\ud83c\udfe1", "x"], "\U0001f3e1x", id="a surrogate pair is one"),
    pytest.param(r'"\ud83cx"', [r"\ud83c", "x"], "\ufffdx", id="half a pair is a stand-in"),
    pytest.param(r'"\udfe1\ud83c"', [r"\udfe1", r"\ud83c"], "\ufffd\ufffd", id="halves the wrong way round"),
    pytest.param(
        '"\U0001f3e1e\u0301"', ["\U0001f3e1", "e", "\u0301"], "\U0001f3e1e\u0301", id="astral, combining"
    ),
]
YAML_TABLE = [
    pytest.param("ab c", list("ab c"), "ab c", id="plain"),
    pytest.param("ab\n    c", ["a", "b", "\n    ", "c"], "ab c", id="plain over two lines"),
    pytest.param("a  \n\n   \n  c", ["a", "  \n\n   ", "\n  ", "c"], "a\n\nc", id="plain with empty lines"),
    pytest.param("a#b", list("a#b"), "a#b", id="plain with a hash inside"),
    pytest.param("'a''b'", ["a", "''", "b"], "a'b", id="single quotes doubled"),
    pytest.param("' a \n  b '", [" ", "a", " \n  ", "b", " "], " a b ", id="single quotes over lines"),
    pytest.param("'a\n\n  b'", ["a", "\n\n  ", "b"], "a\nb", id="single quotes, empty line"),
    pytest.param("''", [], "", id="single quotes, nothing"),
    pytest.param(
        r'"\x41\u00e9\U0001F3E1"', [r"\x41", r"\u00e9", r"\U0001F3E1"], "Aé\U0001f3e1", id="hex escapes"
    ),
    pytest.param(r'"\0\_\N\e\""', [r"\0", r"\_", r"\N", r"\e", r"\""], '\0\xa0\x85\x1b"', id="named escapes"),
    pytest.param('"a\\\n   b"', ["a", "b"], "ab", id="escaped line break is nothing"),
    pytest.param(
        '"a \\\n\n  b"', ["a", " ", "\\\n\n  ", "b"], "a \nb", id="escaped line break and an empty line"
    ),
    pytest.param('"a \n b\\ "', ["a", " \n ", "b", "\\ "], "a b ", id="double quotes fold"),
    pytest.param("|\n  a\n  b\n", ["a", "\n  ", "b", "\n"], "a\nb\n", id="literal"),
    pytest.param("|-\n  a\n   b\n\n", ["a", "\n  ", " ", "b"], "a\n b", id="literal, stripped"),
    pytest.param("|+\n  a\n\n", ["a", "\n", "\n"], "a\n\n", id="literal, kept"),
    pytest.param(
        "|2\n   a\n  b\n", [" ", "a", "\n  ", "b", "\n"], " a\nb\n", id="literal, indentation given"
    ),
    pytest.param("|\n\n  a\n\n  b", ["\n  ", "a", "\n", "\n  ", "b"], "\na\n\nb", id="literal, empty lines"),
    pytest.param(">\n  a\n  b\n", ["a", "\n  ", "b", "\n"], "a b\n", id="folded"),
    pytest.param(">\n  a\n\n  b\n", ["a", "\n\n  ", "b", "\n"], "a\nb\n", id="folded, empty line"),
    pytest.param(
        ">-\n  a\n    b\n  c\n",
        ["a", "\n  ", " ", " ", "b", "\n  ", "c"],
        "a\n  b\nc",
        id="folded, more indented",
    ),
    pytest.param(">-  # c\n  a\n", ["a"], "a", id="folded, a comment behind the sign"),
    pytest.param("&x 'a'", ["a"], "a", id="anchored"),
    pytest.param("!!str &x a", ["a"], "a", id="tagged and anchored"),
    pytest.param("!!str\n  'a'", ["a"], "a", id="tag on a line of its own"),
    pytest.param(
        "a\u2028b\x85c", list("a\u2028b\x85c"), "a\u2028b\x85c", id="what YAML 1.1 took for line breaks"
    ),
    pytest.param(
        "\U0001f3e1e\u0301 x", list("\U0001f3e1e\u0301 x"), "\U0001f3e1e\u0301 x", id="astral, combining"
    ),
]


def document(text: str, kind: Kind, *, bom: bool = False, **options: int) -> Document:
    return read(("\ufeff" * bom + text).encode(), path="x", kind=kind, **options)


def spelled(doc: Document, pointer: str, length: int) -> list[str]:
    source = doc.source(doc.payloads[0])
    return [doc.text[slice(*source.inside(pointer, at, at + 1))] for at in range(length)]


@pytest.mark.parametrize("bom", [False, True], ids=["", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("written", "expected", "value"), JSON_TABLE)
def test_json_characters(written: str, expected: list[str], value: str, end: str, bom: bool) -> None:
    doc = document(f'{{"\U0001f3e1": 1,{end}"a": [{{"b": {written}}}]}}', Kind.JSON, bom=bom)
    assert doc.payloads[0].data["a"][0]["b"] == value
    assert spelled(doc, "/a/0/b", len(value)) == expected
    assert doc.bom is bom


@pytest.mark.parametrize("bom", [False, True], ids=["", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("written", "expected", "value"), YAML_TABLE)
def test_yaml_characters(written: str, expected: list[str], value: str, end: str, bom: bool) -> None:
    doc = document(f"\U0001f3e1: 1\na: {written}".replace("\n", end), Kind.YAML, bom=bom)
    assert doc.faults == ()
    assert doc.payloads[0].data["a"] == value
    assert spelled(doc, "/a", len(value)) == [one.replace("\n", end) for one in expected]


@pytest.mark.parametrize(("written", "expected", "value"), YAML_TABLE)
def test_yaml_characters_deeper(written: str, expected: list[str], value: str) -> None:
    nested = written.replace("\n", "\n    ")
    doc = document(f"k:\n  - x: 1\n    a: {nested}\n", Kind.YAML)
    assert doc.faults == ()
    data = doc.payloads[0].data["k"][0]["a"]
    got = spelled(doc, "/k/0/a", len(data))
    assert [re.sub(r"\n[ \n]*", "\n", one) for one in got][: len(value)] == [
        re.sub(r"\n[ \n]*", "\n", one) for one in expected
    ]


TEXTS = st.text(
    st.one_of(
        st.sampled_from(list("ab 1:#-,'\"\\\n\t{}[]&*!|>%@`é\u0301\U0001f3e1\u2028\x85\xa0\ufeff")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=30,
)
RANGES = st.tuples(st.integers(0, 30), st.integers(0, 10))
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


def check_edit(doc: Document, pointer: str, value: str, at: tuple[int, int], replacement: str) -> bool:
    """Whether an edit was found; then it does what it says and touches nothing else."""
    start = min(at[0], len(value))
    end = min(start + at[1], len(value))
    source = doc.source(doc.payloads[0])
    edit = source.edit(pointer, start, end, replacement)
    span = source.inside(pointer, start, end)
    assert 0 <= span.start <= span.end <= len(doc.text)
    if edit is None:
        return False
    assert (edit.start, edit.end) == span
    text = doc.text[: edit.start] + edit.replacement + doc.text[edit.end :]
    again = document(text, doc.kind, images=9)
    assert again.faults == ()
    changed = json.loads(json.dumps(doc.payloads[0].data))
    parent = changed
    *path, last = pointer.split("/")[1:]
    for step in path:
        parent = parent[int(step) if isinstance(parent, list) else step]
    parent[int(last) if isinstance(parent, list) else last] = value[:start] + replacement + value[end:]
    assert again.payloads[0].data == changed
    return True


def check_places(doc: Document, pointer: str, value: str) -> None:
    """The characters' places follow one another, and letters stand for themselves."""
    source = doc.source(doc.payloads[0])
    whole = source.value(pointer)
    last = whole.start
    for at, char in enumerate(value):
        span = source.inside(pointer, at, at + 1)
        assert last <= span.start < span.end
        last = span.end
        if char.isalpha() and span.end == span.start + 1:
            assert doc.text[span.start] == char


@given(TEXTS, st.booleans(), RANGES, TEXTS)
def test_json_round_trip(value: str, ascii_only: bool, at: tuple[int, int], replacement: str) -> None:
    data = {"n": 1, "a": ["x", value], "z": None}
    doc = document(json.dumps(data, ensure_ascii=ascii_only), Kind.JSON)
    assert doc.payloads[0].data == data
    pieces = spelled(doc, "/a/1", len(value))
    assert [json.loads(f'"{piece}"') for piece in pieces] == list(value)
    assert check_edit(doc, "/a/1", value, at, replacement)


@given(TEXTS, STYLES, st.booleans(), st.booleans(), st.sampled_from([20, 80]), RANGES, TEXTS)
def test_yaml_round_trip(
    value: str, style: str | None, flow: bool, crlf: bool, width: int, at: tuple[int, int], replacement: str
) -> None:
    data = {"n": 1, "a": [{"b": value, "c": "x"}], "z": None}
    text = yaml.dump(
        data,
        default_style=style,
        default_flow_style=flow,
        allow_unicode=True,
        width=width,
        line_break="\r\n" if crlf else "\n",
    )
    text = re.sub(r"!!(int|null) ['\"|>][-]?\s*(\w+)['\"]?", r"\2", text)
    doc = document(text, Kind.YAML)
    if doc.faults or doc.payloads[0].data.get("a") != data["a"]:
        return  # the dumper speaks YAML 1.1
    check_places(doc, "/a/0/b", value)
    check_edit(doc, "/a/0/b", value, at, replacement)


@given(st.lists(st.text("ab'\"\\ #:-é\U0001f3e1", min_size=1, max_size=8), min_size=1, max_size=5), st.sampled_from("|>"), st.sampled_from(["", "-", "+"]), st.integers(1, 4), RANGES, st.text("ab \n'#:é", max_size=4))  # fmt: skip
def test_block_scalars_by_hand(
    lines: list[str], sign: str, chomping: str, indent: int, at: tuple[int, int], replacement: str
) -> None:
    text = f"a: {sign}{chomping}\n" + "".join(f"{' ' * indent}{line}\n" for line in lines) + "b: 1\n"
    doc = document(text, Kind.YAML)
    if doc.faults:
        return
    value = doc.payloads[0].data["a"]
    expected = yaml.safe_load(text)["a"]
    assert value == expected
    check_places(doc, "/a", value)
    check_edit(doc, "/a", value, at, replacement)


@given(TEXTS, RANGES, TEXTS, st.booleans(), st.sampled_from([Kind.TEXT, Kind.MARKDOWN]))
def test_prose_round_trip(text: str, at: tuple[int, int], replacement: str, front: bool, kind: Kind) -> None:
    matter = "---\nn: 1\n---\n" if front and kind is Kind.MARKDOWN else ""
    doc = document(matter + text, kind, images=9)
    if doc.faults or not doc.payloads[0].data.get("script"):
        return
    value = doc.payloads[0].data["script"]
    for index, (char, piece) in enumerate(zip(value, spelled(doc, "/script", len(value)), strict=True)):
        assert piece == char or (char == " " and (not piece or "\n" in piece or "<!--" in piece)), index
    check_edit(doc, "/script", value, at, replacement)


def test_edits_are_found_where_it_matters() -> None:
    """The everyday styles are repaired; hypothesis only shows that what is found is right."""
    for written in (
        "3 beds",
        "'3 beds'",
        '"3 beds"',
        "|\n  3 beds\n",
        ">-\n  3 beds\n",
        "&x 3 beds",
        "{k: 3 beds}",
    ):
        doc = document(f"a: {written}\n", Kind.YAML)
        pointer = "/a/k" if "{" in written else "/a"
        edit = doc.source(doc.payloads[0]).edit(pointer, 0, 1, "three")
        assert edit is not None, written
        assert (doc.text[edit.start : edit.end], edit.replacement) == ("3", "three")
