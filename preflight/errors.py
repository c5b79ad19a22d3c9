"""Every exception that preflight raises, as one tree.

PreflightError
├── UsageError              the caller's words, configuration or paths: exit status 2
│   ├── SettingsError       a configuration file: unknown key, wrong type, not TOML
│   └── InputError          a named file that is missing or cannot be read, or nothing matched
├── FixError                a file was left as it was
│   ├── FileChangedError    it changed between being read and being written
│   └── UndecodableError    it is not valid UTF-8
├── ApiError                the API refuses, or our check foretells that it would: exit status 1
├── UnknownOutcomeError     a request may have been accepted and charged: exit status 4
├── LedgerError             the ledger cannot be used
├── TransportError          the API did not answer as it documents
│   ├── NotConnectedError   no connection was made: nothing has left this machine
│   ├── ConnectionLostError the connection was lost after the request may have left
│   └── AnswerError         an answer came that is not of the documented form
├── WaitTimeoutError        a task was not done in time; it goes on
├── DownloadError           a video could not be fetched or stored whole
└── WebhookError            a webhook is not what it says; `check` names what failed
"""

from collections.abc import Mapping
from typing import Any


class PreflightError(Exception):
    """The root: anything that preflight raises on purpose."""


class UsageError(PreflightError):
    """The call cannot be carried out as it was asked for."""


class SettingsError(UsageError):
    """A configuration is not usable; `path` says where it stands."""

    def __init__(self, message: str, *, path: str = "") -> None:
        super().__init__(f"{path}: {message}" if path else message)
        self.path = path


class InputError(UsageError):
    """A named file is missing or unreadable, or no file matched; `path` is the name as given."""

    def __init__(self, message: str, *, path: str = "") -> None:
        super().__init__(f"{path}: {message}" if path else message)
        self.path = path


class FixError(PreflightError):
    """A file could not be repaired and is as it was; `path` is its name."""

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path


class FileChangedError(FixError):
    """The file changed after it was read, so the edits no longer fit it."""


class UndecodableError(FixError):
    """The file is not valid UTF-8; writing it would lose bytes."""


class ApiError(PreflightError):
    """The API refuses a request, or would: `code` is its own word, kept as it came even if unknown.

    `request_id` is empty where our own check refused and nothing was sent.
    """

    def __init__(
        self,
        code: str,
        status: int,
        message: str,
        *,
        request_id: str = "",
        details: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{code} ({status}): {message}")
        self.code = code
        self.status = status  # HTTP
        self.message = message
        self.request_id = request_id
        self.details: Mapping[str, Any] = details or {}
        self.retry_after_s: float | None = None  # what the API asked for


class UnknownOutcomeError(PreflightError):
    """A request left and nobody knows whether it was accepted; it is never sent again by itself."""

    def __init__(self, reason: str, *, entry_id: int, advice: str) -> None:
        super().__init__(f"{reason}; {advice}")
        self.reason = reason
        self.entry_id = entry_id  # of the ledger
        self.advice = advice


class LedgerError(PreflightError):
    """The ledger is locked, full, read-only or broken. Nothing was sent, unless `task_id` is set.

    With a `task_id` the API accepted that task and only the note of it could not be written.
    """

    def __init__(self, message: str, *, path: str, task_id: str = "") -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.task_id = task_id


class TransportError(PreflightError):
    """The API did not answer as it documents."""


class NotConnectedError(TransportError):
    """No connection was made: nothing has left this machine."""


class ConnectionLostError(TransportError):
    """The connection was lost after the request may have left."""


class AnswerError(TransportError):
    """An answer came that is not of the documented form; `status` is its HTTP status."""

    def __init__(self, message: str, *, status: int) -> None:
        super().__init__(message)
        self.status = status


class WaitTimeoutError(PreflightError):
    """A task was not done in time. It goes on, and can be waited for again."""

    def __init__(self, message: str, *, task_id: str) -> None:
        super().__init__(message)
        self.task_id = task_id


class DownloadError(PreflightError):
    """A video could not be fetched or stored whole; what has arrived is kept for the next try."""


class WebhookError(PreflightError):
    """A webhook is not what it says.

    `check` names what failed: header, timestamp, encoding, secret, body, scheme, event or replay.
    """

    def __init__(self, check: str, message: str) -> None:
        super().__init__(message)
        self.check = check
        self.message = message
