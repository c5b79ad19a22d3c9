"""Italian number words, written together, and the article that "1" is before a noun."""

from functools import lru_cache

from preflight.speech.romance.grammar import FEMALE

_SMALL = (
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
    "sedici diciassette diciotto diciannove"
).split()
_TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()
_FIRSTS = "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo".split()
_PARTS = "mezzo terzo quarto quinto sesto settimo ottavo nono decimo".split()
_SCALES = (
    (10**12, "un bilione", "bilioni"),
    (10**9, "un miliardo", "miliardi"),
    (10**6, "un milione", "milioni"),
)
_VOWELS = "aeiouàèéìòóù"
_HARD_STARTS = ("z", "gn", "ps", "pn", "x", "y", "io", "ia", "ie", "iu")


@lru_cache(4096)
def cardinal(value: int, gender: str) -> str:
    """ "ventitré", "duecentottantacinquemila"; only one itself has a feminine."""
    if value == 1:
        return "una" if gender == FEMALE else "uno"
    parts = []
    for size, one, many in _SCALES:
        count, value = divmod(value, size)
        if count:
            parts.append(one if count == 1 else f"{_below_million(count)} {many}")
    if value or not parts:
        words = _below_million(value)
        parts.append(f"e {words}" if parts else words)
    return " ".join(parts)


def _below_million(value: int) -> str:
    thousands, rest = divmod(value, 1000)
    head = "" if not thousands else "mille" if thousands == 1 else f"{_plain(thousands)}mila"
    words = head + (_plain(rest) if rest or not head else "")
    return words[:-1] + "é" if words.endswith("tre") and words != "tre" else words


def _plain(value: int) -> str:
    """Below a thousand, without the accent of a final "tré"."""
    hundreds, rest = divmod(value, 100)
    if hundreds:
        head = "cento" if hundreds == 1 else f"{_SMALL[hundreds]}cento"
        tail = _plain(rest) if rest else ""
        return head[:-1] + tail if tail.startswith(("otto", "ottant")) else head + tail
    if rest < len(_SMALL):
        return _SMALL[rest]
    tens, one = divmod(rest, 10)
    word = _TENS[tens - 2]
    if not one:
        return word
    return (word[:-1] if one in (1, 8) else word) + _SMALL[one]


def counting(value: int, gender: str, noun: str) -> str:
    """ "un bagno", "uno studio", "un'autorimessa", "ventun bagni", "ventuno camere"."""
    start = noun[:3].lower()
    hard = start.startswith(_HARD_STARTS) or (start[:1] == "s" and start[1:2] not in _VOWELS)
    if value == 1 and gender == FEMALE:
        return "un'" if start[:1] in _VOWELS else "una"
    if value == 1:
        return "uno" if hard else "un"
    words = cardinal(value, gender)
    if words.endswith("uno") and gender != FEMALE and not hard and value < 100:
        return words[:-1]
    return words


@lru_cache(1024)
def ordinal(value: int, gender: str, before_noun: bool) -> str:
    """ "terzo", "ventitreesima"."""
    if value <= len(_FIRSTS):
        words = _FIRSTS[value - 1]
    else:
        base = cardinal(value, "m").replace("é", "e")
        words = (base if base.endswith(("tre", "sei")) else "mill" if value == 1000 else base[:-1]) + "esimo"
    return words[:-1] + "a" if gender == FEMALE else words


def fraction(top: int, bottom: int) -> str:
    """ "un terzo", "tre quarti", "cinque dodicesimi"."""
    part = _PARTS[bottom - 2] if bottom <= 10 else ordinal(bottom, "m", False)
    return f"un {part}" if top == 1 else f"{cardinal(top, 'm')} {part[:-1]}i"


def saint(name: str) -> str:
    """ "S." before a name: San Giovanni, Santo Stefano, Sant'Agostino, Santa Maria."""
    if name[:1].lower() in tuple(_VOWELS):
        return "sant'"
    if name.endswith("a") and name not in ("Luca", "Mattia", "Nicola"):
        return "santa"
    return "santo" if name[:1] == "S" and name[1:2] not in _VOWELS else "san"


def digit(value: int) -> str:
    return _SMALL[value]


def clock(hour: int, minute: int, marked: bool) -> str:
    """ "quindici e trenta"."""
    return f"{cardinal(hour, FEMALE)} e {cardinal(minute, 'm')}"


def day_parts(hour: int, half: str) -> str:
    """What "am" and "pm" are at this hour."""
    if half == "a":
        return "di mattina" if hour != 12 else "di notte"
    return "di pomeriggio" if hour < 6 or hour == 12 else "di sera"
