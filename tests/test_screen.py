"""What the quick look lets pass, the rules find nothing in: not one of them."""

import copy
import json
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preflight.contract.model import LIVING_PROPERTY, Contract
from preflight.documents.kinds import Kind
from preflight.documents.payload import Payload
from preflight.engine import Checker
from preflight.photos import guard, share_links
from preflight.rules import RULES
from preflight.rules.model import Facts, Sheet
from preflight.screen import screen_for
from preflight.settings import Limits, Settings, Voice

OTHER = Contract(
    images_minimum=2, images_maximum=3, characters_minimum=10, characters_maximum=12,
    required=("script",), punctuation=".&é",
)  # fmt: skip
NOW_S = 1_900_000_000.0

HOSTS = [
    "example.com", "cdn.agency-photos.co.uk", "a.b.c.d.es", "sub.example", "x1.io", "box.company.com", "goo.com",
    "Example.com", "EXAMPLE.COM", "example.com.", "example", "com", ".com", "-a.com", "a-.com", "a..com", "a_b.com",
    "localhost", "localhost.com", "router.local", "internal.example", "nas.lan", "home.arpa", "test", "a.test",
    "127.0.0.1", "10.0.0.1.com", "1.2.3.4", "0x7f.1", "[::1]", "192.168.0.1.nip.io", "xn--bcher-kva.com", "xn--a.com",
    "xn--.com", "ex--ample.com", "bücher.de", "example.com:443", "example.com:0", "user@example.com", "a" * 63 + ".com",
    "a" * 59 + ".com", "a" * 60 + ".com", ".".join(["a" * 20] * 3) + ".com", "1drv.ms", "db.tt", "we.tl",
    "drive.google.com", "docs.google.com", "photos.google.com", "photos.app.goo.gl", "www.dropbox.com", "dropbox.com",
    "onedrive.live.com", "agency.sharepoint.com", "www.icloud.com", "app.box.com", "wetransfer.com", "my.dropbox.com.es",
    "metadata.google.internal", "metadata.com", "instance-data.com", "0.com", "1.com", "a.1.com", "bucket.s3.amazonaws.com",
]  # fmt: skip
# Whatever else the rules know by name.
HOSTS += [name for names, _ in share_links.HOSTS for name in names]
HOSTS += [f"router.{name}" for name in sorted(guard.LOCAL_NAMES)]
HOSTS += [f"router{ending}" for ending in guard.LOCAL_ENDINGS]
HOSTS = [*dict.fromkeys(HOSTS)]
PATHS = [
    "/a.jpg", "/photos/2026/kitchen_1.jpg", "/a-b.jpeg", "/..", "/../a.jpg", "//a.jpg", "/a//b.jpg", "/.", "/a", "",
    "/", "?a=b", "/a.jpg?w=1", "/a.jpg#x", "/my photo.jpg", "/a%20b.jpg", "/a\n", "/\u00e9.jpg", "/s/abc/kitchen.jpg",
    "/file/d/1234567890abc/view", "/open?id=1234567890", "/a.jpg ", "/a\\b.jpg", "/vpk_live_aaaaaaaaaaaa", "/{x}",
    "/a.jpg?X-Amz-Date=20200101T000000Z&X-Amz-Expires=60", "/a.jpg?Expires=1", "/a.pdf", "/:x:/g/page.aspx", "/_/a~b",
]  # fmt: skip
SCHEMES = ["https://", "https://", "https://", "http://", "HTTPS://", "ftp://", "", "https:/", "//", "https:"]
URL = st.one_of(
    st.sampled_from([f"https://example.com/{name}.jpg" for name in "abcdefghij"]),
    st.builds("{}{}{}".format, st.sampled_from(SCHEMES), st.sampled_from(HOSTS), st.sampled_from(PATHS)),
    st.builds(
        "https://{}/a.jpg".format,
        st.from_regex(r"[a-z0-9-]{1,8}(\.[a-z0-9-]{1,8}){0,3}\.(com|io|[a-z]{2,9})", fullmatch=True),
    ),
    st.builds("https://example.com/{}".format, st.text("ab./-_%?# ~", max_size=12)),
)
ODD_VALUES = st.sampled_from(
    [None, True, False, 0, 1, 1.5, "", " ", "x", "kitchen", "furnish", [], {}, ["x"], {"a": 1}]
)
# Characters that stand in the place of others; most make the payload one for the rules.
CHARACTERS = st.sampled_from(" \t\n\r.,!?;:'\"-()&é7$%\u00a0\u2019\u0301😀\x00aZ")
KEYS = st.sampled_from(
    ["images", "script", "voice", "modification_mode", "background_music", "webhook_url", "test_scenario", "subtitle",
     "elements_config", "webhook", "Script", "url", "room_type", "voice_id", "language", "", "styles"]
)  # fmt: skip


