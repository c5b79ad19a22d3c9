"""Ask for many photos at once, each address once."""

import asyncio
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from preflight.photos.answers import Answer, Later, Moved, Reached, Trouble, dead
from preflight.photos.cache import Cache
from preflight.photos.fact import PhotoFact, Reason, Verdict
from preflight.photos.guard import Refusal, Target, resolve_target
from preflight.photos.options import Options
from preflight.photos.share_links import ShareLink, recognise
from preflight.photos.turns import Turns

if TYPE_CHECKING:  # aiohttp is loaded when a photo is really asked for
    from preflight.photos.connector import Resolver
    from preflight.photos.transport import Asker

Progress = Callable[[int, int], None]
"""Called with how many addresses are known and how many there are."""

MAX_WAITS = 3  # how often a photo waits because its server asks for it
DOWNGRADED = "the address leads from https to http, where the photo can be changed on its way"


@dataclass(slots=True, eq=False)
class _Job:
    """One address on its way through redirects and waits."""

    url: str  # the address in one spelling, by which it is known
    target: Target  # where it has got to
    left_s: float
    visited: tuple[str, ...] = ()  # addresses that led on
    waits: int = 0
    downgraded: bool = False

    @property
    def host(self) -> str:
        return self.target.host


def probe_all(
    urls: Iterable[str],
    options: Options | None = None,
    *,
    cache: Cache | None = None,
    on_progress: Progress | None = None,
    resolver: "Resolver | None" = None,
) -> dict[str, PhotoFact]:
    """A fact for each of `urls`, as written; each address is asked once, however often it occurs.

    Interrupted, it stops asking, keeps in `cache` what it had measured and raises
    `KeyboardInterrupt`. `resolver` stands in for the machine's own name resolution.
    """

    def run() -> dict[str, PhotoFact]:
        return asyncio.run(
            probe_all_async(urls, options, cache=cache, on_progress=on_progress, resolver=resolver)
        )

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return run()
    return _in_thread(run)  # called from within a loop, as in a notebook


def _in_thread(run: Callable[[], dict[str, PhotoFact]]) -> dict[str, PhotoFact]:
    outcome: list[dict[str, PhotoFact] | BaseException] = []

    def catch() -> None:
        try:
            outcome.append(run())
        except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
            outcome.append(error)

    thread = threading.Thread(target=catch, daemon=True)
    thread.start()
    thread.join()
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return outcome[0]


async def probe_all_async(
    urls: Iterable[str],
    options: Options | None = None,
    *,
    cache: Cache | None = None,
    on_progress: Progress | None = None,
    resolver: "Resolver | None" = None,
) -> dict[str, PhotoFact]:
    """As `probe_all`, inside a running loop."""
    run = _Run(options or Options(), cache, on_progress)
    jobs = run.prepare(urls)
    if jobs:
        await run.ask(jobs, resolver)
    return run.facts()


