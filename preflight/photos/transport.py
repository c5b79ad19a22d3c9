"""Ask for one photo: as few bytes as its header needs, within limits of time and size.

This module and those it imports are the only ones that need aiohttp; nothing imports it before a
photo is really asked for.
"""

import asyncio
import re
import ssl
import zlib
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import aiohttp
from yarl import URL

from preflight.photos.answers import Answer, Moved, Reached, Trouble, dead, no_photo
from preflight.photos.connector import Admissions, GuardedConnector, Resolver, system_resolver
from preflight.photos.deadlines import NOT_YET, Deadlines, Question
from preflight.photos.fingerprint import FINGERPRINT_BYTES, fingerprint
from preflight.photos.guard import Target
from preflight.photos.header import NeedMore, NotAnImage, probe
from preflight.photos.options import Options
from preflight.photos.troubles import OPEN_IT, error_trouble, late_trouble, status_trouble

FIRST_BYTES = 65_536
DRAIN_S = 0.5  # what a connection that can be used again is worth waiting for
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CONTENT_RANGE = re.compile(r"bytes\s+(?:(\d{1,18})-(\d{1,18})|\*)/(\d{1,18}|\*)")
PLAIN_ENCODINGS = frozenset({"", "identity"})
ZLIB_ENCODINGS = {"gzip": 31, "x-gzip": 31, "deflate": 15}  # zlib's window bits

USE_PHOTO = "use the address of the photo itself: open the photo on the page and copy its image address"


