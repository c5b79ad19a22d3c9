"""The exit statuses, by name."""

from enum import IntEnum

from preflight.errors import LedgerError, PreflightError, UnknownOutcomeError, UsageError


class Exit(IntEnum):
    """What a status tells a script; the same for every command."""

    CLEAN = 0
    FINDINGS = 1  # of severity error, or any with --strict; `submit`: also when the API refuses
    USAGE = 2  # wrong usage or configuration, a named file that is missing, nothing matched
    FAILURE = 3  # our own
    UNKNOWN = 4  # `submit`: whether the request was accepted is not known
    INTERRUPTED = 130  # Ctrl-C, as shells count it


def exit_for(error: PreflightError) -> Exit:
    """The status that an exception of ours ends a command with."""
    if isinstance(error, UnknownOutcomeError):
        return Exit.UNKNOWN
    return Exit.USAGE if isinstance(error, UsageError | LedgerError) else Exit.FINDINGS
