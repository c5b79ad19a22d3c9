"""Abbreviated words: tables first, the rules that expand them after."""

from preflight.speech.de.context import OPENERS, ordinal_ending, stop_end
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Rule, Say, Scan

# With or without a full stop.
PLAIN = {
    "ca": "circa", "Ca": "Circa", "CA": "circa", "inkl": "inklusive", "Inkl": "Inklusive",
    "incl": "inklusive", "exkl": "exklusive", "zzgl": "zuzüglich", "Zzgl": "Zuzüglich",
    "zuzügl": "zuzüglich", "bzw": "beziehungsweise", "evtl": "eventuell", "ggf": "gegebenenfalls",
    "usw": "und so weiter", "mtl": "monatlich", "monatl": "monatlich", "jährl": "jährlich",
    "mind": "mindestens", "vsl": "voraussichtlich", "voraus": "voraus", "einschl": "einschließlich",
    "bzgl": "bezüglich", "gegr": "gegründet", "möbl": "", "Möbl": "", "renov": "", "Hzg": "Heizung",
    "zw": "zwischen", "Bj": "Baujahr", "BJ": "Baujahr", "Bauj": "Baujahr", "Whg": "Wohnung",
    "WHG": "Wohnung", "Whgn": "Wohnungen", "Wfl": "Wohnfläche", "Wohnfl": "Wohnfläche",
    "WFL": "Wohnfläche", "Nfl": "Nutzfläche", "Nutzfl": "Nutzfläche", "NFL": "Nutzfläche",
    "Grdst": "Grundstück", "Grundst": "Grundstück", "Grdstk": "Grundstück", "Grd": "Grundstück",
    "Gfl": "Grundstücksfläche", "EG": "Erdgeschoss", "OG": "Obergeschoss", "DG": "Dachgeschoss",
    "UG": "Untergeschoss", "KG": "Kellergeschoss", "HP": "Hochparterre", "ZG": "Zwischengeschoss",
    "EBK": "Einbauküche", "TG": "Tiefgarage", "TLB": "Tageslichtbad", "DHH": "Doppelhaushälfte",
    "REH": "Reiheneckhaus", "RMH": "Reihenmittelhaus", "EFH": "Einfamilienhaus",
    "ZFH": "Zweifamilienhaus", "MFH": "Mehrfamilienhaus", "ETW": "Eigentumswohnung",
    "FBH": "Fußbodenheizung", "Fbh": "Fußbodenheizung", "NK": "Nebenkosten", "BK": "Betriebskosten",
    "HK": "Heizkosten", "KM": "Kaltmiete", "WM": "Warmmiete", "NKM": "Nettokaltmiete",
    "VB": "Verhandlungsbasis", "VHB": "Verhandlungsbasis", "KP": "Kaufpreis", "MwSt": "Mehrwertsteuer",
    "Mwst": "Mehrwertsteuer", "MWSt": "Mehrwertsteuer", "MWST": "Mehrwertsteuer", "USt": "Umsatzsteuer",
    "Hbf": "Hauptbahnhof", "HBF": "Hauptbahnhof", "Bhf": "Bahnhof", "Stellpl": "Stellplatz",
    "Stpl": "Stellplatz", "Zi": "Zimmer", "SZ": "Schlafzimmer", "WZ": "Wohnzimmer", "AZ": "Arbeitszimmer",
    "KiZi": "Kinderzimmer", "SchlafZi": "Schlafzimmer", "Kü": "Küche", "Wohnzi": "Wohnzimmer",
    "Schlafzi": "Schlafzimmer", "Kinderzi": "Kinderzimmer", "Arbeitszi": "Arbeitszimmer",
    "Badezi": "Badezimmer", "Gästezi": "Gästezimmer", "Abst": "Abstellraum", "Tel": "Telefon",
    "Mobil": "Mobil", "Nr": "Nummer", "Nrn": "Nummern", "Std": "Stunden", "qm": "Quadratmeter",
    "Mio": "Millionen", "Mrd": "Milliarden", "Pkw": "Pkw", "Jh": "Jahrhundert", "Jhd": "Jahrhundert",
    "Jhdt": "Jahrhundert", "Jhs": "Jahrhunderts", "Abstellk": "Abstellkammer", "WW": "Warmwasser",
    "ZH": "Zentralheizung", "GZH": "Gaszentralheizung", "GEH": "Gasetagenheizung", "OH": "Ofenheizung",
    "Gge": "Garage", "TGL": "Tageslicht", "GWC": "Gäste-WC", "HWR": "Hauswirtschaftsraum",
    "Blk": "Balkon", "Etw": "Eigentumswohnung", "WE": "Wohneinheiten", "GFZ": "GFZ", "BA": "Bauabschnitt",
    "Exp": "Exposé",
}  # fmt: skip
# Only with a full stop: without it they are words, names or letters.
DOTTED = {
    "S": "Seite", "n": "nach", "max": "maximal", "Max": "Maximal", "min": "mindestens", "Min": "Minuten",
    "od": "oder", "u": "und", "m": "mit", "o": "ohne", "v": "von", "f": "für", "exp": "exponiert",
    "gr": "", "kl": "", "san": "", "sep": "", "Sep": "", "vollst": "", "gemütl": "", "ren": "",
    "vermiet": "vermietet", "verm": "", "bezugsf": "bezugsfertig", "Pers": "Personen", "pers": "Personen",
    "Terr": "Terrasse", "Gar": "Garage", "Blk": "Balkon", "Balk": "Balkon", "Kel": "Keller",
    "Gart": "Garten", "Str": "Straße", "str": "straße", "Pl": "Platz", "Hr": "Herr", "Hrn": "Herrn",
    "Fr": "Frau", "Dr": "Doktor", "Prof": "Professor", "Dipl": "Diplom", "Ing": "Ingenieur", "lt": "laut",
    "gem": "gemäß", "Kt": "Kaution", "Kaut": "Kaution", "Prov": "Provision", "Cour": "Courtage",
    "Bes": "Besichtigung", "Ausst": "Ausstattung", "vorh": "", "verfügb": "verfügbar", "tägl": "täglich",
    "wö": "wöchentlich", "gepfl": "", "gepf": "", "geh": "", "ruh": "", "zentr": "", "Hst": "Haltestelle",
    "Bushst": "Bushaltestelle", "Entf": "Entfernung", "Bad-Wb": "Bad", "Gehmin": "Gehminuten",
    "Fahrmin": "Fahrminuten", "Automin": "Autominuten", "Ant": "Anteil", "Abstellr": "Abstellraum",
    "li": "links", "re": "rechts", "Etg": "Etage", "Stck": "Stück", "Stk": "Stück", "Art": "Artikel",
    "Obj": "Objekt", "Ref": "Referenz", "Abs": "Absatz", "Tsd": "Tausend", "Jahrh": "Jahrhundert",
    "Wo": "Woche", "Mon": "Monat", "Kf": "Kaufpreis", "bes": "besonders", "ehem": "",
    "urspr": "ursprünglich", "tlw": "teilweise", "teilw": "teilweise", "kompl": "", "Kompl": "",
    "mod": "", "Gem": "Gemeinde", "Lkr": "Landkreis", "Krs": "Kreis", "nördl": "nördlich",
    "südl": "südlich", "östl": "östlich", "westl": "westlich", "Fam": "Familie", "Zentr": "Zentrum",
    "Bahnh": "Bahnhof", "ugf": "ungefähr", "ungef": "ungefähr", "sog": "", "insg": "insgesamt",
    "Insg": "Insgesamt", "Whgs": "Wohnungs", "gesch": "geschossig", "überd": "", "Erstbez": "Erstbezug",
    "zus": "", "erf": "erforderlich",
}  # fmt: skip
# Adjectives take an ending before a noun.
ADJECTIVES = {
    "möbl": "möbliert", "Möbl": "Möbliert", "renov": "renoviert", "sep": "separat", "Sep": "Separat",
    "gr": "groß", "kl": "klein", "san": "saniert", "ren": "renoviert", "gepfl": "gepflegt",
    "gepf": "gepflegt", "geh": "gehoben", "ruh": "ruhig", "mod": "modern", "zentr": "zentral",
    "vollst": "vollständig", "kompl": "komplett", "Kompl": "Komplett", "überd": "überdacht",
    "ehem": "ehemalig", "sog": "sogenannt", "vorh": "vorhanden", "zus": "zusätzlich", "exkl": "exklusiv",
    "gemütl": "gemütlich", "sonn": "sonnig", "verm": "vermietet",
}  # fmt: skip
SUFFIXES = {
    "str": "straße", "hzg": "heizung", "whg": "wohnung", "nr": "nummer", "fl": "fläche",
    "stellpl": "stellplatz", "jh": "jahrhundert", "pl": "platz", "Str": "Straße", "gesch": "geschoss",
    "whgn": "wohnungen", "zi": "zimmer", "platzl": "platz",
}  # fmt: skip
# Words or names in their own right: before the end of a sentence they are left alone.
ALSO_WORDS = frozenset(
    "Art Gem Ant Max max min Bes Wo Mon Min Gar re li bes Ref Abs erf gem gr san ren mod sep".split()
)
_LETTERS = frozenset("u m o v f n".split())
_TITLES = frozenset("Hr Hrn Fr Dr Prof".split())
_PHRASES = {
    r"z\.[ ]?B\.": "zum Beispiel", r"Z\.[ ]?B\.": "Zum Beispiel", r"d\.[ ]?h\.": "das heißt",
    r"D\.[ ]?h\.": "Das heißt", r"u\.[ ]?a\.": "unter anderem", r"u\.[ ]?v\.[ ]?m\.": "und vieles mehr",
    r"u\.[ ]?v\.[ ]?a\.(?:[ ]?m\.)?": "und viele andere", r"z\.[ ]?T\.": "zum Teil",
    r"z\.[ ]?Zt?\.": "zurzeit", r"o\.[ ]?[ÄäAa]\.": "oder Ähnliches", r"u\.[ ]?[ÄäAa]\.": "und Ähnliches",
    r"i\.[ ]?d\.[ ]?R\.": "in der Regel", r"n\.[ ]?V(?:b)?\.": "nach Vereinbarung",
    r"v\.[ ]?a\.": "vor allem", r"s\.[ ]?[ou]\.": "siehe oben", r"p\.[ ]?a\.": "pro Jahr",
    r"Prov\.-?[ ]?frei": "provisionsfrei", r"i\.[ ]?Br\.": "im Breisgau", r"p\.[ ]?P\.": "pro Person",
    r"p\.[ ]?[mM]\.": "pro Monat", r"m\.[ ]?[E]\.": "meines Erachtens", r"a\.[ ]?A\.": "auf Anfrage",
    r"i\.[ ]?[Hh]\.[ ]?v\.": "in Höhe von", r"u\.[ ]?U\.": "unter Umständen",
    r"n\.[ ]?Chr\.": "nach Christus", r"v\.[ ]?Chr\.": "vor Christus", r"a\.[ ]?d\.": "an der",
    r"i\.[ ]?d\.": "in der", r"o\.[ ]?g\.": "oben genannte", r"i\.[ ]?V\.": "in Vertretung",
    r"a\.[ ]?M\.": "am Main", r"p\.[ ]?Monat": "pro Monat", r"p\.[ ]?Mon\.": "pro Monat",
    r"p\.[ ]?Person": "pro Person",
}  # fmt: skip
_BY_FIRST: dict[str, list[tuple[Lazy, str]]] = {}
for _pattern, _spoken in _PHRASES.items():
    _BY_FIRST.setdefault(_pattern.partition("\\")[0], []).append((Lazy(_pattern), _spoken))


