"""When to try again: `Retry-After`, else longer and longer, never exactly when the others do."""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

_LONGEST_S = 86_400.0  # a header that asks for more is taken for this


@dataclass(frozen=True, slots=True, kw_only=True)
class Retries:
    """How often and how long to try again; all in seconds."""

    tries: int = 5  # the first one included
    first_s: float = 0.5  # pause after the first try, doubled after each
    longest_s: float = 60.0  # one pause; a longer `Retry-After` ends the trying
    total_s: float = 180.0  # all pauses together

    def pause_s(self, tried: int, waited_s: float, asked_s: float | None) -> float | None:
        """How long to wait after so many tries and so much waiting; None: give up.

        With `Retry-After` up to a tenth more, never less; else between half and the whole step.
        """
        if tried >= self.tries:
            return None
        step = min(self.first_s * 2.0 ** (tried - 1), self.longest_s)
        shake = random.random()  # noqa: S311 - no secret
        pause = asked_s * (1 + shake / 10) if asked_s is not None else step * (1 + shake) / 2
        if (asked_s or 0) > self.longest_s or waited_s + pause > self.total_s:
            return None
        return pause


def retry_after_s(headers: Mapping[str, str], now_s: float | None = None) -> float | None:
    """The header in seconds, whether a number or a date; None where it is missing or neither."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), _LONGEST_S)
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return min(max(moment.timestamp() - (time.time() if now_s is None else now_s), 0.0), _LONGEST_S)
