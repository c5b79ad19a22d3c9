"""Many photos: each asked once, fairly, within the limits."""

import asyncio
import threading
import time
from typing import Any

import pytest
from photo_server import Conversation, PhotoServer, photo

from preflight.photos.fact import Verdict
from preflight.photos.options import Options
from preflight.photos.scheduler import probe_all, probe_all_async
from preflight.photos.turns import Turns

OPEN = ("127.0.0.1", "photos.test", "other.test", "slow.test")
JPEG = photo()


def test_same_address_in_a_thousand_payloads_is_asked_once(server: PhotoServer) -> None:
    url = server.url("/good.jpg")
    facts = probe_all([url for _ in range(1_000) for _ in range(9)], Options(allow_hosts=OPEN))
    assert list(facts) == [url]
    assert len(server.requests) == 1


def test_spellings_of_one_address_are_asked_once_and_keep_their_names(server: PhotoServer) -> None:
    url = server.url("/good.jpg")
    spellings = [url, url.replace("http", "HTTP"), url.replace("127.0.0.1", "127.1"), url + "#top"]
    facts = probe_all(spellings, Options(allow_hosts=OPEN))
    assert [facts[spelling].url for spelling in spellings] == spellings
    assert {fact.width for fact in facts.values()} == {1600}
    assert len(server.requests) == 1


def test_nothing_to_ask() -> None:
    assert probe_all([]) == {}


def test_facts_come_in_the_order_of_the_addresses(server: PhotoServer) -> None:
    urls = ["http://10.0.0.1/", server.url("/good.jpg"), "nonsense", server.url("/missing")]
    assert list(probe_all(urls, Options(allow_hosts=OPEN))) == urls


def test_progress_ends_with_all(server: PhotoServer) -> None:
    seen: list[tuple[int, int]] = []
    urls = ["http://10.0.0.1/", server.url("/good.jpg"), server.url("/good.jpg"), server.url("/missing")]
    probe_all(urls, Options(allow_hosts=OPEN), on_progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_trouble_in_the_callers_code_comes_out_as_it_is(server: PhotoServer) -> None:
    def fail(done: int, total: int) -> None:
        if done:
            raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        probe_all([server.url("/good.jpg")], Options(allow_hosts=OPEN), on_progress=fail)


def _slow(seconds: float) -> Any:
    async def route(talk: Conversation) -> None:
        await asyncio.sleep(seconds)
        await talk.serve(JPEG)

    return route


LIMITS = [
    pytest.param(Options(allow_hosts=OPEN, connections=5, per_host=50), 5, id="all together"),
    pytest.param(Options(allow_hosts=OPEN, connections=50, per_host=3), 3, id="one host"),
]


@pytest.mark.parametrize(("options", "most"), LIMITS)
def test_limits_hold(options: Options, most: int, server: PhotoServer) -> None:
    server.routes["/x"] = _slow(0.02)
    facts = probe_all([server.url(f"/x?{number}") for number in range(40)], options)
    assert all(fact.verdict is Verdict.GOOD for fact in facts.values())
    assert server.most_at_once == most


def test_limit_of_a_host_holds_for_redirects_to_it(server: PhotoServer, names: Any) -> None:
    with PhotoServer() as target:
        target.routes["/x"] = _slow(0.02)
        server.routes["/y"] = lambda talk: talk.answer(
            302, b"", Location=target.url("/x?" + talk.request.path, "other.test")
        )
        hosts = [f"h{number}.test" for number in range(20)]
        resolver = names({host: ["127.0.0.1"] for host in hosts})
        urls = [server.url("/y?" + host, host) for host in hosts]
        facts = probe_all(urls, Options(allow_hosts=(*OPEN, *hosts), per_host=2), resolver=resolver)
        assert all(fact.verdict is Verdict.GOOD for fact in facts.values())
        assert target.most_at_once == 2


def test_slow_host_does_not_hold_up_the_others(server: PhotoServer, names: Any) -> None:
    server.routes["/slow"] = _slow(0.5)
    server.routes["/quick"] = _slow(0.0)
    finished: dict[str, float] = {}
    slow = [server.url(f"/slow?{number}", "slow.test") for number in range(16)]
    quick = [server.url(f"/quick?{number}", "photos.test") for number in range(50)]
    began = time.monotonic()

    async def run() -> None:
        options = Options(allow_hosts=OPEN, connections=12, per_host=8)
        seen = 0

        def progress(done: int, total: int) -> None:
            nonlocal seen
            seen = done
            if done == len(quick):
                finished["quick"] = time.monotonic() - began

        facts = await probe_all_async([*slow, *quick], options, resolver=names(), on_progress=progress)
        assert all(fact.verdict is Verdict.GOOD for fact in facts.values())

    asyncio.run(run())
    assert finished["quick"] < 0.5


def test_host_that_rests_does_not_hold_up_the_others(server: PhotoServer, names: Any) -> None:
    asked: list[float] = []

    async def route(talk: Conversation) -> None:
        asked.append(time.monotonic())
        await (talk.serve(JPEG) if len(asked) > 1 else talk.answer(429, b"", Retry_After="1"))

    server.routes["/x"] = route
    server.routes["/quick"] = _slow(0.0)
    resting = [server.url(f"/x?{number}", "slow.test") for number in range(3)]
    quick = [server.url(f"/quick?{number}", "photos.test") for number in range(30)]
    times: list[float] = []
    began = time.monotonic()
    facts = probe_all(
        [*resting, *quick],
        Options(allow_hosts=OPEN, per_host=1),
        resolver=names(),
        on_progress=lambda done, total: times.append(time.monotonic() - began),
    )
    assert all(fact.verdict is Verdict.GOOD for fact in facts.values())
    assert times[30] < 0.9 <= asked[1] - asked[0]


def test_it_runs_within_a_running_loop(server: PhotoServer) -> None:
    async def notebook() -> Any:
        return probe_all([server.url("/good.jpg")], Options(allow_hosts=OPEN))

    assert asyncio.run(notebook())[server.url("/good.jpg")].width == 1600


def test_cancelling_leaves_nothing_behind(server: PhotoServer) -> None:
    server.routes["/x"] = _slow(30)

    async def run() -> int:
        urls = [server.url(f"/x?{number}") for number in range(30)]
        task = asyncio.create_task(probe_all_async(urls, Options(allow_hosts=OPEN)))
        await asyncio.sleep(0.2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return len(asyncio.all_tasks())

    assert asyncio.run(run()) == 1


def test_system_resolver_knows_this_machine_and_leaves_no_thread(server: PhotoServer, traffic: Any) -> None:
    url = f"http://localhost:{server.port}/good.jpg"
    assert probe_all([url], Options(allow_hosts=("localhost",)))[url].verdict is Verdict.GOOD
    assert traffic.lookups == ["localhost"]
    for thread in threading.enumerate():
        if "look_up" in thread.name:
            assert thread.daemon
            thread.join(5)
            assert not thread.is_alive()


def test_turns_go_round_the_hosts() -> None:
    class Job:
        def __init__(self, host: str) -> None:
            self.host = host

    async def run() -> list[str]:
        turns: Turns[Job] = Turns(per_host=2)
        for host in "aaaabbc":
            turns.add(Job(host))
        taken = [job for _ in range(5) if (job := await turns.take())]
        for job in taken:
            turns.done(job)
        order = [job.host for job in taken]
        while (job := await turns.take()) is not None:
            order.append(job.host)
            turns.done(job)
        return order

    assert asyncio.run(run()) == list("abcabaa")
