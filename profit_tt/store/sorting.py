"""Sorting: which themes experts propose for findings."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlmodel import Session, col

from profit_tt.models import Finding, FindingState, SortedTheme


def put(session: Session, *, expert_id: int, finding_id: int, themes: Iterable[str]) -> None:
    """Make these the themes that the expert proposes for the finding; none takes the proposal back."""
    session.execute(
        sa.delete(SortedTheme).where(col(SortedTheme.finding_id) == finding_id, col(SortedTheme.expert_id) == expert_id)
    )
    session.add_all(SortedTheme(finding_id=finding_id, expert_id=expert_id, theme=slug) for slug in themes)
    session.flush()


def of_expert(session: Session, *, expert_id: int) -> dict[int, tuple[str, ...]]:
    """What an expert proposes: finding id -> themes by the alphabet."""
    rows = session.execute(
        sa.select(col(SortedTheme.finding_id), col(SortedTheme.theme))
        .where(col(SortedTheme.expert_id) == expert_id)
        .order_by(col(SortedTheme.theme))
    )
    found: dict[int, tuple[str, ...]] = {}
    for finding_id, theme in rows:
        found[finding_id] = (*found.get(finding_id, ()), theme)
    return found


def counts(session: Session, *, think_tank_id: int) -> dict[int, dict[str, int]]:
    """How many experts propose a theme for a listed finding: finding id -> theme -> people, most first."""
    number = sa.func.count().label("number")
    rows = session.execute(
        sa.select(col(SortedTheme.finding_id), col(SortedTheme.theme), number)
        .join(Finding, col(Finding.id) == col(SortedTheme.finding_id))
        .where(col(Finding.think_tank_id) == think_tank_id, col(Finding.state) == FindingState.listed)
        .group_by(col(SortedTheme.finding_id), col(SortedTheme.theme))
        .order_by(col(SortedTheme.finding_id), number.desc(), col(SortedTheme.theme))
    )
    found: dict[int, dict[str, int]] = {}
    for finding_id, theme, times in rows:
        found.setdefault(finding_id, {})[theme] = times
    return found


def people(session: Session, *, think_tank_id: int) -> int:
    """How many experts have proposed a theme for anything that is listed."""
    asked = (
        sa.select(sa.func.count(sa.distinct(col(SortedTheme.expert_id))))
        .join(Finding, col(Finding.id) == col(SortedTheme.finding_id))
        .where(col(Finding.think_tank_id) == think_tank_id, col(Finding.state) == FindingState.listed)
    )
    return int(session.execute(asked).scalar_one())
