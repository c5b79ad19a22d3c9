"""The contract as data: schema and rules agree, and other limits need no other rules."""

import json
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from preflight.contract.characters import count, counts, is_speakable, letter_class, unspeakable
from preflight.contract.codes import MEANINGS, STATUSES, Code
from preflight.contract.fields import walk
from preflight.contract.model import LIVING_PROPERTY, Contract
from preflight.contract.schema import schema
from preflight.documents.payload import Payload
from preflight.engine import Checker, contract_of
from preflight.rules import RULES
from preflight.rules.model import Facts
from preflight.settings import Limits, Settings

OTHER = Contract(
    images_minimum=6,
    images_maximum=15,
    characters_minimum=40,
    characters_maximum=50,
    required=("images",),
    punctuation=".,]^-\\/€",
)
CONTRACTS = [pytest.param(LIVING_PROPERTY, id="ours"), pytest.param(OTHER, id="another endpoint's")]
# What a schema cannot see: whether hosts are public, and that an address shows a page.
BEYOND_A_SCHEMA = {"not-an-image"}


@cache
def validator(contract: Contract) -> Any:
    made = schema(contract)
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


def rules_accept(data: Any, contract: Contract) -> bool:
    facts = Facts(contract=contract)
    payload = Payload(data=data)
    return not any(
        True
        for rule in RULES
        if rule.check and rule.codes and rule.name not in BEYOND_A_SCHEMA
        for _ in rule.check(payload, facts)
    )


def codes_of(data: Any, contract: Contract = LIVING_PROPERTY) -> list[str]:
    facts = Facts(contract=contract)
    found = ((rule, hit) for rule in RULES if rule.check for hit in rule.check(Payload(data=data), facts))
    return [str(hit.code or rule.codes[0]) for rule, hit in found if rule.codes]


# Addresses: those of hosts that are not public are left out, for a schema does not judge hosts.
URLS = [
    "https://example.com/a.jpg",
    "HTTP://Example.COM/a.jpg?x=1#y",
    "https://example.com",
    "https://example.com:8443/a",
    "https://[2606:4700::1111]/a.jpg",
    "https://bücher.example/küche.jpg",
    "photos/kitchen.jpg",
    "a b.jpg",
    "./a.jpg",
    "../a.jpg",
    "1:2.jpg",
    "a/b:c",
    "",
    " ",
    "/etc/passwd",
    "\\\\server\\share",
    "//example.com/a.jpg",
    "C:\\photos\\a.jpg",
    "ftp://example.com/a.jpg",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "https:/example.com/a.jpg",
    "https://",
    "https:///a.jpg",
    "https://user:pw@example.com/a.jpg",
    "https://example.com/my photo.jpg",
    "https://example.com/a.jpg\n",
    "a.jpg\n",
    "a\u2028b.jpg",
    "https://example.com/{id}.jpg",
    "https://exa\u00a0mple.com/a",
    "https://example.com/\u00a0a",
]
SECURE = ["https://example.com/hook", "HTTPS://example.com/hook?a=b"]
JUNK = st.sampled_from([None, True, 0, -1, 100, 100.5, 1e9, "", "x", [], ["x"], {}, {"x": 1}])


def mostly(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(strategy, strategy, strategy, strategy, JUNK)


def objects(required: dict[str, st.SearchStrategy[Any]], optional: dict[str, Any]) -> st.SearchStrategy[Any]:
    return mostly(st.fixed_dictionaries(required, optional=optional))


URL = st.one_of(st.just(URLS[0]), st.sampled_from(URLS))
IMAGE = objects({"url": URL}, {"room_type": mostly(st.sampled_from(["kitchen", "attic"])), "alt": JUNK})
TAILS = st.sampled_from(
    ["", "", "", "", "é", "7", "$", "\t", "\n", "\u00a0", "]", "^", "€", "-\u0301", "ª", "😀"]
)
COLOR = st.sampled_from(["#FFFFFF", "#abcdef", "#FFF", "white", "#FFFFFF\n", "#GGGGGG"])
NUMBER = st.sampled_from([0, 100, 100.0, -0.1, 50, 100.5, True])
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "voice": objects({}, {"voice_id": mostly(st.just("v")), "language": mostly(st.just("en"))}),
    "modification_mode": mostly(st.sampled_from(["furnish", "no_modify", "Furnish", "tidy"])),
    "background_music": mostly(st.booleans()),
    "subtitle": objects({}, {"subtitle_style_preset": mostly(st.just("classic")), "styles": st.just({})}),
    "elements_config": objects(
        {},
        {
            "enabled": mostly(st.booleans()),
            "watermark": objects({}, {"size": mostly(NUMBER), "opacity": NUMBER, "url": st.just("u")}),
            "text": objects({}, {"color": mostly(COLOR), "size": NUMBER, "content": mostly(st.just("c"))}),
        },
    ),
    "webhook_url": mostly(st.sampled_from([*SECURE, *URLS])),
    "test_scenario": mostly(st.sampled_from(["success", "fail", "slow", "never"])),
    "webhook": JUNK,
    "images": JUNK,
    "script": JUNK,
}


