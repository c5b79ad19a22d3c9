"""Measures: units, their rates, percent, degrees, dimensions."""

import re
from typing import NamedTuple

from preflight.speech.de import spelling
from preflight.speech.de.context import stop_end
from preflight.speech.de.genders import EIN, case_before
from preflight.speech.de.quantities import words
from preflight.speech.numbers import Number
from preflight.speech.patterns import Lazy
from preflight.speech.quantities import Quantity, parse, sides
from preflight.speech.scan import Say, Scan


class Unit(NamedTuple):
    one: str
    many: str
    gender: str = "m"
    semiotic_class: str = "measure"
    dative: str = ""  # plural after "mit", "von"; "" if it is the same

    @property
    def dative_many(self) -> str:
        return self.dative or self.many


def _meter(word: str) -> Unit:
    return Unit(word, word, dative=word + "n")


_SQUARE, _CUBIC = _meter("Quadratmeter"), _meter("Kubikmeter")
_MINUTE, _HOUR = Unit("Minute", "Minuten", "f", "time"), Unit("Stunde", "Stunden", "f", "time")
_SECOND = Unit("Sekunde", "Sekunden", "f", "time")
_KWH = Unit("Kilowattstunde", "Kilowattstunden", "f")
_CELSIUS = Unit("Grad Celsius", "Grad Celsius", "n", "temperature")
_YEAR = Unit("Jahr", "Jahre", "n", "time", "Jahren")
_MONTH, _DAY = Unit("Monat", "Monate", "m", "time", "Monaten"), Unit("Tag", "Tage", "m", "time", "Tagen")
_WEEK = Unit("Woche", "Wochen", "f", "time")
_PERCENT = Unit("Prozent", "Prozent", "n", "percent")

# In small letters, without the full stop.
UNITS: dict[str, Unit] = {
    **dict.fromkeys(("m²", "m2", "m^2", "qm", "qmtr"), _SQUARE),
    **dict.fromkeys(("m³", "m3", "cbm", "fm"), _CUBIC),
    **dict.fromkeys(("km²", "km2", "qkm"), _meter("Quadratkilometer")),
    "cm²": _meter("Quadratzentimeter"), "ha": Unit("Hektar", "Hektar"), "ar": Unit("Ar", "Ar"),
    "km": _meter("Kilometer"), "m": _meter("Meter"), "mtr": _meter("Meter"),
    "lfm": Unit("laufender Meter", "laufende Meter"), "cm": _meter("Zentimeter"),
    "mm": _meter("Millimeter"), **dict.fromkeys(("min", "mins", "minuten"), _MINUTE),
    **dict.fromkeys(("std", "stdn", "h", "hrs"), _HOUR), **dict.fromkeys(("sek", "sec"), _SECOND),
    "kg": Unit("Kilogramm", "Kilogramm", "n"), "g": Unit("Gramm", "Gramm", "n"),
    "t": Unit("Tonne", "Tonnen", "f"), "l": Unit("Liter", "Liter", dative="Litern"),
    "ltr": Unit("Liter", "Liter", dative="Litern"), "kwh": _KWH,
    "mwh": Unit("Megawattstunde", "Megawattstunden", "f"), "kw": Unit("Kilowatt", "Kilowatt", "n"),
    "kwp": Unit("Kilowatt Peak", "Kilowatt Peak", "n"), "w": Unit("Watt", "Watt", "n"),
    "v": Unit("Volt", "Volt", "n"), "ps": Unit("PS", "PS", "n"), "db": Unit("Dezibel", "Dezibel", "n"),
    "mbit": Unit("Megabit", "Megabit", "n"), "gbit": Unit("Gigabit", "Gigabit", "n"),
    "gb": Unit("Gigabyte", "Gigabyte", "n"),
    "mbps": Unit("Megabit pro Sekunde", "Megabit pro Sekunde", "n"),
    "mb": Unit("Megabit", "Megabit", "n"), "°c": _CELSIUS,
    "°f": Unit("Grad Fahrenheit", "Grad Fahrenheit", "n", "temperature"),
    "°": Unit("Grad", "Grad", "n", "temperature"), "%": _PERCENT,
    "‰": Unit("Promille", "Promille", "n", "percent"), "prozent": _PERCENT,
    "co": Unit("C O zwei", "C O zwei", "n"), "j": _YEAR, "jahre": _YEAR, "mon": _MONTH, "tg": _DAY,
    "wo": _WEEK,
}  # fmt: skip
_SMALL_ONLY = frozenset("m h g l t min".split()) - {"min"}
_LARGE_ONLY = frozenset("w v a ps t j".split())
_STOPPED = frozenset("min std stdn sek mon tg wo j lfm mtr ltr".split())  # written with a full stop
_WORDS_NEED_STOP = frozenset("mon j tg wo".split())

