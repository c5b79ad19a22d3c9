"""Text from files, made safe to show: what is invisible or steers a terminal becomes a visible mark.

`\\x1b` becomes `␛`, a bidi override `⟨U+202E⟩`, a line's end `␊`. What comes out is one line, holds no
control character, no surrogate, nothing of zero width but combining marks, and can be encoded.
"""

import unicodedata

# Printable by Python's tables, yet without a shape of their own: fillers, joiners, variation selectors.
_SHAPELESS = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
)
_ZERO_WIDTH = ("Mn", "Me")
_JAMO_MEDIAL_AND_FINAL = range(0x1160, 0x1200)  # drawn into the cells of the initial before them
_ASCII_FORMS = str.maketrans({"“": '"', "”": '"', "×": "x", "…": "...", "•": "*"})


def visible(text: str, *, unicode: bool = True) -> str:
    """Give `text` with every character that hides or steers replaced; without `unicode`, in ASCII."""
    if is_visible(text) and (unicode or text.isascii()):
        return text
    return "".join(mark(character, unicode=unicode) for character in text)


def prose(text: str, *, unicode: bool = True) -> str:
    """Give a message as `visible` does, but without `unicode` its quotation marks in ASCII's form."""
    return visible(text if unicode else text.translate(_ASCII_FORMS), unicode=unicode)


def mark(character: str, *, unicode: bool = True) -> str:
    """Give one character as it may be shown."""
    if unicode:
        return character if _has_shape(character) else _symbol(character)
    if character.isascii() and character.isprintable():
        return character
    return f"<U+{ord(character):04X}>"


def is_visible(text: str) -> bool:
    """Whether a text can be shown as it is; narrower spaces than the usual one count as not."""
    return text.isprintable() and _SHAPELESS.isdisjoint(text)


def hidden(character: str) -> bool:
    """Whether a character has no shape of its own, or steers what is shown around it."""
    return not _has_shape(character)


def _has_shape(character: str) -> bool:
    if character.isprintable():
        return character not in _SHAPELESS
    return unicodedata.category(character) == "Zs"


def _symbol(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def cells(text: str) -> int:
    """Count the terminal columns of visible text: wide characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 2
    if unicodedata.category(character) in _ZERO_WIDTH or ord(character) in _JAMO_MEDIAL_AND_FINAL:
        return 0
    return 1


def clip(text: str, width: int, *, ellipsis: str = "…") -> str:
    """Cut visible text to at most `width` columns, saying so with an ellipsis."""
    if cells(text) <= width:
        return text
    room = width - cells(ellipsis)
    kept: list[str] = []
    for character in text:
        room -= _cells(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ellipsis


def wrap(text: str, width: int) -> list[str]:
    """Break visible text at spaces into lines of at most `width` columns; a longer word stays whole."""
    lines: list[str] = []
    line = ""
    used = 0
    for word in text.split(" "):
        size = cells(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*lines, line]
