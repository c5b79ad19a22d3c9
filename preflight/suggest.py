"""The nearest known word to a misspelt one, for every "did you mean" of ours."""

from collections.abc import Iterable

_SHORTEST_STEM = 4  # letters that must agree before `webhook` is taken for `webhook_url`


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be, or None.

    Spellings that differ in case, `_`, `-`, `.` or blanks come first (`modificationMode`), then words of
    which one begins the other (`webhook`), then the closest in letters (`scirpt`).
    """
    # Of words that differ in that alone, such as a rule and its code, the one written as `word` is.
    ordered = sorted(sorted(known, reverse=True), key=lambda each: each.isupper() == word.isupper())
    folded = {_fold(candidate): candidate for candidate in ordered}
    wanted = _fold(word)
    if not wanted:
        return None
    if wanted in folded:
        return folded[wanted]
    stems = [candidate for candidate in folded if _begins(wanted, candidate)]
    if stems:
        return folded[min(stems, key=lambda stem: (abs(len(stem) - len(wanted)), stem))]
    from difflib import get_close_matches  # 1 ms, for the unhappy only

    close = get_close_matches(wanted, folded, n=1)
    return folded[close[0]] if close else None


def _fold(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter not in "_-. ")


def _begins(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SHORTEST_STEM and longer.startswith(shorter)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown word: `, did you mean 'exclude'?`, or nothing."""
    near = nearest(word, known)
    return f", did you mean {near!r}?" if near else ""
