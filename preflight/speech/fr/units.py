"""Measures: units, their rates, percent, degrees, dimensions."""

from typing import NamedTuple

from preflight.speech.fr import spelling
from preflight.speech.fr.context import stop_end
from preflight.speech.fr.quantities import is_plural, words
from preflight.speech.numbers import Number
from preflight.speech.patterns import Lazy
from preflight.speech.quantities import Quantity, number, parse, sides
from preflight.speech.scan import Say, Scan


class Unit(NamedTuple):
    one: str
    many: str
    feminine: bool = False
    semiotic_class: str = "measure"


def _unit(word: str, feminine: bool = False, semiotic_class: str = "measure") -> Unit:
    """A unit whose words each take an s: "mètre carré", "mètres carrés"."""
    return Unit(word, " ".join(f"{part}s" for part in word.split()), feminine, semiotic_class)


_SQUARE, _CUBIC = _unit("mètre carré"), _unit("mètre cube")
_KWH = Unit("kilowattheure", "kilowattheures")
_MINUTE, _HOUR = _unit("minute", True, "time"), _unit("heure", True, "time")
_CELSIUS = Unit("degré Celsius", "degrés Celsius", semiotic_class="temperature")

# In small letters, without the full stop.
UNITS: dict[str, Unit] = {
    **dict.fromkeys(("m²", "m2", "m^2", "mc", "mq"), _SQUARE), **dict.fromkeys(("m³", "m3"), _CUBIC),
    **dict.fromkeys(("km²", "km2"), Unit("kilomètre carré", "kilomètres carrés")),
    **dict.fromkeys(("cm²", "cm2"), Unit("centimètre carré", "centimètres carrés")),
    "ha": _unit("hectare"), "ares": _unit("are"), "ca": _unit("centiare"), "km": _unit("kilomètre"),
    "kms": _unit("kilomètre"), "m": _unit("mètre"), "cm": _unit("centimètre"), "mm": _unit("millimètre"),
    "ml": Unit("mètre linéaire", "mètres linéaires"),
    **dict.fromkeys(("min", "mn", "mins", "mns"), _MINUTE),
    **dict.fromkeys(("sec",), _unit("seconde", True, "time")), **dict.fromkeys(("hrs", "hr"), _HOUR),
    "kg": _unit("kilo"), "kgs": _unit("kilo"), "g": _unit("gramme"), "l": _unit("litre"),
    "hl": _unit("hectolitre"), "cl": _unit("centilitre"), "kwh": _KWH, "kwhep": _KWH, "kwhef": _KWH,
    "mwh": Unit("mégawattheure", "mégawattheures"), "kw": _unit("kilowatt"),
    "kwc": Unit("kilowatt-crête", "kilowatts-crête"), "kva": Unit("kilovoltampère", "kilovoltampères"),
    "w": _unit("watt"), "v": _unit("volt"), "cv": Unit("cheval", "chevaux"),
    "db": Unit("décibel", "décibels"), "ko": _unit("kilo-octet"), "mo": _unit("mégaoctet"),
    "go": _unit("gigaoctet"), "mbps": Unit("mégabit par seconde", "mégabits par seconde"),
    "mbit": _unit("mégabit"), "mb": _unit("mégabit"),
    "gbps": Unit("gigabit par seconde", "gigabits par seconde"), "gbit": _unit("gigabit"),
    "gb": _unit("gigabit"), "°c": _CELSIUS,
    "°f": Unit("degré Fahrenheit", "degrés Fahrenheit", semiotic_class="temperature"),
    "°": Unit("degré", "degrés", semiotic_class="temperature"),
    "%": Unit("pour cent", "pour cent", semiotic_class="percent"),
    "‰": Unit("pour mille", "pour mille", semiotic_class="percent"), "ans": _unit("an"),
    **dict.fromkeys(("kgco", "kgco2"), Unit("kilo de C O deux", "kilos de C O deux")),
    "ft²": Unit("pied carré", "pieds carrés"), "pi²": Unit("pied carré", "pieds carrés"),
    "mi": _unit("mille"), "mph": Unit("mille à l'heure", "milles à l'heure"),
}  # fmt: skip
_CLOSED = frozenset(
    ["m", "w", "v", "g", "l"]
)  # single letters, also written as words or names: small letters only

