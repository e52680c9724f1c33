"""Purses: what an expert has spent of a round's dots, counted afresh from the votes at every change."""

from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from profit_tt.errors import NoDotsLeft
from profit_tt.models import BallotKind, Finding, FindingState, Purse, Round, Vote
from profit_tt.models.base import table
from profit_tt.store.engine import Writer

_purse = table(Purse)
_round = table(Round)
_vote = table(Vote)
_finding = table(Finding)

_COLUMNS = ["round_id", "expert_id", "budget", "each", "spent", "most"]

#: Dots on findings of the list: those on a finding that was merged or archived are free again.
_laid = (
    sa.select(_vote.c.value)
    .join(_finding, _finding.c.id == _vote.c.finding_id)
    .where(
        _vote.c.round_id == sa.bindparam("round"),
        _vote.c.expert_id == sa.bindparam("expert"),
        _finding.c.state == FindingState.listed,
    )
)
_spent = sa.select(sa.func.coalesce(sa.func.sum(_laid.subquery().c.value), 0)).scalar_subquery()
_most = sa.select(sa.func.coalesce(sa.func.max(_laid.subquery().c.value), 0)).scalar_subquery()
_counted = sa.select(
    _round.c.id, sa.bindparam("expert", type_=sa.Integer), _round.c.budget, _round.c.each, _spent, _most
).where(_round.c.id == sa.bindparam("round"))


def _upsert(insert: Any) -> Any:
    counted = insert.from_select(_COLUMNS, _counted)
    return counted.on_conflict_do_update(
        index_elements=["round_id", "expert_id"],
        set_={"spent": counted.excluded.spent, "most": counted.excluded.most},
    )


_UPSERTS = {"sqlite": _upsert(sqlite.insert(_purse)), "postgresql": _upsert(postgresql.insert(_purse))}


def count(writer: Writer, *, round_id: int, expert_id: int) -> None:
    """Bring a purse in line with the votes of this transaction. Raises NoDotsLeft when they are beyond its limits."""
    bind = writer.get_bind() if isinstance(writer, Session) else writer
    try:
        writer.execute(_UPSERTS[bind.dialect.name], {"round": round_id, "expert": expert_id})
    except IntegrityError as overspent:
        if "purse_within" not in str(overspent.orig):
            raise
        raise NoDotsLeft from overspent


def spent(session: Session, *, round_id: int, expert_id: int) -> int:
    """Dots that an expert has laid on findings of the list."""
    found = session.execute(
        sa.select(_purse.c.spent).where(_purse.c.round_id == round_id, _purse.c.expert_id == expert_id)
    ).scalar_one_or_none()
    return int(found or 0)


def settle(session: Session, *, think_tank_id: int, spare: Collection[int] = ()) -> int:
    """Bring all purses of a think tank in line, after findings came back to the list or left it.

    Dots beyond a purse's limits, because others were spent meanwhile, are taken back, the newest first. Returns how
    many were taken back. Votes on the findings of `spare`, those that came back, are touched last: as one purse held
    them before, there is always room for them.
    """
    session.flush()
    rounds = session.execute(
        sa.select(_round.c.id, _round.c.budget, _round.c.each).where(
            _round.c.think_tank_id == think_tank_id, _round.c.ballot == BallotKind.dots
        )
    ).all()
    return sum(_settle_round(session, one.id, one.budget, one.each, spare) for one in rounds)


def _settle_round(session: Session, round_id: int, budget: int, each: int, spare: Collection[int]) -> int:
    taken = 0
    for expert_id, votes in _by_expert(session, round_id).items():
        votes.sort(key=lambda vote: vote[0] in spare)  # stable: within both, the newest stay first
        for finding_id, keeps, gives in _beyond(votes, budget, each):
            _lower(session, round_id, expert_id, finding_id, keeps)
            taken += gives
        count(session, round_id=round_id, expert_id=expert_id)
    return taken


def _by_expert(session: Session, round_id: int) -> dict[int, list[tuple[int, int]]]:
    """Expert id -> (finding id, dots), newest first. Whoever has a purse is there, also without a dot on the list."""
    experts = session.scalars(sa.select(_purse.c.expert_id).where(_purse.c.round_id == round_id))
    found: dict[int, list[tuple[int, int]]] = {expert_id: [] for expert_id in experts}
    rows = session.execute(
        sa.select(_vote.c.expert_id, _vote.c.finding_id, _vote.c.value)
        .join(_finding, _finding.c.id == _vote.c.finding_id)
        .where(_vote.c.round_id == round_id, _finding.c.state == FindingState.listed)
        .order_by(_vote.c.revision.desc(), _vote.c.finding_id.desc())
    )
    for expert_id, finding_id, value in rows:
        found.setdefault(expert_id, []).append((finding_id, value))
    return found


def _beyond(votes: list[tuple[int, int]], budget: int, each: int) -> Iterable[tuple[int, int, int]]:
    """(finding id, dots it keeps, dots it gives back), of those that must give."""
    over = sum(min(dots, each) for _, dots in votes) - budget
    for finding_id, dots in votes:
        keeps = min(dots, each)
        gives = min(max(over, 0), keeps)
        over -= gives
        if keeps - gives < dots:
            yield finding_id, keeps - gives, dots - keeps + gives


def _lower(session: Session, round_id: int, expert_id: int, finding_id: int, dots: int) -> None:
    mine = sa.and_(_vote.c.round_id == round_id, _vote.c.expert_id == expert_id, _vote.c.finding_id == finding_id)
    session.execute(sa.update(_vote).where(mine).values(value=dots) if dots else sa.delete(_vote).where(mine))
