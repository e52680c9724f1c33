"""Regions and themes as the database has them."""

from typing import TypeVar

from sqlmodel import Session, col, select

from profit_tt.models import Region, Theme
from profit_tt.models.base import table
from profit_tt.store import upsert

P = TypeVar("P", Region, Theme)


def regions(session: Session) -> list[Region]:
    """The regions in use, in the order of data/regions.toml."""
    return list(session.exec(select(Region).where(col(Region.shown)).order_by(col(Region.position))))


def themes(session: Session) -> list[Theme]:
    """The themes in use, in the order of data/themes.toml."""
    return list(session.exec(select(Theme).where(col(Theme.shown)).order_by(col(Theme.position))))


def put_all(session: Session, *, regions: list[Region], themes: list[Theme]) -> None:
    """Make the database hold exactly these; what is gone stays for old findings but is not shown."""
    _put(session, Region, regions)
    _put(session, Theme, themes)


def _put(session: Session, noun: type[P], wanted: list[P]) -> None:
    slugs = {row.slug for row in wanted}
    for old in session.exec(select(noun)):
        if old.slug not in slugs and old.shown:
            old.shown = False
            session.add(old)
    session.flush()
    upsert.put(session, table(noun), [row.model_dump() for row in wanted])
