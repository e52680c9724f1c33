"""Votes of whole rounds: those of two rounds side by side, and those of one in the order in which they came."""

import pandas as pd
import sqlalchemy as sa
from sqlmodel import Session

from profit_tt.models import Expert, Finding, FindingState, LogEntry, Vote
from profit_tt.models.base import table

_vote = table(Vote)
_expert = table(Expert)
_finding = table(Finding)
_log = table(LogEntry)

_PAIRS = ["finding_id", "axis", "region", "before", "after", "people"]


def pairs(session: Session, *, earlier: int, later: int) -> pd.DataFrame:
    """Who voted on a finding in both rounds, counted: finding_id, axis, region, before, after (values), people."""
    first, second = _vote.alias("first"), _vote.alias("second")
    answered = (
        sa.select(
            second.c.finding_id,
            second.c.axis,
            second.c.expert_id,
            first.c.value.label("before"),
            second.c.value.label("after"),
        )
        .join(
            first,
            sa.and_(*(first.c[name] == second.c[name] for name in ("expert_id", "finding_id", "axis"))),
        )
        .where(first.c.round_id == earlier, second.c.round_id == later)
    )
    return _counted(session, answered.subquery())


def dot_pairs(session: Session, *, earlier: int, later: int) -> pd.DataFrame:
    """The same for dots: who laid one in both rounds; 0 where they laid none on that finding."""
    both = sa.intersect(*(sa.select(_vote.c.expert_id).where(_vote.c.round_id == one) for one in (earlier, later)))
    nothing = sa.literal(0)
    laid = sa.union_all(
        *(
            sa.select(_vote.c.finding_id, _vote.c.axis, _vote.c.expert_id, *values).where(_vote.c.round_id == round_id)
            for round_id, values in (
                (earlier, (_vote.c.value.label("before"), nothing.label("after"))),
                (later, (nothing.label("before"), _vote.c.value.label("after"))),
            )
        )
    ).subquery()
    keys = (laid.c.finding_id, laid.c.axis, laid.c.expert_id)
    summed = sa.select(*keys, *(sa.func.sum(laid.c[name]).label(name) for name in ("before", "after")))
    return _counted(session, summed.where(laid.c.expert_id.in_(both)).group_by(*keys).subquery())


def _counted(session: Session, answered: sa.Subquery) -> pd.DataFrame:
    keys = (answered.c.finding_id, answered.c.axis, _expert.c.region, answered.c.before, answered.c.after)
    rows = session.execute(
        sa.select(*keys, sa.func.count().label("people"))
        .join(_expert, _expert.c.id == answered.c.expert_id)
        .join(_finding, _finding.c.id == answered.c.finding_id)
        .where(_finding.c.state == FindingState.listed)
        .group_by(*keys)
        .order_by(*keys)
    )
    made = pd.DataFrame.from_records([tuple(row) for row in rows], columns=_PAIRS)
    return made.astype({name: object if name == "region" else "int64" for name in _PAIRS})


def votes(session: Session, *, round_id: int) -> pd.DataFrame:
    """Every vote of a round on a listed finding, and not whose: finding_id, region, axis, value, revision."""
    columns = ["finding_id", "region", "axis", "value", "revision"]
    keys = (_vote.c.finding_id, _expert.c.region, _vote.c.axis, _vote.c.value, _vote.c.revision)
    rows = session.execute(
        sa.select(*keys)
        .join(_expert, _expert.c.id == _vote.c.expert_id)
        .join(_finding, _finding.c.id == _vote.c.finding_id)
        .where(_vote.c.round_id == round_id, _finding.c.state == FindingState.listed)
        .order_by(_vote.c.revision, _vote.c.finding_id, _vote.c.axis)
    )
    made = pd.DataFrame.from_records([tuple(row) for row in rows], columns=columns)
    return made.astype({name: object if name == "region" else "int64" for name in columns})


def findings(session: Session, *, think_tank_id: int) -> dict[int, int]:
    """The revision at which each listed finding came, by its id: as the log says, else its own."""
    first = (
        sa.select(_log.c.noun_id, sa.func.min(_log.c.revision).label("revision"))
        .where(_log.c.think_tank_id == think_tank_id, _log.c.noun == "finding")
        .group_by(_log.c.noun_id)
        .subquery()
    )
    rows = session.execute(
        sa.select(_finding.c.id, sa.func.coalesce(first.c.revision, _finding.c.revision))
        .outerjoin(first, first.c.noun_id == _finding.c.id)
        .where(_finding.c.think_tank_id == think_tank_id, _finding.c.state == FindingState.listed)
    )
    return {row[0]: row[1] for row in rows}
