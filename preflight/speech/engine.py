"""Text to reading: find anchors, ask the rules, clean what no rule took, until nothing changes.

A reading may uncover another ("①" becomes "1", which becomes "one"), so passes repeat until the
text stands still; that is also why reading a reading changes nothing.
"""

import re
from collections.abc import Iterator

from preflight.speech import characters
from preflight.speech.asking import first
from preflight.speech.edits import Edit, apply, compose
from preflight.speech.model import DEFAULT_PUNCTUATION, Change, Reading, Style
from preflight.speech.scan import Language, Say, Scan

_MOST_PASSES = 20  # far above any real text; a stop, should tables of a team's own words chase each other
_NO_GAP_BEFORE = ".,!?;:)"
_NOT_WORD = "\\d_" + "".join(characters.FRACTIONS) + characters.SUPERSCRIPTS


class Reader:
    """Reads one language in one style. `languages.reader` keeps them."""

    def __init__(self, language: Language, style: Style) -> None:
        self.language = language
        self.style = style
        self.allowed = frozenset(style.allowed_punctuation)
        self._narrow = not self.allowed.issuperset(DEFAULT_PUNCTUATION)
        self._own = _own_words(language, style)
        self._anchor = re.compile(_anchor_pattern(self.allowed, self._own))
        self._words, self._signs = language.words, language.signs

    def read(self, text: str) -> Reading:
        edits = self._pass(text)
        if not edits:
            return Reading(text=text)
        current = apply(text, edits)
        for _ in range(_MOST_PASSES):
            more = self._pass(current)
            if not more:
                break
            edits = compose(current, edits, more)
            current = apply(text, edits)
        edits = [edit for edit in edits if text[edit.start : edit.end] != edit.spoken]
        return Reading(text=current, changes=tuple(self._change(text, edit) for edit in edits))

    def _change(self, text: str, edit: Edit) -> Change:
        others = dict.fromkeys(edit.alternatives)
        others.pop(edit.spoken, None)
        return Change(
            start=edit.start,
            end=edit.end,
            written=text[edit.start : edit.end],
            spoken=edit.spoken,
            semiotic_class=edit.semiotic_class,
            certain=edit.certain,
            alternatives=tuple(others),
        )

    # ------------------------------------------------------------ one pass

    def _pass(self, written: str) -> list[Edit]:
        text = characters.fold(written)
        scan = Scan(written, text, self.style)
        edits: list[Edit] = []
        folded = text is not written
        words = self._words
        finditer = self._anchor.finditer
        anchors = finditer(text)
        while True:
            for match in anchors:
                if match.lastgroup == "word" and match[0] not in words:
                    continue
                say = self._ask(scan, match)
                if say is None:
                    continue
                start = match.start() if say.start < 0 else say.start
                if folded:
                    edits.extend(self._twins(scan, scan.done, start))
                edit = self._finish(scan, start, say)
                if edits and edits[-1].end == start and edits[-1].spoken[-1:] == " " == edit.spoken[:1]:
                    edit = edit._replace(spoken=edit.spoken[1:])
                if written[start : say.end] != edit.spoken:
                    edits.append(edit)
                scan.done = say.end
                anchors = finditer(text, say.end)
                break
            else:
                break
        if folded:
            edits.extend(self._twins(scan, scan.done, len(text)))
        return edits

    def _ask(self, scan: Scan, match: re.Match[str]) -> Say | None:
        kind, at = match.lastgroup, match.start()
        if kind == "number":
            return first(self.language.numbers, scan, at) or self._digits(scan, match)
        if kind == "word":
            return first(self._words[match[0]], scan, at)
        if kind == "own":
            return Say(match.end(), self._own.get(match[0], match[0]), "abbreviation")
        char = scan.text[at]
        if char in self._signs:
            say = first(self._signs[char], scan, at)
            if say is not None:
                return say
        return self._odd(scan, at)

    def _digits(self, scan: Scan, match: re.Match[str]) -> Say | None:
        """No rule knows this number: its digits, one by one. A sign before them is left alone."""
        if not match[0].isdecimal():
            return None
        end = match.end()
        while scan.char(end).isdecimal():
            end += 1
        return Say(end, self.language.digits(scan.text[match.start() : end]), "serial")

    def _finish(self, scan: Scan, start: int, say: Say) -> Edit:
        spoken, others = say.spoken, say.alternatives
        before = scan.char(start - 1) if start > 0 else ""
        capital = self.language.capitals and spoken[:1].islower() and self._takes_capital(scan, start)
        lead = " " if before.isalnum() and spoken[:1].isalpha() else ""
        trail = " " if scan.char(say.end).isalnum() and spoken[-1:].isalpha() else ""
        if capital or lead or trail or self._narrow:
            spoken = lead + self._fit(spoken, capital) + trail
            others = tuple(lead + self._fit(other, capital) + trail for other in others)
        return Edit(start, say.end, spoken, say.semiotic_class, say.certain, others)

    def _takes_capital(self, scan: Scan, start: int) -> bool:
        """A token that starts a sentence has a capital unless it was written in small letters."""
        return not scan.char(start).islower() and scan.starts_sentence(start)

    def _fit(self, spoken: str, capital: bool) -> str:
        if self._narrow:
            spoken = "".join(map(self._spared, spoken))
        return spoken[:1].upper() + spoken[1:] if capital and len(spoken[:1].upper()) == 1 else spoken

    def _spared(self, char: str) -> str:
        """The character, or what stands for it where the style does not allow it."""
        if char in self.allowed or char.isspace() or characters.is_letter(char):
            return char
        return " " if char in "-/" else ""

    # ------------------------------------------------------------ single characters

    def _twins(self, scan: Scan, start: int, end: int) -> Iterator[Edit]:
        """Characters between tokens whose plain form the rules saw, such as curly quotes."""
        done = start
        for match in _NOT_ASCII.finditer(scan.written, start, end):
            at, char = match.start(), match[0]
            plain = scan.text[at]
            if at < done or plain == char or char in self.allowed or char.isalpha():
                continue
            if plain.isspace() and at + 1 < end and scan.written[at + 1] == "»":
                continue  # goes with the quote
            if char in self.language.symbols:
                yield Edit(at, at + 1, _spaced(scan, at, at + 1, self.language.symbols[char]), "symbol")
            elif plain.isspace() or plain.isalpha() or plain in self.allowed:
                first, done = _with_blank(scan, at, done, end)
                yield Edit(first, done, plain, "symbol")
            else:
                yield Edit(at, at + 1, "", "symbol")

    def _odd(self, scan: Scan, at: int) -> Say | None:
        """A character outside the speakable ones that no rule took."""
        char = scan.written[at]
        if char in self.allowed or characters.is_letter(char) or char in "\t\n\r ":
            return None
        if char.isspace():
            return Say(at + 1, "\n" if char in "\x0b\x0c\x85\u2028\u2029" else " ", "symbol")
        if characters.is_silent(char):
            return self._silent(scan, at)
        if char in characters.DASHES or scan.text[at] in "–—":
            return self._dash(scan, at)
        if char in self.language.symbols:
            return Say(at + 1, _spaced(scan, at, at + 1, self.language.symbols[char]), "symbol")
        if char in characters.TWINS:
            return Say(at + 1, "".join(c for c in characters.TWINS[char] if c in self.allowed), "symbol")
        if char in characters.SEPARATORS:
            return self._remove(scan, at, ", " if "," in self.allowed else " ")
        plain = "" if self._is_dropped(char) else characters.plain_form(char)
        if plain and plain != char:
            return Say(at + 1, _spaced(scan, at, at + 1, plain) if plain.isalnum() else plain, "symbol")
        return self._remove(scan, at, " ")

    def _silent(self, scan: Scan, at: int) -> Say:
        end = at + 1
        while end < len(scan.written) and characters.is_silent(scan.written[end]):
            end += 1
        return Say(end, "", "symbol")

    def _dash(self, scan: Scan, at: int) -> Say:
        """Between words without blanks an en dash joins and an em dash parts."""
        tight = _is_word(scan.char(at - 1)) and _is_word(scan.char(at + 1))
        mark = "-" if "-" in self.allowed else " "
        return Say(at + 1, f" {mark} " if tight and scan.text[at] == "—" else mark, "symbol")

    def _is_dropped(self, char: str) -> bool:
        return char.isascii() or char in "™®©℠"

    def _remove(self, scan: Scan, at: int, joiner: str) -> Say:
        """Drop a run of signs with the blanks around it, and leave natural spacing."""
        written, start, end = scan.written, at, at + 1
        while start > scan.done and written[start - 1] in " \t":
            start -= 1
        while end < len(written) and (written[end] in " \t" or self._goes_too(written[end])):
            end += 1
        before, after = scan.char(start - 1) if start else "", scan.char(end)
        if not before or not after or before in "\r\n(" or after in "\r\n" or after in _NO_GAP_BEFORE:
            return Say(end, "", "symbol", start=start)
        if joiner == ", " and before in ".,;:!?-":
            joiner = " "
        tight = end - start == len(written[start:end].strip()) and not (_is_word(before) and _is_word(after))
        return Say(end, "" if (tight and joiner == " ") or before == " " else joiner, "symbol", start=start)

    def _goes_too(self, char: str) -> bool:
        """Whether a sign after a dropped one is dropped with it (an emoji and its selector)."""
        if char in self.allowed or char.isalnum() or char in self._signs or char in self.language.symbols:
            return False
        if char in characters.TWINS or char in characters.DASHES or char.isspace():
            return False
        return (
            char in characters.SEPARATORS
            or characters.is_silent(char)
            or (
                self._is_dropped(char) or (not characters.is_letter(char) and not characters.plain_form(char))
            )
        )


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def _is_word(char: str) -> bool:
    return char.isalnum()


