"""Rules made of rules, and the table of words they are asked for."""

from collections.abc import Iterable, Mapping

from preflight.speech.scan import Rule, Say, Scan


def first(rules: tuple[Rule, ...], scan: Scan, at: int) -> Say | None:
    """What the first rule says that has something to say."""
    for rule in rules:
        say = rule(scan, at)
        if say is not None:
            return say
    return None


def at_digit(rules: tuple[Rule, ...]) -> Rule:
    """The rules that want the digit itself, not a sign before it."""

    def rule(scan: Scan, at: int) -> Say | None:
        return first(rules, scan, at) if scan.text[at].isdigit() else None

    return rule


def merge(*tables: Mapping[str, tuple[Rule, ...]]) -> dict[str, tuple[Rule, ...]]:
    """One table of words; a word that several tables have is asked of them in this order."""
    merged: dict[str, tuple[Rule, ...]] = {}
    for table in tables:
        for word, rules in table.items():
            merged[word] = merged.get(word, ()) + rules
    return merged


def each(words: Iterable[str], rule: Rule) -> dict[str, tuple[Rule, ...]]:
    """A table of words that one rule reads."""
    return dict.fromkeys(words, (rule,))
