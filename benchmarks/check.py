"""How long `preflight check --offline` takes, beside its peers in the same run.

    pip install -r benchmarks/requirements.txt
    python benchmarks/check.py

Row 1: one clean payload, the whole process (median wall time and CPU time). Row 2: a folder of clean
payloads on one core, CPU a file. Peers that are not installed are left out. Runs of all commands take
turns, so that a busy machine is busy for each of them; ratios count, not milliseconds.
"""

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HELLO = "import click\n@click.command()\ndef main():\n    click.echo('hello')\nmain()\n"
WORDS = (
    "the bright kitchen opens to a quiet garden with old trees and a long table for summer evenings while "
    "morning light fills every room"
).split()
FOLDER_RUNS = 5
SLOW_FILES = 500  # of the folder, for peers that take milliseconds a file


def payload(number: int, images: int, chance: random.Random) -> dict[str, object]:
    """A clean request as teams write it."""
    script = ""
    while len(script) < 70 * images:
        script += chance.choice(WORDS) + " "
    return {
        "images": [
            {"url": f"https://cdn.example.com/listing/{number}/photo-{index}.jpg", "room_type": "kitchen"}
            for index in range(images)
        ],
        "voice": {"voice_id": "EXAVITQu4vr4xnSDxMaL", "language": "en"},
        "modification_mode": "no_modify",
        "script": script[: 84 * images].strip() + ".",
        "webhook_url": "https://hooks.example.com/video",
        "background_music": True,
    }


def write_payloads(folder: Path, number: int) -> list[str]:
    """Clean payload files of one to nine images; the same ones each time."""
    chance = random.Random(1)
    paths = []
    for index in range(number):
        path = folder / f"listing-{index:05}.living.json"
        path.write_text(json.dumps(payload(index, chance.randint(1, 9), chance), indent=2))
        paths.append(str(path))
    return paths


def run(command: list[str], core: int | None = None) -> tuple[float, float]:
    """Wall and CPU seconds of a command; the time of a peer that exits with an error counts too."""
    pin = (lambda: os.sched_setaffinity(0, {core})) if core is not None else None
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, preexec_fn=pin)
    wall_s = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall_s, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def tool(name: str) -> str | None:
    """A command of the running environment, else of the PATH."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


def peers(schema: Path, hello: Path) -> dict[str, list[str]]:
    """Commands by name, without the files to look at."""
    found = {
        "bare interpreter": [sys.executable, "-c", "pass"],
        "click hello-world": [sys.executable, str(hello)],
        "preflight": [tool("preflight") or "preflight", "check", "--offline"],
        "typos": [tool("typos"), "--isolated"],
        "yamllint": [tool("yamllint"), "-d", "relaxed"],
        "codespell": [tool("codespell")],
        "check-jsonschema": [tool("check-jsonschema"), "--schemafile", str(schema)],
    }
    return {name: command for name, command in found.items() if command[0]}


def one_payload(commands: dict[str, list[str]], file: str, rounds: int) -> None:
    """Row 1."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            takes_file = name not in ("bare interpreter", "click hello-world")
            times[name].append(run([*command, file] if takes_file else command))
    floor = statistics.median(cpu for _, cpu in times["click hello-world"])
    print(f"one clean payload, whole process, median of {rounds}")
    print(f"{'':22}{'wall ms':>10}{'CPU ms':>10}{'CPU / hello-world':>20}")
    for name, pairs in times.items():
        wall, cpu = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"{name:22}{1000 * wall:10.1f}{1000 * cpu:10.1f}{cpu / floor:20.2f}")


def many_payloads(commands: dict[str, list[str]], paths: list[str], few: list[str], rounds: int) -> None:
    """Row 2."""
    core = min(os.sched_getaffinity(0))
    times: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, command in commands.items():
            if name in ("bare interpreter", "click hello-world"):
                continue
            files = few if name in ("yamllint", "check-jsonschema") else paths
            folder = str(Path(files[0]).parent)
            arguments = files if name == "check-jsonschema" else [folder]
            _, cpu = run([*command, *arguments], core)
            times.setdefault(name, []).append(1e6 * cpu / len(files))
    floor = statistics.median(times.get("typos") or times["preflight"])
    print(f"\n{len(paths):,} clean payload files, one core, CPU a file, start included, median of {rounds}")
    print(f"{'':22}{'µs a file':>10}{'/ typos':>20}")
    for name, values in times.items():
        print(f"{name:22}{statistics.median(values):10.1f}{statistics.median(values) / floor:20.2f}")


def main() -> None:
    """Make the files, run the rows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--files", type=int, default=10_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many, few = folder / "many", folder / "few"
        many.mkdir()
        few.mkdir()
        paths, some = write_payloads(many, args.files), write_payloads(few, min(SLOW_FILES, args.files))
        hello, schema = folder / "hello.py", folder / "schema.json"
        hello.write_text(HELLO)
        schema.write_bytes(subprocess.check_output([tool("preflight") or "preflight", "schema"]))
        commands = peers(schema, hello)
        one_payload(commands, paths[0], args.rounds)
        many_payloads(commands, paths, some, FOLDER_RUNS)


if __name__ == "__main__":
    main()
