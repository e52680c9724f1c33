"""Votes. The primary key carries the rule: one vote per round, expert, finding and axis."""

import sqlalchemy as sa
from sqlmodel import Field

from profit_tt.models.base import Row


class Vote(Row, table=True):
    """An expert's answer on one finding in one round: 1 agree, 0 pass, -1 disagree (as in Polis).

    `revision` is the think tank's revision that the vote made: it orders votes without telling the time,
    so that nobody can tie a vote to a person by the clock.
    """

    __tablename__ = "vote"
    __table_args__ = (sa.Index("vote_by_finding", "round_id", "finding_id", "value"),)

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    expert_id: int = Field(foreign_key="expert.id", primary_key=True)
    finding_id: int = Field(foreign_key="finding.id", primary_key=True)
    axis: int = Field(default=0, primary_key=True)
    value: int
    revision: int
    provenance: str = "live"
