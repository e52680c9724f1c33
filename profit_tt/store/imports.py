"""Whole conversations at once: many rows in few statements, and whether a conversation is there already."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from profit_tt.models import UNKNOWN, Expert, Finding, FindingTag, Language, Region, ThinkTank, Vote
from profit_tt.models.base import table
from profit_tt.store import upsert

_CHUNK = 5_000

#: A row that is kept for people without a region, and never shown as a region.
_UNKNOWN = Region(
    slug=UNKNOWN,
    position=0,
    name_en="Region unknown",
    name_fr="Région inconnue",
    name_nl="Regio onbekend",
    country="",
    language=Language.en,
    town="",
    lon=0.0,
    lat=0.0,
    shown=False,
)


def by_source(session: Session, *, source: str) -> ThinkTank | None:
    """The think tank that was made from this source."""
    return session.exec(select(ThinkTank).where(ThinkTank.source == source).order_by(col(ThinkTank.id))).first()


def put_unknown_region(session: Session) -> None:
    """See to it that people without a region have a row to belong to."""
    upsert.put(session, table(Region), [_UNKNOWN.model_dump()])


def experts(session: Session, rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """Add these experts; gives their ids in the same order."""
    return _ids(session, sa.insert(Expert).returning(col(Expert.id), sort_by_parameter_order=True), rows)


def findings(session: Session, rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """Add these findings; gives their ids in the same order."""
    return _ids(session, sa.insert(Finding).returning(col(Finding.id), sort_by_parameter_order=True), rows)


def tags(session: Session, rows: Iterable[Mapping[str, Any]]) -> None:
    """Tie findings to tags that are there."""
    for chunk in _chunks(rows):
        session.execute(sa.insert(FindingTag), chunk)


def votes(session: Session, rows: Iterable[Mapping[str, Any]], *, tell: Callable[[int], None]) -> None:
    """Add these votes of a round nobody else writes to; `tell` hears after each chunk how many are in."""
    done = 0
    for chunk in _chunks(rows):
        session.execute(sa.insert(table(Vote)), chunk)
        done += len(chunk)
        tell(done)


def _ids(session: Session, statement: Any, rows: Iterable[Mapping[str, Any]]) -> list[int]:
    made: list[int] = []
    for chunk in _chunks(rows):
        made += session.scalars(statement, chunk).all()
    return made


def _chunks(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    coming = iter(rows)
    while chunk := list(islice(coming, _CHUNK)):
        yield chunk
