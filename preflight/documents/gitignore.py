"""Which files git would ignore: the patterns of gitignore(5), on bytes as git has them.

Also the glob language of our own settings, so that a glob means the same everywhere. What the manual
leaves open (malformed classes, `**` after a literal beginning) follows git's wildmatch.c and dir.c.
"""
# ruff: noqa: PTH113, PTH114, PTH118, PTH120, PTH123

import os
import re
import string
from collections.abc import Callable, Iterable

_SPECIAL = re.compile(rb"[*?\[\\]")
_BLANK = b" "
_SLASH = ord("/")


class Pattern:
    """One line of a .gitignore."""

    __slots__ = ("by_name", "literal", "matches", "negated", "only_folders", "suffix")

    def __init__(self, line: bytes) -> None:
        self.negated = line.startswith(b"!")  # takes back what an earlier line ignored
        glob = line.removeprefix(b"!")
        self.only_folders = glob.endswith(b"/")
        glob = glob.removesuffix(b"/")
        self.by_name = b"/" not in glob  # against the name alone, else the path from the .gitignore on
        glob = glob.removeprefix(b"/")
        self.literal = None if _SPECIAL.search(glob) else glob
        self.suffix = glob[1:] if glob[:1] == b"*" and self.by_name and not _SPECIAL.search(glob, 1) else None
        self.matches = self._matcher(glob)  # of the name or the path, as `by_name` says

    def _matcher(self, glob: bytes) -> Callable[[bytes], object]:
        if self.literal is not None:
            return glob.__eq__
        if self.suffix is not None:
            suffix = self.suffix
            return lambda text: text.endswith(suffix)
        return glob_matcher(glob)


class IgnoreList:
    """The patterns of one file, for all that lies below its folder."""

    __slots__ = ("_folder", "_literals", "_others", "_patterns", "_suffixes")

    def __init__(self, folder: bytes, lines: Iterable[bytes]) -> None:
        self._folder = folder.rstrip(b"/") + b"/"  # absolute
        self._patterns = [Pattern(line) for line in lines]
        by_name = [pattern for pattern in self._patterns if pattern.by_name]
        self._literals = {pattern.literal for pattern in by_name if pattern.literal is not None}
        self._suffixes = tuple(pattern.suffix for pattern in by_name if pattern.suffix is not None)
        self._others = [
            pattern
            for pattern in self._patterns
            if not pattern.by_name or (pattern.literal is None and pattern.suffix is None)
        ]
        self._patterns.reverse()  # the last that matches decides

    def verdict(self, path: bytes, name: bytes, *, is_folder: bool) -> bool | None:
        """Whether the file at the absolute `path` is ignored; None where no pattern speaks of it."""
        inside = path.removeprefix(self._folder)
        if not self._may_match(inside, name):
            return None
        for pattern in self._patterns:
            if (is_folder or not pattern.only_folders) and pattern.matches(
                name if pattern.by_name else inside
            ):
                return not pattern.negated
        return None

    def _may_match(self, inside: bytes, name: bytes) -> bool:
        if name in self._literals or name.endswith(self._suffixes):
            return True
        return any(pattern.matches(name if pattern.by_name else inside) for pattern in self._others)


Rules = tuple[IgnoreList, ...]  # outermost first


def is_ignored(rules: Rules, path: bytes, *, is_folder: bool) -> bool:
    """Whether `path` is ignored, given that no folder above it is: a nearer file decides before a farther."""
    name = path[path.rfind(b"/") + 1 :]
    for rule in reversed(rules):
        verdict = rule.verdict(path, name, is_folder=is_folder)
        if verdict is not None:
            return verdict
    return False


def rules_within(folder: str, rules: Rules) -> Rules:
    """The rules inside the absolute `folder`, given those of the folder above it.

    A repository of its own begins anew.
    """
    if os.path.lexists(f"{folder}/.git"):
        rules = _listed(folder, os.path.join(_git_folder(folder), "info/exclude"))
    return rules + _listed(folder, f"{folder}/.gitignore")


def rules_above(folder: str) -> Rules:
    """The rules that the repository around the absolute `folder` sets down above it; none without one."""
    above = [folder]
    while not os.path.lexists(os.path.join(above[-1], ".git")):
        parent = os.path.dirname(above[-1])
        if parent == above[-1]:
            return ()
        above.append(parent)
    rules: Rules = ()
    for outer in reversed(above[1:]):
        rules = rules_within(outer.rstrip("/"), rules)
    return rules


def _listed(folder: str, file: str) -> Rules:
    lines = lines_of(_read(file))
    return (IgnoreList(os.fsencode(folder), lines),) if lines else ()


def _read(file: str) -> bytes:
    """The content of a regular file; nothing of a link, as git has it, nor of what cannot be read."""
    if os.path.islink(file) or not os.path.isfile(file):
        return b""
    try:
        with open(file, "rb") as stream:
            return stream.read()
    except OSError:
        return b""


def _git_folder(folder: str) -> str:
    """Where the repository keeps its data: elsewhere for a submodule or a linked working tree."""
    own = f"{folder}/.git"
    pointer = _read(own).partition(b"gitdir:")[2].strip()
    if not pointer:
        return own
    own = os.path.join(folder, os.fsdecode(pointer))
    return os.path.join(own, os.fsdecode(_read(os.path.join(own, "commondir")).strip()))


