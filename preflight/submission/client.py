"""The client that Python programs and the command line use: synchronous outside, asynchronous inside."""

import asyncio
import os
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from preflight.contract.model import BASE_URL
from preflight.errors import UsageError
from preflight.submission.batch import Note, Outcome, submit_all
from preflight.submission.check import LOOPBACK_HOSTS, Check, checker
from preflight.submission.download import download
from preflight.submission.entries import Entry, State
from preflight.submission.fingerprint import identify, is_loopback
from preflight.submission.keys import Secret
from preflight.submission.ledger import Ledger
from preflight.submission.ledger_file import default_path
from preflight.submission.records import Accepted, Task
from preflight.submission.retries import Retries
from preflight.submission.session import Pause, Session, Setup, Sleep
from preflight.submission.transport import HttpTransport, Transport
from preflight.submission.waiting import Patience, Progress, wait

_Value = TypeVar("_Value")


class Client:
    """Submits clean payloads, each once, and fetches what becomes of them.

    `ledger` is a `Ledger`, a path, or None for the user's own. `check` finds what the API would refuse;
    without one, our rules look at the payload alone. `poll_s` overrides how often a task is looked at;
    `on_pause` is told why a request has to be sent again, and when.
    """

    def __init__(
        self,
        api_key: "str | Secret",
        base_url: str = BASE_URL,
        *,
        ledger: Ledger | str | os.PathLike[str] | None = None,
        transport: Transport | None = None,
        check: Check | None = None,
        retries: Retries | None = None,
        poll_s: float | None = None,
        sleep: Sleep = asyncio.sleep,
        on_pause: Pause | None = None,
    ) -> None:
        key = api_key if isinstance(api_key, Secret) else Secret(api_key)
        base_url = _base(base_url)
        self._poll_s = poll_s
        self._session = Session(
            Setup(
                key=key,
                base_url=base_url,
                ledger=ledger if isinstance(ledger, Ledger) else Ledger(ledger or default_path()),
                transport=transport or HttpTransport(),
                check=check or _own_check(base_url),
                retries=retries or Retries(),
                sleep=sleep,
                on_pause=on_pause,
            )
        )

    @property
    def livemode(self) -> bool:
        """Whether the key charges: then a person should be asked first."""
        return self._session.setup.key.reveal().startswith("vpk_live_")

    @property
    def local_hosts(self) -> tuple[str, ...]:
        """Hosts that count as public although they are not: this machine's, for an API on this machine."""
        return LOOPBACK_HOSTS if is_loopback(self._session.setup.base_url) else ()

    @property
    def ledger(self) -> Ledger:
        """The ledger in use."""
        return self._session.setup.ledger

    def sent_before(self, payload: object) -> bool:
        """Whether the ledger has an acceptance of the payload, so that submitting it charges nothing."""
        setup = self._session.setup
        fingerprint = identify(payload, setup.key, setup.base_url).fingerprint
        return any(
            entry.fingerprint == fingerprint and entry.state is State.ACCEPTED
            for entry in self.ledger.entries()
        )

    def submit(self, payload: object, *, again: bool = False, label: str = "") -> Accepted:
        """Send the payload unless it has been sent; `again`: even then.

        ApiError if the API refuses or our check foretells it, UnknownOutcomeError if nobody knows,
        NotConnectedError if the API could not be reached, LedgerError if nothing could be noted.
        """
        return _run(self._session.submit(payload, again=again, label=label))

    def submit_all(
        self,
        payloads: Sequence[object],
        *,
        concurrency: int = 1,
        again: bool = False,
        labels: Sequence[str] = (),
        on_outcome: Note | None = None,
    ) -> list[Outcome]:
        """Send several, at most so many tasks in progress at once, or fewer if the plan says so.

        What became of each stands at its index: an acceptance, or the exception that `submit` would raise.
        """
        patience = Patience(poll_s=self._poll_s)
        work = submit_all(
            self._session,
            payloads,
            concurrency=max(1, concurrency),
            again=again,
            labels=labels,
            patience=patience,
            on_outcome=on_outcome,
        )
        return _run(work)

    def status(self, task_id: str) -> Task:
        """A task as it stands now."""
        return _run(self._session.status(task_id))

    def wait(self, task_id: str, on_progress: Progress | None = None, timeout_s: float | None = None) -> Task:
        """The task once it is completed or failed. WaitTimeoutError if that takes longer than `timeout_s`."""
        patience = Patience(timeout_s=timeout_s, poll_s=self._poll_s)
        return _run(wait(self._session, task_id, on_progress, patience))

    def download(self, task: Task | str, folder: str | os.PathLike[str]) -> Path:
        """The finished task's video as a file in the folder; an earlier try is gone on with."""
        found = self.status(task) if isinstance(task, str) else task
        return _run(download(self._session, found, Path(folder)))

    def resolve(self, entry_id: int, task_id: str | None = None) -> Entry:
        """Settle an unknown entry of the ledger: it became this task, which is looked up, or (None) none."""
        if task_id is None:
            return self.ledger.resolve(entry_id, None)
        task = self.status(task_id)
        answer = Accepted(task_id=task.task_id, created_at=task.created_at, livemode=task.livemode)
        return self.ledger.resolve(entry_id, answer)


def _own_check(base_url: str) -> Check:
    """Our rules; photos and webhooks on this machine are fine for a server on this machine."""
    from preflight.rules.model import Facts

    hosts = LOOPBACK_HOSTS if is_loopback(base_url) else ()
    return checker(Facts(publish_ready=True, allow_hosts=hosts))


def _base(url: str) -> str:
    """The address without its last slash. UsageError if a key must not go there."""
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and parts.port != 0 and not parts.query and not parts.fragment
    except ValueError:
        usable = False
    if not usable or "@" in parts.netloc or parts.scheme not in ("http", "https"):
        raise UsageError(f"{url!r} is no address of an API; write it like {BASE_URL}")
    if parts.scheme == "http" and not is_loopback(url):
        raise UsageError(f"{url} is not https: the API key would travel for all to read")
    return url.rstrip("/")


def _run(work: Coroutine[Any, Any, _Value]) -> _Value:
    """Run to the end, also where an event loop is running already (a notebook)."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="preflight-client") as apart:
        return apart.submit(asyncio.run, work).result()
