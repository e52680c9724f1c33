"""Seats: experts without a phone, for whom a facilitator types what is on their paper."""

import sqlalchemy as sa
from sqlmodel import Session, col, select

from profit_tt.models import Expert, Finding, FindingState, Respondent, Vote
from profit_tt.models.base import table

_expert = table(Expert)
_vote = table(Vote)
_finding = table(Finding)
_respondent = table(Respondent)


def every(session: Session, *, think_tank_id: int) -> list[Expert]:
    """The experts with a seat, by its code."""
    return list(
        session.exec(
            select(Expert)
            .where(Expert.think_tank_id == think_tank_id, col(Expert.seat).is_not(None))
            .order_by(col(Expert.seat))
        )
    )


def by_code(session: Session, *, think_tank_id: int, seat: str) -> Expert | None:
    return session.exec(select(Expert).where(Expert.think_tank_id == think_tank_id, Expert.seat == seat)).one_or_none()


def votes(session: Session, *, round_id: int) -> dict[int, int]:
    """On how many findings of the list each seat has voted in a round: expert id -> findings."""
    rows = session.execute(
        sa.select(_vote.c.expert_id, sa.func.count(sa.distinct(_vote.c.finding_id)).label("findings"))
        .join(_expert, _expert.c.id == _vote.c.expert_id)
        .join(_finding, _finding.c.id == _vote.c.finding_id)
        .where(_vote.c.round_id == round_id, _expert.c.seat.is_not(None), _finding.c.state == FindingState.listed)
        .group_by(_vote.c.expert_id)
    )
    return {row.expert_id: row.findings for row in rows}


def findings(session: Session, *, think_tank_id: int) -> dict[int, int]:
    """How many findings each seat has sent: expert id -> findings."""
    rows = session.execute(
        sa.select(_finding.c.expert_id, sa.func.count().label("findings"))
        .join(_expert, _expert.c.id == _finding.c.expert_id)
        .where(_finding.c.think_tank_id == think_tank_id, _expert.c.seat.is_not(None))
        .group_by(_finding.c.expert_id)
    )
    return {row.expert_id: row.findings for row in rows}


def surveys(session: Session, *, think_tank_id: int) -> dict[int, int]:
    """In how many surveys something was answered for each seat: expert id -> surveys."""
    rows = session.execute(
        sa.select(_respondent.c.expert_id, sa.func.count().label("surveys"))
        .join(_expert, _expert.c.id == _respondent.c.expert_id)
        .where(_respondent.c.think_tank_id == think_tank_id, _expert.c.seat.is_not(None))
        .group_by(_respondent.c.expert_id)
    )
    return {row.expert_id: row.surveys for row in rows}


def is_used(session: Session, *, expert_id: int) -> bool:
    """Whether a vote, a finding or an answer to a survey was entered for this seat."""
    voted = sa.select(_vote.c.expert_id).where(_vote.c.expert_id == expert_id)
    sent = sa.select(_finding.c.expert_id).where(_finding.c.expert_id == expert_id)
    said = sa.select(_respondent.c.expert_id).where(_respondent.c.expert_id == expert_id)
    return session.execute(voted.union_all(sent, said).limit(1)).first() is not None
