"""A sandbox for a whole file of tests, and the fixture that users get."""

from collections.abc import Iterator

import pytest

from preflight.sandbox import Running, running


@pytest.fixture(scope="module")
def roomy() -> Iterator[Running]:
    """One with credits and slots for all."""
    with running(credits=10**9, concurrency=10**9) as sandbox:
        yield sandbox
