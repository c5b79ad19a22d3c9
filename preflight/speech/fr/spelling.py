"""French number words."""

from functools import lru_cache

from preflight.speech.numbers import Number

ONES = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf"
).split()
TENS = "- dix vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()
SCALES = ((10**12, "billion"), (10**9, "milliard"), (10**6, "million"))
AGREEING = ("vingts", "cents", "millions", "milliards", "billions")  # lose their s in ordinals and dates
FRACTIONS = {2: "demi", 3: "tiers", 4: "quart"}
OWN_LIMIT = 10**15


@lru_cache(4096)
def cardinal(value: int, feminine: bool = False) -> str:
    """ "mille huit cent quatre-vingts", "vingt et une" when feminine."""
    if value >= OWN_LIMIT:
        return digits(str(value))
    parts = []
    for size, name in SCALES:
        count, value = divmod(value, size)
        if count:
            parts.append(f"{_below_thousand(count)} {name}{'s' if count > 1 else ''}")
    thousands, rest = divmod(value, 1000)
    if thousands:
        parts.append("mille" if thousands == 1 else f"{_invariable(_below_thousand(thousands))} mille")
    if rest or not parts:
        parts.append(_below_thousand(rest))
    words = " ".join(parts)
    return words + "e" if feminine and words.endswith("un") else words


def _below_thousand(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    if not hundreds:
        return below_hundred(rest)
    if not rest:
        return "cent" if hundreds == 1 else f"{ONES[hundreds]} cents"
    return f"{'' if hundreds == 1 else ONES[hundreds] + ' '}cent {below_hundred(rest)}"


def below_hundred(value: int) -> str:
    if value < 20:
        return ONES[value]
    tens, ones = divmod(value, 10)
    if tens in (7, 9):
        ones += 10
    if ones in (1, 11) and tens < 8:
        return f"{TENS[tens]} et {ONES[ones]}"
    if ones:
        return f"{TENS[tens]}-{ONES[ones]}"
    return TENS[tens] + ("s" if tens == 8 else "")


def _invariable(words: str) -> str:
    return words[:-1] if words.endswith(AGREEING) else words


@lru_cache(1024)
def rank(value: int) -> str:
    """A number that stands for its ordinal: "(numéro) quatre-vingt", "(en) mille neuf cent"."""
    return _invariable(cardinal(value))


@lru_cache(1024)
def ordinal(value: int, feminine: bool = False) -> str:
    """ "premier", "première", "quatre-vingtième"."""
    if value == 1:
        return "première" if feminine else "premier"
    words = rank(value)
    if words.endswith("neuf"):
        return words[:-1] + "vième"
    return words.removesuffix("e") + ("uième" if words.endswith("cinq") else "ième")


def digits(run: str) -> str:
    """ "zéro un deux"."""
    return " ".join(ONES[int(digit)] for digit in run)


def pairs(run: str) -> str:
    """Digits two by two, as telephone numbers are said: "zéro un, vingt-trois"."""
    odd = len(run) % 2
    groups = [run[:odd], *(run[i : i + 2] for i in range(odd, len(run), 2))]
    return ", ".join(group_of_digits(group) for group in groups if group)


def group_of_digits(run: str) -> str:
    """ "zéro cinq", "zéro zéro", "cent vingt"; long runs digit by digit."""
    zeros = len(run) - len(run.lstrip("0"))
    if len(run) > 3 or zeros == len(run):
        return digits(run)
    return " ".join((*("zéro",) * zeros, cardinal(int(run))))


@lru_cache(2048)
def hundreds_year(value: int) -> str:
    """The older reading of a year, "dix-neuf cent vingt-six"; "" where there is none."""
    high, low = divmod(value, 100)
    if not 11 <= high <= 19:
        return ""
    return f"{ONES[high]} cent" + (f" {rank(low)}" if low else "")


def year(value: int) -> str:
    return rank(value)


@lru_cache(256)
def fraction(top: int, bottom: int) -> str:
    """ "un demi", "deux tiers", "trois quarts", "cinq huitièmes"."""
    part = FRACTIONS.get(bottom) or ordinal(bottom)
    return f"{cardinal(top)} {part}{'s' if top > 1 and not part.endswith('s') else ''}"


@lru_cache(4096)
def number(value: Number, feminine: bool = False) -> str:
    """A written number in words."""
    if len(value.digits) > 15:
        return digits(value.digits)
    if value.fraction:
        part = fraction(*value.fraction)
        if not value.whole:
            return part
        whole = cardinal(value.whole, feminine)
        return f"{whole} et {part.removeprefix('un ') if value.fraction == (1, 2) else part}"
    if value.decimals:
        return f"{cardinal(value.whole)} virgule {group_of_digits(value.decimals)}"
    return cardinal(value.whole, feminine)
