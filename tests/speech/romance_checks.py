"""What the tests of Spanish, Portuguese and Italian share."""

import re
from pathlib import Path

from preflight import speech

HERE = Path(__file__).parent
GRID = (
    *range(1300),
    *range(1300, 20_000, 37),
    *range(20_000, 1_000_000, 4_711),
    *range(1_000_000, 3_000_001, 50_000),
    21_000,
    200_000,
    999_999,
    21_000_000,
)


def clean_lines(tag: str) -> list[str]:
    return [line for line in (HERE / f"clean-{tag}.txt").read_text("utf-8").splitlines() if line]


def cases(tag: str) -> list[list[str]]:
    """Written and accepted, of every own case."""
    lines = (HERE / f"cases-{tag}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t")[2:] for line in lines if line and line[0] != "#"]


def key(text: str) -> str:
    """Case, hyphens, commas and full stops do not matter to the ear."""
    return " ".join(re.sub(r"[-,.]", " ", text.lower()).split())


def read(text: str, tag: str, **style: object) -> str:
    return speech.read(text, tag, style=speech.Style(**style)).text  # type: ignore[arg-type]
