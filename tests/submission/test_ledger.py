"""The ledger on its own: whose turn it is, what is kept, and every way its file can be unusable."""

import contextlib
import multiprocessing
import os
import resource
import sqlite3
import stat
from pathlib import Path

import pytest
from scripted import BASE, CANARY, PAYLOAD, accepted, make_client

from preflight.errors import ApiError, LedgerError
from preflight.submission import Ledger, Secret, State
from preflight.submission.claims import Claim, release
from preflight.submission.fingerprint import canonical, identify, is_loopback
from preflight.submission.ledger import Intent
from preflight.submission.ledger_file import default_path
from preflight.submission.records import Accepted

INTENT = Intent(identity=identify(PAYLOAD, Secret(CANARY), BASE), base_url=BASE, label="a.json")
TASK = Accepted(task_id="task_1", request_id="r", credits_charged=10)


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite3", lease_s=60, busy_s=0.2, clock=clock)


def claimed(ledger: Ledger) -> Claim:
    claim = ledger.claim(INTENT)
    assert isinstance(claim, Claim)
    return claim


def state(ledger: Ledger) -> State:
    return ledger.entries()[-1].state


def test_the_way_to_accepted(ledger: Ledger) -> None:
    claim = claimed(ledger)
    assert state(ledger) is State.INTENDED
    ledger.sent(claim)
    assert state(ledger) is State.SENT
    ledger.accepted(claim, TASK)
    entry = ledger.claim(INTENT)
    assert not isinstance(entry, Claim)
    assert (entry.state, entry.task_id, entry.label, entry.credits) == (
        State.ACCEPTED,
        "task_1",
        "a.json",
        10,
    )


def test_another_waits_while_it_is_under_way(ledger: Ledger) -> None:
    claim = claimed(ledger)
    assert ledger.claim(INTENT).state is State.INTENDED
    ledger.sent(claim)
    assert ledger.claim(INTENT).state is State.SENT


def test_intended_is_taken_over_after_its_lease(ledger: Ledger, clock: Clock) -> None:
    first = claimed(ledger)
    clock.now += 61
    second = claimed(ledger)
    assert first.entry_id == second.entry_id
    with pytest.raises(LedgerError, match="another process"):
        ledger.sent(first)
    ledger.sent(second)


def test_sent_becomes_unknown_after_its_lease(ledger: Ledger, clock: Clock) -> None:
    ledger.sent(claimed(ledger))
    clock.now += 61
    assert ledger.claim(INTENT).state is State.UNKNOWN
    assert "ended before an answer" in ledger.entries()[0].message


def test_what_is_learned_late_counts(ledger: Ledger, clock: Clock) -> None:
    claim = claimed(ledger)
    ledger.sent(claim)
    clock.now += 61
    assert state(ledger) is State.UNKNOWN
    ledger.accepted(claim, TASK)
    assert state(ledger) is State.ACCEPTED


def test_watched_for_a_whole_lease_is_abandoned_whatever_the_clock_says(ledger: Ledger, clock: Clock) -> None:
    ledger.sent(claimed(ledger))
    clock.now -= 10_000  # set back
    watched = ledger.claim(INTENT)
    assert watched.state is State.SENT
    assert ledger.claim(INTENT, watched=watched).state is State.UNKNOWN


def test_released_in_this_process_is_abandoned_at_once(ledger: Ledger) -> None:
    claim = claimed(ledger)
    release(claim)
    second = claimed(ledger)
    ledger.sent(second)
    release(second)
    assert ledger.claim(INTENT).state is State.UNKNOWN


def _claim_and_die(path: str, send: bool) -> None:
    ledger = Ledger(path)
    claim = ledger.claim(INTENT)
    assert isinstance(claim, Claim)
    if send:
        ledger.sent(claim)
    os._exit(0)


@pytest.mark.parametrize(("send", "expected"), [(False, Claim), (True, State.UNKNOWN)])
def test_the_dead_hold_nothing(tmp_path: Path, send: bool, expected: object) -> None:
    path = str(tmp_path / "ledger.sqlite3")
    process = multiprocessing.get_context("spawn").Process(target=_claim_and_die, args=(path, send))
    process.start()
    process.join()
    found = Ledger(path).claim(INTENT)
    assert type(found) is expected if expected is Claim else found.state is expected


def test_a_pause_keeps_the_claim(ledger: Ledger, clock: Clock) -> None:
    claim = claimed(ledger)
    ledger.sent(claim)
    ledger.withdrawn(claim, pause_s=300)
    clock.now += 350
    assert ledger.claim(INTENT).state is State.INTENDED


def test_only_one_row_is_in_flight(ledger: Ledger) -> None:
    claimed(ledger)
    columns = (
        "fingerprint, state, livemode, account, base_url, label, owner, lease_until, created_at, updated_at"
    )
    with contextlib.closing(sqlite3.connect(ledger.path)) as file, pytest.raises(sqlite3.IntegrityError):
        file.execute(f"INSERT INTO request ({columns}) SELECT {columns} FROM request")


# Unusable files ---------------------------------------------------------------------------------


def nothing_sent(path: Path, match: str) -> None:
    client, transport, _ = make_client(Ledger(path, busy_s=0.1), accepted())
    with pytest.raises(LedgerError, match=match) as caught:
        client.submit(PAYLOAD)
    assert (transport.requests, caught.value.task_id, caught.value.path) == ([], "", str(path))


