"""Nothing unclean is sent: 1,000 generated payloads, and the contract's own schema over what arrived."""

import json
import random
from pathlib import Path
from typing import Any

import jsonschema

from preflight.contract.schema import schema
from preflight.errors import ApiError
from preflight.sandbox import Options
from preflight.sandbox.handler import Sandbox
from preflight.sandbox.in_process import InProcess
from preflight.sandbox.store import Store
from preflight.submission import Client

KEY = "vpk_live_" + "Unclean0" * 4
ODD = [
    None,
    True,
    0,
    -1,
    1.5,
    "",
    "x",
    [],
    {},
    [[]],
    {"url": 1},
    "ftp://x",
    "http://localhost/a",
    "7",
    "é" * 70,
    "\ud800",
]


def clean(chance: random.Random) -> dict[str, Any]:
    images = chance.randint(1, 9)
    return {
        "images": [{"url": f"https://example.com/{chance.random()}.jpg"} for _ in range(images)],
        "script": "w" * chance.randint(images * 65 - 1, images * 85 + 1),
        "voice": {"voice_id": "v", "language": "en"},
        "modification_mode": chance.choice(["no_modify", "furnish", "change_decoration", "modern"]),
        "background_music": chance.choice([True, False, "no"]),
        "subtitle": chance.choice([{"subtitle_style_preset": "classic"}, {"styles": {}}]),
        "elements_config": {
            "watermark": {"size": chance.randint(-5, 105)},
            "text": {"color": "#12345" + chance.choice("6g")},
        },
        "webhook_url": chance.choice(["https://example.com/h", "http://example.com/h"]),
    }


def spoiled(payload: Any, chance: random.Random) -> Any:
    """The payload with one value somewhere replaced, removed or moved."""
    holders = [payload]
    for value in payload.values():
        holders += [value] if isinstance(value, dict) else []
        holders += [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    holder = chance.choice([each for each in holders if each])
    name = chance.choice(list(holder))
    if chance.random() < 0.3:
        del holder[name]
    else:
        holder[name] = chance.choice(ODD)
    return payload


def test_the_log_holds_only_what_the_contract_accepts(tmp_path: Path) -> None:
    chance = random.Random(5)
    sandbox = Sandbox(Options(credits=10**9, concurrency=10**9), Store(), validate=lambda payload: [])
    transport = InProcess(sandbox)
    client = Client(KEY, "https://api.example.test", ledger=tmp_path / "l", transport=transport)
    refused = 0
    for _ in range(1000):
        payload = clean(chance)
        for _ in range(chance.choice((0, 0, 1, 2))):
            payload = spoiled(payload, chance)
        try:
            client.submit(payload)
        except ApiError:
            refused += 1
    accepts = jsonschema.Draft202012Validator(schema())
    logged = [json.loads(each["body"]) for each in sandbox.store.logged()]
    assert all(accepts.is_valid(payload) for payload in logged)
    assert all(
        url.startswith("https://example.com") for each in logged for url in [i["url"] for i in each["images"]]
    )
    assert 50 < len(logged) <= 1000 - refused
    sandbox.store.close()
