"""The design's "Hard input", and what somebody who means harm would try: findings, not crashes, and no tricks."""

import io
import json
import os
import re
import struct
import subprocess
import sys
import time
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from PIL import Image

import preflight
from preflight.cli.main import run
from preflight.reports import REPORTERS
from preflight.running import Wish, run_all
from preflight.settings import Settings

SCHEMAS = Path(__file__).resolve().parents[2] / "shared" / "schemas"
SENTENCE = "A home of character on a quiet street near the park, with a garden."
IMAGES = [{"url": "https://example.com/a.jpg"}]

ESCAPE = "\x1b[2J\x1b[31m\x1b]0;owned\x07"
BIDI = "\u202e\u2066gnp\u2069"
COMMAND = "\n::error file=a.py,line=1::owned\r\n::set-output name=x::y"
HIDDEN = "\u200b\u2060\ufeff\u00ad\u2028\u2029\x85\x9b31m"
MARKUP = "<script>alert(1)</script><!--]]>&amp;`|[x](javascript:alert(1))@everyone ##vso[task.setvariable]x"
TRICKS = [
    pytest.param(ESCAPE, id="escapes"),
    pytest.param(BIDI, id="bidi overrides"),
    pytest.param(COMMAND, id="workflow commands"),
    pytest.param(HIDDEN, id="hidden characters"),
    pytest.param(MARKUP, id="markup"),
    pytest.param(ESCAPE + BIDI + COMMAND + HIDDEN + MARKUP, id="all at once"),
]


def hostile_files(trick: str) -> dict[str, bytes]:
    """The trick in keys, values, scripts, comments, fixes and suppressions of every form."""
    data = {
        "images": [{"url": f"http://a b{trick}", "room_type": f"kitchen{trick}", f"room{trick}": 1}],
        "script": f"{SENTENCE} {trick} 3BR {trick}",
        f"script{trick}": 1,
        "modification_mode": trick,
        "webhook_url": f"http://a.com/{trick}",
        "voice": {"language": trick, "voice_id": trick},
        "elements_config": {"text": {"color": trick}},
    }
    quoted = json.dumps(trick)
    return {
        "a.json": json.dumps(data, ensure_ascii=False).encode(),
        "b.json": json.dumps(data, indent=1).encode(),
        "c.json": f'{{"a": {trick}}}'.encode(),
        "d.jsonl": json.dumps(data).encode() + b"\n" + trick.encode(),
        "e.yaml": f"script: {quoted}\n{quoted}: 1\n{quoted}: 2\nimages: [{{url: {quoted}}}] # preflight: ignore[{trick}]\n".encode(),
        "f.yaml": f"? {trick}\n: {trick}\n".encode(),
        "g.md": f"---\nmodification_mode: {quoted}\n---\n{SENTENCE} {trick}\n<!-- preflight: ignore[x{trick}] -->\n".encode(),
        "h.txt": f"{trick} {SENTENCE}\n\n{trick}".encode(),
    }


def without_ours(text: str) -> str:
    """A report without the ends of its lines."""
    return text.replace("\n", "")


def is_harmless(text: str) -> bool:
    return all(
        unicodedata.category(character) not in ("Cc", "Cf", "Zl", "Zp", "Cs")
        for character in without_ours(text)
    )


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def checked(*arguments: str) -> tuple[int, str, str]:
        status = run(["check", "--offline", *arguments])
        return status, *capsys.readouterr()

    return checked


Check = Callable[..., tuple[int, str, str]]


