"""Write what can be read off the program: the pages beside this script, and the tables
and outputs of README.md.

python docs/generate.py            write them
python docs/generate.py --check    write nothing; exit 1 if one of them is stale
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

import click  # noqa: E402
from transcripts import played  # noqa: E402

from preflight.cli.main import COMMANDS, cli  # noqa: E402
from preflight.configuration import KEYS, Key  # noqa: E402
from preflight.rules.pages import reference  # noqa: E402
from preflight.speech.languages import OWN  # noqa: E402

_SETTINGS = """\
# Settings

They stand in a file `preflight.toml`, or in the table `[tool.preflight]` of `pyproject.toml`. The one
nearest to the first path that is checked counts, looked for from its folder upward; `--config FILE` names
another. In one folder `preflight.toml` comes first. Relative paths and globs start in the folder of the
file. What the command line says comes before the file. A key that is not in this table is an error.

```toml
# preflight.toml
language = "fr"
exclude = ["drafts/"]
room-types = ["terrace", "wine_cellar"]
voices = "voices.json"                 # or a list, as here: [{id = "…", languages = ["fr"]}]

[severity]
unbalanced-scene = "error"

[per-file-ignores]
"archive/**" = ["duplicate-image", "IMAGE_RESOLUTION_TOO_LOW"]

[pronounce]
"A7" = "autoroute sept"

[photos]
cache-age = 1
```

"""
_CLI = """\
# Commands

Data goes to standard output, trouble and progress to standard error. Colour only on a terminal; `NO_COLOR`
is honoured.

| status | it means |
|---|---|
| 0 | nothing was found that fails the run |
| 1 | findings of severity error; with `--strict` any finding |
| 2 | wrong usage or configuration, a named file that is missing or unreadable, or nothing to check |
| 3 | preflight itself failed |
| 4 | `submit`: whether a request was accepted is not known |
| 130 | interrupted with Ctrl-C |
"""


def settings_table() -> str:
    """Every key of the configuration."""
    cells = ((f"`{key.name}`", _cell(key.kind.says), _default(key), _cell(key.meaning)) for key in KEYS)
    return _table(("key", "value", "default", ""), cells)


def _default(key: Key) -> str:
    return "not set" if key.default is None else f"`{_cell(_toml(key.default))}`"


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def commands_table() -> str:
    """Every command with its line of help."""
    return _table(("command", ""), ((f"`preflight {name}`", _cell(line)) for name, line in COMMANDS.items()))


def options_table(name: str) -> str:
    """Every option of a command."""
    options = (parameter for parameter in _command(name).params if isinstance(parameter, click.Option))
    return _table(("option", ""), ((_cell(_spelling(option)), _cell(_help(option))) for option in options))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = (head, ("---",) * len(head), *rows)
    return "".join(f"| {' | '.join(cells)} |\n".replace("|  |", "| |") for cells in lines)


def _command(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    if command is None:
        raise LookupError(name)
    return command


def _spelling(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} " + ", ".join(f"`{choice}`" for choice in option.type.choices)
    return f"{names} `{option.metavar}`"


def _help(option: click.Option) -> str:
    default = f" Default: `{option.default}`." if option.show_default else ""
    return f"{option.help}{default}"


def languages_line() -> str:
    """The languages with a grammar of ours."""
    return f"A grammar of its own: {', '.join(f'`{tag}`' for tag in OWN)}.\n"


def commands_page() -> str:
    """docs/cli.md."""
    return _CLI + "".join(map(_command_part, COMMANDS))


def _command_part(name: str) -> str:
    command = _command(name)
    usage = " ".join(["preflight", name, *command.collect_usage_pieces(click.Context(command))])
    example = (command.epilog or "").removeprefix("Example: ")
    words = re.sub(r"\n[ \t]+", "\n", command.help or "").strip()
    parts = [f"\n## preflight {name}", f"```text\n{usage}\n```", words, options_table(name).rstrip()]
    if example:
        parts.append(f"```bash\n{example}\n```")
    return "\n\n".join(parts) + "\n"


TABLES: dict[str, Callable[[], str]] = {
    "commands": commands_table,
    "check": lambda: options_table("check"),
    "settings": settings_table,
    "languages": languages_line,
}


def filled(page: str) -> str:
    """A page with what stands between `<!-- table: NAME -->` and `<!-- end -->` made anew."""

    def table(match: re.Match[str]) -> str:
        return f"{match[1]}\n{TABLES[match[2]]()}{match[3]}"

    return re.sub(r"(<!-- table: (\w+) -->\n).*?(\n<!-- end -->)", table, page, flags=re.DOTALL)


def pages() -> dict[Path, str]:
    """What every page should hold."""
    readme = ROOT / "README.md"
    return {
        ROOT / "docs/rules.md": reference(),
        ROOT / "docs/settings.md": _SETTINGS + settings_table(),
        ROOT / "docs/cli.md": commands_page(),
        readme: played(filled(readme.read_text(encoding="utf-8"))),
    }


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are stale."""
    status = 0
    for file, text in pages().items():
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            name = file.relative_to(ROOT)
            print(f"{name} is stale: python docs/generate.py writes it anew", file=sys.stderr)
            status = 1
        else:
            file.write_text(text, encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
