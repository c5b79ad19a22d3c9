"""A rule's page, made from its docstring and its examples: for `explain` and the documentation."""

import json
from typing import Any

from preflight.contract.codes import MEANINGS, NOT_KNOWABLE, STATUSES, Code
from preflight.rules import RULES
from preflight.rules.model import Rule

_EXAMPLES = 2  # bad examples shown on a page
_LONGEST = 240  # characters of an example on a page


def summary(rule: Rule) -> str:
    """The first sentence of a rule's page."""
    return rule.doc.strip().partition("\n")[0]


def page(rule: Rule) -> str:
    """A rule's page in Markdown."""
    code = ", ".join(f"`{code}`" for code in rule.codes) or "none, this is advice"
    parts = [
        f"## {rule.name}",
        f"Severity: {rule.severity}. API code: {code}.",
        _prose(rule.doc),
        *(f"Bad:\n\n{_example(bad.payload)}" for bad in rule.bad[:_EXAMPLES] if _fits(bad.payload)),
        *(f"Good:\n\n{_example(good.payload)}" for good in rule.good[:1] if _fits(good.payload)),
    ]
    return "\n\n".join(parts) + "\n"


def code_page(code: Code) -> str:
    """What is to be known of an API code, with the pages of the rules that foretell it."""
    rules = [rule for rule in RULES if code in rule.codes]
    known = "Only the API can say this: no look at a request foretells it." if code in NOT_KNOWABLE else ""
    heading = f"# {code}\n\nHTTP status {STATUSES[code]}. {MEANINGS[code]}"
    return "\n\n".join(filter(None, [heading, known, *(page(rule).rstrip() for rule in rules)])) + "\n"


def reference() -> str:
    """The page of all rules."""
    head = (
        "# Rules\n\nEvery rule by name; `preflight explain NAME` prints its page. An error is something\n"
        "that the API refuses; a warning is advice. This page is generated: `python docs/generate.py`.\n"
    )
    rows = "\n".join(
        f"| [{rule.name}](#{rule.name}) | {rule.severity} | {_codes(rule)} | {summary(rule)} |"
        for rule in RULES
    )
    unknowable = "\n".join(f"- `{code}`: {MEANINGS[code]}" for code in Code if code in NOT_KNOWABLE)
    return (
        f"{head}\n| rule | severity | API code | |\n|---|---|---|---|\n{rows}\n\n"
        f"## What cannot be known beforehand\n\n{unknowable}\n\n" + "\n".join(map(page, RULES))
    )


def _codes(rule: Rule) -> str:
    return ", ".join(rule.codes) or "–"


def _prose(doc: str) -> str:
    return doc.strip().replace("\nWhy: ", "\n**Why:** ")


def _fits(payload: Any) -> bool:
    """Whether an example shows something: an empty one is made good or bad by its facts alone."""
    return bool(payload) and len(json.dumps(payload, ensure_ascii=False)) <= _LONGEST


def _example(payload: Any) -> str:
    if isinstance(payload, str):
        return f"```text\n{payload}\n```"
    return f"```json\n{json.dumps(payload, ensure_ascii=False, indent=2)}\n```"
