"""Abbreviated words: tables first, the rules that expand them after."""

from preflight.speech.fr.context import after_price, chemin, is_name, stop_end
from preflight.speech.patterns import Lazy
from preflight.speech.scan import Rule, Say, Scan

# Only with a full stop: without it they are words, or letters.
DOTTED = {
    "env": "environ", "prox": "proximité", "poss": "possible", "ét": "étage", "étg": "étage",
    "asc": "ascenseur", "gar": "garage", "park": "parking", "jard": "jardin", "balc": "balcon",
    "terr": "terrasse", "cuis": "cuisine", "séj": "séjour", "résid": "résidence", "rés": "résidence",
    "imm": "immeuble", "chauff": "chauffage", "indiv": "individuel", "coll": "collectif",
    "élec": "électrique", "élect": "électrique", "équip": "équipée", "équ": "équipée",
    "aménag": "aménagée", "am": "américaine", "amér": "américaine", "hon": "honoraires",
    "mens": "mensuel", "prov": "provision", "chg": "charges", "max": "maximum", "maxi": "maximum",
    "min": "minimum", "mini": "minimum", "hab": "habitables", "surf": "surface", "sup": "supérieur",
    "arr": "arrondissement", "dép": "département", "rég": "région", "bât": "bâtiment", "esc": "escalier",
    "pers": "personnes", "dispo": "disponible", "compr": "comprises", "incl": "inclus", "excl": "exclu",
    "rens": "renseignements", "tél": "téléphone", "réf": "référence", "ext": "extérieur",
    "indép": "indépendant", "dépend": "dépendances", "constr": "construction", "rénov": "rénové",
    "ensol": "ensoleillé", "entr": "entrée", "dche": "douche", "ling": "linge", "plcd": "placards",
    "dble": "double", "dbl": "double", "gd": "grand", "gde": "grande", "pt": "petit", "pte": "petite",
    "bcp": "beaucoup", "mod": "moderne", "niv": "niveau", "agce": "agence", "piéc": "pièces",
    "pisc": "piscine", "cft": "confort", "véh": "véhicule", "sem": "semaine", "vacc": "vacances",
    "clim": "climatisation", "ctre": "centre", "cial": "commercial", "inf": "inférieur", "moy": "moyen",
    "ann": "annuel", "nb": "nombre", "suppl": "supplémentaire", "cf": "voir", "appart": "appartement",
    "arrdt": "arrondissement", "ital": "italienne", "tx": "taux", "magn": "magnifique",
    "superf": "superficie", "alt": "altitude", "cce": "commerce",
}  # fmt: skip
# Words in their own right: before the end of a sentence they are left alone.
ALSO_WORDS = frozenset("maxi mini dispo clim ext sup inf mod niv pt prov park pers port esc".split())
# With or without a full stop.
PLAIN = {
    "rdc": "rez-de-chaussée", "rdj": "rez-de-jardin", "sdb": "salle de bains", "sde": "salle d'eau",
    "sdd": "salle de douche", "appt": "appartement", "appts": "appartements", "apt": "appartement",
    "bcp": "beaucoup", "qq": "quelques", "qqs": "quelques", "ds": "dans", "tjs": "toujours",
    "tjrs": "toujours", "pkg": "parking", "gge": "garage", "chbre": "chambre", "chbres": "chambres",
    "chb": "chambre", "tbe": "très bon état", "hsp": "hauteur sous plafond", "gds": "grands",
    "gdes": "grandes", "gde": "grande", "pte": "petite", "blvd": "boulevard", "rch": "rez-de-chaussée",
    "étg": "étage", "etg": "étage", "arrdt": "arrondissement", "ptes": "petites", "tlj": "tous les jours",
    "ss": "sans", "rte": "route", "ts": "tous", "ttes": "toutes", "tte": "toute", "ctre": "centre",
    "cial": "commercial", "lgt": "logement", "sdbs": "salles de bains", "pces": "pièces", "pce": "pièce",
    "kms": "kilomètres", "indiv": "individuel", "prox": "proximité", "tél": "téléphone",
    "réf": "référence",
}  # fmt: skip
# In capitals only.
CAPITALS = {
    "RdC": "rez-de-chaussée", "Rdc": "rez-de-chaussée", "RdJ": "rez-de-jardin", "SdB": "salle de bains",
    "SdE": "salle d'eau", "DHT": "droits hors taxes", "SAM": "salle à manger", "CPI": "compromis",
    "FN": "frais de notaire", "TBEG": "très bon état général",
}  # fmt: skip
# After a price.
PRICE = {
    "CC": "charges comprises", "HC": "hors charges", "TTC": "toutes taxes comprises", "HT": "hors taxes",
    "FAI": "frais d'agence inclus", "HAI": "honoraires d'agence inclus", "NV": "net vendeur",
    "HN": "honoraires non inclus", "C.C": "charges comprises", "HCH": "hors charges", "CH": "charges",
    "HFA": "hors frais d'agence", "FNI": "frais de notaire inclus", "FNR": "frais de notaire réduits",
    "LCC": "loyer charges comprises",
}  # fmt: skip
# Before a name, with or without a full stop.
STREETS = {
    "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard", "boul": "boulevard",
    "blvd": "boulevard", "bvd": "boulevard", "pl": "place", "imp": "impasse", "all": "allée",
    "ch": "chemin", "che": "chemin", "chem": "chemin", "rte": "route", "r": "rue", "sq": "square",
    "fg": "faubourg", "fbg": "faubourg", "crs": "cours", "pass": "passage", "esp": "esplanade",
    "prom": "promenade", "rés": "résidence", "qu": "quai", "q": "quai", "sent": "sentier",
    "rpt": "rond-point", "vla": "villa", "mte": "montée", "dom": "domaine", "ham": "hameau",
}  # fmt: skip
_BARE_STREETS = frozenset(
    ["av", "ave", "bd", "bld", "boul", "blvd", "bvd", "fg", "fbg", "rte"]
)  # recognised before a name, dot or not
TITLES = {
    "Mme": "Madame", "Mlle": "Mademoiselle", "Mmes": "Mesdames", "MM": "Messieurs", "Dr": "docteur",
    "Drs": "docteurs", "Pr": "professeur", "Me": "maître", "Mgr": "Monseigneur", "Gal": "général",
    "Mal": "maréchal", "Gén": "général", "Cdt": "commandant", "Cap": "capitaine", "Col": "colonel",
    "Prés": "président", "Pdt": "président", "Ste": "Sainte", "St": "Saint", "Sts": "Saints",
    "Stes": "Saintes", "Lt": "lieutenant", "Mr": "Monsieur",
}  # fmt: skip
_GENERALS = frozenset({"Gal", "Gén", "Mal"})
_NEED_DU = frozenset(
    {"Gal", "Mal", "Cap", "Col", "Lt", "Pdt", "Cdt", "Prés", "Gén", "Pr"}
)  # words, or rare elsewhere
_AFTER_STREET = Lazy(
    r"\.?[ \t]{1,2}(?:de[ \t]|du[ \t]|des[ \t]|d'|la[ \t]|le[ \t]|les[ \t]|l'|aux?[ \t]|[A-ZÉÈÀÂÎÔ\d])"
)
_PHRASES = (
    (Lazy(r"c\.?-?[ ]?à[ ]?-?d\.?(?![^\W_])"), "c'est-à-dire"),
    (Lazy(r"p\.[ ]?ex\."), "par exemple"),
    (Lazy(r"[wW]\.-?[ ]?[cC]\.?(?![^\W_])"), "WC"),
    (Lazy(r"[nN]\.-?[ ]?[dD]\."), "Notre-Dame"),
    (Lazy(r"(?:ss|Ss|s/s|s/|S/|SS|s\.|S\.)[ ]?-?[ ]?sol(?![^\W_])"), "sous-sol"),
    (Lazy(r"[sS]\.[ ]?(?:[dD]\.[ ]?[bB]|[dD]\.[bB])\.?"), "salle de bains"),
    (Lazy(r"[sS]\.[ ]?d'?[ ]?eau"), "salle d'eau"),
    (Lazy(r"[rR]\.[ ]?d\.?[ ]?c\.?(?![^\W_])|R\.D\.C\.?|R\.d\.C\.?"), "rez-de-chaussée"),
    (Lazy(r"s/[ ]?(?=asc)"), "sans "),
    (Lazy(r"s/[ ]?(?=[a-zé])"), "sur "),
    (Lazy(r"C\.[ ]?C\.|c\.[ ]?c\.?(?![^\W_])"), "charges comprises"),
    (Lazy(r"H\.[ ]?C\.|h\.[ ]?c\.?(?![^\W_])"), "hors charges"),
    (Lazy(r"T\.T\.C\.?"), "toutes taxes comprises"),
    (Lazy(r"H\.T\.?(?![^\W_])"), "hors taxes"),
    (Lazy(r"[aA]\.[ ]?m\."), "du matin"),
)


