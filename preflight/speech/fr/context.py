"""Where the neighbours decide between two readings. Each decision is one function."""

from preflight.speech.patterns import Lazy
from preflight.speech.scan import Scan

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
MONTH_WORDS = frozenset(
    (
        "janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre "
        "décembre decembre janv févr fevr fév fev avr juil sept oct nov déc dec"
    ).split()
)
WEEKDAYS = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim".split()
)
STREETS = frozenset(
    (
        "rue avenue boulevard place impasse allée chemin route square quai cours passage faubourg villa "
        "cité sentier esplanade ruelle voie résidence hameau rond promenade montée av ave bd bld bld blvd "
        "boul pl imp all ch rte r sq fg fbg crs pass rés lotissement clos mail venelle chaussée galerie "
        "porte parvis côte levée traverse"
    ).split()
)
YEAR_BEFORE = (
    frozenset(
        (
            "en depuis année an l'an annee construction construit construite bâti bâtie dès vers datant "
            "date datée daté rénové rénovée entre après avant jusqu'en fin début courant livraison livré "
            "livrée printemps été automne hiver édifié édifiée inauguré inaugurée fondé fondée créé créée "
            "ouvert ouverte"
        ).split()
    )
    | MONTH_WORDS
)
_DATE_BEFORE = WEEKDAYS | frozenset(
    (
        "le du au dès libre dispo disponible disponibles disponibilité depuis jusqu'au avant après partir "
        "visite visites date et ce"
    ).split()
)
_PEOPLE_AND_ROOMS = frozenset(
    (
        "pièce pièces piece pieces pce pces p ch chambre chambres pers personne personnes couchages "
        "couchage lits lit nuits nuit jours min mn minutes ans voitures véhicules vehicules sdb niveaux "
        "étages places pl"
    ).split()
)
_OPENING_DE = Lazy(r"[ \t]{1,2}(?:d(?:es|u|e)[ \t](?:(?:la|les)[ \t]|l')?|d')[A-ZÉÈÎÔ]")


def stop_end(scan: Scan, at: int, *, names_follow: bool = False) -> int:
    """The end of an abbreviation whose full stop may be at `at`: after it, unless it ends a sentence.

    A stop at the end of the line, or before a capital where no name is due, is kept.
    """
    if scan.char(at) == "." and scan.char(at + 1) == ")":
        return at + 1
    if scan.char(at) != "." or scan.char(at + 1) == "." or scan.ends_sentence(at + 1):
        return at
    start = scan.skip_spaces(at + 1)
    if start > at + 1 and scan.char(start).isupper() and not names_follow and len(scan.word_at(start)) > 1:
        return at
    return at + 1


def word_before(scan: Scan, at: int) -> str:
    """The word before in small letters, a comma or colon between allowed."""
    word = scan.word_before(at)
    if not word:
        while at > scan.done and scan.char(at - 1) in " \t,:":
            at -= 1
        word = scan.word_before(at)
    return word.lower()


def is_year(scan: Scan, at: int, value: int) -> bool:
    """Whether four digits are a year: a word before says so, or brackets stand around them."""
    if not 1000 <= value <= 2199:
        return False
    if scan.char(at - 1) == "(" and scan.char(at + 4) == ")":
        return True
    before = word_before(scan, at)
    return before in YEAR_BEFORE or (before == "de" and 1700 <= value <= 2099)


def is_day(scan: Scan, at: int) -> bool:
    """Whether "14/06" is a day: after "le", "dès le", "libre", a weekday. Else it is a fraction."""
    return word_before(scan, at).split("'")[-1] in _DATE_BEFORE


def is_choice(scan: Scan, end: int, first: int, second: int) -> bool:
    """Whether "2/3" offers two counts, before rooms, people or days: "2/3 pièces", "4/6 personnes"."""
    return first < second and scan.word_after(end).lower() in _PEOPLE_AND_ROOMS


_ALWAYS_STREETS = frozenset(
    "rue avenue boulevard impasse allée chemin quai square av ave bd bld blvd boul imp rte".split()
)
_STREET_NAME = Lazy(
    r"\.?[ \t](?:(?:de|du|des)[ \t](?:(?:la|les)[ \t]|l')?|d'|(?:la|le|les)[ \t]|l')?[A-ZÉÈÎÔ]"
)


def is_house_number(scan: Scan, end: int) -> bool:
    """Whether a street follows the number: "12, rue", "12 bis av.", "8B boulevard"."""
    match = _HOUSE.match(scan.text, end)
    if match is None or match[1].lower() not in STREETS:
        return False
    return match[1].lower() in _ALWAYS_STREETS or _STREET_NAME.match(scan.text, match.end()) is not None


_HOUSE = Lazy(r"(?:[ \t]?(?:bis|ter|quater|[A-Fa-f]))?,?[ \t]{1,2}([^\W\d_]{1,14})")


def chemin(scan: Scan, at: int) -> bool:
    """Whether "ch." is a lane rather than a bedroom: "ch. des Vignes", "ch. de la Source"."""
    return _OPENING_DE.match(scan.text, at) is not None


def after_price(scan: Scan, at: int) -> bool:
    """Whether an amount or its period stands before "CC", "HC", "HT", "TTC", "FAI"."""
    window = scan.text[max(0, at - 24) : at].rstrip(" \t,-(").lower()
    if window.split()[-1:] and window.split()[-1] in ("ht", "ttc", "hc", "cc"):
        return True
    return window.endswith(
        ("€", "%", "euros", "euro", "eur", "mois", "an", "m²", "m2", "chf", "loyer", "prix", "sem")
    )


def is_name(scan: Scan, at: int) -> bool:
    """Whether a capitalised word follows, as after "M." and "Dr"."""
    start = scan.skip_spaces(at)
    return (
        start > at
        and scan.char(start).isupper()
        and scan.char(start + 1) != ""
        and not scan.char(start + 1).isupper()
    )
