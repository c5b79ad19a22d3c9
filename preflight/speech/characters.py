"""Characters that no language owns: typographic twins, digits of other scripts, what is dropped."""

import unicodedata
from functools import lru_cache

FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
SUPERSCRIPTS = "²³"  # the only ones that units are written with
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"  # hyphens to minus; the fold leaves – and —
SEPARATORS = "•·∙●○◦▪▫■□◆◇▶►‣⁃|¦‖"  # stand between items: a comma

# One code point for one, so that offsets stay: what rules see instead of the written character.
_FOLDED = {
    **dict.fromkeys("‘’‚‛′ʼ´`‹›", "'"),
    **dict.fromkeys("“”„‟″«»〝〞＂", '"'),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2012\u2e3a\u2e3b", "–"),
    "\u2015": "—",
    "\u2044": "/",
    "\u2215": "/",
    "×": "x",
    "✕": "x",
    "✖": "x",
    "º": "°",
    "˚": "°",
    "µ": "μ",
}
# What a sign becomes where no token has taken it. Dashes are the engine's, for they need spacing.
TWINS = {"…": "...", "‥": "..", "。": ".", "、": ",", "؟": "?", "،": ",", "؛": ";", "‼": "!!", "⁇": "??",
         "⁉": "?!", "‽": "?!", "[": "(", "]": ")", "{": "(", "}": ")"}  # fmt: skip
_SILENT = "¿¡\u20e3"  # dropped without touching the spaces around


def _fold(char: str) -> str:
    if char in _FOLDED:
        return _FOLDED[char]
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Zs":
        return " "
    if category in ("No", "Nl") and char not in FRACTIONS and char not in SUPERSCRIPTS:
        return "\ufffc"  # no letter and no digit: kept out of words, read by its compatibility form
    if category[0] != "L" or "\uff21" <= char <= "\uff5a":
        plain = unicodedata.normalize("NFKC", char)
        if len(plain) == 1 and plain.isascii() and plain.isprintable():
            return plain
    return char


class _Fold(dict[int, str]):
    """A table for `str.translate` that fills itself; ASCII is never asked for."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = chr(code) if code < 128 else _fold(chr(code))
        return folded


FOLD = _Fold()


def fold(text: str) -> str:
    """The text as rules see it, offset for offset."""
    return text if text.isascii() else text.translate(FOLD)


@lru_cache(4096)
def is_letter(char: str) -> bool:
    """Letters and combining marks; variation selectors and enclosing marks are none."""
    if char.isalpha():
        return True
    return unicodedata.category(char) in ("Mn", "Mc") and not is_silent(char)


@lru_cache(4096)
def is_silent(char: str) -> bool:
    """Control and format characters, and signs that are never heard and never part words."""
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Cs", "Me") or char in _SILENT:
        return not char.isspace()
    code = ord(char)
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or 0x180B <= code <= 0x180F


@lru_cache(4096)
def plain_form(char: str) -> str:
    """An ASCII or compatibility form of a character that no table knows; "" if it is a picture."""
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and unicodedata.category(char) != "So":
        return plain
    if plain != char and plain.isascii():
        return f" {plain} " if plain.isalnum() else plain
    if unicodedata.category(char) in ("So", "Sk", "Cn", "Co"):
        return ""
    from unidecode import unidecode

    return str(unidecode(char, errors="ignore")).strip()
