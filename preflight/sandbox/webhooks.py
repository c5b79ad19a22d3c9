"""Signed webhooks: sent when a task ends, again until the receiver takes them."""

import json
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from preflight.errors import TransportError
from preflight.sandbox import lifecycle
from preflight.sandbox.faults import Fault
from preflight.sandbox.handler import Sandbox
from preflight.sandbox.store import Delivery
from preflight.submission.check import LOOPBACK_HOSTS
from preflight.submission.signatures import DEFAULT, EVENT_HEADER, Scheme
from preflight.submission.transport import HttpTransport, Request, Timeouts, Transport

RECEIVER_S = 30.0  # a receiver answers within this
RETRY_AFTER_S = (10.0, 60.0, 300.0, 1800.0)  # of the sandbox's clock; then it is given up
_HELD_S = 300.0  # an event that shall come late waits no longer than this for one to overtake it


@dataclass(frozen=True, slots=True, kw_only=True)
class Courier:
    """Delivers what is due."""

    sandbox: Sandbox
    transport: Transport
    scheme: Scheme = DEFAULT

    async def deliver(self, delivery: Delivery) -> None:
        """One attempt."""
        store = self.sandbox.store
        fault = self.sandbox.take_webhook_fault()
        if fault and fault.fault == "reorder":
            later = self.sandbox.clock.now() + _HELD_S
            store.change_delivery(delivery.number, state="held", due_at=later)
            return
        if fault and fault.fault == "delay":
            later = self.sandbox.clock.now() + (fault.seconds or 0) * self.sandbox.clock.speed
            store.change_delivery(delivery.number, state="pending", due_at=later)
            return
        if fault and fault.fault == "duplicate":
            store.repeat_delivery(delivery, self.sandbox.clock.now())
        await self._attempt(delivery, fault)

    async def _attempt(self, delivery: Delivery, fault: Fault | None) -> None:
        life = self.sandbox.store.task(delivery.task_id)
        target = self.target(life) if life else ""
        if life is None or not target:
            note = "the host is not opened: see the options allow_hosts and webhook_to"
            self.sandbox.store.change_delivery(delivery.number, state="not-sent", note=note)
            return
        status, note = 0, "the connection was dropped on demand"
        if fault is None or fault.fault != "drop-before":
            status, note = await self._send(self.request(life, target, fault))
        if fault is not None and fault.fault == "drop-after":
            status, note = 0, "the answer was dropped on demand"
        self._note(delivery, status, note)

    async def _send(self, request: Request) -> tuple[int, str]:
        try:
            response = await self.transport.send(request)
        except TransportError as error:
            return 0, str(error)
        return response.status, ""

    def _note(self, delivery: Delivery, status: int, note: str) -> None:
        store, now, attempts = self.sandbox.store, self.sandbox.clock.now(), delivery.attempts + 1
        state, due_at = "delivered", delivery.due_at
        if not 200 <= status < 300:
            state = "given-up" if attempts > len(RETRY_AFTER_S) else "pending"
            due_at = now + RETRY_AFTER_S[min(attempts, len(RETRY_AFTER_S)) - 1]
        values = {"state": state, "due_at": due_at, "attempts": attempts, "status": status}
        store.change_delivery(delivery.number, **values, note=note or delivery.note)
        if state == "delivered":
            store.release_held(now, except_number=delivery.number)

    def target(self, life: lifecycle.Life) -> str:
        """Where a task's webhook goes: only to this machine and to opened hosts, else nowhere."""
        options = self.sandbox.options
        if options.webhook_to:
            return options.webhook_to
        host = urlsplit(life.webhook_url).hostname
        return life.webhook_url if host in (*LOOPBACK_HOSTS, *options.allow_hosts) else ""

    def request(self, life: lifecycle.Life, target: str, fault: Fault | None = None) -> Request:
        """The webhook, signed with our time: receivers compare it with theirs."""
        event = lifecycle.event(life, self.sandbox.base_url)
        body, stamp = json.dumps(event).encode(), str(int(time.time()))
        signature = self.scheme.sign(self.sandbox.options.secret, body, stamp, life.task_id)
        headers = {
            "Content-Type": "application/json",
            self.scheme.signature_header: f"{self.scheme.written_prefix}{signature}",
            EVENT_HEADER: event["event"],
        }
        if self.scheme.timestamp_header:
            headers[self.scheme.timestamp_header] = stamp
        if self.scheme.id_header:
            headers[self.scheme.id_header] = life.task_id
        return Request(
            method="POST", url=target, headers=headers, body=_spoiled(body, fault), total_s=RECEIVER_S
        )


def local_transport() -> HttpTransport:
    """For receivers under development: their certificates are their own."""
    return HttpTransport(
        Timeouts(connect_s=5, read_s=RECEIVER_S), user_agent="preflight-sandbox", verify_tls=False
    )


def _spoiled(body: bytes, fault: Fault | None) -> bytes:
    if fault and fault.fault == "truncate":
        return body[: len(body) // 2]
    if fault and fault.fault == "garbage":
        return body.replace(b'"', b"'")
    return body
