"""How photos are asked for: limits, times, and which hosts are opened."""

from dataclasses import dataclass

MIB = 1_048_576
DAY_S = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The settings of one run; times in seconds, sizes in bytes."""

    connections: int = 64  # photos asked at once
    per_host: int = 8  # of these, at one host
    connect_s: float = 10.0  # to find the host and connect to it
    read_s: float = 10.0  # between two pieces of an answer
    total_s: float = 30.0  # for one photo with its redirects and the waiting that a server asks for
    max_bytes: int = MIB  # of one photo; where its size does not stand in these, it is not verified
    max_redirects: int = 5
    user_agent: str = "preflight (checks that photos can be fetched)"
    allow_hosts: tuple[str, ...] = ()  # "host" or "host:port": asked although not public
    cache_age_s: float = DAY_S  # how long a measured photo is believed
