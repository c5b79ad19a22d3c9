"""Configuration: where it is found, what it may say, and how its mistakes are told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from preflight import configuration as module
from preflight.configuration import KEYS, check_names
from preflight.contract.model import LIVING_PROPERTY
from preflight.errors import SettingsError
from preflight.findings import Severity
from preflight.lookup import candidates
from preflight.settings import Limits, Probing, Settings, Voice, load
from preflight.suggest import did_you_mean, nearest


def written(folder: Path, text: str | bytes, name: str = "preflight.toml") -> str:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(file)


WHOLE = """
include = ["*.json"]
exclude = ["drafts/"]
select = ["image-count", "SCRIPT_TOO_LONG"]
ignore = ["unknown-field"]
language = "fr"
images = 5
allowed-punctuation = ".,&"
required = ["images", "script", "voice"]
room-types = ["sauna"]
strict = true
online = false
allow-hosts = ["localhost"]
year-style = "thousands"
decimal-style = "point"
say-and = true
publish-ready = true
jobs = 4
base-url = "http://127.0.0.1:8000"
voices = [{ id = "anna", languages = ["de"], accessible = false }, "bob"]

[severity]
duplicate-image = "error"

[per-file-ignores]
"drafts/**" = ["script-too-short"]

[pronounce]
"HVAC" = "heating & cooling"
"Łódź" = "Woodj, Cafe\\u0301"

[contract]
min-images = 6
max-images = 15
min-characters-per-image = 40
max-characters-per-image = 50
hd-long-side = 1920
hd-short-side = 1080

