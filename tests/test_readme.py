"""README.md and docs/: what they show is what happens, and nothing is missing from them."""

import doctest
import json
import re
import shutil
import socket
import sys
from pathlib import Path

import click
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "docs"))

import generate  # noqa: E402
import transcripts  # noqa: E402

from preflight.cli.exits import Exit  # noqa: E402
from preflight.cli.main import COMMANDS, cli  # noqa: E402
from preflight.configuration import KEYS, check_names, read_settings  # noqa: E402
from preflight.rules import NAMES, RULES  # noqa: E402

README = (ROOT / "README.md").read_text(encoding="utf-8")
SET_UP = [command for command in transcripts.commands(README) if "-m venv" in command]
COMMANDS_SHOWN = [command for command in transcripts.commands(README) if command not in SET_UP]
NEED_AN_API = {"submit", "status", "wait", "ledger", "webhook", "sandbox"}
HOOKS = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}


def yaml_block(word: str) -> dict:
    """The YAML block of the README that has this word in it."""
    (block,) = [block for block in transcripts.blocks(README, "yaml") if word in block]
    return yaml.safe_load(block)


@pytest.fixture(scope="module")
def pages() -> dict[Path, str]:
    return generate.pages()


@pytest.mark.parametrize("name", ["docs/rules.md", "docs/settings.md", "docs/cli.md", "README.md"])
def test_the_page_is_not_stale(pages: dict[Path, str], name: str) -> None:
    file = ROOT / name
    assert file.read_text(encoding="utf-8") == pages[file], "write it anew: python docs/generate.py"


def test_a_stale_page_is_noticed(pages, monkeypatch, capsys) -> None:
    stale = {**pages, ROOT / "docs/cli.md": "something else"}
    monkeypatch.setattr(generate, "pages", lambda: stale)
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().err == "docs/cli.md is stale: python docs/generate.py writes it anew\n"


def test_two_commands_do_all_the_set_up() -> None:
    main_job, tests = SET_UP
    assert main_job.endswith("&& .venv/bin/preflight demo")
    assert tests.endswith("&& .venv/bin/pytest")


def test_ci_takes_its_commands_from_here() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert [command for command in SET_UP if command in script] == []


@pytest.mark.parametrize("command", COMMANDS_SHOWN)
def test_a_command_runs(command: str) -> None:
    with transcripts.shell() as shell:
        ran = shell.run(command)
    assert ran.status in (Exit.CLEAN, Exit.FINDINGS), ran.output
    assert "Traceback" not in ran.output


def test_the_examples_of_the_commands_run() -> None:
    """Those at the end of `--help`; those that need an API are the sandbox block's and tests/submission's."""
    shown = transcripts.commands((ROOT / "docs/cli.md").read_text(encoding="utf-8"))
    with transcripts.shell() as shell:
        for command in (each for each in shown if each.split()[1] not in NEED_AN_API):
            ran = shell.run(command.replace("listings/", "examples/clean"))
            assert (ran.status, command) == (Exit.CLEAN, command), ran.output


def test_outputs_fit_a_terminal() -> None:
    shown = [line for block in transcripts.blocks(README, "console") for line in block.splitlines()]
    assert [line for line in shown if len(line) > 80 and not line.startswith(("$", "+", "-"))] == []


