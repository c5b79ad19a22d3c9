"""The progress bar: late, seldom, and gone at the end."""

import io
import re

import pytest

from preflight.reports.progress import Progress


class Terminal(io.StringIO):
    """A terminal of 80 columns that remembers."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    def standing(self) -> str:
        """Give what the line shows in the end."""
        line = ""
        for part in self.getvalue().split("\r"):
            line = part + line[len(part) :]
        return line.rstrip()


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock():
    return Clock()


def test_a_short_run_shows_nothing(clock):
    stream = Terminal()
    with Progress(stream, 3, "Checking", clock=clock) as progress:
        for _ in range(3):
            clock.now_s += 0.1
            progress.advance()
    assert stream.getvalue() == ""


def test_a_long_run_shows_how_much_is_done_and_clears_its_line(clock):
    stream = Terminal()
    with Progress(stream, 1_000, "Checking", clock=clock) as progress:
        clock.now_s += 0.5
        progress.advance(500)
        assert stream.standing() == "Checking ━━━━━━━━━━━━──────────── 500/1,000"
    assert stream.standing() == ""
    assert stream.getvalue().endswith("\r")


def test_it_is_redrawn_ten_times_a_second_at_most(clock):
    stream = Terminal()
    with Progress(stream, 10_000, "Checking", clock=clock) as progress:
        for _ in range(10_000):
            clock.now_s += 0.0003
            progress.advance()
        drawn = len(re.findall("Checking", stream.getvalue()))
    assert 20 <= drawn <= 26


def test_nothing_is_written_where_there_is_no_terminal(clock):
    stream = io.StringIO()
    with Progress(stream, 10, "Checking", clock=clock) as progress:
        clock.now_s += 9
        progress.advance(5)
    assert stream.getvalue() == ""


def test_it_clears_when_the_work_fails(clock):
    stream = Terminal()

    def fail() -> None:
        with Progress(stream, 10, "Checking", clock=clock) as progress:
            clock.now_s += 1
            progress.advance()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert "Checking" in stream.getvalue()
    assert stream.standing() == ""


@pytest.mark.parametrize(
    ("total", "done", "line"),
    [
        pytest.param(0, 1, "Checking ------------------------ 1/1", id="nothing expected"),
        pytest.param(4, 6, "Checking ######################## 6/6", id="more than expected"),
    ],
)
def test_a_wrong_total_is_no_crash(clock, total, done, line):
    stream = Terminal()
    stream.encoding = "ascii"
    with Progress(stream, total, "Checking", clock=clock) as progress:
        clock.now_s += 1
        progress.advance(done)
        assert stream.standing() == line


def test_a_terminal_that_goes_away_stops_nothing(clock):
    class Gone(Terminal):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    with Progress(Gone(), 10, "Checking", clock=clock) as progress:
        for _ in range(3):
            clock.now_s += 1
            progress.advance()


def test_a_closed_stream_is_no_terminal(clock):
    stream = Terminal()
    closed = io.StringIO()
    closed.close()
    with Progress(closed, 10, "Checking", clock=clock) as progress:
        progress.advance()
    assert stream.getvalue() == ""