def phrase(scan: Scan, at: int) -> Say | None:
    """ "z. B.", "d. h.", "u. a."."""
    if at and scan.char(at - 1).isalnum():
        return None
    for pattern, spoken in _BY_FIRST.get(scan.word_at(at), ()):
        match = pattern.match(scan.text, at)
        if match is not None:
            end = match.end()
            keeps_stop = scan.char(end - 1) == "." and scan.ends_sentence(end) and scan.char(end) != ")"
            return Say(end - keeps_stop, spoken, "abbreviation")
    return None


def plain(scan: Scan, at: int) -> Say | None:
    word = scan.word_at(at)
    end = at + len(word)
    spoken = PLAIN[word]
    if word == "TG" and scan.char(end) == "-":
        spoken = "Tiefgaragen"
    if word in ADJECTIVES:
        return _adjective_say(scan, at, end, ADJECTIVES[word])
    before = scan.text[max(0, at - 12) : at]
    if word in ("Jh", "Jhd", "Jhdt") and _GENITIVE.search(before):
        spoken = "Jahrhunderts"
    if word in (
        "KM",
        "WM",
        "VB",
        "HK",
        "BK",
        "KP",
        "WE",
        "OH",
        "ZG",
        "AZ",
        "HP",
        "Exp",
        "KG",
        "WW",
    ) and not _priced(scan, at, end, word):
        return None
    if (
        word in ("Std", "Nr", "Tel", "Grd", "Jh")
        and scan.char(end) not in (".", ":")
        and not _DIGIT_AHEAD.match(scan.text, end)
    ):
        return None
    if spoken == word or (word == "BA" and not before.rstrip(" ").endswith(".")):
        return None
    return Say(stop_end(scan, end), spoken, "floor" if word in ("OG", "EG", "DG", "UG") else "abbreviation")


