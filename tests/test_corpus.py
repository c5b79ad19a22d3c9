"""Hundreds of faulty files: each fault is found where an independent search of the text finds it, and a fix
changes nothing beside it.
"""

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from preflight.documents.kinds import Kind, kind_of
from preflight.engine import Checker
from preflight.findings import Finding
from preflight.running import Wish, run_all
from preflight.settings import Settings

CASES = 500
SENTENCES = [
    "Welcome to a bright home with a garden, close to the old market square.",
    "Morning light fills the kitchen, where oak doors hide every appliance.",
    "Zoë's café is around the corner, and the façade keeps its old charm.",
    "Upstairs, the quiet bedrooms look over treetops, roofs and the river.",
    "A 𐐷 carved over the door, they say, has guarded the house for ages.",
    "The terrace catches the evening sun (bring a book, stay for a while).",
    "Zoe\u0308 and Rene\u0301 planted the orchard; it still bears apples in autumn.",
]
# Faults of the script: what stands there, and what a fix may be (None: none is asked for).
SPOKEN = ["$649,900", "3BR", "60%", "1,850", "“", "”", "’", "…", "–", "\u00a0", "&", "2nd", "😀", "→", "²"]
# What longer or shorter words bring about; not the subject here.
COMPANIONS = {
    "script-too-long",
    "script-too-short",
    "length-after-spelling",
    "count-depends",
    "unbalanced-scene",
}


@dataclass
class Listing:
    """A payload in the making, and where its faults are to be found: (rule, text to search for)."""

    rng: random.Random
    images: list[Any]
    paragraphs: list[str]
    options: dict[str, Any] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)

    @property
    def script(self) -> str:
        return self.joint.join(self.paragraphs)

    joint: str = " "


Fault = Callable[[Listing], None]


def _spoken(listing: Listing) -> None:
    token = listing.rng.choice([token for token in SPOKEN if token not in listing.script])
    at = listing.rng.randrange(len(listing.paragraphs))
    words = listing.paragraphs[at].split(" ")
    if token in "“”’…–\u00a0":
        words.insert(listing.rng.randrange(1, len(words)), f"so{token}called")
    else:
        words.insert(listing.rng.randrange(1, len(words)), token)
    listing.paragraphs[at] = " ".join(words)
    listing.faults.append(("unspeakable-characters", token))


def _image(key: str, rule: str, *values: str) -> Fault:
    def fault(listing: Listing) -> None:
        image = listing.rng.choice([image for image in listing.images if not image.get("faulty")])
        image[key] = listing.rng.choice(values)
        image["faulty"] = True
        listing.faults.append((rule, image[key]))

    return fault


def _duplicate(listing: Listing) -> None:
    listing.images[0]["faulty"] = listing.images[-1]["faulty"] = True
    listing.images[-1]["url"] = listing.images[0]["url"]
    listing.faults.append(("duplicate-image", listing.images[0]["url"]))


def _option(
    rule: str, key: str, *values: Any, mark: Callable[[str, Any], str] = lambda key, value: value
) -> Fault:
    def fault(listing: Listing) -> None:
        listing.options[key] = listing.rng.choice(values)
        listing.faults.append((rule, mark(key, listing.options[key])))

    return fault


def _quoted(key: str, value: Any) -> str:
    return f"VALUE:{key}"


def _key(key: str, value: Any) -> str:
    return f"KEY:{key}"


def _subtitle(listing: Listing) -> None:
    listing.options["subtitle"] = {"subtitle_style_preset": "classic", "styles": {"weight": 1}}
    listing.faults.append(("subtitle-conflict", "KEY:styles"))


def _watermark(listing: Listing) -> None:
    listing.options["elements_config"] = {"enabled": True, "watermark": {"size": 170.25, "opacity": 7}}
    listing.faults.append(("out-of-range", "170.25"))


def _color(listing: Listing) -> None:
    listing.options["elements_config"] = {"text": {"content": "Sold", "color": "crimson"}}
    listing.faults.append(("unknown-value", "crimson"))


def _exposed(listing: Listing) -> None:
    key = "vpk_live_" + "a1B2c3D4" * 4
    listing.options["voice"] = {"language": "en", "voice_id": key}
    listing.faults.append(("exposed-key", key))