# What stands behind a slash.
RATES = {
    **dict.fromkeys(("monat", "mon", "m", "mtl", "monatl"), "Monat"),
    **dict.fromkeys(("jahr", "j", "a", "p.a"), "Jahr"),
    **dict.fromkeys(("m²", "m2", "qm", "qm²"), "Quadratmeter"),
    **dict.fromkeys(("m³", "m3", "cbm"), "Kubikmeter"), **dict.fromkeys(("tag", "d", "tg"), "Tag"),
    **dict.fromkeys(("nacht", "n"), "Nacht"), **dict.fromkeys(("woche", "wo"), "Woche"),
    **dict.fromkeys(("person", "pers", "p"), "Person"), **dict.fromkeys(("std", "stunde", "h"), "Stunde"),
    **dict.fromkeys(("s", "sek", "sekunde"), "Sekunde"), "kwh": "Kilowattstunde",
    "stellplatz": "Stellplatz", "zimmer": "Zimmer", "einheit": "Einheit", "we": "Wohneinheit",
    "quartal": "Quartal", "wohnung": "Wohnung", "km": "Kilometer", "min": "Minute", "ha": "Hektar",
    "liter": "Liter", "l": "Liter", "aufenthalt": "Aufenthalt", "objekt": "Objekt",
}  # fmt: skip

_UNIT = Lazy(r"[ \t]?-?(°[ ]?[CF](?![^\W_])|[°%‰]|[^\W\d_²³]{1,8}(?:\^?[²³23](?![\d.,]?\d))?)(?!['’]?[^\W_])")
_RATE = Lazy(r"[ \t]?/[ \t]?\(?([^\W\d_²³]{1,12}(?:[²³23](?!\d))?)(?![^\W_])")
_ENERGY = Lazy(r"[ ]?/[ ]?\(?[ ]?(?:m[²2]|qm)[ ]?(?:[*·.x/•∙⋅][ ]?)?(?:a|Jahr)(?![^\W_])\)?")
_PERCENTISH = Lazy(r"[ ]?-?%-?ig(e[rnsm]?)?(?![^\W_])")
_CURRENCY_AHEAD = Lazy(r"[ \t]?(?:[TM]?€|Euro|EUR|Mio|%)")


def find(scan: Scan, at: int) -> tuple[Unit, int] | None:
    """The unit that starts at `at`, behind at most a blank or a hyphen, and its end after its full stop."""
    match = _UNIT.match(scan.text, at)
    if match is None:
        return None
    written = match[1].replace(" ", "").replace("^", "")
    low = written.lower()
    unit = UNITS.get(low)
    if unit is None or "-" in scan.text[at : match.start(1)]:
        return None
    if (low in _SMALL_ONLY and not written.islower()) or (low in _LARGE_ONLY and written.islower()):
        return None
    if low in _WORDS_NEED_STOP and scan.char(match.end()) != ".":
        return None
    end = stop_end(scan, match.end()) if low in _STOPPED else match.end()
    return unit, end


