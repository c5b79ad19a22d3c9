"""English: what is left alone, then what is read, and numbers that come back."""

import random
import re

import number_words
import pytest
from listings import cases

from preflight import speech
from preflight.speech import characters, en
from preflight.speech.en import spelling
from preflight.speech.numbers import speller
from preflight.speech.scan import Scan

MONTHS = "January February March April May June July August September October November December".split()


def read(text: str, **style: object) -> str:
    return speech.read(text, "en", style=speech.Style(**style)).text  # type: ignore[arg-type]


EXACT = [
    pytest.param("3 bedroom home", "Three bedroom home", id="the singular before a noun stays"),
    pytest.param("a 8-foot wall", "a eight-foot wall", id="the article is the writer's"),
    pytest.param("10' ceilings", "Ten-foot ceilings", id="a unit before a noun is singular"),
    pytest.param("10-12 ft", "Ten to twelve feet", id="a unit alone is plural"),
    pytest.param("Lovely! 3 beds.", "Lovely! Three beds.", id="a token that starts a sentence has a capital"),
    pytest.param(
        "approx. 3 beds", "approximately three beds", id="the stop of a short form starts no sentence"
    ),
    pytest.param("On Palm Dr.", "On Palm Drive.", id="a stop that ends the sentence stays"),
    pytest.param("Palm Dr. is quiet", "Palm Drive is quiet", id="a stop inside the sentence goes"),
    pytest.param("Sold! \U0001f389\U0001f389", "Sold!", id="emoji go with their blank"),
    pytest.param("Great \U0001f3e1 home", "Great home", id="no two blanks where an emoji was"),
    pytest.param("Open • bright • airy.", "Open, bright, airy.", id="bullets between items are commas"),
    pytest.param("Nice • .", "Nice.", id="no comma before a full stop"),
    pytest.param("a  b", "a  b", id="blanks that were there are the writer's"),
    pytest.param("It’s “home”", 'It\'s "home"', id="typographic twins are plain"),
    pytest.param("Meet at 5 PM.", "Meet at five p.m.", id="one stop at the end, not two"),
    pytest.param("\u200bhome\u202e", "home", id="format characters go"),
    pytest.param("Москва 東京", "Москва 東京", id="letters of other scripts stay"),
    pytest.param("３ＢＲ", "Three bedrooms", id="full-width is read as plain"),
    pytest.param("٣ beds", "Three beds", id="digits of other scripts are digits"),
    pytest.param(
        "9" * 5000, " ".join(["Nine", *["nine"] * 4999]), id="a run too long for a number is digits"
    ),
]


@pytest.mark.parametrize(("written", "spoken"), EXACT)
def test_spacing_capitals_and_stops(written: str, spoken: str) -> None:
    assert read(written) == spoken


STYLED = [
    pytest.param("in 2024", {"year_style": "thousands"}, "in two thousand twenty-four", id="thousands"),
    pytest.param("in 1924", {"year_style": "thousands"}, "in nineteen twenty-four", id="only the two thousands"),
    pytest.param("2.5 baths", {"decimal_style": "point"}, "Two point five baths", id="point"),
    pytest.param("105 homes", {"say_and": True}, "One hundred and five homes", id="and"),
    pytest.param("the HOA", {"pronounce": (("HOA", "homeowners association"),)}, "the homeowners association", id="own"),
    pytest.param("the HOAs", {"pronounce": (("HOA", "homeowners association"),)}, "the HOAs", id="whole words only"),
    pytest.param("the hoa", {"pronounce": (("HOA", "homeowners association"),)}, "the hoa", id="case-sensitive"),
    pytest.param("HOA", {"pronounce": (("HOA", "HOA HOA"),)}, "HOA HOA", id="a word in its own reading"),
    pytest.param("21", {"allowed_punctuation": ".,"}, "Twenty one", id="no hyphen"),
    pytest.param("R&B", {"allowed_punctuation": ".,&"}, "R&B", id="a sign that the team allows"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "style", "spoken"), STYLED)
def test_house_style(written: str, style: dict[str, object], spoken: str) -> None:
    assert read(written, **style) == spoken


GUESSES = [
    pytest.param("6/14", "June fourteenth", "six fourteenths", id="date or fraction"),
    pytest.param("1/2", "One half", "January second", id="fraction or date"),
    pytest.param("Villa III", "Villa Three", "the Third", id="number or person"),
]


@pytest.mark.parametrize(("written", "chosen", "other"), GUESSES)
def test_a_guess_says_so(written: str, chosen: str, other: str) -> None:
    reading = speech.read(written)
    assert reading.text == chosen
    guess = next(change for change in reading.changes if not change.certain)
    assert other.lower() in [alternative.lower() for alternative in guess.alternatives]


# ---------------------------------------------------------------- numbers come back

