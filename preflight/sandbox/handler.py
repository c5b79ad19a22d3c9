"""The documented API as one function from request to reply, over a store and a clock."""

import json
import math
import re
import secrets
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from preflight.contract.codes import Code
from preflight.contract.model import LIVING_PROPERTY
from preflight.contract.openapi import openapi
from preflight.rules.model import Facts
from preflight.sandbox import control, lifecycle
from preflight.sandbox.answers import RefusalError, Reply, answer, injected, refuse, spoil
from preflight.sandbox.clock import Clock, iso
from preflight.sandbox.faults import Fault
from preflight.sandbox.media import media
from preflight.sandbox.options import PLANS_WITH_API, KnownKey, Options, digest, mode_of
from preflight.sandbox.photos import fact
from preflight.sandbox.store import Store
from preflight.submission.check import LOOPBACK_HOSTS, Refusal, refusals
from preflight.submission.fingerprint import payload_digest
from preflight.submission.transport import Request, Response

POLL_S = 30  # seconds between two looks at a task, as the API recommends
Validate = Callable[[Any], list[Refusal]]
_LARGEST_BODY = 1 << 20
_TASK = re.compile(r"/v1/tasks/([^/]+)")
_MEDIA = re.compile(r"/(?:photos|videos)/")


class Sandbox:
    """One account system, its tasks, and what shall go wrong with them."""

    def __init__(
        self, options: Options, store: Store, *, clock: Clock | None = None, validate: Validate | None = None
    ) -> None:
        self.options = options
        self.store = store
        self.clock = clock or store.clock(options.speed)
        self.base_url = "http://127.0.0.1"  # until it listens
        self._keys = options.known_keys()
        self._voices = options.catalogue()
        self._validate = validate or self._by_our_rules
        known = [key.account for key in self._keys.values()] if self._keys is not None else [options.everyone]
        for account in known:
            store.open_account(account)
        if options.faults:
            store.set_faults(options.faults)

    def handle(self, request: Request) -> Reply:
        """The reply to any request."""
        path = urlsplit(request.url).path
        if path == LIVING_PROPERTY.path:
            return self._faulty("create", request, self._create, "POST")
        if match := _TASK.fullmatch(path):
            task_id = unquote(match[1])
            return self._faulty("task", request, lambda each: self._task(each, task_id), "GET")
        if _MEDIA.match(path):
            place = "video" if path.startswith("/videos/") else ""
            return self._faulty(place, request, lambda each: media(each, self.store), "GET")
        if path == "/openapi.json":
            return self._faulty("", request, lambda _: answer(openapi(self.base_url)), "GET")
        if path.startswith(control.PREFIX):
            return Reply(response=control.handle(self, request, path))
        return Reply(
            response=refuse(RefusalError("NOT_FOUND", "There is nothing here.", status=404), _request_id())
        )

    # Around every answer --------------------------------------------------------------------------

    def _faulty(self, place: str, request: Request, act: Callable[[Request], Response], method: str) -> Reply:
        """What `act` answers, unless a fault of this place is due."""
        if request.method not in (method, "HEAD" if method == "GET" else method):
            error = RefusalError(
                "METHOD_NOT_ALLOWED", f"Use {method}.", status=405, headers={"allow": method}
            )
            return Reply(response=refuse(error, _request_id()))
        fault = self.store.take_fault(place) if place else None
        if fault is None:
            return Reply(response=self._refusing(request, act))
        if place == "create" and (fault.fault == "drop-before" or (fault.status and not fault.after)):
            self.store.add_count("requests")  # seen, though not looked at
        if fault.status:
            if fault.after:
                self._refusing(request, act)
            return Reply(response=injected(fault, _request_id()))
        if fault.fault == "drop-before":
            return Reply(response=Response(status=500), dropped=True)
        return spoil(self._refusing(request, act), fault)

    def _refusing(self, request: Request, act: Callable[[Request], Response]) -> Response:
        try:
            return act(request)
        except RefusalError as error:
            return refuse(error, _request_id())

    # Create -----------------------------------------------------------------------------------------

    def _create(self, request: Request) -> Response:
        request_id = _request_id()
        task_id, code = "", ""
        with self.store.changing():
            self.store.add_count("requests")
            try:
                life = self._accept(request, request_id)
            except RefusalError as error:
                response, code = refuse(error, request_id), error.code
            else:
                response, task_id = self._accepted(life), life.task_id
            body = request.body[:_LARGEST_BODY].decode("utf-8", "replace")
            self.store.log(request_id, self.clock.now(), response.status, code, task_id, body)
        return response

    def _accept(self, request: Request, request_id: str) -> lifecycle.Life:
        """A new task, stored and charged. RefusalError in the order in which the API looks."""
        known = self._authorized(request)
        payload = _decoded(request)
        if found := self._validate(_heeded(payload, livemode=known.livemode)):
            raise _refusal(found)
        cost = self._afford(known)
        life = self._life(payload, known, request_id, cost)
        self.store.add_task(life)
        if cost:
            self.store.charge(known.account.name, cost)
        return life

    def _life(self, payload: Any, known: KnownKey, request_id: str, cost: int) -> lifecycle.Life:
        now = self.clock.now()
        starts, ends, ending = lifecycle.planned(payload, livemode=known.livemode, now_s=now)
        return lifecycle.Life(
            task_id=f"task_{secrets.token_hex(12)}",
            account=known.account.name,
            livemode=known.livemode,
            created_at=now,
            starts_at=starts,
            ends_at=ends,
            ending=ending,
            images=len(payload.get("images", ())) or 1,
            credits=cost,
            request_id=request_id,
            webhook_url=payload.get("webhook_url", ""),
            payload_sha256=payload_digest(payload),
        )

    def _accepted(self, life: lifecycle.Life) -> Response:
        link = f"/v1/tasks/{life.task_id}"
        body = {
            "task_id": life.task_id,
            "status": "queued",
            "message": "The task was created and is queued.",
            "created_at": iso(life.created_at),
            "credits_charged": life.credits,
            "livemode": life.livemode,
            "request_id": life.request_id,
            "_links": {"self": link, "poll_interval_seconds": POLL_S},
        }
        return answer(body, 202, {"location": link, "retry-after": str(POLL_S)})

    def _by_our_rules(self, payload: Any) -> list[Refusal]:
        images = payload.get("images") if isinstance(payload, dict) else None
        urls = (
            [each.get("url") for each in images or () if isinstance(each, dict)]
            if isinstance(images, list)
            else []
        )
        photos = {url: known for url in urls if isinstance(url, str) and (known := fact(url, self.base_url))}
        hosts = (*LOOPBACK_HOSTS, *self.options.allow_hosts)
        facts = Facts(photos=photos, voices=self._voices, allow_hosts=hosts, publish_ready=True)
        return list(refusals(payload, facts))

    def _afford(self, known: KnownKey) -> int:
        """The credits to charge. RefusalError without enough of them, or with too many tasks in progress."""
        account, cost = known.account, LIVING_PROPERTY.credits if known.livemode else 0
        left = self.store.credits_left(account.name)
        if cost > left:
            details = {"required": cost, "available": left}
            raise RefusalError(Code.INSUFFICIENT_CREDITS, f"{cost} credits are needed.", details=details)
        busy = self.store.in_progress(account.name, self.clock.now(), livemode=known.livemode)
        if busy >= account.concurrency:
            raise RefusalError(
                Code.CONCURRENCY_LIMIT_EXCEEDED,
                details={"limit": account.concurrency, "in_flight": busy, "plan": account.plan},
                headers={"retry-after": self._soon()},
            )
        return cost

    # Tasks ------------------------------------------------------------------------------------------

    def _task(self, request: Request, task_id: str) -> Response:
        known = self._authorized(request)
        life = self.store.task(task_id)
        if life is None or (life.account, life.livemode) != (known.account.name, known.livemode):
            raise RefusalError("TASK_NOT_FOUND", "There is no such task for this key.")
        now = self.clock.now()
        position = self.store.position(life, now) if now < life.starts_at else 0
        body = lifecycle.describe(life, now, position, self.base_url)
        is_over = body["status"] == life.ending
        return answer(body, headers={} if is_over else {"retry-after": self._soon()})

    def _soon(self) -> str:
        """The poll interval on the sandbox's clock; whole seconds, as the header has them."""
        return str(max(1, math.ceil(self.clock.real_s(POLL_S))))

    # Keys -------------------------------------------------------------------------------------------

    def _authorized(self, request: Request) -> KnownKey:
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        found = self._known(key.strip()) if scheme.lower() == "bearer" else None
        if found is None:
            raise RefusalError(Code.INVALID_API_KEY, headers={"www-authenticate": "Bearer"})
        if found.refusal:
            message = f"The API key is {found.refusal.rpartition('_')[2].lower()}."
            raise RefusalError(found.refusal, message, headers={"www-authenticate": "Bearer"})
        if found.account.plan not in PLANS_WITH_API:
            details = {"current_plan": found.account.plan, "required_plans": list(PLANS_WITH_API)}
            raise RefusalError(Code.PLAN_REQUIRED, details=details)
        return found

    def _known(self, key: str) -> KnownKey | None:
        key_mode = mode_of(key)
        if key_mode is None:
            return None
        if self._keys is not None:
            return self._keys.get(digest(key))
        return KnownKey(account=self.options.everyone, livemode=key_mode == "live")

    def take_webhook_fault(self) -> Fault | None:
        """What shall go wrong with the next webhook."""
        return self.store.take_fault("webhook")


def _heeded(payload: Any, *, livemode: bool) -> Any:
    """The payload without what is silently ignored: a live key's `test_scenario`."""
    if livemode and isinstance(payload, dict):
        return {name: value for name, value in payload.items() if name != "test_scenario"}
    return payload


def _request_id() -> str:
    return f"req_{secrets.token_hex(12)}"


def _refusal(found: list[Refusal]) -> RefusalError:
    """The first code, with every fault that has it."""
    first = found[0]
    same = [{"pointer": each.pointer, "message": each.message} for each in found if each.code == first.code]
    return RefusalError(first.code, f"{first.message}.", details={"faults": same})


def _decoded(request: Request) -> Any:
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        raise RefusalError(Code.VALIDATION_ERROR, f"The body has to be application/json, not {kind[:80]}.")
    if len(request.body) > _LARGEST_BODY:
        raise RefusalError(Code.VALIDATION_ERROR, f"The body is larger than {_LARGEST_BODY} bytes.")
    try:
        return json.loads(request.body.decode(), parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        problem = str(error) or "it is nested too deeply"
    raise RefusalError(Code.VALIDATION_ERROR, f"The body is not JSON: {problem[:200]}.")


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number of JSON")


def _once(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member stands twice")
    return members