def lines_of(content: bytes) -> list[bytes]:
    """The patterns in a .gitignore, without comments, line ends and trailing blanks."""
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    cut = (_trimmed(line.removesuffix(b"\r").partition(b"\0")[0]) for line in lines if line[:1] != b"#")
    return [line for line in cut if line]


def _trimmed(line: bytes) -> bytes:
    """Without trailing blanks, of which one after a backslash stays."""
    bare = line.rstrip(_BLANK)
    escapes = len(bare) - len(bare.rstrip(b"\\"))
    return bare + _BLANK if escapes % 2 and bare != line else bare


# A glob as a regular expression -------------------------------------------------------------------


class _MalformedError(ValueError):
    """A glob that git lets match nothing."""


def glob_matcher(glob: bytes) -> Callable[[bytes], object]:
    """A test of whole names or paths against `glob`; a malformed one matches nothing."""
    try:
        return re.compile(_regex(glob), re.DOTALL).fullmatch
    except _MalformedError:
        return lambda _text: None


def _regex(glob: bytes) -> bytes:
    done = b""
    chunks = [b""]  # of the present component: what stands between its asterisks
    at, end = 0, len(glob)
    first = _SPECIAL.search(glob)
    beginning = first.start() if first else end  # git compares what is before with no regard to `**`
    while at < end:
        if glob[at] == _SLASH:
            done, chunks = done + _component(chunks) + b"/", [b""]
            at += 1
        elif glob[at : at + 1] == b"*":
            stop = end - len(glob[at:].lstrip(b"*"))
            if _is_deep(glob, at, stop, beginning):
                zero_or_more = glob[stop : stop + 1] == b"/"
                done, chunks = done + _component(chunks) + (b"(?:.*/)?" if zero_or_more else b".*"), [b""]
                at = stop + zero_or_more
            else:
                chunks.append(b"")
                at = stop
        else:
            piece, at = _single(glob, at)
            chunks[-1] += piece
    return done + _component(chunks)


def _is_deep(glob: bytes, at: int, stop: int, beginning: int) -> bool:
    """Whether the asterisks from `at` to `stop` reach over slashes."""
    opens = at == beginning or glob[at - 1] == _SLASH
    return stop - at > 1 and opens and (stop == len(glob) or glob[stop:].startswith((b"/", b"\\/")))


def _component(chunks: list[bytes]) -> bytes:
    """Chunks with asterisks between them: each at its first place, for no later one can serve better."""
    if len(chunks) == 1:
        return chunks[0]
    middle = b"".join(b"(?>[^/]*?%b)" % chunk for chunk in chunks[1:-1])
    return chunks[0] + middle + b"[^/]*" + chunks[-1]


def _single(glob: bytes, at: int) -> tuple[bytes, int]:
    """What stands for one byte at `at`, and where the next begins."""
    byte = glob[at : at + 1]
    if byte == b"?":
        return b"[^/]", at + 1
    if byte == b"[":
        return _class(glob, at + 1)
    if byte == b"\\":
        at += 1
        byte = _at(glob, at)
    return re.escape(byte), at + 1


def _at(glob: bytes, at: int) -> bytes:
    if at >= len(glob):
        raise _MalformedError
    return glob[at : at + 1]


_NAMED = {
    b"alnum": string.ascii_letters + string.digits,
    b"alpha": string.ascii_letters,
    b"blank": " \t",
    b"cntrl": "".join(map(chr, (*range(32), 127))),
    b"digit": string.digits,
    b"graph": string.ascii_letters + string.digits + string.punctuation,
    b"lower": string.ascii_lowercase,
    b"print": string.ascii_letters + string.digits + string.punctuation + " ",
    b"punct": string.punctuation,
    b"space": " \t\n\r",
    b"upper": string.ascii_uppercase,
    b"xdigit": string.hexdigits,
}
_NAME = re.compile(rb"\[:([^\]]*)\]")


def _class(glob: bytes, at: int) -> tuple[bytes, int]:
    negated = _at(glob, at) in b"!^"
    at += negated
    members: set[int] = set()
    low = 0  # start of a range that a hyphen may continue; 0: none
    first = True
    while first or _at(glob, at) != b"]":
        first = False
        found, low, at = _member(glob, at, low)
        members |= found
    members = ({*range(256)} - members if negated else members) - {_SLASH}
    listed = b"".join(b"\\x%02x" % member for member in sorted(members))
    return (b"[%b]" % listed if listed else b"(?!)"), at + 1


def _member(glob: bytes, at: int, low: int) -> tuple[set[int], int, int]:
    """Bytes that the member at `at` adds, the start of a range after it, and where the next begins."""
    byte = _at(glob, at)
    named = _NAME.match(glob, at)
    if byte == b"-" and low and glob[at + 1 : at + 2] not in b"]":
        high, at = _escaped(glob, at + 1)
        return {*range(low, high + 1)}, 0, at
    if glob.startswith(b"[:", at):
        if not named:
            raise _MalformedError
        if named[1].endswith(b":"):
            return _named(named[1][:-1]), 0, named.end()
        return {*byte}, byte[0], at + 1
    value, at = _escaped(glob, at)
    return {value}, value, at


def _escaped(glob: bytes, at: int) -> tuple[int, int]:
    at += _at(glob, at) == b"\\"
    return _at(glob, at)[0], at + 1


def _named(name: bytes) -> set[int]:
    if name not in _NAMED:
        raise _MalformedError
    return {*_NAMED[name].encode()}
