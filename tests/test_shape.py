"""The layers of the packages, what a quick check imports, what is exported, and how long things are."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import preflight

ROOT = Path(preflight.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 60

# What a package may import beside itself, from the top of the design's table to its foot.
LAYERS: dict[str, set[str]] = {
    "contract": set(),
    "speech": set(),
    "errors": set(),
    "suggest": set(),
    "tallies": {"findings"},
    "findings": {"tallies"},
    "lookup": set(),
    "settings": {"contract", "errors", "tallies", "speech", "lookup"},
}
BASE = {"contract", "errors", "suggest", "tallies", "findings", "lookup", "settings"}
LAYERS |= {
    "configuration": BASE,
    "documents": BASE - {"settings"},
    "photos": BASE - {"settings"},
    "rules": BASE | {"documents", "speech", "photos"},
    "screen": {"contract"},
    "reports": BASE - {"settings"},
}
CHECKING = BASE | {"documents", "speech", "photos", "rules", "screen", "probing"}
LAYERS |= {
    "probing": BASE | {"documents", "photos", "rules"},
    "gathering": CHECKING,
    "summaries": CHECKING | {"locating"},
    "locating": CHECKING,
    "engine": CHECKING | {"gathering", "summaries", "locating"},
    "rewriting": {"documents", "errors", "findings"},
    "fixing": {"documents", "engine", "findings", "rewriting"},
    "running": CHECKING | {"engine", "fixing", "rewriting"},
    "submission": BASE | {"documents", "rules"},
    "submitting": CHECKING | {"engine", "running", "submission"},
    "sandbox": BASE | {"photos", "rules", "submission"},
    "api": CHECKING | {"engine", "fixing", "running"},
}
LAYERS["settings"] |= {"configuration"}
# One module in two files, so that most runs load only the first of them.
HALVES = [{"settings", "configuration"}, {"tallies", "findings"}]
OUTERMOST = {"cli", "demo", "__init__", "__main__"}  # may import all of the above
# A rule's registry is read where rules are explained; everything else in `rules` is pure.
NO_IO = {"os", "io", "pathlib", "shutil", "tempfile", "subprocess", "socket", "ssl", "http", "sqlite3", "aiohttp", "asyncio",
         "time", "random", "threading", "glob", "logging", "builtins"}  # fmt: skip


def package_of(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def imports_of(file: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it, and for annotations too."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            yield node.module or ""
            if node.module == "preflight":
                yield from (f"preflight.{alias.name}" for alias in node.names)


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))


class TestLayers:
    @pytest.mark.parametrize("file", FILES, ids=named)
    def test_imports_go_upwards_only(self, file: Path) -> None:
        package = package_of(file)
        if package in OUTERMOST:
            return
        inner = {name.split(".")[1] for name in imports_of(file) if name.startswith("preflight.")}
        assert inner - {package, "__version__"} <= LAYERS[package]

    def test_there_are_no_circles(self) -> None:
        for package, allowed in LAYERS.items():
            for other in allowed:
                if {package, other} not in HALVES:
                    assert package not in LAYERS[other], (package, other)

    def test_the_table_has_no_leftovers(self) -> None:
        assert set(LAYERS) | OUTERMOST <= {package_of(file) for file in FILES}

    @pytest.mark.parametrize("package", ["contract", "speech"])
    def test_the_innermost_import_nothing_of_ours(self, package: str) -> None:
        for file in (ROOT / package).rglob("*.py"):
            ours = {name for name in imports_of(file) if name.split(".")[0] == "preflight"}
            assert all(name.startswith(f"preflight.{package}") for name in ours), file

    @pytest.mark.parametrize("file", sorted((ROOT / "rules").glob("*.py")), ids=named)
    def test_rules_do_no_io(self, file: Path) -> None:
        assert not {name.split(".")[0] for name in imports_of(file)} & NO_IO
        calls = [node.func.id for node in ast.walk(ast.parse(file.read_text()))
                 if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]  # fmt: skip
        assert not {"open", "print", "input", "__import__", "eval", "exec"} & set(calls)

    def test_one_place_catches_everything(self) -> None:
        """`except Exception` stands at the outermost line, and around what strangers' bytes make raise anything."""
        broad = {
            named(file)
            for file in FILES
            for node in ast.walk(ast.parse(file.read_text()))
            if isinstance(node, ast.ExceptHandler) and _is_broad(node)
        }
        assert broad <= {"cli/main.py", "speech/generic.py"} | {
            f"photos/{name}.py" for name in ("local", "transport", "scheduler")
        }


