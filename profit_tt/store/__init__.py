"""F2, the only SQL of the house: the engine, the schema, one module a noun.

Functions take the session that a service opened with `reading()`, `snapshot()` or `writing()`; rows leave complete
and detached.
"""

from profit_tt.store import condition, findings, people, places, revisions, rounds, schema, think_tanks, votes
from profit_tt.store.engine import (
    Reader,
    Writer,
    asking,
    engine,
    forget_engine,
    reading,
    snapshot,
    writing,
    writing_statements,
)

__all__ = [
    "Reader",
    "Writer",
    "asking",
    "condition",
    "engine",
    "findings",
    "forget_engine",
    "people",
    "places",
    "reading",
    "revisions",
    "rounds",
    "schema",
    "snapshot",
    "think_tanks",
    "votes",
    "writing",
    "writing_statements",
]