# What stands behind a slash: "par mois".
RATES = {
    **dict.fromkeys(("mois", "m", "mens", "mensuel"), "mois"),
    **dict.fromkeys(("an", "a", "année", "annee"), "an"),
    **dict.fromkeys(("j", "jr", "jour", "jours"), "jour"), **dict.fromkeys(("sem", "semaine"), "semaine"),
    **dict.fromkeys(("nuit", "nuitée", "n", "nt"), "nuit"), **dict.fromkeys(("h", "heure"), "heure"),
    **dict.fromkeys(("m²", "m2"), "mètre carré"),
    **dict.fromkeys(("pers", "personne", "p", "pax"), "personne"),
    **dict.fromkeys(("m³", "m3"), "mètre cube"), **dict.fromkeys(("ch", "chambre"), "chambre"),
    **dict.fromkeys(("trim", "trimestre"), "trimestre"),
    **dict.fromkeys(("s", "sec", "seconde"), "seconde"), "ha": "hectare", "km": "kilomètre",
    "kwh": "kilowattheure", "lot": "lot", "min": "minute", "l": "litre", "week-end": "week-end",
    "we": "week-end", "place": "place", "logement": "logement", "couple": "couple", "bien": "bien",
    "adulte": "adulte", "enfant": "enfant", "véhicule": "véhicule", "quinzaine": "quinzaine",
    "semestre": "semestre", "saison": "saison", "séjour": "séjour", "unité": "unité", "boîte": "boîte",
}  # fmt: skip
_PERIODS = frozenset({"an", "mois", "jour"})

_UNIT = Lazy(r"[ \t]?(°[ ]?[CF](?![^\W_])|[°%‰]|[^\W\d_²³]{1,5}(?:\^?[²³23](?![\d.,]?\d))?)(?!['’]?[^\W_])")
_RATE = Lazy(r"[ \t]?[/.][ \t]?([^\W\d_²³]{1,9}(?:-end)?(?:[²³23](?!\d))?)(?![^\W_])")
_ARES = Lazy(r"[ \t]?a[ \t]?(\d{1,2})[ \t]?ca(?![^\W_])")
_CARBON = Lazy(r"[ \t]?(?:e[qé]q?\.?[ ]?)?CO[2\ufffc](?:[ ]?eq)?(?![^\W_])")
_METRES_AND = Lazy(r"(\d{1,3})[ ]?m(\d\d)(?![^\W_])")
_PRIME = Lazy(r"(\d{1,2})'(?=[ \t](?:de|à|du|des|en)[ \t])")
_TIMES = Lazy(r"(\d{1,3})[ \t]?[xX](?=[ \t]?\d|[ \t](?:sans|par|plus|moins)[ \t])[ \t]?")
_STARS = Lazy(r"(\d)[ ]?[*★](?![\d*])")


def find(scan: Scan, at: int) -> tuple[Unit, int] | None:
    """The unit that starts at `at`, behind at most a blank, and its end before a full stop."""
    match = _UNIT.match(scan.text, at)
    if match is None:
        return None
    written, tight = match[1].replace(" ", "").replace("^", ""), match.start(1) == at
    unit = UNITS.get(written.lower())
    if unit is None or (
        written.lower() in _CLOSED and not written.islower() and not (tight and written in "VWL")
    ):
        return None
    return unit, match.end()


