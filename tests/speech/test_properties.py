"""What holds for every text, every language of ours and every style."""

import random
import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listings import LANGUAGES, cases

from preflight import speech
from preflight.speech.languages import OWN

SAMPLES = [case.written for language in LANGUAGES for case in cases(language)]
PIECES = sorted({piece for sample in SAMPLES for piece in sample.split(" ")})
ODD = list(
    "•—–…™½²°'\"’“”$€£#%&@/\\|_*^~<>=+-.,:;()[]{}0123456789xX×\u200b\u202e\u00a0\t\n\r\x0b\x1c🏡❤\ufe0f٣Ⅳ①ａé\u0301中я"
)
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.lists(st.sampled_from(ODD + list(string.ascii_letters) + PIECES), max_size=25).map("".join),
    st.lists(st.sampled_from(list("0123456789-/.,:'\"$%x # ")), max_size=30).map("".join),
)
OWN_WORDS = st.lists(
    st.tuples(
        st.sampled_from(["HOA", "Dr", "3BR", "a", "b c", "AC"]),
        st.sampled_from(["homeowners association", "HOA HOA", "a", "2 b", "St. c", "", "AC!"]),
    ),
    max_size=3,
)
STYLES = st.builds(
    speech.Style,
    year_style=st.sampled_from(["pairs", "thousands"]),
    decimal_style=st.sampled_from(["half", "point"]),
    say_and=st.booleans(),
    pronounce=OWN_WORDS.map(tuple),
    allowed_punctuation=st.sampled_from([".,!?;:'\"-()", ".,", "", ".,!?;:'\"-()&/…", "-'", ".,%$"]),
)
LANGUAGES = st.sampled_from(OWN)


def speakable(text: str, allowed: str) -> bool:
    return all(
        char.isalpha() or char in " \t\r\n" or char in allowed or unicodedata.category(char) in ("Mn", "Mc")
        for char in text
    )


def rebuilt(text: str, reading: speech.Reading) -> str:
    parts, at = [], 0
    for change in reading.changes:
        assert at <= change.start <= change.end <= len(text), "ordered and disjoint"
        assert text[change.start : change.end] == change.written != change.spoken
        assert change.semiotic_class in speech.SEMIOTIC_CLASSES
        assert change.spoken not in change.alternatives
        parts += [text[at : change.start], change.spoken]
        at = change.end
    return "".join([*parts, text[at:]])


@given(TEXTS, LANGUAGES, STYLES)
def test_every_reading_is_speakable_rebuilt_by_its_changes_and_stands_still(
    text: str, language: str, style: speech.Style
) -> None:
    reading = speech.read(text, language, style=style)
    assert speakable(reading.text, style.allowed_punctuation)
    assert rebuilt(text, reading) == reading.text
    again = speech.read(reading.text, language, style=style)
    assert again.text == reading.text
    assert again.changes == ()


PROSE = 'bright home quiet garden é она with windows, light! upstairs; "charm" (really) - not-so-small'.split(
    " "
)


@given(st.lists(st.sampled_from([*PROSE, "", "\n"]), max_size=30))
def test_text_without_a_token_is_the_same_object(pieces: list[str]) -> None:
    text = " ".join(pieces)
    reading = speech.read(text, "en")
    assert reading.changes == ()
    assert reading.text is text


@given(TEXTS, st.sampled_from(speech.languages()))
def test_no_text_raises_in_any_language(text: str, language: str) -> None:
    reading = speech.read(text, language)
    assert speakable(reading.text, ".,!?;:'\"-()")
    assert rebuilt(text, reading) == reading.text


HARD = {
    "digits": "7", "quotes": '"', "primes": "'", "dashes": "-", "en dashes": "–", "spaces": " ", "slashes": "/", "dollars": "$",
    "chain": "1-", "dotted letters": "a.", "grouped": "111,", "fractions": "1/2 ", "times": "1:30-", "feet": "9' x ",
    "inches": '5" ', "emoji": "🏡",
    "bullets": "• ", "mixed": "4B ", "hash": "#1", "mail": "a@b.", "roman": "II ", "street": "St. ", "beds": "3BR/", "marks": "e\u0301",
    "capitals": "Elm ", "percents": "5%-", "plus": "+1 ", "brackets": "(5", "odd digits": "٣", "dates": "1/1/", "words": "w/",
}  # fmt: skip


@pytest.mark.parametrize("language", OWN)
@pytest.mark.parametrize("unit", HARD.values(), ids=list(HARD))
def test_time_is_linear(unit: str, language: str) -> None:
    """Four times the text takes about four times as long; quadratic would be sixteen."""
    from time import process_time

    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        best = 9e9
        for _ in range(2):
            start = process_time()
            speech.read(text, language)
            best = min(best, process_time() - start)
        return best

    speech.read(unit * 50, language)
    size = 1_500
    assert cost(4 * size) < 9 * cost(size) + 0.02


def test_random_joins_of_samples_stand_still() -> None:
    random.seed(7)
    for _ in range(1500):
        text = random.choice(["", " ", ", ", ". ", "/", "-"]).join(random.sample(SAMPLES, 3))
        once = speech.read(text, "en").text
        assert speech.read(once, "en").text == once, text
