"""Genders of nouns, and the endings that articles, "ein" and ordinals take from them."""

from preflight.speech.patterns import Lazy
from preflight.speech.scan import Scan

MASCULINE = (
    "ba balkon keller stellplatz parkplatz platz garten aufzug fahrstuhl lift raum wohnraum kellerraum "
    "hobbyraum stock flur kamin ofen schrank boden dachboden abstellraum carport tag monat abend meter "
    "kilometer zentimeter quadratmeter kubikmeter hektar euro cent dollar franken block eingang tisch "
    "stuhl herd pool teich hof innenhof park see berg bus zug weg steg turm saal mieter makler besitzer "
    "eigentümer bewohner gast hund schuppen speicher grill anschluss bezirk schritt prozess wert anbau "
    "neubau altbau umbau bauabschnitt abschnitt teil bungalow wintergarten freisitz tiefgaragenstellplatz "
    "außenstellplatz januar februar märz april mai juni juli august september oktober november dezember "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag preis besuch blick lauf rang "
    "hauptbahnhof bahnhof kindergarten supermarkt spielplatz waschraum duschraum ankleideraum "
    "gewölbekeller weinkeller geräteraum"
).split()
FEMININE = (
    "wahl whg küche wohnung wohneinheit einheit terrasse garage tiefgarage loggia toilette dusche "
    "badewanne wanne etage ebene kammer abstellkammer speisekammer diele sauna galerie halle werkstatt "
    "hälfte haushälfte doppelhaushälfte person familie minute stunde woche sekunde million milliarde "
    "nacht reihe straße treppe tür haltestelle station schule kita apotheke bäckerei maisonette partei "
    "mietpartei zone immobilie villa praxis fläche nutzfläche wohnfläche parzelle hütte scheune gaube "
    "dachgaube veranda ankleide waschküche heizung wärmepumpe anlage liege miete monatsmiete kaltmiete "
    "warmmiete kaution rate gelegenheit möglichkeit lage linie klasse hand generation vermietung "
    "besichtigung seite nebenkostenabrechnung auflage position adresse nummer bank couch suite hauswand "
    "stufe steckdose"
).split()
NEUTER = (
    "og ug eg dg kg jh jhd jhdt zimmer bad badezimmer schlafzimmer wohnzimmer kinderzimmer arbeitszimmer "
    "gästezimmer esszimmer wc gäste-wc haus bett fenster geschoss obergeschoss untergeschoss dachgeschoss "
    "erdgeschoss stockwerk grundstück studio büro apartment appartement gäste-bad duschbad vollbad "
    "wannenbad tageslichtbad gebäude dach tor jahr mal prozent grad kilo gramm loft penthouse "
    "einfamilienhaus zweifamilienhaus mehrfamilienhaus reihenhaus gartenhaus ferienhaus hochhaus kfz auto "
    "fahrzeug kind paar jahrhundert quartal halbjahr viertel drittel achtel objekt angebot abteil "
    "kellerabteil foyer gewerbe lager hotel restaurant gartenhäuschen becken bidet waschbecken schwimmbad "
    "dutzend"
).split()
_GENDER = {**dict.fromkeys(MASCULINE, "m"), **dict.fromkeys(FEMININE, "f"), **dict.fromkeys(NEUTER, "n")}
_LONGEST = 14
_ENDINGS = (
    ("f", ("ung", "heit", "keit", "schaft", "tät", "ion", "ik", "ei", "ie", "ur", "enz", "anz")),
    ("n", ("chen", "lein", "ment", "um", "tum")),
    ("m", ("ling", "ismus", "or", "er", "raum", "platz", "bau", "gang", "weg")),
    ("f", ("e",)),
)
# Prepositions that fix the case: d(ative), a(ccusative), g(enitive).
CASES = {
    **dict.fromkeys("mit von vom aus bei beim nach seit zu zum zur ab am im gegenüber außer".split(), "d"),
    **dict.fromkeys("für ohne durch gegen um bis".split(), "a"),
    **dict.fromkeys("hat haben besitzt bietet umfasst inklusive zuzüglich gibt je pro".split(), "a"),
    **dict.fromkeys("dem einem unserem diesem jedem meinem ihrem seinem".split(), "d"),
    **dict.fromkeys("den einen unseren diesen jeden".split(), "a"),
    **dict.fromkeys(
        "des eines wegen während innerhalb außerhalb oberhalb unterhalb trotz statt".split(), "g"
    ),
    **dict.fromkeys("in an auf unter vor hinter neben zwischen über".split(), "x"),  # dative or accusative
}
EIN = {
    "m": {"n": "ein", "a": "einen", "d": "einem", "g": "eines"},
    "f": {"n": "eine", "a": "eine", "d": "einer", "g": "einer"},
    "n": {"n": "ein", "a": "ein", "d": "einem", "g": "eines"},
}  # fmt: skip
STRONG = {
    "m": {"n": "er", "a": "en", "d": "em", "g": "en"}, "f": {"n": "e", "a": "e", "d": "er", "g": "er"},
    "n": {"n": "es", "a": "es", "d": "em", "g": "en"},
}  # fmt: skip


