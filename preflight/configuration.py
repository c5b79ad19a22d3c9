"""A configuration file to settings: `[tool.preflight]` of a pyproject.toml, or a preflight.toml.

`KEYS` is the one table of what may be set: parsing, the checks and the documentation all read it. A key
`room-types` of the file is the field `room_types` of `Settings`; its default is the field's.
"""
# ruff: noqa: PTH113, PTH119, PTH120, PTH123

import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple, TypeVar

from preflight.errors import SettingsError
from preflight.lookup import PYPROJECT
from preflight.settings import Limits, Probing, Settings, Voice
from preflight.suggest import did_you_mean
from preflight.tallies import Severity

# What a value may be ------------------------------------------------------------------------------


class _UnfitError(Exception):
    """A value is not what its key asks for: the message, then the names that lead to it from outside in."""


class Kind(NamedTuple):
    """A sort of value: how documentation calls it, and what makes a setting of it."""

    says: str
    read: Callable[[object], object]  # raises _UnfitError


def _found(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | dict):
        return "a table" if isinstance(value, dict) else "a list"
    return f"the text {value!r}" if isinstance(value, str) else str(value)


def _kind(says: str, fits: Callable[..., bool], make: Callable[..., object] | None = None) -> Kind:
    def read(value: object) -> object:
        if not fits(value):
            raise _UnfitError(f"expected {says}, found {_found(value)}")
        return make(value) if make else value

    return Kind(says=says, read=read)


def _list(says: str, kind: Kind) -> Kind:
    def make(items: list[object]) -> object:
        return tuple(_inside(f"[{place}]", kind, item) for place, item in enumerate(items))

    return _kind(says, lambda value: isinstance(value, list), make)


def _table(says: str, kind: Kind) -> Kind:
    def make(table: dict[str, object]) -> object:
        return {name: _inside(name, kind, item) for name, item in table.items()}

    return _kind(says, lambda value: isinstance(value, dict), make)


def _record(kinds: Mapping[str, Kind], record: Callable[..., object]) -> Kind:
    return Kind("a table", lambda value: record(**_fields(kinds, value)))


def _fields(kinds: Mapping[str, Kind], table: object) -> dict[str, object]:
    if not isinstance(table, dict):
        raise _UnfitError(f"expected a table, found {_found(table)}")
    return {name.replace("-", "_"): _inside(name, _known(name, kinds), item) for name, item in table.items()}


def _choice(*words: str, make: Callable[..., object] | None = None) -> Kind:
    return _kind(" or ".join(f'"{word}"' for word in words), lambda value: value in words, make)


def _inside(name: str, kind: Kind, value: object) -> object:
    try:
        return kind.read(value)
    except _UnfitError as error:
        message, *parts = error.args
        raise _UnfitError(message, name, *parts) from None


def _known(name: str, kinds: Mapping[str, Kind]) -> Kind:
    if name in kinds:
        return kinds[name]
    raise _UnfitError(f"unknown key{did_you_mean(name, kinds)}", name)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_whole(value: object, least: int) -> bool:
    return type(value) is int and value >= least


