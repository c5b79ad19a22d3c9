"""Scripts written as prose: a text file, or a Markdown storyboard with the payload in its front matter."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple

from preflight.documents.model import Fault, Ignore, Limits, Reading, not_an_object
from preflight.documents.payload import Payload
from preflight.documents.places import Place, Span
from preflight.documents.prose_text import Body, body_of, front_matter_of
from preflight.documents.suppression import names_in

_IGNORE = re.compile(r"<!--\s*preflight:\s*ignore(?:\s*\[([^\]]*)\])?.*?-->", re.DOTALL)
_NO_SCRIPT = ("there is nothing to narrate", "write the script, one paragraph for each scene")


def read_script(text: str, images: int | None, limits: Limits) -> Reading:
    """A script alone, one paragraph a scene."""
    if _has_too_many_lines(text, limits):
        return _too_many_lines(limits)
    return _bare(text, body_of(text, Span(0, len(text)), markdown=False), images)


def read_markdown(text: str, images: int | None, limits: Limits) -> Reading:
    """A storyboard: front matter is the payload but for `script`, the body is the script."""
    if _has_too_many_lines(text, limits):
        return _too_many_lines(limits)
    front = front_matter_of(text)
    if front is None:
        return _bare(text, body_of(text, Span(0, len(text)), markdown=True), images)
    body = body_of(text, Span(front.after, len(text)), markdown=True)
    if not front.closed:
        opening = Fault(
            start=0,
            end=3,
            message="the front matter is never closed",
            help="write a line --- behind its last field; what follows is the script",
        )
        return Reading(faults=(opening,))
    return _storyboard(text, front.yaml, body, limits)


def _has_too_many_lines(text: str, limits: Limits) -> bool:
    return text.count("\n") > limits.nodes


def _too_many_lines(limits: Limits) -> Reading:
    message = f"more than {limits.nodes:,} lines"
    return Reading(
        faults=(Fault(start=0, end=0, message=message, help="check that it is the file you mean"),)
    )


def _bare(text: str, body: Body, images: int | None) -> Reading:
    if not body.script:
        fault = Fault(start=0, end=0, message=_NO_SCRIPT[0], help=_NO_SCRIPT[1])
        return Reading(faults=(*body.faults, fault))
    payload = Payload(
        data={"script": body.script},
        bare=True,
        image_count=images if images is not None else len(body.scenes),
        scenes=body.scenes,
    )
    root = Place(*body.place.span, members={"script": (body.place, body.place)})
    return Reading(
        payloads=(payload,),
        faults=body.faults,
        locate=lambda _: root,
        ignores=lambda: _body_ignores(text, body),
    )


class _Front(NamedTuple):
    """The front matter's fields."""

    data: dict[str, Any]
    place: Place
    faults: tuple[Fault, ...]
    usable: bool


def _storyboard(text: str, span: Span, body: Body, limits: Limits) -> Reading:
    from preflight.documents.yaml_comments import ignores_of
    from preflight.documents.yaml_files import Parsed, control_characters, parse_documents

    documents: list[Parsed] = list(parse_documents(text, span.start, span.end, limits))
    front = _front(documents, span)
    faults = (*front.faults, *control_characters(text, *span), *body.faults)

    def ignores() -> tuple[Ignore, ...]:
        return (*ignores_of(text, span, documents), *_body_ignores(text, body))

    if not front.usable:
        return Reading(faults=faults, ignores=ignores)
    data, members = dict(front.data), dict(front.place.members or {})
    if "script" in data:
        at = members["script"][0].span
        help_ = "remove this field" if body.script else "write the script below the front matter, not in it"
        faults += (Fault(start=at.start, end=at.end, message="the body is the script", help=help_),)
    scenes: tuple[tuple[int, int], ...] | None = None
    if body.script or "script" not in data:
        data["script"], members["script"], scenes = body.script, (body.place, body.place), body.scenes
    root = Place(*front.place.span, members=members)
    return Reading(
        payloads=(Payload(data=data, scenes=scenes),), faults=faults, locate=lambda _: root, ignores=ignores
    )


def _front(documents: Sequence[Any], span: Span) -> _Front:
    faults = tuple(fault for document in documents for fault in document.faults)
    filled = [document for document in documents if document.filled]
    empty = Place(span.start, span.end, members={})
    if not filled:
        return _Front({}, empty, faults, usable=True)
    root = filled[0].root
    if len(filled) > 1:
        at = filled[1].root.place.start if filled[1].root else span.end
        more = Fault(
            start=at, end=at, message="the front matter holds two documents", help="keep one of them"
        )
        faults = (*faults, more)
    if root is None:
        return _Front({}, empty, faults, usable=False)
    if not isinstance(root.value, dict):
        return _Front({}, empty, (*faults, not_an_object(root.value, root.place.span)), usable=False)
    return _Front(root.value, root.place, faults, usable=True)


def _body_ignores(text: str, body: Body) -> tuple[Ignore, ...]:
    found = []
    for comment in body.comments:
        ignore = _IGNORE.fullmatch(text, comment.start, comment.end)
        if ignore:
            names = names_in(ignore[1])
            first, last = _paragraph_at(body, comment)
            found.append(Ignore(start=comment.start, end=comment.end, names=names, first=first, last=last))
    return tuple(found)


def _paragraph_at(body: Body, comment: Span) -> Span:
    """The paragraph that the comment stands in, else the next one."""
    at = bisect_right(body.paragraphs, comment.start, key=lambda paragraph: paragraph.end)
    return body.paragraphs[at] if at < len(body.paragraphs) else Span(comment.end, comment.end)