class Asker:
    """A session that asks for photos; an async context manager."""

    def __init__(
        self, options: Options, *, resolver: Resolver | None = None, ssl_context: ssl.SSLContext | None = None
    ) -> None:
        self._options = options
        self._resolver = resolver
        self._ssl = ssl_context
        self._admissions = Admissions()
        self._session: aiohttp.ClientSession
        self._deadlines: Deadlines
        self.received = 0  # bytes of all bodies so far

    async def __aenter__(self) -> Self:
        options = self._options
        self._deadlines = Deadlines(options.read_s)
        connector = GuardedConnector(
            self._admissions,
            self._resolver or system_resolver(),
            connect_s=options.connect_s,
            on_connected=self._deadlines.heard,
            ssl=self._ssl if self._ssl is not None else True,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": options.user_agent, "Accept": "*/*", "Accept-Encoding": "identity"},
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=options.connect_s),
            auto_decompress=False,
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def ask(self, target: Target, limit_s: float) -> Answer:
        """What `target` leads to, within `limit_s` seconds."""
        self._admissions.admit(target)
        question = self._deadlines.begin(limit_s)
        try:
            return await self._ask(target, question)
        except asyncio.CancelledError:
            if not question.forgive():
                raise
            return late_trouble(self._limit_words(question))
        except Exception as error:  # noqa: BLE001 - whatever a server makes fail is its own trouble
            return error_trouble(error, target.host, f"{self._options.connect_s:g} seconds to connect")
        finally:
            self._deadlines.end(question)

    async def _ask(self, target: Target, question: Question) -> Answer:
        stream = _Stream(self, target, question)
        try:
            trouble = await stream.open()
            return trouble if trouble is not None else await self._measured(stream)
        finally:
            self.received += stream.received
            stream.close()

    def _limit_words(self, question: Question) -> str:
        if question.expired == "quiet":
            return f"{self._options.read_s:g} seconds without a byte"
        return f"{self._options.total_s:g} seconds in all"

    async def _measured(self, stream: "_Stream") -> Answer:
        found = probe(b"")
        while isinstance(found, NeedMore):
            if found.total > self._options.max_bytes:
                return Trouble(
                    detail=f"the first {self._options.max_bytes} bytes do not tell the photo's size"
                )
            more = await stream.fill(found.total)
            if stream.trouble is not None:
                return stream.trouble
            found = probe(stream.head, whole=not more)
        if isinstance(found, NotAnImage):
            return _foreign(found)
        await stream.settle()
        return Reached(size=found, fingerprint=fingerprint(stream.head, stream.length))

    async def get(self, target: Target, span: str | None) -> aiohttp.ClientResponse:
        """Send the request and read the head of the answer."""
        headers = {"Range": span} if span else None
        return await self._session.get(URL(target.url, encoded=True), headers=headers, allow_redirects=False)

    @property
    def max_bytes(self) -> int:
        """The most that is read of one photo."""
        return self._options.max_bytes


class _Stream:
    """The bytes of one photo from its start, read as far as they are asked for."""

    def __init__(self, asker: Asker, target: Target, question: Question) -> None:
        self._asker = asker
        self._target = target
        self._question = question
        self._clock = asyncio.get_running_loop().time
        self._response: aiohttp.ClientResponse
        self._decoder: zlib._Decompress | None = None
        self._body_length: int | None = None  # of the current answer
        self._body_received = 0
        self._asked = min(FIRST_BYTES, asker.max_bytes)  # the end of the part that was asked for
        self._last_answer = True  # the file ends with the current answer
        self._salvaged = False
        self.head = bytearray()
        self.length: int | None = None  # of the whole file, if it is sent as it is
        self.received = 0
        self.trouble: Trouble | None = None

    async def open(self) -> Answer | None:
        """Ask for the first bytes; what came instead of them, or None."""
        await self._get(f"bytes=0-{self._asked - 1}")
        if self._response.status == 416:
            span = CONTENT_RANGE.fullmatch(self._response.headers.get("Content-Range", ""))
            self.close()
            if span is not None and span[3] == "0":
                return _foreign(NotAnImage(kind="an empty file"))
            await self._get(None)
        return await self._refused() or self._begun()

    async def _get(self, span: str | None) -> None:
        self._question.quiet_since = NOT_YET
        self._response = await self._asker.get(self._target, span)
        self._question.quiet_since = self._clock()

    async def _refused(self) -> Answer | None:
        response = self._response
        if response.status in (200, 206):
            return None
        await self._drain()
        location = response.headers.get("Location")
        if response.status in REDIRECTS and location:
            return _moved(self._target.url, location)
        return status_trouble(response.status, response.headers.get("Retry-After"))

    def _begun(self) -> Trouble | None:
        """Read what the head of the answer says of its body."""
        headers, start = self._response.headers, 0
        self._body_received, self._body_length = 0, self._response.content_length
        self._last_answer = True
        if self._response.status == 206:
            span = CONTENT_RANGE.fullmatch(headers.get("Content-Range", "bytes 0-0/*"))
            if span is None or span[1] is None or int(span[1]) not in (0, self.received):
                return Trouble(
                    detail="the server sends another part of the file than was asked for", help=OPEN_IT
                )
            start, end = int(span[1]), int(span[2]) + 1
            self.length = int(span[3]) if span[3] != "*" else None
            self._last_answer = end < self._asked if self.length is None else end >= self.length
        else:
            self.length = self._body_length
        if start == 0:
            self.head.clear()
        return self._choose_decoder(headers.get("Content-Encoding", "").strip().lower(), start)

    def _choose_decoder(self, encoding: str, start: int) -> Trouble | None:
        if encoding in PLAIN_ENCODINGS:
            return None
        self.length = None
        if encoding not in ZLIB_ENCODINGS:
            return Trouble(
                detail=f"the server packs the photo ({encoding[:20]}) although it was asked not to"
            )
        if start == 0:
            self._decoder = zlib.decompressobj(ZLIB_ENCODINGS[encoding])
        return None

    async def fill(self, needed: int) -> bool:
        """Read until `head` has `needed` bytes; False if the file ends before."""
        while len(self.head) < needed:
            chunk = await self._read()
            if chunk:
                self._take(chunk)
            elif not await self._continue():
                return False
            if self.trouble is not None:
                return False
        return True

    async def _read(self) -> bytes:
        """Some bytes, none at the end. What came before a connection broke off still counts."""
        content = self._response.content
        try:
            return await content.readany()
        except aiohttp.ClientPayloadError:
            kept = b"".join(getattr(content, "_buffer", ()))  # `readany` keeps them back
            if self._salvaged or not kept:
                raise
            self._salvaged = True
            return kept

    def _take(self, chunk: bytes) -> None:
        self._question.quiet_since = self._clock()
        self.received += len(chunk)
        self._body_received += len(chunk)
        room = self._asker.max_bytes - len(self.head)
        if self._decoder is None:
            self.head += chunk[:room] if len(chunk) > room else chunk
            return
        try:
            self.head += self._decoder.decompress(chunk, room) if room > 0 else b""
        except zlib.error:
            self.trouble = Trouble(detail="the server packs the photo, and the package is damaged")

    async def _continue(self) -> bool:
        """After a first part of the file, ask for the next; False if that was the end."""
        if self._last_answer or self.received >= self._asker.max_bytes:
            return False
        self.close()
        first, self._asked = self.received, self._asker.max_bytes
        await self._get(f"bytes={first}-{self._asked - 1}")
        if self._response.status == 416:
            return False
        if self._response.status not in (200, 206):
            answer = status_trouble(self._response.status, None)
            self.trouble = answer if isinstance(answer, Trouble) else answer.trouble
            return False
        self.trouble = self._begun()
        return self.trouble is None

    async def settle(self) -> None:
        """Read as far as the fingerprint needs, and a short rest so that the connection is kept."""
        wanted = min(self.length or 0, FINGERPRINT_BYTES)
        if len(self.head) >= wanted and self._response.content.is_eof():
            return
        self._hurry()
        try:
            await self.fill(wanted)
            if self._rest_is_short():
                while chunk := await self._response.content.readany():
                    self.received += len(chunk)
        except asyncio.CancelledError:
            if not self._question.forgive():
                raise
        except (aiohttp.ClientError, OSError):
            return

    async def _drain(self) -> None:
        """Read the short text that comes with an answer without a photo."""
        if not self._rest_is_short() or self._response.content.is_eof():
            return
        self._hurry()
        try:
            self.received += len(await self._response.content.read())
        except asyncio.CancelledError:
            if not self._question.forgive():
                raise
        except (aiohttp.ClientError, OSError):
            return

    def _hurry(self) -> None:
        """What is wanted is known; the rest may take a moment only."""
        self._question.ends_at = min(self._question.ends_at, self._clock() + DRAIN_S)

    def _rest_is_short(self) -> bool:
        return self._body_length is not None and self._body_length - self._body_received <= FIRST_BYTES

    def close(self) -> None:
        """Give the connection back if its answer was read to the end, else close it."""
        response = getattr(self, "_response", None)
        if response is not None:
            response.release() if response.content.is_eof() else response.close()


def _moved(base: str, location: str) -> Answer:
    try:
        text = location.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()
        return Moved(url=urljoin(base, text))
    except ValueError:
        return dead("the server leads to an address that cannot be read")


def _foreign(found: NotAnImage) -> Trouble:
    if found.kind == "a web page":
        return no_photo("the address leads to a web page, not to a photo", USE_PHOTO)
    if found.kind == "an empty file":
        return no_photo("the server sends an empty file", "upload the photo again")
    if found.media_type is not None:
        return no_photo(f"the address leads to {found.kind}", "save it as JPEG", found.media_type)
    return no_photo(f"the address leads to {found.kind}", "use the address of a JPEG, PNG or WebP photo")
