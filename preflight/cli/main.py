"""The group of commands, each loaded when it is called, and the outermost line of the program."""

import os
import sys
from importlib import import_module
from typing import Any

import click

from preflight import __version__
from preflight.cli.exits import Exit, exit_for
from preflight.cli.output import complain, discard_stdout
from preflight.errors import PreflightError

# Name → one line of help; the module of the same name has a click command `command`.
COMMANDS = {
    "check": "Find what the API would refuse, and repair it with --fix.",
    "speak": "Say written text as a voice-over artist would.",
    "submit": "Check files, then send what is clean, once.",
    "status": "Say how a task stands.",
    "wait": "Wait for a task, and fetch its video.",
    "ledger": "List what was sent, and settle what is unknown.",
    "webhook": "Verify webhooks, or listen for them.",
    "sandbox": "Serve the documented API on this machine.",
    "rules": "List the rules.",
    "explain": "Explain a rule or an API error code.",
    "schema": "Print the JSON Schema of a payload, for editors.",
    "cache": "Say or forget what is known of photos on the web.",
    "demo": "Show the whole way on a sample listing, offline.",
}


class Commands(click.Group):
    """Imports a command's module when its name is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"preflight.cli.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `--help`, without importing every command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest command named where there is none."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(_no_such_command(args[0]))
        return super().resolve_command(ctx, args)


def _no_such_command(name: str) -> str:
    from preflight.suggest import nearest

    near = nearest(name, COMMANDS)
    if near:
        return f"no such command {name!r}; did you mean {near!r}?"
    if os.path.exists(name):  # noqa: PTH110
        return f"no such command {name!r}; to check this file: preflight check {name}"
    return f"no such command {name!r}; commands: {', '.join(COMMANDS)}"


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: preflight check listings/ --fix",
)
@click.version_option(__version__, prog_name="preflight")
def cli() -> None:
    """Check and repair narrated property-video requests before they are sent and paid for."""


def run(arguments: list[str]) -> int:
    """Run a command line; give its exit status. Nothing that goes wrong leaves a traceback."""
    debug = "--debug" in arguments or bool(os.environ.get("PREFLIGHT_DEBUG"))
    try:
        result: Any = cli.main(arguments, prog_name="preflight", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except PreflightError as error:
        complain(str(error))
        return exit_for(error)
    except (KeyboardInterrupt, click.Abort):
        complain("interrupted")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader has gone; what the command found is not known to have been read.
        discard_stdout()
        return Exit.CLEAN
    except Exception as error:
        if debug:
            raise
        complain(f"our own failure: {type(error).__name__}: {error}; --debug shows where, please report it")
        return Exit.FAILURE
    return _flushed(result if isinstance(result, int) else Exit.CLEAN)


def _flushed(status: int) -> int:
    """The status, after everything has been written; a full disk is no success."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        discard_stdout()
    except OSError as error:
        discard_stdout()
        complain(f"standard output cannot be written: {error.strerror}")
        return Exit.USAGE
    return status