def rates(scan: Scan, at: int) -> tuple[str, int]:
    """The words of "/m²/an", "/mois" at `at`, and their end: " par mètre carré et par an"."""
    said = ""
    for _ in range(3):
        match = _RATE.match(scan.text, at)
        word = RATES.get(match[1].lower()) if match is not None else None
        if match is None or word is None or ("." in match[0] and (not said or word not in _PERIODS)):
            break
        said += f" {'et ' if said and word in _PERIODS else ''}par {word}"
        at = stop_end(scan, match.end()) if match[1].lower() in ("sem", "pers", "trim") else match.end()
    return said, at


def measure(scan: Scan, at: int) -> Say | None:
    """ "85 m²", "1,5 ha", "5 min.", "20 °C", "85 kWh/m²/an"."""
    quantity = parse(scan, at)
    found = find(scan, quantity.end) if quantity is not None else None
    if quantity is None or found is None:
        return _land(scan, at)
    unit, end = found
    if unit.one == "minute" or unit.one in ("seconde", "heure"):
        end = stop_end(scan, end)
    carbon = _CARBON.match(scan.text, end) if unit.one == "kilo" else None
    if carbon is not None:
        unit, end = UNITS["kgco"], carbon.end()
    rate, end = rates(scan, end)
    if unit.one == "mètre" and quantity.low.decimals and not rate:
        return _metres(quantity, unit, end)
    name = unit.many if is_plural(quantity) else unit.one
    return _say(quantity, f" {name}{rate}", unit, end)


def _say(quantity: Quantity, tail: str, unit: Unit, end: int) -> Say:
    spoken = words(quantity, unit.feminine and quantity.low.is_plain)
    others: tuple[str, ...] = ()
    if quantity.high is None and quantity.low.fraction == (1, 2) and quantity.low.whole:
        spoken = spelling.cardinal(quantity.low.whole, unit.feminine)
        tail += " et demie" if unit.feminine else " et demi"
    elif quantity.high is None and quantity.low.fraction == (1, 2):
        return Say(
            end, f"un demi-{unit.one}" if not unit.feminine else f"une demi-{unit.one}", unit.semiotic_class
        )
    elif (
        quantity.high is None
        and quantity.low.decimals == "5"
        and quantity.low.whole
        and unit.semiotic_class == "measure"
    ):
        others = (f"{spelling.cardinal(quantity.low.whole, unit.feminine)}{tail} et demi",)
    return Say(end, spoken + tail, unit.semiotic_class, True, others)


def length(value: Number) -> str:
    """Metres and centimetres: "trois mètres cinquante", "quatre-vingts centimètres"."""
    cents = int(value.decimals.ljust(2, "0")) if value.decimals else 0
    name = "mètres" if value.whole >= 2 else "mètre"
    if not value.whole and cents:
        return f"{spelling.cardinal(cents)} centimètre{'s' if cents > 1 else ''}"
    return f"{spelling.cardinal(value.whole)} {name}" + (f" {spelling.cardinal(cents)}" if cents else "")


def _metres(quantity: Quantity, unit: Unit, end: int) -> Say:
    plain = f"{words(quantity)} {unit.many if is_plural(quantity) else unit.one}"
    values = [quantity.low] + ([quantity.high] if quantity.high else [])
    if any(len(value.decimals) > 2 for value in values):
        return Say(end, plain, "measure")
    return Say(end, " à ".join(length(value) for value in values), "measure", True, (plain,))


def _land(scan: Scan, at: int) -> Say | None:
    """ "12 a 50 ca": ares and centiares."""
    ares = number(scan, at)
    match = _ARES.match(scan.text, ares.end) if ares is not None else None
    if ares is None or match is None:
        return _ares(scan, at)
    name = "ares" if ares.whole > 1 else "are"
    spoken = f"{spelling.number(ares)} {name} {spelling.cardinal(int(match[1]))} centiares"
    return Say(match.end(), spoken, "measure")


_CURRENCY_AHEAD = Lazy(r"[ \t]?[kM]?(?:€|euros?|EUR|%)")


_HECTARES_BEFORE = Lazy(r"\d[ ]?ha[ ]?$")
_JUST_ARES = Lazy(r"(\d{1,2})[ ]?a(?![^\W_])")


