"""Listing copy of every language: prose is left alone, and what is short is read as an agent would."""

import pytest
from listings import LANGUAGES, Case, cases, clean_lines, key

from preflight import speech
from preflight.speech.languages import OWN

CLEAN = [(language, line) for language in LANGUAGES for line in clean_lines(language)]
CASES = [case for language in LANGUAGES for case in cases(language)]


def test_every_own_language_has_cases() -> None:
    assert set(LANGUAGES) == set(OWN)


@pytest.mark.parametrize(("language", "line"), CLEAN)
def test_prose_is_left_alone(language: str, line: str) -> None:
    reading = speech.read(line, language)
    assert reading.text is line
    assert reading.changes == ()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.language} {case.written}" for case in CASES])
def test_listing_copy_is_read_as_an_agent_would(case: Case) -> None:
    assert case.semiotic_class in (*speech.SEMIOTIC_CLASSES, "mixed")
    spoken = key(case.language, speech.read(case.written, case.language).text)
    assert spoken in {key(case.language, answer) for answer in case.accepted.split("|")}