def gender(noun: str) -> tuple[str, bool]:
    """ "m", "f" or "n" of a noun, by itself, its last part or its ending; and whether that is certain."""
    word = noun.lower()
    for cut in range(max(0, len(word) - _LONGEST - 6), len(word) - 1):
        found = _GENDER.get(word[cut:])
        if found is not None and (cut == 0 or len(word) - cut > 2):
            return found, True
    for known, endings in _ENDINGS:
        if word.endswith(endings):
            return known, len(noun) > 4 and known != "m"
    return "n", False


def noun_after(scan: Scan, at: int) -> tuple[str, str]:
    """The noun that a number ending at `at` counts, and the adjective right before it."""
    adjective = ""
    for _ in range(4):
        start = scan.skip_spaces(at)
        word = scan.word_at(start)
        if not word:
            return "", adjective
        if word[0].isupper() and (word.islower() or len(word) > 1):
            end = start + len(word)
            while scan.char(end) == "-" and scan.char(end + 1).isalpha():
                word = scan.word_at(end + 1)
                end += 1 + len(word)
            return word, adjective
        adjective = word
        at = start + len(word)
    return "", adjective


def case_before(scan: Scan, at: int) -> tuple[str, bool]:
    """The case that the words before `at` ask for, and whether that is certain; "n" where none does."""
    word = scan.word_before(at).lower()
    if not word and scan.char(at - 2 if at > 1 else -1) == ",":
        return _listed(scan, at)
    if word in (
        "ca",
        "circa",
        "rund",
        "etwa",
        "nur",
        "und",
        "sowie",
        "noch",
        "oder",
        "zirka",
        "knapp",
        "gut",
    ):
        return _earlier(scan, at)
    found = CASES.get(word, "n")
    if found == "x":
        return ("d" if word in ("in", "an", "unter", "vor", "auf") else "a"), False
    return found, True


_COUNTS = Lazy(r"(?:^|[ ])(mit|aus|von|bei|über|für|hat|bietet|besitzt)[ ]\d[^.!?:;()\n]{0,60}$")


def _listed(scan: Scan, at: int) -> tuple[str, bool]:
    """ "mit 1 Terrasse, 1 Bad": a count in a list of counts has the case of the first."""
    match = _COUNTS.search(scan.text[max(0, at - 60) : at].lower())
    if match is None:
        return "n", True
    return ("d" if CASES.get(match[1]) == "d" else "a"), False


def _earlier(scan: Scan, at: int) -> tuple[str, bool]:
    """The last preposition of the same sentence: "mit 2 Zimmern und 1 Bad"."""
    window = scan.text[max(0, at - 40) : at]
    for mark in ".!?;:\n(":
        window = window[window.rfind(mark) + 1 :]
    for word in reversed(window.lower().split()):
        found = CASES.get(word.strip(","))
        if found in ("d", "a"):
            return found, False
    return "n", True


def ein(scan: Scan, at: int, end: int) -> tuple[str, bool]:
    """How a "1" at `at` is said before the noun after `end`: "ein", "eine", "einen", "einem", "einer"."""
    noun, adjective = noun_after(scan, end)
    if not noun:
        return "eins", True
    known, sure = gender(noun)
    if adjective.endswith("e") and not adjective.endswith("ie"):
        known, sure = "f", True
    elif adjective.endswith("es"):
        known, sure = "n", True
    elif adjective.endswith("er") and known == "f":
        return "einer", False
    case, certain = case_before(scan, at)
    if adjective.endswith(("er", "es")) and adjective:
        return "ein", sure
    return EIN[known][case], sure and certain