def _case(written: str, spoken: str) -> str:
    return spoken[:1].upper() + spoken[1:] if written[:1].isupper() and not written.isupper() else spoken


def dotted(scan: Scan, at: int) -> Say | None:
    word = scan.word_at(at)
    end = at + len(word)
    if scan.char(end) != "." or scan.char(end + 1).isalpha():
        return None
    if word.lower() in ALSO_WORDS and stop_end(scan, end) == end:
        return None
    spoken = DOTTED[word.lower()]
    if word.lower() == "hab":
        return inhabited(scan, at)
    return Say(stop_end(scan, end), _case(word, spoken), "abbreviation")


def inhabited(scan: Scan, at: int) -> Say | None:
    """ "90 m² hab." is living space, "surface hab." too, "2 500 hab." are people."""
    end = at + len(scan.word_at(at))
    before = scan.text[max(0, at - 14) : at].rstrip(" ").lower()
    if before.endswith(("m²", "m2", "carrés")):
        spoken = "habitables"
    elif before.endswith(("surface", "surf.", "surf")):
        spoken = "habitable"
    elif before[-1:].isdigit():
        spoken = "habitants"
    else:
        return None
    return Say(stop_end(scan, end), spoken, "abbreviation")


def plain(scan: Scan, at: int) -> Say | None:
    word = scan.word_at(at)
    end = at + len(word)
    if scan.char(at - 1 if at else -1) == "'" and word.lower() in ("ts", "ds"):
        return None
    return Say(stop_end(scan, end), PLAIN[word.lower()], "abbreviation")


