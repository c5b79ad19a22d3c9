"""Where words go: data to stdout, trouble to stderr."""

import os
import sys
from collections.abc import Callable
from typing import TextIO

from preflight.errors import UsageError


def complain(message: str) -> None:
    """One line on stderr, whatever the message holds."""
    from preflight.reports.visible import visible

    line = f"preflight: {visible(message)}\n"
    try:
        sys.stderr.write(line)
        sys.stderr.flush()
    except UnicodeEncodeError:
        sys.stderr.write(line.encode("ascii", "backslashreplace").decode())
    except OSError:
        return  # nobody listens, and there is nowhere to say so


def emit(text: str) -> None:
    """Write a report to stdout. A reader that has gone is no failure: the findings keep their status.

    UsageError if it cannot be written, as on a full disk.
    """
    if not text:
        return
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    _write(lambda: sys.stdout.write(text))


def emit_bytes(data: bytes) -> None:
    """Write data to stdout as it is. UsageError if that cannot be done."""
    _write(lambda: sys.stdout.buffer.write(data))


def _write(write: Callable[[], object]) -> None:
    try:
        sys.stdout.flush()
        write()
        sys.stdout.flush()
    except BrokenPipeError:
        discard_stdout()
    except OSError as error:
        discard_stdout()
        raise UsageError(f"standard output cannot be written: {error.strerror}") from None


def discard_stdout() -> None:
    """Let what is still buffered go nowhere, so that the interpreter's last flush does not complain."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    os.close(devnull)


def wants_color(choice: str, stream: TextIO) -> bool:
    """Whether to colour: `always`, `never`, or on a terminal unless NO_COLOR or TERM=dumb say no."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def terminal_width() -> int:
    """Columns: COLUMNS, else the terminal's, else 80. `shutil` does the same and imports every archiver."""
    if os.environ.get("COLUMNS", "").isdecimal():
        return int(os.environ["COLUMNS"]) or 80
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def speaks_unicode(stream: TextIO) -> bool:
    """Whether the stream's encoding has the signs that reports draw with."""
    try:
        "━×“”…•".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
