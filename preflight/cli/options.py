"""Options that several commands share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def debug_option(command: F) -> F:
    """`--debug`: taken from the arguments before click runs, and known to click for the help."""
    return click.option(
        "--debug", is_flag=True, expose_value=False, help="Show where our own failures come from."
    )(command)


def color_option(command: F) -> F:
    """`--color`."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour the report; NO_COLOR is honoured.",
    )(command)


def config_option(command: F) -> F:
    """`--config`."""
    return click.option(
        "--config",
        type=click.Path(),
        metavar="FILE",
        help="Configuration to use instead of the nearest preflight.toml or pyproject.toml.",
    )(command)


def names(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Names given one by one or with commas between them."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
