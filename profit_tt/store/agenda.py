"""The agenda below its services: votes of rounds counted, rounds and steps taken away, countdowns that run."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlmodel import Session, col, select

from profit_tt.models import (
    Finished,
    Purse,
    Reason,
    ReasonLike,
    Round,
    RoundFinding,
    Step,
    StepState,
    ThinkTank,
    ThinkTankState,
    Vote,
)
from profit_tt.models.base import row_id


def every_round(session: Session, *, think_tank_id: int) -> list[Round]:
    """All rounds, those that were reset too, oldest first."""
    return list(session.exec(select(Round).where(Round.think_tank_id == think_tank_id).order_by(col(Round.id))))


def votes(session: Session, *, think_tank_id: int) -> dict[int, int]:
    """How many votes each round has: round id -> rows; rounds without any are not there."""
    rows = session.execute(
        sa.select(col(Vote.round_id), sa.func.count())
        .join(Round, col(Round.id) == col(Vote.round_id))
        .where(col(Round.think_tank_id) == think_tank_id)
        .group_by(col(Vote.round_id))
    )
    return {round_id: int(number) for round_id, number in rows}


def voters(session: Session, *, round_id: int) -> int:
    """How many experts have a vote in a round."""
    asked = sa.select(sa.func.count(sa.distinct(col(Vote.expert_id)))).where(col(Vote.round_id) == round_id)
    return int(session.execute(asked).scalar_one())


def set_order(session: Session, *, steps: Iterable[Step]) -> None:
    """Number the steps 1, 2, 3... in this order. All of them first leave their places: no two may share one."""
    ordered = list(steps)
    for position, step in enumerate(ordered, start=1):
        step.position = -position
        session.add(step)
    session.flush()
    for step in ordered:
        step.position = -step.position
        session.add(step)
    session.flush()


def let_go_of_findings(session: Session, *, round_id: int) -> None:
    """Take all findings out of a round that has no votes, and what hung on them."""
    of_round = sa.select(col(Reason.id)).where(col(Reason.round_id) == round_id)
    session.execute(sa.delete(ReasonLike).where(col(ReasonLike.reason_id).in_(of_round)))
    for noun in (Reason, Purse, RoundFinding):
        session.execute(sa.delete(noun).where(col(noun.round_id) == round_id))


def remove(session: Session, *, step: Step, rounds: Iterable[Round]) -> None:
    """Take away a step whose rounds have no votes, with these rounds."""
    step_id = row_id(step.id)
    forget_finished(session, step_id=step_id)
    for voting in sorted(rounds, key=lambda one: -row_id(one.id)):  # a later one may point at an earlier one
        let_go_of_findings(session, round_id=row_id(voting.id))
        session.delete(voting)
        session.flush()
    session.delete(step)
    session.flush()


def forget_finished(session: Session, *, step_id: int) -> int:
    """Nobody is finished with this step any more; gives how many were."""
    gone = session.execute(sa.delete(Finished).where(col(Finished.step_id) == step_id))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def running(session: Session) -> list[Step]:
    """The open steps of all open think tanks whose countdown runs."""
    return list(
        session.exec(
            select(Step)
            .join(ThinkTank, col(ThinkTank.id) == col(Step.think_tank_id))
            .where(
                col(Step.ends_at).is_not(None),
                Step.state == StepState.open,
                ThinkTank.state == ThinkTankState.open,
            )
            .order_by(col(Step.id))
        )
    )
