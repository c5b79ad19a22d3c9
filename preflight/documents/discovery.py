"""Which files a run reads: those named, and those that a search of the named folders finds."""
# ruff: noqa: PTH113, PTH114, PTH116

import os
import stat
from collections.abc import Callable, Iterable, Iterator

from preflight.documents.gitignore import (
    IgnoreList,
    Pattern,
    Rules,
    is_ignored,
    lines_of,
    rules_above,
    rules_within,
)
from preflight.errors import InputError

STDIN = "-"
TEMPORARY_ENDING = ".preflight-tmp"  # of a file about to replace another; never an input
Matcher = Callable[[str, str], bool]  # name, path from the settings' folder on -> wanted
Warn = Callable[[str], None]


def discover(
    paths: Iterable[str],
    *,
    include: Iterable[str],
    exclude: Iterable[str] = (),
    root: str = ".",
    warn: Warn = lambda _message: None,
) -> list[str]:
    """The files to read, sorted, each once, named as the caller named them.

    A named file is taken whatever the globs say, and `-` stays as it is. A named folder is searched for
    `include`, passing over `exclude`, what git ignores, `.git` and links to folders; the globs are those of
    gitignore(5) with braces, and start at `root`. `warn` hears of folders inside that are unreadable.
    InputError if a name is missing, or nothing matched at all.
    """
    include = tuple(include)
    search = _Search(include, exclude, root, warn)
    found: dict[str, str] = {}  # by real path
    folders = []
    for path in paths:
        if path == STDIN:
            found[STDIN] = STDIN
        elif _is_folder(path):
            folders.append(_shown(path))
        else:
            found.setdefault(search.real_path(path), _shown(path))
    for folder in folders:
        for real_path, path in search.below(folder):
            found.setdefault(real_path, path)
    if not found:
        below = ", ".join(repr(folder or os.curdir) for folder in folders)
        raise InputError(f"nothing matched: no {' or '.join(include)} below {below or 'no folder at all'}")
    return sorted(found.values())


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(why, path=path) from None


def _shown(path: str) -> str:
    """As given, but for a leading `./`; the current folder is the empty text."""
    bare = path
    while bare.startswith("./"):
        bare = bare[2:].lstrip("/")
    if bare == STDIN:
        return path
    return "" if bare == os.curdir else bare


class _Search:
    """Searches folders; remembers the real path of each folder it was asked about."""

    def __init__(self, include: tuple[str, ...], exclude: Iterable[str], root: str, warn: Warn) -> None:
        self._root = os.path.realpath(root).rstrip("/") + "/"
        self._wanted = _matcher(include)
        spelled = [spelling for glob in exclude for spelling in _unbraced(glob)]
        lines = [line for spelling in spelled for line in lines_of(os.fsencode(spelling))]
        self._excluded = IgnoreList(os.fsencode(self._root), lines) if lines else None
        self._warn = warn
        self._real_folders: dict[str, str] = {}

    def real_path(self, path: str) -> str:
        """The file itself, whatever links lead to it; costs one system call in a folder known already."""
        if os.path.islink(path):
            return os.path.realpath(path)
        folder, slash, name = path.rpartition("/")
        real = self._real_folders.get(folder + slash)
        if real is None:
            real = os.path.realpath(folder + slash or os.curdir).rstrip("/") + "/"
            self._real_folders[folder + slash] = real
        return real + name

    def below(self, folder: str) -> Iterator[tuple[str, str]]:
        """Real path and shown path of each file wanted; files before the links that lead to them."""
        real = os.path.realpath(folder or os.curdir)
        shown = folder if not folder or folder.endswith("/") else f"{folder}/"
        waiting = [(real, shown, rules_above(real))]
        links = []
        while waiting:
            real, shown, rules = waiting.pop()
            real = "" if real == "/" else real
            rules = rules_within(real, rules)
            for entry, is_folder in self._entries(real, shown):
                path = f"{real}/{entry.name}"
                if self._is_passed_over(path, rules, is_folder=is_folder):
                    continue
                if is_folder:
                    waiting.append((path, f"{shown}{entry.name}/", rules))
                elif entry.is_symlink():
                    links.append((os.path.realpath(path), shown + entry.name))
                else:
                    yield path, shown + entry.name
        yield from links

    def _entries(self, real: str, shown: str) -> Iterator[tuple["os.DirEntry[str]", bool]]:
        """Folders and wanted files in one folder, and which of both."""
        inside = f"{real}/".removeprefix(self._root)
        wanted = self._wanted
        try:
            with os.scandir(shown or os.curdir) as entries:
                for entry in entries:
                    name = entry.name
                    if wanted(name, inside) and _is_file(entry):
                        yield entry, False
                    elif entry.is_dir(follow_symlinks=False) and name != ".git":
                        yield entry, True
        except OSError as error:
            self._warn(f"{shown or os.curdir}: folder not searched: {error.strerror}")

    def _is_passed_over(self, path: str, rules: Rules, *, is_folder: bool) -> bool:
        if not rules and self._excluded is None:
            return False
        encoded = os.fsencode(path)
        if self._excluded is not None:
            name = encoded[encoded.rfind(b"/") + 1 :]
            if self._excluded.verdict(encoded, name, is_folder=is_folder):
                return True
        return is_ignored(rules, encoded, is_folder=is_folder)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a regular file or leads to one; a link in a circle does not."""
    return entry.is_file(follow_symlinks=False) or (entry.is_symlink() and os.path.isfile(entry.path))


def _matcher(globs: Iterable[str]) -> Matcher:
    """One test for all globs: a single call where each is `*` and an ending, as by default."""
    patterns = [Pattern(os.fsencode(spelled)) for glob in globs for spelled in _unbraced(glob)]
    endings = tuple(os.fsdecode(pattern.suffix) for pattern in patterns if pattern.suffix is not None)
    others = [pattern for pattern in patterns if pattern.suffix is None]
    if not others and not TEMPORARY_ENDING.endswith(endings):
        return lambda name, _folder: name.endswith(endings)

    def matches(name: str, folder: str) -> bool:
        if name.endswith(TEMPORARY_ENDING):
            return False
        encoded, path = os.fsencode(name), os.fsencode(folder + name)
        return any(pattern.matches(encoded if pattern.by_name else path) for pattern in patterns)

    return matches


def _unbraced(glob: str) -> Iterator[str]:
    """The globs that one with braces stands for: `*.{json,md}` for `*.json` and `*.md`."""
    head, opening, rest = glob.partition("{")
    inner, closing, tail = rest.partition("}")
    if not opening or not closing:
        yield glob
        return
    for choice in inner.split(","):
        yield from _unbraced(head + choice + tail)


def matches(path: str, glob: str, *, root: str) -> bool:
    """Whether a glob of the configuration in the folder `root` means a file, or a folder that it is in."""
    start = os.path.realpath(root).rstrip("/") + "/"
    lines = [line for spelled in _unbraced(glob) for line in lines_of(os.fsencode(spelled))]
    globs = IgnoreList(os.fsencode(start), lines)
    file = os.path.abspath(path)  # noqa: PTH100 - a link is meant by its own name
    if not file.startswith(start):
        return False
    ends = [at for at in range(len(start), len(file)) if file[at] == "/"]
    places = [(file[:end], True) for end in ends] + [(file, False)]
    return any(
        globs.verdict(os.fsencode(place), os.fsencode(place.rpartition("/")[2]), is_folder=is_folder)
        for place, is_folder in places
    )
