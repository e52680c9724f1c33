"""Think tanks, their steps and rounds, and the log."""

import sqlalchemy as sa
from sqlmodel import Session, col, select

from profit_tt.models import LogEntry, Round, Step, ThinkTank, Wall
from profit_tt.models.base import table
from profit_tt.store.engine import Reader

_wall = table(Wall)
_published = sa.select(table(ThinkTank).c.published_at).where(table(ThinkTank).c.id == sa.bindparam("think_tank"))
_wall_version = sa.select(_wall.c.version).where(_wall.c.think_tank_id == sa.bindparam("think_tank"))


def by_code(session: Session, *, code: str) -> ThinkTank | None:
    return session.exec(select(ThinkTank).where(ThinkTank.code == code)).one_or_none()


def by_id(session: Session, *, think_tank_id: int) -> ThinkTank | None:
    return session.get(ThinkTank, think_tank_id)


def is_published(reader: Reader, *, think_tank_id: int) -> bool:
    """Whether the world may read it at this moment."""
    return reader.execute(_published, {"think_tank": think_tank_id}).scalar_one_or_none() is not None


def every(session: Session) -> list[ThinkTank]:
    """All think tanks, newest first."""
    return list(session.exec(select(ThinkTank).order_by(col(ThinkTank.id).desc())))


def steps(session: Session, *, think_tank_id: int) -> list[Step]:
    """The agenda in order."""
    return list(session.exec(select(Step).where(Step.think_tank_id == think_tank_id).order_by(col(Step.position))))


def rounds(session: Session, *, think_tank_id: int) -> list[Round]:
    """The voting rounds in order, without those that were reset."""
    return list(
        session.exec(
            select(Round)
            .where(Round.think_tank_id == think_tank_id, col(Round.wiped_at).is_(None))
            .order_by(col(Round.number))
        )
    )


def wall(session: Session, *, think_tank_id: int) -> Wall:
    """What the walls show; one that follows the agenda if nobody has chosen yet."""
    return session.get(Wall, think_tank_id) or Wall(think_tank_id=think_tank_id)


def wall_version(reader: Reader, *, think_tank_id: int) -> int:
    """How often what the walls show was changed; 1 when nobody has chosen yet."""
    return int(reader.execute(_wall_version, {"think_tank": think_tank_id}).scalar_one_or_none() or 1)


def log(session: Session, *, think_tank_id: int) -> list[LogEntry]:
    """What was done, oldest first."""
    return list(
        session.exec(select(LogEntry).where(LogEntry.think_tank_id == think_tank_id).order_by(col(LogEntry.id)))
    )
