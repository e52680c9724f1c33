"""The only clock of the house."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment in UTC, whole seconds: finer than that nothing here needs to know."""
    return datetime.now(UTC).replace(microsecond=0)
