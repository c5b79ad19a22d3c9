"""Our reading of .gitignore against git's own, on a tree of awkward names."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from preflight.documents.gitignore import (
    IgnoreList,
    Rules,
    glob_matcher,
    is_ignored,
    lines_of,
    rules_above,
    rules_within,
)

LONG = bool(os.environ.get("PREFLIGHT_LONG"))
GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")

FILES = [
    *(
        "a",
        "b",
        "c",
        "ab",
        "aab",
        "abc",
        "a-b",
        "a b",
        "a ",
        " ",
        "-",
        "#a",
        "!a",
        "[a]",
        "]",
        "[",
        "^",
        "é",
        "A",
        "1",
    ),
    *(
        "\\",
        "\\a",
        "a\\",
        "a*",
        "*",
        "?",
        ":",
        "[:alpha:]",
        "a\nb",
        "a\r",
        ".a",
        "x.txt",
        "x.TXT",
        "debug.log",
    ),
    *("d/a", "d/b", "d/ab", "d/d/a", "d/d/b", "d/d/d/ab", "d/x.txt", "build/a", "build/keep", "src/build/a"),
    *("doc/frotz/a", "doc/frotz/b/c", "foo/bar", "foo/baz", "foox/bar", "foox/y/bar"),
    *("a.d/b", "b.d/é/ü", " d/a", "abc.d/abc/abc"),
]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a file of each name."""
    root = tmp_path_factory.mktemp("repository")
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    if GIT is not None:
        git(root, "init", "-q")
    return root


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    assert GIT is not None
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    env = {**os.environ, **alone, "HOME": str(root)}
    run = subprocess.run(
        [GIT, "-c", "core.excludesFile=", *arguments], cwd=root, input=given, env=env, stdout=-1
    )
    assert run.returncode in {0, 1}
    return run.stdout


def entries(root: Path) -> list[bytes]:
    found = [path.relative_to(root) for path in root.rglob("*")]
    return [os.fsencode(path) for path in found if path.parts[0] != ".git"]


def ignored_by_git(root: Path) -> set[bytes]:
    listed = b"".join(b"./%b\0" % path for path in entries(root))  # a colon in front would be magic
    told = git(root, "check-ignore", "--stdin", "-z", given=listed).split(b"\0")
    return {path.removeprefix(b"./") for path in told if path}


def ignored_by_us(root: Path) -> set[bytes]:
    found: set[bytes] = set()

    def walk(folder: str, rules: Rules, *, all_of_it: bool) -> None:
        rules = rules_within(folder, rules)
        for entry in os.scandir(folder):
            if entry.name == ".git":
                continue
            ignored = all_of_it or is_ignored(rules, os.fsencode(entry.path), is_folder=entry.is_dir())
            if ignored:
                found.add(os.path.relpath(os.fsencode(entry.path), os.fsencode(root)))
            if entry.is_dir():
                walk(entry.path, rules, all_of_it=ignored)

    walk(str(root), (), all_of_it=False)
    return found


def compared(root: Path, content: bytes) -> set[bytes]:
    (root / ".gitignore").write_bytes(content)
    ours = ignored_by_us(root)
    assert ours == ignored_by_git(root), content
    return ours


