"""The library: `check`, `fix` and `speak`."""

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

import preflight
from preflight.errors import InputError, SettingsError
from preflight.settings import Settings
from preflight.speech import UnknownLanguageError
from preflight.tallies import Severity

SENTENCE = "A home of character on a quiet street near the park, with a garden."
CLEAN: dict[str, Any] = {"images": [{"url": "https://example.com/a.jpg"}], "script": SENTENCE}


def check(source: Any, **options: Any) -> preflight.Report:
    return preflight.check(source, online=False, **options)


def rules(report: preflight.Report) -> list[str]:
    return [finding.rule for finding in report.findings]


class TestCheck:
    def test_a_file(self, tmp_path: Path) -> None:
        file = tmp_path / "listing.living.yaml"
        file.write_text(f"images:\n  - url: https://example.com/a.jpg\nscript: {SENTENCE}\n")
        for source in (file, str(file)):
            report = check(source)
            assert report.ok
            assert report.findings == ()
            assert report.summary._asdict() == {
                "files": 1, "payloads": 1, "errors": 0, "warnings": 0, "fixable": 0, "fixed": 0, "unverified": 0,
            }  # fmt: skip

    def test_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "a.living.json").write_text(json.dumps(CLEAN))
        (tmp_path / "b.script.txt").write_text("Short.")
        (tmp_path / "other.json").write_text("[")
        report = check(tmp_path)
        assert (report.ok, report.summary.files, rules(report)) == (False, 2, ["script-too-short"])

    def test_a_dict(self) -> None:
        report = check({**CLEAN, "modificationMode": "furnish"})
        assert report.ok  # a warning is advice
        (finding,) = report.findings
        assert (finding.path, finding.pointer, finding.rule, finding.code) == (
            "<payload>",
            "/modificationMode",
            "unknown-field",
            None,
        )
        assert finding.severity is preflight.Severity.WARNING

    def test_a_dict_is_left_as_it_was(self) -> None:
        payload = {"images": [], "script": "3BR"}
        check(payload)
        assert payload == {"images": [], "script": "3BR"}

    def test_a_text(self) -> None:
        report = check(SENTENCE, images=1)
        assert report.ok
        assert rules(check(SENTENCE, images=3)) == ["script-too-short"]
        (script,) = report.scripts
        assert (script.images, script.length, script.minimum, script.maximum) == (1, len(SENTENCE), 65, 85)

    def test_a_text_of_several_lines(self) -> None:
        assert check("photos.json\n" + SENTENCE, images=1).ok

    def test_every_fault_at_once(self) -> None:
        report = check(
            {
                "images": [{"url": "ftp://a"}] * 10,
                "script": "3BR",
                "webhook_url": "http://a.com",
                "test_scenario": "x",
            }
        )
        assert {finding.code for finding in report.findings} >= {
            "VALIDATION_ERROR", "INVALID_IMAGE_URL", "SCRIPT_TOO_SHORT", "SCRIPT_INVALID_CHARACTERS",
        }  # fmt: skip
        assert not report.ok

    def test_language(self) -> None:
        (finding,) = check(
            {**CLEAN, "script": SENTENCE.replace("garden", "garden & pool")}, language="fr"
        ).findings
        assert finding.fix is not None
        assert finding.fix.edits[0].replacement == "et"

    def test_the_configuration_beside_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "preflight.toml").write_text('ignore = ["script-too-short"]')
        (tmp_path / "a.txt").write_text("Short.")
        assert check(tmp_path / "a.txt").ok
        assert not check(tmp_path / "a.txt", settings=preflight.Settings()).ok

    def test_settings(self) -> None:
        settings = preflight.Settings(ignore=("script-too-short",))
        assert check("Short.", images=1, settings=settings).ok

    @pytest.mark.parametrize(
        ("source", "options", "message"),
        [
            pytest.param("missing.json", {}, "missing.json: No such file", id="missing file"),
            pytest.param(Path("missing.json"), {}, "missing.json: No such file", id="missing path"),
            pytest.param("Welcome home.", {}, "say how many images", id="a text without images"),
            pytest.param("missing\0.json", {}, "missing\0.json: ", id="a name no file can have"),
            pytest.param({"a": {1, 2}}, {}, "the payload cannot be written as JSON", id="no JSON"),
            pytest.param({"a": b"x"}, {}, "the payload cannot be written as JSON", id="bytes"),
        ],
    )
    def test_what_cannot_be_checked(self, source: Any, options: dict[str, Any], message: str) -> None:
        with pytest.raises(InputError) as caught:
            check(source, **options)
        assert message in str(caught.value)
        assert isinstance(caught.value, preflight.PreflightError)

    def test_a_circle(self) -> None:
        payload: dict[str, Any] = {}
        payload["payload"] = payload
        with pytest.raises(InputError, match="Circular reference"):
            check(payload)

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="nothing matched"):
            check(tmp_path)

    def test_a_broken_configuration(self, tmp_path: Path) -> None:
        (tmp_path / "preflight.toml").write_text("exclud = []")
        (tmp_path / "a.json").write_text("{}")
        with pytest.raises(SettingsError, match="did you mean 'exclude'"):
            check(tmp_path / "a.json")

    def test_what_json_does_not_have(self) -> None:
        report = check({**CLEAN, "elements_config": {"watermark": {"size": float("nan")}}})
        assert [finding.message for finding in report.findings] == ["NaN is not a number in JSON"]

    @pytest.mark.parametrize(
        "data", [{}, {"images": None}, {"images": "x", "script": 7}, {"\ud800": "\udfff"}, {"": ""}]
    )
    def test_odd_dicts_are_findings(self, data: dict[str, Any]) -> None:
        assert not check(data).ok

    def test_half_a_surrogate_pair(self) -> None:
        assert not check("\ud800" * 70, images=1).ok


