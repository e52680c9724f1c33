"""Experts, facilitators and their devices."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from profit_tt.models import Attempt, DeviceExpert, DeviceFacilitator, Expert, Facilitator
from profit_tt.models.base import row_id, table
from profit_tt.store import upsert

_attempt = table(Attempt)


def expert_of(session: Session, *, device: str, think_tank_id: int) -> Expert | None:
    """The expert this device speaks for."""
    return session.exec(
        select(Expert)
        .join(DeviceExpert, col(DeviceExpert.expert_id) == col(Expert.id))
        .where(DeviceExpert.device == device, DeviceExpert.think_tank_id == think_tank_id)
    ).one_or_none()


def expert_by_reentry(session: Session, *, reentry_hash: str) -> Expert | None:
    return session.exec(select(Expert).where(Expert.reentry_hash == reentry_hash)).one_or_none()


def facilitator_of(session: Session, *, device: str, think_tank_id: int, at: datetime) -> Facilitator | None:
    """The facilitator this device came in as, if neither removed nor timed out."""
    return session.exec(
        select(Facilitator)
        .join(DeviceFacilitator, col(DeviceFacilitator.facilitator_id) == col(Facilitator.id))
        .where(
            DeviceFacilitator.device == device,
            DeviceFacilitator.until > at,
            Facilitator.think_tank_id == think_tank_id,
            col(Facilitator.removed_at).is_(None),
        )
        .order_by(col(Facilitator.id))
    ).first()


def facilitator_by_link(session: Session, *, link_hash: str) -> Facilitator | None:
    return session.exec(
        select(Facilitator).where(Facilitator.link_hash == link_hash, col(Facilitator.removed_at).is_(None))
    ).one_or_none()


def facilitators(session: Session, *, think_tank_id: int) -> list[Facilitator]:
    """Those who may run the think tank now, first invited first."""
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


def facilitated_think_tanks(session: Session, *, device: str, at: datetime) -> list[int]:
    """Think tanks this device may run now, newest first."""
    return list(
        session.exec(
            select(Facilitator.think_tank_id)
            .join(DeviceFacilitator, col(DeviceFacilitator.facilitator_id) == col(Facilitator.id))
            .where(
                DeviceFacilitator.device == device,
                DeviceFacilitator.until > at,
                col(Facilitator.removed_at).is_(None),
            )
            .distinct()
            .order_by(col(Facilitator.think_tank_id).desc())
        )
    )


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
