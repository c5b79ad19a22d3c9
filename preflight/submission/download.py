"""Fetching a finished video: through a temporary file, resumed where it was cut, renamed when whole."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from preflight.errors import DownloadError, TransportError
from preflight.submission.records import Task
from preflight.submission.retries import retry_after_s
from preflight.submission.session import Session
from preflight.submission.transport import Request, Response, Write

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
_LARGEST = 4 << 30  # bytes; a video is some tens of megabytes
_TRIES_WITHOUT_GAIN = 5


@dataclass(slots=True, kw_only=True)
class _Part:
    """A video on its way: the bytes so far, and the tag that says of which version they are."""

    path: Path
    total: int | None = None  # bytes of the whole video, once known
    trouble: OSError | None = None
    open: IO[bytes] | None = field(default=None, repr=False)

    @property
    def tag_path(self) -> Path:
        return self.path.with_name(self.path.name + ".etag")

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    @property
    def tag(self) -> str:
        return self.tag_path.read_text("ascii", "replace") if self.tag_path.exists() else ""


async def download(session: Session, task: Task, folder: Path) -> Path:
    """The video's file, `TASK_ID.mp4` in the folder. DownloadError keeps what came for the next try."""
    if task.result is None:
        raise DownloadError(f"task {task.task_id} is {task.status} and has no video")
    url = task.result.video_url
    if urlsplit(url).scheme not in ("http", "https"):
        raise DownloadError("the video's address is neither http nor https")
    target = folder / f"{_UNSAFE.sub('_', task.task_id)}.mp4"
    part = _Part(path=target.with_name(target.name + ".part"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        await _fetch(session, url, part)
        _finish(part, target)
    except OSError as error:
        problem = error.strerror or str(error)
    else:
        return target
    raise DownloadError(f"{target} cannot be written: {problem}")


async def _fetch(session: Session, url: str, part: _Part) -> None:
    tries, best = 0, part.size
    while True:
        problem, pause = "", 0.5 * 2.0**tries
        try:
            response = await _ask(session, url, part)
        except TransportError as error:
            problem = str(error)
        else:
            if _is_whole(response, part):
                return
            problem = _problem(response, part)
            pause = retry_after_s(response.headers) or pause
        tries, best = (tries + 1, best) if part.size <= best else (0, part.size)
        if tries >= _TRIES_WITHOUT_GAIN:
            raise DownloadError(f"the video stopped coming after {part.size} bytes: {problem}")
        await session.setup.sleep(pause)


async def _ask(session: Session, url: str, part: _Part) -> Response:
    """One request for what is missing. OSError if the disk does not take it."""
    headers = {}
    if part.size and part.tag:
        headers = {"Range": f"bytes={part.size}-", "If-Range": part.tag}
    request = Request(
        method="GET",
        url=url,
        headers=headers,
        max_bytes=_LARGEST,
        total_s=None,
        receive=lambda status, found: _receiver(part, status, found),
    )
    try:
        response = await session.setup.transport.send(request)
    finally:
        if part.open is not None:
            part.open.close()
            part.open = None
    if part.trouble is not None:
        raise part.trouble
    return response


def _receiver(part: _Part, status: int, headers: Mapping[str, str]) -> Write | None:
    """Where the body goes: over the part from its start, behind what is there, or nowhere."""
    try:
        if status == 200:
            part.total = _number(headers.get("content-length"))
            part.open = part.path.open("wb")
            _keep_tag(part, headers.get("etag", ""))
        elif status == 206 and (total := _continues(part, headers)) is not None:
            part.total = total
            part.open = part.path.open("ab")
        else:
            return None
    except OSError as error:
        part.trouble = error
    return lambda chunk: _write(part, chunk)


def _write(part: _Part, chunk: bytes) -> None:
    """A full disk is told once the exchange is over: the transport would take it for its own trouble."""
    try:
        if part.open is not None and part.trouble is None:
            part.open.write(chunk)
    except OSError as error:
        part.trouble = error


def _continues(part: _Part, headers: Mapping[str, str]) -> int | None:
    """The whole video's size, if a partial answer begins just where the part ends."""
    match = _RANGE.fullmatch(headers.get("content-range", "").strip())
    if match is None or match[3] == "*" or int(match[1]) != part.size:
        return None
    return int(match[3])


def _keep_tag(part: _Part, tag: str) -> None:
    """A strong tag lets the rest be asked for later; without one the part is started anew."""
    if tag and not tag.startswith("W/"):
        part.tag_path.write_text(tag, "ascii", "replace")
    else:
        part.tag_path.unlink(missing_ok=True)


def _is_whole(response: Response, part: _Part) -> bool:
    if response.status not in (200, 206) or not response.complete:
        return False
    return part.size == part.total if part.total is not None else response.status == 200


def _problem(response: Response, part: _Part) -> str:
    """Why an answer was not the whole video. DownloadError where no further try will help."""
    if response.status in (200, 206, 416):
        if response.status != 200 and response.complete:  # the part fits no version of the video
            part.tag_path.unlink(missing_ok=True)
        return "the connection was cut"
    if response.status == 429 or response.status >= 500:
        return f"the server answered {response.status}"
    hint = "; its address has ended" if response.status in (403, 404, 410) else ""
    raise DownloadError(f"the server answered {response.status} when asked for the video{hint}")


def _finish(part: _Part, target: Path) -> None:
    """Give the whole file its name. DownloadError if it is no MP4: then nothing is kept."""
    with part.path.open("rb+") as stream:
        is_video = stream.read(8)[4:] == b"ftyp"  # ISO 14496-12: the first box says the type
        os.fsync(stream.fileno())
    if not is_video:
        part.path.unlink()
        part.tag_path.unlink(missing_ok=True)
        raise DownloadError("what the server sent is no MP4 video; ask for the task's status and try again")
    part.path.replace(target)
    part.tag_path.unlink(missing_ok=True)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None