@needs_git
@pytest.mark.parametrize(
    ("content", "some", "none_of"),
    [
        pytest.param(b"", [], ["a"], id="nothing"),
        pytest.param(b"# a\n\n   \n", [], ["a", "#a", " "], id="comments and blank lines"),
        pytest.param(b"\\#a", ["#a"], ["a"], id="escaped hash"),
        pytest.param(b"\\!a", ["!a"], ["a"], id="escaped exclamation mark"),
        pytest.param(b"a", ["a", "d/a", "build/a"], ["ab", "a.d"], id="a name, at any depth"),
        pytest.param(b"/a", ["a"], ["d/a"], id="anchored at the front"),
        pytest.param(b"d/a", ["d/a"], ["d/d/a", "a"], id="anchored by a slash in the middle"),
        pytest.param(b"build/", ["build", "build/a", "src/build"], [], id="folders alone"),
        pytest.param(b"a/", [], ["a", "d/a"], id="folders alone, but it is a file"),
        pytest.param(b"//", [], ["a"], id="slashes alone"),
        pytest.param(b"a//", [], ["a"], id="two slashes at the end"),
        pytest.param(b"*.log\n!debug.log", [], ["debug.log"], id="taken back"),
        pytest.param(b"!debug.log\n*.log", ["debug.log"], [], id="the last line decides"),
        pytest.param(b"build/\n!build/keep", ["build/keep"], [], id="not taken back below an ignored folder"),
        pytest.param(b"build/*\n!build/keep", ["build/a"], ["build/keep"], id="taken back beside others"),
        pytest.param(b"/*\n!/d", ["a", "foo"], ["d", "d/a"], id="all but one folder"),
        pytest.param(b"!", [], ["a", "!a"], id="an exclamation mark alone"),
        pytest.param(b"**", ["a", "d/d/a"], [], id="everything"),
        pytest.param(b"**/a", ["a", "d/a", "d/d/a"], ["ab"], id="any depth, none too"),
        pytest.param(b"d/**", ["d/a", "d/d/a"], ["d"], id="all below"),
        pytest.param(b"d/**/ab", ["d/ab", "d/d/d/ab"], ["ab"], id="any depth in between"),
        pytest.param(b"d/**/**/ab", ["d/ab", "d/d/d/ab"], ["ab"], id="any depth twice"),
        pytest.param(b"d/***/ab", ["d/ab", "d/d/d/ab"], [], id="three asterisks"),
        pytest.param(b"d/a**", ["d/a", "d/ab"], ["d/d/a"], id="two asterisks within a name"),
        pytest.param(
            b"foo**/bar", ["foo/bar", "foox/bar", "foox/y/bar"], [], id="two after a literal beginning"
        ),
        pytest.param(b"d/**\\/ab", ["d/d/d/ab"], ["d/ab"], id="escaped slash"),
        pytest.param(b"d/*/a", ["d/d/a"], ["d/a"], id="asterisk for a component"),
        pytest.param(b"*c*b*", [], ["abc"], id="asterisks, no match"),
        pytest.param(b"*b*c", ["abc"], ["ab"], id="asterisks"),
        pytest.param(b"?", ["a", "*"], ["ab", "é"], id="a byte, not a character"),
        pytest.param(b"??", ["ab", "é"], [], id="two bytes"),
        pytest.param("é".encode(), ["é", "b.d/é"], [], id="beyond ASCII"),
        pytest.param(b"[ab]", ["a", "b"], ["c", "[a]"], id="class"),
        pytest.param(b"[!ab]", ["c", "*"], ["a"], id="class, negated"),
        pytest.param(b"[^ab]", ["c", "^"], ["a"], id="class, negated otherwise"),
        pytest.param(b"[a-c]", ["a", "b", "c"], ["-"], id="range"),
        pytest.param(b"[c-a]", [], ["a", "b"], id="range backwards"),
        pytest.param(b"[a-]", ["a", "-"], ["b"], id="hyphen at the end"),
        pytest.param(b"[]a]", ["a", "]"], ["b"], id="bracket first"),
        pytest.param(b"[]-a]", ["a", "]", "^"], ["b"], id="range from a bracket"),
        pytest.param(b"[\\]a]", ["a", "]"], ["\\"], id="bracket escaped"),
        pytest.param(b"[a-\\c]", ["b"], ["\\"], id="range to an escape"),
        pytest.param(b"[[:alpha:]]", ["a", "A"], ["1", "é"], id="named class"),
        pytest.param(b"[[:digit:]-c]", ["1", "-", "c"], ["a"], id="hyphen after a named class"),
        pytest.param(b"[[:a]", ["a", ":", "["], ["b"], id="named class that is none"),
        pytest.param(b"[[:none:]a]", [], ["a"], id="unknown named class"),
        pytest.param(b"[[:alpha", [], ["a", "["], id="named class unclosed"),
        pytest.param(b"a[", [], ["a", "["], id="class unclosed"),
        pytest.param(b"[", [], ["["], id="bracket alone"),
        pytest.param(b"[!", [], ["["], id="negation alone"),
        pytest.param(b"[a-", [], ["a"], id="range unclosed"),
        pytest.param(b"[\\", [], ["\\"], id="escape unclosed"),
        pytest.param(b"d[/]a", [], ["d/a"], id="a class never matches a slash"),
        pytest.param(b"a\\", [], ["a", "a\\"], id="backslash at the end"),
        pytest.param(b"a\\\\", ["a\\"], ["a"], id="backslash escaped"),
        pytest.param(b"\\a", ["a"], ["\\a"], id="letter escaped"),
        pytest.param(b"a\\*", ["a*"], ["ab"], id="asterisk escaped"),
        pytest.param(b"a   ", ["a"], ["a "], id="trailing blanks"),
        pytest.param(b"a\\ ", ["a "], ["a"], id="trailing blank escaped"),
        pytest.param(b"a\\   ", ["a "], ["a"], id="blanks after an escaped one"),
        pytest.param(b"a b", ["a b"], ["a"], id="blank inside"),
        pytest.param(b"a\t", [], ["a"], id="a tab stays"),
        pytest.param(b"a\r\nb\r\n", ["a", "b"], ["a\r"], id="CRLF"),
        pytest.param(b"\xef\xbb\xbfa\n", ["a"], [], id="byte order mark"),
        pytest.param(b"a\0b", ["a"], [], id="ends at a NUL"),
        pytest.param(b"x.txt", ["x.txt", "d/x.txt"], ["x.TXT"], id="capitals count"),
    ],
)
def test_like_git(tree: Path, content: bytes, some: list[str], none_of: list[str]) -> None:
    ignored = compared(tree, content)
    assert {os.fsencode(name) for name in some} <= ignored
    assert not {os.fsencode(name) for name in none_of} & ignored