@st.composite
def payloads(draw: st.DrawFn, contract: Contract) -> Any:
    """A payload at or near the bounds with few changes, so that mostly one thing decides."""
    images = draw(st.integers(contract.images_minimum - 1, contract.images_maximum + 1))
    low, high = contract.script_bounds(images)
    data = fitting(
        contract, images, max(0, draw(st.sampled_from([low, high])) + draw(st.sampled_from([0, 0, -1, 1])))
    )
    tail = draw(TAILS)
    data["script"] = data["script"][: len(data["script"]) - len(tail)] + tail
    for _ in range(draw(st.integers(0, 2))):
        name = draw(st.sampled_from([*FIELDS, "an image", "nothing"]))
        if name == "an image" and isinstance(data.get("images"), list) and data["images"]:
            data["images"][draw(st.integers(0, len(data["images"]) - 1))] = draw(IMAGE)
        elif name == "nothing":
            data.pop(draw(st.sampled_from(sorted(data))), None) if data else None
        elif name in FIELDS:
            data[name] = draw(FIELDS[name])
    return data


def fitting(contract: Contract, images: int, length: int) -> dict[str, Any]:
    return {
        "images": [{"url": f"https://example.com/{n}.jpg"} for n in range(images)],
        "script": "w" * length,
    }


