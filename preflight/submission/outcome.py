"""What an answer to a create request means: taken, refused, to be sent again, or nobody knows."""

import json
import re
from dataclasses import dataclass
from typing import Any

from preflight.contract.codes import Code
from preflight.contract.model import LIVING_PROPERTY
from preflight.errors import ApiError, NotConnectedError
from preflight.submission.keys import Secret, mode
from preflight.submission.records import Accepted, RecordError, read_accepted
from preflight.submission.retries import retry_after_s
from preflight.submission.transport import Response

UNEXPECTED = "UNEXPECTED_ANSWER"  # our own word, where the API gave none
_LOCATION = re.compile(r"/v1/tasks/([^/?#\s]+)/?$")
_SENT_AGAIN = (429, 503)
# Redirects that say "not here"; the others may stand for "done, look there".
_MOVED = (301, 307, 308)
_UNSURE_4XX = (408, 499)  # a server in between gave up; the one behind it may not have
_SENTENCE = 300  # characters of an undocumented answer that are worth showing


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Surely not accepted."""

    error: ApiError | NotConnectedError
    retry: bool = False  # worth sending again


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """It may have been accepted."""

    reason: str


def judge(response: Response, key: Secret | None = None) -> Accepted | Refused | Unsure:
    """The meaning of an answer to a create request."""
    status = response.status
    if 200 <= status < 300:
        return _taken(response, key)
    if status in _SENT_AGAIN:
        return Refused(error=api_error(response, key), retry=True)
    if status in _MOVED or (400 <= status < 500 and status not in _UNSURE_4XX):
        return Refused(error=api_error(response, key))
    return Unsure(reason=f"the server answered {status} and may or may not have accepted the request")


def api_error(response: Response, key: Secret | None = None) -> ApiError:
    """The refusal in an answer, every word of it kept; the key, should it be echoed, left out."""
    body = decode(response, key)
    error = body.get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict) or not isinstance(error.get("code"), str):
        made = ApiError(_default_code(response.status), response.status, _describe(response, body))
    else:
        details = error.get("details")
        made = ApiError(
            error["code"],
            response.status,
            str(error.get("message") or ""),
            request_id=str(error.get("request_id") or response.headers.get("x-request-id", "")),
            details=details if isinstance(details, dict) else None,
        )
    made.retry_after_s = retry_after_s(response.headers)
    return made


def decode(response: Response, key: Secret | None = None) -> Any:
    """The body as JSON, or as text where it is none."""
    text = response.body.decode("utf-8", "replace")
    text = key.hide_in(text) if key else text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _taken(response: Response, key: Secret | None) -> Accepted | Unsure:
    try:
        return read_accepted(decode(response, key))
    except RecordError:
        pass
    # The body was cut or is not the documented one; the header names the task as well.
    match = _LOCATION.search(response.headers.get("location", ""))
    if match:
        return _documented(match[1], key)
    return Unsure(reason=f"the server answered {response.status}, but names no task")


def _documented(task_id: str, key: Secret | None) -> Accepted:
    """An acceptance whose body says nothing: a live key has been charged, as documented."""
    is_live = key is not None and mode(key) == "live"
    return Accepted(
        task_id=task_id,
        message="the answer's body could not be read",
        credits_charged=LIVING_PROPERTY.credits if is_live else 0,
        livemode=is_live,
    )


def _default_code(status: int) -> str:
    return Code.SERVICE_UNAVAILABLE if status == 503 else UNEXPECTED


def _describe(response: Response, body: Any) -> str:
    if response.status in _MOVED:
        return f"the server redirects to {response.headers.get('location', '')!r}, which is not followed"
    shown = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    shown = " ".join(shown.split())[:_SENTENCE]
    return f"the answer has not the API's envelope: {shown!r}" if shown else "the server gave no reason"