INTEGERS = [*range(20_001), *random.Random(1).sample(range(20_001, 1_000_001), 4_000), 1_000_000]


def test_every_integer_comes_back() -> None:
    for value in INTEGERS:
        assert number_words.cardinal(spelling.cardinal(value)) == value
        assert number_words.cardinal(read(f"{value:,} homes").removesuffix(" homes")) == value


def test_our_spelling_is_that_of_num2words() -> None:
    spell, rank = speller("en"), speller("en", "ordinal")
    for value in [*range(1200), *random.Random(2).sample(range(1200, 10**12), 400)]:
        assert spelling.cardinal(value, say_and=True) == spell(value).replace(",", "")
        assert spelling.ordinal(value, say_and=True) == rank(value).replace(",", "")


def test_every_price_comes_back() -> None:
    for value in [*range(0, 3000, 7), *range(100_000, 3_000_000, 12_345)]:
        spoken = read(f"${value:,}")
        assert number_words.cardinal(re.sub(" dollars?$", "", spoken)) == value
        dollars, _, cents = read(f"for ${value + 2:,}.37").removeprefix("for ").partition(" dollars and ")
        assert (number_words.cardinal(dollars), cents) == (value + 2, "thirty-seven cents")


def test_every_year_comes_back() -> None:
    for value in range(1600, 2100):
        assert number_words.year(read(f"built in {value}").removeprefix("built in ")) == value


def test_every_time_comes_back() -> None:
    for hour in range(1, 13):
        for minute in range(1, 60):
            words = (
                read(f"at {hour}:{minute:02d} PM")
                .removeprefix("at ")
                .removesuffix(" p.m.")
                .replace("-", " ")
                .split()
            )
            cut = next(
                n for n in (1, 2) if number_words.cardinal(" ".join(words[:n])) == hour and len(words) > n
            )
            assert number_words.cardinal(" ".join(words[cut:])) == minute


def test_every_date_comes_back() -> None:
    for month, name in enumerate(MONTHS, 1):
        for day in range(1, 29):
            for written in (
                f"on {name} {day}, 2025",
                f"on {month}/{day}/2025",
                f"on 2025-{month:02d}-{day:02d}",
            ):
                spoken_month, spoken_day = read(written).removeprefix("on ").split(",")[0].split(" ", 1)
                assert (spoken_month, number_words.ordinal(spoken_day)) == (name, day)


def test_every_house_number_comes_back_digit_by_digit_or_in_pairs() -> None:
    for value in range(1, 10_000, 7):
        words = read(f"{value} Elm St").removesuffix(" Elm Street").lower()
        assert value in (
            number_words.year(words) if value > 999 else _door(words),
            number_words.cardinal(words),
        )


def _door(words: str) -> int:
    first, _, rest = words.partition(" ")
    return (
        100 * number_words.cardinal(first) + number_words.cardinal(rest)
        if rest and "hundred" not in rest
        else (number_words.cardinal(words))
    )


# ---------------------------------------------------------------- tables


def test_no_reading_is_itself_read_again() -> None:
    from preflight.speech.en import lexicon, units

    words = [full for table in (lexicon.ALWAYS, lexicon.DOTTED, lexicon.TITLES, lexicon.SLASHED, lexicon.ROOMS,
                                lexicon.STREET_TYPES, lexicon.DIRECTIONS) for full in table.values() if full]  # fmt: skip
    words += [name for unit in units.UNITS.values() for name in unit[:2]]
    for word in words:
        assert speech.read(f"the {word} of it").text == f"the {word} of it", word


@pytest.mark.parametrize(
    "written",
    [
        "$127.99/night. 3393 Peachtree Rd",
        "$90/mo. 3 beds",
        "1,200 sq. ft. 3 baths",
        "9 ft. 3 skylights",
        "Elm Ave. 3 beds",
        "Open House. 2 pm",
        "Great unit. 5 steps",
        "On the Loop. 5 minutes",
        "$1.2mil. Call now",
        "5 ft 6 in. The room",
        "3 br. 1204 Elm St",
        "by 9 a.m. Meet us",
        "closed in Sept. We open",
    ],
)
def test_a_full_stop_that_parts_two_sentences_is_kept_once(written: str) -> None:
    spoken = speech.read(written).text
    assert ". " in spoken
    assert ".." not in spoken


def test_the_rules_that_are_not_asked_would_not_have_answered() -> None:
    everyone = tuple(dict.fromkeys(asked.rule for asked in en.RULES))
    for case in cases("en"):
        text = case.written
        for match in re.finditer(r"\d+", text):
            for rule in everyone:
                say = rule(Scan(text, characters.fold(text), speech.Style()), match.start())
                if say is not None:
                    break
            assert en.number(Scan(text, characters.fold(text), speech.Style()), match.start()) == say, text
