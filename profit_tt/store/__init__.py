"""F2, the only SQL of the house: the engine, the schema, one module a noun.

Functions take the session that a service opened with `reading()`, `snapshot()` or `writing()`; rows leave complete
and detached.
"""

from profit_tt.store import (
    condition,
    findings,
    finished,
    people,
    places,
    purses,
    reasons,
    revisions,
    rounds,
    schema,
    seats,
    think_tanks,
    votes,
)
from profit_tt.store.engine import Writer, engine, forget_engine, reading, snapshot, writing, writing_statements

__all__ = [
    "Writer",
    "condition",
    "engine",
    "findings",
    "finished",
    "forget_engine",
    "people",
    "places",
    "purses",
    "reading",
    "reasons",
    "revisions",
    "rounds",
    "schema",
    "seats",
    "snapshot",
    "think_tanks",
    "votes",
    "writing",
    "writing_statements",
]
