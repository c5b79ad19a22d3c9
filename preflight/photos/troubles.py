"""Say in a writer's words why a photo could not be had. Imports aiohttp."""

import errno
import socket
import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import aiohttp

from preflight.photos.answers import Later, Trouble, dead
from preflight.photos.connector import AddressRefusedError

NO_SUCH_NAME = {
    getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY") if hasattr(socket, name)
}
STATUS_WORDS: dict[int, str] = {
    400: "the server does not understand the address",
    401: "the server asks for a sign-in",
    402: "the server asks for a payment",
    403: "the server does not let us see it",
    405: "the server refuses the way it was asked",
    406: "the server refuses the way it was asked",
    407: "a proxy asks for a sign-in",
    408: "the server gave up waiting",
    421: "the server does not know this host",
    425: "the server asks to come back later",
    429: "the server asks to slow down",
    451: "the server withholds it for legal reasons",
    500: "the server has an error of its own",
    502: "the server behind the host does not answer",
    503: "the server is overloaded or being maintained",
    504: "the server behind the host does not answer",
}
DEAD_STATUSES = {404: "the server says there is no such file", 410: "the server says the file is gone"}
PATIENT_STATUSES = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
OPEN_IT = "open the address in a private browser window; if the photo shows, the API may still get it"
TLS_WORDS: dict[int, str] = {  # X509_V_ERR_* of OpenSSL
    9: "is not valid yet",
    10: "has expired",
    18: "is signed by the server itself",
    19: "comes from an issuer that is not trusted",
    20: "comes from an issuer that is not known",
    21: "cannot be traced to an issuer",
    62: "belongs to another host",
    64: "belongs to another address",
}
NETWORK_WORDS: dict[int, str] = {
    errno.ECONNREFUSED: "the server refuses connections",
    errno.ECONNRESET: "the server broke the connection off",
    errno.EPIPE: "the server broke the connection off",
    errno.ENETUNREACH: "this computer has no way to the server's network",
    errno.EHOSTUNREACH: "this computer has no way to the server",
    errno.EADDRNOTAVAIL: "this computer has no way to the server's network",
    errno.ETIMEDOUT: "the server does not answer",
    errno.EMFILE: "this computer allows no more open connections",
}


def status_trouble(status: int, retry_after: str | None) -> Trouble | Later:
    """What an answer without a photo means."""
    if status in DEAD_STATUSES:
        return dead(f"{DEAD_STATUSES[status]} ({status})", "check the address, or upload the photo again")
    general = "the server has trouble" if status >= 500 else "the server gives an answer without a photo"
    trouble = Trouble(detail=f"{STATUS_WORDS.get(status, general)} ({status})", help=OPEN_IT)
    after_s = waiting_time_s(retry_after) if status in PATIENT_STATUSES else None
    if after_s is None:
        return trouble
    return Later(after_s=after_s, trouble=trouble, whole_host=status == HTTPStatus.TOO_MANY_REQUESTS)


def waiting_time_s(retry_after: str | None) -> float | None:
    """The seconds that a `Retry-After` header asks for, given as a number or as a date."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdecimal() and len(text) < 10:
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def late_trouble(limits: str) -> Trouble:
    """A time limit is over; `limits` says which."""
    return Trouble(detail=f"the server did not answer in time ({limits})", help=OPEN_IT)


def error_trouble(error: BaseException, host: str, limits: str) -> Trouble:
    """What an exception of aiohttp means; `limits` says how long connecting may take."""
    if isinstance(error, AddressRefusedError):
        return dead(f"{error}, not to the public internet", "use an address that anyone can open")
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return _name_trouble(error.os_error, host)
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return _certificate_trouble(error.certificate_error, host)
    if isinstance(error, aiohttp.ClientConnectorSSLError | ssl.SSLError):
        return Trouble(detail=f"no secure connection to {host} could be made", help=OPEN_IT)
    if isinstance(error, TimeoutError):
        return late_trouble(limits)
    if isinstance(error, aiohttp.ServerDisconnectedError | aiohttp.ClientPayloadError):
        return Trouble(detail="the server broke the connection off", help=OPEN_IT)
    if isinstance(error, aiohttp.ClientResponseError):
        return Trouble(detail="the server's answer is not valid HTTP", help=OPEN_IT)
    if isinstance(error, OSError):
        return Trouble(
            detail=NETWORK_WORDS.get(error.errno or 0, "the connection to the server failed"), help=OPEN_IT
        )
    return Trouble(detail=f"the photo could not be asked for ({type(error).__name__})", help=OPEN_IT)


def _name_trouble(error: OSError, host: str) -> Trouble:
    if isinstance(error, socket.gaierror) and error.errno in NO_SUCH_NAME:
        return dead(f"there is no host {host}", "check the spelling of the address")
    return Trouble(detail=f"the host {host} could not be looked up for now")


def _certificate_trouble(error: Exception, host: str) -> Trouble:
    code = getattr(error, "verify_code", 0)
    return Trouble(
        detail=f"the certificate of {host} {TLS_WORDS.get(code, 'cannot be trusted')}",
        help="tell those who run the host; the API may refuse it as well",
    )
