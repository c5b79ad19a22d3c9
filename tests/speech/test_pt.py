"""Portuguese: number words against a second source, and what no other language has."""

import pytest
from num2words import num2words
from romance_checks import GRID, read

from preflight.speech.pt import spelling


def test_cardinals_agree_with_num2words() -> None:
    for value in GRID:
        assert spelling.cardinal(value, "m") == num2words(value, lang="pt")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1, "uma"), (2, "duas"), (21, "vinte e uma"), (32, "trinta e duas"), (100, "cem"), (102, "cento e duas"),
        (200, "duzentas"), (1_200, "mil e duzentas"), (2_000, "duas mil"), (2_000_002, "dois milhões e duas"),
    ],
)  # fmt: skip
def test_feminine_cardinals(value: int, words: str) -> None:
    assert spelling.cardinal(value, "f") == words


@pytest.mark.parametrize(
    ("value", "gender", "words"),
    [
        (1, "m", "primeiro"), (2, "f", "segunda"), (10, "m", "décimo"), (11, "f", "décima primeira"),
        (23, "m", "vigésimo terceiro"), (40, "m", "quadragésimo"), (100, "f", "centésima"),
    ],
)  # fmt: skip
def test_ordinals(value: int, gender: str, words: str) -> None:
    assert spelling.ordinal(value, gender, True) == words


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        pytest.param("S. João", "São João", id="são before a consonant"),
        pytest.param("S. António", "Santo António", id="santo before a vowel"),
        pytest.param("D. Maria", "Dona Maria", id="dona before a woman's name"),
        pytest.param("T3+1", "T três mais um", id="a Portuguese layout"),
        pytest.param(
            "R$ 400-500 mil", "Quatrocentos mil a quinhentos mil reais", id="one magnitude for both"
        ),
    ],
)
def test_exact_readings(text: str, spoken: str) -> None:
    assert read(text, "pt") == spoken
