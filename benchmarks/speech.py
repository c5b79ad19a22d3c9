"""How long a listing sentence takes to read, beside num2words used naively on the same sentences.

    python benchmarks/speech.py [--rounds N]

Both run in this process, taking turns; the medians of the rounds count. Then the whole process,
started afresh, beside a click program that prints one line.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

CASES = Path(__file__).parent.parent / "tests" / "speech"
HELLO = "import click\n@click.command()\ndef main():\n    click.echo('hello')\nmain()\n"
LINE = "3BR/2.5BA, 1,850 SF from $1.25M, built in 1926 at 1204 N. Elm St."
FOUR_NUMBERS = "Bright 2-bedroom condo with 1,200 sq. ft., 9' ceilings, and HOA of $250/mo."


def sentences() -> list[str]:
    """Our own English cases and clean lines."""
    cases = (CASES / "cases-en.tsv").read_text("utf-8").splitlines()
    clean = (CASES / "clean-en.txt").read_text("utf-8").splitlines()
    return [line.split("\t")[2] for line in cases if line and line[0] != "#"] + [
        line for line in clean if line
    ]


def naive(text: str) -> str:
    """Every number by num2words, every other sign dropped."""
    from num2words import num2words

    spelled = re.sub(r"\d+(?:\.\d+)?", lambda match: num2words(match[0]), text.replace(",", ""))
    return re.sub(r"[^\w\s.,!?;:'\"()-]", " ", spelled)


def rounds_of(functions: list[Callable[[str], object]], texts: list[str], rounds: int) -> list[list[float]]:
    """Milliseconds a sentence, for each function and round."""
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(rounds):
        for function, measured in zip(functions, times, strict=True):
            start = time.process_time()
            for text in texts:
                function(text)
            measured.append(1000 * (time.process_time() - start) / len(texts))
    return times


def process_ms(arguments: list[str], rounds: int) -> list[float]:
    """CPU milliseconds of a fresh interpreter; the first run only fills the caches.

    It runs in an empty folder: a configuration would have to be read first.
    """
    measured = []
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as caches:
        root = str(Path(__file__).parent.parent)
        environment = {**os.environ, "PYTHONPATH": root, "PYTHONPYCACHEPREFIX": caches}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for _ in range(rounds + 1):
            before = os.times()
            subprocess.run(
                [sys.executable, *arguments],
                check=True,
                stdout=subprocess.DEVNULL,
                env=environment,
                cwd=folder,
            )
            after = os.times()
            cpu = after.children_user + after.children_system - before.children_user - before.children_system
            measured.append(1000 * cpu)
    return measured[1:]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    from preflight import speech

    texts = sentences()
    plain = [line for line in texts if speech.read(line).text is line]
    functions: list[Callable[[str], object]] = [naive, speech.read]
    for function in functions:
        for text in texts:
            function(text)
    theirs, ours = (statistics.median(times) for times in rounds_of(functions, texts, rounds))
    their_plain, our_plain = (statistics.median(times) for times in rounds_of(functions, plain, rounds))
    their_four, our_four = (
        statistics.median(times) for times in rounds_of(functions, [FOUR_NUMBERS] * 300, rounds)
    )
    hello = statistics.mean(process_ms(["-c", HELLO], 4 * rounds))  # means: the clock has steps of 10 ms
    speak = statistics.mean(process_ms(["-m", "preflight", "speak", LINE], 4 * rounds))
    print(f"{'median CPU ms':<38}{'peer':>9}{'ours':>9}{'ratio':>8}")
    for name, peer, own in (
        (f"{len(texts)} sentences, each (num2words)", theirs, ours),
        (f"{len(plain)} of them with no token", their_plain, our_plain),
        ("one sentence with four numbers", their_four, our_four),
        ("one line as a process (click hello)", hello, speak),
    ):
        print(f"{name:<38}{peer:>9.3f}{own:>9.3f}{own / peer:>8.2f}")


if __name__ == "__main__":
    main()