FAULTS: list[Fault] = [
    _spoken,
    _spoken,
    _image("room_type", "unknown-room-type", "Livingroom", "kitchenn", "gärage", "wine 😀 cellar"),
    _image("url", "malformed-image-url", "ftp://files.example/hall.jpg", "https://10.0.0.7/hall.jpg"),
    _image("url", "malformed-image-url", "https://example.com/my hall.jpg", "/srv/hall.jpg", "no/such/file.jpg"),
    _image("url", "not-an-image", "https://www.dropbox.com/s/abc123/hall.jpg?dl=0", "https://we.tl/t-abc"),
    _duplicate,
    _option("unknown-value", "modification_mode", "no-modify", "Furnish", "tidy"),
    _option("unknown-value", "test_scenario", "succes", "never"),
    _option("insecure-webhook", "webhook_url", "http://example.com/hook", "https://localhost/hook", "example.com/hook"),
    _option("wrong-type", "background_music", "sometimes", "on occasion", mark=_quoted),
    _option("wrong-type", "voice", "rachel-of-york", mark=_quoted),
    _option("unknown-field", "modificationMode", "furnish", mark=lambda key, value: key),
    _option("unknown-field", "webhok_url", "https://example.com/hook", mark=lambda key, value: key),
    _subtitle,
    _watermark,
    _color,
    _exposed,
]  # fmt: skip


# Forms: each gives the text, and how a searched text is spelled in it ------------------------------


def _data(listing: Listing) -> dict[str, Any]:
    images = [{key: value for key, value in image.items() if key != "faulty"} for image in listing.images]
    fields: list[tuple[str, Any]] = [("images", images), ("script", listing.script), *listing.options.items()]
    listing.rng.shuffle(fields)
    return dict(fields)


def _json(data: dict[str, Any], rng: random.Random) -> tuple[str, Callable[[str], str]]:
    ascii_only = rng.random() < 0.5
    text = json.dumps(data, indent=rng.choice([None, 1, 2, 4, "\t"]), ensure_ascii=ascii_only)

    def spelled(mark: str) -> str:
        what, colon, key = mark.partition(":")
        if colon and what == "KEY":
            return json.dumps(key)
        if colon and what == "VALUE":
            return json.dumps(data[key])
        return json.dumps(mark, ensure_ascii=ascii_only)[1:-1]

    return text, spelled


def _yaml(data: dict[str, Any], rng: random.Random) -> tuple[str, Callable[[str], str]]:
    lines = list(_yaml_members(data, rng, ""))
    if rng.random() < 0.5:
        lines.insert(0, "# a listing, é and 😀 in a comment")

    def spelled(mark: str) -> str:
        what, colon, key = mark.partition(":")
        if colon and what == "KEY":
            return key
        if colon and what == "VALUE":
            return next(line for line in lines if line.startswith(f"{key}: "))
        return mark

    return "\n".join(lines) + "\n", spelled


