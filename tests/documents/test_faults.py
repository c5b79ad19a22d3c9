"""What is wrong with a file is said with its place, and no bytes make reading raise."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preflight.documents import Document, Kind, Limits, fast_json, read


def faults(data: str | bytes, kind: Kind, limits: Limits | None = None) -> list[tuple[str, str]]:
    """Each fault as the text it stands on and the beginning of its message."""
    raw = data.encode() if isinstance(data, str) else data
    doc = read(raw, path="x", kind=kind, limits=limits or Limits())
    return [(doc.text[fault.start : fault.end], fault.message) for fault in doc.faults]


JSON_FAULTS = [
    pytest.param('{"a": 1}', [], id="clean"),
    pytest.param(' [{"a": 1}, {}]\r\n', [], id="an array, blanks around"),
    pytest.param('{"a": "x\u2028\u00a0"}', [], id="odd blanks inside a text"),
    pytest.param('{"a": ' + "[" * 63 + "]" * 63 + "}", [], id="64 levels"),
    pytest.param("", [("", "the file is empty")], id="empty"),
    pytest.param(" \r\n", [("", "the file is empty")], id="only blanks"),
    pytest.param("[]", [("[]", "the array holds no payload")], id="empty array"),
    pytest.param("3", [("3", "a payload must be an object, this is a number")], id="a number"),
    pytest.param(
        '[{}, "x"]', [('"x"', "a payload must be an object, this is a text")], id="a text among objects"
    ),
    pytest.param('{"a": 1,}', [(",", "a comma too many before }")], id="trailing comma"),
    pytest.param('[{"a": [1,]}]', [(",", "a comma too many before ]")], id="trailing comma in an array"),
    pytest.param('{"a": 1 "b": 2}', [(" ", "a comma is missing here")], id="missing comma"),
    pytest.param('{"a" 1}', [("1", 'a colon is missing after "a"')], id="missing colon"),
    pytest.param('{"a"}', [("}", 'a colon and a value are missing after "a"')], id="name alone"),
    pytest.param('{"a": }', [("}", "a value is missing before }")], id="missing value"),
    pytest.param('{"a": @}', [("@", "'@' starts no value")], id="a stray sign"),
    pytest.param('{"a":', [("", "the text ends where a value is expected")], id="cut off at a value"),
    pytest.param('{"a": [1', [("", "the [ of line 1 is never closed")], id="cut off in an array"),
    pytest.param('{"a": 1,', [("", "the { of line 1 is never closed")], id="cut off in an object"),
    pytest.param('{"a": [1}', [("}", "} stands where ] is expected")], id="wrong bracket"),
    pytest.param("{,}", [(",", "a comma too many")], id="comma first"),
    pytest.param("{1: 2}", [("1", "a name in double quotes is expected here")], id="a number as a name"),
    pytest.param("{a: 1}", [("a", "a name must stand in double quotes")], id="bare name"),
    pytest.param("{'a': 1}", [("'a'", "a text stands in double quotes in JSON, not '")], id="single quotes"),
    pytest.param("{“a”: 1}", [("“a”", "a text stands in double quotes in JSON, not “")], id="curly quotes"),
    pytest.param("{'a: 1}", [("'", "a text stands in double quotes in JSON")], id="open single quote"),
    pytest.param(
        '{"a": True, "b": None}', [("True", "True is not JSON"), ("None", "None is not JSON")], id="Python"
    ),
    pytest.param('{"a": kitchen}', [("kitchen", '"kitchen" stands without quotes')], id="bare word"),
    pytest.param('{"a": NaN}', [("NaN", "NaN is not a number in JSON")], id="NaN"),
    pytest.param('{"a": -Infinity}', [("-Infinity", "-Infinity is not a number in JSON")], id="infinity"),
    pytest.param('{"a": 1e999}', [("1e999", "this number is too large")], id="too large"),
    pytest.param('{"a": 012}', [("012", '"012" is not written as a number in JSON')], id="leading zero"),
    pytest.param(
        '{"a": 2.5e3, "b": 1, "c": .5}', [(".5", '".5" is not written as a number in JSON')], id="no digit"
    ),
    pytest.param(
        '{"a": ' + "9" * 5000 + "}", [("9" * 5000, "this number has 5,000 digits")], id="many digits"
    ),
    pytest.param('{"a": 1} // x\n# y', [("// x", "JSON has no comments")], id="comments, said once"),
    pytest.param(
        '{"a":\u00a01}', [("\u00a0", "a blank that JSON does not know (U+00A0)")], id="no-break space"
    ),
    pytest.param('{"a": "x\ty"}', [("\t", "a control character stands inside a text")], id="tab in a text"),
    pytest.param(
        '{"a": "x\ny", "b": 1}', [("\n", "a control character stands inside a text")], id="line break"
    ),
    pytest.param(
        '{"a": "x\n"b": 1}', [('"x', "the quotation mark of this text is never closed")], id="open quote"
    ),
    pytest.param(
        '{"a": "x', [('"x', "the quotation mark of this text is never closed")], id="open quote at the end"
    ),
    pytest.param(r'{"a": "\q"}', [(r"\q", "this is not an escape that JSON knows")], id="unknown escape"),
    pytest.param(
        r'{"a": "\ud83c"}', [(r"\ud83c", "this escape is half of a surrogate pair")], id="half a pair"
    ),
    pytest.param('{"a": 1, "a": 2}', [('"a"', '"a" is given twice in one object')], id="twice"),
    pytest.param('{"a": 1}{}', [("{", "something follows the end of the payload")], id="two objects"),
    pytest.param(
        "[" * 65 + "]" * 65, [("[", "objects and arrays are nested more than 64 deep")], id="65 levels"
    ),
    pytest.param("[" * 200_000, [("[", "objects and arrays are nested more than 64 deep")], id="very deep"),
    pytest.param('{"\x1b": 1, "\x1b": 2}', None, id="control characters in a name given twice"),
]


@pytest.mark.parametrize(("text", "expected"), JSON_FAULTS)
def test_json_faults(text: str, expected: list[tuple[str, str]] | None) -> None:
    found = faults(text, Kind.JSON)
    if expected is None:
        assert all("\x1b" not in message for _, message in found)
        return
    assert [where for where, _ in found] == [where for where, _ in expected]
    for (_, message), (_, opening) in zip(found, expected, strict=True):
        assert message.startswith(opening)
    assert (fast_json(text.encode()) is None) == bool(expected)


YAML_FAULTS = [
    pytest.param("a: no\n", [], id="clean"),
    pytest.param("%YAML 1.2\n---\na: 1\n...\n---\n", [], id="an empty last document"),
    pytest.param("", [("", "the file is empty")], id="empty"),
    pytest.param("# only a comment\n", [("", "the file is empty")], id="only a comment"),
    pytest.param("- a\n", [("- a", "a payload must be an object, this is a list")], id="a list"),
    pytest.param("a: 1\nb: 2\na: 3\n", [("a", '"a" is given twice in one object')], id="twice"),
    pytest.param("1: x\n", [("1", "a field's name must be a text")], id="a number as a name"),
    pytest.param(
        "? [a]\n: x\n", [("[a]", "a field's name must be a text, not a list")], id="a list as a name"
    ),
    pytest.param("a: .inf\n", [(".inf", ".inf is not a number")], id="infinity"),
    pytest.param("a: 1e999\n", [("1e999", "this number is too large")], id="too large"),
    pytest.param("a: " + "9" * 5000, [("9" * 5000, "this number has 5,000 digits")], id="many digits"),
    pytest.param("a: !!python/name:os.system x\n", [("x", "the tag ")], id="a Python tag"),
    pytest.param("a: !foo [1]\n", [("[", 'the tag "!foo" has no meaning here')], id="a tag on a list"),
    pytest.param("a: !x%1b b\n", [("b", 'the tag "!x\\u001b" has')], id="a control character in a tag"),
    pytest.param("a: !!int x\n", [("x", "this is not what its tag !!int says")], id="a tag that lies"),
    pytest.param("a: *x\n", [("*x", "there is no &x above this alias")], id="no anchor"),
    pytest.param("a: &x {b: *x}\n", [("*x", "&x contains itself by this alias")], id="an alias in itself"),
    pytest.param("<<: 3\n", [("3", "<< takes an object")], id="merging a number"),
    pytest.param("a: x\x07\n", [("\x07", "a control character (U+0007)")], id="a control character"),
    pytest.param("a: b: c\n", [(":", "a colon stands where none may")], id="a second colon"),
    pytest.param("a: 'x\n", [("'", "this quotation mark is never closed")], id="an open quote"),
    pytest.param('a: "\\q"\n', [("\\", "this is not an escape that YAML knows")], id="an unknown escape"),
    pytest.param("a: [1\n", [("[", "this list is never closed")], id="an open list"),
    pytest.param("a: @x\n", [("@", "a value cannot begin with this character")], id="a reserved sign"),
    pytest.param("a: 1\n- b\n", [("-", "")], id="a list entry in an object"),
    pytest.param("a: " + "[" * 70, [("[", "objects and lists are nested more than 64 deep")], id="too deep"),
]


@pytest.mark.parametrize(("text", "expected"), YAML_FAULTS)
def test_yaml_faults(text: str, expected: list[tuple[str, str]]) -> None:
    found = faults(text, Kind.YAML)
    assert [where for where, _ in found] == [where for where, _ in expected]
    for (_, message), (_, opening) in zip(found, expected, strict=True):
        assert message.startswith(opening)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param(text, value, id=text)
        for text, value in {
            "no": "no", "on": "on", "yes": "yes", "Off": "Off", "true": True, "FALSE": False, "~": None, "": None,
            "Null": None, "012": 12, "0o14": 12, "0x1F": 31, "-3": -3, "+3": 3, "1.5": 1.5, ".5": 0.5, "1.": 1.0,
            "1e3": 1000.0, "1:30": "1:30", "2024-01-01": "2024-01-01", "1_000": "1_000", "0b1": "0b1", "=": "=",
            "'3'": "3", "!!str 3": "3", "! 3": "3", "!!int 3": 3, "!!float 3": 3.0, "!!bool true": True,
            "!!null ~": None, "!!seq []": [], "!!map {}": {}, "-": None,
        }.items()
        if text != "-"
    ],
)  # fmt: skip
def test_core_schema(text: str, value: object) -> None:
    doc = read(f"a: {text}\n".encode(), path="x", kind=Kind.YAML)
    assert doc.faults == ()
    assert doc.payloads[0].data == {"a": value}
    assert type(doc.payloads[0].data["a"]) is type(value)


def test_billion_laughs_are_counted_before_they_are_written_out() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    [(where, message)] = faults("\n".join(lines), Kind.YAML)
    assert (where, message) == ("*a3", "more than 100,000 values, aliases counted each time")


def test_aliases_count_towards_the_depth() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 70)]
    [(where, _)] = faults("\n".join(lines), Kind.YAML)
    assert where == "*a62"


def test_documents_around_a_faulty_one_are_read() -> None:
    doc = read(b"a: 1\n---\nb: {\n---\nc: 2\n---\nd: 'x\n---\ne: 3", path="x", kind=Kind.YAML)
    assert [(payload.index, payload.data) for payload in doc.payloads] == [
        (0, {"a": 1}),
        (2, {"c": 2}),
        (4, {"e": 3}),
    ]
    assert [doc.position(fault.start)[0] for fault in doc.faults] == [4, 7]
    assert doc.position(doc.source(doc.payloads[2]).value("/e").start) == (9, 4)


def test_lines_around_a_faulty_one_are_read() -> None:
    doc = read(b'{"a": 1}\r\n\r\n{"b":\r\n{"c": 2}\n[3]', path="x", kind=Kind.JSON_LINES)
    assert [(payload.index, payload.data) for payload in doc.payloads] == [(0, {"a": 1}), (2, {"c": 2})]
    assert [doc.position(fault.start)[0] for fault in doc.faults] == [3, 5]
    assert doc.position(doc.source(doc.payloads[1]).value("/c").start) == (4, 7)
    assert faults("\n \n", Kind.JSON_LINES) == [("", "the file is empty")]


@pytest.mark.parametrize("kind", [Kind.JSON, Kind.YAML, Kind.JSON_LINES, Kind.TEXT, Kind.MARKDOWN])
def test_encodings(kind: Kind) -> None:
    doc = read('\ufeff{"é": "x"}'.encode(), path="x", kind=kind)
    assert (doc.bom, doc.decodable, doc.text) == (True, True, '{"é": "x"}')
    doc = read(b'{"\xc3\xa9": "\xff"}', path="x", kind=kind)
    assert (doc.decodable, len(doc.payloads)) == (False, 1)
    assert [(fault.start, fault.message) for fault in doc.faults] == [(7, "the byte 0xFF is not UTF-8")]
    for codec, name in [("utf-16", "UTF-16"), ("utf-32", "UTF-32")]:
        doc = read('{"é": "x"}'.encode(codec), path="x", kind=kind)
        assert [fault.message for fault in doc.faults] == [f"the file is {name}, not UTF-8"]
        assert (doc.decodable, doc.text) == (False, '{"é": "x"}')


def test_limits() -> None:
    limits = Limits(size_bytes=100, depth=2, nodes=5)
    assert faults(b"{}" + b" " * 99, Kind.JSON, limits)[0][1].startswith("the file has 0.0 MiB")
    assert fast_json(b"{}" + b" " * 99, limits) is None
    assert faults('{"a": [1, 2, 3, 4]}', Kind.JSON, limits) == [("4", "more than 5 values")]
    assert faults('{"a": [1, 2, 3]}', Kind.JSON, limits) == []
    assert fast_json(b'{"a": [1, 2, 3]}', limits) is not None
    assert faults('{"a": [[1]]}', Kind.JSON, limits)[0][1].endswith("more than 2 deep")
    assert faults("a: [1, 2, 3, 4]", Kind.YAML, limits)[0][0] == "4"


def test_long_texts_are_told_apart_no_further() -> None:
    for kind, text in {
        Kind.JSON: '{"a": "%s"}',
        Kind.YAML: "a: '%s'\n",
        Kind.MARKDOWN: "---\na: 1\n---\n%s\n",
    }.items():
        doc = read((text % ("x" * 1_000_001)).encode(), path="x", kind=kind)
        pointer = "/script" if kind is Kind.MARKDOWN else "/a"
        source = doc.source(doc.payloads[0])
        assert source.inside(pointer, 5, 6) == source.value(pointer)
        assert source.edit(pointer, 5, 6, "y") is None
    for kind in (Kind.TEXT, Kind.YAML, Kind.JSON):
        template = {Kind.TEXT: "%s", Kind.YAML: "script: %s", Kind.JSON: '{"script": "%s"}'}[kind]
        doc = read((template % ("x" * 10_001)).encode(), path="x", kind=kind)
        source = doc.source(doc.payloads[0])
        assert len(set(source.inside("/script", 9_999, 10_000))) == 2
        assert (source.edit("/script", 5, 6, "y") is None) == (kind is not Kind.JSON)
    for kind in (Kind.TEXT, Kind.MARKDOWN):
        assert faults("\n" * 100_001, kind) == [("", "more than 100,000 lines")]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param(Kind.JSON, b'{"a": "' + b" " * 300_000 + b"\\q" + b'"}', id="blanks in JSON"),
        pytest.param(Kind.JSON_LINES, b"{\n" * 200_000, id="broken lines"),
        pytest.param(Kind.JSON_LINES, b"{'a': b\n" * 100_000, id="odd lines"),
        pytest.param(Kind.YAML, b"a: 'x" + b" " * 300_000 + b"y'", id="blanks in YAML"),
        pytest.param(Kind.YAML, b'a: "x' + b" \n" * 150_000 + b'y"', id="line breaks in YAML"),
        pytest.param(Kind.YAML, b"a: |\n" + b"  x\n" * 100_000, id="a long block"),
        pytest.param(Kind.YAML, b"a: >+\r" + b"  \r" * 100_000, id="a block of carriage returns"),
        pytest.param(Kind.YAML, b"---\na: {\n" * 60_000, id="broken documents"),
        pytest.param(Kind.YAML, b"---\n" * 300_000, id="empty documents"),
        pytest.param(
            Kind.YAML, b"a: [" + b"x, " * 60_000 + b"] " + b"# preflight: ignore[a] " * 20_000, id="comments"
        ),
        pytest.param(Kind.YAML, b"? " * 100_000, id="complex keys"),
        pytest.param(Kind.YAML, b"!" * 300_000, id="tags"),
        pytest.param(Kind.MARKDOWN, b"<!-- --> " * 50_000, id="comments in Markdown"),
        pytest.param(
            Kind.MARKDOWN, b"x\n\n<!-- preflight: ignore -->\n" * 20_000, id="suppressions in Markdown"
        ),
        pytest.param(Kind.MARKDOWN, b"<!--" * 200_000, id="open comments"),
        pytest.param(Kind.TEXT, b"x" + b" " * 500_000 + b"y", id="blanks in text"),
    ],
)
def test_no_input_takes_more_than_linear_time(kind: Kind, data: bytes) -> None:
    started = time.process_time()
    doc = read(data, path="x", kind=kind)
    assert len(doc.ignores) >= 0
    for payload in doc.payloads[:3]:
        for pointer in ("/a", "/script"):
            doc.source(payload).inside(pointer, 1, 2)
            doc.source(payload).edit(pointer, 1, 2, "z")
    for fault in doc.faults:
        doc.position(fault.start)
    assert time.process_time() - started < 20


def test_many_faults_are_cut_short() -> None:
    found = faults("[1]\n" * 1500, Kind.JSON_LINES)
    assert (len(found), found[-1][1]) == (1001, "more faults follow")
    assert len(faults("{" + '"a": 1, ' * 100 + '"b": 1}', Kind.JSON)) == 20
    assert len(faults("a: 1\n" * 100, Kind.YAML)) == 20
    assert len(faults("---\na: {\n" * 100, Kind.YAML)) == 20


VALID = {
    Kind.JSON: '{"images": [{"url": "https://a.b/c.jpg"}], "script": "Hi \\u00e9\\ud83c\\udfe1 \U0001f3e1", "n": -1.5e3}',
    Kind.JSON_LINES: '{"a": [true, null]}\n{"b": "x"}\r\n\n[]',
    Kind.YAML: "a: &x {b: 'c', d: \"e\\n\"}\nf: *x\ng: |+2\n   h\n\n<<: *x\n---\n- !!str i # preflight: ignore[x]\n",
    Kind.MARKDOWN: "---\na: [b]\n# preflight: ignore[x]\nc: d\n---\n# T\n\ntext <!-- preflight: ignore[y] -->\nmore\n---\n***\n",
    Kind.TEXT: "one\n two \r\n\n three",
}
FRAGMENTS = [
    b"{", b"}", b"[", b"]", b'"', b"'", b":", b": ", b",", b"\n", b"\r", b"\t", b" ", b"#", b"- ", b"---\n", b"...\n",
    b"\\", b"\\u", b"\\ud83c", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff", b"\0", b"&a ", b"*a", b"!!int ", b"|\n", b">-\n ",
    b"<<: *a", b"<!--", b"-->", b"1e999", b"NaN", b"True", b"//", b"/*", b"\xe2\x80\xa8", b"\xc2\x85", b"? ", b"%YAML 1.9\n",
    b"preflight: ignore[a]", b"\xf0\x9f\x8f\xa1", "“".encode(),
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> tuple[Kind, bytes]:
    kind = draw(st.sampled_from(list(VALID)))
    data = VALID[kind].encode()
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        piece = draw(st.one_of(st.sampled_from(FRAGMENTS), st.binary(max_size=3)))
        data = data[:at] + piece + data[at + draw(st.integers(0, 5)) :]
    return kind, data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


def pointers(value: object, pointer: str = "") -> list[tuple[str, object]]:
    found = [(pointer, value)]
    if isinstance(value, dict):
        for name, inner in value.items():
            found += pointers(inner, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
    if isinstance(value, list):
        for index, inner in enumerate(value):
            found += pointers(inner, f"{pointer}/{index}")
    return found


def check_document(doc: Document) -> None:
    size = len(doc.text)
    for fault in doc.faults:
        assert 0 <= fault.start <= fault.end <= size
        assert fault.message
        assert fault.help
        doc.position(fault.start)
    for ignore in doc.ignores:
        assert 0 <= ignore.start < ignore.end <= size
        assert 0 <= ignore.first <= ignore.last <= size
    for payload in doc.payloads:
        json.dumps(payload.data, allow_nan=False).encode()
        source = doc.source(payload)
        for pointer, value in pointers(payload.data):
            length = len(value) if isinstance(value, str) else 0
            for span in (
                source.value(pointer),
                source.value(f"{pointer}/missing"),
                source.key(pointer),
                source.inside(pointer, 0, 1),
                source.inside(pointer, length, length),
                source.inside(pointer, 0, 1, on_key=True),
            ):
                assert 0 <= span.start <= span.end <= size
            source.edit(pointer, 0, length, "x: y")
            source.edit(pointer, 0, 1, "\n", on_key=True)


@given(mutated())
def test_mutated_files_never_raise(case: tuple[Kind, bytes]) -> None:
    kind, data = case
    check_document(read(data, path="x", kind=kind))


@given(st.sampled_from(list(Kind)), st.one_of(st.binary(max_size=60), st.lists(st.sampled_from(FRAGMENTS)).map(b"".join)))  # fmt: skip
def test_any_bytes_never_raise(kind: Kind, data: bytes) -> None:
    check_document(read(data, path="x", kind=kind))


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text()
)
VALUES = st.recursive(SCALARS, lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)), max_leaves=10)  # fmt: skip


@given(st.dictionaries(st.text(), VALUES), st.booleans(), st.sampled_from([None, 2]))
def test_the_careful_way_reads_the_same(
    data: dict[str, object], ascii_only: bool, indent: int | None
) -> None:
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    doc = read(text.encode(), path="x", kind=Kind.JSON)
    careful = read(f"{text} // odd".encode(), path="x", kind=Kind.JSON)
    assert doc.faults == ()
    assert doc.payloads[0].data == data == careful.payloads[0].data
    source = doc.source(doc.payloads[0])
    for pointer, value in pointers(data):
        assert json.loads(doc.text[slice(*source.value(pointer))]) == value
    fast = fast_json(text.encode())
    assert fast == (text, data) or (fast is None and "\\ud" in text.lower())
