"""German number words: cardinals, ordinals with their endings, years, fractions."""

from functools import lru_cache

from preflight.speech.numbers import MOST_DIGITS, Number

ONES = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn"
).split()
TENS = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
SCALES = (
    (10**12, "Billion", "Billionen"),
    (10**9, "Milliarde", "Milliarden"),
    (10**6, "Million", "Millionen"),
)
ORDINALS = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}  # stems; the ending is the case's
FRACTIONS = {2: "halb", 3: "drittel", 4: "viertel"}


@lru_cache(4096)
def cardinal(value: int, one: str = "eins") -> str:
    """ "eintausendzweihundertfünfzig"; `one` is how a last one is said: "eins", "ein", "eine", "einen"."""
    if value >= 10 ** (MOST_DIGITS + 1):
        return digits(str(value))
    parts = []
    for size, name, many in SCALES:
        count, value = divmod(value, size)
        if count:
            parts.append(f"eine {name}" if count == 1 else f"{_below_million(count, 'ein')} {many}")
    if value or not parts:
        parts.append(_below_million(value, one))
    return " ".join(parts)


def _below_million(value: int, one: str) -> str:
    thousands, rest = divmod(value, 1000)
    if not thousands:
        return _below_thousand(rest, one)
    return f"{_below_thousand(thousands, 'ein')}tausend" + (_below_thousand(rest, one) if rest else "")


def _below_thousand(value: int, one: str) -> str:
    hundreds, rest = divmod(value, 100)
    if not hundreds:
        return _below_hundred(rest, one)
    return f"{_below_hundred(hundreds, 'ein')}hundert" + (_below_hundred(rest, one) if rest else "")


def _below_hundred(value: int, one: str) -> str:
    if value == 1:
        return one
    if value < 20:
        return ONES[value]
    tens, ones = divmod(value, 10)
    return f"{'ein' if ones == 1 else ONES[ones]}und{TENS[tens]}" if ones else TENS[tens]


@lru_cache(2048)
def ordinal(value: int, ending: str = "e") -> str:
    """ "erste", "einundzwanzigsten": the stem with the ending of its case."""
    head, last = value - value % 100, value % 100
    if last == 0 or last >= 20:
        return f"{cardinal(value)}st{ending}"
    stem = ORDINALS.get(last) or f"{ONES[last]}t"
    return (cardinal(head) if head else "") + stem + ending


def digits(run: str) -> str:
    """ "null drei null"."""
    return " ".join(ONES[int(digit)] for digit in run)


@lru_cache(4096)
def year(value: int) -> str:
    """ "neunzehnhundertachtundneunzig", "zweitausendfünfzehn"."""
    hundreds, rest = divmod(value, 100)
    if 11 <= hundreds <= 19:
        return f"{ONES[hundreds]}hundert" + (_below_hundred(rest, "eins") if rest else "")
    return cardinal(value)


@lru_cache(512)
def fraction(top: int, bottom: int) -> str:
    """ "ein halb", "zwei drittel", "drei viertel"."""
    part = FRACTIONS.get(bottom) or (ordinal(bottom, "") + "el")
    return f"{cardinal(top, 'ein')} {part}"


@lru_cache(512)
def and_a_half(whole: int) -> str:
    """ "dreieinhalb", "eineinhalb"."""
    return f"{cardinal(whole, 'ein')}einhalb" if whole != 1 else "eineinhalb"


@lru_cache(4096)
def number(value: Number, one: str = "eins") -> str:
    """A written number in words."""
    if len(value.digits) > MOST_DIGITS:
        return digits(value.digits)
    if value.fraction:
        return mixed(value)
    if value.decimals:
        return f"{cardinal(value.whole)} Komma {digits(value.decimals)}"
    return cardinal(value.whole, one)


def mixed(value: Number) -> str:
    top, bottom = value.fraction or (0, 1)
    if not value.whole:
        return fraction(top, bottom)
    if (top, bottom) == (1, 2):
        return and_a_half(value.whole)
    return f"{cardinal(value.whole, 'ein')}{fraction(top, bottom).replace(' ', '')}"