def _is_broad(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    return (
        isinstance(handler.type, ast.Name)
        and handler.type.id in ("Exception", "BaseException")
        and not any(
            isinstance(node, ast.Raise) and node.exc is None and handler.type.id == "BaseException"
            for node in handler.body
        )
    )


class TestSizes:
    @pytest.mark.parametrize("file", FILES, ids=named)
    def test_files_are_short(self, file: Path) -> None:
        assert file.read_text().count("\n") <= MOST_LINES_OF_A_FILE

    @pytest.mark.parametrize("file", FILES, ids=named)
    def test_functions_are_short(self, file: Path) -> None:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                # A command's decorators are its options; the function starts at its `def`.
                assert (node.end_lineno or 0) - node.lineno < MOST_LINES_OF_A_FUNCTION, node.name

    @pytest.mark.parametrize("file", FILES, ids=named)
    def test_every_file_says_what_it_is(self, file: Path) -> None:
        assert ast.get_docstring(ast.parse(file.read_text())) or not file.read_text().strip()


class TestExports:
    def test_are_pinned(self) -> None:
        assert sorted(preflight.__all__) == [
            "ApiError",
            "Client",
            "Finding",
            "PreflightError",
            "Report",
            "Settings",
            "Severity",
            "UnknownOutcomeError",
            "WebhookError",
            "WebhookEvent",
            "__version__",
            "check",
            "fix",
            "sandbox",
            "speak",
            "verify_webhook",
        ]

    def test_are_there(self) -> None:
        assert dir(preflight) == sorted(preflight.__all__)
        for name in preflight.__all__:
            assert getattr(preflight, name) is not None

    def test_nothing_else_is(self) -> None:
        with pytest.raises(AttributeError, match="module 'preflight' has no attribute 'Client2'"):
            _ = preflight.Client2

    def test_it_is_typed(self) -> None:
        assert (ROOT / "py.typed").is_file()


# Loaded at a cost, and of no use to a file that is surely clean.
NOT_FOR_A_CLEAN_FILE = [
    "PIL", "aiohttp", "asyncio", "concurrent.futures", "dataclasses", "difflib", "email", "http", "importlib.metadata",
    "inspect", "ipaddress", "multiprocessing", "num2words", "pathlib", "shutil", "socket", "sqlite3", "ssl", "subprocess",
    "tempfile", "tomllib", "unidecode", "urllib", "xml", "yaml",
    "preflight.api", "preflight.configuration", "preflight.documents.json_files", "preflight.documents.model",
    "preflight.documents.reader", "preflight.findings", "preflight.fixing", "preflight.gathering", "preflight.locating",
    "preflight.photos", "preflight.rewriting", "preflight.rules", "preflight.speech", "preflight.suggest", "preflight.summaries",
]  # fmt: skip
# The library of the command line brings some of them along.
CLICKS_OWN = {
    "inspect",
    "importlib.metadata",
    "shutil",
    "dataclasses",
    "pathlib",
    "urllib",
    "email",
    "tempfile",
    "difflib",
}


def loaded_by(*arguments: str, cwd: Path) -> set[str]:
    code = f"""
import sys
before = set(sys.modules)
sys.argv[1:] = {list(arguments)!r}
from preflight.__main__ import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
import json
sys.stderr.write(json.dumps(sorted(set(sys.modules) - before)))
"""
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=cwd, capture_output=True, text=True, check=True, timeout=60,
                          env={"PYTHONPATH": ":".join([str(ROOT.parent), *sys.path[1:]])})  # fmt: skip
    return set(json.loads(done.stderr))


class TestImports:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        payload = {"images": [{"url": "https://example.com/a.jpg"}], "script": "w" * 70}
        (tmp_path / "a.json").write_text(json.dumps(payload))
        return tmp_path

    def test_of_a_clean_payload(self, folder: Path) -> None:
        loaded = loaded_by("check", "--offline", "a.json", cwd=folder)
        assert [name for name in NOT_FOR_A_CLEAN_FILE if name in loaded] == []
        assert "click" not in loaded

    def test_of_a_clean_payload_with_other_options(self, folder: Path) -> None:
        loaded = loaded_by("check", "--offline", "-q", "--format", "concise", "a.json", cwd=folder)
        forbidden = set(NOT_FOR_A_CLEAN_FILE) - CLICKS_OWN - {"preflight.findings"}
        assert sorted(forbidden & loaded) == []
        assert "click" in loaded

    def test_of_speaking(self, folder: Path) -> None:
        loaded = loaded_by("speak", "3BR", cwd=folder)
        assert (
            sorted(
                {"yaml", "PIL", "aiohttp", "sqlite3", "preflight.rules", "preflight.documents.reader"}
                & loaded
            )
            == []
        )

    def test_of_the_library(self, folder: Path) -> None:
        code = "import sys, preflight; print('preflight.api' in sys.modules)"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
        )
        assert done.stdout == "False\n"
