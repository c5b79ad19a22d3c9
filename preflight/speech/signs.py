"""Signs that languages read alike, each with its own words."""

from collections.abc import Mapping

from preflight.speech.asking import first
from preflight.speech.scan import Rule, Say, Scan


def before_number(leads: Mapping[str, str], numbers: tuple[Rule, ...]) -> Rule:
    """ "±85 m²", "~350 000 €", "> 100 m²": the sign with the number that follows it."""

    def rule(scan: Scan, at: int) -> Say | None:
        after = scan.skip_spaces(at + 1)
        say = first(numbers, scan, after) if scan.char(after).isdigit() else None
        return led(say, leads[scan.text[at]], at) if say is not None else None

    return rule


def led(say: Say, lead: str, start: int) -> Say:
    """The token with the sign at `start` before it, read as `lead`."""
    others = tuple(lead + other for other in say.alternatives)
    return say._replace(spoken=lead + say.spoken, alternatives=others, start=start)


def minus(word: str, measure: Rule) -> Rule:
    """ "-5 °C", "-20 %": below zero, where only a temperature or a share can be."""

    def rule(scan: Scan, at: int) -> Say | None:
        before = scan.char(at - 1) if at else ""
        if scan.text[at] != "-" or before.strip(" (\t") or not scan.char(at + 1).isdigit():
            return None
        say = measure(scan, at + 1)
        if say is None or say.semiotic_class not in ("temperature", "percent"):
            return None
        return say._replace(spoken=f"{word} {say.spoken}", alternatives=(), start=at)

    return rule


def plus(words: str, telephone: Rule) -> Rule:
    """ "+/- 85 m²", "+49 30 123456"; `words` are those of "±"."""

    def rule(scan: Scan, at: int) -> Say | None:
        if scan.text.startswith(("+/-", "+-"), at):
            end = at + (3 if scan.text[at + 1] == "/" else 2)
            return Say(end, words + (" " if scan.char(end).isdigit() else ""), "symbol")
        return telephone(scan, at)

    return rule


def hash_number(word: str) -> Rule:
    """ "#1"."""

    def rule(scan: Scan, at: int) -> Say | None:
        after = scan.skip_spaces(at + 1)
        return Say(after, f"{word} ", "symbol") if scan.char(after).isdigit() else None

    return rule
