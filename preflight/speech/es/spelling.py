"""Spanish number words, with gender and apocope."""

from functools import lru_cache

from preflight.speech.romance.grammar import FEMALE

_SMALL = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco "
    "veintiséis veintisiete veintiocho veintinueve"
).split()
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS = (
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
).split()
_FIRSTS = (
    "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo".split()
)
_TENTHS = (
    "décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo"
).split()
_HUNDREDTHS = (
    "centésimo ducentésimo tricentésimo cuadringentésimo quingentésimo sexcentésimo septingentésimo "
    "octingentésimo noningentésimo"
).split()
_PARTS = "medio tercio cuarto quinto sexto séptimo octavo noveno décimo".split()
_MILLION, _BILLION = 10**6, 10**12


@lru_cache(4096)
def cardinal(value: int, gender: str) -> str:
    """ "veintiuno", "doscientas": a number by itself."""
    parts = []
    for size, one, many in ((_BILLION, "un billón", "billones"), (_MILLION, "un millón", "millones")):
        count, value = divmod(value, size)
        if count:
            parts.append(one if count == 1 else f"{_short(_below_million(count, 'm'))} {many}")
    if value or not parts:
        parts.append(_below_million(value, gender))
    return " ".join(parts)


def _below_million(value: int, gender: str) -> str:
    thousands, rest = divmod(value, 1000)
    if not thousands:
        return _below_thousand(rest, gender)
    head = "mil" if thousands == 1 else f"{_short(_below_thousand(thousands, gender, ones='m'))} mil"
    return f"{head} {_below_thousand(rest, gender)}" if rest else head


def _below_thousand(value: int, gender: str, ones: str = "") -> str:
    hundreds, rest = divmod(value, 100)
    if not hundreds:
        return _below_hundred(rest, ones or gender)
    if value == 100:
        return "cien"
    head = _HUNDREDS[hundreds - 1]
    if gender == FEMALE and hundreds > 1:
        head = head[:-2] + "as"
    return f"{head} {_below_hundred(rest, ones or gender)}" if rest else head


def _below_hundred(value: int, gender: str) -> str:
    if value < len(_SMALL):
        words = _SMALL[value]
    else:
        tens, one = divmod(value, 10)
        words = _TENS[tens - 3] + (f" y {_SMALL[one]}" if one else "")
    return words[:-1] + "a" if gender == FEMALE and words.endswith("uno") else words


def _short(words: str) -> str:
    """Before a masculine noun: "un", "veintiún"."""
    if words.endswith("veintiuno"):
        return words[:-3] + "ún"
    return words[:-1] if words.endswith("uno") else words


def counting(value: int, gender: str, noun: str) -> str:
    """ "un baño", "veintiún baños", "doscientas viviendas"."""
    words = cardinal(value, gender)
    return words if gender == FEMALE else _short(words)


@lru_cache(1024)
def ordinal(value: int, gender: str, before_noun: bool) -> str:
    """ "primer piso", "piso primero", "segunda planta", "vigesimoquinto"."""
    words = _ordinal(value)
    if gender == FEMALE:
        return " ".join(word[:-1] + "a" for word in words.split())
    return words[:-1] if before_noun and words.endswith(("primero", "tercero")) else words


def _ordinal(value: int) -> str:
    if value >= 1000:
        return "milésimo"
    hundreds, rest = divmod(value, 100)
    head = f"{_HUNDREDTHS[hundreds - 1]} " if hundreds else ""
    return (head + _ordinal_below_hundred(rest)).strip()


def _ordinal_below_hundred(value: int) -> str:
    if value <= len(_FIRSTS):
        return _FIRSTS[value - 1] if value else ""
    tens, one = divmod(value, 10)
    if not one:
        return _TENTHS[tens - 1]
    if tens <= 2:
        return _TENTHS[tens - 1].replace("é", "e").replace("ó", "o") + _FIRSTS[one - 1]
    return f"{_TENTHS[tens - 1]} {_FIRSTS[one - 1]}"


def fraction(top: int, bottom: int) -> str:
    """ "un tercio", "tres cuartos", "cinco doceavos"."""
    if bottom <= 10:
        part = _PARTS[bottom - 2]
    else:
        words = _SMALL[bottom]
        part = (words[:-1] if words.endswith("e") else words) + "avo"
        part = part.replace("é", "e")
    return f"un {part}" if top == 1 else f"{cardinal(top, 'm')} {part}s"


def parts(top: int, bottom: int) -> str:
    """ "tres cuartas", of parts."""
    return f"{cardinal(top, FEMALE)} {ordinal(bottom, FEMALE, True)}{'s' if top > 1 else ''}"


def digit(value: int) -> str:
    return _SMALL[value]


def clock(hour: int, minute: int, marked: bool) -> str:
    """ "diecisiete treinta", "nueve cero cinco"."""
    zero = "cero " if minute < 10 else ""
    return f"{cardinal(hour, FEMALE)} {zero}{cardinal(minute, 'm')}"


def day_parts(hour: int, half: str) -> str:
    """What "a. m." and "p. m." are at this hour."""
    if half == "a":
        return "de la mañana" if hour != 12 else "de la noche"
    return "de la tarde" if hour < 8 else "del mediodía" if hour == 12 else "de la noche"
