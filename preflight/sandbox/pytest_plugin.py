"""A fixture for tests of an integration: `def test_mine(preflight_sandbox): ...`.

Give its options with `@pytest.mark.preflight_sandbox(speed=1000, credits=20)`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from preflight.sandbox.local import Running


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", "preflight_sandbox(**options): how the fixture's sandbox is set up")


@pytest.fixture
def preflight_sandbox(request: pytest.FixtureRequest) -> "Iterator[Running]":
    """A sandbox of the API on a free local port, fresh for each test."""
    from preflight.sandbox.local import running

    mark = request.node.get_closest_marker("preflight_sandbox")
    with running(**(mark.kwargs if mark else {})) as sandbox:
        yield sandbox
