"""Connect to public addresses only: the guard's last three checks, on aiohttp.

A name's addresses are judged when it is resolved, and only these are connected to, so a name
that changes afterwards gains nothing. Each address is judged again when its socket is made,
because aiohttp asks no resolver for literals, and the peer once more before a byte is sent.
"""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable
from functools import lru_cache
from ipaddress import ip_address
from typing import Any

from aiohttp import ClientConnectionError, ClientRequest, ClientTimeout, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.connector import Connection

from preflight.photos.addresses import address_problem
from preflight.photos.guard import Target

Resolver = Callable[[str, int], Awaitable[list[str]]]
"""From a host and a port to its addresses; raises `socket.gaierror` as `getaddrinfo` does."""

DNS_CACHE_S = 300
KEEPALIVE_S = 5.0
LOOKUPS = 64  # names looked up at once


class AddressRefusedError(ClientConnectionError):
    """A host leads to an address that is not public."""

    def __init__(self, host: str, address: str, belongs_to: str) -> None:
        super().__init__(f"{host} leads to {address}, which belongs to {belongs_to}")


class RefusedSocketError(OSError):
    """A socket to an address that nobody judged."""


def system_resolver(limit: int = LOOKUPS) -> Resolver:
    """The machine's own resolver.

    One daemon thread a lookup instead of a pool: a name server that does not answer holds up
    neither the other lookups nor the end of the process.
    """
    turns = asyncio.Semaphore(limit)

    async def resolve(host: str, port: int) -> list[str]:
        async with turns:
            loop = asyncio.get_running_loop()
            found: asyncio.Future[list[str]] = loop.create_future()
            thread = threading.Thread(target=_look_up, args=(host, port, loop, found), daemon=True)
            thread.start()
            return await found

    return resolve


def _look_up(host: str, port: int, loop: asyncio.AbstractEventLoop, found: asyncio.Future[list[str]]) -> None:
    addresses: list[str] = []
    error: OSError | None = None
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(info[4][0]) for info in infos if not (len(info[4]) == 4 and info[4][3])]
    except OSError as raised:
        error = raised
    except UnicodeError as raised:  # a label that the "idna" codec refuses
        error = socket.gaierror(socket.EAI_NONAME, str(raised))

    def deliver() -> None:
        if not found.done():
            found.set_exception(error) if error else found.set_result(addresses)

    try:
        loop.call_soon_threadsafe(deliver)
    except RuntimeError:  # the run is over
        return


@lru_cache(maxsize=4_096)
def _belongs_to(address: str) -> str | None:
    return address_problem(ip_address(address))


class Admissions:
    """Which hosts were opened by setting, and which addresses may be connected to."""

    def __init__(self) -> None:
        self._opened: set[tuple[str, int]] = set()
        self._addresses: set[str] = set()

    def admit(self, target: Target) -> None:
        """Remember a judged target before it is asked."""
        if target.opened:
            self._opened.add((target.host, target.port))
            if target.address is not None:
                self._addresses.add(target.host)

    def judge(self, host: str, port: int, addresses: list[str]) -> None:
        """Refuse a host of which even one address is not public, unless it is opened."""
        if (host, port) not in self._opened:
            for address in addresses:
                words = _belongs_to(address)
                if words:
                    raise AddressRefusedError(host, address, words)
        self._addresses.update(addresses)

    def may_connect(self, address: str) -> bool:
        """Whether a socket to `address` may be made."""
        return address in self._addresses or _belongs_to(address) is None

    def may_send(self, host: str, port: int, peer: str) -> bool:
        """Whether a request for `host` may be sent to the connected peer."""
        return (host, port) in self._opened or _belongs_to(peer) is None


class _JudgingResolver(AbstractResolver):
    def __init__(self, resolver: Resolver, admissions: Admissions, limit_s: float) -> None:
        self._resolver = resolver
        self._admissions = admissions
        self._limit_s = limit_s

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        try:
            async with asyncio.timeout(self._limit_s):
                addresses = list(dict.fromkeys(await self._resolver(host, port)))
        except TimeoutError:
            raise socket.gaierror(socket.EAI_AGAIN, "the name server does not answer") from None
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "the name has no address")
        self._admissions.judge(host, port, addresses)
        return [_result(host, port, address) for address in addresses]

    async def close(self) -> None:
        pass


def _result(host: str, port: int, address: str) -> ResolveResult:
    return ResolveResult(
        hostname=host,
        host=address,
        port=port,
        family=socket.AF_INET6 if ":" in address else socket.AF_INET,
        proto=0,
        flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
    )


class GuardedConnector(TCPConnector):
    """A connector that makes no socket to, and sends nothing to, an address that is not public."""

    def __init__(
        self,
        admissions: Admissions,
        resolver: Resolver,
        *,
        connect_s: float,
        on_connected: Callable[[], None],
        **kwargs: Any,
    ) -> None:
        self._admissions = admissions
        self._on_connected = on_connected
        super().__init__(
            resolver=_JudgingResolver(resolver, admissions, connect_s),
            ttl_dns_cache=DNS_CACHE_S,
            limit=0,  # the scheduler limits
            keepalive_timeout=KEEPALIVE_S,
            socket_factory=self._make_socket,
            **kwargs,
        )

    def _make_socket(self, address: Any) -> socket.socket:
        family, kind, protocol, _, place = address
        if not self._admissions.may_connect(place[0]):
            raise RefusedSocketError(f"{place[0]} is not a public address")
        return socket.socket(family=family, type=kind, proto=protocol)

    async def connect(self, req: ClientRequest, traces: list[Any], timeout: ClientTimeout) -> Connection:
        """Connect, and look who answers before the request is written."""
        connection = await super().connect(req, traces, timeout)
        transport = connection.transport
        peer = transport.get_extra_info("peername") if transport is not None else None
        if peer is None:
            connection.close()
            raise ClientConnectionError("the connection was lost")
        if not self._admissions.may_send(req.url.raw_host or "", req.url.port or 0, peer[0]):
            connection.close()
            words = _belongs_to(peer[0]) or "an unknown network"
            raise AddressRefusedError(req.url.raw_host or "", peer[0], words)
        self._on_connected()
        return connection
