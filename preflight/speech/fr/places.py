"""Telephone numbers, addresses, postal codes, unit numbers, floors, ordinals, roads."""

from preflight.speech import romans
from preflight.speech.fr import spelling
from preflight.speech.fr.context import is_choice, is_house_number
from preflight.speech.fr.genders import feminine_after
from preflight.speech.patterns import Lazy
from preflight.speech.quantities import number
from preflight.speech.scan import Rule, Say, Scan

_PHONE = Lazy(
    r"(?:(?:\+|00)(\d{2,3})[ .-]?(?:\(0\)[ .-]?)?([1-9](?:[ .-]?\d\d){4})"  # +33 (0)1 23 45 67 89
    r"|(0\d(?:([ .-]?)\d\d)(?:\4\d\d){3}"
    r"|0[ .]?8\d\d(?:[ .]?\d{3}){2}|0[ .]?8\d\d[ .]\d\d[ .]\d\d[ .]\d\d))(?!\d|[ .-]\d{3})"
)
_FOREIGN = Lazy(r"\+(\d{1,3})((?:[ .-]?\(?\d{1,4}\)?){2,6})(?!\d)")
_GROUPS = Lazy(r"\d+")
_ORDINAL = Lazy(
    r"(\d{1,4})[ ]?(?:(er|ers|ère|ere|re|ères|ier|ière)|(nd|nde|nds|ndes)"
    r"|(?:i?[eè]mes?|ième|es?|è|ᵉ))(?![^\W_])"
)
_SPACED_E = Lazy(r"\d[ ][eè](?![^\W_])")
_POSTAL = Lazy(r"0(\d)(\d{3})(?=[ ,)]|$)(?!,\d)")
_TOWN = Lazy(r"[1-9]\d{4}(?=[ \t]{1,2}[A-ZÉÎÈ])")
_FRACTION = Lazy(r"(\d{1,2})/(\d{1,2})(?![\d/])")
_HEADED = Lazy(
    r"[ \t]?(?:(?:[Nn]°s?|#)[ \t]?)?(\d{1,6})(?:[ \t]?([A-Za-z])(?![^\W_]))?(?!\d|[.,]\d|[ ]?[€%])"
)
_ROMAN_TAIL = Lazy(r"[ ]?(?:i?[eè]me|ième|e|è)(?![^\W_])")


# ---------------------------------------------------------------- telephone


def telephone(scan: Scan, at: int) -> Say | None:
    """ "01 23 45 67 89" in pairs, "+33 1 23 45 67 89"."""
    if scan.text[at] not in "0+":
        return None
    match = _PHONE.match(scan.text, at)
    if match is None or (at and scan.char(at - 1).isalnum()):
        return _foreign(scan, at)
    country, rest, home = match[1], match[2], match[3]
    if country:
        run = _run(rest)
        spoken = f"plus {spelling.cardinal(int(country))}, {spelling.pairs(run)}"
    elif match[4] is None:
        spoken = _freephone(_run(home))
    else:
        spoken = spelling.pairs(_run(home))
    return Say(match.end(), spoken, "telephone", True, (spelling.digits(_run(home or rest)),))


def _freephone(run: str) -> str:
    """ "0 800 123 456": zéro huit cents, cent vingt-trois, ..."""
    return ", ".join(
        (f"zéro {spelling.cardinal(int(run[1:4]))}", *map(spelling.group_of_digits, (run[4:7], run[7:])))
    )


def _foreign(scan: Scan, at: int) -> Say | None:
    match = _FOREIGN.match(scan.text, at)
    if match is None:
        return None
    groups = _GROUPS.findall(match[2])
    if not 6 <= sum(map(len, groups)) <= 12:
        return None
    said = [spelling.group_of_digits(group) for group in groups if group != "0"]
    return Say(
        match.end(), ", ".join((f"plus {spelling.cardinal(int(match[1]))}", *said)), "telephone", False
    )


