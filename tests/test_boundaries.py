"""The bounds of scripts and photos, to the character and the pixel, in every form of input."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from PIL import Image

import preflight
from preflight.cli.check import command
from preflight.findings import Report

WORDS = "bright rooms and a quiet garden near the old park where the morning sun comes in "
IMAGES = range(1, 10)
LENGTHS = [
    pytest.param(65, -1, ["SCRIPT_TOO_SHORT"], id="one under the lower limit"),
    pytest.param(65, 0, [], id="at the lower limit"),
    pytest.param(85, 0, [], id="at the upper limit"),
    pytest.param(85, 1, ["SCRIPT_TOO_LONG"], id="one over the upper limit"),
]


def script_of(length: int) -> str:
    """Words of so many characters that neither begin nor end with a blank."""
    return (WORDS * (length // len(WORDS) + 1))[: length - 1].rstrip().ljust(length - 1, "e") + "."


def payload_of(images: int, script: str) -> dict[str, Any]:
    return {
        "images": [{"url": f"https://example.com/{number}.jpg"} for number in range(images)],
        "script": script,
    }


def lines_of(script: str, width: int = 60) -> list[str]:
    """The script in lines that give it back when joined with one blank."""
    lines = [""]
    for word in script.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
    assert " ".join(lines) == script
    return lines


def front_of(images: int) -> str:
    entries = "".join(f"\n  - url: https://example.com/{number}.jpg" for number in range(images))
    return f"images:{entries or ' []'}\n"


def as_json(images: int, script: str) -> str:
    return json.dumps(payload_of(images, script))


def as_escaped_json(images: int, script: str) -> str:
    escaped = "".join(f"\\u{ord(character):04x}" for character in script)
    return json.dumps(payload_of(images, "SCRIPT"), indent=2).replace("SCRIPT", escaped)


def as_json_array(images: int, script: str) -> str:
    return json.dumps([payload_of(1, script_of(70)), payload_of(images, script)], indent=1)


def as_json_lines(images: int, script: str) -> str:
    return f"{json.dumps(payload_of(1, script_of(70)))}\r\n\n{json.dumps(payload_of(images, script))}\n"


def as_plain_yaml(images: int, script: str) -> str:
    return f"{front_of(images)}script: {script}\n"


def as_single_quoted_yaml(images: int, script: str) -> str:
    return f"{front_of(images)}script: '{script}'\n"


def as_double_quoted_yaml(images: int, script: str) -> str:
    lines = "\n  ".join(lines_of(script))
    return f'{front_of(images)}script: "{lines}"\n'


def as_literal_yaml(images: int, script: str) -> str:
    return f"{front_of(images)}script: |-\n  {script}\n"


def as_folded_yaml(images: int, script: str) -> str:
    lines = "\n  ".join(lines_of(script))
    return f"script: >-\n  {lines}\n{front_of(images)}"


def as_yaml_documents(images: int, script: str) -> str:
    return f"{as_plain_yaml(1, script_of(70))}---\n{as_folded_yaml(images, script)}...\n"


def as_storyboard(images: int, script: str) -> str:
    body = "\n".join(lines_of(script))
    return f"---\n{front_of(images)}---\n# The house\n\n<!-- not spoken -->\n{body}\n"


def in_paragraphs(images: int, script: str) -> str:
    """So many paragraphs that give the script when joined with one blank."""
    words = script.split(" ")
    share = len(words) // images
    ends = [share * number for number in range(1, images)] + [len(words)]
    starts = [0, *ends[:-1]]
    return "\n\n".join(" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True)) + "\n"


Form = Callable[[int, str], str]
FORMS: list[Any] = [
    pytest.param(as_json, "a.json", id="JSON"),
    pytest.param(as_escaped_json, "a.json", id="JSON of escapes"),
    pytest.param(as_json_array, "a.json", id="JSON array"),
    pytest.param(as_json_lines, "a.jsonl", id="JSON Lines"),
    pytest.param(as_plain_yaml, "a.yaml", id="plain YAML"),
    pytest.param(as_single_quoted_yaml, "a.yml", id="single-quoted YAML"),
    pytest.param(as_double_quoted_yaml, "a.yaml", id="double-quoted YAML"),
    pytest.param(as_literal_yaml, "a.yaml", id="literal YAML"),
    pytest.param(as_folded_yaml, "a.yaml", id="folded YAML"),
    pytest.param(as_yaml_documents, "a.yaml", id="YAML documents"),
    pytest.param(as_storyboard, "a.md", id="storyboard"),
    pytest.param(in_paragraphs, "a.txt", id="text"),
    pytest.param(in_paragraphs, "a.md", id="Markdown without front matter"),
]


def check(source: Any, **options: Any) -> Report:
    return preflight.check(source, online=False, **options)


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.code]


def exact_message(finding: Any, images: int, length: int) -> None:
    low, high = images * 65, images * 85
    off = f"{low - length} too few" if length < low else f"{length - high} too many"
    noun = "image" if images == 1 else "images"
    assert (
        finding.message == f"the script has {length} characters, {off} for {images} {noun}: {low} to {high}"
    )


@pytest.mark.parametrize(("each", "off", "expected"), LENGTHS)
class TestScriptLengths:
    @pytest.mark.parametrize(("form", "name"), FORMS)
    def test_in_files(
        self, form: Form, name: str, each: int, off: int, expected: list[str], tmp_path: Path
    ) -> None:
        for images in IMAGES:
            length = images * each + off
            file = tmp_path / name
            file.write_bytes(form(images, script_of(length)).encode())
            report = check(file)
            assert codes(report) == expected, images
            for finding in report.findings:
                if finding.code:
                    exact_message(finding, images, length)

    @pytest.mark.parametrize(("form", "name"), FORMS)
    def test_on_standard_input(self, form: Form, name: str, each: int, off: int, expected: list[str]) -> None:
        for images in IMAGES:
            text = form(images, script_of(images * each + off))
            arguments = ["-", "--stdin-filename", name, "--offline", "--format", "jsonl"]
            result = CliRunner().invoke(command, arguments, input=text.encode(), standalone_mode=False)
            found = [json.loads(line)["code"] for line in result.stdout.splitlines()]
            assert [code for code in found if code] == expected, images
            assert result.return_value == (1 if expected else 0)

    def test_as_a_dict(self, each: int, off: int, expected: list[str]) -> None:
        for images in IMAGES:
            length = images * each + off
            report = check(payload_of(images, script_of(length)))
            assert codes(report) == expected
            assert report.ok is not bool(expected)
            for finding in report.findings:
                exact_message(finding, images, length)

    def test_as_a_text(self, each: int, off: int, expected: list[str]) -> None:
        for images in IMAGES:
            assert codes(check(script_of(images * each + off), images=images)) == expected

    def test_of_accents_and_signs_beyond_the_bmp(self, each: int, off: int, expected: list[str]) -> None:
        """A character is a code point after NFC, however it is written."""
        for letter in ("é", "e\u0301", "𐐷"):
            for images in IMAGES:
                report = check(payload_of(images, letter * (images * each + off)))
                assert codes(report) == expected, letter

    def test_a_script_file_with_images_given(
        self, each: int, off: int, expected: list[str], tmp_path: Path
    ) -> None:
        for images in IMAGES:
            file = tmp_path / "a.txt"
            file.write_text("\n".join(lines_of(script_of(images * each + off))) + "\n")
            assert codes(check(file, images=images)) == expected


def test_by_a_real_process() -> None:
    for length, status in ((194, 1), (195, 0), (255, 0), (256, 1)):
        arguments = [sys.executable, "-m", "preflight", "check", "-", "--images", "3", "--offline", "-q"]
        done = subprocess.run(arguments, input=script_of(length).encode(), capture_output=True, check=False)
        assert done.returncode == status, done


def test_the_forms_say_what_they_should() -> None:
    """The helpers above: every YAML form holds the script that was asked for."""
    for form in (
        as_plain_yaml,
        as_single_quoted_yaml,
        as_double_quoted_yaml,
        as_literal_yaml,
        as_folded_yaml,
    ):
        for length in (65, 170, 765):
            assert len(script_of(length)) == length
            assert yaml.safe_load(form(2, script_of(length)))["script"] == script_of(length)


class TestImageCounts:
    @pytest.mark.parametrize(
        ("images", "expected"),
        [
            pytest.param(1, [], id="fewest"),
            pytest.param(9, [], id="most"),
            pytest.param(0, ["VALIDATION_ERROR"], id="none"),
            pytest.param(10, ["VALIDATION_ERROR"], id="one too many"),
        ],
    )
    @pytest.mark.parametrize(
        ("form", "name"), [form for form in FORMS if form.values[0] is not in_paragraphs]
    )
    def test_in_files(self, form: Form, name: str, images: int, expected: list[str], tmp_path: Path) -> None:
        file = tmp_path / name
        held_to = min(max(images, 1), 9)
        file.write_text(form(images, script_of(75 * held_to)))
        assert codes(check(file)) == expected


# Photos ------------------------------------------------------------------------------------------

SIZES = [
    pytest.param((1280, 720), "", id="at the floor"),
    pytest.param((720, 1280), "", id="at the floor, upright"),
    pytest.param((1279, 720), "the long side lacks 1", id="one pixel short on the long side"),
    pytest.param((1280, 719), "the short side lacks 1", id="one pixel short on the short side"),
    pytest.param((719, 1280), "the short side lacks 1", id="upright, one pixel short"),
    pytest.param(
        (1279, 719), "the long side lacks 1 and the short side lacks 1", id="one pixel short on both sides"
    ),
    pytest.param((4000, 719), "the short side lacks 1", id="wide and low"),
]
FORMATS = ["JPEG", "PNG", "WEBP"]
ORIENTATIONS = range(1, 9)  # EXIF 2.32, tag 0x0112
ORIENTATION = 0x0112


def photo(size: tuple[int, int], kind: str = "JPEG", orientation: int | None = None) -> bytes:
    made = io.BytesIO()
    options: dict[str, Any] = {}
    if orientation:
        exif = Image.Exif()
        exif[ORIENTATION] = orientation
        options["exif"] = exif
    Image.new("RGB", size, "teal").save(made, kind, **options)
    return made.getvalue()


def messages(report: Report) -> list[tuple[str | None, str]]:
    return [(finding.code, finding.message) for finding in report.findings]


def expected_messages(size: tuple[int, int], lacks: str) -> list[tuple[str, str]]:
    found = f"the photo has {size[0]}×{size[1]} pixels; {lacks}"
    return [("IMAGE_RESOLUTION_TOO_LOW", found)] if lacks else []


@pytest.mark.parametrize(("size", "lacks"), SIZES)
class TestPhotos:
    @pytest.mark.parametrize("kind", FORMATS)
    def test_named_as_files(self, size: tuple[int, int], lacks: str, kind: str, tmp_path: Path) -> None:
        file = tmp_path / f"photo.{kind.lower()}"
        file.write_bytes(photo(size, kind))
        assert messages(check(file)) == expected_messages(size, lacks)

    @pytest.mark.parametrize("kind", FORMATS)
    def test_named_in_a_payload(self, size: tuple[int, int], lacks: str, kind: str, tmp_path: Path) -> None:
        (tmp_path / "photos").mkdir()
        (tmp_path / "photos" / f"hall.{kind.lower()}").write_bytes(photo(size, kind))
        data = payload_of(1, script_of(70))
        data["images"][0]["url"] = f"photos/hall.{kind.lower()}"
        file = tmp_path / "a.living.json"
        file.write_text(json.dumps(data))
        report = check(file)
        assert messages(report) == expected_messages(size, lacks)
        assert [finding.pointer for finding in report.findings] == ["/images/0/url"] * bool(lacks)

    @pytest.mark.parametrize("orientation", ORIENTATIONS)
    def test_with_every_orientation(
        self, size: tuple[int, int], lacks: str, orientation: int, tmp_path: Path
    ) -> None:
        """The floor is free of orientation, so what the camera notes about it changes nothing."""
        file = tmp_path / "photo.jpg"
        file.write_bytes(photo(size, orientation=orientation))
        with Image.open(file) as written:
            assert written.getexif()[ORIENTATION] == orientation
        assert messages(check(file)) == expected_messages(size, lacks)
