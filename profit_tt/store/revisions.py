"""Revisions: how far a think tank has come, and the lock that puts its writes in one queue."""

import sqlalchemy as sa
from sqlmodel import Session, select

from profit_tt.errors import NotFound
from profit_tt.models import Pulse, Revision, Scope
from profit_tt.models.base import table
from profit_tt.store.engine import Writer

_table = table(Revision)
_mine = _table.c.think_tank_id == sa.bindparam("think_tank")
_next = _table.c.number + 1
_advance = {
    scope: sa.update(_table).where(_mine).values(dict.fromkeys(columns, _next)).returning(_table.c.number)
    for scope, columns in {
        Scope.number: ("number",),
        Scope.content: ("number", "content"),
        Scope.agenda: ("number", "content", "agenda"),
    }.items()
}
_pulse = sa.select(_table.c.number, _table.c.content, _table.c.agenda).where(_mine)


def start(session: Session, *, think_tank_id: int) -> None:
    """The first revision of a new think tank."""
    session.add(Revision(think_tank_id=think_tank_id, number=1, content=1, agenda=1))
    session.flush()


def advance(writer: Writer, *, think_tank_id: int, scope: Scope) -> int:
    """Move on by one and hold the queue until the transaction ends. To be called before a write checks anything.

    Raises NotFound when there is no such think tank.
    """
    number = writer.execute(_advance[scope], {"think_tank": think_tank_id}).scalar_one_or_none()
    if number is None:
        raise NotFound
    return int(number)


def pulse(session: Session, *, think_tank_id: int) -> Pulse:
    """Where the think tank is now: one read by primary key. Raises NotFound."""
    row = session.execute(_pulse, {"think_tank": think_tank_id}).one_or_none()
    if row is None:
        raise NotFound
    return Pulse(number=row.number, content=row.content, agenda=row.agenda)


def pulses(session: Session) -> dict[int, Pulse]:
    """Where all think tanks are now, by think tank id."""
    rows = session.exec(select(Revision)).all()
    return {row.think_tank_id: Pulse(number=row.number, content=row.content, agenda=row.agenda) for row in rows}
