"""The log: what was done, by whom, a page at a time."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from profit_tt.models import Expert, Facilitator, LogEntry
from profit_tt.models.base import table

_log = table(LogEntry)
_expert = table(Expert)
_facilitator = table(Facilitator)


def page(
    session: Session,
    *,
    think_tank_id: int,
    deed: str = "",
    noun: str = "",
    who: tuple[str, int] | None = None,
    noun_id: int | None = None,
    first: int = 0,
    at_most: int | None = None,
) -> Sequence[Any]:
    """Rows of the log with facilitator's name and expert's name and region, newest first.

    `deed`, `noun`, its id and `who` ("facilitator" or "expert" and an id) narrow it; "" and None do not.
    """
    asked = _chosen(
        sa.select(
            *(_log.c[name] for name in ("id", "at", "revision", "role", "facilitator_id", "expert_id")),
            *(_log.c[name] for name in ("deed", "noun", "noun_id", "before", "after")),
            _facilitator.c.name.label("facilitator"),
            _expert.c.name.label("expert"),
            _expert.c.region,
        )
        .outerjoin(_facilitator, _facilitator.c.id == _log.c.facilitator_id)
        .outerjoin(_expert, _expert.c.id == _log.c.expert_id),
        think_tank_id,
        deed,
        noun,
        who,
    )
    if noun_id is not None:
        asked = asked.where(_log.c.noun_id == noun_id)
    return session.execute(asked.order_by(_log.c.id.desc()).offset(first).limit(at_most)).all()


def count(
    session: Session, *, think_tank_id: int, deed: str = "", noun: str = "", who: tuple[str, int] | None = None
) -> int:
    """How many rows `page` has to give in all."""
    asked = sa.select(sa.func.count()).select_from(_log)
    return int(session.execute(_chosen(asked, think_tank_id, deed, noun, who)).scalar_one())


def deeds(session: Session, *, think_tank_id: int) -> list[tuple[str, str]]:
    """(noun, deed) of everything that was done so far, by the alphabet."""
    asked = sa.select(_log.c.noun, _log.c.deed).where(_log.c.think_tank_id == think_tank_id).distinct()
    return [(noun, deed) for noun, deed in session.execute(asked.order_by(_log.c.noun, _log.c.deed))]


def facilitators(session: Session, *, think_tank_id: int) -> list[tuple[int, str]]:
    """(id, name) of the facilitators who have done something."""
    asked = (
        sa.select(_facilitator.c.id, _facilitator.c.name)
        .join(_log, _log.c.facilitator_id == _facilitator.c.id)
        .where(_log.c.think_tank_id == think_tank_id)
        .distinct()
        .order_by(_facilitator.c.id)
    )
    return [(one, name) for one, name in session.execute(asked)]


def _chosen(
    asked: sa.Select[Any], think_tank_id: int, deed: str, noun: str, who: tuple[str, int] | None
) -> sa.Select[Any]:
    asked = asked.where(_log.c.think_tank_id == think_tank_id)
    if deed:
        asked = asked.where(_log.c.deed == deed)
    if noun:
        asked = asked.where(_log.c.noun == noun)
    if who is not None:
        column = _log.c.facilitator_id if who[0] == "facilitator" else _log.c.expert_id
        asked = asked.where(column == who[1])
    return asked