def _is_amount(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= _LARGEST_AMOUNT


def _is_line(value: object) -> bool:
    return _is_name(value) and str(value).isascii() and str(value).isprintable()


def _is_host(value: object) -> bool:
    return _is_line(value) and not set(str(value)) & set("/@ ")


def _read_voice(item: object) -> object:
    if isinstance(item, dict) and "id" not in item:
        raise _UnfitError("a voice without an id")
    return Voice(id=str(item)) if _is_name(item) else _VOICE.read(item)


def _read_voices(value: object) -> object:
    return value if _is_name(value) else VOICE_LIST.read(value)


_LARGEST_AMOUNT = 1e9
TEXT = _kind("a text", lambda value: isinstance(value, str))
NAME = _kind("a text that is not empty", _is_name)
NAMES = _list("a list of texts", NAME)
HOSTS = _list("a list of host names", _kind("the name of a host", _is_host))
FLAG = _kind("true or false", lambda value: isinstance(value, bool))
COUNT = _kind("a whole number from 1", lambda value: _is_whole(value, 1))
COUNT_OR_NONE = _kind("a whole number from 0", lambda value: _is_whole(value, 0))
AMOUNT = _kind("a number above 0", _is_amount, float)
URL = _kind("an http or https URL", lambda value: _is_line(value) and value.startswith(("https:", "http:")))
AGENT = _kind("a line of ASCII", _is_line)
SEVERITIES = _table('a table of RULE = "error" or "warning"', _choice("error", "warning", make=Severity))
NAMES_BY_GLOB = _table("a table of GLOB = a list of texts", NAMES)
SPOKEN_BY_WRITTEN = _table("a table of WRITTEN = a text", TEXT)
_VOICE = _record({"id": NAME, "languages": NAMES, "accessible": FLAG}, Voice)
VOICE_LIST = _list("a list of voices", Kind(says="a voice", read=_read_voice))
VOICES = Kind(says="the path of a JSON file, or a list of voices", read=_read_voices)


# What may be set ----------------------------------------------------------------------------------


class Key(NamedTuple):
    """One key of the configuration."""

    name: str  # as in the file; "photos.connections" stands in the table `photos`
    kind: Kind
    meaning: str  # one line

    @property
    def default(self) -> object:
        """Its value when it is not set."""
        value: object = Settings()
        for part in self.name.replace("-", "_").split("."):
            value = getattr(value, part)
        return value


KEYS = (
    Key("include", NAMES, "Globs of the files that a folder is searched for"),
    Key("exclude", NAMES, "Globs of files and folders that a search passes over"),
    Key("select", NAMES, "Rules or API codes to check; none named: all"),
    Key("ignore", NAMES, "Rules or API codes not to check"),
    Key("severity", SEVERITIES, "Severities other than the rules' own"),
    Key("per-file-ignores", NAMES_BY_GLOB, "Rules or API codes not to check in the files of a glob"),
    Key("language", NAME, "Language tag of scripts that do not say theirs"),
    Key("images", COUNT, "Images of a bare script; not set: as many as it has paragraphs"),
    Key("allowed-punctuation", TEXT, "Characters a script may hold beside letters and white space"),
    Key("required", NAMES, "Fields that a payload must have"),
    Key("voices", VOICES, "The voices there are, and which of them the account may use"),
    Key("room-types", NAMES, "Room types known beside the published ones"),
    Key("strict", FLAG, "Whether warnings and unverified photos fail too"),
    Key("online", FLAG, "Whether photo URLs are asked for; not set: as the command does by default"),
    Key("allow-hosts", HOSTS, "Hosts to reach although not public"),
    Key("year-style", _choice("pairs", "thousands"), "1926 read as nineteen twenty-six, or in thousands"),
    Key("decimal-style", _choice("half", "point"), "2.5 read as two and a half, or as two point five"),
    Key("say-and", FLAG, "Whether 105 is one hundred and five, not one hundred five"),
    Key("pronounce", SPOKEN_BY_WRITTEN, "Own readings: what is written, and the words to say"),
    Key("publish-ready", FLAG, "Whether image paths that are no public URLs are errors"),
    Key("jobs", COUNT_OR_NONE, "Processes at work; 0: as many as there are processors"),
    Key("base-url", URL, "Where the API is"),
    Key("contract.min-images", COUNT, "Fewest images of a payload"),
    Key("contract.max-images", COUNT, "Most images of a payload"),
    Key("contract.min-characters-per-image", COUNT, "Fewest characters of a script for each image"),
    Key("contract.max-characters-per-image", COUNT, "Most characters of a script for each image"),
    Key("contract.hd-long-side", COUNT, "Least long side of an image, in pixels"),
    Key("contract.hd-short-side", COUNT, "Least short side of an image, in pixels"),
    Key("photos.connections", COUNT, "Photos asked for at once"),
    Key("photos.connections-per-host", COUNT, "Photos asked for at once on one host"),
    Key("photos.connect-timeout", AMOUNT, "Seconds to wait for a connection"),
    Key("photos.read-timeout", AMOUNT, "Seconds to wait for more of an answer"),
    Key("photos.total-timeout", AMOUNT, "Seconds a photo may take in all"),
    Key("photos.user-agent", AGENT, "The name that servers are told"),
    Key("photos.cache-age", AMOUNT, "Days that a measured photo is remembered"),
    Key("photos.expiring-within", AMOUNT, "Seconds within which a signed URL is said to expire"),
)
_LOWER_AND_UPPER = (
    ("min_images", "max_images"),
    ("min_characters_per_image", "max_characters_per_image"),
    ("hd_short_side", "hd_long_side"),
)


def _kinds(prefix: str) -> dict[str, Kind]:
    names = {key.name.removeprefix(prefix): key.kind for key in KEYS if key.name.startswith(prefix)}
    return {name: kind for name, kind in names.items() if "." not in name}


def _check_order(limits: Limits) -> None:
    for low, high in _LOWER_AND_UPPER:
        least, most = getattr(limits, low), getattr(limits, high)
        if least > most:
            raise _UnfitError(f"{low} {least} is above {high} {most}".replace("_", "-"), "contract")


def _check_pronounce(settings: Settings) -> None:
    for written, spoken in settings.pronounce.items():
        if mute := [sign for sign in spoken if not _is_speakable(sign, settings.allowed_punctuation)]:
            message = f"a reading is words alone, and {mute[0]!r} in {spoken!r} cannot be spoken"
            raise _UnfitError(message, "pronounce", written)


def _is_speakable(letter: str, punctuation: str) -> bool:
    import unicodedata

    return letter.isspace() or letter in punctuation or unicodedata.category(letter)[0] in "LM"


# Where it stands ----------------------------------------------------------------------------------


_Decoded = TypeVar("_Decoded")


def _table_of(file: str) -> object | None:
    """The undigested settings in a file; None for a pyproject.toml that has none."""
    text = _read(file)
    if os.path.basename(file) == PYPROJECT and "preflight" not in text:
        return None
    import tomllib  # 5 ms, only where there is something to read

    decoded = _decode(tomllib.loads, text, "TOML", file)
    if os.path.basename(file) != PYPROJECT:
        return decoded
    tools = decoded.get("tool")
    return tools.get("preflight") if isinstance(tools, dict) else None


def _read(file: str) -> str:
    try:
        with open(file, "rb") as stream:
            return stream.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f"not valid UTF-8 (byte {error.start + 1})", path=file) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise SettingsError(f"cannot be read: {why}", path=file) from None