def test_not_a_database(tmp_path: Path) -> None:
    path = tmp_path / "l"
    path.write_text("no database, but long enough to be read as the header of one" * 20)
    nothing_sent(path, "not a database")


def test_corrupt_pages(tmp_path: Path) -> None:
    path = tmp_path / "l"
    for n in range(40):
        payload = PAYLOAD | {"images": [{"url": f"https://example.com/{n}.jpg"}]}
        make_client(Ledger(path), accepted())[0].submit(payload)
    raw = bytearray(path.read_bytes())
    raw[4096:] = os.urandom(len(raw) - 4096)
    path.write_bytes(raw)
    nothing_sent(path, "malformed|corrupt|not a database|error")


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "l"
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE cookies (name)")
    file.close()
    nothing_sent(path, "another program")


def test_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "l"
    Ledger(path).claim(INTENT)
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    nothing_sent(path, "newer than this program")


def test_locked(tmp_path: Path) -> None:
    path = tmp_path / "l"
    Ledger(path).claim(INTENT)
    file = sqlite3.connect(path, isolation_level=None)
    file.execute("BEGIN EXCLUSIVE")
    nothing_sent(path, "locked")
    file.close()


def test_a_folder(tmp_path: Path) -> None:
    nothing_sent(tmp_path, "unable to open")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    nothing_sent(tmp_path / "file" / "ledger", "Not a directory|File exists")


def test_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l"
    release(claimed(Ledger(path)))
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda name, **more: connect(f"file:{name}?mode=ro", uri=True, **more)
    )
    nothing_sent(path, "readonly")


def test_a_full_disk_before_sending(tmp_path: Path) -> None:
    path = tmp_path / "l"
    Ledger(path).claim(Intent(identity=identify({}, Secret(CANARY), BASE), base_url=BASE))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))  # writes past it fail, as on a full disk
    try:
        nothing_sent(path, "full|disk I/O error")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_after_sending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l"
    client, transport, _ = make_client(Ledger(path), accepted())
    monkeypatch.setattr(Ledger, "accepted", full(Ledger.accepted))
    with pytest.raises(LedgerError, match=r"task_1 was accepted.*resolve 1 --task-id task_1") as caught:
        client.submit(PAYLOAD)
    assert (caught.value.task_id, transport.posts) == ("task_1", 1)
    monkeypatch.undo()
    assert client.ledger.entries()[0].state is State.UNKNOWN


def full(method):
    def call(self: Ledger, *args: object) -> None:
        import preflight.submission.ledger as module

        connect, module.connect = module.connect, raising
        try:
            method(self, *args)
        finally:
            module.connect = connect

    return call


def raising(name: str, busy_s: float) -> sqlite3.Connection:
    raise sqlite3.OperationalError("database or disk is full")


def test_a_refusal_that_cannot_be_noted_is_still_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from scripted import refusal

    client, _, _ = make_client(tmp_path, refusal(400, "VALIDATION_ERROR"))
    monkeypatch.setattr(Ledger, "refused", full(Ledger.refused))
    with pytest.raises(ApiError) as caught:
        client.submit(PAYLOAD)
    assert "could not be noted" in caught.value.__notes__[0]
    monkeypatch.undo()
    assert state(client.ledger) is State.UNKNOWN  # safe, though it was refused


# Around it --------------------------------------------------------------------------------------


def test_only_the_user_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "ledger.sqlite3"
    Ledger(path).claim(INTENT)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_no_ledger_has_no_entries(tmp_path: Path) -> None:
    assert Ledger(tmp_path / "none").entries() == ()
    assert not (tmp_path / "none").exists()


def test_commits_are_synced(tmp_path: Path) -> None:
    from preflight.submission.ledger_file import connect

    file = connect(str(tmp_path / "l"), 1)
    assert file.execute("PRAGMA synchronous").fetchone() == (3,)
    assert file.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    file.close()


def test_default_path() -> None:
    assert default_path({"XDG_STATE_HOME": "/s"}) == Path("/s/living-property-preflight/ledger.sqlite3")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param({"a": 1, "b": 2}, {"b": 2, "a": 1}, True, id="order of members"),
        pytest.param({"a": 20}, {"a": 20.0}, True, id="20 and 20.0"),
        pytest.param({"a": (1, 2)}, {"a": [1, 2]}, True, id="tuple and list"),
        pytest.param({"a": [1, 2]}, {"a": [2, 1]}, False, id="order of items"),
        pytest.param({"a": True}, {"a": 1}, False, id="true and 1"),
        pytest.param({"a": None}, {}, False, id="null and nothing"),
        pytest.param({"a": "\u00e9"}, {"a": "e\u0301"}, False, id="composed and decomposed"),
    ],
)
def test_canonical(one: object, other: object, same: bool) -> None:
    assert (canonical(one) == canonical(other)) is same


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:8080", True),
        ("http://localhost", True),
        ("http://LOCALHOST.:1", True),
        ("http://[::1]:5", True),
        ("http://127.9.9.9", True),
        ("https://api.vibepeak.ai", False),
        ("http://127.0.0.1.evil.test", False),
        ("http://127.evil.test.x", False),
        ("https://localhost.evil.test", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_is_loopback(url: str, expected: bool) -> None:
    assert is_loopback(url) is expected
