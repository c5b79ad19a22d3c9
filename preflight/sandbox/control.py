"""The sandbox's own controls: what it has seen, and what shall go wrong."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from preflight.sandbox.answers import RefusalError, answer, refuse
from preflight.sandbox.clock import iso
from preflight.sandbox.faults import FaultError, read_faults, write_fault
from preflight.submission.transport import Request, Response

if TYPE_CHECKING:
    from preflight.sandbox.handler import Sandbox

PREFIX = "/_sandbox/"
Control = Callable[["Sandbox", Request], Any]


def handle(sandbox: "Sandbox", request: Request, path: str) -> Response:
    """The answer of a control; its body is JSON."""
    methods = {method: act for (each, method), act in _CONTROLS.items() if each == path.removeprefix(PREFIX)}
    if not methods:
        names = ", ".join(sorted({PREFIX + name for name, _ in _CONTROLS}))
        return refuse(RefusalError("NOT_FOUND", f"There are {names}.", status=404), "")
    if request.method not in methods:
        headers = {"allow": ", ".join(methods)}
        error = RefusalError("METHOD_NOT_ALLOWED", "Use another method.", status=405, headers=headers)
        return refuse(error, "")
    try:
        return answer(methods[request.method](sandbox, request))
    except ValueError as error:  # FaultError, and what is not JSON
        return refuse(RefusalError("INVALID_CONTROL", str(error), status=400), "")


def state(sandbox: "Sandbox", request: Request) -> dict[str, Any]:
    """Credits, charges, requests and tasks."""
    store, now = sandbox.store, sandbox.clock.now()
    delivered = {each.task_id for each in store.deliveries() if each.state == "delivered"}
    tasks = [
        {
            "task_id": life.task_id,
            "status": life.status(now),
            "livemode": life.livemode,
            "account": life.account,
            "created_at": iso(life.created_at),
            "ends_at": iso(life.ends_at),
            "credits_charged": life.credits,
            "request_id": life.request_id,
            "payload_sha256": life.payload_sha256,
            "webhook_delivered": life.task_id in delivered,
        }
        for life in store.tasks()
    ]
    return {
        "credits_left": store.credits_left(),
        "charges": store.count("charges"),
        "requests": store.count("requests"),
        "tasks": tasks,
        "clock": {"now": iso(now), "speed": sandbox.clock.speed},
    }


def _faults(sandbox: "Sandbox", request: Request) -> list[dict[str, Any]]:
    return [write_fault(fault) for fault in sandbox.store.faults()]


def _set_faults(sandbox: "Sandbox", request: Request) -> list[dict[str, Any]]:
    sandbox.store.set_faults(read_faults(json.loads(request.body)))
    return _faults(sandbox, request)


def _clear_faults(sandbox: "Sandbox", request: Request) -> list[dict[str, Any]]:
    sandbox.store.set_faults(())
    return []


def _requests(sandbox: "Sandbox", request: Request) -> list[dict[str, Any]]:
    return sandbox.store.logged()


def _webhooks(sandbox: "Sandbox", request: Request) -> list[dict[str, Any]]:
    names = ("task_id", "state", "attempts", "status", "note")
    return [{name: getattr(each, name) for name in names} for each in sandbox.store.deliveries()]


def _clock(sandbox: "Sandbox", request: Request) -> dict[str, Any]:
    """`{"advance": SECONDS}` puts the clock forward, `{"speed": X}` changes its speed."""
    asked = json.loads(request.body)
    values = asked if isinstance(asked, dict) and set(asked) <= {"advance", "speed"} else {"": 0}
    if not all(isinstance(value, int | float) and 0 < value <= 1e9 for value in values.values()):
        raise FaultError('write {"advance": SECONDS} or {"speed": TIMES}')
    if "speed" in values:
        sandbox.clock.restarted(float(values["speed"]))
    sandbox.clock.advance(float(values.get("advance", 0)))
    sandbox.store.keep_clock(sandbox.clock)
    return {"now": iso(sandbox.clock.now()), "speed": sandbox.clock.speed}


_CONTROLS: dict[tuple[str, str], Control] = {
    ("state", "GET"): state,
    ("faults", "GET"): _faults,
    ("faults", "PUT"): _set_faults,
    ("faults", "DELETE"): _clear_faults,
    ("requests", "GET"): _requests,
    ("webhooks", "GET"): _webhooks,
    ("clock", "PUT"): _clock,
}
