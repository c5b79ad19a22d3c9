"""Documents, facts and rules to findings.

The rules, and all that they import, are loaded when the first payload needs them: in most runs every
file is clean.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from preflight.contract.model import LIVING_PROPERTY, Contract
from preflight.documents.json_fast import fast_json
from preflight.documents.kinds import Kind
from preflight.screen import screen_for

if TYPE_CHECKING:
    from preflight.documents.model import Document
    from preflight.documents.payload import Payload
    from preflight.findings import Finding, ScriptSummary
    from preflight.gathering import LocalPhotos
    from preflight.photos.fact import PhotoFact
    from preflight.rules.model import Facts, Rule
    from preflight.settings import Settings


def contract_of(settings: Settings) -> Contract:
    """The contract with the limits that the settings name."""
    limits = settings.contract
    return Contract(
        path=LIVING_PROPERTY.path,
        required=settings.required,
        images_minimum=limits.min_images,
        images_maximum=limits.max_images,
        characters_minimum=limits.min_characters_per_image,
        characters_maximum=limits.max_characters_per_image,
        long_side_minimum=limits.hd_long_side,
        short_side_minimum=limits.hd_short_side,
        punctuation=settings.allowed_punctuation,
    )


class Checker:
    """Checks documents under one configuration."""

    def __init__(
        self,
        settings: Settings,
        *,
        photos: Mapping[str, PhotoFact] | None = None,
        submission: bool = False,
        api_key: str | None = None,
        now_s: float | None = None,
    ) -> None:
        """`photos` are facts of web addresses; at `submission` nothing the API refuses is let through."""
        self.settings = settings
        self.contract = contract_of(settings)
        self.submission = submission
        self._photos = photos or {}
        self._api_key = api_key
        self._now_s = now_s
        self._surely_clean = screen_for(self.contract)
        self._screens = settings.voices is None and api_key is None and not self._photos
        self._base: Facts | None = None
        self._local: LocalPhotos | None = None
        self._rules_by_path: dict[tuple[str, ...], tuple[Rule, ...]] = {}

    def clean_payloads(self, data: bytes) -> int:
        """How many payloads a JSON file has, if all are surely clean; 0 if that takes a closer look."""
        if not self._screens or b"vpk_" in data:
            return 0
        quick = fast_json(data)
        if quick is None:
            return 0
        value = quick[1]
        if type(value) is dict:
            return 1 if self._surely_clean(value) else 0
        return len(value) if all(map(self._surely_clean, value)) else 0

    def read(self, data: bytes, path: str, kind: Kind) -> Document:
        """The document in a file's bytes."""
        from preflight.documents.reader import read

        return read(data, path=path, kind=kind, images=self.settings.images)

    def findings(self, document: Document, base: str = "") -> list[Finding]:
        """All findings of a document, in the order of their places. `base`: folder of relative paths."""
        from preflight.locating import Locator
        from preflight.rules.model import Mark, Sheet

        rules = self.rules_for(document.path)
        as_sent = self.submission or self.settings.publish_ready
        locator = Locator(document, rules, self.settings.severity, submission=as_sent)
        for payload in document.payloads:
            facts = self.facts_for(document, payload, base)
            for rule in rules:
                if rule.check is not None:
                    locator.add_hits(rule, payload, rule.check(payload, facts))
        faults = tuple(
            Mark(start=fault.start, end=fault.end, message=fault.message, help=fault.help)
            for fault in document.faults
        )
        sheet = Sheet(text=document.text, faults=faults)
        for rule in rules:
            if rule.scan is not None:
                locator.add_marks(rule, rule.scan(sheet))
        return locator.findings()

    def summaries(self, document: Document) -> list[ScriptSummary]:
        """The scripts of a document against their bounds."""
        from preflight.summaries import script_summary

        found = (script_summary(document, payload, self._base_facts()) for payload in document.payloads)
        return [summary for summary in found if summary is not None]

    def rules_for(self, path: str) -> tuple[Rule, ...]:
        """The rules that the settings choose for a file."""
        from preflight.documents.discovery import matches
        from preflight.rules import chosen

        settings = self.settings
        ignored = [
            name
            for glob, names in settings.per_file_ignores.items()
            if matches(path, glob, root=settings.root)
            for name in names
        ]
        names = () if self.submission else (*settings.ignore, *ignored)
        if names not in self._rules_by_path:
            self._rules_by_path[names] = chosen(() if self.submission else settings.select, names)
        return self._rules_by_path[names]

    def facts_for(self, document: Document, payload: Payload, base: str = "") -> Facts:
        """What the rules may know beside the payload; `base`: folder of relative paths."""
        from dataclasses import replace

        local = self._local_photos().of(document, payload, base)
        base_facts = self._base_facts()
        return replace(base_facts, photos={**self._photos, **local}) if local else base_facts

    def _base_facts(self) -> Facts:
        from preflight.gathering import base_facts

        if self._base is None:
            self._base = base_facts(
                self.settings, self.contract, self._photos, api_key=self._api_key, now_s=self._now_s
            )
        return self._base

    def _local_photos(self) -> LocalPhotos:
        from preflight.gathering import LocalPhotos

        if self._local is None:
            self._local = LocalPhotos()
        return self._local
