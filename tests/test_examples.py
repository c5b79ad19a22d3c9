"""The examples: the clean ones pass, the faulty ones show every fault that a file alone can have."""

import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image, ImageChops

import preflight
from preflight.documents.kinds import ENDINGS, Kind, kind_of
from preflight.rules import RULES
from preflight.settings import DEFAULT_INCLUDE, load

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
CLEAN, FAULTY = EXAMPLES / "clean", EXAMPLES / "faulty"
LIMIT_BYTES = 400 * 1024

# Only the network, or the moment of sending, brings these to light.
NOT_ON_DISK = {"malformed-api-key", "unreachable-image", "unverified-image"}

SPELLED = "unspeakable-characters"
EXPECTED = {
    "attic-studio.script.txt": {SPELLED: 3},
    "casa-palmera.living.yaml": {
        SPELLED: None,
        "unknown-room-type": 1,
        "length-after-spelling": 1,
        "unbalanced-scene": None,
        "unknown-value": 1,
        "unknown-field": 1,
        "insecure-webhook": 1,
    },
    "garden-flat.living.md": {SPELLED: 2, "image-below-hd": 1},
    "lake-house.living.yaml": {
        "image-below-hd": 2,
        "not-an-image": 2,
        "malformed-image-url": 2,
        "expiring-url": 1,
        "exposed-key": 1,
    },
    "oak-avenue.living.md": {
        SPELLED: None,
        "duplicate-image": 1,
        "unused-ignore": 1,
        "length-after-spelling": 1,
        "unbalanced-scene": None,
    },
    "open-day.script.txt": {SPELLED: None, "script-too-short": 1, "unbalanced-scene": None},
    "portfolio.living.json": {
        "missing-field": 1,
        "wrong-type": 2,
        "subtitle-conflict": 1,
        "out-of-range": 1,
        "image-count": 1,
    },
    "torn-off.living.json": {"unreadable-payload": 1},
    "villa-lavande.living.json": {
        SPELLED: None,
        "script-too-short": 1,
        "not-an-image": 1,
        "unbalanced-scene": None,
    },
    "week-of-listings.living.jsonl": {
        "script-too-short": 1,
        "script-too-long": 1,
        "unknown-voice": 1,
        "inaccessible-voice": 1,
        "count-depends": 1,
    },
}


def _listings(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.is_file())


def test_clean_listings_have_no_finding() -> None:
    """Offline, and online too: all their photos are here."""
    report = preflight.check(CLEAN, online=True)
    assert report.findings == ()
    report = preflight.check(CLEAN, online=False)
    assert report.findings == ()
    assert report.summary.files == len(_listings(CLEAN))


@pytest.mark.parametrize("photo", sorted((CLEAN / "photos").iterdir()), ids=lambda photo: photo.name)
def test_clean_photos_have_no_finding(photo: Path) -> None:
    assert preflight.check(photo, online=False).findings == ()


@pytest.mark.parametrize("file", _listings(FAULTY), ids=lambda file: file.name)
def test_faulty_listings_show_these_faults(file: Path) -> None:
    found = Counter(finding.rule for finding in preflight.check(file, online=False).findings)
    expected = EXPECTED[file.name]
    assert set(found) == set(expected)
    assert {rule: found[rule] for rule, count in expected.items() if count} == {
        rule: count for rule, count in expected.items() if count
    }


def test_faulty_photos() -> None:
    codes = {
        photo.name: [finding.code for finding in preflight.check(photo, online=False).findings]
        for photo in (FAULTY / "photos").iterdir()
    }
    assert codes == {
        "front.jpg": [],
        "kitchen.jpg": ["IMAGE_RESOLUTION_TOO_LOW"],
        "bedroom.jpg": ["IMAGE_RESOLUTION_TOO_LOW"],
        "garden.jpg": ["INVALID_IMAGE_URL"],
    }


def test_every_rule_is_shown() -> None:
    shown = {rule for rules in EXPECTED.values() for rule in rules}
    assert {rule.name for rule in RULES} - shown == NOT_ON_DISK
    assert {file.name for file in _listings(FAULTY)} == set(EXPECTED)


@pytest.mark.parametrize("folder", [CLEAN, FAULTY], ids=lambda folder: folder.name)
def test_every_form_of_input_is_shown(folder: Path) -> None:
    files = _listings(folder)
    assert {kind_of(file.name) for file in files} == set(ENDINGS.values()) - {Kind.PHOTO}
    assert any(file.suffix == ".json" and file.read_text(encoding="utf-8").startswith("[") for file in files)
    languages = {
        tag for file in files for tag in re.findall(r'language"?: "?(\w+)', file.read_text(encoding="utf-8"))
    }
    assert languages == {"en", "es", "fr"}


def test_the_names_are_those_of_a_search() -> None:
    endings = tuple(glob.removeprefix("*") for glob in DEFAULT_INCLUDE)
    names = [file.name for folder in (CLEAN, FAULTY) for file in _listings(folder)]
    assert [name for name in names if not name.endswith(endings)] == []


def test_they_share_one_configuration() -> None:
    assert {load(str(folder)).file for folder in (CLEAN, FAULTY)} == {str(EXAMPLES / "preflight.toml")}


def test_repairs_leave_nothing_to_repair(tmp_path: Path) -> None:
    texts = {
        file.name: file.read_text(encoding="utf-8") for file in _listings(FAULTY) if file.suffix == ".txt"
    }
    for name, text in texts.items():
        images = text.strip().count("\n\n") + 1
        once = preflight.fix(text)
        assert once != text
        assert preflight.fix(once) == once, name
        assert all(finding.fix is None for finding in preflight.check(once, images=images).findings), name


def test_the_folder_is_small() -> None:
    files = [file for file in EXAMPLES.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert sum(file.stat().st_size for file in files) < LIMIT_BYTES


def test_the_photos_are_those_of_the_script(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_photos", EXAMPLES / "make_photos.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_photos"] = module
    spec.loader.exec_module(module)
    module.make(tmp_path)
    names = [photo.name for photo in module.PHOTOS]
    assert sorted(names) == sorted(
        file.relative_to(EXAMPLES).as_posix() for file in EXAMPLES.glob("*/photos/*")
    )
    for photo in module.PHOTOS:
        if photo.share == 1:
            _assert_alike(EXAMPLES / photo.name, tmp_path / photo.name)


def _assert_alike(one: Path, other: Path) -> None:
    """Encoders differ from version to version, by a little in each pixel."""
    with Image.open(one) as first, Image.open(other) as second:
        assert (first.size, first.format) == (second.size, second.format)
        assert first.getexif().get(0x0112) == second.getexif().get(0x0112)
        difference = ImageChops.difference(first.convert("RGB"), second.convert("RGB"))
        assert max(high for _, high in difference.resize((64, 36)).getextrema()) <= 12, one
