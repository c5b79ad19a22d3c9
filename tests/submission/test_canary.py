"""A canary key appears in no output, log, traceback, ledger or state."""

import os
import subprocess
import sys
from pathlib import Path

CANARY = "vpk_live_" + "C4n4ry9Q" * 4


def test_the_key_is_nowhere(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    environment = {"PYTHONPATH": str(root), "PATH": os.environ["PATH"], "VIBEPEAK_API_KEY": CANARY}
    script = [sys.executable, "-X", "dev", str(Path(__file__).with_name("canary.py")), str(tmp_path)]
    run = subprocess.run(script, capture_output=True, env=environment, cwd=tmp_path)
    assert run.returncode == 7, run.stderr.decode()[-3000:]
    assert b"Traceback" in run.stderr
    assert b"UnknownOutcomeError" in run.stdout
    secret = CANARY.removeprefix("vpk_live_").encode()
    assert secret not in run.stdout + run.stderr
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert {"ledger", "state"} <= {file.name for file in files}
    assert not any(secret in file.read_bytes() for file in files)
