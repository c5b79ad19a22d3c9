"""Every rule's examples, run exactly; and what holds for all rules."""

import re
from pathlib import Path
from typing import Any

import pytest

import preflight
from preflight.contract.codes import KNOWABLE, MEANINGS, NOT_KNOWABLE, STATUSES, Code
from preflight.documents.kinds import Kind
from preflight.documents.payload import Payload
from preflight.engine import Checker
from preflight.findings import Hit, Severity
from preflight.rules import BY_NAME, NAMES, RULES, chosen
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.pages import code_page, page, reference, summary
from preflight.settings import Settings

FOLDER = Path(preflight.__file__).parent / "rules"
SHARED = {"__init__", "model", "pages", "photo_rule", "script_length", "view"}  # no rules themselves
MOST_LINES = 100  # of a rule's module

Marks = list[tuple[str, str | None]]


def value_at(data: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data


def marked(data: Any, hit: Hit) -> str | None:
    if hit.on_key:
        text = hit.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        assert text in value_at(data, hit.pointer.rpartition("/")[0])
    else:
        text = value_at(data, hit.pointer)
    if hit.start is None:
        return text if isinstance(text, str) else None
    assert hit.end is not None
    assert 0 <= hit.start <= hit.end <= len(text)
    return text[hit.start : hit.end]


def marks_of(rule: Rule, example: Good | Bad) -> Marks:
    """What the rule marks: of a payload by its check, of a text that is read as YAML by the whole engine."""
    if rule.scan is None:
        assert rule.check is not None
        hits = list(rule.check(Payload(data=example.payload), example.facts))
        return [(hit.pointer, marked(example.payload, hit)) for hit in hits]
    checker = Checker(Settings())
    document = checker.read(example.payload.encode(), "example.yaml", Kind.YAML)
    found = []
    for finding in checker.findings(document):
        if finding.rule == rule.name:
            lines = document.text.split("\n")
            assert finding.line == finding.end_line
            found.append(
                (finding.pointer, lines[finding.line - 1][finding.column - 1 : finding.end_column - 1])
            )
    return found


def examples(kind: str) -> list[Any]:
    return [
        pytest.param(rule, example, id=f"{rule.name} {number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


class TestExamples:
    @pytest.mark.parametrize(("rule", "good"), examples("good"))
    def test_good_ones_are_left_alone(self, rule: Rule, good: Good) -> None:
        assert marks_of(rule, good) == []

    @pytest.mark.parametrize(("rule", "bad"), examples("bad"))
    def test_bad_ones_are_marked_exactly(self, rule: Rule, bad: Bad) -> None:
        assert marks_of(rule, bad) == list(bad.marks)

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
    def test_there_is_one_of_each(self, rule: Rule) -> None:
        assert rule.good
        assert rule.bad
        assert all(bad.marks for bad in rule.bad)

    @pytest.mark.parametrize(("rule", "bad"), examples("bad"))
    def test_messages_are_words(self, rule: Rule, bad: Bad) -> None:
        if rule.check is None:
            return
        for hit in rule.check(Payload(data=bad.payload), bad.facts):
            assert re.fullmatch(r"\S.*\S", hit.message)
            assert not hit.message.endswith(".")
            assert hit.help
            if rule.codes:
                assert hit.code is None or Code(hit.code) in rule.codes


ONE = [{"url": "https://example.com/a.jpg"}]
FORM_OF_A_KEY = "set VIBEPEAK_API_KEY to the key as the vendor shows it, starting with vpk_live_ or vpk_test_"


class TestMessages:
    """What a person reads, where it depends on what is wrong."""

    @pytest.mark.parametrize(
        ("name", "data", "message", "advice"),
        [
            pytest.param(
                "script-too-short",
                {"images": ONE, "script": "w" * 64},
                "the script has 64 characters, 1 too few for 1 image: 65 to 85",
                "add 1 character, or use fewer images",
                id="too short",
            ),
            pytest.param(
                "script-too-short",
                {"images": ONE, "script": "A home of character near the old park, by 60% & more."},
                "the script has 53 characters, 12 too few for 1 image: 65 to 85; spelled out it has 65",
                "spell the numbers and symbols out; that makes 65 characters",
                id="too short, and long enough once spelled",
            ),
            pytest.param(
                "script-too-short",
                {"images": ONE * 2, "script": "w" * 60 + "\n\n" + "w" * 66},
                "the script has 128 characters, 2 too few for 2 images: 130 to 170",
                "scene 1 is 5 under its share (60 of at least 65)",
                id="too short, scene by scene",
            ),
            pytest.param(
                "script-too-long",
                {"images": ONE * 2, "script": "w" * 90 + "\n\n" + "w" * 80},
                "the script has 172 characters, 2 too many for 2 images: 130 to 170",
                "cut 2 characters, or add an image; scene 1 is 5 over its share (90 of at most 85)",
                id="too long, scene by scene",
            ),
            pytest.param(
                "image-count",
                {"images": ONE * 11},
                "a video has 1 to 9 images; this has 11",
                "take 2 away",
                id="images",
            ),
            pytest.param(
                "malformed-image-url",
                {"images": [{"url": "//a.com/b.jpg"}]},
                "this is no address that a photo can be fetched from",
                "write https://a.com/b.jpg",
                id="no scheme",
            ),
            pytest.param(
                "malformed-image-url",
                {"images": [{"url": "https://u:p@a.com/b.jpg"}]},
                "this is no address that a photo can be fetched from",
                "an address may not hold a user name or password",
                id="a password",
            ),
            pytest.param(
                "malformed-image-url",
                {"images": [{"url": "https://a.com/b c.jpg"}]},
                "this is no address that a photo can be fetched from",
                "write each blank as %20, and take away those at the ends",
                id="a blank",
            ),
            pytest.param(
                "out-of-range",
                {"elements_config": {"watermark": {"size": 10**5000}}},
                "`size` goes from 0 to 100; this is far above",
                "write 100, or a number between",
                id="a number too long to print",
            ),
            pytest.param(
                "unknown-field",
                {"webhook": 1},
                "the API does not know the field “webhook”",
                "did you mean `webhook_url`?",
                id="a misspelt field",
            ),
            pytest.param(
                "unknown-field",
                {"images": [{"zzz": 1}]},
                "the API does not know the field “zzz”",
                "known here: url, room_type",
                id="a made-up field",
            ),
            pytest.param(
                "wrong-type",
                {"background_music": "yes"},
                "`background_music` has to be true or false; this is a text",
                "write true or false, without quotes",
                id="a boolean in quotes",
            ),
            pytest.param(
                "wrong-type",
                {"voice": None},
                "`voice` has to be an object; this is null",
                "leave the field out, or give it a value",
                id="null",
            ),
        ],
    )
    def test_say_what_and_what_to_do(self, name: str, data: Any, message: str, advice: str) -> None:
        rule = BY_NAME[name]
        assert rule.check is not None
        hits = list(rule.check(Payload(data=data), Facts()))
        assert [(hit.message, hit.help) for hit in hits] == [(message, advice)]

    @pytest.mark.parametrize(
        ("key", "message"),
        [
            pytest.param("vpk_live_ab", None, id="well-formed"),
            pytest.param(" ", "the API key is empty", id="blank"),
            pytest.param("vpk_live_ab\n", "the API key has blanks or line ends around it", id="a line end"),
            pytest.param(
                "sk_live_ab", "the API key starts with neither vpk_live_ nor vpk_test_", id="another's"
            ),
            pytest.param(
                "vpk_live_a-b",
                "the API key has other characters than letters and digits after its prefix",
                id="odd characters",
            ),
        ],
    )
    def test_of_keys_never_hold_the_key(self, key: str, message: str | None) -> None:
        rule = BY_NAME["malformed-api-key"]
        assert rule.check is not None
        hits = list(rule.check(Payload(data={}), Facts(api_key=key)))
        assert [(hit.message, hit.help) for hit in hits] == ([(message, FORM_OF_A_KEY)] if message else [])
        assert key not in repr(Facts(api_key=key)) or key == " "


class TestRegistry:
    def test_names_are_unique(self) -> None:
        assert len(BY_NAME) == len(RULES)

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
    def test_names_are_kebab_case_and_the_modules(self, rule: Rule) -> None:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        assert (FOLDER / f"{rule.name.replace('-', '_')}.py").is_file()

    def test_the_tuple_has_every_module(self) -> None:
        on_disk = {file.stem for file in FOLDER.glob("*.py")} - SHARED
        assert {rule.name.replace("-", "_") for rule in RULES} == on_disk

    def test_the_design_is_whole(self) -> None:
        assert {str(rule.name) for rule in RULES} == set(
            """unreadable-payload missing-field wrong-type unknown-value out-of-range image-count
            subtitle-conflict insecure-webhook malformed-image-url unreachable-image not-an-image
            image-below-hd script-too-short script-too-long unspeakable-characters unknown-voice
            inaccessible-voice malformed-api-key unverified-image length-after-spelling count-depends
            unknown-field unknown-room-type duplicate-image expiring-url unbalanced-scene exposed-key
            unused-ignore""".split()
        )

    def test_no_name_is_a_code(self) -> None:
        assert len(NAMES) == len(RULES) + len(Code)


class TestCodes:
    @pytest.mark.parametrize("code", Code)
    def test_every_code_is_foretold_or_not_knowable(self, code: Code) -> None:
        foretold = any(code in rule.codes for rule in RULES)
        assert foretold is (code in KNOWABLE)
        assert foretold is not (code in NOT_KNOWABLE)

    def test_no_table_lacks_one(self) -> None:
        assert set(STATUSES) == set(MEANINGS) == set(Code) == NOT_KNOWABLE | KNOWABLE

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
    def test_what_the_api_refuses_is_an_error_and_advice_a_warning(self, rule: Rule) -> None:
        assert rule.severity is (Severity.ERROR if rule.codes else Severity.WARNING)


class TestChoosing:
    @pytest.mark.parametrize(
        ("select", "ignore", "expected"),
        [
            pytest.param((), (), {rule.name for rule in RULES}, id="all by default"),
            pytest.param(("image-count",), (), {"image-count"}, id="by name"),
            pytest.param(
                ("SCRIPT_TOO_LONG", "image-count"), (), {"script-too-long", "image-count"}, id="by both"
            ),
            pytest.param(
                ("INVALID_IMAGE_URL",),
                ("not-an-image",),
                {"malformed-image-url", "unreachable-image"},
                id="a code without one of its rules",
            ),
            pytest.param(("image-count",), ("VALIDATION_ERROR",), set(), id="ignore wins"),
        ],
    )
    def test_by_rule_or_code(
        self, select: tuple[str, ...], ignore: tuple[str, ...], expected: set[str]
    ) -> None:
        assert {rule.name for rule in chosen(select, ignore)} == expected


class TestPages:
    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
    def test_docstrings_have_a_sentence_and_a_why(self, rule: Rule) -> None:
        first, _, rest = rule.doc.strip().partition("\n\n")
        assert re.fullmatch(r"(Flag|Warn|Say) [^\n]+[^.]\.", first)
        assert rest.startswith("Why: ")
        assert rest.rstrip().endswith(".")

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
    def test_docstrings_name_the_code(self, rule: Rule) -> None:
        assert all(f"`{code}`" in rule.doc for code in rule.codes)

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
    def test_modules_are_short(self, rule: Rule) -> None:
        assert (FOLDER / f"{rule.name.replace('-', '_')}.py").read_text().count("\n") <= MOST_LINES

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
    def test_pages_show_the_rule(self, rule: Rule) -> None:
        text = page(rule)
        assert text.startswith(f"## {rule.name}\n\nSeverity: {rule.severity}. API code: ")
        assert summary(rule) in text
        assert "\n**Why:** " in text
        shown = [bad for bad in rule.bad if bad.payload not in ({}, "")]
        assert ("\nBad:\n" in text) is bool(shown)

    @pytest.mark.parametrize("code", Code)
    def test_pages_of_codes_show_their_rules(self, code: Code) -> None:
        text = code_page(code)
        assert text.startswith(f"# {code}\n\nHTTP status {STATUSES[code]}. {MEANINGS[code]}")
        assert ("Only the API can say this" in text) is (code in NOT_KNOWABLE)
        assert re.findall(r"^## (.+)", text, re.MULTILINE) == [
            rule.name for rule in RULES if code in rule.codes
        ]

    def test_the_reference_has_every_rule_once(self) -> None:
        text = reference()
        assert re.findall(r"^## ([a-z-]+)$", text, re.MULTILINE) == [rule.name for rule in RULES]
        assert all(f"- `{code}`: " in text for code in NOT_KNOWABLE)
