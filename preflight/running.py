"""A whole run: paths to files, files to findings, findings to one report; with fixes, to repaired files."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from preflight.documents.files import read_bytes
from preflight.documents.kinds import Kind, kind_of
from preflight.engine import Checker
from preflight.errors import FixError
from preflight.settings import Settings
from preflight.tallies import Report, Severity, Summary

if TYPE_CHECKING:
    from preflight.documents.model import Document
    from preflight.findings import Finding, ScriptSummary
    from preflight.photos.fact import PhotoFact
    from preflight.probing import Ask

    Photos = Mapping[str, PhotoFact]

# os, not pathlib: a run over ten thousand files would make a path of each.
# ruff: noqa: PTH120

_FILES_A_PROCESS = 2_000  # starting one more process costs as much as checking so many clean files


class Wish(NamedTuple):
    """What a run shall do beside checking."""

    fix: bool = False
    unsafe: bool = False
    write: bool = True  # False: work out the repaired text, and leave the file alone
    summaries: bool = False  # of scripts too in which nothing was found, if it took a closer look
    stdin_name: str = "stdin.txt"
    stdin: bytes = b""  # what the path `-` stands for


class Outcome:
    """What has come of the files so far; grows as a run goes on."""

    def __init__(self) -> None:
        self.files = 0
        self.payloads = 0
        self.fixed = 0
        self.findings: list[Finding] = []
        self.scripts: list[ScriptSummary] = []
        self.repaired: list[Repaired] = []
        self.trouble: list[str] = []  # files that could not be repaired, and why
        self.stdin_after = b""  # standard input as the fixes leave it

    def add(self, other: Outcome) -> None:
        """Take in what another process found."""
        self.files += other.files
        self.payloads += other.payloads
        self.fixed += other.fixed
        self.findings += other.findings
        self.scripts += other.scripts
        self.repaired += other.repaired
        self.trouble += other.trouble
        self.stdin_after += other.stdin_after

    def report(self) -> Report:
        """The findings with their counts."""
        severities = [finding.severity for finding in self.findings]
        return Report(
            findings=tuple(self.findings),
            scripts=tuple(self.scripts),
            summary=Summary(
                files=self.files,
                payloads=self.payloads,
                errors=severities.count(Severity.ERROR),
                warnings=severities.count(Severity.WARNING),
                fixable=sum(finding.fix is not None for finding in self.findings),
                fixed=self.fixed,
                unverified=sum(finding.rule == "unverified-image" for finding in self.findings),
            ),
        )


class Repaired(NamedTuple):
    """A file whose text the fixes changed."""

    path: str
    before: str
    after: str


OnFiles = Callable[[int], None]  # hears how many more files are done


def run_all(
    settings: Settings,
    paths: list[str],
    wish: Wish,
    *,
    ask: Ask | None = None,
    on_files: OnFiles | None = None,
) -> Outcome:
    """Check every path (`-` is the wish's `stdin`), with as many processes as the work asks for.

    With `ask` the photos on the web are asked first, each address once. InputError if a file cannot be
    read; what was repaired before stays repaired.
    """
    processes = min(settings.jobs or _processors(), len(paths) // _FILES_A_PROCESS)
    # A run makes few cycles and ends soon; looking for them costs a tenth of it.
    collects = gc.isenabled()
    gc.disable()
    try:
        photos = ask(urls) if ask and (urls := _web_addresses(settings, paths, wish)) else {}
        if processes < 2:
            return run(_checker(settings, photos), paths, wish, on_files=on_files)
        return _run_apart(settings, paths, wish, photos, processes, on_files)
    finally:
        if collects:
            gc.enable()


def _checker(settings: Settings, photos: Photos) -> Checker:
    return Checker(settings, photos=photos, now_s=time.time())


def _web_addresses(settings: Settings, paths: list[str], wish: Wish) -> list[str]:
    """The addresses of all photos that can be asked, each once, in the order in which they stand."""
    from preflight.probing import web_addresses

    checker = Checker(settings)
    found: dict[str, None] = {}
    for path in paths:
        name, kind, data = _read(path, wish)
        if kind not in (Kind.PHOTO, Kind.TEXT):
            found.update(dict.fromkeys(web_addresses(checker.read(data, name, kind).payloads, settings)))
    return list(found)


def _read(path: str, wish: Wish) -> tuple[str, Kind, bytes]:
    """A file's name, how it is read, and its bytes."""
    name = wish.stdin_name if path == "-" else path
    kind = kind_of(name) or Kind.TEXT
    if path == "-":
        return name, kind, wish.stdin
    return name, kind, b"" if kind is Kind.PHOTO else read_bytes(path)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run_apart(
    settings: Settings,
    paths: list[str],
    wish: Wish,
    photos: Photos,
    processes: int,
    on_files: OnFiles | None,
) -> Outcome:
    from concurrent.futures import ProcessPoolExecutor

    step = -(-len(paths) // (processes * 4))
    parts = [paths[start : start + step] for start in range(0, len(paths), step)]
    outcome = Outcome()
    with ProcessPoolExecutor(processes, initializer=_die_of_ctrl_c) as pool:
        with _ctrl_c_held():  # a process that is being made cannot answer it without a traceback
            results = pool.map(_run_part, [(settings, part, wish, photos) for part in parts])
        for part, done in zip(parts, results, strict=True):
            outcome.add(done)
            if on_files is not None:
                on_files(len(part))
    return outcome


def _die_of_ctrl_c() -> None:
    """At once and without words: a terminal sends Ctrl-C to every process, and the first one answers."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _mask_ctrl_c(held=False)


@contextmanager
def _ctrl_c_held() -> Iterator[None]:
    """Let Ctrl-C wait until the end of the block, here and in the processes that are made in it."""
    _mask_ctrl_c(held=True)
    try:
        yield
    finally:
        _mask_ctrl_c(held=False)


def _mask_ctrl_c(*, held: bool) -> None:
    import signal

    if hasattr(signal, "pthread_sigmask"):  # not on Windows
        signal.pthread_sigmask(signal.SIG_BLOCK if held else signal.SIG_UNBLOCK, {signal.SIGINT})


def _run_part(task: tuple[Settings, list[str], Wish, Photos]) -> Outcome:
    import signal

    settings, paths, wish, photos = task
    signal.signal(signal.SIGINT, signal.default_int_handler)  # so that a half-written file is cleared away
    try:
        return run(_checker(settings, photos), paths, wish)
    except KeyboardInterrupt:
        os._exit(1)  # an exception would only end this part, and the pool go on with the next
    finally:
        _die_of_ctrl_c()


def run(checker: Checker, paths: Iterable[str], wish: Wish, *, on_files: OnFiles | None = None) -> Outcome:
    """Check every path, one after the other. InputError if one cannot be read."""
    outcome = Outcome()
    for path in paths:
        outcome.files += 1
        if path.endswith(".json"):  # the quick way first: most files are clean JSON
            data = read_bytes(path)
            clean = checker.clean_payloads(data)
            if clean:
                outcome.payloads += clean
            else:
                _look_closer(checker, path, checker.read(data, path, Kind.JSON), data, wish, outcome)
        else:
            name, kind, data = _read(path, wish)
            _look_closer(checker, path, checker.read(data, name, kind), data, wish, outcome)
        if on_files is not None:
            on_files(1)
    return outcome


def _look_closer(
    checker: Checker, path: str, document: Document, data: bytes, wish: Wish, outcome: Outcome
) -> None:
    base = "" if path == "-" else os.path.dirname(path)
    if path == "-":
        outcome.stdin_after = data
    findings = checker.findings(document, base)
    if wish.fix and any(finding.fix for finding in findings):
        document, findings = _repair(checker, path, document, data, wish, outcome, base)
    outcome.payloads += 0 if document.kind is Kind.PHOTO else len(document.payloads)
    outcome.findings += findings
    if findings or wish.summaries:
        outcome.scripts += checker.summaries(document)


def _repair(
    checker: Checker, path: str, document: Document, data: bytes, wish: Wish, outcome: Outcome, base: str
) -> tuple[Document, list[Finding]]:
    """The repaired document and what is left to say of it; as it was, where it could not be written."""
    from preflight.fixing import repair
    from preflight.rewriting import replace_file

    done = repair(checker, document, data, unsafe=wish.unsafe, base=base)
    if done.fixed:
        try:
            if wish.write and path != "-":
                replace_file(path, expected=data, new=done.data)
        except FixError as error:
            outcome.trouble.append(str(error))
            return document, checker.findings(document, base)
        outcome.fixed += done.fixed if wish.write else 0
        outcome.repaired.append(Repaired(path=document.path, before=document.text, after=done.document.text))
        if path == "-":
            outcome.stdin_after = done.data
        if not wish.write:
            return document, checker.findings(document, base)
    return done.document, done.findings