ATOMS = st.sampled_from(
    [
        *"abcdx-*?/[]!^\\ #:.é",
        "**",
        "**/",
        "/**",
        "[a",
        "[!",
        "[:alpha:]",
        "[[:upper:]",
        "a-c]",
        "\\*",
        "d/",
        "foo",
        "\r",
    ]
)
LINES = st.lists(ATOMS, max_size=7).map("".join)


@needs_git
@settings(
    max_examples=3000 if LONG else 120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(outer=st.lists(LINES, max_size=4), inner=st.lists(LINES, max_size=2))
def test_like_git_whatever_is_written(tree: Path, outer: list[str], inner: list[str]) -> None:
    nested = tree / "d/.gitignore"
    try:
        nested.write_text("\n".join(inner), newline="")
        compared(tree, "\n".join(outer).encode())
    finally:
        nested.unlink()


@needs_git
def test_nearer_file_decides(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    for name in ("d/a", "d/b", "d/e/a", "a"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "d/.gitignore").write_text("!a\n/b\n")
    (tmp_path / ".git/info").mkdir(exist_ok=True)
    (tmp_path / ".git/info/exclude").write_text("e/\n")
    assert compared(tmp_path, b"a\n") >= {b"a", b"d/b", b"d/e", b"d/e/a"}


@needs_git
def test_linked_ignore_file_is_not_read(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "a").touch()
    (tmp_path / "d").mkdir()
    (tmp_path / "d/a").touch()
    (tmp_path / "rules").write_text("a\n")
    (tmp_path / "d/.gitignore").symlink_to("../rules")
    assert compared(tmp_path, b"rules\n") == {b"rules"}


def repository(folder: Path, ignore: str) -> Path:
    (folder / ".git/info").mkdir(parents=True)
    (folder / ".gitignore").write_text(ignore)
    return folder


def is_ignored_in(folder: Path, name: str) -> bool:
    rules = rules_within(str(folder), rules_above(str(folder)))
    return is_ignored(rules, os.fsencode(folder / name), is_folder=False)


def test_rules_come_from_the_repository_above(tmp_path: Path) -> None:
    repository(tmp_path, "a\n")
    (tmp_path / "d/e").mkdir(parents=True)
    (tmp_path / "d/.gitignore").write_text("/e/b\n")
    assert is_ignored_in(tmp_path / "d/e", "a")
    assert is_ignored_in(tmp_path / "d/e", "b")
    assert not is_ignored_in(tmp_path / "d/e", "c")


def test_rules_end_at_a_repository_within(tmp_path: Path) -> None:
    repository(tmp_path, "a\n")
    inner = repository(tmp_path / "inner", "b\n")
    assert not is_ignored_in(inner, "a")
    assert is_ignored_in(inner, "b")
    (inner / "d").mkdir()
    assert is_ignored_in(inner / "d", "b")


def test_without_a_repository_nothing_above_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".gitignore").write_text("a\n")
    (tmp_path / "d").mkdir()
    monkeypatch.setattr(os.path, "lexists", lambda _path: False)
    assert not is_ignored_in(tmp_path / "d", "a")
    assert is_ignored_in(tmp_path, "a")


def test_exclude_of_a_linked_working_tree(tmp_path: Path) -> None:
    common = tmp_path / "main/.git"
    (common / "worktrees/w").mkdir(parents=True)
    (common / "info").mkdir()
    (common / "info/exclude").write_text("a\n")
    (common / "worktrees/w/commondir").write_text("../..\n")
    work = tmp_path / "w"
    work.mkdir()
    (work / ".git").write_text(f"gitdir: {common}/worktrees/w\n")
    assert is_ignored_in(work, "a")


def test_unreadable_ignore_file_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tmp_path, "a\n")

    def refuse(*_arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr("builtins.open", refuse)
    assert not is_ignored_in(tmp_path, "a")


def test_lines() -> None:
    assert lines_of(b"\xef\xbb\xbfa \r\n#b\n\n c\\ \n\\\\ \nlast") == [b"a", b" c\\ ", b"\\\\", b"last"]


def test_path_outside_the_folder_is_judged_by_name(tmp_path: Path) -> None:
    rules = IgnoreList(b"/somewhere", [b"a", b"/b"])
    assert rules.verdict(b"/else/a", b"a", is_folder=False) is True
    assert rules.verdict(b"/else/b", b"b", is_folder=False) is None


def test_hostile_glob_is_quick() -> None:
    matches = glob_matcher(b"*a" * 60 + b"b")
    assert not matches(b"a" * 250)
    assert matches(b"a" * 250 + b"b")