def _run(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


# ---------------------------------------------------------------- ordinals


def ordinal(scan: Scan, at: int) -> Say | None:
    """ "1er", "1ère", "2e", "3ème", "2nd", "16e"; the class says floor where "étage" follows."""
    match = _ORDINAL.match(scan.text, at)
    if match is None or (scan.char(at - 1).isalpha() and at):
        return None
    value, first, second = int(match[1]), match[2], match[3]
    if _SPACED_E.match(match[0][-3:]) or (first and value != 1):
        return None
    if second:
        spoken = "seconde" if "de" in second else "second"
    else:
        spoken = spelling.ordinal(value, bool(first) and first in ("ère", "ere", "re", "ères", "ière"))
    if match[0].endswith("s") and value == 1:
        spoken += "s"
    century = _CENTURY_SHORT.match(scan.text, match.end())
    if century is not None and value > 1:
        return Say(_before_stop(scan, century.end()), f"{spoken} siècle", "ordinal")
    floor = scan.word_after(match.end()).lower() in ("étage", "etage", "niveau", "étg", "ét")
    return Say(match.end(), spoken, "floor" if floor else "ordinal")


_CENTURY_SHORT = Lazy(r"[ \t]s\.(?![^\W_])")


def _before_stop(scan: Scan, end: int) -> int:
    """The end of an abbreviation that closes with a full stop; the stop stays where a sentence ends."""
    return end - (scan.char(end - 1) == "." and scan.ends_sentence(end))


_KINGS = frozenset(
    (
        "Louis Henri François Francois Charles Napoléon Napoleon Philippe Jean Pie Léopold Albert "
        "Guillaume Frédéric Catherine Élisabeth Elisabeth Georges Édouard Edouard Paul Benoît Grégoire "
        "Clément Urbain Jules Léon Alexandre Pierre Nicolas Ferdinand Alphonse Rainier Baudouin Jacques "
        "Richard Robert Hugues Clovis Dagobert Childebert Pépin Auguste Victor Emmanuel Humbert Amédée "
        "Stanislas Innocent Boniface Sixte Martin Ramsès Christian Gustave"
    ).split()
)
_NUMBERED = frozenset(
    (
        "tome chapitre phase partie acte volume annexe tranche zone type livre niveau lot bâtiment guerre "
        "catégorie classe division section entrée escalier paris lyon marseille"
    ).split()
)


def roman(scan: Scan, at: int) -> Say | None:
    """ "Louis XVI", "François Ier", "XIXe siècle", "IIIe République", "phase II"."""
    word = scan.word_at(at)
    figure = word.rstrip("erèmi") if not word.isupper() else word
    value = romans.parse(figure)
    if value is None or scan.char(at + len(word)) == "'":
        return None
    end, tail, feminine = at + len(word), word[len(figure) :], False
    before, name = scan.word_before(at), bool(at) and scan.char(at - 1) in (" ", "-")
    if not tail:
        spaced = _ROMAN_TAIL.match(scan.text, end)
        after = scan.word_after(end)
        if spaced is not None and len(figure) > 1 and after not in ("et",):
            return Say(spaced.end(), spelling.ordinal(value), "roman")
        if name and before in _KINGS and (len(figure) > 1 or scan.char(end) != "."):
            return Say(end, "premier" if value == 1 else spelling.cardinal(value), "roman")
        if len(figure) > 1 and after.lower() in ("siècle", "siècles"):
            return Say(end, spelling.ordinal(value), "roman")
        if name and before.lower() in _NUMBERED and figure not in ("C", "D", "M", "L"):
            return Say(end, spelling.cardinal(value), "roman", False, (spelling.ordinal(value),))
        return None
    feminine = tail in ("re", "ère", "ere")
    if tail not in ("e", "er", "re", "ère", "ere", "ème", "eme", "ième", "è"):
        return None
    if len(figure) == 1 and tail in ("e", "è", "re", "er") and figure in "DCLM":
        return None
    century = _CENTURY_SHORT.match(scan.text, end)
    if century is not None:
        return Say(_before_stop(scan, century.end()), f"{spelling.ordinal(value)} siècle", "roman")
    if (value == 1 and tail in ("er", "re", "ère")) or tail not in ("er", "re", "ère"):
        return Say(end, spelling.ordinal(value, feminine), "roman")
    return None


def roman_words() -> tuple[str, ...]:
    """Every form a numeral is looked for in."""
    figures = [romans.write(value) for value in range(1, 40)]
    tails = ("", "e", "ème", "eme", "ième", "è")
    return (*(figure + tail for figure in figures for tail in tails), "Ier", "Ire", "Ière", "Ière")


# ---------------------------------------------------------------- addresses


def house(scan: Scan, at: int) -> Say | None:
    """ "80 bis, rue": the number stands for its ordinal; "12-14 rue" is said without "à"."""
    match = _HOUSE_NUMBERS.match(scan.text, at)
    if match is None or not is_house_number(scan, match.end()):
        return None
    said = [spelling.rank(int(value)) for value in match.groups() if value]
    return Say(match.end(), "-".join(said) if len(said) == 1 else " ".join(said), "address")


_HOUSE_NUMBERS = Lazy(r"(\d{1,4})(?:[ ]?[-–/][ ]?(\d{1,4}))?(?!\d)")


def postal(scan: Scan, at: int) -> Say | None:
    """ "06000 Nice": the zero is said."""
    match = _POSTAL.match(scan.text, at)
    if match is None:
        town = _TOWN.match(scan.text, at)
        return Say(town.end(), spelling.cardinal(int(town[0])), "address") if town is not None else None
    tail = int(match[2])
    spoken = f"zéro {spelling.ONES[int(match[1])]} mille" if match[1] != "0" else spelling.digits(match[0])
    return Say(
        match.end(), spoken + (f" {spelling.cardinal(tail)}" if tail and match[1] != "0" else ""), "address"
    )


HEADS = {
    "appt": "appartement", "apt": "appartement", "app": "appartement", "bât": "bâtiment",
    "bat": "bâtiment", "bt": "bâtiment", "esc": "escalier", "lot": "lot", "ét": "étage", "étg": "étage",
    "réf": "référence", "ref": "référence", "rés": "résidence", "pte": "porte",
}  # fmt: skip


def headed_words() -> dict[str, tuple[Rule, ...]]:
    return {
        form: (headed(spoken),)
        for word, spoken in HEADS.items()
        for form in (word, word.capitalize(), word.upper())
    }


def headed(spoken: str) -> Rule:
    """A rule for "n° 5", "appt 12B", "bât. 3": the word and the number that it numbers."""

    def rule(scan: Scan, at: int) -> Say | None:
        end = at + len(scan.word_at(at))
        stop = end + (scan.char(end) == ".")
        match = _HEADED.match(scan.text, stop)
        if match is None:
            return None
        if match[2] and match[2] in "Pp" and spoken == "appartement":
            return None
        letter = f" {match[2].upper()}" if match[2] else ""
        run = match[1]
        said = spelling.rank(int(run)) if run[0] != "0" or run == "0" else spelling.group_of_digits(run)
        if len(run) > 4:
            said = spelling.digits(run)
        middle = (
            " numéro"
            if "°" in scan.text[stop : match.start(1)] or "#" in scan.text[stop : match.start(1)]
            else ""
        )
        return Say(match.end(), f"{spoken}{middle} {said}{letter}", "unit_number")

    return rule


def numero(scan: Scan, at: int) -> Say | None:
    """ "n° 5", "N°12", "nos 5 et 7"."""
    match = _NUMERO.match(scan.text, at)
    if match is None:
        return None
    plural = match[0].lower().rstrip(" ").endswith("s")
    end = match.end()
    run = _NUMERO_VALUE.match(scan.text, end)
    word = "numéros" if plural else "numéro"
    if run is None:
        return Say(end, word, "abbreviation")
    said = spelling.rank(int(run[0])) if run[0][0] != "0" else spelling.digits(run[0])
    if len(run[0]) > 6:
        said = spelling.digits(run[0])
    return Say(run.end(), f"{word} {said}", "unit_number")


_NUMERO = Lazy(r"[nN][°](s?)[ \t]?(?:[:][ \t]?(?=\d))?|[nN]os[ \t](?=\d)|[nN]o\.?[ \t]?(?=\d)")
_NUMERO_VALUE = Lazy(r"\d{1,15}(?![\d]|[.,]\d)")


# ---------------------------------------------------------------- fractions


def slashed(scan: Scan, at: int) -> Say | None:
    """ "1/2", "3/4" as a fraction, "2/3 pièces" as a choice."""
    match = _FRACTION.match(scan.text, at)
    if match is None or scan.char(at - 1 if at else -1) == "/":
        return None
    first, second = int(match[1]), int(match[2])
    if is_choice(scan, match.end(), first, second):
        feminine, _ = feminine_after(scan, match.end())
        joiner = "ou" if second == first + 1 else "à"
        spoken = f"{spelling.cardinal(first, feminine)} {joiner} {spelling.cardinal(second, feminine)}"
        return Say(match.end(), spoken, "range")
    if 0 < first < second <= 10:
        return _part(scan, match.end(), first, second)
    if 10 <= first < second <= 99 or first > second or first == second or second > 10:
        spoken = f"{spelling.cardinal(first)} sur {spelling.cardinal(second)}"
        return Say(
            match.end(),
            spoken,
            "fraction",
            False,
            (f"{spelling.cardinal(first)}, {spelling.cardinal(second)}",),
        )
    return None


def _part(scan: Scan, end: int, top: int, bottom: int) -> Say:
    if (top, bottom) == (1, 2):
        start = scan.skip_spaces(end)
        noun = scan.word_at(start)
        if scan.char(end) == " " and noun and noun.lower() not in ("de", "du", "et", "à", "sur"):
            feminine, _ = feminine_after(scan, end)
            return Say(start, f"{'une' if feminine else 'un'} demi-", "fraction")
    return Say(end, spelling.fraction(top, bottom), "fraction")


def vulgar(scan: Scan, at: int) -> Say | None:
    """ "½" without a whole number."""
    found = number(scan, at)
    if found is None or found.fraction is None:
        return None
    return _part(scan, found.end, *found.fraction)
