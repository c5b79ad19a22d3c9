"""How a report is to look on a stream of this process."""

import sys
import time
from typing import TextIO

from preflight import __version__
from preflight.cli.output import speaks_unicode, terminal_width, wants_color
from preflight.reports.look import Look


def look_for(stream: TextIO, color: str = "auto", *, scripts: bool = True, statistics: bool = False) -> Look:
    """The look for a person who reads the stream; `color` as the option says it."""
    return look_for_file(scripts=scripts, statistics=statistics)._replace(
        color=wants_color(color, stream), unicode=speaks_unicode(stream)
    )


def look_for_file(*, scripts: bool = True, statistics: bool = False) -> Look:
    """The look for a file, or for a program that reads the report."""
    return Look(
        version=__version__,
        width=terminal_width(),
        scripts=scripts,
        statistics=statistics,
        timestamp=time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime()),
    )


def stdout_look(color: str = "auto") -> Look:
    """The look of what goes to standard output."""
    return look_for(sys.stdout, color)
