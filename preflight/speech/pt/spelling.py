"""Portuguese number words, with gender; spelled as in Portugal where the varieties differ."""

from functools import lru_cache

from preflight.speech.romance.grammar import FEMALE

_SMALL = (
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis "
    "dezassete dezoito dezanove"
).split()
_TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa".split()
_HUNDREDS = (
    "cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos".split()
)
_FIRSTS = "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono".split()
_TENTHS = (
    "décimo vigésimo trigésimo quadragésimo quinquagésimo sexagésimo septuagésimo octogésimo nonagésimo"
).split()
_HUNDREDTHS = (
    "centésimo ducentésimo tricentésimo quadringentésimo quingentésimo sexcentésimo septingentésimo "
    "octingentésimo noningentésimo"
).split()
_PARTS = "meio terço quarto quinto sexto sétimo oitavo nono décimo".split()
_MILLION, _BILLION = 10**6, 10**12


@lru_cache(4096)
def cardinal(value: int, gender: str) -> str:
    """ "vinte e um", "duas mil e duzentas": a number by itself."""
    parts: list[str] = []
    for size, one, many in ((_BILLION, "um bilião", "biliões"), (_MILLION, "um milhão", "milhões")):
        count, value = divmod(value, size)
        if count:
            parts.append(one if count == 1 else f"{_below_million(count, 'm')} {many}")
    if not parts:
        return _below_million(value, gender)
    if value:
        last = value if value < 1000 else 0 if value % 1000 else value // 1000
        joint = " e " if last and (last < 100 or last % 100 == 0) else " "
        return " ".join(parts) + joint + _below_million(value, gender)
    return " e ".join(parts)


def _below_million(value: int, gender: str) -> str:
    thousands, rest = divmod(value, 1000)
    if not thousands:
        return _below_thousand(rest, gender)
    head = "mil" if thousands == 1 else f"{_below_thousand(thousands, gender)} mil"
    if not rest:
        return head
    joint = " e " if rest < 100 or rest % 100 == 0 else " "
    return head + joint + _below_thousand(rest, gender)


def _below_thousand(value: int, gender: str) -> str:
    hundreds, rest = divmod(value, 100)
    if not hundreds:
        return _below_hundred(rest, gender)
    if value == 100:
        return "cem"
    head = _HUNDREDS[hundreds - 1]
    if gender == FEMALE and hundreds > 1:
        head = head[:-2] + "as"
    return f"{head} e {_below_hundred(rest, gender)}" if rest else head


def _below_hundred(value: int, gender: str) -> str:
    if value < len(_SMALL):
        return {1: "uma", 2: "duas"}.get(value, _SMALL[value]) if gender == FEMALE else _SMALL[value]
    tens, one = divmod(value, 10)
    return _TENS[tens - 2] + (f" e {_below_hundred(one, gender)}" if one else "")


def counting(value: int, gender: str, noun: str) -> str:
    """ "uma sala", "dois quartos", "duzentas casas"."""
    return cardinal(value, gender)


@lru_cache(1024)
def ordinal(value: int, gender: str, before_noun: bool) -> str:
    """ "primeiro", "vigésima primeira"."""
    if value >= 1000:
        words = ["milésimo"]
    else:
        hundreds, rest = divmod(value, 100)
        tens, one = divmod(rest, 10)
        words = [_HUNDREDTHS[hundreds - 1]] if hundreds else []
        words += [_TENTHS[tens - 1]] if tens else []
        words += [_FIRSTS[one - 1]] if one else []
    return " ".join(word[:-1] + "a" if gender == FEMALE else word for word in words)


def fraction(top: int, bottom: int) -> str:
    """ "um terço", "três quartos", "cinco doze avos"."""
    part = _PARTS[bottom - 2] if bottom <= 10 else f"{_SMALL[bottom]} avo"
    return f"{cardinal(top, 'm')} {part}{'s' if top > 1 else ''}"


def parts(top: int, bottom: int) -> str:
    """ "três quartas", of parts."""
    part = "terça" if bottom == 3 else ordinal(bottom, FEMALE, True)
    return f"{cardinal(top, FEMALE)} {part}{'s' if top > 1 else ''}"


def title(name: str) -> str:
    """ "D." before a name: Dom Pedro, Dona Maria."""
    return "dona" if name.endswith("a") else "dom"


def saint(name: str) -> str:
    """ "S." before a name: São João, Santo António, Santa Maria."""
    if name.endswith("a"):
        return "santa"
    return "santo" if name and name[0] in "AEIOUÂÁÉÍÓÚ" else "são"


def digit(value: int) -> str:
    return _SMALL[value]


def clock(hour: int, minute: int, marked: bool) -> str:
    """ "nove e trinta", "dezassete e cinco"."""
    return f"{cardinal(hour, FEMALE)} e {cardinal(minute, 'm')}"


def day_parts(hour: int, half: str) -> str:
    """What "am" and "pm" are at this hour."""
    if half == "a":
        return "da manhã" if hour != 12 else "da noite"
    return "da tarde" if hour < 8 or hour == 12 else "da noite"
