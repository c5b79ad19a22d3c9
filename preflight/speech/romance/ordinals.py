"""Ordinals, "2.ª planta", "3er", "1o andar", and degrees without a scale."""

from preflight.speech.patterns import Lazy
from preflight.speech.romance.grammar import FEMALE, MALE, Grammar
from preflight.speech.romance.tails import counted, stop_end
from preflight.speech.scan import CONTEXT, Say, Scan

_ORDINAL = Lazy(
    r"(\d{1,4})(?:\.?[ ]?(°s?|ªs?)|\.?((?i:er|ero|ro|do|to|mo|vo|no|os|ra|era|da|ta|ma|va|na|as))|([oa]))"
    r"(?![^\W_])"
)
_MOST = 1000
_LIKELY_FLOORS = 40  # above, a ring sign means degrees
_FEWEST_DEGREES = 12
_FLOOR_FORM = Lazy(r"[ ]?([^\W\d_]{1,5})\.?(?![^\W_])")


def ordinal(g: Grammar, scan: Scan, at: int) -> Say | None:
    """A number with an ordinal sign or ending, in the gender of that."""
    match = _ORDINAL.match(scan.text, at)
    if match is None or not 0 < int(match[1]) <= _MOST:
        return None
    value, sign, letters, letter = int(match[1]), match[2], match[3], match[4]
    end = match.end()
    noun = counted(g, scan, end)
    before = scan.word_before(at).lower()
    if letter and not (noun and before not in g.labels and scan.char(end) == " "):
        return None
    if sign == "°" and scan.char(match.end() - 2) != ".":
        degrees = _degrees(g, scan, end, value, noun is not None or before in g.floors)
        if degrees:
            return degrees
    female = (
        (sign or letters or letter).lower().startswith(("ª", "a", "ra", "era", "da", "ta", "ma", "va", "na"))
    )
    gender = FEMALE if female else MALE
    shortened = (letters or "").lower() == "er" or (noun is not None and before not in g.floors)
    words = g.ordinal(value, gender, shortened)
    floor = before in g.floors or (noun is not None and scan.word_at(noun.start).lower() in g.floors)
    others = (g.cardinal(value, MALE),) if value > g.ordinals_to else ()
    short = _FLOOR_FORM.match(scan.text, end)
    if short and short[1].lower() in g.floor_forms:
        words = f"{g.ordinal(value, gender, True)} {g.floor_forms[short[1].lower()]}"
        return Say(stop_end(scan, short.end(1)), words, "floor")
    return Say(end, words, "floor" if floor else "ordinal", True, others)


def _degrees(g: Grammar, scan: Scan, end: int, value: int, noun: bool) -> Say | None:
    """Degrees rather than an ordinal: the ring of degrees, a value or a word that means warmth."""
    start = end - 1
    if noun or scan.written[start - 1] == ".":
        return None
    warm = g.warmth.search(scan.text, max(0, start - CONTEXT), start) is not None
    ring = scan.written[start] == "°" and value >= _FEWEST_DEGREES and not scan.word_after(end)[:1].isupper()
    if not (warm or ring or value > _LIKELY_FLOORS):
        return None
    words = f"{g.counting(value, g.degrees.gender, g.degrees.many)} {g.degrees.many}"
    return Say(end, words, "temperature", False, (g.ordinal(value, MALE, False),))
