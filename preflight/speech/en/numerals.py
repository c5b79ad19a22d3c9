"""Roman numerals: "Phase II" is two, "Charles III" the third."""

from preflight.speech import romans
from preflight.speech.en import context, spelling
from preflight.speech.en.abbreviations import is_inside
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Rule, Say, Scan

_NUMBERED = frozenset(
    (
        "phase unit part chapter volume vol section tower building bldg level stage lot tract type class "
        "title act book tier category plan group zone world war wars bowl division series mark block "
        "parcel filing article model village estates villas park"
    ).split()
)
_CARDINAL_BEFORE = _NUMBERED - {"village", "estates", "villas", "park", "mark", "model"}
_RULERS = frozenset(
    (
        "king queen pope emperor prince tsar czar louis henry charles george william edward richard "
        "elizabeth james john philip napoleon alexander nicholas francis frederick peter paul pius "
        "benedict leo ferdinand leopold catherine mary victor carlos alfonso juan"
    ).split()
)


def roman(scan: Scan, at: int) -> Say | None:
    """ "Phase II" is two; "Charles III" and "Robert Hale III" the third."""
    name = scan.word_at(at)
    end = at + len(name)
    value = romans.parse(name)
    if value is None or is_inside(scan, at, end) or scan.char(at - 1) != " ":
        return None
    before = scan.word_before(at)
    if scan.text[at - 2] == "," and 1 < value < 6:
        before = scan.word_before(at - 2)
        return (
            Say(end, f"the {spelling.ordinal(value).capitalize()}", "roman", False)
            if context.is_name(before)
            else None
        )
    if scan.text[at - 2] in "-,;:!?" or (
        scan.text[at - 2] == "." and before not in ("Vol", "Pt", "Sec", "Bldg", "No")
    ):
        return None
    if len(name) == 1 and before.lower() in ("zone", "class", "plan", "type"):
        return None  # "Zone X", "Plan V": letters
    if before.lower() in _CARDINAL_BEFORE:
        return _numbered(scan, name, before, end, value)
    if len(name) == 1 or not before[:1].isupper() or value > 39:
        return _lone(scan, at, end, name, before, value)
    given = scan.word_before(at - 1 - len(before))
    if before.lower() in _RULERS or given.lower() in _RULERS:
        return Say(end, f"the {spelling.ordinal(value).capitalize()}", "roman")
    if context.is_name(given) and value <= 6 and given.lower() not in _PLACES:
        return Say(
            end,
            f"the {spelling.ordinal(value).capitalize()}",
            "roman",
            True,
            (spelling.cardinal(value).capitalize(),),
        )
    return Say(
        end,
        spelling.cardinal(value).capitalize(),
        "roman",
        False,
        (f"the {spelling.ordinal(value).capitalize()}",),
    )


_PLACES = frozenset(
    "the at in villa villas oaks estates pointe village gardens towers plaza heights commons landing".split()
)


def _numbered(scan: Scan, name: str, before: str, end: int, value: int) -> Say | None:
    if (
        name == "I"
        and scan.word_after(end).islower()
        and scan.char(end) == " "
        and before.lower() in ("class", "plan", "part", "book", "act", "model", "type")
    ):
        return None
    if name == "I" and not before[:1].isupper():
        return None
    others = ("first",) if before.lower() == "war" else ()
    return Say(end, spelling.cardinal(value).capitalize(), "roman", len(name) > 1 or name != "I", others)


_PHASE = Lazy(r"P[hH]\.?(?=[ ][IVX]{1,4}\b)")


def phase(scan: Scan, at: int) -> Say | None:
    """ "Ph. II"; before a telephone number "Ph" is the phone."""
    match = _PHASE.match(scan.text, at)
    if match is not None:
        return Say(match.end(), "Phase", "abbreviation")
    label = _PHONE.match(scan.text, at)
    return Say(label.end(1), "Phone", "abbreviation") if label else None


_PHONE = Lazy(r"(P[hH]\.?|Tel\.?)(?=:?[ ]?(?:\+1|1[ .-]|\(?\d{3}\)?[ .-]?\d{3}[ .-]))")


def _lone(scan: Scan, at: int, end: int, name: str, before: str, value: int) -> Say | None:
    """ "Henry V", "Malcolm X": single letters are numerals only after a ruler's name."""
    if len(name) == 1 and name in "VX" and before.lower() in _RULERS:
        return Say(end, f"the {spelling.ordinal(value).capitalize()}", "roman")
    return None


ROMANS = ("II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
    "XVIII", "XIX", "XX", "XXI", "XXII",
          "XXIII", "XXIV", "XXV", "XXX", "L", "LI", "LII", "LIII", "LIV", "LV", "LVI", "LVII", "LVIII",
          "LIX", "LX", "I", "V", "X")  # fmt: skip


def words() -> dict[str, tuple[Rule, ...]]:
    """The anchors of this module."""
    table: dict[str, tuple[Rule, ...]] = dict.fromkeys(ROMANS, (roman,))
    return table | dict.fromkeys(("Ph", "PH", "Tel"), (phase,))
