"""Answers in the API's form, and how a fault spoils them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from preflight.contract.codes import MEANINGS
from preflight.sandbox.faults import CODES, Fault
from preflight.submission.transport import Response

JSON = {"content-type": "application/json"}
_GARBAGE = b'{"task_id": "\xff\xfe, "status": queued,,'
# What an injected refusal says, in the documented form.
_DETAILS: dict[str, Mapping[str, Any]] = {
    "PLAN_REQUIRED": {"current_plan": "free", "required_plans": ["plus", "pro"]},
    "CONCURRENCY_LIMIT_EXCEEDED": {"limit": 1, "in_flight": 1, "plan": "plus"},
}
_MEANINGS: dict[str, str] = {
    **{str(code): meaning for code, meaning in MEANINGS.items()},
    "MISSING_API_KEY": "The request has no API key.",
    "API_KEY_REVOKED": "The API key is revoked.",
    "API_KEY_EXPIRED": "The API key is expired.",
    "TASK_NOT_FOUND": "There is no such task for this key.",
    "INTERNAL_ERROR": "The service has a fault of its own.",
}
_BUSY_S = 1  # `Retry-After` of a fault that names none


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer, and what the connection does to it."""

    response: Response
    delay_s: float = 0.0  # before it is sent
    dropped: bool = False  # nothing is sent
    cut: bool = False  # half of the body is sent


class RefusalError(Exception):
    """The request is refused with a code of the API."""

    def __init__(
        self,
        code: str,
        message: str = "",
        *,
        details: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        status: int = 0,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.message = message or _MEANINGS.get(code, "")
        self.details = details
        self.headers = dict(headers or {})
        self.status = status or CODES[code]


def answer(body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer."""
    raw = json.dumps(body, ensure_ascii=False).encode()
    return Response(status=status, headers=JSON | dict(headers or {}), body=raw)


def refuse(error: RefusalError, request_id: str) -> Response:
    """The envelope of a refusal."""
    inner: dict[str, Any] = {"code": error.code, "message": error.message, "request_id": request_id}
    if error.details is not None:
        inner["details"] = error.details
    return answer({"error": inner}, error.status, error.headers)


def injected(fault: Fault, request_id: str) -> Response:
    """The answer of a fault that is an error: the API's envelope, or for a bare status a plain page."""
    headers = {}
    if fault.status in (429, 503):
        headers["retry-after"] = str(_BUSY_S if fault.seconds is None else round(fault.seconds))
    if fault.fault in CODES:
        return refuse(
            RefusalError(fault.fault, headers=headers, details=_DETAILS.get(fault.fault)), request_id
        )
    page = f"<html><body><h1>{fault.fault}</h1></body></html>".encode()
    return Response(status=fault.status or 500, headers={"content-type": "text/html", **headers}, body=page)


def spoil(response: Response, fault: Fault) -> Reply:
    """An answer with a fault of the connection or the body."""
    if fault.fault == "delay":
        return Reply(response=response, delay_s=fault.seconds or 0.0)
    if fault.fault in ("drop-before", "drop-after"):
        return Reply(response=response, dropped=True)
    if fault.fault == "truncate":
        return Reply(response=response, cut=True)
    if fault.fault == "garbage":
        return Reply(response=replace(response, body=_GARBAGE))
    return Reply(response=replace(response, headers={**response.headers, "content-type": "text/html"}))