def _ares(scan: Scan, at: int) -> Say | None:
    """ "1 ha 20 a"."""
    match = _JUST_ARES.match(scan.text, at)
    if match is None or _HECTARES_BEFORE.search(scan.text[max(0, at - 8) : at]) is None:
        return None
    return Say(match.end(), f"{spelling.cardinal(int(match[1]))} ares", "measure")


def dimension(scan: Scan, at: int) -> Say | None:
    """ "3,50 x 4,20 m", "160x200", "4 m x 3 m": sides joined by "sur"."""
    crossed = sides(scan, at)
    if crossed is None:
        return None
    end, numbers, unit = crossed
    found = find(scan, end)
    if _CURRENCY_AHEAD.match(scan.text, end) or (found is not None and "carré" in found[0].one):
        return None
    if found is not None:
        end, unit = found[1], found[0].many
    metres = unit in ("m", "mètres") or (not unit and all(side.decimals for side in numbers))
    if metres and all(len(side.decimals) <= 2 for side in numbers):
        plain = " sur ".join(spelling.number(side) for side in numbers)
        spoken = " sur ".join(length(side) for side in numbers) if unit else plain
        return Say(end, spoken, "dimension", True, (f"{plain} mètres",))
    tail = " centimètres" if unit == "cm" else f" {unit}" if unit else ""
    return Say(end, " sur ".join(spelling.number(side) for side in numbers) + tail, "dimension")


def metres_and(scan: Scan, at: int) -> Say | None:
    """ "2m50"."""
    match = _METRES_AND.match(scan.text, at)
    return Say(match.end(), length(Number(0, match[1], match[2])), "measure") if match is not None else None


def minutes(scan: Scan, at: int) -> Say | None:
    """ "45' de Rouen"."""
    match = _PRIME.match(scan.text, at)
    if match is None:
        return None
    return Say(
        match.end(),
        f"{spelling.cardinal(int(match[1]), True)} minute{'s' if match[1] != '1' else ''}",
        "time",
    )


def times(scan: Scan, at: int) -> Say | None:
    """ "12 x 540 €", where no sides are meant: "fois"."""
    match = _TIMES.match(scan.text, at)
    if match is None:
        return None
    return Say(match.end(), f"{spelling.cardinal(int(match[1]))} fois ", "cardinal")


def stars(scan: Scan, at: int) -> Say | None:
    """ "3*" of a hotel."""
    match = _STARS.match(scan.text, at)
    if match is None:
        return None
    return Say(
        match.end(),
        f"{spelling.cardinal(int(match[1]), True)} étoile{'s' if match[1] != '1' else ''}",
        "symbol",
    )


def bare_unit(scan: Scan, at: int) -> Say | None:
    """A unit without a number: "au m²", "quelques km", "à qq min."."""
    word = scan.word_at(at)
    end = at + len(word)
    power = scan.char(end)
    if power in ("²", "³") or (power in ("2", "3") and not scan.char(end + 1).isalnum()):
        unit = UNITS.get(word.lower() + power)
        end += 1
    else:
        unit = UNITS.get(word.lower()) if word in ("km", "kms", "min", "mn", "ha", "cm") else None
    before = scan.word_before(at).lower()
    if unit is None or (word in ("min", "mn", "ha", "cm", "km") and not before):
        return None
    if word in ("min", "mn") and before not in _SEVERAL and before not in ("par", "la", "à", "l'"):
        return None
    singular = before in _ONE or scan.char(at - 1) == "/"
    lead = "par " if scan.char(at - 1) == "/" else ""
    start = at - 1 if lead and at > scan.done else at
    return Say(end, lead + (unit.one if singular else unit.many), unit.semiotic_class, start=start)


_SEVERAL = frozenset(
    "quelques qq qqs plusieurs deux trois quatre cinq dix quinze vingt trente les des de ces".split()
)
_ONE = frozenset(["au", "le", "par", "du", "un", "l'"])
