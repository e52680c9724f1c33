"""Lineage: which findings came from which, and the votes and reasons that a merge or a split carries along."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from profit_tt.models import BallotKind, Finding, Lineage, LineageDeed, Reason, ReasonLike, Round, RoundFinding, Vote
from profit_tt.models.base import table
from profit_tt.store import rounds

_vote = table(Vote)
_round = table(Round)
_reason = table(Reason)
_like = table(ReasonLike)
_finding = table(Finding)
_line = table(Lineage)
_deed = table(LineageDeed)
_votes = (
    sa.select(
        *(_vote.c[name] for name in ("round_id", "expert_id", "finding_id", "axis", "ballot", "value", "revision")),
        _vote.c.provenance,
        _round.c.each,
    )
    .join(_round, _round.c.id == _vote.c.round_id)
    .where(_round.c.wiped_at.is_(None))
    .order_by(_vote.c.round_id, _vote.c.expert_id, _vote.c.finding_id, _vote.c.axis)
)


def deed(session: Session, *, think_tank_id: int, deed_id: int) -> LineageDeed | None:
    """The merge or split, if it belongs to this think tank."""
    asked = select(LineageDeed).where(LineageDeed.id == deed_id, LineageDeed.think_tank_id == think_tank_id)
    return session.exec(asked).one_or_none()


def lines(session: Session, *, deed_id: int) -> list[Lineage]:
    """Who came from whom in one merge or split, in the order it was made."""
    asked = select(Lineage).where(Lineage.deed_id == deed_id).order_by(col(Lineage.child_id), col(Lineage.parent_id))
    return list(session.exec(asked))


def standing(session: Session, *, think_tank_id: int) -> Sequence[Any]:
    """Rows of deed_id, kind, parent_id, child_id, carries, of all merges and splits that were not undone."""
    return session.execute(
        sa.select(_line.c.deed_id, _deed.c.kind, _line.c.parent_id, _line.c.child_id, _line.c.carries)
        .join(_deed, _deed.c.id == _line.c.deed_id)
        .where(_deed.c.think_tank_id == think_tank_id, _deed.c.undone_revision.is_(None))
        .order_by(_line.c.deed_id, _line.c.child_id, _line.c.parent_id)
    ).all()


def authors(session: Session, *, finding_id: int) -> set[int]:
    """The experts who wrote a finding, or any of those it came from."""
    behind = sa.select(sa.literal(finding_id).label("id")).cte("behind", recursive=True)
    behind = behind.union(sa.select(_line.c.parent_id).join(behind, _line.c.child_id == behind.c.id))
    asked = sa.select(_finding.c.expert_id).where(_finding.c.id.in_(sa.select(behind.c.id)))
    return {expert_id for expert_id in session.scalars(asked) if expert_id is not None}


def votes(session: Session, *, finding_ids: Collection[int]) -> Sequence[Any]:
    """Rows of all votes on these findings, in rounds that were not reset, with `each` of the round."""
    return session.execute(_votes.where(_vote.c.finding_id.in_(list(finding_ids)))).all()


def put_votes(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """New votes, as they are."""
    if rows:
        session.execute(sa.insert(_vote), rows)


def reasons(session: Session, *, finding_ids: Collection[int]) -> list[Reason]:
    """Reasons for votes on these findings."""
    return list(session.exec(select(Reason).where(col(Reason.finding_id).in_(list(finding_ids)))))


def rounds_about(session: Session, *, finding_ids: Collection[int]) -> list[int]:
    """Ids of the rounds, not reset, that are about any of these findings."""
    asked = (
        select(RoundFinding.round_id)
        .join(Round, col(Round.id) == col(RoundFinding.round_id))
        .where(col(RoundFinding.finding_id).in_(list(finding_ids)), col(Round.wiped_at).is_(None))
    )
    return list(session.exec(asked.distinct().order_by(col(RoundFinding.round_id))))


def take_in(session: Session, *, into_rounds_of: Collection[int], finding_ids: Iterable[int]) -> None:
    """Make the rounds that are about some findings be about these as well."""
    ids = list(finding_ids)
    for round_id in rounds_about(session, finding_ids=into_rounds_of):
        rounds.take_in(session, round_id=round_id, finding_ids=ids)


def any_dots(session: Session, *, finding_ids: Collection[int]) -> bool:
    """Whether anybody has put dots on any of these findings."""
    asked = sa.select(sa.literal(1)).where(_vote.c.finding_id.in_(list(finding_ids)), _vote.c.ballot == BallotKind.dots)
    return session.execute(asked.limit(1)).first() is not None


def like_as(session: Session, *, reason_id: int, like: int) -> None:
    """Give a reason the likes of another one."""
    likes = sa.select(sa.literal(reason_id), _like.c.expert_id).where(_like.c.reason_id == like)
    session.execute(sa.insert(_like).from_select(["reason_id", "expert_id"], likes))