def rates(scan: Scan, at: int) -> tuple[str, int]:
    """The words of "/m²", "/Monat" at `at`, and their end: " pro Quadratmeter und Jahr"."""
    energy = _ENERGY.match(scan.text, at)
    if energy is not None:
        return " pro Quadratmeter und Jahr", energy.end()
    match = _RATE.match(scan.text, at)
    word = RATES.get(match[1].lower()) if match is not None else None
    if match is None or word is None:
        return "", at
    end = (
        stop_end(scan, match.end())
        if match[1].lower() in ("mon", "pers", "std", "wo", "mtl", "sek", "min")
        else match.end()
    )
    return f" pro {word}", end


def measure(scan: Scan, at: int) -> Say | None:
    """ "85 m²", "1,5 ha", "5 Min.", "20 °C", "3,5 %", "85 kWh/(m²·a)"."""
    quantity = parse(scan, at)
    if quantity is None:
        return None
    adjective = _PERCENTISH.match(scan.text, quantity.end)
    if adjective is not None:
        return Say(adjective.end(), f"{words(quantity, 'ein')}prozentig{adjective[1] or ''}", "percent")
    found = find(scan, quantity.end)
    if found is None:
        return None
    unit, end = found
    rate, end = rates(scan, end)
    if (
        unit.one == "Meter"
        and quantity.low.decimals
        and quantity.high is None
        and len(quantity.low.decimals) <= 2
        and not rate
    ):
        return _metres(scan, quantity, end)
    return _say(scan, at, quantity, unit, end, rate)


HALF = {"m": "ein halber", "f": "eine halbe", "n": "ein halbes"}
_MEASURED = frozenset("mit von vom aus bei nach auf in".split())
_ABOUT = Lazy(r"(?:ca|circa|rund|etwa|zirka|knapp|gut|nur|fast|über|insgesamt)\.?[ ]$", re.I)


def takes_dative(scan: Scan, at: int) -> bool:
    """Whether the measure at `at` stands in the dative: "mit 85 Quadratmetern", "von ca. 40 Metern"."""
    about = _ABOUT.search(scan.text[max(0, at - 12) : at])
    return scan.word_before(at - len(about[0]) if about is not None else at).lower() in _MEASURED


def _say(scan: Scan, at: int, quantity: Quantity, unit: Unit, end: int, rate: str) -> Say:
    case = case_before(scan, at)[0]
    noun_follows = scan.word_at(scan.skip_spaces(end))[:1].isupper()
    if quantity.is_one:
        one = (
            "ein"
            if unit.gender != "f" and (noun_follows or unit.semiotic_class in ("percent", "temperature"))
            else EIN[unit.gender][case]
        )
        return Say(end, f"{one} {unit.one}{rate}", unit.semiotic_class)
    dative = takes_dative(scan, at) and not noun_follows
    name = unit.dative_many if dative else unit.many
    if quantity.high is None and quantity.low.fraction == (1, 2) and not quantity.low.whole:
        return Say(
            end,
            f"{HALF[unit.gender]} {unit.one}{rate}",
            unit.semiotic_class,
        )
    others = []
    if quantity.high is None and quantity.low.decimals == "5" and quantity.low.whole:
        others.append(f"{spelling.and_a_half(quantity.low.whole)} {name}{rate}")
    other = unit.many if dative else unit.dative_many
    if other != name:
        others.append(f"{words(quantity, 'ein')} {other}{rate}")
    spoken = f"{words(quantity, 'ein')} {name}{rate}"
    return Say(end, spoken, unit.semiotic_class, True, tuple(others))


def length(value: Number) -> str:
    """Metres and centimetres: "zwei Meter fünfzig", "achtzig Zentimeter"."""
    cents = int(value.decimals.ljust(2, "0")) if value.decimals else 0
    if not value.whole and cents:
        return f"{spelling.cardinal(cents, 'ein')} Zentimeter"
    return f"{spelling.cardinal(value.whole, 'ein')} Meter" + (
        f" {spelling.cardinal(cents)}" if cents else ""
    )


