"""An independent reader of English number words, so that spelling is not checked by itself."""

ONES = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())} | {"oh": 0}  # fmt: skip
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ORDINALS = {
    "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight", "ninth": "nine",
    "twelfth": "twelve",
}  # fmt: skip


def cardinal(words: str) -> int:
    """The value of "one thousand two hundred thirty-four", with or without "and"."""
    total = part = 0
    for word in words.lower().replace("-", " ").replace(" and ", " ").split():
        if word in ONES:
            part += ONES[word]
        elif word in TENS:
            part += TENS[word]
        elif word == "hundred":
            part *= 100
        else:
            total, part = total + part * SCALES[word], 0
    return total + part


def ordinal(words: str) -> int:
    """The value of "twenty-first"."""
    *head, last = words.lower().replace("-", " ").split()
    if last in ORDINALS:
        last = ORDINALS[last]
    elif last.endswith("ieth"):
        last = last.removesuffix("ieth") + "y"
    else:
        last = last.removesuffix("th")
    return cardinal(" ".join([*head, last]))


def year(words: str) -> int:
    """The value of "nineteen oh five", "two thousand eight", "twenty ten", "nineteen hundred"."""
    parts = words.lower().replace("-", " ").split()
    if "thousand" in parts or "hundred" in parts:
        return cardinal(words)
    cut = (
        2
        if parts[0] in TENS and parts[1] in ONES and len(parts) > 2 and ONES[parts[1]] and ONES[parts[1]] < 10
        else 1
    )
    return 100 * cardinal(" ".join(parts[:cut])) + cardinal(" ".join(parts[cut:]))


def digits(words: str) -> str:
    """The digits of "five five oh"."""
    return "".join(str(ONES[word]) for word in words.lower().replace(",", "").split())