class TestSpeak:
    def test_a_price(self) -> None:
        reading = preflight.speak("from $1.25M", language="en")
        assert reading.text == "from one point two five million dollars"
        (change,) = reading.changes
        assert (change.start, change.end, change.written, change.semiotic_class) == (5, 11, "$1.25M", "money")

    def test_what_is_speakable_stays(self) -> None:
        assert preflight.speak(SENTENCE).text == SENTENCE
        assert preflight.speak(SENTENCE).changes == ()

    def test_an_unknown_language(self) -> None:
        with pytest.raises(UnknownLanguageError, match="tlh"):
            preflight.speak("3", language="tlh")


class TestFix:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param(SENTENCE, SENTENCE, id="nothing to fix"),
            pytest.param("", "", id="nothing"),
            pytest.param(
                "  By 60%,\r\n\r\n\tnow.\n",
                "  By sixty percent,\r\n\r\n\tnow.\n",
                id="blanks and line ends stay",
            ),
            pytest.param("“A”\u00a0home…", '"A" home...', id="typographic twins"),
        ],
    )
    def test_a_text(self, text: str, expected: str) -> None:
        assert preflight.fix(text) == expected
        assert preflight.fix(expected) == expected

    def test_language(self) -> None:
        assert preflight.fix("jardin & terrasse", language="fr") == "jardin et terrasse"

    def test_likely_readings_are_for_those_who_ask(self) -> None:
        text = next(text for text in ("Built 5/6.", "At 1/2.", "No 3/4/5.", "Open 3-4.") if not certain(text))
        assert preflight.fix(text) == text
        assert preflight.fix(text, unsafe=True) == preflight.speak(text).text

    def test_an_unknown_language(self) -> None:
        with pytest.raises(UnknownLanguageError, match="tlh"):
            preflight.fix("3 rooms", language="tlh")
        with pytest.raises(UnknownLanguageError, match="tlh"):
            check("3 rooms", images=1, language="tlh")

    def test_settings(self) -> None:
        assert preflight.fix("a & b", settings=preflight.Settings(allowed_punctuation="&")) == "a & b"


def certain(text: str) -> bool:
    return all(change.certain for change in preflight.speak(text).changes)


def test_errors_pass_from_process_to_process() -> None:
    error = pickle.loads(pickle.dumps(InputError("cannot be read", path="a.json")))
    assert isinstance(error, InputError)
    assert str(error) == "a.json: cannot be read"


@pytest.mark.parametrize(("publish_ready", "severity"), [(False, "warning"), (True, "error")])
def test_nothing_is_softened_when_checked_as_at_submission(publish_ready: bool, severity: str) -> None:
    softened = Settings(severity={"script-too-short": Severity.WARNING}, publish_ready=publish_ready)
    data = {"images": [{"url": "https://photos.example.com/a.jpg"}], "script": "Too short."}
    (finding,) = preflight.check(data, online=False, settings=softened).findings
    assert (finding.rule, finding.severity) == ("script-too-short", severity)
