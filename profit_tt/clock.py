"""The only clock of the house."""

import time
from collections.abc import Callable
from datetime import UTC, datetime


def _system() -> datetime:
    return datetime.now(UTC)


#: Where the time comes from; tests put their own here.
source: Callable[[], datetime] = _system


def now() -> datetime:
    """The present moment in UTC, whole seconds: finer than that nothing here needs to know."""
    return source().replace(microsecond=0)


def steady() -> float:
    """Seconds since some moment, never turned back or on: for how long ago something was, never for when."""
    return time.monotonic()


def exactly() -> datetime:
    """The same to the microsecond: for countdowns alone. It never goes beside a vote."""
    return source()