class TestTricks:
    @pytest.mark.parametrize("trick", TRICKS)
    @pytest.mark.parametrize(
        "name",
        ["text", "concise", "github", "markdown", "json", "jsonl", "gitlab", "sarif", "rdjson", "junit"],
    )
    def test_nothing_hidden_is_in_a_report(self, name: str, trick: str, check: Check) -> None:
        files = hostile_files(trick)
        for file, data in files.items():
            Path(file).write_bytes(data)
        status, out, err = check(*files, "--format", name, "--statistics")
        assert status == 1
        assert err == ""
        shown = out if name in ("text", "concise", "github", "markdown") else out.replace("\t", "")
        assert is_harmless(shown)

    @pytest.mark.parametrize("trick", TRICKS)
    def test_no_line_for_github_is_anybody_elses(self, trick: str, check: Check) -> None:
        files = hostile_files(trick)
        for file, data in files.items():
            Path(file).write_bytes(data)
        _, out, _ = check(*files, "--format", "github")
        assert out
        for line in out.splitlines():
            assert re.match(r"::(error|warning|notice) file=[a-h]\.\w+,line=\d+,[^:]*::", line), line
        for name in ("text", "concise", "markdown"):
            _, out, _ = check(*files, "--format", name)
            assert not re.search(r"^\s*::", out, re.MULTILINE), name
            assert not re.search(r"^\s*##vso", out, re.MULTILINE), name

    @pytest.mark.parametrize("trick", TRICKS)
    @pytest.mark.parametrize("options", [("--fix",), ("--unsafe-fixes",)])
    def test_fixing_is_quiet_too(self, options: tuple[str, ...], trick: str, check: Check) -> None:
        files = hostile_files(trick)
        for file, data in files.items():
            Path(file).write_bytes(data)
        status, out, err = check(*files, *options)
        assert status == 1
        assert is_harmless(out + err)

    @pytest.mark.parametrize(
        "name", ["\x1b[31mred.json", "a\n::error::x.json", "\u202egnp.json", "a b,c%.json", "\udcff.json"]
    )
    def test_names_of_files(self, name: str, check: Check) -> None:
        try:
            Path(name).write_text('{"script": 3}')
        except (OSError, UnicodeError):
            pytest.skip("this file system does not take such a name")
        for form in REPORTERS:
            status, out, err = check(name, "--format", form)
            assert (status, err) == (1, "")
            assert is_harmless(out), form
            assert not re.search(r"^::error::x", out, re.MULTILINE)
        status, out, err = check(f"missing{name}")
        assert (status, out) == (2, "")
        assert is_harmless(err)
        assert err.count("\n") == 1


class TestPublishedSchemas:
    """What a real run prints, held to the formats' own schemas."""

    @pytest.fixture
    def reports(self, check: Check) -> Callable[[str], str]:
        files = {
            **hostile_files(ESCAPE + BIDI + COMMAND + HIDDEN + MARKUP),
            "clean.json": b'{"images": [], "script": "x 3"}',
        }
        for file, data in files.items():
            Path(file).write_bytes(data)
        return lambda name: check(*files, "--format", name)[1]

    @pytest.mark.parametrize(("name", "schema"), [("sarif", "sarif-2.1.0.json"), ("rdjson", "rdjson.json")])
    def test_json(self, name: str, schema: str, reports: Callable[[str], str]) -> None:
        if not (SCHEMAS / schema).exists():
            pytest.skip("the published schemas are not here")
        loaded = json.loads((SCHEMAS / schema).read_text())
        validator = jsonschema.validators.validator_for(loaded)(loaded)
        assert [error.message for error in validator.iter_errors(json.loads(reports(name)))] == []

    def test_junit(self, reports: Callable[[str], str]) -> None:
        if not (SCHEMAS / "junit.xsd").exists():
            pytest.skip("the published schemas are not here")
        etree = pytest.importorskip("lxml.etree")
        etree.XMLSchema(etree.parse(str(SCHEMAS / "junit.xsd"))).assertValid(
            etree.fromstring(reports("junit").encode())
        )

    def test_the_own_formats_parse(self, reports: Callable[[str], str]) -> None:
        data = json.loads(reports("json"))
        assert data["version"] == 1
        assert [json.loads(line) for line in reports("jsonl").splitlines()] == data["findings"]
        assert set(data["findings"][0]) == {
            "path", "line", "column", "end_line", "end_column", "pointer", "rule", "code", "severity", "message", "help", "url", "fix",
        }  # fmt: skip


