"""Spanish: number words against a second source, and what no other language has."""

import pytest
from num2words import num2words
from romance_checks import GRID, read

from preflight import speech
from preflight.speech.es import spelling


def test_cardinals_agree_with_num2words() -> None:
    """Except that num2words does not shorten "uno" before "mil" and "millones"."""
    for value in GRID:
        expected = num2words(value, lang="es")
        for long, short in (("veintiuno m", "veintiún m"), ("uno m", "un m")):
            expected = expected.replace(long, short)
        assert spelling.cardinal(value, "m") == expected


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1, "una"), (21, "veintiuna"), (31, "treinta y una"), (100, "cien"), (101, "ciento una"), (200, "doscientas"),
        (521, "quinientas veintiuna"), (1_200, "mil doscientas"), (21_000, "veintiún mil"),
        (200_000, "doscientas mil"), (2_000_300, "dos millones trescientas"), (700_000_000, "setecientos millones"),
    ],
)  # fmt: skip
def test_feminine_cardinals(value: int, words: str) -> None:
    assert spelling.cardinal(value, "f") == words


@pytest.mark.parametrize(
    ("value", "gender", "before_noun", "words"),
    [
        (1, "m", True, "primer"), (1, "m", False, "primero"), (3, "m", True, "tercer"), (3, "f", True, "tercera"),
        (10, "m", False, "décimo"), (12, "f", True, "duodécima"), (13, "m", True, "decimotercer"),
        (21, "m", True, "vigesimoprimer"), (25, "f", False, "vigesimoquinta"), (36, "m", False, "trigésimo sexto"),
        (43, "f", False, "cuadragésima tercera"), (100, "m", False, "centésimo"),
    ],
)  # fmt: skip
def test_ordinals(value: int, gender: str, before_noun: bool, words: str) -> None:
    assert spelling.ordinal(value, gender, before_noun) == words


@pytest.mark.parametrize(
    ("text", "certain", "alternatives"),
    [
        pytest.param("Temperatura de 22º", False, ("vigesimosegundo",), id="degrees or an ordinal"),
        pytest.param("3.ª planta", True, (), id="an ordinal with its sign is sure"),
        pytest.param("Alfonso X", True, ("diez",), id="a king of the table is sure"),
        pytest.param("28001 Madrid", False, ("Veintiocho mil uno",), id="a postcode or a number"),
    ],
)
def test_guesses_are_marked(text: str, certain: bool, alternatives: tuple[str, ...]) -> None:
    (change,) = speech.read(text, "es").changes
    assert change.certain is certain
    assert change.alternatives == alternatives


def test_inverted_marks_stay_where_the_style_has_them() -> None:
    style = speech.Style(allowed_punctuation=".,!?;:'\"-()¿¡")
    assert speech.read("¿Buscas casa? ¡Ven!", "es", style=style).text == "¿Buscas casa? ¡Ven!"
    assert read("¿Buscas casa? ¡Ven!", "es") == "Buscas casa? Ven!"


def test_halves_follow_the_style() -> None:
    assert read("a 2,5 km", "es") == "a dos kilómetros y medio"
    assert read("a 2,5 km", "es", decimal_style="point") == "a dos coma cinco kilómetros"
