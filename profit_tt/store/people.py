"""Experts, facilitators and their devices."""

from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import make_transient_to_detached
from sqlmodel import Session, col, select

from profit_tt.models import Attempt, DeviceExpert, DeviceFacilitator, Expert, Facilitator, Pulse, Revision, ThinkTank
from profit_tt.models.base import row_id, table
from profit_tt.store import upsert
from profit_tt.store.engine import Reader

N = TypeVar("N", Expert, Facilitator)

_attempt = table(Attempt)
_revision = table(Revision)
_expert, _speaks = table(Expert), table(DeviceExpert)
_facilitator, _came_in = table(Facilitator), table(DeviceFacilitator)

# Asked at every deed and every run of a page, so it is one statement: the think tank's revision with, if there are
# any, the expert this device speaks for and the facilitator it came in as, neither removed nor timed out.
_met = (
    sa.select(
        _revision.c.number,
        _revision.c.content,
        _revision.c.agenda,
        *_expert.c,
        *(column.label(f"facilitator_{column.name}") for column in _facilitator.c),
    )
    .select_from(_revision)
    .outerjoin(
        _speaks,
        sa.and_(_speaks.c.think_tank_id == _revision.c.think_tank_id, _speaks.c.device == sa.bindparam("device")),
    )
    .outerjoin(_expert, _expert.c.id == _speaks.c.expert_id)
    .outerjoin(
        sa.join(_came_in, _facilitator, _facilitator.c.id == _came_in.c.facilitator_id),
        sa.and_(
            _facilitator.c.think_tank_id == _revision.c.think_tank_id,
            _facilitator.c.removed_at.is_(None),
            _came_in.c.device == sa.bindparam("device"),
            _came_in.c.until > sa.bindparam("at", type_=_came_in.c.until.type),
        ),
    )
    .where(_revision.c.think_tank_id == sa.bindparam("think_tank"))
    .order_by(_facilitator.c.region.is_not(None), _facilitator.c.id)  # a facilitator of it all before a coordinator
    .limit(1)
)
_EXPERT = [column.name for column in _expert.c]
_FACILITATOR = [column.name for column in _facilitator.c]


def met(
    reader: Reader, *, device: str, think_tank_id: int, at: datetime
) -> tuple[Pulse, Expert | None, Facilitator | None] | None:
    """Where the think tank is, the expert this device speaks for there and the facilitator it came in as.

    The rows are detached. None when there is no such think tank.
    """
    row = reader.execute(_met, {"device": device, "think_tank": think_tank_id, "at": at}).one_or_none()
    if row is None:
        return None
    facts = tuple(row)
    ends = 3 + len(_EXPERT)
    expert = _made(Expert, _EXPERT, facts[3:ends])
    facilitator = _made(Facilitator, _FACILITATOR, facts[ends:])
    return Pulse(*facts[:3]), expert, facilitator


def _made(noun: type[N], names: list[str], facts: tuple[Any, ...]) -> N | None:
    if facts[0] is None:
        return None
    row = noun(**dict(zip(names, facts, strict=True)))
    make_transient_to_detached(row)  # as every row that leaves the store: it is there already, not to be added
    return row


def expert_of(session: Session, *, device: str, think_tank_id: int) -> Expert | None:
    """The expert this device speaks for."""
    return session.exec(
        select(Expert)
        .join(DeviceExpert, col(DeviceExpert.expert_id) == col(Expert.id))
        .where(DeviceExpert.device == device, DeviceExpert.think_tank_id == think_tank_id)
    ).one_or_none()


def expert_by_reentry(session: Session, *, reentry_hash: str) -> Expert | None:
    return session.exec(select(Expert).where(Expert.reentry_hash == reentry_hash)).one_or_none()


def facilitator_by_link(session: Session, *, link_hash: str) -> Facilitator | None:
    return session.exec(
        select(Facilitator).where(Facilitator.link_hash == link_hash, col(Facilitator.removed_at).is_(None))
    ).one_or_none()