def bomb(levels: int = 9, width: int = 9) -> str:
    """Each alias names nine of the one before."""
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]" for level in range(1, levels)]
    return "\n".join(lines) + "\n"


def nested(depth: int) -> str:
    """A payload in which so many objects and arrays stand inside one another."""
    inner = "[" * (depth - 3) + "]" * (depth - 3)
    return f'{{"images": [{{"url": "https://example.com/a.jpg", "x": {inner}}}], "script": "{SENTENCE}"}}'


MIB = 1024 * 1024
LIMITS = [
    pytest.param("a.json", lambda: nested(64), None, id="JSON nested 64 deep"),
    pytest.param("a.json", lambda: nested(65), "64", id="JSON nested 65 deep"),
    pytest.param("a.json", lambda: nested(100_003), "64", id="JSON nested 100,000 deep"),
    pytest.param("a.json", lambda: "[" * 100_000, "64", id="JSON nested and never closed"),
    pytest.param("a.json", lambda: '{"a":' * 100_000, "64", id="JSON objects never closed"),
    pytest.param("a.jsonl", lambda: nested(100_003) + "\n{}", "64", id="JSON Lines nested 100,000 deep"),
    pytest.param("a.yaml", lambda: nested(65), "64", id="YAML nested 65 deep"),
    pytest.param("a.yaml", lambda: nested(100_003), "64", id="YAML nested 100,000 deep"),
    pytest.param("a.yaml", lambda: "- " * 50_000 + "x", "64", id="YAML sequences 50,000 deep"),
    pytest.param("a.yaml", lambda: "? " * 50_000 + "x", "64", id="YAML keys 50,000 deep"),
    pytest.param("a.md", lambda: f"---\nx: {'[' * 50_000}\n---\nWords.", "64", id="front matter nested"),
    pytest.param(
        "a.json",
        lambda: (
            f'{{"x": [{"0," * 99_993}0], "images": [{{"url": "https://example.com/a.jpg"}}], "script": "{SENTENCE}"}}'
        ),
        None,
        id="JSON of 100,000 nodes",
    ),
    pytest.param("a.json", lambda: f'{{"x": [{"0," * 100_001}0]}}', "100,000", id="JSON of 100,001 nodes"),
    pytest.param("a.yaml", lambda: f"x: [{'0,' * 100_001}0]", "100,000", id="YAML of 100,001 nodes"),
    pytest.param("a.yaml", bomb, "100,000", id="a bomb of YAML aliases"),
    pytest.param("a.md", lambda: f"---\n{bomb()}---\nWords.", "100,000", id="a bomb in front matter"),
    pytest.param("a.yaml", lambda: "a: &a [*a]", "", id="a YAML alias of itself"),
    pytest.param("a.txt", lambda: "x\n" * 100_001, "100,000", id="100,001 lines"),
    pytest.param("a.txt", lambda: "x" * (8 * MIB + 1), "8 MiB", id="text over 8 MiB"),
    pytest.param("a.json", lambda: " " * (8 * MIB) + "{}", "8 MiB", id="JSON over 8 MiB"),
    pytest.param("a.yaml", lambda: "#" * (9 * MIB), "8 MiB", id="YAML over 8 MiB"),
    pytest.param("a.json", lambda: '{"x": ' + "9" * 100_000 + "}", "", id="a number of 100,000 digits"),
    pytest.param(
        "a.json",
        lambda: '{"elements_config": {"watermark": {"size": ' + "9" * 10_000 + "}}}",
        "",
        id="a huge size",
    ),
    pytest.param("a.json", lambda: '{"x": 1e400}', "too large", id="a number without end"),
    pytest.param("a.json", lambda: '{"' + "k" * 500_000 + '": 1}', "", id="a key of half a million"),
    pytest.param("a.json", lambda: '{"script": "' + "3BR " * 20_000 + '"}', "", id="a script of many tokens"),
    pytest.param(
        "a.json", lambda: '{"script": "' + "\\ud83d" * 50_000 + '"}', "", id="halves of surrogate pairs"
    ),
    pytest.param("a.yaml", lambda: "<<: " * 1000, "", id="merge keys"),
    pytest.param(
        "a.yaml",
        lambda: "a: !!python/object/apply:os.system [id]\n",
        "",
        id="a tag that runs things elsewhere",
    ),
    pytest.param("a.md", lambda: "<!--" * 50_000, "never closed", id="comments never closed"),
]