[photos]
connections = 256
connections-per-host = 16
connect-timeout = 1
read-timeout = 2.5
total-timeout = 10
user-agent = "me/1"
cache-age = 0.5
expiring-within = 60
"""


def test_every_key_is_read(tmp_path: Path) -> None:
    file = written(tmp_path, WHOLE)
    assert load(config=file) == Settings(
        root=str(tmp_path),
        file=file,
        include=("*.json",),
        exclude=("drafts/",),
        select=("image-count", "SCRIPT_TOO_LONG"),
        ignore=("unknown-field",),
        severity={"duplicate-image": Severity.ERROR},
        per_file_ignores={"drafts/**": ("script-too-short",)},
        language="fr",
        images=5,
        allowed_punctuation=".,&",
        required=("images", "script", "voice"),
        voices=(Voice(id="anna", languages=("de",), accessible=False), Voice(id="bob")),
        room_types=("sauna",),
        strict=True,
        online=False,
        allow_hosts=("localhost",),
        year_style="thousands",
        decimal_style="point",
        say_and=True,
        pronounce={"HVAC": "heating & cooling", "Łódź": "Woodj, Cafe\u0301"},
        publish_ready=True,
        jobs=4,
        base_url="http://127.0.0.1:8000",
        contract=Limits(
            min_images=6,
            max_images=15,
            min_characters_per_image=40,
            max_characters_per_image=50,
            hd_long_side=1920,
            hd_short_side=1080,
        ),
        photos=Probing(
            connections=256,
            connections_per_host=16,
            connect_timeout=1.0,
            read_timeout=2.5,
            total_timeout=10.0,
            user_agent="me/1",
            cache_age=0.5,
            expiring_within=60.0,
        ),
    )


def test_whole_example_names_every_key(tmp_path: Path) -> None:
    loaded = load(config=written(tmp_path, WHOLE))
    for key in KEYS:
        value: object = loaded
        for part in key.name.split("."):
            value = getattr(value, part.replace("-", "_"))
        assert value != key.default, key.name


def test_keys_and_fields_are_the_same() -> None:
    fields = {*Settings._fields} - {"root", "file", "contract", "photos"}
    fields |= {f"contract.{name}" for name in Limits._fields} | {f"photos.{name}" for name in Probing._fields}
    assert {key.name.replace("-", "_") for key in KEYS} == fields
    assert all(key.kind.says and key.meaning and "\n" not in key.meaning for key in KEYS)


def test_defaults_are_the_contracts() -> None:
    assert Settings().allowed_punctuation == LIVING_PROPERTY.punctuation
    assert Settings().required == ("images", "script")
    assert Limits() == Limits(1, 9, 65, 85, 1280, 720)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('exlude = ["a"]', ":1: exlude: unknown key, did you mean 'exclude'?", id="near miss"),
        pytest.param(
            '\nroomTypes = ["a"]', ":2: roomTypes: unknown key, did you mean 'room-types'?", id="camel"
        ),
        pytest.param("zzz = 1", ":1: zzz: unknown key", id="nothing near"),
        pytest.param('"a\\u202eb" = 1', ": 'a\\u202eb': unknown key", id="bidi override in a key"),
        pytest.param(
            "[photos]\nconections = 1",
            ":2: photos.conections: unknown key, did you mean 'connections'?",
            id="nested",
        ),
        pytest.param("contract = 3", ":1: contract: expected a table, found 3", id="table"),
        pytest.param("strict = 1", ":1: strict: expected true or false, found 1", id="flag"),
        pytest.param(
            "images = true", ":1: images: expected a whole number from 1, found true", id="count, flag"
        ),
        pytest.param("images = 0", ":1: images: expected a whole number from 1, found 0", id="count, zero"),
        pytest.param("jobs = -1", ":1: jobs: expected a whole number from 0, found -1", id="jobs"),
        pytest.param(
            "jobs = false", ":1: jobs: expected a whole number from 0, found false", id="jobs, flag"
        ),
        pytest.param(
            'images = "5"', ":1: images: expected a whole number from 1, found the text '5'", id="count, text"
        ),
        pytest.param(
            "language = []", ":1: language: expected a text that is not empty, found a list", id="name"
        ),
        pytest.param("allowed-punctuation = {}", ": expected a text, found a table", id="text"),
        pytest.param('select = "a"', ":1: select: expected a list of texts, found the text 'a'", id="list"),
        pytest.param("# select\nselect = [\n1]", ":2: select[0]: expected a text that", id="item of a list"),
        pytest.param('allow-hosts = ["http://a"]', "allow-hosts[0]: expected the name of a host", id="host"),
        pytest.param('year-style = "x"', 'year-style: expected "pairs" or "thousands"', id="choice"),
        pytest.param('severity = {a = "off"}', 'severity.a: expected "error" or "warning"', id="severity"),
        pytest.param('per-file-ignores = {"*" = "a"}', "per-file-ignores.*: expected a list", id="glob"),
        pytest.param('base-url = "ftp://a"', "base-url: expected an http or https URL", id="url"),
        pytest.param(
            'photos.user-agent = "a\\r\\nb: c"', "user-agent: expected a line of ASCII", id="header"
        ),
        pytest.param(
            "photos.read-timeout = 0", "photos.read-timeout: expected a number above 0", id="amount"
        ),
        pytest.param("photos.read-timeout = nan", "expected a number above 0, found nan", id="not a number"),
        pytest.param(
            "photos.read-timeout = true", "expected a number above 0, found true", id="amount, flag"
        ),
        pytest.param(
            "contract.min-images = 10",
            ":1: contract: min-images 10 is above max-images 9",
            id="order of limits",
        ),
        pytest.param(
            'pronounce = {HVAC = "h 2 o"}', ":1: pronounce.HVAC: a reading is words alone", id="digit"
        ),
        pytest.param('pronounce = {a = "b&c"}', "'&' in 'b&c' cannot be spoken", id="sign"),
        pytest.param("voices = 1", "voices: expected a list of voices, found 1", id="voices"),
        pytest.param("voices = [1]", "voices[0]: expected a table, found 1", id="voice"),
        pytest.param("voices = [{}]", "voices[0]: a voice without an id", id="voice without id"),
        pytest.param(
            'voices = [{id="a", langauges=[]}]',
            "langauges: unknown key, did you mean 'languages'?",
            id="voice key",
        ),
        pytest.param("a = ", "not valid TOML: Invalid value (at ", id="syntax"),
        pytest.param("a = " + "[" * 5000, "nested too deeply", id="nesting"),
        pytest.param(b"a = '\xff'", "not valid UTF-8 (byte 6)", id="encoding"),
    ],
)
def test_mistakes(tmp_path: Path, text: str | bytes, message: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load(config=file)
    assert str(caught.value).startswith(file)
    assert message in str(caught.value)


def test_line_in_a_pyproject_is_below_our_table(tmp_path: Path) -> None:
    file = written(tmp_path, '[tool.ruff]\nselect = 1\n[tool.preflight]\nselect = "x"\n', "pyproject.toml")
    with pytest.raises(SettingsError, match=r"pyproject\.toml:4: select: expected"):
        load(config=file)


def test_our_table_may_be_no_table(tmp_path: Path) -> None:
    file = written(tmp_path, "[tool]\npreflight = 1\n", "pyproject.toml")
    with pytest.raises(SettingsError, match="expected a table, found 1"):
        load(config=file)


def test_byte_order_mark_and_crlf(tmp_path: Path) -> None:
    assert load(config=written(tmp_path, b"\xef\xbb\xbfstrict = true\r\njobs = 2\r\n")).jobs == 2


class TestFinding:
    def test_nearest_upward(self, tmp_path: Path) -> None:
        written(tmp_path, "jobs = 2")
        (tmp_path / "a/b").mkdir(parents=True)
        found = load(str(tmp_path / "a/b"))
        assert (found.jobs, found.root, found.file) == (2, str(tmp_path), str(tmp_path / "preflight.toml"))

    def test_from_the_current_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written(tmp_path, "[tool.preflight]\njobs = 2", "pyproject.toml")
        monkeypatch.chdir(tmp_path)
        assert load().jobs == 2

    @pytest.mark.parametrize(
        "other", ["", "[tool.ruff]\n", "x = 'preflight'\n", "tool = 'preflight'", "syntax ]"]
    )
    def test_other_pyprojects_are_passed_over(self, tmp_path: Path, other: str) -> None:
        written(tmp_path, "jobs = 2")
        written(tmp_path, other, "a/pyproject.toml")
        assert load(str(tmp_path / "a")).jobs == 2

    def test_own_file_wins_in_one_folder(self, tmp_path: Path) -> None:
        written(tmp_path, "[tool.preflight]\njobs = 3", "pyproject.toml")
        written(tmp_path, "jobs = 2")
        assert load(str(tmp_path)).jobs == 2

    def test_nearer_pyproject_wins(self, tmp_path: Path) -> None:
        written(tmp_path, "jobs = 2")
        written(tmp_path, "[tool.preflight]\njobs = 3", "a/pyproject.toml")
        assert load(str(tmp_path / "a")).jobs == 3

    def test_none_at_all(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("preflight.settings.candidates", lambda folder: iter(()))
        assert load() == Settings()

    def test_search_ends_at_the_root(self) -> None:
        assert all(str(Path(file).parent) == os.sep for file in candidates(os.sep))

    def test_folder_of_that_name_is_passed_over(self, tmp_path: Path) -> None:
        (tmp_path / "a/preflight.toml").mkdir(parents=True)
        written(tmp_path, "jobs = 2")
        assert load(str(tmp_path / "a")).jobs == 2

    def test_named_pyproject_must_have_our_table(self, tmp_path: Path) -> None:
        with pytest.raises(SettingsError, match=r"has no table \[tool.preflight\]"):
            load(config=written(tmp_path, "", "pyproject.toml"))

    def test_named_file_in_the_current_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written(tmp_path, "jobs = 2", "ci.toml")
        monkeypatch.chdir(tmp_path)
        assert load(config="ci.toml").root == "."

    @pytest.mark.parametrize("name", ["missing.toml", "", "a\0b"])
    def test_named_file_cannot_be_read(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(SettingsError, match="cannot be read: "):
            load(config=str(tmp_path / name))

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
    def test_mistake_in_a_pipe_has_no_line(self) -> None:
        source, sink = os.pipe()
        os.write(sink, b"jobs = 'x'")
        os.close(sink)
        with pytest.raises(SettingsError, match=rf"^/dev/fd/{source}: jobs: expected"):
            load(config=f"/dev/fd/{source}")
        os.close(source)


def test_toml_parser_is_imported_only_for_a_file(tmp_path: Path) -> None:
    code = "import sys; from preflight.settings import load; load(); print('tomllib' in sys.modules)"
    written(tmp_path, "[tool.ruff]", "pyproject.toml")
    run = [sys.executable, "-c", code]
    env = {"PYTHONPATH": str(Path(module.__file__).parents[1])}
    assert subprocess.check_output(run, cwd=tmp_path, env=env, text=True).strip() == "False"


class TestNames:
    KNOWN = ("image-count", "SCRIPT_TOO_LONG", "unknown-field")

    def test_all_known(self, tmp_path: Path) -> None:
        text = 'select = ["image-count"]\n[per-file-ignores]\n"*" = ["unknown-field"]'
        check_names(load(config=written(tmp_path, text)), self.KNOWN)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                'select = [\n"image-cuont"]',
                ":2: select: unknown rule or code 'image-cuont', did you mean 'image-count'?",
            ),
            (
                'ignore = ["script_too_long"]',
                ":1: ignore: unknown rule or code 'script_too_long', did you mean 'SCRIP",
            ),
            ('severity = {zzz = "error"}', ":1: severity: unknown rule or code 'zzz'"),
            (
                '[per-file-ignores]\n"*" = ["unknown"]',
                ":2: per-file-ignores: unknown rule or code 'unknown', did you",
            ),
        ],
    )
    def test_unknown(self, tmp_path: Path, text: str, message: str) -> None:
        file = written(tmp_path, text)
        with pytest.raises(SettingsError) as caught:
            check_names(load(config=file), self.KNOWN)
        assert str(caught.value).startswith(file + message)

    def test_name_that_no_file_says(self) -> None:
        with pytest.raises(SettingsError, match=r"^select: unknown rule or code 'x'$"):
            check_names(Settings(select=("x",)), self.KNOWN)


class TestVoices:
    def test_none_configured(self) -> None:
        assert Settings().load_voices() is None

    def test_listed(self) -> None:
        assert Settings(voices=(Voice(id="a"),)).load_voices() == (Voice(id="a"),)

    def test_catalogue_beside_the_configuration(self, tmp_path: Path) -> None:
        written(tmp_path, '["a", {"id": "b", "languages": ["en"], "accessible": false}]', "voices.json")
        loaded = load(config=written(tmp_path, 'voices = "voices.json"')).load_voices()
        assert loaded == (Voice(id="a"), Voice(id="b", languages=("en",), accessible=False))

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("{}", "expected a list of voices, found a table"),
            ('[{"id": 3}]', r"\[0\]\.id: expected a text that is not empty, found 3"),
            ("[", "not valid JSON: "),
            ("[" * 100_000, "nested too deeply"),
        ],
    )
    def test_unusable_catalogue(self, tmp_path: Path, text: str, message: str) -> None:
        written(tmp_path, text, "voices.json")
        with pytest.raises(SettingsError, match=message):
            Settings(voices="voices.json", root=str(tmp_path)).load_voices()

    def test_missing_catalogue(self, tmp_path: Path) -> None:
        with pytest.raises(SettingsError, match="cannot be read: No such file"):
            Settings(voices="voices.json", root=str(tmp_path)).load_voices()


FIELDS = ("images", "script", "voice", "modification_mode", "webhook_url", "background_music", "subtitle")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("xyz", None, id="nothing near"),
        pytest.param("", None, id="nothing at all"),
        pytest.param("_", None, id="a separator alone"),
        pytest.param("modificationMode", "modification_mode", id="camel case"),
        pytest.param("Webhook-URL", "webhook_url", id="hyphen and capitals"),
        pytest.param("webhook", "webhook_url", id="beginning"),
        pytest.param("voice_settings", "voice", id="beginning, the other way"),
        pytest.param("image", "images", id="singular"),
        pytest.param("scirpt", "script", id="letters swapped"),
    ],
)
def test_nearest(word: str, expected: str | None) -> None:
    assert nearest(word, FIELDS) == expected
    assert nearest(word, reversed(FIELDS)) == expected


def test_did_you_mean() -> None:
    assert did_you_mean("scirpt", FIELDS) == ", did you mean 'script'?"
    assert did_you_mean("xyz", FIELDS) == ""
