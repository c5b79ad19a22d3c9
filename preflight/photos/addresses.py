"""Which addresses belong to the public internet.

`ipaddress.is_global` is not enough: it changes with the Python version, takes multicast for global
and does not look into the IPv6 forms that carry an IPv4 address. Sources: the IANA special-purpose
registries; RFC 6052 (NAT64), 3056 (6to4), 4380 (Teredo), 5214 (ISATAP); the clouds' own pages.
"""

import re
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address

THIS_COMPUTER = "this computer itself"
PRIVATE = "a private network"
LINK_LOCAL = "a link-local network"
METADATA = "a cloud provider's own services"
DOCUMENTATION = "a range kept for examples"
RESERVED = "a reserved range"
MULTICAST = "a multicast group"

V4_BLOCKS: tuple[tuple[IPv4Network, str], ...] = tuple(
    (IPv4Network(network), words)
    for network, words in (
        ("169.254.169.254/32", METADATA),  # AWS, Azure, Google and others
        ("169.254.170.2/32", METADATA),  # AWS: a container's credentials
        ("168.63.129.16/32", METADATA),  # Azure: a public number, reached only from inside
        ("100.100.100.200/32", METADATA),  # Alibaba
        ("192.0.0.192/32", METADATA),  # Oracle
        ("0.0.0.0/8", THIS_COMPUTER),
        ("127.0.0.0/8", THIS_COMPUTER),
        ("10.0.0.0/8", PRIVATE),
        ("172.16.0.0/12", PRIVATE),
        ("192.168.0.0/16", PRIVATE),
        ("100.64.0.0/10", "a provider's shared network"),
        ("169.254.0.0/16", LINK_LOCAL),
        ("192.0.0.0/24", RESERVED),
        ("192.0.2.0/24", DOCUMENTATION),
        ("192.88.99.0/24", RESERVED),
        ("198.18.0.0/15", "a range kept for benchmarks"),
        ("198.51.100.0/24", DOCUMENTATION),
        ("203.0.113.0/24", DOCUMENTATION),
        ("224.0.0.0/4", MULTICAST),
        ("240.0.0.0/4", RESERVED),
    )
)
V6_BLOCKS: tuple[tuple[IPv6Network, str], ...] = tuple(
    (IPv6Network(network), words)
    for network, words in (
        ("fd00:ec2::/32", METADATA),  # AWS
        ("fd20:ce::/32", METADATA),  # Google
        ("::/128", THIS_COMPUTER),
        ("::1/128", THIS_COMPUTER),
        ("64:ff9b:1::/48", PRIVATE),  # NAT64 inside a network
        ("fc00::/7", PRIVATE),
        ("fec0::/10", PRIVATE),
        ("fe80::/10", LINK_LOCAL),
        ("ff00::/8", MULTICAST),
        ("2001:db8::/32", DOCUMENTATION),
        ("3fff::/20", DOCUMENTATION),
    )
)
V6_PUBLIC = IPv6Network("2000::/3")
V6_PROTOCOLS = IPv6Network("2001::/23")  # IETF protocol assignments, no photos there
V4_MAPPED = IPv6Network("::ffff:0:0/96")
NAT64 = IPv6Network("64:ff9b::/96")
SIX_TO_FOUR = IPv6Network("2002::/16")
TEREDO = IPv6Network("2001::/32")
ISATAP_IDS = (0x00005EFE, 0x02005EFE)  # upper half of the interface identifier

OCTAL = re.compile(r"0[0-7]*")
DECIMAL = re.compile(r"[0-9]+")
HEXADECIMAL = re.compile(r"0[xX][0-9a-fA-F]*")


def address_problem(address: Address) -> str | None:
    """What the address belongs to, if not to the public internet; None if it does."""
    if isinstance(address, IPv4Address):
        return next((words for block, words in V4_BLOCKS if address in block), None)
    if address.scope_id is not None:
        return LINK_LOCAL
    words = next((words for block, words in V6_BLOCKS if address in block), None)
    if words is not None:
        return words
    embedded = list(_embedded(address))
    if address not in V6_PUBLIC and not (embedded and (address in V4_MAPPED or address in NAT64)):
        return RESERVED
    if address in V6_PROTOCOLS and address not in TEREDO:
        return RESERVED
    return next((words for inner in embedded if (words := address_problem(inner))), None)


def _embedded(address: IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that packets to this address may reach in the end."""
    number = int(address)
    if address in V4_MAPPED or address in NAT64:
        yield IPv4Address(number & 0xFFFFFFFF)
    elif address in SIX_TO_FOUR:
        yield IPv4Address(number >> 80 & 0xFFFFFFFF)
    elif address in TEREDO:
        yield IPv4Address(number >> 64 & 0xFFFFFFFF)  # its server
        yield IPv4Address(~number & 0xFFFFFFFF)
    if number >> 32 & 0xFFFFFFFF in ISATAP_IDS:
        yield IPv4Address(number & 0xFFFFFFFF)


def is_numeric(host: str) -> bool:
    """Whether every reader takes `host` for an IPv4 address, valid or not: its last part is a number."""
    last = host.rpartition(".")[2]
    return bool(DECIMAL.fullmatch(last) or HEXADECIMAL.fullmatch(last))


def numeric_readings(host: str) -> list[IPv4Address]:
    """The addresses that a numeric host may be read as, the browsers' reading first.

    `010.1.1.1` is 8.1.1.1 to browsers and the C library, 10.1.1.1 to others. Empty if it is none.
    """
    parts = host.split(".")
    if len(parts) > 4:
        return []
    octal, decimal = (_assembled([_part(part, octal=octal) for part in parts]) for octal in (True, False))
    if octal is None:
        return []
    return [octal] if decimal in (None, octal) else [octal, decimal]


def _part(part: str, *, octal: bool) -> int | None:
    if len(part) > 40:
        return None
    if HEXADECIMAL.fullmatch(part):
        return int(part[2:] or "0", 16)
    if octal and OCTAL.fullmatch(part):
        return int(part, 8)
    if DECIMAL.fullmatch(part) and not (octal and part.startswith("0")):
        return int(part)
    return None


def _assembled(parts: list[int | None]) -> IPv4Address | None:
    """The last part fills all bytes that the others leave, as `inet_aton` has it."""
    numbers = [part for part in parts if part is not None]
    if len(numbers) < len(parts) or any(number > 255 for number in numbers[:-1]):
        return None
    if numbers[-1] >= 256 ** (5 - len(numbers)):
        return None
    head = sum(number << 8 * (3 - index) for index, number in enumerate(numbers[:-1]))
    return IPv4Address(head + numbers[-1])