class _Run:
    """The addresses of one run and what is known of them."""

    def __init__(self, options: Options, cache: Cache | None, on_progress: Progress | None) -> None:
        self._options = options
        self._cache = cache
        self._on_progress = on_progress
        self._identities: dict[str, str] = {}  # address as written: its one spelling
        self._known: dict[str, PhotoFact] = {}  # by the one spelling
        self._total = 0
        self._patience_s: dict[str, float] = {}  # how much longer a host may let us wait
        self._given_up: dict[str, Trouble] = {}  # hosts that want longer waits, and what they said

    def prepare(self, urls: Iterable[str]) -> list[_Job]:
        """Settle what needs no asking; the jobs that are left."""
        targets: dict[str, Target] = {}
        for url in urls:
            if url in self._identities:
                continue
            target = resolve_target(url, self._options.allow_hosts)
            if isinstance(target, Refusal):
                self._identities[url] = url
                self._known[url] = _refused(url, target)
            else:
                self._identities[url] = target.url
                targets.setdefault(target.url, target)
        self._recall(targets)
        self._total = len(self._known) + len(targets)
        return [_Job(url=url, target=target, left_s=self._options.total_s) for url, target in targets.items()]

    def _recall(self, targets: dict[str, Target]) -> None:
        """Take from the cache what it knows; facts of opened hosts are kept apart from public ones."""
        if self._cache is None:
            return
        names = {_cache_name(target): url for url, target in targets.items()}
        for name, fact in self._cache.get(names, max_age_s=self._options.cache_age_s).items():
            self._known[names[name]] = fact
            del targets[names[name]]

    def facts(self) -> dict[str, PhotoFact]:
        """The facts, by the addresses as they were written."""
        return {url: _renamed(self._known[identity], url) for url, identity in self._identities.items()}

    async def ask(self, jobs: list[_Job], resolver: "Resolver | None") -> None:
        """Ask for all jobs, within the limits."""
        from preflight.photos.transport import Asker

        turns: Turns[_Job] = Turns(self._options.per_host)
        self._progress()
        for job in jobs:
            turns.add(job)
        workers = min(self._options.connections, len(jobs))
        jobs.clear()  # each is freed when it is finished
        try:
            async with Asker(self._options, resolver=resolver) as asker:
                await _together([asyncio.create_task(self._work(turns, asker)) for _ in range(workers)])
        finally:
            if self._cache is not None:
                self._cache.flush()

    async def _work(self, turns: Turns[_Job], asker: "Asker") -> None:
        loop = asyncio.get_running_loop()
        while (job := await turns.take()) is not None:
            host, began = job.host, loop.time()
            if host in self._given_up:
                self._finish(turns, job, self._given_up[host])
                continue
            answer = await asker.ask(job.target, job.left_s)
            job.left_s -= loop.time() - began
            outcome = self._judged(job, answer, turns)
            if outcome is None:
                after_s = answer.after_s if isinstance(answer, Later) else 0.0
                turns.again(job, left=host, after_s=after_s)
            else:
                self._finish(turns, job, outcome)

    def _judged(self, job: _Job, answer: Answer, turns: Turns[_Job]) -> Reached | Trouble | None:
        """The outcome of a job, or None if it goes on."""
        if isinstance(answer, Moved):
            return self._moved(job, answer.url)
        if not isinstance(answer, Later):
            return answer
        if answer.whole_host:
            self._pause(job.host, answer, turns)
        if answer.after_s > job.left_s or job.waits >= MAX_WAITS or job.host in self._given_up:
            return answer.trouble
        job.waits += 1
        job.left_s -= answer.after_s
        return None

    def _pause(self, host: str, answer: Later, turns: Turns[_Job]) -> None:
        """Let a host rest; give it up once its rests would take longer than one photo may."""
        longer_s = answer.after_s - turns.pause_left_s(host)
        left_s = self._patience_s.get(host, self._options.total_s) - max(0.0, longer_s)
        if left_s < 0:
            self._given_up[host] = answer.trouble
        else:
            self._patience_s[host] = left_s
            turns.pause(host, answer.after_s)

    def _moved(self, job: _Job, url: str) -> Trouble | None:
        """Follow a redirect as carefully as a first address."""
        target = resolve_target(url, self._options.allow_hosts)
        if isinstance(target, Refusal):
            return dead(f"the address leads on to another one: {target.detail}")
        job.visited += (job.target.url,)
        if target.url in job.visited:
            return dead(
                "the address leads in a circle", "open it in a browser and use the address of the photo"
            )
        if len(job.visited) > self._options.max_redirects:
            return Trouble(detail=f"the address leads on more than {self._options.max_redirects} times")
        job.downgraded |= job.target.scheme == "https" and target.scheme == "http"
        job.target = target
        return None

    def _finish(self, turns: Turns[_Job], job: _Job, outcome: Reached | Trouble) -> None:
        fact = _fact(job, outcome)
        self._known[job.url] = fact
        if self._cache is not None and fact.verdict is Verdict.GOOD:
            opened = resolve_target(job.url, self._options.allow_hosts)
            if isinstance(opened, Target):
                self._cache.put(_renamed(fact, _cache_name(opened)))
        turns.done(job)
        self._progress()

    def _progress(self) -> None:
        if self._on_progress is not None:
            self._on_progress(len(self._known), self._total)


async def _together(tasks: list[asyncio.Task[None]]) -> None:
    """Wait for all; if one fails or the run is interrupted, end the others."""
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _fact(job: _Job, outcome: Reached | Trouble) -> PhotoFact:
    if isinstance(outcome, Reached):
        return PhotoFact(
            url=job.url,
            verdict=Verdict.GOOD,
            media_type=outcome.size.media_type,
            width=outcome.size.width,
            height=outcome.size.height,
            fingerprint=outcome.fingerprint,
            detail=DOWNGRADED if job.downgraded else "",
        )
    page = _share_page(job) if outcome.reason is not Reason.UNREACHABLE else None
    detail = outcome.detail
    if page is not None and outcome.reason is Reason.NOT_AN_IMAGE:
        detail = f"the address leads to a page of {page.service}, not to a photo"
    return PhotoFact(
        url=job.url,
        verdict=outcome.verdict,
        reason=outcome.reason,
        media_type=outcome.media_type,
        detail=detail,
        help=page.help if page is not None else outcome.help,
        direct_url=page.direct_url if page is not None else None,
    )


def _share_page(job: _Job) -> ShareLink | None:
    """The share page among the addresses that the job came by."""
    return next((page for url in (job.url, *job.visited, job.target.url) if (page := recognise(url))), None)


def _refused(url: str, refusal: Refusal) -> PhotoFact:
    return PhotoFact(url=url, verdict=Verdict.BAD, reason=refusal.reason, detail=refusal.detail)


def _cache_name(target: Target) -> str:
    return f"opened {target.url}" if target.opened else target.url


def _renamed(fact: PhotoFact, url: str) -> PhotoFact:
    if fact.url == url:
        return fact
    values = {name: getattr(fact, name) for name in PhotoFact.__slots__}
    return PhotoFact(**{**values, "url": url})