def capitals(scan: Scan, at: int) -> Say | None:
    word = scan.word_at(at)
    return (
        Say(at + len(word), CAPITALS[word], "abbreviation")
        if word != "SAM" or scan.char(at - 1) == ","
        else None
    )


def price_note(scan: Scan, at: int) -> Say | None:
    """ "CC", "HC", "FAI" after an amount."""
    word = scan.word_at(at)
    if not after_price(scan, at):
        return None
    lead = " " if scan.char(at - 1) in ("€", "/") else ""
    start = at - 1 if scan.char(at - 1) == "/" and at - 1 >= scan.done else at
    return Say(stop_end(scan, at + len(word)), lead + PRICE[word.upper()], "abbreviation", start=start)


def street(scan: Scan, at: int) -> Say | None:
    """ "av. Foch", "12 ch. des Vignes", "bd de la Mer"."""
    word = scan.word_at(at)
    end, low = at + len(word), word.lower()
    after = _AFTER_STREET.match(scan.text, end)
    if after is None or (word.isupper() and scan.char(end) != "." and len(word) < 2):
        return None
    stopped = scan.char(end) == "."
    if not stopped and low not in _BARE_STREETS and not _numbered(scan, at):
        return None
    if low in ("ch", "che") and not (chemin(scan, end + stopped) and (_numbered(scan, at) or stopped)):
        return None
    if low in ("pl", "all", "r", "q", "lot", "pass", "dom", "ham") and not (_numbered(scan, at) or stopped):
        return None
    return Say(end + stopped, _case(word, STREETS[low]), "address")


_NUMBER_BEFORE = Lazy(r"\d{1,4}(?:[ ]?(?:bis|ter|quater|[A-Fa-f]))?,?[ \t]{1,2}$")


def _numbered(scan: Scan, at: int) -> bool:
    return _NUMBER_BEFORE.search(scan.text[max(0, at - 16) : at]) is not None


