"""What the client does, step by step, without knowing how it is called: the asynchronous core."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import quote

from preflight.contract.model import LIVING_PROPERTY
from preflight.errors import (
    AnswerError,
    ApiError,
    ConnectionLostError,
    LedgerError,
    NotConnectedError,
    PreflightError,
    UnknownOutcomeError,
)
from preflight.submission.check import Check, foretold
from preflight.submission.claims import Claim, release
from preflight.submission.entries import Entry, State
from preflight.submission.fingerprint import canonical, identify, is_loopback
from preflight.submission.keys import Secret, mode
from preflight.submission.ledger import EVERYTHING, Intent, Ledger
from preflight.submission.outcome import Refused, Unsure, api_error, decode, judge
from preflight.submission.records import Accepted, RecordError, Task, read_task
from preflight.submission.retries import Retries, retry_after_s
from preflight.submission.transport import Request, Transport

Sleep = Callable[[float], Awaitable[None]]
Pause = Callable[[PreflightError, float], None]  # told why, and for how many seconds
_LOOK_AGAIN_S = 0.05  # while another process sends the same request


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a session works with."""

    key: Secret
    base_url: str  # without a slash at its end
    ledger: Ledger
    transport: Transport
    check: Check
    retries: Retries = field(default_factory=Retries)
    sleep: Sleep = asyncio.sleep
    on_pause: Pause | None = None  # before a request is sent again


class Session:
    """One account at one API."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup

    async def submit(self, payload: object, *, again: bool = False, label: str = "") -> Accepted:
        """Check, claim, send once."""
        setup = self.setup
        identity = identify(payload, setup.key, setup.base_url)
        if found := setup.check(payload):
            raise foretold(found)
        intent = Intent(identity=identity, base_url=setup.base_url, label=label)
        claim = await self._claim(intent, EVERYTHING if again else 0)
        if isinstance(claim, Accepted):
            return claim
        try:
            return await self._deliver(claim, self._create_request(payload))
        finally:
            release(claim)

    async def status(self, task_id: str) -> Task:
        """A task as it stands now."""
        request = self._request("GET", f"/v1/tasks/{quote(task_id, safe='')}")
        response = await self.setup.transport.send(request)
        if response.status != 200:
            raise api_error(response, self.setup.key)
        problem = "it was cut off"
        if response.complete:
            try:
                body = decode(response, self.setup.key)
                return read_task(body, retry_after_s=retry_after_s(response.headers))
            except RecordError as error:
                problem = str(error)
        raise AnswerError(f"the state of task {task_id} cannot be read: {problem}", status=response.status)

    # One claim --------------------------------------------------------------------------------------

    async def _claim(self, intent: Intent, past: int) -> Claim | Accepted:
        """A claim to send, or the acceptance that the ledger has. UnknownOutcomeError if it cannot tell."""
        ledger, watched, since = self.setup.ledger, None, time.monotonic()
        while True:
            unchanged = watched if time.monotonic() - since > ledger.lease_s else None
            found = ledger.claim(intent, past=past, watched=unchanged)
            if isinstance(found, Claim):
                return found
            if found.state is State.UNKNOWN:
                raise _unknown(found)
            if found.state is State.ACCEPTED:
                if not await self._is_forgotten(found):
                    return found.accepted()
                past = found.id
            elif found != watched:
                watched, since = found, time.monotonic()
            else:
                await self.setup.sleep(_LOOK_AGAIN_S)

    async def _is_forgotten(self, entry: Entry) -> bool:
        """Whether a server on this machine does not know the task: it is another sandbox than then."""
        if not is_loopback(self.setup.base_url):
            return False
        try:
            await self.status(entry.task_id)
        except ApiError as error:
            return error.code == "TASK_NOT_FOUND"  # any other 404 says nothing of the task
        except PreflightError:
            return False
        return False

    # One delivery -----------------------------------------------------------------------------------

    async def _deliver(self, claim: Claim, request: Request) -> Accepted:
        ledger, tried, waited = self.setup.ledger, 0, 0.0
        while True:
            ledger.sent(claim)
            verdict = await self._exchange(claim, request)
            tried += 1
            if isinstance(verdict, Accepted):
                ledger.accepted(claim, verdict)
                return verdict
            if isinstance(verdict, Unsure):
                raise self._note_unknown(claim, verdict.reason)
            pause = self._pause(verdict, tried, waited)
            if pause is None:
                self._note_refused(claim, verdict.error)
                raise verdict.error
            ledger.withdrawn(claim, pause)
            if self.setup.on_pause:
                self.setup.on_pause(verdict.error, pause)
            await self._rest(claim, pause)
            waited += pause

    async def _exchange(self, claim: Claim, request: Request) -> Accepted | Refused | Unsure:
        try:
            response = await self.setup.transport.send(request)
        except NotConnectedError as error:
            return Refused(error=error, retry=True)
        except ConnectionLostError as error:
            return Unsure(reason=str(error))
        except BaseException:
            self._note_unknown(claim, "it was interrupted while it waited for the answer")
            raise
        return judge(response, self.setup.key)

    def _pause(self, verdict: Refused, tried: int, waited_s: float) -> float | None:
        if not verdict.retry:
            return None
        asked = verdict.error.retry_after_s if isinstance(verdict.error, ApiError) else None
        return self.setup.retries.pause_s(tried, waited_s, asked)

    async def _rest(self, claim: Claim, pause_s: float) -> None:
        try:
            await self.setup.sleep(pause_s)
        except BaseException:
            self._note_refused(claim, PreflightError("it was interrupted between two tries"))
            raise

    def _note_refused(self, claim: Claim, error: PreflightError) -> None:
        """In the ledger, if it can be written; if not, the entry ends as unknown, which is safe."""
        try:
            self.setup.ledger.refused(claim, error)
        except LedgerError as trouble:
            error.add_note(f"this could not be noted: {trouble}")

    def _note_unknown(self, claim: Claim, reason: str) -> UnknownOutcomeError:
        """In the ledger; if it cannot be written the entry stays `sent`, which ends as unknown too."""
        with suppress(LedgerError):
            self.setup.ledger.unknown(claim, reason)
        with suppress(PreflightError):
            return _unknown(self.setup.ledger.entry(claim.entry_id))
        advice = f"see `preflight ledger`, entry {claim.entry_id}"
        return UnknownOutcomeError(reason, entry_id=claim.entry_id, advice=advice)

    # Requests ---------------------------------------------------------------------------------------

    def _create_request(self, payload: object) -> Request:
        canonical(payload)  # what JSON cannot say has been refused by now
        body = json.dumps(payload, separators=(",", ":")).encode()
        return self._request("POST", LIVING_PROPERTY.path, body)

    def _request(self, method: str, path: str, body: bytes = b"") -> Request:
        mode(self.setup.key)  # ApiError for a key that must not get into a header
        headers = {"Accept": "application/json"} | ({"Content-Type": "application/json"} if body else {})
        return Request(
            method=method, url=self.setup.base_url + path, headers=headers, body=body, key=self.setup.key
        )


def _unknown(entry: Entry) -> UnknownOutcomeError:
    return UnknownOutcomeError(
        entry.message or "it is not known whether this request was accepted",
        entry_id=entry.id,
        advice=entry.advice,
    )