class TestSchemaAndRules:
    @pytest.mark.parametrize("contract", CONTRACTS)
    @given(drawn=st.data())
    def test_accept_the_same(self, contract: Contract, drawn: st.DataObject) -> None:
        data = drawn.draw(payloads(contract))
        errors = [error.message for error in validator(contract).iter_errors(data)]
        assert (not errors) is rules_accept(data, contract), (errors, codes_of(data, contract))

    @pytest.mark.parametrize("contract", CONTRACTS)
    @pytest.mark.parametrize(
        ("change", "accepted"),
        [
            pytest.param({}, True, id="nothing odd"),
            pytest.param({"subtitle": {"styles": {}}}, True, id="styles"),
            pytest.param(
                {"subtitle": {"styles": {}, "subtitle_style_preset": "x"}}, False, id="styles and a preset"
            ),
            pytest.param({"anything": None}, True, id="an unknown field"),
            pytest.param({"images": None}, False, id="null"),
            pytest.param({"background_music": "true"}, False, id="a boolean in quotes"),
            pytest.param({"elements_config": {"watermark": {"size": 100}}}, True, id="at the end of a range"),
            pytest.param({"elements_config": {"watermark": {"size": 100.1}}}, False, id="out of a range"),
            pytest.param({"elements_config": {"watermark": {"size": True}}}, False, id="true is no number"),
            pytest.param(
                {"elements_config": {"text": {"color": "#ffffff\n"}}}, False, id="a line end behind a colour"
            ),
        ],
    )
    def test_say_both(self, contract: Contract, change: dict[str, Any], accepted: bool) -> None:
        low, _ = contract.script_bounds(contract.images_minimum)
        data = fitting(contract, contract.images_minimum, low) | change
        assert validator(contract).is_valid(data) is accepted
        assert rules_accept(data, contract) is accepted

    @pytest.mark.parametrize("contract", CONTRACTS)
    @given(
        data=st.recursive(JUNK, lambda inner: st.dictionaries(st.sampled_from([p for p, _ in walk()]), inner))
    )
    def test_accept_the_same_of_anything(self, contract: Contract, data: Any) -> None:
        if isinstance(data, dict):
            assert validator(contract).is_valid(data) is rules_accept(data, contract)

    @pytest.mark.parametrize("contract", CONTRACTS)
    @pytest.mark.parametrize("url", URLS)
    def test_agree_on_every_address(self, contract: Contract, url: str) -> None:
        data = fitting(contract, contract.images_minimum, contract.script_bounds(contract.images_minimum)[0])
        data["images"][0]["url"] = url
        assert validator(contract).is_valid(data) is rules_accept(data, contract)

    @pytest.mark.parametrize("contract", CONTRACTS)
    @pytest.mark.parametrize("url", [*SECURE, *URLS])
    def test_agree_on_every_webhook(self, contract: Contract, url: str) -> None:
        data = fitting(contract, contract.images_minimum, contract.script_bounds(contract.images_minimum)[0])
        data["webhook_url"] = url
        assert validator(contract).is_valid(data) is rules_accept(data, contract)
        assert validator(contract).is_valid(data) or url not in SECURE

    @pytest.mark.parametrize("contract", CONTRACTS)
    @given(text=st.text(min_size=1, max_size=40))
    def test_agree_on_every_character(self, contract: Contract, text: str) -> None:
        low, _ = contract.script_bounds(contract.images_minimum)
        data = fitting(contract, contract.images_minimum, low)
        data["script"] = data["script"][: -count(text)] + text
        if count(data["script"]) == len(data["script"]):  # a schema counts code points as they are
            assert validator(contract).is_valid(data) is rules_accept(data, contract)

    @pytest.mark.parametrize("contract", CONTRACTS)
    def test_have_the_same_bounds(self, contract: Contract) -> None:
        for images in range(contract.images_minimum - 1, contract.images_maximum + 2):
            low, high = contract.script_bounds(images)
            for length in (low - 1, low, high, high + 1):
                data = fitting(contract, images, length)
                fits = contract.images_minimum <= images <= contract.images_maximum and low <= length <= high
                assert validator(contract).is_valid(data) is fits
                assert rules_accept(data, contract) is fits

    def test_every_field_is_described(self) -> None:
        text = json.dumps(schema())
        for path, field in walk():
            assert field.description, path
            assert field.source in ("S", "P", "A"), path
            assert json.dumps(field.description) in text, path


class TestAnotherEndpoint:
    """The rules as they are, under 6 to 15 images and 40 to 50 characters an image."""

    @pytest.mark.parametrize("images", range(6, 16))
    @pytest.mark.parametrize(
        ("each", "off", "expected"),
        [
            pytest.param(40, 0, [], id="at the lower limit"),
            pytest.param(50, 0, [], id="at the upper limit"),
            pytest.param(40, -1, ["SCRIPT_TOO_SHORT"], id="one too few"),
            pytest.param(50, 1, ["SCRIPT_TOO_LONG"], id="one too many"),
        ],
    )
    def test_script_bounds(self, images: int, each: int, off: int, expected: list[str]) -> None:
        assert codes_of(fitting(OTHER, images, images * each + off), OTHER) == expected

    @pytest.mark.parametrize(
        ("images", "expected"),
        [
            pytest.param(6, [], id="fewest"),
            pytest.param(15, [], id="most"),
            pytest.param(5, ["VALIDATION_ERROR"], id="one too few"),
            pytest.param(16, ["VALIDATION_ERROR"], id="one too many"),
        ],
    )
    def test_image_count(self, images: int, expected: list[str]) -> None:
        held_to = min(images, 15)
        assert codes_of(fitting(OTHER, images, held_to * 45), OTHER) == expected

    def test_settings_make_the_contract(self) -> None:
        limits = Limits(
            min_images=6, max_images=15, min_characters_per_image=40, max_characters_per_image=50,
            hd_long_side=1920, hd_short_side=1080,
        )  # fmt: skip
        settings = Settings(contract=limits, required=("images",), allowed_punctuation=".,")
        made = contract_of(settings)
        assert made == OTHER._replace(punctuation=".,", long_side_minimum=1920, short_side_minimum=1080)
        report = Checker(settings).findings(_document(settings, fitting(OTHER, 6, 301)))
        assert [finding.message for finding in report] == [
            "the script has 301 characters, 1 too many for 6 images: 240 to 300"
        ]