def title(scan: Scan, at: int) -> Say | None:
    """ "Mme Morel", "Dr Petit", "av. du Gal Leclerc", "St-Malo", "Ste Maxime"."""
    word = scan.word_at(at)
    end = at + len(word)
    stop = end + (scan.char(end) == ".")
    follows = is_name(scan, stop)
    if word in ("St", "Ste", "Sts", "Stes"):
        first = stop + (scan.char(stop) in (" ", "-"))
        name = scan.word_at(first)
        if (
            first == stop
            or not name[:1].isupper()
            or (name.isupper() and len(name) > 1 and scan.char(at - 1) == " ")
        ):
            return None
        return Say(stop, TITLES[word], "abbreviation")
    if word == "Me" and (scan.starts_sentence(at) or not follows):
        return None
    if word in _GENERALS and scan.word_before(at).lower() == "du" and scan.word_after(stop) == "de":
        return Say(stop, TITLES[word], "abbreviation")
    if word in _NEED_DU and (scan.word_before(at).lower() not in ("du", "le", "au", "un") or not follows):
        return None
    if not follows and word not in ("Mme", "Mlle", "Mmes") and not _AND_MADAME.match(scan.text, stop):
        return None
    return Say(stop, TITLES[word], "abbreviation")


_AND_MADAME = Lazy(r"[ \t]et[ \t]M")


def monsieur(scan: Scan, at: int) -> Say | None:
    """ "M. Morel", "M. et Mme Morel"."""
    match = _MONSIEUR.match(scan.text, at)
    return Say(at + 2, "Monsieur", "abbreviation") if match is not None else None


_MONSIEUR = Lazy(r"M\.[ \t]{1,2}(?:[A-ZÉÈÀ][^\W\d_]|et[ \t]M|[A-Z]\.[ ]?[A-Z])")


def phrase(scan: Scan, at: int) -> Say | None:
    """ "c.-à-d.", "p. ex.", "s/sol", "N.-D."."""
    if at and scan.char(at - 1).isalnum():
        return None
    for pattern, spoken in _PHRASES:
        match = pattern.match(scan.text, at)
        if match is not None:
            end = match.end()
            keeps_stop = scan.char(end - 1) == "." and scan.ends_sentence(end)
            return Say(end - keeps_stop, spoken, "abbreviation")
    return None


def telephone_word(scan: Scan, at: int) -> Say | None:
    """ "Tel: 01...", "Port. 06...": only before a number."""
    word = scan.word_at(at)
    match = _NUMBER_AHEAD.match(scan.text, at + len(word))
    if match is None:
        return None
    said = "portable" if word.lower() in ("port", "mob") else "téléphone"
    end = at + len(word) + (scan.char(at + len(word)) == ".")
    return Say(end, _case(word, said), "abbreviation")


_NUMBER_AHEAD = Lazy(r"\.?[ \t]?:?[ \t]?(?:\+|0|\(0)")


def charges(scan: Scan, at: int) -> Say | None:
    """ "ch. comprises" after a rent, else a bedroom written short."""
    word = scan.word_at(at)
    end = at + len(word)
    after = scan.word_after(end).lower()
    if after in ("comprises", "comp", "compr", "incluses", "incl", "mensuelles"):
        return Say(stop_end(scan, end), "charges", "abbreviation")
    if scan.char(end) != "." or (scan.ends_sentence(end + 1) and not scan.word_before(at)):
        return None
    return Say(
        stop_end(scan, end), _case(word, "chambre"), "abbreviation", False, ("charges", "chambres", "chemin")
    )


def _variants(table: dict[str, str]) -> set[str]:
    return {form for word in table for form in (word, word.capitalize(), word.upper())}


def words() -> dict[str, tuple[Rule, ...]]:
    """Every written form with its rules, the most telling first."""
    table: dict[str, tuple[Rule, ...]] = {}
    groups: tuple[tuple[set[str], Rule], ...] = (
        (
            {"w", "W", "c", "p", "n", "N", "s", "S", "ss", "SS", "Ss", "R", "r", "C", "H", "h", "T", "a"},
            phrase,
        ),
        ({"tel", "Tel", "TEL", "tél", "Tél", "TÉL", "port", "Port", "mob", "Mob"}, telephone_word),
        (_variants(STREETS), street),
        ({"ch", "Ch"}, charges),
        ({word for key in PRICE for word in (key, key.lower()) if "." not in word}, price_note),
        (_variants(PLAIN), plain),
        (_variants(DOTTED), dotted),
        ({"hab", "Hab"}, inhabited),
        (set(CAPITALS), capitals),
        (set(TITLES), title),
        ({"M"}, monsieur),
    )
    for forms, rule in groups:
        for form in forms:
            table[form] = (*table.get(form, ()), rule)
    return table