def _decode(decode: Callable[[str], _Decoded], text: str, form: str, file: str) -> _Decoded:
    try:
        return decode(text)
    except ValueError as error:
        raise SettingsError(f"not valid {form}: {error}", path=file) from None
    except RecursionError:
        raise SettingsError("nested too deeply", path=file) from None


def read_settings(file: str) -> Settings | None:
    """The settings in a file; None for a pyproject.toml that has none. SettingsError if it is not usable."""
    table = _table_of(file)
    return None if table is None else _settings(file, table)


def _settings(file: str, table: object) -> Settings:
    make: Callable[..., Settings] = Settings
    contract, photos = _record(_kinds("contract."), Limits), _record(_kinds("photos."), Probing)
    try:
        fields = _fields(_kinds("") | {"contract": contract, "photos": photos}, table)
        settings = make(root=os.path.dirname(file) or os.curdir, file=file, **fields)
        _check_order(settings.contract)
        _check_pronounce(settings)
    except _UnfitError as error:
        raise _error(file, error) from None
    return settings


def _error(file: str, error: _UnfitError) -> SettingsError:
    message, *parts = error.args
    shown = ".".join(part if part.isprintable() else repr(part) for part in parts).replace(".[", "[")
    line = _line(file, parts)
    return SettingsError(f"{shown}: {message}" if shown else message, path=f"{file}:{line}" if line else file)


def _line(file: str, parts: Iterable[str]) -> int | None:
    """1-based line of the first mention of each part below the one before; None if there is no such line."""
    if not os.path.isfile(file):
        return None
    lines = _read(file).splitlines()
    place = -1
    if os.path.basename(file) == PYPROJECT:
        place = _mention("tool.preflight", lines, 0)
    for part in parts:
        if not part.startswith("["):
            place = _mention(part, lines, max(place, 0))
    return place + 1 or None


def _mention(word: str, lines: list[str], first: int) -> int:
    whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    return next((at for at in range(first, len(lines)) if whole.search(lines[at].partition("#")[0])), -1)


def check_names(settings: Settings, known: Collection[str]) -> None:
    """Raise SettingsError for the first name in the settings that is no rule and no code of `known`."""
    by_key = [("select", settings.select), ("ignore", settings.ignore), ("severity", settings.severity)]
    by_key += [("per-file-ignores", names) for names in settings.per_file_ignores.values()]
    for key, names in by_key:
        for name in names:
            if name not in known:
                message = f"{key}: unknown rule or code {name!r}{did_you_mean(name, known)}"
                line = _line(settings.file, (key, name))
                raise SettingsError(message, path=f"{settings.file}:{line}" if line else "")


def read_voices(file: str) -> tuple[Voice, ...]:
    """The catalogue in a JSON file: an array of voices or of their ids. SettingsError if it is not one."""
    import json

    try:
        voices = VOICE_LIST.read(_decode(json.loads, _read(file), "JSON", file))
    except _UnfitError as error:
        raise _error(file, error) from None
    return voices  # type: ignore[return-value]
