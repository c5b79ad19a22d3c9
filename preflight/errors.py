"""Every exception that preflight raises, as one tree.

PreflightError
├── UsageError              the caller's words, configuration or paths: exit status 2
│   ├── SettingsError       a configuration file: unknown key, wrong type, not TOML
│   └── InputError          a named file that is missing or cannot be read, or nothing matched
└── FixError                a file was left as it was
    ├── FileChangedError    it changed between being read and being written
    └── UndecodableError    it is not valid UTF-8
"""


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
