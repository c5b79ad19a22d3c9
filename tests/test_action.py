"""action.yml: its form, and its script steps run under bash as a runner would run them."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}
EXPRESSION = re.compile(r"\$\{\{\s*(\w+)\.([\w-]+)(?:\.outputs\.([\w-]+))?\s*\}\}")


class Ran(NamedTuple):
    """What a step did."""

    status: int
    log: str
    outputs: dict[str, str]
    summary: str


class Runner:
    """As much of a runner as the steps see: a workspace, a temporary folder, files for outputs and summary."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "workspace"
        shutil.copytree(ROOT / "examples", self.workspace / "examples")
        self.temporary = folder / "runner temp"
        self.temporary.mkdir()
        self._outputs = folder / "outputs"
        self._summary = folder / "summary.md"
        self._summary.write_text("# Of the step before\n")

    def run(self, step: str, outputs: dict[str, str], **inputs: str) -> Ran:
        """Run a step; `outputs` are those of the steps before."""
        given = {name: value.get("default", "") for name, value in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}

        def value(match: re.Match[str]) -> str:
            return given[match[2]] if match[1] == "inputs" else outputs[f"{match[2]}.{match[3]}"]

        kept = {
            name: text for name, text in os.environ.items() if not name.startswith(("GITHUB_", "PREFLIGHT"))
        }
        environment = kept | {
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(self._outputs),
            "GITHUB_STEP_SUMMARY": str(self._summary),
            "GITHUB_WORKSPACE": str(self.workspace),
            "PYTHONPATH": str(ROOT),
            "RUNNER_TEMP": str(self.temporary),
        }
        environment |= {name: EXPRESSION.sub(value, text) for name, text in STEPS[step]["env"].items()}
        self._outputs.write_text("")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", STEPS[step]["run"]],
            cwd=self.workspace,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        written = dict(line.split("=", 1) for line in self._outputs.read_text().splitlines())
        return Ran(done.returncode, done.stdout, written, self._summary.read_text(encoding="utf-8"))

    def check(self, **inputs: str) -> Ran:
        """Run the step that checks, with the interpreter of these tests; offline if no `args` are given."""
        inputs.setdefault("args", "--offline")
        return self.run("check", {"install.python": sys.executable}, **inputs)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def annotations(log: str) -> list[str]:
    return re.findall(r"^::(?:error|warning) file=.*$", log, re.MULTILINE)


def test_it_is_composite() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert list(STEPS) == ["python", "install", "check"]
    assert all(step["shell"] == "bash" for step in STEPS.values() if "run" in step)
    assert all(value["description"] for value in (*ACTION["inputs"].values(), *ACTION["outputs"].values()))


def test_no_input_is_pasted_into_a_script() -> None:
    assert [name for name, step in STEPS.items() if "${{" in step.get("run", "")] == []


def test_every_input_is_used_and_every_output_is_one_of_a_step() -> None:
    used = {
        match[2]
        for step in STEPS.values()
        for text in step.get("env", {}).values()
        for match in EXPRESSION.finditer(text)
    }
    assert set(ACTION["inputs"]) <= used
    for output in ACTION["outputs"].values():
        match = EXPRESSION.fullmatch(output["value"])
        assert match is not None
        assert f'"{match[3]}=' in STEPS[match[2]]["run"]


def test_clean_listings(runner: Runner) -> None:
    ran = runner.check(paths="examples/clean")
    assert ran.status == 0, ran.log
    assert annotations(ran.log) == []
    assert ran.outputs["status"] == "0"
    sarif = json.loads(Path(ran.outputs["sarif"]).read_text(encoding="utf-8"))
    assert sarif["runs"][0]["results"] == []
    assert ran.summary.startswith("# Of the step before\n")
    assert "Clean" in ran.summary


def test_faulty_listings(runner: Runner) -> None:
    ran = runner.check(paths="examples/faulty")
    assert ran.status == 1, ran.log
    assert any(
        line.startswith("::error file=examples/faulty/garden-flat.living.md,line=8")
        for line in annotations(ran.log)
    )
    sarif = json.loads(Path(ran.outputs["sarif"]).read_text(encoding="utf-8"))
    assert len(sarif["runs"][0]["results"]) == len(annotations(ran.log))
    assert "examples/faulty/garden-flat.living.md" in ran.summary
    assert ran.outputs["status"] == "1"


def test_paths_start_in_the_working_directory_and_are_shown_from_the_workspace(runner: Runner) -> None:
    ran = runner.check(paths="garden-flat.living.md photos/front.jpg", working_directory="examples/faulty")
    assert ran.status == 1, ran.log
    assert {re.findall(r"file=([^,]*)", line)[0] for line in annotations(ran.log)} == {
        "examples/faulty/garden-flat.living.md"
    }


def test_the_whole_workspace_by_default(runner: Runner) -> None:
    assert runner.check().status == 1


def test_warnings_fail_where_that_is_wished(runner: Runner) -> None:
    listing = runner.workspace / "two.living.json"
    image = '{"url": "https://photos.example.com/a.jpg"}'
    listing.write_text(f'{{"images": [{image}, {image}], "script": "{"w" * 140}"}}')
    assert runner.check(paths="two.living.json").status == 0
    assert runner.check(paths="two.living.json", fail_on_warnings="true").status == 1


def test_names_with_spaces_and_hostile_ones(runner: Runner) -> None:
    folder = runner.workspace / "my listings"
    folder.mkdir()
    shutil.copy(ROOT / "examples/faulty/open-day.script.txt", folder / "$(touch gone) day.script.txt")
    ran = runner.check(paths="'my listings'\nexamples/clean", args="--offline --select 'script-too-short'")
    assert ran.status == 1, ran.log
    assert len(annotations(ran.log)) == 1
    ran = runner.check(paths="'$(touch gone)' ; touch gone")
    assert ran.status == 2
    assert not (runner.workspace / "gone").exists()


def test_nothing_to_check(runner: Runner) -> None:
    (runner.workspace / "empty").mkdir()
    ran = runner.check(paths="empty")
    assert ran.status == 2
    assert "nothing matched" in ran.log
    assert "::error title=preflight::" in ran.log
    assert ran.outputs == {"status": "2"}
    assert ran.summary == "# Of the step before\n"


def test_a_run_before_leaves_nothing_behind(runner: Runner) -> None:
    assert "sarif" in runner.check(paths="examples/faulty").outputs
    ran = runner.check(paths="examples/faulty", args="--offline --no-such-option")
    assert ran.outputs == {"status": "2"}


@pytest.mark.parametrize(
    ("version", "wanted"),
    [
        pytest.param("", str(ROOT), id="that of the action"),
        pytest.param("0.1.0", "living-property-preflight==0.1.0", id="a release"),
    ],
)
def test_what_is_installed(runner: Runner, tmp_path: Path, version: str, wanted: str) -> None:
    """A Python that only notes what it is asked for: `-m venv` makes another such one."""
    log = tmp_path / "calls"
    python = tmp_path / "python"
    python.write_text(
        f'#!/bin/sh\necho "$@" >> "{log}"\n'
        'if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi\n'
    )
    python.chmod(0o755)
    ran = runner.run("install", {"python.python-path": str(python)}, version=version)
    assert ran.status == 0, ran.log
    assert log.read_text().splitlines()[1].split()[-1] == wanted
    assert Path(ran.outputs["python"]).is_file()