def _yaml_members(data: dict[str, Any], rng: random.Random, indent: str) -> Any:
    for key, value in data.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _yaml_members(value, rng, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            for item in value:
                members = list(_yaml_members(item, rng, indent + "    "))
                yield f"{indent}  - {members[0].strip()}"
                yield from members[1:]
        else:
            yield from f"{indent}{key}: {_yaml_scalar(value, rng, indent + '  ')}".split("\n")


def _yaml_scalar(value: Any, rng: random.Random, indent: str) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    folded = value.replace(" ", f"\n{indent}", 3) if len(value) > 60 else value
    styles = [
        value,
        "'" + value.replace("'", "''").replace("\n", f"\n\n{indent}") + "'",
        json.dumps(value, ensure_ascii=False),
        f"|-\n{indent}" + value.replace("\n", f"\n{indent}"),
        f">-\n{indent}" + folded,
        json.dumps(folded, ensure_ascii=False).replace("\\n", "\n"),
    ]
    rng.shuffle(styles)
    return next(style for style in styles if _says(f"k: {style}", value))


def _says(text: str, value: str) -> bool:
    """Whether a YAML parser that is not ours reads the value from the text."""
    try:
        return bool(
            yaml.safe_load(text.replace("😀", "x").replace("𐐷", "y"))
            == {"k": value.replace("😀", "x").replace("𐐷", "y")}
        )
    except yaml.YAMLError:
        return False


def _json_form(listing: Listing) -> tuple[str, str, Callable[[str], str]]:
    text, spelled = _json(_data(listing), listing.rng)
    if listing.rng.random() < 0.3:
        return "json", f"[\n{json.dumps(_clean(listing.rng))},\n{text}\n]", spelled
    return "json", text, spelled


def _json_lines_form(listing: Listing) -> tuple[str, str, Callable[[str], str]]:
    data = _data(listing)
    ascii_only = listing.rng.random() < 0.5
    lines = [json.dumps(_clean(listing.rng)) for _ in range(listing.rng.randrange(3))]
    lines.insert(listing.rng.randrange(len(lines) + 1), json.dumps(data, ensure_ascii=ascii_only))
    _, spelled = _json(data, random.Random(0 if ascii_only else 1))
    if ascii_only:
        return "jsonl", "\n".join(lines) + "\n", lambda mark: _ascii(spelled(mark))
    return "jsonl", "\n".join(lines) + "\n", lambda mark: _literal(spelled(mark))


def _ascii(text: str) -> str:
    return "".join(
        character if character.isascii() else json.dumps(character)[1:-1] for character in _literal(text)
    )


def _literal(text: str) -> str:
    return re.sub(r"(?:\\u[0-9a-f]{4})+", lambda found: str(json.loads(f'"{found[0]}"')), text)


def _yaml_form(listing: Listing) -> tuple[str, str, Callable[[str], str]]:
    text, spelled = _yaml(_data(listing), listing.rng)
    if listing.rng.random() < 0.3:
        before, _ = _yaml(_clean(listing.rng), listing.rng)
        return "yaml", f"{before}---\n{text}", spelled
    return "yaml", text, spelled


def _storyboard_form(listing: Listing) -> tuple[str, str, Callable[[str], str]]:
    data = _data(listing)
    data.pop("script")
    front, spelled = _yaml(data, listing.rng)
    body = "\n\n".join(listing.paragraphs)
    return "md", f"---\n{front}---\n## The house\n\n<!-- 24/7 -->\n{body}\n", spelled


def _text_form(listing: Listing) -> tuple[str, str, Callable[[str], str]]:
    body = "\n\n".join(paragraph.replace(", ", ",\n", 1) for paragraph in listing.paragraphs)
    return "txt", f"\n{body}\n", lambda mark: mark


FORMS = [_json_form, _json_lines_form, _yaml_form, _storyboard_form, _text_form]


def _clean(rng: random.Random) -> dict[str, Any]:
    return {"images": [{"url": "https://example.com/other.jpg"}], "script": SENTENCES[0]}


# Cases -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    name: str
    ending: str
    text: str
    bom: bool
    expected: frozenset[tuple[str, int, int]]  # rule, line, column

    @property
    def data(self) -> bytes:
        return (b"\xef\xbb\xbf" if self.bom else b"") + self.text.encode()


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _case(number: int) -> Case:
    rng = random.Random(number)
    count = rng.randint(2, 4)
    listing = Listing(
        rng=rng,
        images=[{"url": f"https://example.com/{name}.jpg"} for name in "abcd"[:count]],
        paragraphs=rng.sample(SENTENCES, count),
        joint=rng.choice([" ", " ", "\n", "\n\n"]),
    )
    form = FORMS[number % len(FORMS)]
    faults = [_spoken] if form is _text_form else [rng.choice(FAULTS)]
    if rng.random() < 0.4:
        faults += [_spoken] if form is _text_form else rng.sample(FAULTS, 2)
    for fault in dict.fromkeys(faults):
        if not listing.options.keys() & {"elements_config", "voice"} or fault in (_spoken, _subtitle):
            if fault is _duplicate and any(image.get("faulty") for image in listing.images):
                continue
            if all(image.get("faulty") for image in listing.images[:2]):
                continue
            fault(listing)
    ending, text, spelled = form(listing)
    if rng.random() < 0.3:
        text = text.replace("\n", "\r\n")
    expected = frozenset((rule, *_search(text, rule, spelled(mark))) for rule, mark in listing.faults)
    return Case(
        name=f"{ending} {number}", ending=ending, text=text, bom=rng.random() < 0.2, expected=expected
    )


def _search(text: str, rule: str, mark: str) -> tuple[int, int]:
    """Line and column of the one place of the mark, or for what stands twice of the second."""
    places = [found.start() for found in re.finditer(re.escape(mark), text)]
    if rule == "duplicate-image":
        return _position(text, places[1])
    assert len(places) == 1, (rule, mark, places)
    behind_name = len(mark.partition(": ")[0]) + 2 if rule == "wrong-type" and mark[0] not in '"' else 0
    return _position(text, places[0] + behind_name)


ALL = [_case(number) for number in range(CASES)]
EACH = pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)


