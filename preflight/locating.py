"""Hits inside payloads to findings inside a file: places, excerpts, suppression, nothing secret."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from preflight.contract.model import DOCS_URL
from preflight.documents.model import Document, Ignore
from preflight.documents.payload import Payload
from preflight.documents.places import Source, Span
from preflight.findings import EXCERPT_WIDTH, Excerpt, Finding, Fix, Hit, Severity
from preflight.rules import BY_NAME, NAMES, exposed_key, named, unused_ignore
from preflight.rules.exposed_key import KEY, mask
from preflight.rules.model import Mark, Rule, Sheet
from preflight.suggest import nearest

_LEFT_CONTEXT = 80  # code points shown before a finding in a long line


class Locator:
    """Collects the findings of one document."""

    def __init__(
        self,
        document: Document,
        rules: tuple[Rule, ...],
        severities: Mapping[str, Severity],
        *,
        submission: bool,
    ) -> None:
        """`severities` go before the rules' own; at `submission` nothing that the API refuses is softened."""
        self._document = document
        self._rules = rules
        self._severities = severities
        self._submission = submission
        self._found: list[tuple[int, Finding]] = []
        self._keys = [Span(*match.span()) for match in KEY.finditer(document.text)]
        self._unread = {Span(fault.start, fault.end) for fault in document.faults}
        self._sources: dict[int, Source] = {}

    def add_hits(self, rule: Rule, payload: Payload, hits: Iterable[Hit]) -> None:
        """Make findings of what a rule says of a payload."""
        for hit in hits:
            source = self._source(payload)
            span = _span(source, hit)
            if hit.start is None and not hit.on_key and span in self._unread:
                continue  # NaN, say: a fault of the file, and what the reader put in its place is none
            self._add(
                rule,
                span,
                pointer=payload.pointer + hit.pointer,
                message=hit.message,
                advice=hit.help,
                code=hit.code,
                fix=_fix(source, hit),
            )

    def add_marks(self, rule: Rule, marks: Iterable[Mark]) -> None:
        """Make findings of what a rule says of the text."""
        for mark in marks:
            self._add(rule, Span(mark.start, mark.end), pointer="", message=mark.message, advice=mark.help)

    def findings(self) -> list[Finding]:
        """What is not suppressed, in the order of the places, then of the rules."""
        if "preflight:" in self._document.text:
            self._drop_ignored()
        self._found.sort(key=lambda pair: pair[0])
        return [finding for _, finding in self._found]

    def _source(self, payload: Payload) -> Source:
        source = self._sources.get(id(payload))
        if source is None:
            source = self._sources[id(payload)] = self._document.source(payload)
        return source

    def _add(
        self,
        rule: Rule,
        span: Span,
        *,
        pointer: str,
        message: str,
        advice: str,
        code: str | None = None,
        fix: Fix | None = None,
    ) -> None:
        line, column = self._document.position(span.start)
        end_line, end_column = self._document.position(span.end)
        finding = Finding(
            path=self._document.path,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            pointer=pointer,
            rule=rule.name,
            code=code or (str(rule.codes[0]) if rule.codes else None),
            severity=self._severity(rule),
            message=message,
            help=advice,
            url=DOCS_URL,
            fix=fix if self._document.decodable else None,
            excerpt=_excerpt(self._document, line, column) if self._document.text else None,
        )
        if self._keys:
            inside = rule is not exposed_key.RULE and self._key_around(span)
            finding = _without_keys(finding, inside=inside)
        self._found.append((span.start, finding))

    def _key_around(self, span: Span) -> bool:
        """Whether the place is a part of an API key, so that its reading would give some of the key away."""
        return any(
            key.start < span.end and span.start < key.end and span.start >= key.start for key in self._keys
        )

    def _severity(self, rule: Rule) -> Severity:
        chosen = self._severities.get(rule.name, rule.severity)
        return rule.severity if self._submission and rule.codes else chosen

    def _drop_ignored(self) -> None:
        ignores = self._document.ignores
        used: set[tuple[int, str]] = set()
        kept = []
        for start, finding in self._found:
            by = [
                (ignore.start, name)
                for ignore in ignores
                if ignore.first <= start < max(ignore.last, ignore.first + 1)
                for name in ignore.names
                if named(BY_NAME[finding.rule], (name,))
            ]
            used.update(by)
            if not by or (self._submission and finding.code):
                kept.append((start, finding))
        self._found = kept
        if unused_ignore.RULE in self._rules:
            unused = tuple(mark for ignore in ignores for mark in self._unused(ignore, used))
            self.add_marks(unused_ignore.RULE, unused_ignore.scan(Sheet(text="", unused=unused)))

    def _unused(self, ignore: Ignore, used: set[tuple[int, str]]) -> Iterable[Mark]:
        span = {"start": ignore.start, "end": ignore.end}
        if not ignore.names:
            yield Mark(
                **span,
                message="this comment names no rule",
                help="write preflight: ignore[NAME], or remove it",
            )
        for name in ignore.names:
            if name not in NAMES:
                near = nearest(name, NAMES)
                advice = f"did you mean {near}?" if near else "`preflight rules` lists them"
                yield Mark(**span, message=f"there is no rule “{name}”", help=advice)
            elif (ignore.start, name) not in used and any(named(rule, (name,)) for rule in self._rules):
                yield Mark(**span, message=f"nothing here needs ignore[{name}]", help="remove the comment")


def _span(source: Source, hit: Hit) -> Span:
    if hit.start is not None and hit.end is not None:
        return source.inside(hit.pointer, hit.start, hit.end, on_key=hit.on_key)
    return source.key(hit.pointer) if hit.on_key else source.value(hit.pointer)


def _fix(source: Source, hit: Hit) -> Fix | None:
    if hit.repair is None or hit.start is None or hit.end is None:
        return None
    edit = source.edit(hit.pointer, hit.start, hit.end, hit.repair.replacement, on_key=hit.on_key)
    if edit is None:
        return None
    return Fix(description=hit.repair.description, applicability=hit.repair.applicability, edits=(edit,))


def _excerpt(document: Document, line: int, column: int) -> Excerpt:
    """The line, or of a long one the part around the column."""
    start, end = document.line_span(line)
    first = start
    if end - start > EXCERPT_WIDTH:
        first = max(start, min(start + column - 1 - _LEFT_CONTEXT, end - EXCERPT_WIDTH))
    last = min(end, first + EXCERPT_WIDTH)
    return Excerpt(
        text=document.text[first:last],
        column=first - start + 1,
        byte_column=len(document.text[start:first].encode("utf-8", "surrogatepass")) + 1,
        clipped_left=first > start,
        clipped_right=last < end,
    )


def _without_keys(finding: Finding, *, inside: bool) -> Finding:
    """The finding with API keys unreadable, and no fix that would write one or lies `inside` one."""
    excerpt, fix = finding.excerpt, finding.fix
    if inside or (fix and any(KEY.search(edit.replacement) for edit in fix.edits)):
        fix = None
    return replace(
        finding,
        message="a part of this API key is at fault too" if inside else mask(finding.message),
        help="remove the key" if inside else mask(finding.help),
        pointer=mask(finding.pointer),
        fix=fix,
        excerpt=excerpt and replace(excerpt, text=mask(excerpt.text)),
    )
