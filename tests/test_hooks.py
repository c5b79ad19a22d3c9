"""The hooks: their patterns, and a real run of pre-commit in a scratch repository."""

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
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text())}
PACKAGE = ("preflight", "pyproject.toml", "README.md", "LICENSE", MANIFEST.name)

# What a run must leave alone, although it has digits, symbols or the name of a photo in it.
BYSTANDERS = {
    "package.json": '{"name": "site", "version": "1.0.0", "script": "3BR & 2BA"}\n',
    "compose.yaml": "services: {web: {image: 'nginx:1.27', ports: ['80:80']}}\n",
    "README.md": "# 3BR & 2BA\n\nSee photos/kitchen.jpg.\n",
    "notes.txt": "Call (555) 014-2270.\n",
    "logo.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>\n",
}


def test_the_hooks_are_these_three() -> None:
    assert list(HOOKS) == ["preflight", "preflight-fix", "preflight-photos"]


def test_no_hook_asks_the_network() -> None:
    assert [hook["id"] for hook in HOOKS.values() if "--offline" not in hook["entry"].split()] == []


def test_what_writes_runs_alone() -> None:
    writing = {name for name, hook in HOOKS.items() if "--fix" in hook["entry"].split()}
    assert (
        writing == {name for name, hook in HOOKS.items() if hook.get("require_serial")} == {"preflight-fix"}
    )


@pytest.mark.parametrize("hook", ["preflight", "preflight-fix"])
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("elm.living.json", True),
        ("listings/elm.living.jsonl", True),
        ("listings/elm.living.yaml", True),
        ("elm.living.yml", True),
        ("elm.living.md", True),
        ("elm.script.txt", True),
        ("a/b c/elm.script.md", True),
        ("package.json", False),
        ("living.json", False),
        ("elmliving.json", False),
        ("elm.living.json.bak", False),
        ("elm.living.toml", False),
        ("elm.living.txt", False),
        ("elm.script.json", False),
        ("script.txt", False),
        ("elm.script.txt/readme.html", False),
        (".github/workflows/ci.yml", False),
        ("photos/front.jpg", False),
    ],
)
def test_patterns_of_listings(hook: str, name: str, *, wanted: bool) -> None:
    assert bool(re.search(HOOKS[hook]["files"], name)) is wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("photos/front.jpg", True),
        ("front.JPEG", True),
        ("a/b/front.Png", True),
        ("front.webp", True),
        ("logo.svg", False),
        ("clip.gif", False),
        ("photo.jpg.txt", False),
        ("jpg", False),
        ("front.tiff", False),
        ("elm.living.json", False),
    ],
)
def test_patterns_of_photos(name: str, *, wanted: bool) -> None:
    assert bool(re.search(HOOKS["preflight-photos"]["files"], name)) is wanted


def test_patterns_are_those_of_a_search() -> None:
    from preflight.settings import DEFAULT_INCLUDE

    names = [f"elm{glob.removeprefix('*')}" for glob in DEFAULT_INCLUDE]
    assert [name for name in names if not re.search(HOOKS["preflight"]["files"], name)] == []


class Ran(NamedTuple):
    """A run of pre-commit: what each hook said, and the status."""

    status: int
    parts: dict[str, str]  # by hook id
    output: str

    def passed(self) -> dict[str, bool]:
        """Which hooks passed."""
        return {
            hook: "- exit code:" not in part and "- files were" not in part
            for hook, part in self.parts.items()
        }


