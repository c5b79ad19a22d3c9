"""German: what is left alone, what is read, and number words against a hand table and num2words."""

import random
import re

import pytest

from preflight import speech
from preflight.speech.de import abbreviations, genders, rooms, spelling, units
from preflight.speech.numbers import speller

MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def read(text: str) -> str:
    return speech.read(text, "de").text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Do it yourself.", id="Do is no weekday here"),
        pytest.param("So wohnt man gern.", id="So is a word"),
        pytest.param("Der Eigentümer heißt Max.", id="Max ends the sentence"),
        pytest.param("Das ist keine Art.", id="Art ends the sentence"),
        pytest.param("Der Termin passt.", id="min at the end of a word"),
        pytest.param("Die Tel Aviver Schule.", id="Tel without a number"),
        pytest.param("Das ist gar nichts.", id="gar is a word"),
        pytest.param("Wohnen in der WG.", id="an acronym that is said"),
        pytest.param("Er kam, sah und blieb in der Villa I.", id="a letter at the end"),
    ],
)
def test_words_that_look_like_tokens_stay(text: str) -> None:
    assert read(text) == text


HAND = {
    0: "null", 1: "eins", 11: "elf", 12: "zwölf", 16: "sechzehn", 17: "siebzehn", 20: "zwanzig", 21: "einundzwanzig", 30: "dreißig",
    66: "sechsundsechzig", 70: "siebzig", 77: "siebenundsiebzig", 100: "einhundert", 101: "einhunderteins", 121: "einhunderteinundzwanzig",
    1000: "eintausend", 1001: "eintausendeins", 21000: "einundzwanzigtausend", 101000: "einhunderteintausend",
    201000: "zweihunderteintausend", 10**6: "eine Million", 2 * 10**6: "zwei Millionen", 10**9: "eine Milliarde",
    1_234_567: "eine Million zweihundertvierunddreißigtausendfünfhundertsiebenundsechzig", 21 * 10**6: "einundzwanzig Millionen",
}  # fmt: skip


@pytest.mark.parametrize(("value", "words"), HAND.items(), ids=map(str, HAND))
def test_cardinals_by_hand(value: int, words: str) -> None:
    assert spelling.cardinal(value) == words


def test_cardinals_are_those_of_num2words() -> None:
    """But for its "einhunderteinstausend", which nobody says."""
    sample = random.Random(4)
    values = [
        *range(20_001),
        *(sample.randrange(10**9) for _ in range(5_000)),
        *(10**power for power in range(14)),
    ]
    for value in values:
        assert spelling.cardinal(value) == speller("de")(value).replace("einstausend", "eintausend").replace(
            "eins M", "ein M"
        )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1, "erste"), (2, "zweite"), (3, "dritte"), (7, "siebte"), (8, "achte"), (12, "zwölfte"), (19, "neunzehnte"), (20, "zwanzigste"),
        (21, "einundzwanzigste"), (31, "einunddreißigste"), (100, "einhundertste"), (101, "einhunderterste"), (113, "einhundertdreizehnte"),
    ],
)  # fmt: skip
def test_ordinals_by_hand(value: int, words: str) -> None:
    assert spelling.ordinal(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1100, "elfhundert"), (1871, "achtzehnhunderteinundsiebzig"), (1900, "neunzehnhundert"), (1905, "neunzehnhundertfünf"),
        (1998, "neunzehnhundertachtundneunzig"), (2000, "zweitausend"), (2015, "zweitausendfünfzehn"), (1066, "eintausendsechsundsechzig"),
    ],
)  # fmt: skip
def test_years_by_hand(value: int, words: str) -> None:
    assert spelling.year(value) == words
    assert read(f"Baujahr {value}").lower() == f"baujahr {words}" or value < 1100


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("1 Balkon", "Ein Balkon"), ("1 Küche", "Eine Küche"), ("1 Zimmer", "Ein Zimmer"), ("mit 1 Küche", "mit einer Küche"),
        ("mit 1 Garten", "mit einem Garten"), ("für 1 Person", "für eine Person"), ("für 1 Garten", "für einen Garten"),
        ("1 Tageslichtbad", "Ein Tageslichtbad"), ("1 Einbauküche", "Eine Einbauküche"), ("1 großer Keller", "Ein großer Keller"),
        ("1 helle Diele", "Eine helle Diele"), ("1 Wohnung", "Eine Wohnung"), ("Etage 1", "Etage eins"),
    ],
)  # fmt: skip
def test_one_takes_gender_and_case(written: str, spoken: str) -> None:
    assert read(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("im 1. OG", "im ersten Obergeschoss"), ("1. OG", "Erstes Obergeschoss"), ("der 1. Mai", "der erste Mai"),
        ("am 1. Mai", "am ersten Mai"), ("den 1. Mai", "den ersten Mai"), ("1. Mai", "Erster Mai"), ("die 2. Etage", "die zweite Etage"),
        ("in der 2. Etage", "in der zweiten Etage"), ("2. Etage", "Zweite Etage"), ("ein 2. Bad", "ein zweites Bad"),
        ("vom 1. bis 3. Mai", "vom ersten bis dritten Mai"), ("das 3. Zimmer", "das dritte Zimmer"), ("Haus Nr. 3.", "Haus Nummer drei."),
        ("Er hat 3. Das reicht.", "Er hat drei. Das reicht."), ("der 1. Eindruck", "der erste Eindruck"),
    ],
)  # fmt: skip
def test_ordinals_take_the_ending_of_their_case(written: str, spoken: str) -> None:
    assert read(written) == spoken


