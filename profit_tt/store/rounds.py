"""Rounds: which findings they are about."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from profit_tt.models import Finding, FindingState, FindingTheme, Round, RoundFinding, Step, StepState
from profit_tt.models.base import table

_INSERTS = {
    name: dialect.insert(table(RoundFinding)).on_conflict_do_nothing()
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}


def by_id(session: Session, *, think_tank_id: int, round_id: int) -> Round | None:
    """A round of this think tank, also a wiped one."""
    return session.exec(select(Round).where(Round.id == round_id, Round.think_tank_id == think_tank_id)).one_or_none()


def taking_votes(session: Session, *, think_tank_id: int) -> list[Round]:
    """The rounds whose step is open, in their order."""
    return list(
        session.exec(
            select(Round)
            .join(Step, col(Step.id) == col(Round.step_id))
            .where(Round.think_tank_id == think_tank_id, Step.state == StepState.open, col(Round.wiped_at).is_(None))
            .order_by(col(Round.number))
        )
    )


def findings(session: Session, *, round_id: int) -> list[int]:
    """Ids of the findings that a round is about, whatever their state is now."""
    return list(
        session.exec(
            select(RoundFinding.finding_id)
            .where(RoundFinding.round_id == round_id)
            .order_by(col(RoundFinding.finding_id))
        )
    )


def numbers(session: Session, *, round_id: int) -> dict[int, int]:
    """The listed findings that a round is about: number -> id."""
    rows = session.execute(
        sa.select(col(Finding.number), col(Finding.id))
        .join(RoundFinding, col(RoundFinding.finding_id) == col(Finding.id))
        .where(col(RoundFinding.round_id) == round_id, col(Finding.state) == FindingState.listed)
        .order_by(col(Finding.number))
    )
    return {row.number: row.id for row in rows}


def all_findings(session: Session, *, think_tank_id: int) -> dict[int, frozenset[int]]:
    """The same for every round of a think tank: round id -> finding ids."""
    rows = session.execute(
        sa.select(col(RoundFinding.round_id), col(RoundFinding.finding_id))
        .join(Round, col(Round.id) == col(RoundFinding.round_id))
        .where(col(Round.think_tank_id) == think_tank_id)
    )
    found: dict[int, set[int]] = {}
    for round_id, finding_id in rows:
        found.setdefault(round_id, set()).add(finding_id)
    return {round_id: frozenset(ids) for round_id, ids in found.items()}


def take_in(session: Session, *, round_id: int, finding_ids: Iterable[int]) -> None:
    """Add findings to a round; those that are there already stay."""
    rows = [{"round_id": round_id, "finding_id": finding_id} for finding_id in finding_ids]
    if rows:
        session.execute(_INSERTS[session.get_bind().dialect.name], rows)


def listed(
    session: Session, *, think_tank_id: int, themes: Iterable[str] | None = None, starred: bool = False
) -> list[int]:
    """Ids of listed findings, of some themes only, or starred ones only, by number."""
    asked = select(Finding.id).where(Finding.think_tank_id == think_tank_id, Finding.state == FindingState.listed)
    if themes is not None:
        of_themes = sa.select(col(FindingTheme.finding_id)).where(col(FindingTheme.theme).in_(list(themes)))
        asked = asked.where(col(Finding.id).in_(of_themes))
    if starred:
        asked = asked.where(col(Finding.starred).is_(True))
    return [one for one in session.exec(asked.order_by(col(Finding.number))) if one is not None]
