"""French: what is left alone, what is read, and number words against a hand table and num2words."""

import random
import re

import pytest

from preflight import speech
from preflight.speech.fr import abbreviations, genders, money, rooms, spelling, units
from preflight.speech.numbers import speller


def read(text: str) -> str:
    return speech.read(text, "fr").text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Une chambre pour un ami, un tel luxe.", id="tel is a word"),
        pytest.param("On vend à part.", id="part ends the sentence"),
        pytest.param("Elle en a vendu cent. Emplacement idéal.", id="cent ends the sentence"),
        pytest.param("Me voici.", id="Me is a pronoun"),
        pytest.param("Le ménage, c'est mal fait.", id="mal is a word"),
        pytest.param("Vue mer et montagne.", id="mer is the sea"),
        pytest.param("Il y a du jeu dans la porte.", id="jeu is a word"),
        pytest.param("Nos chambres donnent sur la cour.", id="nos is a word"),
        pytest.param("C'est un plus.", id="plus"),
        pytest.param("Le vitamine C est bonne.", id="a single letter is no numeral"),
        pytest.param("Ni mais ni si.", id="mais is a word"),
    ],
)
def test_words_that_look_like_tokens_stay(text: str) -> None:
    assert read(text) == text


HAND = {
    0: "zéro", 1: "un", 16: "seize", 17: "dix-sept", 20: "vingt", 21: "vingt et un", 22: "vingt-deux", 61: "soixante et un",
    70: "soixante-dix", 71: "soixante et onze", 77: "soixante-dix-sept", 80: "quatre-vingts", 81: "quatre-vingt-un",
    90: "quatre-vingt-dix", 91: "quatre-vingt-onze", 99: "quatre-vingt-dix-neuf", 100: "cent", 101: "cent un", 180: "cent quatre-vingts",
    200: "deux cents", 201: "deux cent un", 280: "deux cent quatre-vingts", 1000: "mille", 1001: "mille un", 2000: "deux mille",
    80000: "quatre-vingt mille", 200000: "deux cent mille", 201000: "deux cent un mille", 10**6: "un million",
    2 * 10**6: "deux millions", 80 * 10**6: "quatre-vingts millions", 200 * 10**6: "deux cents millions", 10**9: "un milliard",
    1_280_380: "un million deux cent quatre-vingt mille trois cent quatre-vingts",
}  # fmt: skip


@pytest.mark.parametrize(("value", "words"), HAND.items(), ids=map(str, HAND))
def test_cardinals_by_hand(value: int, words: str) -> None:
    assert spelling.cardinal(value) == words


def test_cardinals_are_those_of_num2words() -> None:
    sample = random.Random(4)
    values = [
        *range(20_001),
        *(sample.randrange(10**9) for _ in range(5_000)),
        *(10**power for power in range(14)),
    ]
    for value in values:
        assert spelling.cardinal(value) == speller("fr")(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1, "premier"), (2, "deuxième"), (4, "quatrième"), (5, "cinquième"), (9, "neuvième"), (19, "dix-neuvième"), (10, "dixième"),
        (21, "vingt et unième"), (71, "soixante et onzième"), (80, "quatre-vingtième"), (100, "centième"), (200, "deux centième"),
        (1000, "millième"), (3, "troisième"), (16, "seizième"), (10**6, "un millionième"),
    ],
)  # fmt: skip
def test_ordinals_by_hand(value: int, words: str) -> None:
    assert spelling.ordinal(value) == words


@pytest.mark.parametrize(
    ("value", "older"), [(1926, "dix-neuf cent vingt-six"), (1900, "dix-neuf cent"), (1789, "dix-sept cent quatre-vingt-neuf"), (2000, "")]
)  # fmt: skip
def test_years_have_an_older_reading(value: int, older: str) -> None:
    assert spelling.hundreds_year(value) == older
    if older:
        (change,) = speech.read(f"en {value}", "fr").changes
        assert change.semiotic_class == "year"
        assert change.alternatives == (older,)


@pytest.mark.parametrize(
    "noun", ["chambre", "cuisine", "suite", "salle", "réunion", "véranda", "buanderie", "entrée"]
)
def test_feminine_nouns(noun: str) -> None:
    assert read(f"1 {noun}") == f"Une {noun}"
    assert read(f"avec 21 {noun}s") == f"avec vingt et une {noun}s"


@pytest.mark.parametrize("noun", ["garage", "parking", "séjour", "étage", "bureau", "jardin", "appartement"])
def test_masculine_nouns(noun: str) -> None:
    assert read(f"1 {noun}") == f"Un {noun}"


def test_a_gender_that_is_not_known_is_a_guess() -> None:
    (change,) = speech.read("avec 1 trucmuche", "fr").changes
    assert not change.certain
    assert change.alternatives == ("une",)


def test_gender_is_looked_up_behind_adjectives() -> None:
    assert read("1 très grande chambre") == "Une très grande chambre"
    assert read("1 superbe terrasse") == "Une superbe terrasse"
    assert genders.gender("chambres") == (True, True)


@pytest.mark.parametrize("minutes", range(0, 60, 5))
@pytest.mark.parametrize("hour", [0, 1, 9, 12, 21])
def test_clock_times(hour: int, minutes: int) -> None:
    hours = (
        "une heure" if hour == 1 else "zéro heure" if not hour else f"{spelling.cardinal(hour, True)} heures"
    )
    expected = hours + (f" {spelling.cardinal(minutes, True)}" if minutes else "")
    assert read(f"à {hour}h{minutes:02}") == f"à {expected}"
    assert read(f"à {hour}:{minutes:02}") == f"à {expected}"


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("day", [1, 2, 21, 31])
def test_dates(day: int, month: int) -> None:
    name = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()[
        month - 1
    ]
    said = "premier" if day == 1 else spelling.cardinal(day)
    assert read(f"dès le {day:02}/{month:02}/2025") == f"dès le {said} {name} deux mille vingt-cinq"
    assert read(f"dès le {day}.{month}.1998").startswith(f"dès le {said} {name} mille neuf cent")


@pytest.mark.parametrize("sep", [" ", "\u00a0", "\u202f", "."])
@pytest.mark.parametrize("value", [1_000, 21_000, 99_900, 350_000, 1_250_000, 2_000_000])
def test_thousands_however_they_are_parted(value: int, sep: str) -> None:
    written = f"{value:,}".replace(",", sep)
    words = spelling.cardinal(value)
    joiner = " d'" if words.endswith(("million", "millions")) else " "
    assert read(f"à {written} €") == f"à {words}{joiner}euros"


def spoken_words() -> set[str]:
    """Every word that the tables and the number words can say."""
    tables = (
        abbreviations.DOTTED, abbreviations.PLAIN, abbreviations.PRICE, abbreviations.STREETS, abbreviations.TITLES, units.UNITS,
        units.RATES, rooms.ROOMS, money.CURRENCIES,
    )  # fmt: skip
    texts = [str(value) for table in tables for value in table.values()]
    texts = [re.sub(r"\w+=|Unit|Room|Currency", " ", text) for text in texts]
    texts += [spelling.cardinal(value) + " " + spelling.ordinal(value) for value in range(130)]
    return {
        word for text in texts for word in re.findall(r"[^\W\d_]{2,}", text) if word not in ("True", "False")
    }


@pytest.mark.parametrize("frame", ["{}.", "un {}. Puis", "{}", "le {}, et", "un {} de", "({})"])
def test_what_is_spoken_is_not_read_again(frame: str) -> None:
    for word in spoken_words():
        text = frame.format(word)
        assert read(text) == text
