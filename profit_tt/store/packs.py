"""The votes of a think tank one by one, for a pack of results: who stands behind them stays a number."""

from typing import NamedTuple

import pandas as pd
import sqlalchemy as sa
from sqlmodel import Session

from profit_tt.models import Expert, Finding, FindingState, Round, Vote
from profit_tt.models.base import table

_vote, _expert, _finding, _round = (table(noun) for noun in (Vote, Expert, Finding, Round))
#: What is counted, and what opinion groups also look at.
_COUNTED = (FindingState.listed, FindingState.rejected)

_PEOPLE = ("person", "region", "stakeholder")
_VOTES = ("round_id", "person", "finding_id", "axis", "value")


class Cast(NamedTuple):
    """people: person (expert id), region, stakeholder. votes: round_id, person, finding_id, axis, value, of findings
    that are listed or rejected. voters: round_id, person: who cast any vote, on whatever became of the finding."""

    people: pd.DataFrame
    votes: pd.DataFrame
    voters: pd.DataFrame


def cast(session: Session, *, think_tank_id: int) -> Cast:
    """All that was voted in the rounds of a think tank, without those that were reset."""
    counts = sa.and_(_round.c.think_tank_id == think_tank_id, _round.c.wiped_at.is_(None))
    joined = sa.select(_vote.c.round_id, _vote.c.expert_id).join(_round, _round.c.id == _vote.c.round_id).where(counts)
    people = session.execute(
        sa.select(_expert.c.id, _expert.c.region, _expert.c.stakeholder)
        .where(_expert.c.think_tank_id == think_tank_id)
        .order_by(_expert.c.id)
    )
    votes = session.execute(
        joined.add_columns(_vote.c.finding_id, _vote.c.axis, _vote.c.value)
        .join(_finding, _finding.c.id == _vote.c.finding_id)
        .where(_finding.c.state.in_(_COUNTED))
    )
    return Cast(
        _frame([(one, region, str(kind)) for one, region, kind in people], _PEOPLE),
        _frame([tuple(row) for row in votes], _VOTES),
        _frame([tuple(row) for row in session.execute(joined.distinct())], _VOTES[:2]),
    )


def _frame(rows: list[tuple[object, ...]], columns: tuple[str, ...]) -> pd.DataFrame:
    made = pd.DataFrame.from_records(rows, columns=list(columns))
    words = ("region", "stakeholder")
    return made.astype({name: object if name in words else "int64" for name in columns})
