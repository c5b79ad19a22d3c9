"""The life of a task: fixed when it is made, read off the clock whenever somebody asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from preflight.sandbox.clock import iso
from preflight.sandbox.sample import SECONDS_PER_IMAGE

QUEUED_S = 15.0
WORKING_S = {"success": 225.0, "fail": 60.0, "slow": 1185.0}  # published: 3 to 5 minutes in all
EXTRA_S = {"change_decoration": 60.0, "furnish": 60.0}  # these take longer
RESULT_LASTS_S = 7 * 86_400.0
FAILURE = {"code": "PROCESSING_FAILED", "message": "The video could not be made from these images."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A task as it is stored."""

    task_id: str
    account: str
    livemode: bool
    created_at: float  # Unix seconds of the sandbox, as all times here
    starts_at: float
    ends_at: float
    ending: str  # "completed" or "failed"
    images: int
    credits: int  # charged
    request_id: str
    webhook_url: str
    payload_sha256: str

    def status(self, now_s: float) -> str:
        """queued, processing, completed or failed."""
        if now_s < self.starts_at:
            return "queued"
        return "processing" if now_s < self.ends_at else self.ending


def planned(payload: Mapping[str, Any], *, livemode: bool, now_s: float) -> tuple[float, float, str]:
    """When work starts, when it ends, and how. Live keys ignore `test_scenario`."""
    scenario = "success" if livemode else payload.get("test_scenario", "success")
    starts = now_s + QUEUED_S
    working = WORKING_S.get(scenario, WORKING_S["success"])
    ends = starts + working + EXTRA_S.get(payload.get("modification_mode", ""), 0.0)
    return starts, ends, "failed" if scenario == "fail" else "completed"


def describe(life: Life, now_s: float, position: int, base_url: str) -> dict[str, Any]:
    """The body of a poll's answer."""
    status = life.status(now_s)
    body: dict[str, Any] = {
        "task_id": life.task_id,
        "status": status,
        "created_at": iso(life.created_at),
        "livemode": life.livemode,
    }
    if status == "queued":
        return body | {"queue_position": position, "estimated_completion": iso(life.ends_at)}
    if status == "processing":
        return body | {"started_at": iso(life.starts_at)}
    return body | ended(life, base_url)


def ended(life: Life, base_url: str) -> dict[str, Any]:
    """How a task ended, for polls and webhooks alike."""
    body: dict[str, Any] = {"completed_at": iso(life.ends_at)}
    if life.ending == "failed":
        return body | {"error": FAILURE}
    result = {
        "video_url": f"{base_url}/videos/{life.task_id}.mp4",
        "cover_image_url": f"{base_url}/photos/{life.task_id}.jpg",
        "duration_seconds": life.images * SECONDS_PER_IMAGE,
        "resolution": "1080p",
        "expires_at": iso(life.ends_at + RESULT_LASTS_S),
    }
    return body | {"result": result}


def event(life: Life, base_url: str) -> dict[str, Any]:
    """The body of the webhook that tells of a task's end."""
    return {
        "event": f"task.{life.ending}",
        "task_id": life.task_id,
        "status": life.ending,
        "created_at": iso(life.created_at),
        "livemode": life.livemode,
        **ended(life, base_url),
    }
