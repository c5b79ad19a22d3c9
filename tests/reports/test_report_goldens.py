"""Every format over every sample, as it was last reviewed.

`UPDATE_GOLDENS=1 pytest tests/reports` writes the files anew; read the difference before keeping it.
"""

import os
from pathlib import Path

import pytest
from report_samples import SAMPLES

from preflight.reports import REPORTERS, Look, reporter

GOLDENS = Path(__file__).with_name("golden")
TIMESTAMP = "2025-01-31T12:00:00"
LOOKS = {
    "color": ("text", Look(version="0.1.0", color=True)),
    "ascii": ("text", Look(version="0.1.0", unicode=False, statistics=True)),
    "wide": ("text", Look(version="0.1.0", width=120)),
    "statistics": ("markdown", Look(version="0.1.0", statistics=True, scripts=False)),
}


def compare(name: str, rendered: str) -> None:
    path = GOLDENS / name
    if os.environ.get("UPDATE_GOLDENS"):
        path.write_bytes(rendered.encode())
    assert rendered.encode().decode() == path.read_bytes().decode()


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", REPORTERS)
def test_format(name, sample):
    look = Look(version="0.1.0", timestamp=TIMESTAMP)
    compare(f"{sample}.{name}", reporter(name)(SAMPLES[sample](), look))


@pytest.mark.parametrize("variant", LOOKS)
def test_look(variant):
    name, look = LOOKS[variant]
    compare(f"rich.{variant}.{name}", reporter(name)(SAMPLES["rich"](), look))


def test_no_golden_is_left_over():
    wanted = {f"{sample}.{name}" for sample in SAMPLES for name in REPORTERS}
    wanted |= {f"rich.{variant}.{name}" for variant, (name, _) in LOOKS.items()}
    assert {path.name for path in GOLDENS.iterdir()} == wanted
