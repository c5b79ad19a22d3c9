"""What a language is made of, and what its rules see.

A language is tables and rules. The engine finds an anchor (a number, a known word, an odd sign)
and asks the rules for it, in order; the first that answers with a `Say` has read the token.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from preflight.speech.model import Style

CONTEXT = 40  # code points a rule looks back or ahead; a bound keeps reading linear
_CLOSING = "\"')"


class Say(NamedTuple):
    """One token read: text[start:end] is to be spoken as `spoken`."""

    end: int  # exclusive, in the scanned text
    spoken: str
    semiotic_class: str
    certain: bool = True
    alternatives: tuple[str, ...] = ()
    start: int = -1  # -1: where the anchor is; may be less, down to `Scan.done`


class Scan:
    """The text as rules see it. Offsets are those of the written text."""

    __slots__ = ("_run", "_run_end", "done", "memo", "style", "text", "written")

    def __init__(self, written: str, text: str, style: Style) -> None:
        self.written = written
        self.text = text  # twins and digits folded to ASCII, one code point for one
        self.style = style
        self.done = 0  # everything before this is read already
        self.memo: tuple[int, object] = (-1, None)  # what a language parsed last, and where
        self._run = self._run_end = -1

    def char(self, at: int) -> str:
        """The character at `at`, or "" outside the text."""
        return self.text[at] if 0 <= at < len(self.text) else ""

    def digits_end(self, at: int) -> int:
        """The end of the run of digits at `at`; kept, for every rule asks."""
        if at != self._run:
            text, end, last = self.text, at, len(self.text)
            while end < last and "0" <= text[end] <= "9":
                end += 1
            self._run, self._run_end = at, end
        return self._run_end

    def skip_spaces(self, at: int) -> int:
        """The first offset from `at` that is no blank; a line break is not a blank."""
        text, last = self.text, min(len(self.text), at + CONTEXT)
        while at < last and text[at] in " \t":
            at += 1
        return at

    def word_at(self, at: int) -> str:
        """The letters that start exactly at `at`, at most CONTEXT of them."""
        text, end, last = self.text, at, min(len(self.text), at + CONTEXT)
        while end < last and text[end].isalpha():
            end += 1
        return text[at:end]

    def word_after(self, at: int) -> str:
        """The next word, blanks and one hyphen or full stop between; "" if something else is there."""
        at = self.skip_spaces(at)
        if self.char(at) in ("-", "."):
            at = self.skip_spaces(at + 1)
        return self.word_at(at)

    def word_before(self, at: int) -> str:
        """The word that ends before `at`, blanks and one full stop or hyphen between; else ""."""
        text, first = self.text, max(0, at - CONTEXT)
        while at > first and text[at - 1] in " \t":
            at -= 1
        if at > first and text[at - 1] in ".-":
            at -= 1
        end = at
        while at > first and (text[at - 1].isalpha() or (text[at - 1] == "'" and at < end)):
            at -= 1
        return text[at:end]

    def ends_sentence(self, at: int) -> bool:
        """Whether only closing quotes and blanks stand between `at` and the end of the text or line."""
        while self.char(at) and self.char(at) in _CLOSING:
            at += 1
        at = self.skip_spaces(at)
        return at >= len(self.text) or self.text[at] in "\r\n"

    def starts_sentence(self, at: int) -> bool:
        """Whether a sentence starts at `at`: the text or a line does, or a full stop came before.

        A full stop that a token has taken with it (the one of "approx.") ended no sentence.
        """
        text, first = self.text, max(0, at - CONTEXT)
        while at > first and text[at - 1] in " \t\"'(":
            at -= 1
        if at == 0 or text[at - 1] in "\r\n":
            return True
        initial = at > 2 and text[at - 2].isupper() and not text[at - 3].isalnum()  # "U.S. 1"
        return text[at - 1] in ".!?" and at > self.done and not initial


Rule = Callable[[Scan, int], Say | None]


class Language(NamedTuple):
    """One language: what its anchors are and who reads them. Always built by keyword."""

    tag: str  # primary language subtag
    numbers: tuple[Rule, ...]  # where digits start, with one sign of -.'( before them
    words: Mapping[str, tuple[Rule, ...]]  # by the word exactly as written (letters only)
    digits: Callable[[str], str]  # ASCII digits to words, one by one: the last resort
    signs: Mapping[str, tuple[Rule, ...]] = MappingProxyType({})  # by the sign, e.g. "$"
    symbols: Mapping[str, str] = MappingProxyType({})  # a lone sign to its word
    capitals: bool = True  # whether a spoken token that starts a sentence takes a capital
