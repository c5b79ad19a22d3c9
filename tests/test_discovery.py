"""Which files a run reads."""

import os
import socket
import subprocess
import time
from pathlib import Path

import pytest

from preflight.documents import discovery
from preflight.documents.discovery import TEMPORARY_ENDING, discover
from preflight.errors import InputError
from preflight.settings import DEFAULT_INCLUDE


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def touch(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def found(
    *paths: str, include: tuple[str, ...] = DEFAULT_INCLUDE, exclude: tuple[str, ...] = ()
) -> list[str]:
    return discover(paths, include=include, exclude=exclude, root=".")


@pytest.mark.usefixtures("here")
class TestNamed:
    def test_always_read(self) -> None:
        touch("a.txt", "drafts/b.living.json", ".git/config")
        Path(".gitignore").write_text("*")
        assert found("a.txt", "drafts/b.living.json", exclude=("drafts/",)) == [
            "a.txt",
            "drafts/b.living.json",
        ]

    def test_standard_input(self) -> None:
        assert found("-", "-") == ["-"]

    def test_file_that_is_called_like_standard_input(self) -> None:
        touch("-")
        assert found("./-") == ["./-"]

    def test_shown_as_given_but_for_the_leading_dot(self) -> None:
        touch("d/a.txt", "b.txt")
        whole = str(Path("b.txt").absolute())
        assert found("./d/a.txt", ".//./b.txt") == ["b.txt", "d/a.txt"]
        assert found(whole) == [whole]
        assert found("d/../b.txt") == ["d/../b.txt"]

    @pytest.mark.parametrize(
        "again",
        [
            "a.living.json",
            "./a.living.json",
            "d/../a.living.json",
            "link.json",
            "linked/../a.living.json",
            ".",
        ],
    )
    def test_counts_once(self, again: str) -> None:
        touch("a.living.json", "d/x")
        Path("link.json").symlink_to("a.living.json")
        Path("linked").symlink_to("d")
        assert found("a.living.json", again) == ["a.living.json"]
        assert found(str(Path("a.living.json").absolute()), again) == [str(Path("a.living.json").absolute())]

    @pytest.mark.parametrize("missing", ["nowhere.json", "nowhere/", "a.txt/b", "", "a\0b"])
    def test_missing(self, missing: str) -> None:
        touch("a.txt")
        with pytest.raises(InputError, match=r"directory|null byte") as caught:
            found("a.txt", missing)
        assert caught.value.path == missing

    def test_link_to_nowhere(self) -> None:
        Path("a").symlink_to("nowhere")
        with pytest.raises(InputError, match=r"^a: No such file or directory$"):
            found("a")


@pytest.mark.usefixtures("here")
class TestSearch:
    def test_default_patterns(self) -> None:
        wanted = [f"d/a.living.{ending}" for ending in ("json", "jsonl", "md", "yaml", "yml")]
        wanted += ["d/a.script.md", "d/a.script.txt"]
        touch(
            *wanted,
            "package.json",
            "d/a.json",
            "README.md",
            "d/a.living.json.bak",
            "d/living.json",
            "a.LIVING.JSON",
        )
        assert found(".") == wanted
        assert found("d") == found("./d/") == wanted
        assert found(str(Path("d").absolute())) == [str(Path(name).absolute()) for name in wanted]

    def test_sorted_over_all_folders(self) -> None:
        touch("b/b.living.md", "a/z.living.md", "a/b/c.living.md")
        assert found("b", "a", "a/b") == ["a/b/c.living.md", "a/z.living.md", "b/b.living.md"]

    @pytest.mark.parametrize(
        ("include", "expected"),
        [
            pytest.param(("*.{json,md}",), ["a.json", "d/a.json", "d/a.md"], id="braces"),
            pytest.param(("{a,x}.{json,none}",), ["a.json", "d/a.json"], id="braces twice"),
            pytest.param(("a.json",), ["a.json", "d/a.json"], id="a name"),
            pytest.param(("/a.json",), ["a.json"], id="a path"),
            pytest.param(("d/*.md", "a.js?n"), ["a.json", "d/a.json", "d/a.md"], id="a path and a name"),
            pytest.param(("*",), ["a.json", "d/a.json", "d/a.md", "{x"], id="everything"),
            pytest.param(("{x",), ["{x"], id="a brace alone"),
            pytest.param(("*p",), None, id="an ending of the temporary file's"),
        ],
    )
    def test_include(self, include: tuple[str, ...], expected: list[str] | None) -> None:
        touch("a.json", "d/a.json", "d/a.md", "{x", f".x{TEMPORARY_ENDING}")
        if expected is None:
            with pytest.raises(InputError):
                found(".", include=include)
        else:
            assert found(".", include=include) == expected

    @pytest.mark.parametrize(
        ("exclude", "expected"),
        [
            (("drafts/",), ["a.living.md", "b.living.md"]),
            (("b.*",), ["a.living.md", "drafts/a.living.md"]),
            (("/{a,b}.living.md",), ["drafts/a.living.md", "drafts/b.living.md"]),
            (("drafts/*", "!drafts/b.living.md"), ["a.living.md", "b.living.md", "drafts/b.living.md"]),
        ],
    )
    def test_exclude(self, exclude: tuple[str, ...], expected: list[str]) -> None:
        touch("a.living.md", "b.living.md", "drafts/a.living.md", "drafts/b.living.md")
        assert found(".", exclude=exclude) == expected

    def test_exclude_starts_at_the_configuration(self) -> None:
        touch("d/e/a.living.md", "d/b.living.md", "e/a.living.md")
        assert discover(["."], include=DEFAULT_INCLUDE, exclude=["/e"], root="d") == [
            "d/b.living.md",
            "e/a.living.md",
        ]
        assert discover(["."], include=["/e/*"], root="d") == ["d/e/a.living.md"]

    def test_named_folder_is_searched_though_excluded(self) -> None:
        touch("drafts/a.living.md")
        Path(".git").mkdir()
        Path(".gitignore").write_text("drafts/\n")
        assert found("drafts", exclude=("drafts/",)) == ["drafts/a.living.md"]

    def test_gitignore(self) -> None:
        touch("a.living.md", "build/a.living.md", "d/a.living.md", "d/b.living.md", ".git/x.living.md")
        Path(".gitignore").write_text("build/\n/d/a.*\n")
        Path("d/.gitignore").write_text("b.*\n!/a.*\n")
        assert found(".") == ["a.living.md", "d/a.living.md"]
        assert found("d") == ["d/a.living.md"]

    def test_links(self) -> None:
        touch("d/a.living.md", "other/plain.txt")
        Path("d/loop").symlink_to(".")
        Path("d/up").symlink_to("..")
        Path("d/self").symlink_to("self")
        Path("d/self.living.md").symlink_to("self.living.md")
        Path("d/dead.living.md").symlink_to("nowhere")
        Path("d/0.living.md").symlink_to("a.living.md")
        Path("d/plain.living.md").symlink_to("../other/plain.txt")
        Path("linked").symlink_to("d")
        assert found("d") == ["d/a.living.md", "d/plain.living.md"]
        assert found("linked") == ["linked/a.living.md", "linked/plain.living.md"]

    def test_only_regular_files(self) -> None:
        touch("a.living.md", "folder.living.md/b.living.md")
        os.mkfifo("pipe.living.md")
        Path("linked.living.md").symlink_to("/dev/zero")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("socket.living.md")
            assert found(".") == ["a.living.md", "folder.living.md/b.living.md"]

    def test_name_that_is_no_utf8(self) -> None:
        name = os.fsdecode(b"caf\xe9.living.md")
        touch(name, "d/" + name)
        assert found(".") == [name, "d/" + name]
        assert found(".", include=("caf?.living.md",), exclude=("d/caf*",)) == [name]

    def test_name_with_a_line_end(self) -> None:
        touch("a\nb.living.md")
        assert found(".") == ["a\nb.living.md"]

    def test_nothing_matched(self) -> None:
        Path("d").mkdir()
        with pytest.raises(InputError) as caught:
            found(".", "d", include=("*.md", "*.txt"))
        assert str(caught.value) == "nothing matched: no *.md or *.txt below '.', 'd'"

    def test_nothing_asked_for(self) -> None:
        with pytest.raises(InputError, match="nothing matched"):
            found()

    def test_one_folder_of_two_matched(self) -> None:
        touch("d/a.living.md", "e/x")
        assert found("d", "e") == ["d/a.living.md"]

    def test_unreadable_folder_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        touch("a.living.md", "d/b.living.md")
        scandir = os.scandir

        def refuse(path: str) -> object:
            if path == "d/":
                raise PermissionError(13, "Permission denied")
            return scandir(path)

        monkeypatch.setattr(discovery.os, "scandir", refuse)
        told: list[str] = []
        assert discover(["."], include=DEFAULT_INCLUDE, root=".", warn=told.append) == ["a.living.md"]
        assert told == ["d/: folder not searched: Permission denied"]
        assert found(".") == ["a.living.md"]

    def test_deep_tree(self) -> None:
        folder = "/".join(["d"] * 1200)
        for depth in range(1200):  # pathlib would recurse
            os.mkdir(folder[: 2 * depth + 1])  # noqa: PTH102
        touch(f"{folder}/a.living.md")
        assert found(".") == [f"{folder}/a.living.md"]
        subprocess.run(["rm", "-r", "d"], check=True)  # shutil, and so pytest, would recurse


def test_root_of_the_file_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", lambda _path: (_ for _ in ()).throw(OSError(5, "stopped")))
    told: list[str] = []
    with pytest.raises(InputError, match="below '/'"):
        discover(["/"], include=DEFAULT_INCLUDE, root="/", warn=told.append)
    assert told == ["/: folder not searched: stopped"]


def test_cost_of_a_plain_folder(here: Path) -> None:
    for number in range(2000):
        (here / f"{number}.living.json").touch()
    best = min(timed() for _ in range(5))
    assert best / 2000 < 15e-6  # seconds; about 1.2e-6 when undisturbed


def timed() -> float:
    started = time.perf_counter()
    assert len(found(".")) == 2000
    return time.perf_counter() - started
