"""Decide, from an address's text alone, whether it may be asked.

Names are judged here by their spelling; what they resolve to is judged by the transport, with
`address_problem`, before it connects. Hosts are brought to one spelling first, because
`http://0x7f.1/`, `http://①②⑦.0.0.1/` and `http://127.0.0.1./` all mean this computer.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, unquote

from preflight.photos.addresses import Address, address_problem, is_numeric, numeric_readings
from preflight.photos.fact import Reason

SCHEMES = {"http": 80, "https": 443}
SPLIT = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*)://([^/?#]*)([^#]*)(?:#.*)?", re.DOTALL)
AUTHORITY = re.compile(r"(?:.*@)?(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]{0,5}))?", re.DOTALL)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]|^\s|\s$")
PLAIN_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9\-]{0,62}")
LABEL = re.compile(r"[a-z0-9_\-]{1,63}")
IGNORED = re.compile("[\u00ad\u034f\u180b-\u180d\u200b-\u200d\u2060\u2064\ufe00-\ufe0f\ufeff]")  # by UTS 46
DOTS = re.compile("[\u3002\uff0e\uff61]")
STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
URL_CHARACTERS = "%/?:@!$&'()*+,;=~[]"  # stay as written: a signature may cover their very spelling

LOCAL_NAMES = frozenset({"localhost", "local", "localdomain", "internal", "intranet", "lan", "corp", "home"})
LOCAL_ENDINGS = (".home.arpa", ".localhost6", ".localdomain6")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address that may be asked, in one spelling."""

    url: str  # ASCII, without user info and fragment
    scheme: str
    host: str  # ASCII; IPv6 without brackets
    port: int
    address: Address | None  # where the host is a literal
    opened: bool  # named in `allow_hosts`: whatever it leads to is allowed
    credentials: bool  # user info stood in the address and is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An address that is not asked, and why."""

    detail: str
    reason: Reason


def host_problem(url: str, *, allow_hosts: tuple[str, ...] = ()) -> str | None:
    """Why the host of `url` cannot be a public one; None if it can. Nothing is resolved."""
    target = resolve_target(url, allow_hosts)
    return target.detail if isinstance(target, Refusal) else None


def resolve_target(url: str, allow_hosts: tuple[str, ...] = ()) -> Target | Refusal:
    """The one spelling of `url`, or why it is not asked."""
    split = SPLIT.fullmatch(url)
    if split is None or CONTROL.search(url):
        return _malformed("this is no web address that begins with http:// or https://")
    scheme, authority, rest = split[1].lower(), split[2], split[3]
    if scheme not in SCHEMES:
        return _malformed(f"{scheme}: addresses cannot be asked, only http and https")
    parts = AUTHORITY.fullmatch(authority)
    if parts is None or "\\" in authority:
        return _malformed("the host of the address cannot be read")
    port = int(parts[2] or SCHEMES[scheme])
    if not 0 < port < 65_536:
        return _malformed(f"the address names port {port}, which does not exist")
    judged = _judged(parts[1])
    if judged is None:
        return _malformed(
            "the address names no host" if not parts[1] else "the host of the address is not valid"
        )
    host, literal, problem = judged
    opened = bool(allow_hosts) and not _opened(allow_hosts).isdisjoint(((host, None), (host, port)))
    if problem and not opened:
        return Refusal(detail=problem, reason=Reason.UNREACHABLE)
    return Target(
        url=_spelled(scheme, host, port, rest),
        scheme=scheme,
        host=host,
        port=port,
        address=literal,
        opened=opened,
        credentials="@" in authority,
    )


def _malformed(detail: str) -> Refusal:
    return Refusal(detail=detail, reason=Reason.MALFORMED)


@lru_cache(maxsize=4_096)  # many photos stand at few hosts
def _judged(written: str) -> tuple[str, Address | None, str | None] | None:
    """The host in one spelling, its address if it is a literal, and what is wrong with it."""
    host = canonical_host(written)
    if host is None:
        return None
    literal = _literal(host)
    return host, literal, _literal_problem(written, host, literal) if literal else _name_problem(host)


def canonical_host(written: str) -> str | None:
    """The host as it is looked up: lower case, ASCII, numbers as dotted decimals; None if invalid.

    IPv6 goes in with its brackets and comes out without. The mapping follows UTS 46 closely
    enough that nothing reads as a name here and as an address elsewhere.
    """
    if PLAIN_NAME.fullmatch(written) and len(written) < 254:
        return written
    if written.startswith("["):
        return _canonical_v6(written[1:-1])
    host = IGNORED.sub("", unquote(written))
    host = DOTS.sub(".", unicodedata.normalize("NFKC", host)).lower()
    host = IGNORED.sub("", unicodedata.normalize("NFKC", host))
    host = host.removesuffix(".")
    if "\ufffd" in host:  # percent-escapes that are no text
        return None
    if is_numeric(host):
        readings = numeric_readings(host)
        return str(readings[0]) if readings else None
    labels = [_ascii_label(label) for label in host.split(".")]
    joined = ".".join(label for label in labels if label)
    return joined if all(labels) and len(joined) < 254 else None


def _ascii_label(label: str) -> str | None:
    if not label.isascii():
        if any(unicodedata.category(character)[0] not in "LMNS" and character != "-" for character in label):
            return None
        label = "xn--" + label.encode("punycode").decode("ascii")
    return label if LABEL.fullmatch(label) else None


def _canonical_v6(text: str) -> str | None:
    try:
        return str(IPv6Address(text)) if "%" not in text else None
    except AddressValueError:
        return None


def _literal(host: str) -> Address | None:
    if ":" in host:
        return IPv6Address(host)
    return IPv4Address(host) if is_numeric(host) else None


def _literal_problem(written: str, host: str, literal: Address) -> str | None:
    readings: list[Address] = [literal]
    if isinstance(literal, IPv4Address):
        readings += numeric_readings(_digits(written))
    for reading in readings:
        words = address_problem(reading)
        if words:
            return f"{reading} belongs to {words}, not to the public internet"
    return None


def _digits(written: str) -> str:
    return DOTS.sub(".", unicodedata.normalize("NFKC", IGNORED.sub("", unquote(written)))).removesuffix(".")


def _name_problem(host: str) -> str | None:
    if host.rpartition(".")[2] in LOCAL_NAMES or host.endswith(LOCAL_ENDINGS):
        return f"{host} is a name of a local network, not of the public internet"
    if "." not in host:
        return f"{host} is no full name of a host on the public internet"
    return None


@lru_cache(maxsize=16)
def _opened(allow_hosts: tuple[str, ...]) -> frozenset[tuple[str, int | None]]:
    """The hosts opened by setting, each with its port or with None for any."""
    opened: set[tuple[str, int | None]] = set()
    for entry in allow_hosts:
        bare_v6 = entry.count(":") > 1 and not entry.startswith("[")
        parts = AUTHORITY.fullmatch(f"[{entry}]" if bare_v6 else entry)
        host = canonical_host(parts[1]) if parts else None
        if parts and host:
            opened.add((host, int(parts[2]) if parts[2] else None))
    return frozenset(opened)


def _spelled(scheme: str, host: str, port: int, rest: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    place = shown if port == SCHEMES[scheme] else f"{shown}:{port}"
    if not rest.startswith("/"):
        rest = "/" + rest
    if "%" in rest:
        rest = STRAY_PERCENT.sub("%25", rest)
    return f"{scheme}://{place}{quote(rest, safe=URL_CHARACTERS)}"
