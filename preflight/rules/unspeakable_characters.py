"""Flag what the voice cannot say: digits and special symbols.

Why: the API reads letters and plain punctuation only, and answers `SCRIPT_INVALID_CHARACTERS` to the
rest. Each token is shown with the words that an agent would say for it. Where one reading is meant
without doubt the fix is safe; where several are plausible they are listed and the fix is unsafe.
"""

from collections.abc import Iterator

from preflight.contract.characters import unspeakable
from preflight.contract.codes import Code
from preflight.documents.payload import Payload
from preflight.findings import Applicability, Hit, Repair
from preflight.rules.model import Bad, Facts, Good, Rule
from preflight.rules.view import language, script, spelled
from preflight.speech import Change


def check(payload: Payload, facts: Facts) -> Iterator[Hit]:
    """One hit a token that has a reading, one a run of characters that has none."""
    text = script(payload)
    bad = unspeakable(text, facts.contract.punctuation) if text else []
    if text is None or not bad:
        return
    readings = spelled(payload, facts, text)
    changes = readings.changes if readings else ()
    covered: set[int] = set()
    for change in changes:
        covered.update(range(change.start, change.end))
        yield _readable(change)
    for start, end in _runs([index for index in bad if index not in covered]):
        yield Hit(
            pointer="/script",
            message=f"the voice cannot say “{text[start:end]}”",
            help=f"write it in words; no reading is known in “{language(payload, facts)}”",
            start=start,
            end=end,
        )


def _readable(change: Change) -> Hit:
    kept = 1 if change.written[:1] == change.spoken[:1] == " " else 0  # the hit starts at the sign itself
    written, spoken = change.written.strip(), change.spoken.strip()
    others = ", or ".join(f"“{reading.strip()}”" for reading in change.alternatives)
    advice = f"write “{spoken}”" if spoken else "leave it out"
    if others:
        advice += f", or {others}"
    return Hit(
        pointer="/script",
        message=f"the voice cannot say “{written or change.written}”",
        help=advice,
        start=change.start + kept,
        end=change.end,
        repair=Repair(
            description=f"spell it as “{spoken}”" if spoken else "leave it out",
            replacement=change.spoken[kept:],
            applicability=Applicability.SAFE if change.certain else Applicability.UNSAFE,
        ),
    )


def _runs(offsets: list[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring offsets as ranges."""
    start = previous = None
    for offset in offsets:
        if start is not None and previous is not None and offset == previous + 1:
            previous = offset
            continue
        if start is not None and previous is not None:
            yield start, previous + 1
        start = previous = offset
    if start is not None and previous is not None:
        yield start, previous + 1


RULE = Rule(
    name="unspeakable-characters",
    codes=(Code.SCRIPT_INVALID_CHARACTERS,),
    check=check,
    good=(
        Good(payload={"script": "Three bedrooms, two and a half baths - and what a view!"}),
        Good(payload={"script": 'Zoë\'s façade, "en suite" (really): yes; no?'}),
    ),
    bad=(
        Bad(payload={"script": "Offered at $649,900 today."}, marks=(("/script", "$649,900"),)),
        Bad(payload={"script": "Welcome to the “Elm House”."}, marks=(("/script", "“"), ("/script", "”"))),
    ),
)