_DIGIT_AHEAD = Lazy(r"[ ]?[:+(]?[ ]?[+(]?\d")
_GENITIVE = Lazy(r"des (?:\d{1,2}\.|[^\W\d_]{2,4})[ ]?$|(?:Anfang|Mitte|Ende) (?:des )?\d{1,2}\.[ ]?$")
_AMOUNT_BEFORE = Lazy(r"(?:€|Euro|EUR|,-|\d|Monat|mtl\.|zzgl\.|inkl\.|\+|-|/|zuzüglich|inklusive)[ ]?$")


def _priced(scan: Scan, at: int, end: int, word: str) -> bool:
    """Whether letters with other meanings stand where a price or a figure explains them."""
    before = scan.text[max(0, at - 12) : at]
    after = scan.skip_spaces(end)
    if word in ("ZG", "KG", "HP"):
        return scan.word_before(at).lower() in ("im", "das", "und") or before.rstrip().endswith(
            (".", ",", "(")
        )
    return _AMOUNT_BEFORE.search(before) is not None or scan.char(after) == ":" or scan.char(after).isdigit()


def dotted(scan: Scan, at: int) -> Say | None:
    word = scan.word_at(at)
    end = at + len(word)
    if scan.char(end) != "." or (at and scan.char(at - 1) == "."):
        return None
    if word in _LETTERS and (scan.ends_sentence(end + 1) or scan.char(end + 1) != " "):
        return None
    if word == "S" and not scan.char(scan.skip_spaces(end + 1)).isdigit():
        return None
    if word in _TITLES and not scan.char(scan.skip_spaces(end + 1)).isupper():
        return None
    if word in ALSO_WORDS and stop_end(scan, end) == end:
        return None
    if word in ADJECTIVES:
        return _adjective_say(scan, at, end, ADJECTIVES[word])
    return Say(stop_end(scan, end), DOTTED[word], "abbreviation")


