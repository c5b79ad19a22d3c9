"""Facts of photos on the web, gathered before the rules run.

Everything that opens a connection is loaded when there is an address to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from preflight.contract.urls import is_web_address
from preflight.documents.payload import Payload
from preflight.photos.fact import PhotoFact
from preflight.photos.guard import host_problem
from preflight.rules.view import image_urls
from preflight.settings import Settings

Ask = Callable[[list[str]], Mapping[str, PhotoFact]]
_DAY_S = 86_400.0


def web_addresses(payloads: Iterable[Payload], settings: Settings) -> Iterable[str]:
    """The addresses of photos that can be asked; those that cannot are a rule's finding as they stand."""
    for payload in payloads:
        for _, url in image_urls(payload):
            if is_web_address(url) and host_problem(url, allow_hosts=settings.allow_hosts) is None:
                yield url


def asker(
    settings: Settings,
    *,
    uses_cache: bool = True,
    on_progress: Callable[[int, int], None] | None = None,
    warn: Callable[[str], None] = lambda message: None,
) -> Ask:
    """A function that asks addresses under the settings. `warn` hears what is wrong with the cache."""

    def ask(urls: list[str]) -> Mapping[str, PhotoFact]:
        from preflight.photos.options import Options
        from preflight.photos.scheduler import probe_all

        limits = settings.photos
        options = Options(
            connections=limits.connections,
            per_host=limits.connections_per_host,
            connect_s=limits.connect_timeout,
            read_s=limits.read_timeout,
            total_s=limits.total_timeout,
            user_agent=limits.user_agent,
            allow_hosts=settings.allow_hosts,
            cache_age_s=limits.cache_age * _DAY_S,
        )
        if not uses_cache:
            return probe_all(urls, options, on_progress=on_progress)
        from preflight.photos.cache import Cache

        with Cache() as cache:
            facts = probe_all(urls, options, cache=cache, on_progress=on_progress)
        if cache.warning:
            warn(cache.warning)
        return facts

    return ask
