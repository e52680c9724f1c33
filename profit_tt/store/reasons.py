"""Reasons for votes, and who likes them."""

import secrets
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from profit_tt.models import Expert, Reason, ReasonLike, Round
from profit_tt.models.base import table
from profit_tt.store import upsert
from profit_tt.store.engine import Writer

_reason = table(Reason)
_like = table(ReasonLike)
_expert = table(Expert)


def by_id(session: Session, *, think_tank_id: int, reason_id: int) -> Reason | None:
    """The reason, if it belongs to this think tank."""
    return session.exec(
        select(Reason)
        .join(Round, col(Round.id) == col(Reason.round_id))
        .where(Reason.id == reason_id, Round.think_tank_id == think_tank_id)
    ).one_or_none()


def of(session: Session, *, round_id: int, expert_id: int, finding_id: int) -> Reason | None:
    """The reason of one expert for one vote."""
    return session.exec(
        select(Reason).where(
            Reason.round_id == round_id, Reason.expert_id == expert_id, Reason.finding_id == finding_id
        )
    ).one_or_none()


def of_expert(session: Session, *, round_id: int, expert_id: int) -> dict[int, str]:
    """The expert's own reasons of a round: finding id -> text."""
    rows = session.execute(
        sa.select(_reason.c.finding_id, _reason.c.text).where(
            _reason.c.round_id == round_id, _reason.c.expert_id == expert_id
        )
    )
    return {row.finding_id: row.text for row in rows}


def of_finding(session: Session, *, round_id: int, finding_id: int) -> Sequence[Any]:
    """Rows of id, text, hidden, expert_id, region (of its author), likes. Most liked first, then in no order.

    Ids are drawn by chance, so their order does not tell who wrote first.
    """
    likes = sa.func.count(_like.c.expert_id).label("likes")
    return session.execute(
        sa.select(_reason.c.id, _reason.c.text, _reason.c.hidden, _reason.c.expert_id, _expert.c.region, likes)
        .join(_expert, _expert.c.id == _reason.c.expert_id)
        .outerjoin(_like, _like.c.reason_id == _reason.c.id)
        .where(_reason.c.round_id == round_id, _reason.c.finding_id == finding_id)
        .group_by(_reason.c.id, _expert.c.region)
        .order_by(likes.desc(), _reason.c.id)
    ).all()


def add(session: Session, *, round_id: int, expert_id: int, finding_id: int, text: str, revision: int) -> Reason:
    """A new reason, under a number drawn by chance."""
    number = secrets.randbelow(2**31 - 1) + 1
    while session.get(Reason, number) is not None:
        number = secrets.randbelow(2**31 - 1) + 1
    made = Reason(
        id=number, round_id=round_id, expert_id=expert_id, finding_id=finding_id, text=text, revision=revision
    )
    session.add(made)
    session.flush()
    return made


def forget(writer: Writer, *, round_id: int, expert_id: int, finding_id: int) -> None:
    """Take a reason away with its vote. One that was hidden stays, or writing it again would show it again."""
    mine = sa.and_(
        _reason.c.round_id == round_id,
        _reason.c.expert_id == expert_id,
        _reason.c.finding_id == finding_id,
        _reason.c.hidden.is_(False),
    )
    writer.execute(sa.delete(_like).where(_like.c.reason_id.in_(sa.select(_reason.c.id).where(mine))))
    writer.execute(sa.delete(_reason).where(mine))


def like(session: Session, *, reason_id: int, expert_id: int) -> None:
    """Once is enough."""
    upsert.put(session, _like, [{"reason_id": reason_id, "expert_id": expert_id}])


def unlike(session: Session, *, reason_id: int, expert_id: int | None = None) -> None:
    """Take one expert's like away, or all of them."""
    gone = sa.delete(_like).where(_like.c.reason_id == reason_id)
    session.execute(gone if expert_id is None else gone.where(_like.c.expert_id == expert_id))


def liked(session: Session, *, expert_id: int, round_id: int, finding_id: int) -> set[int]:
    """Ids of the reasons on a finding that this expert likes."""
    return set(
        session.scalars(
            sa.select(_like.c.reason_id)
            .join(_reason, _reason.c.id == _like.c.reason_id)
            .where(_like.c.expert_id == expert_id, _reason.c.round_id == round_id, _reason.c.finding_id == finding_id)
        )
    )