def _metres(scan: Scan, quantity: Quantity, end: int) -> Say:
    plain = f"{words(quantity)} Meter"
    follows = scan.word_at(scan.skip_spaces(end)).lower()
    if scan.char(end) == "-":
        return Say(end, plain, "measure")
    if len(quantity.low.decimals) == 2 or follows in (
        "hoch",
        "hohe",
        "breit",
        "lang",
        "tief",
        "hohen",
        "hoher",
    ):
        return Say(end, length(quantity.low), "measure", True, (plain,))
    return Say(end, plain, "measure", True, (length(quantity.low),))


def dimension(scan: Scan, at: int) -> Say | None:
    """ "3,50 x 4,20 m", "160x200 cm", "4 m x 3 m": sides joined by "mal"."""
    crossed = sides(scan, at)
    if crossed is None:
        return None
    end, numbers, unit = crossed
    found = find(scan, end)
    if _CURRENCY_AHEAD.match(scan.text, end) or (found and found[0].one.startswith("Quadrat")):
        return None
    if found is not None:
        end, unit = found[1], found[0].many
    plain = " mal ".join(spelling.number(side) for side in numbers)
    name = {"m": "Meter", "cm": "Zentimeter"}.get(unit, unit)
    if name == "Meter":
        return Say(
            end, f"{plain} Meter", "dimension", True, (" mal ".join(length(side) for side in numbers),)
        )
    return Say(end, f"{plain} {name}".rstrip(), "dimension")


_TIMES = Lazy(r"(\d{1,3})[ \t]?[xX×](?![^\W_])")


def times(scan: Scan, at: int) -> Say | None:
    """ "2x Balkon", "3 x täglich"."""
    match = _TIMES.match(scan.text, at)
    return (
        Say(match.end(), f"{spelling.cardinal(int(match[1]), 'ein')}mal", "cardinal")
        if match is not None
        else None
    )


_STARS = Lazy(r"(\d)[ ]?[*★](?![\d*])([ -](?=[A-ZÄÖÜ]))?")


def stars(scan: Scan, at: int) -> Say | None:
    """ "4*" of a hotel."""
    match = _STARS.match(scan.text, at)
    if match is None:
        return None
    if match[2]:
        return Say(match.end(), f"{spelling.cardinal(int(match[1]), 'ein').capitalize()}-Sterne-", "symbol")
    return Say(match.end(), f"{spelling.cardinal(int(match[1]))} Sterne", "symbol")


def bare_unit(scan: Scan, at: int) -> Say | None:
    """A unit without a number: "pro m²", "wenige Min.", "viele qm"."""
    word = scan.word_at(at)
    end = at + len(word)
    if scan.char(end) in ("²", "³") or (scan.char(end) in ("2", "3") and not scan.char(end + 1).isalnum()):
        unit = UNITS.get(word.lower() + scan.char(end))
        end += 1
    else:
        unit = UNITS.get(word.lower()) if word in ("qm", "km", "Min", "Std", "cbm", "min") else None
    before = scan.word_before(at).lower()
    if unit is None or (word in ("min", "Min", "Std", "km") and before not in _SEVERAL | _ONE):
        return None
    if word in ("Min", "Std", "min"):
        end = stop_end(scan, end)
    name = (
        unit.one
        if before in _ONE
        else unit.dative_many
        if before in ("wenigen", "einigen", "vielen")
        else unit.many
    )
    return Say(end, name, unit.semiotic_class)


_SEVERAL = frozenset(
    "wenige wenigen einige einigen viele vielen paar mehrere mehreren zehn fünf fünfzehn zwei drei".split()
)
_ONE = frozenset("pro je den einem einen der die eine einer".split())
