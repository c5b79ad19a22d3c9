"""How a report is to look: all that a rendering may know besides the report itself."""

from typing import NamedTuple


class Look(NamedTuple):
    """Choices of whoever shows the report; formats for programs use `version` and `timestamp` alone."""

    version: str  # preflight's own
    color: bool = False  # ANSI SGR sequences
    width: int = 80  # columns of the terminal
    scripts: bool = True  # draw the scripts' bars
    unicode: bool = True  # False: nothing but ASCII comes out
    statistics: bool = False  # add a table of counts a rule
    timestamp: str = "1970-01-01T00:00:00"  # when the run began, no time zone (JUnit wants it so)
