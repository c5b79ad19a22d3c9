"""Tags, the generic path, and the promise of the package's names."""

import subprocess
import sys

import pytest

from preflight import speech
from preflight.speech.languages import OWN


def test_public_names_are_pinned() -> None:
    assert sorted(speech.__all__) == [
        "Change", "Reading", "SEMIOTIC_CLASSES", "Style", "UnknownLanguageError", "languages", "read",
    ]  # fmt: skip


@pytest.mark.parametrize("tag", ["en", "EN", "en-US", "en_GB"])
def test_tags_resolve_to_their_primary_language(tag: str) -> None:
    assert speech.read("3 homes", tag).text == "Three homes"


def test_own_languages_come_first() -> None:
    assert speech.languages()[: len(OWN)] == OWN
    assert len(speech.languages()) > 30


@pytest.mark.parametrize("tag", ["xx", "", "klingon", "e", "-"])
def test_an_unknown_tag_names_the_known_ones(tag: str) -> None:
    with pytest.raises(speech.UnknownLanguageError) as caught:
        speech.read("3", tag)
    assert isinstance(caught.value, ValueError)
    assert "en" in str(caught.value)
    assert repr(tag) in str(caught.value)


@pytest.mark.parametrize("tag", speech.languages())
def test_every_language_spells_small_numbers(tag: str) -> None:
    spoken = speech.read("a 7 b 42 c", tag).text
    assert not any(char.isdigit() for char in spoken)
    assert len(spoken) > len("a  b  c")


def test_english_needs_no_num2words_package() -> None:
    code = "import sys; from preflight import speech; speech.read('3BR, $1.25M'); print('num2words' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
