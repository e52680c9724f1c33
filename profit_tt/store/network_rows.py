"""Many rows of the network at once, in few statements."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from profit_tt.models import Activity, ActivityRegion, ActivityTheme, Organisation, Participation
from profit_tt.models.base import table

#: Rows in one statement.
CHUNK = 1_000

Rows = Iterable[Mapping[str, Any]]


def add_organisations(session: Session, rows: Rows) -> list[int]:
    """Add these organisations; gives their ids in the same order."""
    return _ids(session, sa.insert(Organisation).returning(col(Organisation.id), sort_by_parameter_order=True), rows)


def add_activities(session: Session, rows: Rows) -> list[int]:
    """Add these activities, without regions and themes; gives their ids in the same order."""
    return _ids(session, sa.insert(Activity).returning(col(Activity.id), sort_by_parameter_order=True), rows)


def add_places(session: Session, *, regions: Rows, themes: Rows) -> None:
    """The regions (activity_id, region) and themes (activity_id, theme) of new activities."""
    for noun, rows in ((ActivityRegion, regions), (ActivityTheme, themes)):
        for chunk in _chunks(rows):
            session.execute(sa.insert(table(noun)), chunk)


def add_participations(session: Session, rows: Rows) -> None:
    """Add participations that are not there yet."""
    for chunk in _chunks(rows):
        session.execute(sa.insert(table(Participation)), chunk)


def organisations_by_id(session: Session, *, think_tank_id: int, ids: Iterable[int]) -> dict[int, Organisation]:
    """Those of these ids that belong to the think tank."""
    found: dict[int, Organisation] = {}
    wanted = iter(sorted(set(ids)))
    while chunk := list(islice(wanted, CHUNK)):
        asked = select(Organisation).where(Organisation.think_tank_id == think_tank_id, col(Organisation.id).in_(chunk))
        found |= {one.id: one for one in session.exec(asked) if one.id is not None}
    return found


def _ids(session: Session, statement: Any, rows: Rows) -> list[int]:
    made: list[int] = []
    for chunk in _chunks(rows):
        made += session.scalars(statement, chunk).all()
    return made


def _chunks(rows: Rows) -> Iterator[list[Mapping[str, Any]]]:
    coming = iter(rows)
    while chunk := list(islice(coming, CHUNK)):
        yield chunk
