"""Generated requests from `openapi.json`: schemathesis finds nothing. `PREFLIGHT_LONG=1` looks longer."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from preflight.sandbox import running

LONG = os.environ.get("PREFLIGHT_LONG") == "1"
PHASES = "examples,coverage,fuzzing,stateful" if LONG else "examples,fuzzing"


@pytest.mark.skipif(importlib.util.find_spec("schemathesis") is None, reason="schemathesis is not installed")
def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    with running(concurrency=10**9) as sandbox:
        options = ["--phases", PHASES, "--max-examples", "100" if LONG else "10", "--no-color", "--seed", "7"]
        program = "from schemathesis.cli import schemathesis; schemathesis()"
        command = [sys.executable, "-c", program, "run", f"{sandbox.base_url}/openapi.json"]
        key = ["-H", f"Authorization: Bearer {sandbox.test_key}"]
        run = subprocess.run(
            [*command, *key, *options],
            capture_output=True,
            text=True,
            cwd=tmp_path,
        )
        assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-1000:]
        assert "No issues found" in run.stdout
        accepted = [each for each in sandbox.requests() if each["status"] == 202]
        assert len(accepted) > 5, "it has sent nothing that is clean"
