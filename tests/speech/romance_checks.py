"""What the tests of Spanish, Portuguese and Italian share."""

from preflight import speech

GRID = (
    *range(1300),
    *range(1300, 20_000, 37),
    *range(20_000, 1_000_000, 4_711),
    *range(1_000_000, 3_000_001, 50_000),
    21_000,
    200_000,
    999_999,
    21_000_000,
)


def read(text: str, tag: str, **style: object) -> str:
    return speech.read(text, tag, style=speech.Style(**style)).text  # type: ignore[arg-type]