def _with_blank(scan: Scan, at: int, start: int, end: int) -> tuple[int, int]:
    """A quote's span: guillemets are written with a blank on their inner side, plain quotes are not."""
    if scan.written[at] == "«" and at + 1 < end and scan.text[at + 1] == " ":
        return at, at + 2
    if scan.written[at] == "»" and at > start and scan.text[at - 1] == " ":
        return at - 1, at + 1
    return at, at + 1


def _spaced(scan: Scan, start: int, end: int, word: str) -> str:
    """The word with the blanks it needs to stand by itself."""
    if not word:
        return word
    lead = " " if start and not scan.char(start - 1).isspace() and scan.char(start - 1) not in "(\"'-" else ""
    after = scan.char(end)
    trail = " " if after and not after.isspace() and after not in _NO_GAP_BEFORE + "\"'-" else ""
    return lead + word + trail


# ---------------------------------------------------------------- the pattern


def _anchor_pattern(allowed: frozenset[str], own: dict[str, str]) -> str:
    """One pattern: a team's own words, words, numbers with a sign before, odd characters."""
    listed = re.escape("".join(sorted(char for char in allowed if not char.isalnum())))
    parts = [
        rf"(?P<word>[^\W{_NOT_WORD}]+)",
        r"(?P<number>(?<![\w)])[-.'(](?=[.'(]?\d)|\d)",
        rf"(?P<odd>[^\w\s{listed}]|[{_NOT_WORD[2:]}]|[\x0b\x0c\x1c-\x1f\x85\u2028\u2029])",
    ]
    if own:
        words = "|".join(re.escape(word) for word in sorted(own, key=lambda word: (-len(word), word)))
        parts.insert(0, rf"(?P<own>(?<!\w)(?:{words})(?!\w))")
    return "|".join(parts)


def _own_words(language: Language, style: Style) -> dict[str, str]:
    """Written to spoken; the spoken forms stand for themselves, so that reading again changes nothing."""
    if not style.pronounce:
        return {}
    plain = Reader(language, style._replace(pronounce=()))
    own: dict[str, str] = {}
    for written, spoken in style.pronounce:
        if written.strip():
            own.setdefault(characters.fold(written), plain.read(spoken).text)
    return own | {spoken: spoken for spoken in own.values() if spoken.strip()}
