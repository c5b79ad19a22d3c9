"""Storyboards made of lodging texts that nobody here wrote: they are checked, repaired and read again."""

import json
import re
from pathlib import Path

import pytest

from preflight.documents.kinds import Kind
from preflight.engine import Checker
from preflight.fixing import repair
from preflight.settings import Settings

HOTELS = Path(__file__).parents[2] / "shared" / "data" / "hotels.json"
pytestmark = pytest.mark.skipif(not HOTELS.exists(), reason="the lodging texts are not beside this checkout")

FORMS = {"en": "Description", "fr": "Description_fr"}


def storyboards(language: str, number: int = 50) -> list[str]:
    """A storyboard a hotel: its description, then its rooms with rates and sizes, then its address."""
    key = FORMS[language]
    hotels = json.loads(HOTELS.read_text("utf-8-sig"))["value"]
    return [storyboard(hotel, key, language) for hotel in hotels if hotel.get(key)][:number]


def storyboard(hotel: dict, key: str, language: str) -> str:
    rooms = [f"{room[key]}, {price(room['BaseRate'], language)}." for room in hotel.get("Rooms", [])[:7]]
    address = hotel["Address"]
    paragraphs = [hotel[key], *rooms, f"{address['StreetAddress']}, {address['City']}."]
    images = "".join(
        f"  - url: https://photos.example.com/{number}.jpg\n" for number in range(len(paragraphs))
    )
    front = f"---\nimages:\n{images}voice: {{language: {language}}}\n---\n\n"
    return front + "\n\n".join(re.sub(r"\s+", " ", each).strip() for each in paragraphs) + "\n"


def price(rate: float, language: str) -> str:
    return f"${rate}/night" if language == "en" else f"{rate:.2f} €".replace(".", ",") + " la nuit"


@pytest.mark.parametrize("language", FORMS)
def test_real_texts_become_speakable(language):
    checker = Checker(Settings())
    boards = storyboards(language)
    assert len(boards) == 50
    for board in boards:
        data = board.encode()
        document = checker.read(data, "hotel.living.md", Kind.MARKDOWN)
        assert document.faults == ()
        done = repair(checker, document, data, unsafe=True)
        left = [finding for finding in done.findings if finding.rule == "unspeakable-characters"]
        assert left == []
        again = repair(checker, done.document, done.data, unsafe=True)
        assert again.data == done.data
