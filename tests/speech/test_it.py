"""Italian: number words against a second source, and what no other language has."""

import pytest
from num2words import num2words
from romance_checks import GRID, read

from preflight.speech.it import spelling


def test_cardinals_agree_with_num2words() -> None:
    """Except that num2words has "centodicotto", and no accent on a final "tré" above a hundred."""
    for value in GRID:
        expected = num2words(value, lang="it").replace("dicotto", "diciotto").replace("é", "e")
        assert spelling.cardinal(value, "m").replace("é", "e") == expected


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (3, "tre"), (23, "ventitré"), (103, "centotré"), (118, "centodiciotto"), (1_003, "milletré"),
        (3_000, "tremila"), (23_000, "ventitremila"), (180, "centottanta"), (1_000_000, "un milione"),
    ],
)  # fmt: skip
def test_cardinals(value: int, words: str) -> None:
    assert spelling.cardinal(value, "m") == words


@pytest.mark.parametrize(
    ("value", "gender", "noun", "words"),
    [
        (1, "m", "bagno", "un"), (1, "m", "studio", "uno"), (1, "m", "zaino", "uno"), (1, "m", "ingresso", "un"),
        (1, "f", "camera", "una"), (1, "f", "autorimessa", "un'"), (1, "f", "stanza", "una"),
        (21, "m", "bagni", "ventun"), (21, "m", "studi", "ventuno"), (21, "f", "camere", "ventuno"),
        (2, "f", "camere", "due"), (101, "m", "posti", "centouno"),
    ],
)  # fmt: skip
def test_counting(value: int, gender: str, noun: str, words: str) -> None:
    assert spelling.counting(value, gender, noun) == words


@pytest.mark.parametrize(
    ("value", "gender", "words"),
    [
        (1, "m", "primo"), (3, "f", "terza"), (10, "m", "decimo"), (11, "m", "undicesimo"),
        (23, "m", "ventitreesimo"), (26, "f", "ventiseiesima"), (100, "m", "centesimo"), (1_000, "m", "millesimo"),
    ],
)  # fmt: skip
def test_ordinals(value: int, gender: str, words: str) -> None:
    assert spelling.ordinal(value, gender, True) == words


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        pytest.param("S. Ambrogio", "Sant'Ambrogio", id="elision before a vowel"),
        pytest.param("S. Stefano", "Santo Stefano", id="santo before s and a consonant"),
        pytest.param("S. Maria", "Santa Maria", id="santa before a woman's name"),
        pytest.param("circa mq 120", "circa centoventi metri quadrati", id="a unit before its number"),
        pytest.param("n. 2 bagni", "due bagni", id="so many, not which"),
        pytest.param("fine '800", "fine ottocento", id="a century by its apostrophe"),
        pytest.param("€ 1.250,00", "Milleduecentocinquanta euro", id="no cents"),
    ],
)
def test_exact_readings(text: str, spoken: str) -> None:
    assert read(text, "it") == spoken
