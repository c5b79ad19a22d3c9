"""`preflight check`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import click

from preflight.cli.exits import Exit
from preflight.cli.looks import look_for, look_for_file
from preflight.cli.options import color_option, config_option, debug_option, names
from preflight.cli.output import complain, emit, emit_bytes
from preflight.documents.kinds import LIMITS, kind_of
from preflight.errors import UsageError
from preflight.reports import REPORTERS, reporter
from preflight.settings import Settings, load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from preflight.findings import Report
    from preflight.photos.fact import PhotoFact
    from preflight.probing import Ask
    from preflight.running import Outcome, Repaired, Wish

_FEW_FILES = 3  # up to so many, scripts are drawn although nothing is wrong with them
_FOR_PEOPLE = ("text", "concise")  # formats that depend on the terminal
_LONG_RUN_FILES = 200  # from so many on a terminal shows how far a run is


class Request(NamedTuple):
    """The command line, parsed."""

    paths: tuple[str, ...]
    fix: bool
    unsafe_fixes: bool
    diff: bool
    format: str
    outputs: tuple[tuple[str, str], ...]
    quiet: bool
    statistics: bool
    stdin_filename: str
    color: str
    no_cache: bool

    @property
    def repairs(self) -> bool:
        """Whether files shall be repaired, or shown as they would be."""
        return self.fix or self.unsafe_fixes or self.diff


def _outputs(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    pairs = []
    for value in values:
        name, equals, file = value.partition("=")
        if name not in REPORTERS or not equals or not file:
            raise click.BadParameter(f"{value!r} is not NAME=FILE with NAME one of {', '.join(REPORTERS)}")
        pairs.append((name, file))
    return tuple(pairs)


@click.command(
    "check",
    epilog="Example: preflight check listings/ --fix --format concise -o sarif=preflight.sarif",
)
@click.argument("paths", nargs=-1, metavar="[PATHS]...", type=click.Path(allow_dash=True))
@click.option("--fix", is_flag=True, help="Repair in place what has one reading only.")
@click.option("--unsafe-fixes", is_flag=True, help="Repair in place likely readings too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(REPORTERS)),
    default="text",
    show_default=True,
    help="Report on stdout.",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="NAME=FILE",
    callback=_outputs,
    help="Another report into a file; may stand several times.",
)
@click.option("--select", multiple=True, metavar="RULE_OR_CODE,…", callback=names, help="Only these rules.")
@click.option(
    "--ignore", multiple=True, metavar="RULE_OR_CODE,…", callback=names, help="All rules but these."
)
@click.option("--images", type=click.IntRange(min=1), metavar="N", help="Number of images of a bare script.")
@click.option("--language", metavar="TAG", help="Language of scripts that do not name theirs.")
@click.option("--online/--offline", default=None, help="Ask photo addresses or not (default: online).")
@click.option("--strict", is_flag=True, help="Warnings and unverified photos fail too.")
@click.option("--publish-ready", is_flag=True, help="Check as at submission: photos have to be on the web.")
@click.option("--jobs", type=click.IntRange(min=0), metavar="N", help="Processes; 0: one a processor.")
@click.option("--no-cache", is_flag=True, help="Do not use what is known of photos.")
@config_option
@click.option("--stdin-filename", metavar="NAME", default="stdin.txt", help="What to read standard input as.")
@click.option("--quiet", "-q", is_flag=True, help="No bars, and nothing at all if clean.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@color_option
@debug_option
def command(**options: Any) -> int:
    """Check payloads, scripts, storyboards and photos; the default is the current folder.

    Exit status: 0 clean, 1 findings, 2 wrong usage or nothing to check, 3 our own failure.
    """
    request = Request(
        paths=options["paths"] or (".",),
        fix=options["fix"],
        unsafe_fixes=options["unsafe_fixes"],
        diff=options["diff"],
        format=options["format_"],
        outputs=options["outputs"],
        quiet=options["quiet"],
        statistics=options["statistics"],
        stdin_filename=options["stdin_filename"],
        color=options["color"],
        no_cache=options["no_cache"],
    )
    return _check(request, _settings(options))


def _settings(options: dict[str, Any]) -> Settings:
    """The configuration with what the command line says in its place."""
    settings = load(_start(options["paths"]), options["config"])
    said = {name: options[name] or None for name in ("select", "ignore", "strict", "publish_ready")}
    said |= {name: options[name] for name in ("images", "language", "online", "jobs")}
    settings = settings.but(**said)
    _check_names(settings)
    return settings


def _start(paths: tuple[str, ...]) -> str | None:
    """The folder from which the configuration is looked for: that of the first path."""
    if not paths or paths[0] == "-":
        return None
    return paths[0] if os.path.isdir(paths[0]) else os.path.dirname(paths[0])  # noqa: PTH112, PTH120


def _check_names(settings: Settings) -> None:
    """Rule names are checked where any is given: knowing them all means loading the rules."""
    if settings.select or settings.ignore or settings.severity or settings.per_file_ignores:
        from preflight.configuration import check_names
        from preflight.rules import NAMES

        check_names(settings, NAMES)
    if settings.language != "en":
        from preflight.speech import UnknownLanguageError, read

        try:
            read("", settings.language)
        except UnknownLanguageError as error:
            raise UsageError(str(error)) from None


def _check(request: Request, settings: Settings) -> int:
    from preflight.running import Wish

    paths = _paths(request, settings)
    wish = Wish(
        fix=request.repairs,
        unsafe=request.unsafe_fixes,
        write=not request.diff,
        summaries=_draws(request) and len(paths) <= _FEW_FILES,
        stdin_name=request.stdin_filename,
        stdin=sys.stdin.buffer.read(LIMITS.size_bytes + 1) if "-" in paths else b"",
    )
    outcome = _run(request, settings, paths, wish)
    report = outcome.report()
    for message in outcome.trouble:
        complain(message)
    _write_files(request, report)
    _write_stdout(request, outcome, report)
    failed = report.summary.errors or (settings.strict and report.findings)
    return Exit.FINDINGS if failed or outcome.trouble else Exit.CLEAN


def _run(request: Request, settings: Settings, paths: list[str], wish: Wish) -> Outcome:
    from preflight.running import run_all

    ask = None if settings.online is False else _asker(request, settings)
    if len(paths) < _LONG_RUN_FILES:
        return run_all(settings, paths, wish, ask=ask)
    from preflight.reports.progress import Progress

    with Progress(sys.stderr, len(paths), "Checking") as progress:
        return run_all(settings, paths, wish, ask=ask, on_files=progress.advance)


def _asker(request: Request, settings: Settings) -> Ask:
    """Asks photos on the web, and shows on a terminal how far that is."""

    def ask(urls: list[str]) -> Mapping[str, PhotoFact]:
        from preflight.probing import asker
        from preflight.reports.progress import Progress

        with Progress(sys.stderr, len(urls), "Asking photos") as progress:
            known = 0

            def advance(done: int, _total: int) -> None:
                nonlocal known
                progress.advance(done - known)
                known = done

            return asker(settings, uses_cache=not request.no_cache, on_progress=advance, warn=complain)(urls)

    return ask


def _draws(request: Request) -> bool:
    formats = {request.format, *(name for name, _ in request.outputs)}
    return bool(formats & {"text", "markdown"}) and not request.quiet


def _paths(request: Request, settings: Settings) -> list[str]:
    for path in request.paths:
        name = request.stdin_filename if path == "-" else path
        if kind_of(name) is None and (path == "-" or os.path.isfile(path)):  # noqa: PTH113
            endings = ".json .jsonl .ndjson .yaml .yml .md .txt .jpg .jpeg .png .webp"
            raise UsageError(f"{name}: no idea how to read this file; endings that are known: {endings}")
    if len(request.paths) == 1 and os.path.isfile(request.paths[0]):  # noqa: PTH113 - nothing to search
        return [request.paths[0]]
    from preflight.documents.discovery import discover

    return discover(
        request.paths,
        include=settings.include,
        exclude=settings.exclude,
        root=settings.root,
        warn=complain,
    )


def _write_files(request: Request, report: Report) -> None:
    look = look_for_file(scripts=not request.quiet, statistics=request.statistics)
    for name, file in request.outputs:
        text = reporter(name)(report, look)
        try:
            with open(file, "wb") as stream:  # noqa: PTH123
                stream.write(text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise UsageError(f"{file}: the report cannot be written: {error.strerror}") from None


def _write_stdout(request: Request, outcome: Outcome, report: Report) -> None:
    """The repaired text or the diff where one is wanted, else the report; then the report is for stderr."""
    if request.diff:
        from preflight.reports.wording import count

        emit("".join(_diff(repaired) for repaired in outcome.repaired))
        found = f"{count(report.summary.errors, 'error')}, {count(report.summary.warnings, 'warning')}"
        complain(f"{count(len(outcome.repaired), 'file')} would change; findings as they are now: {found}")
    elif request.repairs and "-" in request.paths:
        emit_bytes(outcome.stdin_after)
        sys.stderr.write(_shown(request, report, sys.stderr))
    else:
        emit(_shown(request, report, sys.stdout))


def _shown(request: Request, report: Report, stream: TextIO) -> str:
    if request.quiet and request.format == "text" and not report.findings:
        return ""
    wishes = {"scripts": not request.quiet, "statistics": request.statistics}
    look = look_for(stream, request.color, **wishes)
    return reporter(request.format)(
        report, look if request.format in _FOR_PEOPLE else look_for_file(**wishes)
    )


def _diff(repaired: Repaired) -> str:
    """The change as a patch; on a terminal without what would steer it, and nowhere with a key."""
    import difflib

    from preflight.reports.visible import visible
    from preflight.rules.exposed_key import mask

    shows = visible if sys.stdout.isatty() else str
    before, after = (text.splitlines(keepends=True) for text in (repaired.before, repaired.after))
    lines = []
    for line in map(mask, difflib.unified_diff(before, after, repaired.path, repaired.path)):
        lines.append(shows(line.rstrip("\n")))
        if not line.endswith("\n"):
            lines.append("\\ No newline at end of file")
    return "".join(f"{line}\n" for line in lines)
