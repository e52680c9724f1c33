"""Many rows of the network at once, in few statements."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from profit_tt.models import Activity, ActivityRegion, ActivityTheme, Organisation, Participation
from profit_tt.models.base import Row, table

#: Rows in one statement.
CHUNK = 1_000

Rows = Iterable[Mapping[str, Any]]


def add_organisations(session: Session, rows: Rows) -> None:
    """Add these organisations."""
    _add(session, Organisation, rows)


def organisation_ids(session: Session, *, think_tank_id: int) -> dict[tuple[str, str], int]:
    """Region and folded name, which are there once -> id."""
    noun = table(Organisation)
    asked = sa.select(noun.c.region, noun.c.folded, noun.c.id).where(noun.c.think_tank_id == think_tank_id)
    return {(row.region, row.folded): row.id for row in session.execute(asked)}


def add_activities(session: Session, rows: Rows) -> None:
    """Add these activities, without regions and themes."""
    _add(session, Activity, rows)


def activity_ids(session: Session, *, think_tank_id: int) -> dict[tuple[Any, ...], int]:
    """Kind, folded title, first day and place, which are there once -> id."""
    noun = table(Activity)
    asked = sa.select(noun.c.kind, noun.c.folded, noun.c.begins, noun.c.host_region, noun.c.id)
    found = session.execute(asked.where(noun.c.think_tank_id == think_tank_id))
    return {tuple(row[:4]): row.id for row in found}


def add_places(session: Session, *, regions: Rows, themes: Rows) -> None:
    """The regions (activity_id, region) and themes (activity_id, theme) of new activities."""
    _add(session, ActivityRegion, regions)
    _add(session, ActivityTheme, themes)


def add_participations(session: Session, rows: Rows) -> None:
    """Add participations that are not there yet."""
    _add(session, Participation, rows)


def fill_in(session: Session, rows: Rows) -> None:
    """Columns of organisations that are there: sector, size, website, consent and version, `at` their ids."""
    noun = table(Organisation)
    names = ("sector", "size", "website", "consent", "version")
    put = sa.update(noun).where(noun.c.id == sa.bindparam("at")).values({name: sa.bindparam(name) for name in names})
    for chunk in _chunks(rows):
        session.connection().execute(put, chunk)


def _add(session: Session, noun: type[Row], rows: Rows) -> None:
    for chunk in _chunks(rows):
        session.execute(sa.insert(table(noun)), chunk)


def _chunks(rows: Rows) -> Iterator[list[Mapping[str, Any]]]:
    coming = iter(rows)
    while chunk := list(islice(coming, CHUNK)):
        yield chunk
