"""What a rule is: a value with a name, the codes it foretells, a pure check and its examples."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from preflight.contract.codes import Code
from preflight.contract.model import LIVING_PROPERTY, Contract
from preflight.documents.payload import Payload
from preflight.findings import Hit, Severity
from preflight.photos.fact import PhotoFact
from preflight.settings import Voice
from preflight.speech import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a check may know beside the payload, gathered before it runs."""

    contract: Contract = LIVING_PROPERTY
    language: str = "en"  # of payloads that name none
    style: Style = field(default_factory=Style)
    photos: Mapping[str, PhotoFact] = field(default_factory=dict)  # by address as written
    voices: tuple[Voice, ...] | None = None  # None: there is no catalogue
    room_types: tuple[str, ...] = ()  # beyond the known ones
    allow_hosts: tuple[str, ...] = ()
    publish_ready: bool = False  # relative paths are no longer good enough
    api_key: str | None = field(default=None, repr=False)  # at submission
    now_s: float | None = None  # Unix time; None: nothing expires
    expiring_within_s: float = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in a document's text, for what has no JSON pointer."""

    start: int  # 0-based, code points
    end: int
    message: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A document as a whole: its text, what could not be read of it, and the ignores nobody needed."""

    text: str
    faults: tuple[Mark, ...] = ()
    unused: tuple[Mark, ...] = ()


Check = Callable[[Payload, Facts], Iterator[Hit]]
Scan = Callable[[Sheet], Iterator[Mark]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """An example in which the rule finds nothing."""

    payload: Any  # decoded; for a rule with a `scan` the text of a YAML file
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """An example, and exactly what the rule marks in it."""

    payload: Any  # decoded; for a rule with a `scan` the text of a YAML file
    marks: tuple[tuple[str, str | None], ...]  # pointer, and the marked text or None for another value
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `check` looks at a payload, `scan` at a document's text; a rule may have both."""

    name: str  # kebab-case, reads as "allow NAME"
    codes: tuple[Code, ...]  # what the API would answer; none for advice
    good: tuple[Good, ...]
    bad: tuple[Bad, ...]
    severity: Severity = Severity.ERROR
    check: Check | None = None
    scan: Scan | None = None

    @property
    def doc(self) -> str:
        """The user's page: the docstring of the module the rule stands in."""
        return sys.modules[(self.check or self.scan).__module__].__doc__ or ""
