"""Rounds: the ballot of a voting step, the findings it is about, and what it holds besides votes."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from profit_tt.models.base import Moment, Row, choice
from profit_tt.models.choices import BallotKind, BallotWay, FindingsFrom, Ordering, ResultsRule

#: Most dots a round may give each expert.
BUDGET_LIMIT = 100
REASON_LIMIT = 280


class Round(Row, table=True):
    """A voting step's ballot and who may see its results.

    budget, each: dots for each expert, and the most of them on one finding; None on other ballots. themes, top and
    top_of (a round) say what `findings_from` takes. again_of: the earlier round that this one repeats. labels: names of
    the five points by language, {"en": [five], ...}, {} for the usual ones. wiped_at: it was reset and counts no more;
    its step has a new round then.
    """

    __tablename__ = "round"
    __table_args__ = (
        # targets of the foreign keys of votes and purses
        sa.Index("round_with_ballot", "id", "ballot", unique=True),
        sa.Index("round_with_budget", "id", "budget", "each", unique=True),
        sa.Index(
            "round_of_step",
            "step_id",
            unique=True,
            sqlite_where=sa.text("wiped_at IS NULL"),
            postgresql_where=sa.text("wiped_at IS NULL"),
        ),
        sa.CheckConstraint(
            # NOT NULL is said: a comparison with NULL is no refusal
            "(ballot = 'dots' AND budget IS NOT NULL AND each IS NOT NULL"
            f" AND budget BETWEEN 1 AND {BUDGET_LIMIT} AND each BETWEEN 1 AND budget)"
            " OR (ballot <> 'dots' AND budget IS NULL AND each IS NULL)",
            name="round_budget",
        ),
        sa.CheckConstraint("top IS NULL OR top BETWEEN 1 AND 1000", name="round_top"),
        sa.CheckConstraint("again_of IS NULL OR again_of <> id", name="round_again"),
        # A round that is gone never lends its id to another one: links, walls and phones may still name it.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    step_id: int = Field(foreign_key="step.id")
    number: int
    ballot: BallotKind = Field(default=BallotKind.agreement, sa_type=choice(BallotKind))
    budget: int | None = None
    each: int | None = None
    findings_from: FindingsFrom = Field(default=FindingsFrom.all, sa_type=choice(FindingsFrom))
    themes: list[str] = Field(default_factory=list, sa_type=sa.JSON)
    top: int | None = None
    top_of: int | None = Field(default=None, foreign_key="round.id")
    again_of: int | None = Field(default=None, foreign_key="round.id")
    ordering: Ordering = Field(default=Ordering.balanced, sa_type=choice(Ordering))
    way: BallotWay = Field(default=BallotWay.both, sa_type=choice(BallotWay))
    results: ResultsRule = Field(default=ResultsRule.until_shown, sa_type=choice(ResultsRule))
    asks_reason: bool = True
    labels: dict[str, Any] = Field(default_factory=dict, sa_type=sa.JSON)
    shown_on_wall: bool = False
    shown_on_phones: bool = False
    wiped_at: datetime | None = Field(default=None, sa_type=Moment)
    version: int = 1


class RoundFinding(Row, table=True):
    """A finding that a round is about: taken in when the round opens, only added to afterwards."""

    __tablename__ = "round_finding"

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    finding_id: int = Field(foreign_key="finding.id", primary_key=True, index=True)


class Purse(Row, table=True):
    """What an expert has spent of a round's dots. The constraints keep it within the budget, whatever a page sends.

    spent: dots on all findings of the list; most: the most on one of them.
    """

    __tablename__ = "purse"
    __table_args__ = (
        sa.ForeignKeyConstraint(["round_id", "budget", "each"], ["round.id", "round.budget", "round.each"]),
        sa.CheckConstraint("spent BETWEEN 0 AND budget", name="purse_within_budget"),
        sa.CheckConstraint("most BETWEEN 0 AND each", name="purse_within_each"),
    )

    round_id: int = Field(primary_key=True)
    expert_id: int = Field(foreign_key="expert.id", primary_key=True)
    budget: int
    each: int
    spent: int = 0
    most: int = 0


class Reason(Row, table=True):
    """Why an expert voted far from the median: one line, shown without a name."""

    __tablename__ = "reason"

    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="round.id", index=True)
    expert_id: int = Field(foreign_key="expert.id")
    finding_id: int = Field(foreign_key="finding.id", index=True)
    text: str
    hidden: bool = False
    revision: int

    __table_args__ = (sa.UniqueConstraint("round_id", "expert_id", "finding_id"),)


class ReasonLike(Row, table=True):
    __tablename__ = "reason_like"

    reason_id: int = Field(foreign_key="reason.id", primary_key=True)
    expert_id: int = Field(foreign_key="expert.id", primary_key=True)


class Finished(Row, table=True):
    """An expert who has said "I am finished" with a step."""

    __tablename__ = "finished"

    step_id: int = Field(foreign_key="step.id", primary_key=True)
    expert_id: int = Field(foreign_key="expert.id", primary_key=True)