class Scratch:
    """A repository with listings, and one with the hooks, whose environment is built once."""

    def __init__(self, folder: Path) -> None:
        self._environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PREFLIGHT_"))
        }
        for name in ("PYTHONPATH", "SKIP", "NO_COLOR", "VIRTUAL_ENV"):
            self._environment.pop(name, None)
        self._environment |= {
            "PRE_COMMIT_HOME": str(folder / "home"),
            "PRE_COMMIT_COLOR": "never",
            "PYTHONUTF8": "1",
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.hooks = folder / "hooks"
        self.hooks.mkdir()
        for name in PACKAGE:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            options = {"ignore": shutil.ignore_patterns("__pycache__")} if copy is shutil.copytree else {}
            copy(ROOT / name, self.hooks / name, **options)
        self.commit(self.hooks)
        self.listings = folder / "listings"
        self.listings.mkdir()
        for name, text in BYSTANDERS.items():
            (self.listings / name).write_text(text, encoding="utf-8")

    def run(self, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a command; its output is one text."""
        return subprocess.run(
            command,
            cwd=cwd,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    def commit(self, folder: Path) -> None:
        """Make everything in a folder a commit."""
        who = ("-c", "user.name=Anna", "-c", "user.email=anna@example.com", "-c", "commit.gpgsign=false")
        for arguments in (
            ("init", "--quiet"),
            ("add", "--all", "--force"),
            (*who, "commit", "--quiet", "--no-verify", "--allow-empty", "-m", "listings"),
        ):
            done = self.run("git", *arguments, cwd=folder)
            assert done.returncode == 0, done.stdout

    def lay(self, *names: str) -> None:
        """Put these files of the examples into the repository, in place of those of before."""
        for old in ("clean", "faulty"):
            shutil.rmtree(self.listings / old, ignore_errors=True)
        for name in names:
            file = self.listings / name
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "examples" / name, file)
        self.commit(self.listings)

    def pre_commit(self, *arguments: str) -> Ran:
        """Run pre-commit over all files."""
        command = (sys.executable, "-m", "pre_commit", *arguments, "--all-files", "--verbose")
        done = self.run(*command, cwd=self.listings)
        return Ran(done.returncode, _parts(done.stdout), done.stdout)

    def kept(self) -> bool:
        """Whether the files that are nobody's business are as they were."""
        return all(
            (self.listings / name).read_text(encoding="utf-8") == text for name, text in BYSTANDERS.items()
        )


def _parts(output: str) -> dict[str, str]:
    """The output of each hook by its id: `- hook id: NAME` and what follows, up to the next one."""
    _, *pieces = re.split(r"^.*\n- hook id: ", output, flags=re.MULTILINE)
    return {piece.partition("\n")[0]: piece for piece in pieces}


CLEAN = tuple(
    f"clean/{name}"
    for name in ("elm-street.living.json", "rue-des-tilleuls.living.md", "harbour-walk.script.txt")
)
CLEAN_PHOTOS = tuple(
    f"clean/photos/{file.name}" for file in sorted((ROOT / "examples/clean/photos").iterdir())
)
FAULTY = ("faulty/attic-studio.script.txt", "faulty/week-of-listings.living.jsonl")
FAULTY_PHOTOS = ("faulty/photos/kitchen.jpg", "faulty/photos/garden.jpg")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    return Scratch(tmp_path_factory.mktemp("pre-commit"))


def test_the_manifest_is_valid(scratch: Scratch) -> None:
    done = scratch.run(
        sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST), cwd=scratch.hooks
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_try_repo(scratch: Scratch) -> None:
    """All three on faulty files: each fails with the words of the check, and one repairs."""
    scratch.lay(*FAULTY, *FAULTY_PHOTOS, CLEAN[0], *CLEAN_PHOTOS)
    ran = scratch.pre_commit("try-repo", str(scratch.hooks))
    assert ran.status == 1, ran.output
    assert ran.passed() == {"preflight": False, "preflight-fix": False, "preflight-photos": False}, ran.output
    assert "the voice cannot say “1BR”" in ran.parts["preflight"]
    assert "VOICE_NOT_FOUND" not in ran.parts["preflight"]  # the catalogue is not in this repository
    assert "files were modified by this hook" in ran.parts["preflight-fix"]
    assert "SCRIPT_TOO_SHORT" in ran.parts["preflight-fix"]
    assert "1024×576" in ran.parts["preflight-photos"]
    assert "breaks off" in ran.parts["preflight-photos"]
    assert "clean/" not in ran.parts["preflight-photos"]
    repaired = (scratch.listings / FAULTY[0]).read_text(encoding="utf-8")
    assert repaired.startswith("A one-bedroom studio on the fourth floor, ")
    for name in (*FAULTY[1:], *FAULTY_PHOTOS, CLEAN[0]):
        assert (scratch.listings / name).read_bytes() == (ROOT / "examples" / name).read_bytes(), name
    assert scratch.kept()


def _configure(scratch: Scratch, *hooks: str) -> None:
    head = scratch.run("git", "rev-parse", "HEAD", cwd=scratch.hooks).stdout.strip()
    repo = {"repo": str(scratch.hooks), "rev": head, "hooks": [{"id": hook} for hook in hooks]}
    text = yaml.safe_dump({"repos": [repo]})
    (scratch.listings / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")


def test_clean_files_pass(scratch: Scratch) -> None:
    _configure(scratch, *HOOKS)
    scratch.lay(*CLEAN, *CLEAN_PHOTOS)
    ran = scratch.pre_commit("run")
    assert ran.status == 0, ran.output
    assert all(ran.passed().values())
    assert len(ran.parts) == len(HOOKS)
    assert scratch.kept()


def test_repaired_files_pass_the_second_time(scratch: Scratch) -> None:
    _configure(scratch, "preflight-fix", "preflight")
    scratch.lay(FAULTY[0])
    first = scratch.pre_commit("run")
    assert first.passed() == {"preflight-fix": False, "preflight": True}, first.output
    scratch.commit(scratch.listings)
    second = scratch.pre_commit("run")
    assert second.status == 0, second.output


def test_other_files_are_none_of_its_business(scratch: Scratch) -> None:
    _configure(scratch, *HOOKS)
    scratch.lay()
    ran = scratch.pre_commit("run")
    assert ran.status == 0, ran.output
    assert ran.output.count("(no files to check)") == len(HOOKS)
    assert scratch.kept()