def facilitators(session: Session, *, think_tank_id: int) -> list[Facilitator]:
    """Those who may run the think tank now, and its regions' coordinators, first invited first."""
    return list(
        session.exec(
            select(Facilitator)
            .where(Facilitator.think_tank_id == think_tank_id, col(Facilitator.removed_at).is_(None))
            .order_by(col(Facilitator.id))
        )
    )


def bind_expert(session: Session, *, device: str, expert: Expert, at: datetime) -> None:
    """From now on the device speaks for this expert in the expert's think tank, and for nobody else there."""
    bound = DeviceExpert(device=device, think_tank_id=expert.think_tank_id, expert_id=row_id(expert.id), since=at)
    upsert.put(session, table(DeviceExpert), [bound.model_dump()])


def bind_facilitator(session: Session, *, device: str, facilitator: Facilitator, until: datetime) -> None:
    bound = DeviceFacilitator(device=device, facilitator_id=row_id(facilitator.id), until=until)
    upsert.put(session, table(DeviceFacilitator), [bound.model_dump()])


def last_think_tank(session: Session, *, device: str) -> int | None:
    """The think tank this device joined last, for people who come back without a code."""
    return session.exec(
        select(DeviceExpert.think_tank_id)
        .where(DeviceExpert.device == device)
        .order_by(col(DeviceExpert.since).desc(), col(DeviceExpert.expert_id).desc())
    ).first()


def facilitated_think_tanks(
    session: Session, *, device: str, at: datetime, with_coordinated: bool = False
) -> list[int]:
    """Think tanks this device may run now, or look after a region of, newest first."""
    asked = (
        select(Facilitator.think_tank_id)
        .join(DeviceFacilitator, col(DeviceFacilitator.facilitator_id) == col(Facilitator.id))
        .where(
            DeviceFacilitator.device == device,
            DeviceFacilitator.until > at,
            col(Facilitator.removed_at).is_(None),
        )
    )
    if not with_coordinated:
        asked = asked.where(col(Facilitator.region).is_(None))
    return list(session.exec(asked.distinct().order_by(col(Facilitator.think_tank_id).desc())))


def others_of(session: Session, *, device: str, at: datetime, but_for: int, limit: int) -> list[ThinkTank]:
    """Think tanks that this device has joined, or may run or coordinate now, but for one; newest first."""
    joined = sa.select(_speaks.c.think_tank_id).where(_speaks.c.device == device)
    runs = (
        sa.select(_facilitator.c.think_tank_id)
        .join(_came_in, _came_in.c.facilitator_id == _facilitator.c.id)
        .where(_came_in.c.device == device, _came_in.c.until > at, _facilitator.c.removed_at.is_(None))
    )
    theirs = sa.union(joined, runs).subquery()
    asked = (
        select(ThinkTank)
        .where(col(ThinkTank.id).in_(sa.select(theirs.c.think_tank_id)), col(ThinkTank.id) != but_for)
        .order_by(col(ThinkTank.id).desc())
        .limit(limit)
    )
    return list(session.exec(asked))


def joined(session: Session, *, think_tank_id: int) -> dict[tuple[str, str], int]:
    """How many experts have joined, by (region, stakeholder type)."""
    rows = session.exec(
        select(Expert.region, Expert.stakeholder, sa.func.count())
        .where(Expert.think_tank_id == think_tank_id)
        .group_by(col(Expert.region), col(Expert.stakeholder))
    )
    return {(region, str(stakeholder)): number for region, stakeholder, number in rows}


def attempt(session: Session, *, key: str) -> Attempt | None:
    return session.get(Attempt, key)


def count_attempt(session: Session, *, key: str, at: datetime, afresh_before: datetime) -> None:
    """One wrong code more; counting begins afresh when the last one was before `afresh_before`."""
    insert = upsert.insert_for(session, _attempt)
    counted = sa.case((_attempt.c.last_at < afresh_before, 1), else_=_attempt.c.wrong + 1)
    session.execute(
        insert.on_conflict_do_update(index_elements=["key"], set_={"wrong": counted, "last_at": at}),
        {"key": key, "wrong": 1, "last_at": at},
    )
