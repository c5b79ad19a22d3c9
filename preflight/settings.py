"""The settings: one frozen record, and the search for the file they stand in.

Reading such a file is the business of `configuration`, loaded when there is one.
"""
# os, not pathlib, which costs every start 4 ms; named tuples, not dataclasses, which cost 0.6 ms each.
# ruff: noqa: PTH118

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from preflight.contract.model import BASE_URL, LIVING_PROPERTY
from preflight.errors import SettingsError
from preflight.lookup import candidates
from preflight.tallies import Severity

if TYPE_CHECKING:
    from preflight.speech import Style

DEFAULT_INCLUDE = (
    *(f"*.living.{ending}" for ending in ("json", "jsonl", "yaml", "yml", "md")),
    *(f"*.script.{ending}" for ending in ("txt", "md")),
)


class Voice(NamedTuple):
    """One voice of a catalogue."""

    id: str
    languages: tuple[str, ...] = ()  # language tags; empty: any
    accessible: bool = True  # whether the account may use it


class Limits(NamedTuple):
    """What one endpoint asks of a request; all ends included."""

    min_images: int = LIVING_PROPERTY.images_minimum
    max_images: int = LIVING_PROPERTY.images_maximum
    min_characters_per_image: int = LIVING_PROPERTY.characters_minimum
    max_characters_per_image: int = LIVING_PROPERTY.characters_maximum
    hd_long_side: int = LIVING_PROPERTY.long_side_minimum  # pixels
    hd_short_side: int = LIVING_PROPERTY.short_side_minimum  # pixels


class Probing(NamedTuple):
    """How photos are asked for over the network."""

    connections: int = 64
    connections_per_host: int = 8
    connect_timeout: float = 5.0  # seconds
    read_timeout: float = 10.0  # seconds
    total_timeout: float = 30.0  # seconds
    user_agent: str = "living-property-preflight"
    cache_age: float = 7.0  # days
    expiring_within: float = 3600.0  # seconds


_NOTHING: Mapping[str, Any] = {}  # shared by all defaults, written by nobody


class Settings(NamedTuple):
    """All that can be configured. Relative paths and globs in it start at `root`."""

    root: str = "."  # folder of the configuration
    file: str = ""  # the configuration itself, "" for none
    include: tuple[str, ...] = DEFAULT_INCLUDE
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()  # empty: every rule
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = _NOTHING
    per_file_ignores: Mapping[str, tuple[str, ...]] = _NOTHING
    language: str = "en"
    images: int | None = None  # of a bare script; None: as many as it has paragraphs
    allowed_punctuation: str = LIVING_PROPERTY.punctuation
    required: tuple[str, ...] = LIVING_PROPERTY.required
    voices: str | tuple[Voice, ...] | None = None  # path of a catalogue, or the voices themselves
    room_types: tuple[str, ...] = ()
    strict: bool = False
    online: bool | None = None  # None: as the command does by default
    allow_hosts: tuple[str, ...] = ()
    year_style: Literal["pairs", "thousands"] = "pairs"
    decimal_style: Literal["half", "point"] = "half"
    say_and: bool = False
    pronounce: Mapping[str, str] = _NOTHING
    publish_ready: bool = False
    jobs: int = 0  # 0: as many as there are processors
    base_url: str = BASE_URL
    contract: Limits = Limits()
    photos: Probing = Probing()

    def but(self, **changes: Any) -> "Settings":
        """The same settings with some of them changed; what is None stays as it is."""
        return self._replace(**{name: value for name, value in changes.items() if value is not None})

    def style(self) -> "Style":
        """The house style of readings."""
        from preflight.speech import Style

        return Style(
            year_style=self.year_style,
            decimal_style=self.decimal_style,
            say_and=self.say_and,
            pronounce=tuple(self.pronounce.items()),
            allowed_punctuation=self.allowed_punctuation,
        )

    def load_voices(self) -> tuple[Voice, ...] | None:
        """The voice catalogue; None if none is configured. SettingsError if its file is unusable."""
        if not isinstance(self.voices, str):
            return self.voices
        from preflight.configuration import read_voices

        return read_voices(os.path.join(self.root, self.voices))


def load(start: str | None = None, config: str | None = None) -> Settings:
    """The settings of the file `config`, else of the nearest configuration from the folder `start` upward.

    In one folder preflight.toml wins; a pyproject.toml without [tool.preflight] is passed over. Without any
    file the defaults. SettingsError says what is wrong with a file, and on which line where that is known.
    """
    for file in candidates(start) if config is None else (config,):
        settings = _read(file)
        if settings is not None:
            return settings
    if config is not None:
        raise SettingsError("has no table [tool.preflight]", path=config)
    return Settings()


def _read(file: str) -> Settings | None:
    """The settings in a file; None for a pyproject.toml that has none."""
    from preflight.configuration import read_settings

    return read_settings(file)
