"""Which devices have a page open, and since when they were last seen: for counting, never for who."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session

from profit_tt.models import DeviceExpert, Expert, Presence
from profit_tt.models.base import table
from profit_tt.store import upsert

#: Presence older than this tells nothing any more and goes.
KEPT = timedelta(days=1)

_presence, _speaks, _expert = table(Presence), table(DeviceExpert), table(Expert)


def put(session: Session, *, present: Iterable[tuple[str, int]], at: datetime) -> None:
    """These (device, think tank id) are there at this moment."""
    rows = [{"device": device, "think_tank_id": think_tank_id, "seen_at": at} for device, think_tank_id in present]
    upsert.put(session, _presence, rows)
    session.execute(sa.delete(_presence).where(_presence.c.seen_at < at - KEPT))


def active(session: Session, *, think_tank_id: int, since: datetime) -> dict[str, int]:
    """How many experts have been seen since a moment, by region; one with two devices counts once."""
    rows = session.execute(
        sa.select(_expert.c.region, sa.func.count(sa.distinct(_expert.c.id)))
        .select_from(_presence)
        .join(
            _speaks,
            sa.and_(_speaks.c.device == _presence.c.device, _speaks.c.think_tank_id == _presence.c.think_tank_id),
        )
        .join(_expert, _expert.c.id == _speaks.c.expert_id)
        .where(_presence.c.think_tank_id == think_tank_id, _presence.c.seen_at >= since)
        .group_by(_expert.c.region)
    )
    return {region: int(people) for region, people in rows}
