"""One exchange over HTTP, with the one distinction that matters: may the request have left?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from preflight.errors import ConnectionLostError, NotConnectedError, TransportError
from preflight.submission.keys import Secret

if TYPE_CHECKING:
    import aiohttp

Write = Callable[[bytes], object]
Receive = Callable[[int, Mapping[str, str]], Write | None]
Troubles = tuple[type[BaseException], ...]
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is sent. The key is apart, so that no repr of a request shows it."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)
    key: Secret | None = None  # goes along as a bearer token
    max_bytes: int = _MEGABYTE  # of the answer's body; past that it is cut off
    total_s: float | None = 120.0  # for everything together; None: as long as bytes keep coming
    receive: Receive | None = field(default=None, repr=False)
    # told status and headers: where the body goes, or None to keep it in the answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What came back. A server may echo the key, so a repr shows none of it."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)  # names in lower case
    body: bytes = field(default=b"", repr=False)
    complete: bool = True  # False: the body was cut, by the connection or by the limit


class Transport(Protocol):
    """Anything that carries a request: a network, or a handler in the same process."""

    async def send(self, request: Request) -> Response:
        """The answer, of any status. NotConnectedError or ConnectionLostError if there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """How long to wait, in seconds."""

    connect_s: float = 10.0
    read_s: float = 60.0  # for the next bytes


class HttpTransport:
    """HTTP over a new connection each time: a kept one that died would leave the outcome unknown.

    Redirects are not followed; no proxy, credential or cookie is taken from the environment.
    """

    def __init__(
        self,
        timeouts: Timeouts | None = None,
        *,
        user_agent: str = "living-property-preflight",
        verify_tls: bool = True,
    ) -> None:
        self._timeouts = timeouts or Timeouts()
        self._user_agent = user_agent
        self._verify_tls = verify_tls

    async def send(self, request: Request) -> Response:
        """Carry one request. The errors' texts name hosts and causes, never headers."""
        import aiohttp  # 250 ms, only where something is sent

        made: list[bool] = []
        troubles = (aiohttp.ClientError, OSError, EOFError, ValueError)
        try:
            async with self._session(aiohttp, made, request) as session:
                return await _exchange(session, request, troubles)
        except troubles as error:
            reason = _reason(error)
        raise _lost(reason, connected=bool(made))  # outside: the caught one may carry headers

    def _session(self, http: Any, made: list[bool], request: Request) -> "aiohttp.ClientSession":
        async def note(*_: object) -> None:
            made.append(True)

        trace = http.TraceConfig()
        trace.on_connection_create_end.append(note)
        trace.on_connection_reuseconn.append(note)
        times = self._timeouts
        session: aiohttp.ClientSession = http.ClientSession(
            connector=http.TCPConnector(force_close=True, ssl=self._verify_tls),
            cookie_jar=http.DummyCookieJar(),
            trace_configs=[trace],
            trust_env=False,
            auto_decompress=request.receive is None,
            headers={"User-Agent": self._user_agent, "Accept-Encoding": "identity"},
            timeout=http.ClientTimeout(
                total=request.total_s,
                connect=times.connect_s,
                sock_connect=times.connect_s,
                sock_read=times.read_s,
            ),
        )
        return session


async def _exchange(session: "aiohttp.ClientSession", request: Request, troubles: Troubles) -> Response:
    headers = dict(request.headers)
    if request.key is not None:
        headers["Authorization"] = f"Bearer {request.key.reveal()}"
    async with session.request(
        request.method, request.url, headers=headers, data=request.body or None, allow_redirects=False
    ) as answer:
        found = {name.lower(): value for name, value in answer.headers.items()}
        body = bytearray()
        write = request.receive(answer.status, found) if request.receive else None
        complete = await _read(answer, write or body.extend, request.max_bytes, troubles)
        return Response(status=answer.status, headers=found, body=bytes(body), complete=complete)


async def _read(answer: "aiohttp.ClientResponse", write: Write, max_bytes: int, troubles: Troubles) -> bool:
    """Whether the whole body came. What went wrong after the head never hides the head."""
    size = 0
    while True:
        try:
            chunk = await answer.content.readany()
        except troubles:  # cut, timed out or not decodable: all the same here
            return False
        size += len(chunk)
        if not chunk or size > max_bytes:
            return not chunk
        write(chunk)


def _lost(reason: str, *, connected: bool) -> TransportError:
    if connected:
        return ConnectionLostError(f"the connection was lost before an answer came: {reason}")
    return NotConnectedError(f"no connection was made: {reason}")


def _reason(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "it took too long"
    return str(error) or type(error).__name__