def clean(contract: Contract, images: int, length: int) -> dict[str, Any]:
    words = "A bright home with a garden close to the park and the old market. " * 20
    return {
        "images": [{"url": f"https://example.com/{number}.jpg"} for number in range(images)],
        "script": words[: length - 1] + "." if length else "",
    }


@st.composite
def payloads(draw: st.DrawFn, contract: Contract) -> Any:
    """A clean payload after few changes, most of them harmless or nearly so."""
    images = draw(st.integers(contract.images_minimum, contract.images_maximum))
    low, high = contract.script_bounds(images)
    data = clean(contract, images, draw(st.integers(low - 1, high + 1)))
    for _ in range(draw(st.integers(0, 3))):
        draw(st.sampled_from(CHANGES))(draw, data)
    return data


def change_script(draw: st.DrawFn, data: dict[str, Any]) -> None:
    if isinstance(data.get("script"), str) and data["script"]:
        at = draw(st.sampled_from([0, len(data["script"]) - 1, len(data["script"]) // 2]))
        data["script"] = data["script"][:at] + draw(CHARACTERS) + data["script"][at + 1 :]


def listed(data: dict[str, Any]) -> list[Any]:
    return data["images"] if isinstance(data.get("images"), list) else []


def change_url(draw: st.DrawFn, data: dict[str, Any]) -> None:
    image = draw(st.sampled_from(listed(data) or [None]))
    if isinstance(image, dict):
        image["url"] = draw(URL)


def change_image(draw: st.DrawFn, data: dict[str, Any]) -> None:
    image = draw(st.sampled_from(listed(data) or [None]))
    if isinstance(image, dict):
        image[draw(KEYS)] = draw(st.one_of(st.sampled_from(["kitchen", "bedroom", "attic"]), ODD_VALUES))


def repeat_image(draw: st.DrawFn, data: dict[str, Any]) -> None:
    if listed(data):
        data["images"][-1] = copy.deepcopy(data["images"][0])


def set_options(draw: st.DrawFn, data: dict[str, Any]) -> None:
    options = {
        "voice": st.sampled_from(
            [{}, {"voice_id": "v"}, {"voice_id": "v", "language": "xx-klingon"}, {"language": None}]
        ),
        "modification_mode": st.sampled_from(["no_modify", "furnish", "Furnish"]),
        "background_music": st.booleans(),
        "webhook_url": URL,
        "test_scenario": st.sampled_from(["success", "slow", "never"]),
    }
    for name in draw(st.lists(st.sampled_from(sorted(options)), min_size=1, unique=True)):
        data[name] = draw(options[name])


def set_anything(draw: st.DrawFn, data: dict[str, Any]) -> None:
    data[draw(KEYS)] = draw(ODD_VALUES)


def remove(draw: st.DrawFn, data: dict[str, Any]) -> None:
    data.pop(draw(KEYS), None)


CHANGES = [
    change_script,
    change_url,
    change_image,
    repeat_image,
    set_options,
    set_options,
    set_anything,
    remove,
]


def found(data: Any, contract: Contract, settings: Settings) -> list[str]:
    facts = Facts(
        contract=contract, style=settings.style(), now_s=NOW_S, publish_ready=True, language=settings.language
    )
    hits = [hit.message for rule in RULES if rule.check for hit in rule.check(Payload(data=data), facts)]
    sheet = Sheet(text=json.dumps(data, ensure_ascii=False))
    return hits + [mark.message for rule in RULES if rule.scan for mark in rule.scan(sheet)]


CONTRACTS = [pytest.param(LIVING_PROPERTY, id="ours"), pytest.param(OTHER, id="another endpoint's")]


class TestScreen:
    @pytest.mark.parametrize("contract", CONTRACTS)
    @given(drawn=st.data())
    def test_what_passes_is_clean(self, contract: Contract, drawn: st.DataObject) -> None:
        data = drawn.draw(payloads(contract))
        if screen_for(contract)(data) and "vpk_" not in json.dumps(data):
            assert found(data, contract, Settings(allowed_punctuation=contract.punctuation)) == []

    @pytest.mark.parametrize("host", HOSTS)
    def test_addresses_that_pass_are_clean(self, host: str) -> None:
        for scheme, path in product(("https://", "http://"), PATHS):
            data = clean(LIVING_PROPERTY, 1, 70)
            data["images"][0]["url"] = scheme + host + path
            if screen_for(LIVING_PROPERTY)(data) and "vpk_" not in path:
                assert found(data, LIVING_PROPERTY, Settings()) == []

    @pytest.mark.parametrize("contract", CONTRACTS)
    def test_the_plain_case_passes(self, contract: Contract) -> None:
        """Else all of the above would be true of a screen that lets nothing pass."""
        screen = screen_for(contract)
        for images in range(contract.images_minimum, contract.images_maximum + 1):
            low, high = contract.script_bounds(images)
            assert screen(clean(contract, images, low))
            assert screen(clean(contract, images, high))
            assert not screen(clean(contract, images, low - 1))
            assert not screen(clean(contract, images, high + 1))
        full = clean(contract, contract.images_minimum, contract.script_bounds(contract.images_minimum)[0])
        full |= {
            "voice": {"voice_id": "v", "language": "en"},
            "modification_mode": "furnish",
            "background_music": False,
            "webhook_url": "https://hooks.example.com/video",
            "test_scenario": "slow",
        }
        full["images"][0]["room_type"] = "kitchen"
        assert screen(full)

    @pytest.mark.parametrize("data", [None, True, 7, "x", [], {}, [{}]])
    def test_what_is_no_payload_does_not_pass(self, data: Any) -> None:
        assert not screen_for(LIVING_PROPERTY)(data)
        assert not screen_for(LIVING_PROPERTY._replace(images_minimum=0, required=()))(data)


class TestCleanPayloads:
    """The same with the file's bytes, through the engine."""

    @given(
        data=st.lists(payloads(LIVING_PROPERTY), min_size=1, max_size=3),
        alone=st.booleans(),
        spread=st.booleans(),
    )
    def test_what_counts_as_clean_has_no_findings(self, data: list[Any], alone: bool, spread: bool) -> None:
        checker = Checker(Settings(publish_ready=True), now_s=NOW_S)
        text = json.dumps(data[0] if alone else data, indent=2 if spread else None, ensure_ascii=spread)
        payloads_clean = checker.clean_payloads(text.encode())
        if payloads_clean:
            document = checker.read(text.encode(), "a.json", Kind.JSON)
            assert payloads_clean == len(document.payloads)
            assert checker.findings(document) == []

    @pytest.mark.parametrize(
        ("settings", "api_key"),
        [
            pytest.param(Settings(voices=(Voice(id="other"),)), None, id="a voice catalogue"),
            pytest.param(Settings(), "no key", id="a key to check"),
            pytest.param(Settings(contract=Limits(min_images=2)), None, id="other limits"),
            pytest.param(Settings(required=("voice",)), None, id="another required field"),
            pytest.param(Settings(allowed_punctuation=","), None, id="less punctuation"),
        ],
    )
    def test_settings_that_ask_for_more_are_heeded(self, settings: Settings, api_key: str | None) -> None:
        data = json.dumps(clean(LIVING_PROPERTY, 1, 70)).encode()
        assert Checker(Settings()).clean_payloads(data) == 1
        assert Checker(settings, api_key=api_key).clean_payloads(data) == 0

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param(lambda text: "\ufeff" + text, id="a byte order mark"),
            pytest.param(lambda text: text.replace('"script"', '"script": 1, "script"'), id="a key twice"),
            pytest.param(lambda text: text + "x", id="more behind it"),
            pytest.param(lambda text: text.replace("0.jpg", "vpk_test_aaaaaaaa.jpg"), id="a key"),
            pytest.param(lambda text: text.replace("A bright", "A \\ud83d"), id="half a surrogate pair"),
            pytest.param(lambda text: f"[{text}, 7]", id="something else in the array"),
            pytest.param(lambda text: f"[{text}, {{}}]", id="a faulty one in the array"),
            pytest.param(lambda text: "[]", id="an empty array"),
            pytest.param(lambda text: "", id="nothing"),
        ],
    )
    def test_odd_files_take_a_closer_look(self, change: Any) -> None:
        text = change(json.dumps(clean(LIVING_PROPERTY, 1, 70)))
        assert Checker(Settings()).clean_payloads(text.encode()) == 0