@pytest.mark.parametrize(("name", "make", "expected"), LIMITS)
def test_limits(name: str, make: Callable[[], str], expected: str | None, check: Check) -> None:
    """`expected` is part of a message; None: the input is just within the limits."""
    Path(name).write_text(make())
    started = time.process_time()
    status, out, err = check(name, "--format", "jsonl")
    assert time.process_time() - started < 20  # no bomb goes off; seconds, on a slow and busy machine
    messages = [json.loads(line)["message"] for line in out.splitlines()]
    assert (status, err) == (0 if expected is None else 1, "")
    if expected is None:
        assert not any(re.search(r"\b64\b|100,000", message) for message in messages)
    else:
        assert any(expected in message for message in messages), messages[:5]


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        pytest.param(b'{"script": "caf\xe9"}', 1, 16, id="Latin-1"),
        pytest.param(b"\xff\xfe{\x00}\x00", 1, 1, id="UTF-16"),
        pytest.param(b"\x00\x00\xfe\xff", 1, 1, id="UTF-32"),
        pytest.param(b'{"a":\n "\xed\xa0\x80"}', 2, 3, id="a surrogate in bytes"),
        pytest.param(b'{"script": "\xc0\xaf"}', 1, 13, id="an overlong slash"),
        pytest.param(b'{"script": "\xf4\x90\x80\x80"}', 1, 13, id="beyond Unicode"),
        pytest.param("é".encode()[:1], 1, 1, id="cut off"),
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.yaml", "a.md", "a.txt"])
def test_invalid_utf8_is_found_and_never_rewritten(
    name: str, data: bytes, line: int, column: int, check: Check
) -> None:
    file = Path(name)
    file.write_bytes(data)
    before = file.stat().st_mtime_ns
    status, out, _ = check(name, "--format", "jsonl", "--unsafe-fixes")
    findings = [json.loads(text) for text in out.splitlines()]
    assert status == 1
    utf8 = [finding for finding in findings if "UTF-8" in finding["message"]]
    assert [(one["rule"], one["line"], one["column"]) for one in utf8] == [
        ("unreadable-payload", line, column)
    ]
    assert all(finding["fix"] is None for finding in findings)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (data, before)


# Photos ------------------------------------------------------------------------------------------


