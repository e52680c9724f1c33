"""Votes. The tables carry the rules: one vote per round, expert, finding and axis, and only values of its ballot."""

import sqlalchemy as sa
from sqlmodel import Field

from profit_tt.models.base import Row, choice
from profit_tt.models.choices import BallotKind
from profit_tt.models.rounds import BUDGET_LIMIT

#: Which values a ballot knows, on which axis. 0 is a pass everywhere but on dots, where it is no vote.
VALUES_OF_BALLOTS = (
    "(ballot = 'agreement' AND axis = 0 AND value BETWEEN -1 AND 1)"
    " OR (ballot = 'scale' AND axis = 0 AND value BETWEEN 0 AND 5)"
    f" OR (ballot = 'dots' AND axis = 0 AND value BETWEEN 1 AND {BUDGET_LIMIT})"
    " OR (ballot = 'impact_feasibility' AND axis IN (0, 1) AND value BETWEEN 0 AND 5)"
)


class Vote(Row, table=True):
    """An expert's answer on one finding in one round.

    value: agreement 1, 0 (pass), -1 as in Polis; scale and each axis of impact x feasibility 1 to 5, 0 (pass); dots
    their number. `revision` is the think tank's revision that the vote made: it orders votes without telling the time,
    so that nobody can tie a vote to a person by the clock. The foreign keys hold a vote to its round's ballot and to
    the findings that the round is about.
    """

    __tablename__ = "vote"
    __table_args__ = (
        sa.Index("vote_by_finding", "round_id", "finding_id", "value"),
        sa.ForeignKeyConstraint(["round_id", "ballot"], ["round.id", "round.ballot"]),
        sa.ForeignKeyConstraint(["round_id", "finding_id"], ["round_finding.round_id", "round_finding.finding_id"]),
        sa.CheckConstraint(VALUES_OF_BALLOTS, name="vote_of_its_ballot"),
    )

    round_id: int = Field(primary_key=True)
    expert_id: int = Field(foreign_key="expert.id", primary_key=True)
    finding_id: int = Field(primary_key=True)
    axis: int = Field(default=0, primary_key=True)
    ballot: BallotKind = Field(default=BallotKind.agreement, sa_type=choice(BallotKind))
    value: int
    revision: int
    provenance: str = "live"
