"""`preflight check` as a caller meets it: exit statuses, what goes where, and real processes."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from preflight.cli.main import COMMANDS, run
from preflight.documents.kinds import Kind
from preflight.engine import Checker
from preflight.reports import REPORTERS
from preflight.settings import Settings
from preflight.tallies import Severity

SENTENCE = "A home of character on a quiet street near the park, with a garden."
CLEAN: dict[str, Any] = {"images": [{"url": "https://example.com/a.jpg"}], "script": SENTENCE}
FAULTY = {**CLEAN, "script": "Too short."}
WARNED = {**CLEAN, "modificationMode": "furnish"}
FIXABLE = {**CLEAN, "script": SENTENCE.replace("a garden", "4 rooms")}


class Result(NamedTuple):
    status: int
    out: str
    err: str


Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command line in an empty folder with three files: clean.json, faulty.json, warned.json."""
    for name, data in (("clean", CLEAN), ("faulty", FAULTY), ("warned", WARNED), ("fixable", FIXABLE)):
        (tmp_path / f"{name}.json").write_text(json.dumps(data, indent=2) + "\n")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def called(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = run([*arguments, "--offline"] if arguments[:1] == ("check",) else list(arguments))
        return Result(status, *capsys.readouterr())

    return called


def process(
    *arguments: str, cwd: Path, stdin: bytes = b"", **options: Any
) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "preflight", *arguments]
    return subprocess.run(
        command, input=stdin, capture_output=True, cwd=cwd, check=False, timeout=60, **options
    )


