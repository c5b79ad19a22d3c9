"""Flag an image address that no server could fetch.

Why: the API downloads every photo itself, so the address has to be http or https with a public host.
While writing, a relative path such as `photos/kitchen.jpg` may stand for the photo: it is measured on
this machine, has to name a file, and is refused at submission or with `--publish-ready`. The API's
answer is `INVALID_IMAGE_URL`.
"""

import re
from collections.abc import Iterator

from preflight.contract.codes import Code
from preflight.contract.urls import is_relative_path, is_web_address
from preflight.documents.payload import Payload
from preflight.findings import Hit
from preflight.photos.fact import PhotoFact, Reason, Verdict
from preflight.photos.guard import host_problem
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.view import image_urls

_HOST_ONLY = re.compile(r"(?:www\.|[\w-]+\.(?:com|net|org|io|co)/)", re.IGNORECASE)


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """The form of every address, its host, and whether a relative path names a file."""
    for pointer, url in image_urls(payload):
        if problem := _problem(url, facts, bare=payload.bare):
            message, advice = problem
            yield Hit(pointer=pointer, message=message, help=advice, start=0, end=len(url))


def _problem(url: str, facts: Facts, *, bare: bool) -> tuple[str, str] | None:
    if is_web_address(url):
        if trouble := host_problem(url, allow_hosts=facts.allow_hosts):
            return f"this image address cannot be fetched: {trouble}", "put the photo on a public server"
        return None
    if not bare and not is_relative_path(url):
        return "this is no address that a photo can be fetched from", _advice(url)
    if facts.publish_ready and not bare:
        return (
            "this photo is only on this machine; the API fetches photos from the web",
            "upload it and write its https address",
        )
    return _missing(facts.photos.get(url), url)


def _missing(fact: PhotoFact | None, url: str) -> tuple[str, str] | None:
    if fact is None or fact.verdict is not Verdict.BAD or fact.reason is not Reason.MALFORMED:
        return None
    return fact.detail, _advice(url) if _HOST_ONLY.match(url) else fact.help


def _advice(url: str) -> str:
    if _HOST_ONLY.match(url):
        return f"write https://{url}"
    if url.startswith("//"):
        return f"write https:{url}"
    if any(character.isspace() for character in url):
        return "write each blank as %20, and take away those at the ends"
    if "@" in url.partition("//")[2].partition("/")[0]:
        return "an address may not hold a user name or password"
    return "write an http or https address, or the path of a file relative to this one"


_BLANK, _PATH = "https://example.com/my photo.jpg", "photos/kitchen.jpg"
_NO_FILE = PhotoFact(
    url=_PATH, verdict=Verdict.BAD, reason=Reason.MALFORMED, detail="there is no such file", help="correct it"
)
RULE = Rule(
    name="malformed-image-url",
    codes=(Code.INVALID_IMAGE_URL,),
    check=check,
    good=(
        Good(payload={"images": [{"url": "https://example.com/kitchen.jpg"}]}),
        Good(payload={"images": [{"url": _PATH}]}),
    ),
    bad=(
        Bad(
            payload={"images": [{"url": "ftp://example.com/a.jpg"}, {"url": "https://192.168.0.7/a.jpg"}]},
            marks=(
                ("/images/0/url", "ftp://example.com/a.jpg"),
                ("/images/1/url", "https://192.168.0.7/a.jpg"),
            ),
        ),
        Bad(payload={"images": [{"url": _BLANK}]}, marks=(("/images/0/url", _BLANK),)),
        Bad(
            payload={"images": [{"url": _PATH}]},
            facts=Facts(photos={_PATH: _NO_FILE}),
            marks=(("/images/0/url", _PATH),),
        ),
        Bad(
            payload={"images": [{"url": _PATH}]},
            facts=Facts(publish_ready=True),
            marks=(("/images/0/url", _PATH),),
        ),
    ),
)
