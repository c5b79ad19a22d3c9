"""Facts that the rules need and may not fetch: photos beside the payload, the voice catalogue."""

from __future__ import annotations

import os
from collections.abc import Mapping

from preflight.contract.model import Contract
from preflight.contract.urls import is_relative_path, is_web_address
from preflight.documents.model import Document, Kind
from preflight.documents.payload import Payload
from preflight.photos.fact import PhotoFact
from preflight.rules.model import Facts
from preflight.rules.view import image_urls
from preflight.settings import Settings


def base_facts(
    settings: Settings,
    contract: Contract,
    photos: Mapping[str, PhotoFact],
    *,
    api_key: str | None,
    now_s: float | None,
) -> Facts:
    """What is the same for every payload of a run. SettingsError if the voice catalogue is unusable."""
    return Facts(
        contract=contract,
        language=settings.language,
        style=settings.style(),
        photos=photos,
        voices=settings.load_voices(),
        room_types=settings.room_types,
        allow_hosts=settings.allow_hosts,
        publish_ready=settings.publish_ready,
        api_key=api_key,
        now_s=now_s,
        expiring_within_s=settings.photos.expiring_within,
    )


class LocalPhotos:
    """Measures photos that are files on this machine, each once a run."""

    def __init__(self) -> None:
        self._facts: dict[tuple[str, str], PhotoFact] = {}

    def of(self, document: Document, payload: Payload, base: str) -> dict[str, PhotoFact]:
        """Facts of the payload's relative paths, which count from the folder `base`."""
        found = {}
        for _, url in image_urls(payload):
            if document.kind is Kind.PHOTO:
                found[url] = self._measured(url, url)
            elif not is_web_address(url) and is_relative_path(url):
                found[url] = self._measured(os.path.join(base, url), url)  # noqa: PTH118
        return found

    def _measured(self, path: str, url: str) -> PhotoFact:
        from preflight.photos.local import measure

        if (path, url) not in self._facts:
            self._facts[path, url] = measure(path, url=url)
        return self._facts[path, url]
