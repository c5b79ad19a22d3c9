"""The quick look: payloads in which surely no rule finds anything.

Most files of a run are clean. Asking every rule costs fifty times what reading the file does, so the
plain case is told apart first: only described fields of the right types, bounds kept, plain https
addresses, plain ASCII words. What is not surely clean is none of this module's business. A property
test holds it to the rules: whatever passes here passes there.
"""

from collections.abc import Callable
from typing import Any

from preflight.contract.model import Contract
from preflight.contract.values import MODIFICATION_MODES, ROOM_TYPES, TEST_SCENARIOS

Screen = Callable[[Any], bool]

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_WORDS = _LOWER + _LOWER.upper() + "0123456789"
# Deletes the characters of plain hosts and addresses: what is left over is somebody else's business.
_HOST = str.maketrans("", "", _LOWER + "0123456789.-")
_ADDRESS = str.maketrans("", "", _WORDS + "_./-:")
# Last labels that name nothing on the public internet (RFC 6761, RFC 7686 and habit).
_LOCAL = frozenset(
    "localhost local localdomain internal intranet private lan corp home arpa test invalid onion alt".split()
)
_LONGEST_HOST = 63  # the bound of a label, and so of each label in it
_MOST_HOSTS = 1_000  # remembered
_VOICE_FIELDS = frozenset({"voice_id", "language"})
# Parts of the addresses of file hosts, whose pages are a rule's business.
_SHARE_HOSTS = (
    "google.com",
    "dropbox.com",
    "live.com",
    "sharepoint.com",
    "icloud.com",
    "box.com",
    "wetransfer.com",
    "goo.gl",
    "db.tt",
    "1drv.ms",
    "we.tl",
)


def screen_for(contract: Contract) -> Screen:
    """A function that says of decoded payloads whether they are surely clean under the contract."""
    least, most = contract.images_minimum, contract.images_maximum
    low, high = contract.characters_minimum, contract.characters_maximum
    speakable = str.maketrans("", "", _LOWER + _LOWER.upper() + " " + _ascii(contract.punctuation))
    required = frozenset(contract.required)

    def surely_clean(data: Any) -> bool:
        if type(data) is not dict or not required <= data.keys():
            return False
        images, script = data.get("images"), data.get("script")
        if type(images) is not list or not least <= len(images) <= most or not _plain_images(images):
            return False
        if type(script) is not str or not low * len(images) <= len(script) <= high * len(images):
            return False
        if script.strip(" ") != script or script.translate(speakable):
            return False
        return all(name in _PLAIN and _PLAIN[name](value) for name, value in data.items())

    return surely_clean


def _ascii(punctuation: str) -> str:
    return "".join(filter(str.isascii, punctuation))


def _plain_images(images: list[Any]) -> bool:
    urls = []
    for image in images:
        if type(image) is not dict:
            return False
        url = image.get("url")
        members = len(image)
        if members != 1 and (members != 2 or image.get("room_type") not in ROOM_TYPES):
            return False
        if type(url) is not str or not _has_plain_host(url):
            return False
        urls.append(url)
    return len(set(urls)) == len(urls) and _are_plain(urls)


def _are_plain(urls: list[str]) -> bool:
    """Whether addresses with plain hosts have neither ports nor escapes, queries or blanks: all at once."""
    together = "".join(urls)
    return together.count(":") == len(urls) and not together.translate(_ADDRESS)


_plain_origins: set[str] = set()


def _has_plain_host(url: str) -> bool:
    """Whether an address starts with http or https and a public domain, and goes on behind the slash."""
    slash = url.find("/", 8)
    origin = url[:slash]
    if slash < 0 or slash + 1 == len(url):
        return False
    if origin in _plain_origins:
        return True
    if not _is_plain_origin(origin):
        return False
    if len(_plain_origins) < _MOST_HOSTS:
        _plain_origins.add(origin)
    return True


def _is_plain_origin(origin: str) -> bool:
    """A scheme and a host with a dot in it, of labels that no reader takes for anything else."""
    scheme, _, host = origin.partition("://")
    return (
        scheme in ("https", "http")
        and 3 < len(host) <= _LONGEST_HOST
        and _is_public(host.rpartition(".")[2])
        and not host.translate(_HOST)
        and "." in host
        and host[0] not in ".-"
        and ".." not in host
        and ".-" not in host
        and "-." not in host
        and not any(shared in host for shared in _SHARE_HOSTS)
    )


def _is_public(last_label: str) -> bool:
    return len(last_label) > 1 and last_label.isalpha() and last_label not in _LOCAL


def _plain_voice(voice: Any) -> bool:
    return (
        type(voice) is dict
        and voice.keys() <= _VOICE_FIELDS
        and all(type(value) is str for value in voice.values())
    )


def _plain_subtitle(subtitle: Any) -> bool:
    return (
        type(subtitle) is dict
        and list(subtitle) == ["subtitle_style_preset"]
        and type(subtitle["subtitle_style_preset"]) is str
    )


def _plain_webhook(url: Any) -> bool:
    return type(url) is str and url[:6] == "https:" and _has_plain_host(url) and _are_plain([url])


_PLAIN: dict[str, Callable[[Any], bool]] = {
    "images": lambda images: True,  # looked at before, as is the script
    "script": lambda script: True,
    "voice": _plain_voice,
    "modification_mode": MODIFICATION_MODES.__contains__,
    "subtitle": _plain_subtitle,
    "background_music": lambda music: music is True or music is False,
    "webhook_url": _plain_webhook,
    "test_scenario": TEST_SCENARIOS.__contains__,
}
