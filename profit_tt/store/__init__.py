"""F2, the only SQL of the house: the engine, the schema, one module a noun.

Functions take the session that a service opened with `reading()`, `snapshot()` or `writing()`; rows leave complete
and detached.
"""

from profit_tt.store import (
    agenda,
    condition,
    findings,
    finished,
    imports,
    lineage,
    log_entries,
    people,
    places,
    presence,
    purses,
    reasons,
    revisions,
    rounds,
    schema,
    seats,
    sorting,
    think_tanks,
    votes,
)
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
    "agenda",
    "asking",
    "condition",
    "engine",
    "findings",
    "finished",
    "forget_engine",
    "imports",
    "lineage",
    "log_entries",
    "people",
    "places",
    "presence",
    "purses",
    "reading",
    "reasons",
    "revisions",
    "rounds",
    "schema",
    "seats",
    "snapshot",
    "sorting",
    "think_tanks",
    "votes",
    "writing",
    "writing_statements",
]