def _adjective_say(scan: Scan, at: int, end: int, stem: str) -> Say:
    """ "gr. Balkon", "mit sep. WC": the ending that the noun right after it asks for; none without a noun."""
    stop = stop_end(scan, end)
    noun = scan.word_at(scan.skip_spaces(stop)) if stop > end else ""
    if not noun[:1].isupper() or noun in OPENERS:
        return Say(stop, stem, "abbreviation")
    ending, _ = ordinal_ending(scan, at, stop)
    others = tuple(stem + other for other in ("e", "en", "er", "es", "em") if other != ending)
    return Say(stop, stem + ending, "abbreviation", False, others)


def saint(scan: Scan, at: int) -> Say | None:
    """ "St. Pauli", "St.-Anna-Str."; "3. St." is a storey."""
    end = at + 2
    stop = end + (scan.char(end) == ".")
    first = stop + (scan.char(stop) in (" ", "-"))
    name = scan.word_at(first)
    if first == stop or not name[:1].isupper() or len(name) < 2:
        return None
    return Say(stop, "Sankt", "abbreviation")


def suffix(scan: Scan, at: int) -> Say | None:
    """ "Hauptstr. 12", "Dachgeschosswhg.": the last part of a compound, written short."""
    word = scan.word_at(at)
    end = at + len(word)
    for short, full in SUFFIXES.items():
        if word.endswith(short) and len(word) > len(short) + 1:
            if short in ("fl", "zi", "gesch", "nr", "pl") and scan.char(end) != ".":
                return None
            kept = scan.char(end) == "." and scan.ends_sentence(end + 1)
            stop = end if kept else end + (scan.char(end) == ".")
            return Say(
                stop, word[: -len(short)] + full, "address" if "stra" in full.lower() else "abbreviation"
            )
    return None


class Words(dict[str, tuple[Rule, ...]]):
    """The table of words, with those that end in an abbreviated part."""

    def __contains__(self, word: object) -> bool:
        return dict.__contains__(self, word) or (isinstance(word, str) and word.endswith(_ENDINGS))

    def __missing__(self, word: str) -> tuple[Rule, ...]:
        return (suffix,)


_ENDINGS = tuple(SUFFIXES)


def words() -> dict[str, tuple[Rule, ...]]:
    """Every written form with its rules, the most telling first."""
    table: dict[str, tuple[Rule, ...]] = {}
    groups: tuple[tuple[tuple[str, ...], Rule], ...] = (
        (tuple(_BY_FIRST), phrase),
        (tuple(PLAIN), plain),
        (tuple(DOTTED), dotted),
        (("St",), saint),
    )
    for forms, rule in groups:
        for form in forms:
            table[form] = (*table.get(form, ()), rule)
    return table