class TestExitStatus:
    @pytest.mark.parametrize(
        ("arguments", "status"),
        [
            pytest.param(["check", "clean.json"], 0, id="clean"),
            pytest.param(["check", "clean.json", "--strict"], 0, id="clean, strict"),
            pytest.param(["check", "warned.json"], 0, id="warnings"),
            pytest.param(["check", "warned.json", "--strict"], 1, id="warnings, strict"),
            pytest.param(["check", "faulty.json"], 1, id="errors"),
            pytest.param(
                ["check", "clean.json", "faulty.json", "warned.json"], 1, id="one of three has errors"
            ),
            pytest.param(
                ["check", "faulty.json", "--ignore", "script-too-short"], 0, id="the rule is ignored"
            ),
            pytest.param(
                ["check", "faulty.json", "--ignore", "SCRIPT_TOO_SHORT"], 0, id="its code is ignored"
            ),
            pytest.param(
                ["check", "faulty.json", "--select", "image-count,VOICE_NOT_FOUND"],
                0,
                id="others are selected",
            ),
            pytest.param(["check", "faulty.json", "--select", "SCRIPT_TOO_SHORT"], 1, id="it is selected"),
            pytest.param(["check", "fixable.json", "--fix"], 0, id="all was fixed"),
            pytest.param(["check", "fixable.json", "--diff"], 1, id="all could be fixed"),
            pytest.param(["check", "faulty.json", "--format", "sarif"], 1, id="another format"),
            pytest.param(["--version"], 0, id="the version"),
            pytest.param(["--help"], 0, id="the help"),
            *(pytest.param([name, "--help"], 0, id=f"the help of {name}") for name in COMMANDS),
            pytest.param(["rules"], 0, id="rules"),
            pytest.param(["explain", "image-count"], 0, id="explain a rule"),
            pytest.param(["schema"], 0, id="schema"),
        ],
    )
    def test_of_what_can_be_done(self, arguments: list[str], status: int, call: Call) -> None:
        result = call(*arguments)
        assert result.status == status
        assert "Traceback" not in result.out + result.err

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            pytest.param(["check", "missing.json"], "missing.json: ", id="missing file"),
            pytest.param(["check", "clean.json", "missing.json"], "missing.json: ", id="one of two is missing"),
            pytest.param(["check", "missing/a.json"], "missing/a.json: ", id="missing folder"),
            pytest.param(["check", "empty"], "nothing matched", id="empty folder"),
            pytest.param(["check", "clean.txt.bak"], "clean.txt.bak: ", id="missing file of no kind"),
            pytest.param(["check", "--no-such-option"], "No such option", id="unknown option"),
            pytest.param(["chekc", "clean.json"], "no such command 'chekc'; did you mean 'check'?", id="unknown command"),
            pytest.param(["clean.json"], "to check this file: preflight check clean.json", id="a file for a command"),
            pytest.param(["frobnicate"], "no such command 'frobnicate'; commands: check, ", id="no command at all"),
            pytest.param(
                ["check", "clean.json", "--select", "image-cuont"], "did you mean 'image-count'?", id="unknown rule selected"
            ),
            pytest.param(["check", "clean.json", "--ignore", "SCRIPT_LONG"], "SCRIPT_LONG", id="unknown code ignored"),
            pytest.param(["check", "clean.json", "--images", "0"], "'--images'", id="no images"),
            pytest.param(["check", "clean.json", "--jobs", "many"], "'--jobs'", id="jobs in words"),
            pytest.param(["check", "clean.json", "--format", "xml"], "'--format'", id="unknown format"),
            pytest.param(["check", "clean.json", "-o", "xml=a"], "'xml=a' is not NAME=FILE", id="unknown format of a file"),
            pytest.param(["check", "clean.json", "-o", "json"], "'json' is not NAME=FILE", id="a report without a file"),
            pytest.param(["check", "clean.json", "-o", "json=no/such/a"], "no/such/a: ", id="a report nowhere"),
            pytest.param(["check", "clean.json", "--language", "tlh"], "tlh", id="unknown language"),
            pytest.param(["check", "clean.json", "--config", "missing.toml"], "missing.toml", id="missing configuration"),
            pytest.param(["check", "-", "--stdin-filename", "a.exe"], "no idea how to read this file", id="unknown ending"),
            pytest.param(["explain", "image-cuont"], "did you mean 'image-count'?", id="explain what is not"),
            pytest.param(["explain", "script-too-shor"], "mean 'script-too-short'?", id="a rule, not its code"),
            pytest.param(["explain", "SCRIPT_TOO_SHOR"], "mean 'SCRIPT_TOO_SHORT'?", id="a code, not its rule"),
        ],
    )  # fmt: skip
    def test_of_wrong_usage(self, arguments: list[str], message: str, call: Call) -> None:
        result = call(*arguments)
        assert result.status == 2
        assert message in result.err
        assert result.out == ""
        assert "Traceback" not in result.err

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            pytest.param("exclud = []", "did you mean 'exclude'?", id="unknown key"),
            pytest.param("strict = 1", "expected true or false", id="wrong type"),
            pytest.param("strict = ", "", id="not TOML"),
            pytest.param('ignore = ["image-cuont"]', "did you mean 'image-count'?", id="unknown rule"),
            pytest.param(
                'severity = {image-cuont = "error"}',
                "did you mean 'image-count'?",
                id="unknown rule's severity",
            ),
            pytest.param(
                'per-file-ignores = {"a*" = ["nothing"]}', "nothing", id="unknown rule ignored in a file"
            ),
            pytest.param('voices = "missing.json"', "missing.json", id="missing catalogue"),
        ],
    )
    def test_of_a_broken_configuration(self, text: str, message: str, call: Call) -> None:
        Path("preflight.toml").write_text(text)
        result = call("check", "faulty.json")
        assert result.status == 2
        assert "preflight.toml" in result.err or message in result.err
        assert message in result.err
        assert result.out == ""

    def test_of_a_file_without_permission(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        def refused(*arguments: Any, **options: Any) -> int:
            raise PermissionError(13, "Permission denied", arguments[0])

        monkeypatch.setattr(os, "open", refused)
        result = call("check", "clean.json")
        assert (result.status, result.err) == (
            2,
            "preflight: clean.json: cannot be read: Permission denied\n",
        )

    @pytest.mark.parametrize("name", ["notes.docx", "clean", "a.json.bak"])
    def test_of_a_file_of_no_kind(self, name: str, call: Call) -> None:
        Path(name).write_text("{}")
        result = call("check", name)
        assert result.status == 2
        assert f"{name}: no idea how to read this file; endings that are known: .json" in result.err

    def test_of_our_own_failure(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*arguments: Any) -> None:
            raise RuntimeError("one\ntwo \x1b[31m")

        monkeypatch.setattr("preflight.engine.Checker.read", broken)
        result = call("check", "faulty.json")
        assert result.status == 3
        assert result.out == ""
        assert result.err.count("\n") == 1
        assert result.err.startswith(
            "preflight: our own failure: RuntimeError: one␊two ␛[31m; --debug shows where"
        )
        with pytest.raises(RuntimeError):
            call("check", "faulty.json", "--debug")

    def test_of_the_documented_folders(self, call: Call, tmp_path: Path) -> None:
        """Without paths the current folder is searched."""
        assert call("check").status == 2
        (tmp_path / "house.living.json").write_text(json.dumps(FAULTY))
        result = call("check", "--format", "concise")
        assert result.status == 1
        assert result.out.startswith("house.living.json:1:")


class TestProcesses:
    def test_a_closed_pipe(self, tmp_path: Path) -> None:
        for number in range(300):
            (tmp_path / f"{number:03}.living.json").write_text(json.dumps(FAULTY))
        script = f'"{sys.executable}" -m preflight check . --offline --format json | head -c 10; echo "${{PIPESTATUS[0]}}"'
        done = subprocess.run(
            ["bash", "-c", script], cwd=tmp_path, capture_output=True, check=True, timeout=60
        )
        assert done.stderr == b""
        assert done.stdout.startswith(b'{"version"')
        assert done.stdout.endswith(b"1\n")  # the findings are there, whoever reads them

    def test_a_closed_standard_output(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text(json.dumps(CLEAN))
        for arguments in ("check --offline a.json", "check --offline -q a.json", "rules", "speak 3BR"):
            script = f'"{sys.executable}" -m preflight {arguments} >&-'
            done = subprocess.run(
                ["bash", "-c", script], cwd=tmp_path, capture_output=True, check=False, timeout=60
            )
            assert b"Traceback" not in done.stderr, arguments
            assert done.returncode in (0, 2), (arguments, done)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
    def test_a_full_disk(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text(json.dumps(CLEAN))
        for arguments in (
            "check --offline a.json",
            "check --offline -q --format json a.json",
            "rules",
            "speak 3BR",
        ):
            script = f'"{sys.executable}" -m preflight {arguments} > /dev/full'
            done = subprocess.run(
                ["bash", "-c", script], cwd=tmp_path, capture_output=True, check=False, timeout=60
            )
            assert done.returncode == 2, (arguments, done)
            assert done.stderr.count(b"\n") == 1
            assert b"standard output cannot be written: No space left on device" in done.stderr

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_ctrl_c(self, jobs: str, tmp_path: Path) -> None:
        text = "".join(
            json.dumps({**FIXABLE, "images": [{"url": f"https://a.com/{n}"}]}) + "\n" for n in range(20)
        )
        (tmp_path / "0.living.jsonl").write_text(text)
        for number in range(1, 4200):
            (tmp_path / f"{number}.living.jsonl").hardlink_to(tmp_path / "0.living.jsonl")
        command = [sys.executable, "-m", "preflight", "check", ".", "--offline", "--jobs", jobs]
        with subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        ) as started:
            time.sleep(2)
            interrupted = time.monotonic()
            os.killpg(started.pid, signal.SIGINT)  # as a terminal does: to all processes of the run
            out, err = started.communicate(timeout=30)
        assert (started.returncode, out, err.strip()) == (130, b"", b"preflight: interrupted")
        assert time.monotonic() - interrupted < 3

    def test_the_quick_way_says_the_same(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text(json.dumps(CLEAN))
        (tmp_path / "b.json").write_text(json.dumps([CLEAN, CLEAN]))
        (tmp_path / "faulty.json").write_text(json.dumps(FAULTY))
        for files in (["a.json"], ["a.json", "b.json"], ["b.json", "a.json", "faulty.json"],
                      ["a.json", "missing.json"]):  # fmt: skip
            quick = process("check", "--offline", *files, cwd=tmp_path)
            slow = process("check", "--offline", "--color", "auto", *files, cwd=tmp_path)
            assert (quick.returncode, quick.stdout, quick.stderr) == (
                slow.returncode,
                slow.stdout,
                slow.stderr,
            )

    def test_the_quick_way_counts_a_file_once(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text(json.dumps(CLEAN))
        (tmp_path / "b.json").symlink_to("a.json")
        for files in (["a.json", "b.json"], ["a.json", str(tmp_path / "a.json")]):
            assert b"1 file\n" in process("check", "--offline", *files, cwd=tmp_path).stdout

    def test_the_quick_way_heeds_the_configuration(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text(json.dumps(CLEAN))
        assert process("check", "--offline", "a.json", cwd=tmp_path).returncode == 0
        (tmp_path / "pyproject.toml").write_text('[tool.preflight]\nrequired = ["voice"]\n')
        assert process("check", "--offline", "a.json", cwd=tmp_path).returncode == 1
        (tmp_path / "pyproject.toml").write_text("[tool.preflight\n")
        assert process("check", "--offline", "a.json", cwd=tmp_path).returncode == 2

    def test_an_ascii_terminal(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text(json.dumps({**FAULTY, "script": "“Küche” ½"}))
        environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        for name in ("text", "concise", "markdown"):
            done = process("check", "a.json", "--offline", "--format", name, cwd=tmp_path, env=environment)
            assert done.returncode == 1
            assert done.stdout.isascii()
            assert b"Traceback" not in done.stderr


class TestStandardInput:
    def test_is_text_by_default(self, call: Call) -> None:
        result = call("check", "-", "--format", "concise", stdin=b"Offered at $5.")
        assert result.status == 1
        assert "stdin.txt:1:12: SCRIPT_INVALID_CHARACTERS " in result.out

    def test_has_the_name_that_is_given(self, call: Call) -> None:
        result = call(
            "check",
            "-",
            "--stdin-filename",
            "x/y.json",
            "--format",
            "jsonl",
            stdin=json.dumps(FAULTY).encode(),
        )
        assert [json.loads(line)["path"] for line in result.out.splitlines()] == ["x/y.json"]

    def test_empty(self, call: Call) -> None:
        assert call("check", "-", stdin=b"").status == 1

    def test_beside_files(self, call: Call) -> None:
        result = call("check", "-", "clean.json", "--format", "json", stdin=SENTENCE.encode())
        assert (result.status, json.loads(result.out)["summary"]["files"]) == (0, 2)

    def test_fixed_goes_to_stdout_and_the_report_to_stderr(self, call: Call) -> None:
        result = call("check", "-", "--fix", "--images", "1", stdin=b"\xef\xbb\xbfBy 60%\r\n")
        assert result.out == "\ufeffBy sixty percent\r\n"
        assert result.status == 1  # still too short
        assert "SCRIPT_TOO_SHORT" in result.err

    def test_fixed_though_nothing_is_to_fix(self, call: Call) -> None:
        for data in (SENTENCE.encode(), json.dumps(CLEAN).encode()):
            name = "a.json" if data.startswith(b"{") else "a.txt"
            result = call("check", "-", "--fix", "-q", "--stdin-filename", name, stdin=data)
            assert result == (0, data.decode(), "")

    def test_not_utf8_comes_out_as_it_went_in(self, tmp_path: Path) -> None:
        done = process("check", "-", "--fix", "--offline", cwd=tmp_path, stdin=b"3BR \xff\xfe")
        assert (done.returncode, done.stdout) == (1, b"3BR \xff\xfe")


class TestReports:
    def test_several_at_once(self, call: Call) -> None:
        options = [part for name in REPORTERS for part in ("-o", f"{name}=out.{name}")]
        result = call("check", "faulty.json", "--format", "concise", *options)
        assert result.status == 1
        for name in REPORTERS:
            assert "script-too-short" in Path(f"out.{name}").read_text().lower().replace("_", "-"), name
        assert Path("out.concise").read_text() == result.out

    def test_an_output_to_stdout_device(self, call: Call) -> None:
        assert call("check", "clean.json", "-o", "json=/dev/null").status == 0

    @pytest.mark.parametrize(
        ("options", "environment", "coloured"),
        [
            pytest.param([], {}, False, id="no terminal"),
            pytest.param(["--color", "always"], {}, True, id="asked for"),
            pytest.param(["--color", "always"], {"NO_COLOR": "1"}, True, id="asked for, which is stronger"),
            pytest.param(["--color", "never"], {}, False, id="not wanted"),
            pytest.param(["--color", "auto"], {"FORCE": "1"}, False, id="automatic"),
        ],
    )
    def test_colour(
        self,
        options: list[str],
        environment: dict[str, str],
        coloured: bool,
        call: Call,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert ("\x1b[" in call("check", "faulty.json", *options).out) is coloured

    @pytest.mark.parametrize(
        ("variable", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
    )
    def test_colour_on_a_terminal(
        self, variable: dict[str, str], coloured: bool, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TERM", "xterm")
        for name, value in variable.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(type(sys.stdout), "isatty", lambda self: True)
        assert ("\x1b[" in call("check", "faulty.json").out) is coloured

    def test_quiet(self, call: Call) -> None:
        assert call("check", "clean.json", "--quiet") == (0, "", "")
        assert call("check", "faulty.json").out != (quiet := call("check", "faulty.json", "-q")).out
        assert "SCRIPT_TOO_SHORT" in quiet.out

    def test_statistics(self, call: Call) -> None:
        result = call("check", "faulty.json", "warned.json", "--statistics")
        assert re.search(r"^ *1 .*script-too-short", result.out, re.MULTILINE)
        assert re.search(r"^ *1 .*unknown-field", result.out, re.MULTILINE)

    def test_summary(self, call: Call) -> None:
        result = call("check", "clean.json", "faulty.json", "warned.json", "fixable.json", "--format", "json")
        assert json.loads(result.out)["summary"] == {
            "files": 4, "payloads": 4, "errors": 2, "warnings": 1, "fixable": 2, "fixed": 0, "unverified": 0,
        }  # fmt: skip

    @pytest.mark.parametrize("options", [["--diff"], ["--diff", "--format", "json"]])
    def test_diff_is_all_of_stdout(self, options: list[str], call: Call) -> None:
        result = call("check", "fixable.json", *options)
        assert result.out.startswith("--- fixable.json\n+++ fixable.json\n@@ ")

    def test_the_order_is_that_of_the_paths(self, call: Call) -> None:
        first = call("check", "warned.json", "faulty.json", "clean.json", "--format", "concise").out
        assert first == call("check", "clean.json", "faulty.json", "warned.json", "--format", "concise").out


def test_many_processes_find_the_same(tmp_path: Path) -> None:
    (tmp_path / "clean.living.json").write_text(json.dumps(CLEAN))
    for number in range(1, 4200):
        file = tmp_path / f"{number:04}.living.json"
        if data := {1: FAULTY, 2: WARNED, 3: FIXABLE}.get(number % 600):
            file.write_text(json.dumps(data))
        else:
            file.hardlink_to(tmp_path / "clean.living.json")
    one = process("check", ".", "--offline", "--format", "json", "--jobs", "1", cwd=tmp_path)
    two = process("check", ".", "--offline", "--format", "json", "--jobs", "2", cwd=tmp_path)
    assert one.returncode == two.returncode == 1
    assert json.loads(one.stdout)["summary"]["files"] == 4200
    assert one.stdout == two.stdout
    fixed = process("check", ".", "--offline", "--fix", "--format", "json", "--jobs", "2", cwd=tmp_path)
    assert json.loads(fixed.stdout)["summary"]["fixed"] == 7
    assert process("check", ".", "--offline", "--diff", "--jobs", "2", cwd=tmp_path).stdout == b""


class TestSettings:
    def test_per_file_ignores(self, call: Call) -> None:
        Path("preflight.toml").write_text('per-file-ignores = {"faulty*" = ["SCRIPT_TOO_SHORT"]}\n')
        assert call("check", "faulty.json").status == 0
        Path("other.json").write_text(json.dumps(FAULTY))
        assert call("check", "other.json").status == 1

    def test_severities(self, call: Call) -> None:
        Path("preflight.toml").write_text(
            'severity = {script-too-short = "warning", unknown-field = "error"}\n'
        )
        assert call("check", "faulty.json").status == 0
        assert call("check", "faulty.json", "--strict").status == 1
        assert call("check", "warned.json").status == 1

    def test_the_command_line_wins(self, call: Call) -> None:
        Path("preflight.toml").write_text('ignore = ["script-too-short"]\nstrict = true\n')
        assert call("check", "faulty.json").status == 0
        assert call("check", "warned.json").status == 1
        assert call("check", "warned.json", "--ignore", "unknown-field").status == 0
        Path("elsewhere.toml").write_text("")
        assert call("check", "faulty.json", "--config", "elsewhere.toml").status == 1

    def test_suppression(self, call: Call) -> None:
        Path("a.yaml").write_text(
            "images: []  # preflight: ignore[image-count]\nscript: Hm.  # preflight: ignore[SCRIPT_TOO_SHORT]\n"
        )
        result = call("check", "a.yaml", "--format", "concise")
        assert result.status == 0
        assert "a.yaml:2:14: unused-ignore nothing here needs ignore[SCRIPT_TOO_SHORT]" in result.out
        assert "image-count" not in result.out

    def test_at_submission_nothing_is_let_through(self) -> None:
        text = "script: No 3.  # preflight: ignore[SCRIPT_TOO_SHORT, SCRIPT_INVALID_CHARACTERS]\nimages: []\nvoize: {}\n"
        settings = Settings(
            select=("unknown-field", "image-count"),
            ignore=("image-count", "unknown-field"),
            severity={"image-count": Severity.WARNING, "unknown-field": Severity.ERROR},
            per_file_ignores={"*": ("script-too-short",)},
        )
        for submission, expected in (
            (False, []),
            (
                True,
                [("image-count", "error"), ("unspeakable-characters", "error"), ("unknown-field", "error")],
            ),
        ):
            checker = Checker(settings, submission=submission)
            found = checker.findings(checker.read(text.encode(), "a.yaml", Kind.YAML))
            assert sorted(
                (one.rule, str(one.severity)) for one in found if one.rule != "unused-ignore"
            ) == sorted(expected)

    def test_limits(self, call: Call) -> None:
        Path("preflight.toml").write_text(
            "[contract]\nmin-characters-per-image = 5\nmax-characters-per-image = 12\n"
        )
        assert call("check", "faulty.json").status == 0
        assert call("check", "clean.json").status == 1


KEY = "vpk_live_" + "Zz9Yy8Xx" * 4
SECRET = KEY.removeprefix("vpk_live_")


KEYED: dict[str, str] = {
    "a.json": json.dumps({**CLEAN, "voice": {"voice_id": KEY}}),
    "b.json": json.dumps({**CLEAN, KEY: 1, "modification_mode": KEY, "test_scenario": f"x{KEY}"}),
    "c.json": json.dumps({**CLEAN, "script": f"Our key is {KEY}.", "webhook_url": f"http://a.com/{KEY}"}),
    "d.json": json.dumps({"images": [{"url": f"https://a.com/{KEY} x", "room_type": KEY}] * 2, "script": KEY}),
    "e.yaml": f"# {KEY}\nimages: [{{url: '{KEY}'}}]\nscript: |\n  {KEY}\n{KEY}: [\n",
    "f.md": f"---\nimages: []\n---\n<!-- {KEY} -->\nCall {KEY} today.\n\n{KEY}\n",
    "g.txt": f"{KEY}\n\nBearer {KEY}: 4 rooms.\n",
    "h.jsonl": f'{{"{KEY}": "{KEY}", "{KEY}": 2}}\n{{"a": {KEY}}}\n',
}  # fmt: skip


class TestExposedKeys:
    """The canary: wherever a key stands in a file, no report shows it."""

    @pytest.mark.parametrize("name", REPORTERS)
    def test_in_no_report(self, name: str, call: Call) -> None:
        for file, text in KEYED.items():
            Path(file).write_text(text)
        result = call(
            "check", *KEYED, "--format", name, "-o", f"{name}=report", "--statistics", "--language", "en"
        )
        assert result.status == 1
        assert "exposed-key" in result.out
        assert not leaks(result.out + result.err + Path("report").read_text())

    def test_in_the_report_of_every_file_alone(self, call: Call) -> None:
        for file, text in KEYED.items():
            Path(file).write_text(text)
            result = call("check", file)
            assert not leaks(result.out + result.err), file
            data = json.loads(call("check", file, "--format", "json").out)
            assert "exposed-key" in {finding["rule"] for finding in data["findings"]}, file

    @pytest.mark.parametrize(
        "options", [["--diff"], ["--fix"], ["--unsafe-fixes"], ["--diff", "--unsafe-fixes"]]
    )
    def test_in_no_diff(self, options: list[str], call: Call) -> None:
        Path("a.txt").write_text(f"Bearer {KEY}: 4 rooms.\n")
        result = call("check", "a.txt", *options)
        assert not leaks(result.out + result.err)


def leaks(text: str) -> bool:
    """Whether a good part of the key can be read."""
    return any(SECRET[at : at + 6] in text for at in range(len(SECRET) - 5))


def test_a_bad_line_of_json_is_answered_and_the_rest_read(tmp_path: Path) -> None:
    lines = [
        {"text": "3 beds"},
        {"text": "x", "language": "xx"},
        {"text": ""},
        {"txt": 1},
        {"text": "4 beds"},
    ]
    asked = "\n".join(map(json.dumps, lines)).encode() + b"\nno JSON\n\xff\n"
    done = process("speak", "--json", cwd=tmp_path, stdin=asked)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer.get("text") for answer in answers] == [
        "Three beds",
        None,
        "",
        None,
        "Four beds",
        None,
        None,
    ]
    assert "known: en" in answers[1]["error"]
    assert (done.returncode, done.stderr.count(b"preflight: ")) == (2, 4)