def png(width: int, height: int) -> bytes:
    """A PNG that claims a size and has hardly any data."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def jpeg() -> bytes:
    made = io.BytesIO()
    Image.effect_noise((1920, 1080), 80).convert("RGB").save(made, "JPEG")
    return made.getvalue()


PHOTOS = [
    pytest.param("a.jpg", jpeg, "", id="a photo"),
    pytest.param("a.png", lambda: png(60_000, 60_000), "too many to be decoded", id="a bomb of pixels"),
    pytest.param("a.png", lambda: png(2**31 - 1, 2**31 - 1), "", id="a bomb beyond all measure"),
    pytest.param("a.png", lambda: png(0, 0), "", id="no pixels"),
    pytest.param("a.png", lambda: png(1920, 1080), "breaks off|damaged", id="no data"),
    pytest.param("a.jpg", lambda: jpeg()[:20_000], "breaks off|damaged", id="cut off"),
    pytest.param("a.jpg", lambda: b"", "empty", id="empty"),
    pytest.param("a.jpg", lambda: b"<!doctype html><html>", "web page", id="a web page"),
    pytest.param("a.webp", lambda: b"RIFF\xff\xff\xff\xffWEBPVP8 ", "", id="the head of a WebP"),
    pytest.param("a.png", lambda: b"GIF89a" + bytes(20), "", id="another picture"),
]


@pytest.mark.parametrize(("name", "make", "expected"), PHOTOS)
def test_photos(name: str, make: Callable[[], bytes], expected: str, check: Check) -> None:
    data = make()
    Path(name).write_bytes(data)
    payload = {"images": [{"url": name}], "script": SENTENCE}
    Path("a.json").write_text(json.dumps(payload))
    for path in (name, "a.json"):
        status, out, _ = check(path, "--format", "jsonl", "--unsafe-fixes")
        messages = [json.loads(line)["message"] for line in out.splitlines()]
        if make is jpeg:
            assert (status, messages) == (0, [])
        else:
            assert status == 1
            assert any(re.search(expected, message) for message in messages), messages
    assert Path(name).read_bytes() == data


# Names that are no files -------------------------------------------------------------------------


def preflight_process(*arguments: str, cwd: Path) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "preflight", "check", "--offline", *arguments]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, check=False, timeout=20, stdin=subprocess.DEVNULL
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
class TestNoFiles:
    @pytest.mark.parametrize("name", ["pipe.json", "pipe.living.yaml", "pipe.jpg", "pipe.txt"])
    def test_a_named_pipe_is_not_waited_for(self, name: str, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / name)
        done = preflight_process(name, cwd=tmp_path)
        assert done.returncode == (1 if name.endswith("jpg") else 2)
        assert b"Traceback" not in done.stderr

    def test_a_pipe_in_a_folder_or_a_payload_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.living.json")
        os.mkfifo(tmp_path / "pipe.jpg")
        assert preflight_process(".", cwd=tmp_path).returncode == 2  # nothing matched
        (tmp_path / "a.living.json").write_text(
            json.dumps({"images": [{"url": "pipe.jpg"}], "script": SENTENCE})
        )
        done = preflight_process(".", "--format", "concise", cwd=tmp_path)
        assert done.returncode == 1
        assert b"the path names a device or a pipe, not a file" in done.stdout

    def test_a_device_is_not_read(self, tmp_path: Path) -> None:
        (tmp_path / "zero.json").symlink_to("/dev/zero")
        (tmp_path / "zero.jpg").symlink_to("/dev/zero")
        done = preflight_process("zero.json", cwd=tmp_path)
        assert done.returncode == 2
        assert preflight_process("zero.jpg", cwd=tmp_path).returncode == 1

    def test_a_link_to_itself(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").symlink_to("a.json")
        (tmp_path / "b.living.json").symlink_to("b.living.json")
        assert preflight_process("a.json", cwd=tmp_path).returncode == 2
        assert preflight_process(".", cwd=tmp_path).returncode == 2

    @pytest.mark.parametrize(
        "url",
        [
            "/etc/passwd",
            "../../../../etc/passwd",
            "/dev/stdin",
            "CON",
            "NUL.jpg",
            "file:///etc/passwd",
            "~/.ssh/id",
            ".",
        ],
    )
    def test_addresses_of_this_machine_say_nothing_of_it(self, url: str) -> None:
        report = preflight.check({"images": [{"url": url}], "script": SENTENCE}, online=False)
        assert not report.ok
        assert all("root:" not in finding.message + finding.help for finding in report.findings)


def test_one_bad_file_spoils_no_other(tmp_path: Path) -> None:
    files = hostile_files(ESCAPE)
    for number, data in enumerate(files.values()):
        (tmp_path / f"{number}.living.json").write_bytes(data)
    (tmp_path / "z.living.json").write_text(json.dumps({"images": IMAGES, "script": "short"}))
    paths = sorted(str(path) for path in tmp_path.iterdir())
    outcome: Any = run_all(Settings(), paths, Wish())
    assert outcome.files == len(files) + 1
    assert outcome.findings[-1].rule == "script-too-short"
