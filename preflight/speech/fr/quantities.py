"""A number or a range of numbers in words, alone or before a noun."""

from preflight.speech.fr import spelling
from preflight.speech.fr.genders import feminine_after, gender
from preflight.speech.patterns import Lazy
from preflight.speech.quantities import Quantity
from preflight.speech.scan import Say, Scan


def is_plural(quantity: Quantity) -> bool:
    """French counts in the plural from two on."""
    return quantity.high is not None or quantity.low.whole >= 2


def words(quantity: Quantity, feminine: bool = False) -> str:
    low = spelling.number(quantity.low, feminine)
    return f"{low} à {spelling.number(quantity.high, feminine)}" if quantity.high else low


def counted(scan: Scan, quantity: Quantity) -> tuple[str, tuple[str, ...]]:
    """The number with the gender of the noun that follows, and its other reading if that is a guess."""
    masculine = words(quantity)
    both = words(quantity, True)
    if masculine == both:
        return masculine, ()
    feminine, certain = feminine_after(scan, quantity.end)
    main, other = (both, masculine) if feminine else (masculine, both)
    return main, () if certain else (other,)


_NOUN = Lazy(r"[ \t]((?:pièce|chambre|heure|an|année|étage|mois|jour|semaine)s?)(?![^\W_])")


def and_a_half(scan: Scan, quantity: Quantity) -> Say | None:
    """ "2½ pièces", Swiss "4,5 pièces": the half goes behind the noun."""
    low = quantity.low
    half = low.fraction == (1, 2) or low.decimals == "5"
    noun = _NOUN.match(scan.text, quantity.end) if half and low.whole and not quantity.high else None
    if noun is None:
        return None
    feminine = gender(noun[1])[0]
    spoken = f"{spelling.cardinal(low.whole, feminine)} {noun[1]} et demi{'e' if feminine else ''}"
    point = f"{spelling.cardinal(low.whole)} virgule cinq {noun[1]}"
    return Say(noun.end(), spoken, "decimal", True, (point,))