def findings_of(case: Case) -> list[Finding]:
    checker = Checker(Settings())
    name = f"a.{case.ending}"
    return checker.findings(checker.read(case.data, name, kind_of(name) or Kind.TEXT))


def offset_of(text: str, line: int, column: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.index("\n", at) + 1
    return at + column - 1


def spans_of(text: str, findings: list[Finding]) -> list[tuple[int, int]]:
    """The spans of findings that have a fix, joined where they touch."""
    spans: list[tuple[int, int]] = []
    for finding in findings:
        if finding.fix:
            start = offset_of(text, finding.line, finding.column)
            end = offset_of(text, finding.end_line, finding.end_column)
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
    return spans


def assert_same_outside(before: str, after: str, spans: list[tuple[int, int]]) -> None:
    pieces, done = [], 0
    for start, end in spans:
        pieces.append(re.escape(before[done:start]))
        done = end
    pieces.append(re.escape(before[done:]))
    assert re.fullmatch("(?s:.*?)".join(pieces), after)


def parsed(ending: str, text: str) -> Any:
    """The values in a text, by parsers that are not ours."""
    if ending == "json":
        return json.loads(text)
    if ending == "jsonl":
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    if ending == "yaml":
        return list(yaml.safe_load_all(text))
    return yaml.safe_load(text.split("---")[1]) if ending == "md" else text.split()


class TestCorpus:
    def test_it_is_large_and_of_all_forms_and_rules(self) -> None:
        faulty = [case for case in ALL if case.expected]
        assert len(faulty) >= 300
        for ending in ("json", "jsonl", "yaml", "md", "txt"):
            assert sum(case.ending == ending for case in faulty) >= 60
        assert len({rule for case in faulty for rule, _, _ in case.expected}) == 12
        assert sum(len(case.expected) > 1 for case in faulty) >= 60
        assert sum("\r\n" in case.text for case in faulty) >= 60
        assert sum(case.bom for case in faulty) >= 40

    @EACH
    def test_faults_are_where_a_search_finds_them(self, case: Case) -> None:
        found = [(finding.rule, finding.line, finding.column) for finding in findings_of(case)]
        found = [place for place in found if place[0] not in COMPANIONS]
        assert len(set(found)) == len(found)
        assert set(found) == case.expected


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_fixes_change_nothing_beside_the_faults(unsafe: bool, tmp_path: Path) -> None:
    for number, case in enumerate(ALL):
        (tmp_path / f"{number:03}.{case.ending}").write_bytes(case.data)
    paths = sorted(str(path) for path in tmp_path.iterdir())
    outcome = run_all(Settings(), paths, Wish(fix=True, unsafe=unsafe))
    assert outcome.trouble == []
    changed = 0
    for path, case in zip(paths, ALL, strict=True):
        data = Path(path).read_bytes()
        before = findings_of(case)
        wanted = [one for one in before if one.fix and (unsafe or one.fix.applicability == "safe")]
        assert data.startswith(b"\xef\xbb\xbf") is case.bom
        after = data.decode("utf-8-sig")
        assert_same_outside(case.text, after, spans_of(case.text, wanted))
        changed += after != case.text
        assert (after != case.text) is bool(wanted), case.name
        assert after.count("\r\n") == case.text.count("\r\n")
        assert type(parsed(case.ending, after)) is type(parsed(case.ending, case.text))
    assert changed >= 200 if unsafe else changed >= 100
    assert outcome.fixed >= changed
    left = {
        finding.rule
        for finding in outcome.findings
        if finding.fix and (unsafe or finding.fix.applicability == "safe")
    }
    assert left == set()
    again = run_all(Settings(), paths, Wish(fix=True, unsafe=unsafe))
    assert (again.fixed, again.repaired) == (0, [])