def test_python_examples(monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    session = "\n".join(transcripts.blocks(README, "python"))
    test = doctest.DocTestParser().get_doctest(session, {}, "Python", "README.md", 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("page", ["README.md", "docs/settings.md"])
def test_settings_shown_are_good(page: str, tmp_path: Path) -> None:
    for block in transcripts.blocks((ROOT / page).read_text(encoding="utf-8"), "toml"):
        file = tmp_path / "preflight.toml"
        file.write_text(block, encoding="utf-8")
        settings = read_settings(str(file))
        assert settings is not None
        check_names(settings, NAMES)


def test_blocks_of_data_are_read() -> None:
    for block in transcripts.blocks(README, "json"):
        json.loads(block)
    for block in transcripts.blocks(README, "yaml"):
        yaml.safe_load(block)


def test_ignores_shown_silence_what_they_name(tmp_path: Path) -> None:
    import preflight

    shutil.copytree(ROOT / "examples/clean/photos", tmp_path / "photos")
    (shown,) = [block for block in transcripts.blocks(README, "yaml") if "preflight: ignore" in block]
    file = tmp_path / "elm.living.yaml"
    script = f"script: {'A house with a red roof and two old trees, '.ljust(140, 'w')}\n"
    file.write_text(script + shown, encoding="utf-8")
    assert preflight.check(file, online=False).findings == ()
    file.write_text(script + shown.partition(" # ")[0] + "\n", encoding="utf-8")
    assert [finding.rule for finding in preflight.check(file, online=False).findings] == ["duplicate-image"]


def test_pre_commit_block() -> None:
    (repo,) = yaml_block("rev:")["repos"]
    assert {hook["id"] for hook in repo["hooks"]} == HOOKS
    for hook in HOOKS:
        assert f"| `{hook}` |" in README


def test_github_block() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = yaml_block("runs-on")["jobs"]["preflight"]["steps"]
    (step,) = [step for step in steps if step.get("id") == "preflight"]
    assert set(step["with"]) <= set(action["inputs"])
    assert [name for name in action["inputs"] if name not in README] == []
    used = re.findall(r"steps\.preflight\.outputs\.([\w-]+)", README)
    assert used
    assert set(used) <= set(action["outputs"])


def test_gitlab_block() -> None:
    (line,) = [
        line for line in yaml_block("codequality")["preflight"]["script"] if line.startswith("preflight")
    ]
    with transcripts.shell() as shell:
        ran = shell.run(f"{line.replace('listings', 'examples/faulty')}; cat gl-code-quality.json")
    assert '"fingerprint"' in ran.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_flag_is_in_the_docs(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    options = [option for option in command.params if isinstance(option, click.Option)]
    _, _, part = (ROOT / "docs/cli.md").read_text(encoding="utf-8").partition(f"## preflight {name}\n")
    part = part.partition("\n## ")[0]
    places = [part, README] if name == "check" else [part]
    flags = [flag for option in options for flag in (*option.opts, *option.secondary_opts)]
    assert [flag for place in places for flag in flags if f"`{flag}`" not in place] == []
    assert f"`preflight {name}`" in README


def test_every_setting_is_in_the_docs() -> None:
    settings = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    assert [key.name for key in KEYS for page in (settings, README) if f"| `{key.name}` |" not in page] == []


def test_every_rule_has_its_page() -> None:
    page = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert [rule.name for rule in RULES if f"\n## {rule.name}\n" not in page] == []


@pytest.mark.parametrize("page", ["README.md", "docs/cli.md"])
def test_exit_statuses(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = [int(number) for number in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)]
    assert shown == list(Exit)


def test_the_sandbox_block_goes_the_whole_way() -> None:
    (block,) = transcripts.blocks(README, "sh")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    assert "8080" in block
    script = block.replace("8080", port).replace(
        "&\n", "&\nuntil (: < /dev/tcp/127.0.0.1/PORT) 2>&-; do :; done\n"
    )
    with transcripts.shell() as shell:
        ran = shell.run(
            f"trap 'kill %1' EXIT; sed -i s/8080/{port}/ examples/sandbox/*; set -e\n"
            + script.replace("PORT", port)
        )
    assert ran.status == Exit.CLEAN, ran.output
    assert re.search(r"accepted as (task_\w+), 0 credits charged", ran.output)
    assert "sent before as task_" in ran.output
    assert re.search(r"1  .*  test  accepted  task_", ran.output)


def test_rules_and_settings_named_in_prose_exist() -> None:
    named = set(re.findall(r"ignore\[([\w-]+)\]", README)) | {
        "unused-ignore",
        "count-depends",
        "image-below-hd",
    }
    assert named <= NAMES
    keys = {key.name.partition(".")[0] for key in KEYS}
    assumptions = README.partition("## What is assumed")[2].partition("\n## ")[0]
    settings = re.findall(r"\| (?:severity of )?`([\w-]+)` \|$", assumptions, re.MULTILINE)
    assert settings
    assert set(settings) <= keys | NAMES


def test_links_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", line.lstrip("# ")).strip().lower().replace(" ", "-")
        for line in README.splitlines()
        if line.startswith("#")
    }
    for target in re.findall(r"\]\(([^)]+)\)", README):
        if target.startswith("#"):
            assert target[1:] in headings, target
        else:
            assert (ROOT / target).exists(), target