@pytest.mark.parametrize("noun", ["Küche", "Wohnung", "Terrasse", "Möglichkeit", "Dusche", "Garage"])
def test_feminine_nouns(noun: str) -> None:
    assert genders.gender(noun) == ("f", True)


@pytest.mark.parametrize("minutes", range(0, 60, 5))
@pytest.mark.parametrize("hour", [0, 1, 9, 12, 21])
def test_clock_times(hour: int, minutes: int) -> None:
    expected = f"{spelling.cardinal(hour, 'ein')} Uhr" + (f" {spelling.cardinal(minutes)}" if minutes else "")
    assert read(f"um {hour}:{minutes:02} Uhr") == f"um {expected}"
    assert read(f"um {hour}.{minutes:02} Uhr") == f"um {expected}"


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("day", [1, 3, 7, 20, 31])
def test_dates(day: int, month: int) -> None:
    said = spelling.ordinal(day, "en")
    assert read(f"am {day:02}.{month:02}.2025") == f"am {said} {MONTHS[month - 1]} zweitausendfünfundzwanzig"
    assert read(f"am {day}. {MONTHS[month - 1]} frei") == f"am {said} {MONTHS[month - 1]} frei"


@pytest.mark.parametrize("sep", [".", " ", "\u00a0", "\u202f", "'"])
@pytest.mark.parametrize("value", [1_000, 21_000, 99_900, 350_000, 1_250_000])
def test_thousands_however_they_are_parted(value: int, sep: str) -> None:
    written = f"{value:,}".replace(",", sep)
    assert read(f"ab {written} €") == f"ab {spelling.cardinal(value)} Euro"


def spoken_words() -> set[str]:
    """Every word that the tables and the number words can say."""
    tables = (
        abbreviations.DOTTED, abbreviations.PLAIN, abbreviations.ADJECTIVES, units.UNITS, units.RATES, rooms.ROOMS,
    )  # fmt: skip
    texts = [re.sub(r"\w+=|Unit|Room", " ", str(value)) for table in tables for value in table.values()]
    texts += [spelling.cardinal(value) + " " + spelling.ordinal(value) for value in range(130)]
    return {word for text in texts for word in re.findall(r"[^\W\d_]{2,}", text)}


@pytest.mark.parametrize("frame", ["{}.", "ein {}. Das", "{}", "mit {}, und", "das {} ist", "({})"])
def test_what_is_spoken_is_not_read_again(frame: str) -> None:
    for word in spoken_words():
        text = frame.format(word)
        assert read(text) == text
