"""Visits and pageviews: counted up in batches, read by day."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa
from sqlmodel import Session

from profit_tt.models import DaySalt, DayViews, DayVisitor, DayVisits, DeviceExpert, Expert, ThinkTank
from profit_tt.models.base import table
from profit_tt.store import upsert

_salt, _visitor, _visits, _views = table(DaySalt), table(DayVisitor), table(DayVisits), table(DayViews)
_speaks, _expert, _think_tank = table(DeviceExpert), table(Expert), table(ThinkTank)


def salt(session: Session, *, day: date, fresh: str) -> str:
    """The salt of the day: `fresh`, unless another server was here first."""
    insert = upsert.insert_for(session, _salt)
    session.execute(insert.on_conflict_do_nothing(index_elements=["day"]), {"day": day, "salt": fresh})
    return str(session.execute(sa.select(_salt.c.salt).where(_salt.c.day == day)).scalar_one())


def forget_before(session: Session, *, day: date) -> None:
    """Salts and marks of earlier days, for good."""
    session.execute(sa.delete(_visitor).where(_visitor.c.day < day))
    session.execute(sa.delete(_salt).where(_salt.c.day < day))


def think_tanks(session: Session, *, codes: Collection[str]) -> dict[str, int]:
    """Code -> id, of those that exist."""
    rows = session.execute(sa.select(_think_tank.c.code, _think_tank.c.id).where(_think_tank.c.code.in_(list(codes))))
    return dict(rows.all())


def places(session: Session, *, devices: Collection[str]) -> dict[tuple[str, int], str]:
    """(device, think tank) -> region of the expert it speaks for there, newest think tank last."""
    asked = (
        sa.select(_speaks.c.device, _speaks.c.think_tank_id, _expert.c.region)
        .join(_expert, _expert.c.id == _speaks.c.expert_id)
        .where(_speaks.c.device.in_(list(devices)))
        .order_by(_speaks.c.since, _speaks.c.expert_id)
    )
    return {(device, think_tank_id): region for device, think_tank_id, region in session.execute(asked)}


def known(session: Session, *, day: date, marks: Collection[str]) -> set[tuple[int, str]]:
    """(think tank, mark) of those marks that were here on this day already."""
    asked = sa.select(_visitor.c.think_tank_id, _visitor.c.mark)
    rows = session.execute(asked.where(_visitor.c.day == day, _visitor.c.mark.in_(list(marks))))
    return {(think_tank_id, mark) for think_tank_id, mark in rows}


def add_visitors(session: Session, *, day: date, visitors: Iterable[tuple[int, str]]) -> set[tuple[int, str]]:
    """Note these (think tank, mark); those that another server has not noted at the same moment come back."""
    added: set[tuple[int, str]] = set()
    insert = upsert.insert_for(session, _visitor)
    statement = insert.on_conflict_do_nothing(index_elements=["day", "think_tank_id", "mark"])
    for think_tank_id, mark in visitors:
        done = session.execute(statement.values(day=day, think_tank_id=think_tank_id, mark=mark))
        if done.rowcount:  # type: ignore[attr-defined]
            added.add((think_tank_id, mark))
    return added


def add_visits(session: Session, numbers: Mapping[tuple[int, date, str, str], int]) -> None:
    """(think tank, day, region, language) -> visits more."""
    keys = ("think_tank_id", "day", "region", "language")
    _add(session, _visits, "visits", [dict(zip(keys, key, strict=True)) | {"visits": n} for key, n in numbers.items()])


def add_views(session: Session, numbers: Mapping[tuple[int, date, str, str, str], int]) -> None:
    """(think tank, day, page, region, language) -> pageviews more."""
    keys = ("think_tank_id", "day", "page", "region", "language")
    _add(session, _views, "views", [dict(zip(keys, key, strict=True)) | {"views": n} for key, n in numbers.items()])


def _add(session: Session, counted: sa.Table, name: str, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    insert = upsert.insert_for(session, counted)
    keys = [column.name for column in counted.primary_key]
    more = {name: counted.c[name] + insert.excluded[name]}
    session.execute(insert.on_conflict_do_update(index_elements=keys, set_=more), rows)


def visits(session: Session, *, think_tank_id: int) -> pd.DataFrame:
    """A row a day x region x language: day, region, language, visits."""
    return _frame(session, _visits, think_tank_id, ("day", "region", "language", "visits"))


def views(session: Session, *, think_tank_id: int) -> pd.DataFrame:
    """A row a day x page x region x language: day, page, region, language, views."""
    return _frame(session, _views, think_tank_id, ("day", "page", "region", "language", "views"))


def _frame(session: Session, counted: sa.Table, think_tank_id: int, names: tuple[str, ...]) -> pd.DataFrame:
    asked = sa.select(*(counted.c[name] for name in names)).where(counted.c.think_tank_id == think_tank_id)
    rows = session.execute(asked.order_by(*(counted.c[name] for name in names[:-1])))
    return pd.DataFrame([tuple(row) for row in rows], columns=list(names))