def _document(settings: Settings, data: Any) -> Any:
    from preflight.documents.kinds import Kind

    return Checker(settings).read(json.dumps(data).encode(), "a.json", Kind.JSON)


class TestCodes:
    def test_statuses_are_those_of_the_specification(self) -> None:
        assert {str(code): status for code, status in STATUSES.items()} == {
            "VALIDATION_ERROR": 400,
            "INVALID_IMAGE_URL": 400,
            "IMAGE_RESOLUTION_TOO_LOW": 400,
            "SCRIPT_TOO_SHORT": 400,
            "SCRIPT_TOO_LONG": 400,
            "SCRIPT_INVALID_CHARACTERS": 400,
            "VOICE_NOT_FOUND": 404,
            "VOICE_ACCESS_DENIED": 403,
            "INVALID_API_KEY": 401,
            "PLAN_REQUIRED": 403,
            "INSUFFICIENT_CREDITS": 402,
            "CONCURRENCY_LIMIT_EXCEEDED": 429,
            "SERVICE_UNAVAILABLE": 503,
        }

    @pytest.mark.parametrize("code", Code)
    def test_each_has_a_meaning_in_a_sentence(self, code: Code) -> None:
        assert MEANINGS[code].endswith(".")


class TestCharacters:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param("Three bedrooms, two baths!", [], id="words"),
            pytest.param("Zoë çà où", [], id="accents, composed"),
            pytest.param("Zoe\u0308", [], id="accents, combining"),
            pytest.param("東京 Вид", [], id="letters of other scripts"),
            pytest.param(" \t\r\n", [], id="white space of a keyboard"),
            pytest.param(".,!?;:'\"-()", [], id="the punctuation"),
            pytest.param("no 3", [3], id="a digit"),
            pytest.param("٣", [0], id="a digit of another script"),
            pytest.param("½²", [0, 1], id="fractions and superscripts"),
            pytest.param("“a”–…’", [0, 2, 3, 4, 5], id="typographic twins"),
            pytest.param("a\u00a0b\u2009c", [1, 3], id="typographic spaces"),
            pytest.param("a\u200bb\u202ec", [1, 3], id="invisible"),
            pytest.param("\x00\x1b\x85", [0, 1, 2], id="control characters"),
            pytest.param("a😀&@#%/", [1, 2, 3, 4, 5, 6], id="symbols"),
            pytest.param("\ud800", [0], id="half a surrogate pair"),
        ],
    )
    def test_speakable(self, text: str, expected: list[int]) -> None:
        assert unspeakable(text, LIVING_PROPERTY.punctuation) == expected

    @given(character=st.characters())
    def test_the_letters_of_the_schema_are_those_of_the_rule(self, character: str) -> None:
        import re

        assert bool(re.fullmatch(f"[{letter_class()}]", character)) is is_speakable(character, "") or (
            character in " \t\n\r"
        )

    def test_punctuation_is_the_contracts(self) -> None:
        assert unspeakable("a.b/", "/") == [1]
        assert unspeakable("]^-\\", "]^-\\") == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param("house", 5, id="ASCII"),
            pytest.param("é", 1, id="composed"),
            pytest.param("e\u0301", 1, id="decomposed counts as composed"),
            pytest.param("😀", 1, id="beyond the BMP"),
            pytest.param(" a ", 3, id="blanks count"),
            pytest.param("\r\n", 2, id="a Windows line end is two"),
            pytest.param("q\u0323\u0307", 3, id="what has no composed form"),
        ],
    )
    def test_counting(self, text: str, expected: int) -> None:
        assert count(text) == expected

    def test_every_way_of_counting(self) -> None:
        assert counts("plain") == {"characters": 5}
        assert counts(" 😀é") == {
            "characters": 3,
            "code points as written": 3,
            "code points after decomposition": 4,
            "UTF-16 units": 4,
            "characters without the blanks at the ends": 2,
        }
