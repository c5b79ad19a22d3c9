"""Whether a payload is clean, with the API's own codes: our rules as the API would apply them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from preflight.contract.codes import STATUSES, Code
from preflight.documents.payload import Payload
from preflight.errors import ApiError

if TYPE_CHECKING:
    from preflight.rules.model import Facts, Rule

_RANKS = {code: rank for rank, code in enumerate(Code)}
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One reason why the API would refuse a payload."""

    code: Code
    message: str
    pointer: str = ""  # JSON pointer of the fault
    help: str = ""


# The rules see objects only: what is none, the reading of files finds.
NO_OBJECT = Refusal(
    code=Code.VALIDATION_ERROR,
    message="a request is an object with images and a script",
    help='write {"images": [{"url": "…"}], "script": "…"}',
)
Check = Callable[[object], Sequence[Refusal]]


def checker(facts: "Facts", rules: "Iterable[Rule] | None" = None) -> Check:
    """A check of decoded payloads by the rules, in the order of the contract's table of codes."""

    def check(payload: object) -> Sequence[Refusal]:
        return refusals(payload, facts, rules)

    return check


def refusals(payload: object, facts: "Facts", rules: "Iterable[Rule] | None" = None) -> tuple[Refusal, ...]:
    """Every reason why the API would refuse the payload, the one it would name first."""
    if not isinstance(payload, dict):
        return (NO_OBJECT,)
    found = [
        Refusal(
            code=Code(hit.code) if hit.code else rule.codes[0],
            message=hit.message,
            pointer=hit.pointer,
            help=hit.help,
        )
        for rule in (_registry() if rules is None else rules)
        if rule.check is not None and rule.codes
        for hit in rule.check(Payload(data=payload), facts)
    ]
    return tuple(sorted(found, key=lambda refusal: _RANKS[refusal.code]))


def foretold(found: Sequence[Refusal]) -> ApiError:
    """The error that the API would answer with."""
    first = found[0]
    faults = [
        {
            "code": str(refusal.code),
            "pointer": refusal.pointer,
            "message": refusal.message,
            "help": refusal.help,
        }
        for refusal in found
    ]
    return ApiError(first.code, STATUSES[first.code], first.message, details={"findings": faults})


def _registry() -> "Iterable[Rule]":
    from preflight.rules import RULES

    return RULES
