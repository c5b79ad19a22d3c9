"""Roman numerals."""

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_SIZES = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def write(value: int) -> str:
    """The canonical numeral, "XIV"; "" for less than one."""
    parts = []
    for size, letters in _SIZES:
        count, value = divmod(value, size)
        parts.append(letters * count)
    return "".join(parts)


def parse(text: str) -> int | None:
    """The value of a canonical numeral in capitals, at most 3999; None for anything else."""
    if not text or len(text) > 15 or not _VALUES.keys() >= set(text):
        return None
    total = 0
    for here, after in zip(text, text[1:] + " ", strict=True):
        value = _VALUES[here]
        total += -value if _VALUES.get(after, 0) > value else value
    return total if 0 < total < 4000 and write(total) == text else None
