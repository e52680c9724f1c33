"""Organisations, activities and who took part, as the database has them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from profit_tt.models import (
    Activity,
    ActivityRegion,
    ActivityTheme,
    Commitment,
    Evidence,
    Organisation,
    Participation,
    ThinkTank,
)
from profit_tt.models.base import table
from profit_tt.store.engine import Reader

_think_tank = table(ThinkTank)
_organisation = table(Organisation)
_activity = table(Activity)
_region = table(ActivityRegion)
_theme = table(ActivityTheme)
_part = table(Participation)
_evidence = table(Evidence)
_commitment = table(Commitment)
_changed = sa.select(_think_tank.c.network_revision, _think_tank.c.sample_hidden).where(
    _think_tank.c.id == sa.bindparam("think_tank")
)
_touch = (
    sa.update(_think_tank)
    .where(_think_tank.c.id == sa.bindparam("think_tank"))
    .values(network_revision=sa.bindparam("revision"))
)


def changed_at(reader: Reader, *, think_tank_id: int) -> int:
    """The revision at which the network was last changed; 0 when it never was."""
    row = reader.execute(_changed, {"think_tank": think_tank_id}).one_or_none()
    return int(row.network_revision) if row else 0


def touch(session: Session, *, think_tank_id: int, revision: int) -> None:
    """Note that the network was changed at this revision."""
    session.connection().execute(_touch, {"think_tank": think_tank_id, "revision": revision})


def organisation(session: Session, *, think_tank_id: int, organisation_id: int) -> Organisation | None:
    """The organisation, if it belongs to this think tank."""
    asked = select(Organisation).where(Organisation.id == organisation_id, Organisation.think_tank_id == think_tank_id)
    return session.exec(asked).one_or_none()


def organisations(session: Session, *, think_tank_id: int) -> list[Organisation]:
    """All of them, those that were merged into others too, in the order they came."""
    asked = select(Organisation).where(Organisation.think_tank_id == think_tank_id).order_by(col(Organisation.id))
    return list(session.exec(asked))


def activity(session: Session, *, think_tank_id: int, activity_id: int) -> Activity | None:
    """The activity, if it belongs to this think tank."""
    asked = select(Activity).where(Activity.id == activity_id, Activity.think_tank_id == think_tank_id)
    return session.exec(asked).one_or_none()


def activities(session: Session, *, think_tank_id: int) -> list[Activity]:
    """All of them, in the order they came."""
    asked = select(Activity).where(Activity.think_tank_id == think_tank_id).order_by(col(Activity.id))
    return list(session.exec(asked))


def activity_regions(session: Session, *, think_tank_id: int) -> dict[int, tuple[str, ...]]:
    """Activity id -> the regions it was for, by the alphabet."""
    return _grouped(session, _region.c.activity_id, _region.c.region, think_tank_id)


def activity_themes(session: Session, *, think_tank_id: int) -> dict[int, tuple[str, ...]]:
    """Activity id -> its themes, by the alphabet."""
    return _grouped(session, _theme.c.activity_id, _theme.c.theme, think_tank_id)


def _grouped(session: Session, key: Any, value: Any, think_tank_id: int) -> dict[int, tuple[str, ...]]:
    asked = sa.select(key, value).join(_activity, _activity.c.id == key).order_by(key, value)
    found: dict[int, list[str]] = defaultdict(list)
    for activity_id, slug in session.execute(asked.where(_activity.c.think_tank_id == think_tank_id)):
        found[activity_id].append(slug)
    return {activity_id: tuple(slugs) for activity_id, slugs in found.items()}


def set_places(session: Session, *, activity_id: int, regions: Iterable[str], themes: Iterable[str]) -> None:
    """Make an activity have exactly these regions and themes."""
    session.flush()
    for noun in (_region, _theme):
        session.execute(sa.delete(noun).where(noun.c.activity_id == activity_id))
    if places := [{"activity_id": activity_id, "region": region} for region in regions]:
        session.execute(sa.insert(_region), places)
    if places := [{"activity_id": activity_id, "theme": theme} for theme in themes]:
        session.execute(sa.insert(_theme), places)


def participations(session: Session, *, think_tank_id: int) -> Sequence[Any]:
    """Rows of organisation_id, activity_id, role, as they were entered: merged organisations are not followed."""
    asked = sa.select(_part.c.organisation_id, _part.c.activity_id, _part.c.role)
    return session.execute(
        asked.where(_part.c.think_tank_id == think_tank_id).order_by(
            _part.c.activity_id, _part.c.organisation_id, _part.c.role
        )
    ).all()


def remove_participation(
    session: Session, *, think_tank_id: int, organisation_id: int, activity_id: int, role: str
) -> None:
    """Take one organisation out of one activity, in one role."""
    session.flush()
    one = sa.and_(_part.c.organisation_id == organisation_id, _part.c.activity_id == activity_id, _part.c.role == role)
    session.execute(sa.delete(_part).where(_part.c.think_tank_id == think_tank_id, one))


def remove_organisations(session: Session, *, think_tank_id: int, ids: Collection[int]) -> None:
    """Take organisations away with all that hangs on them; activities they held keep going without a host."""
    session.flush()
    for noun in (_part, _evidence, _commitment):
        session.execute(
            sa.delete(noun).where(noun.c.think_tank_id == think_tank_id, noun.c.organisation_id.in_(list(ids)))
        )
    held = sa.and_(_activity.c.think_tank_id == think_tank_id, _activity.c.host_id.in_(list(ids)))
    session.execute(sa.update(_activity).where(held).values(host_id=None))
    mine = sa.and_(_organisation.c.think_tank_id == think_tank_id, _organisation.c.id.in_(list(ids)))
    session.execute(sa.update(_organisation).where(mine).values(merged_into=None))  # or one would hold the other
    session.execute(sa.delete(_organisation).where(mine))


def remove_activity(session: Session, *, think_tank_id: int, activity_id: int) -> None:
    """Take an activity away with who took part and what rests on it."""
    session.flush()
    for noun in (_part, _evidence):
        session.execute(sa.delete(noun).where(noun.c.think_tank_id == think_tank_id, noun.c.activity_id == activity_id))
    for places in (_region, _theme):
        session.execute(sa.delete(places).where(places.c.activity_id == activity_id))
    session.execute(
        sa.delete(_activity).where(_activity.c.id == activity_id, _activity.c.think_tank_id == think_tank_id)
    )
