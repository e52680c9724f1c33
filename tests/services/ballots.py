"""Rounds of any ballot with votes on them, put straight into the tables."""

from dataclasses import dataclass

from sqlmodel import col, func, select

from profit_tt import store
from profit_tt.models import BallotKind, DeviceExpert, Person, Round, Scope, Step, StepKind, StepState, Vote
from profit_tt.models.base import row_id
from tests.building import Hall


@dataclass
class Ballot:
    """A round under test."""

    hall: Hall
    id: int
    kind: BallotKind

    def vote(self, by: Person, finding: int, *values: int) -> int:
        """Answer on the finding in this place of the hall's list, a value for each axis; the revision it made."""
        with store.writing() as session:
            revision = store.revisions.advance(session, think_tank_id=self.hall.id, scope=Scope.number)
            expert_id = session.exec(
                select(DeviceExpert.expert_id).where(
                    DeviceExpert.device == by.device, DeviceExpert.think_tank_id == self.hall.id
                )
            ).one()
            for axis, value in enumerate(values):
                store.votes.put(
                    session,
                    round_id=self.id,
                    expert_id=expert_id,
                    finding_id=self.hall.findings[finding],
                    value=value,
                    revision=revision,
                    ballot=self.kind,
                    axis=axis,
                )
        return revision

    def set(self, **columns: object) -> None:
        """Change the round's own columns."""
        with store.writing() as session:
            store.revisions.advance(session, think_tank_id=self.hall.id, scope=Scope.agenda)
            voting = session.get_one(Round, self.id)
            for name, value in columns.items():
                setattr(voting, name, value)
            session.add(voting)


def a_round(hall: Hall, kind: BallotKind, *, findings: int | None = None, **columns: object) -> Ballot:
    """A further voting step, open, about the first so many findings of the hall; all of them without a number."""
    with store.writing() as session:
        store.revisions.advance(session, think_tank_id=hall.id, scope=Scope.agenda)
        last = session.exec(select(func.max(Step.position)).where(Step.think_tank_id == hall.id)).one()
        step = Step(think_tank_id=hall.id, position=(last or 0) + 1, kind=StepKind.vote, state=StepState.open)
        session.add(step)
        session.flush()
        number = session.exec(select(func.count(col(Round.id))).where(Round.think_tank_id == hall.id)).one() + 1
        if kind is BallotKind.dots:
            columns = {"budget": 10, "each": 5} | columns
        voting = Round(think_tank_id=hall.id, step_id=row_id(step.id), number=number, ballot=kind, **columns)
        session.add(voting)
        session.flush()
        store.rounds.take_in(session, round_id=row_id(voting.id), finding_ids=hall.findings[:findings])
        return Ballot(hall, row_id(voting.id), kind)


def recount(round_id: int) -> list[tuple[int, int, int]]:
    """(finding, axis, value) of every vote of a round, straight from the table."""
    with store.reading() as session:
        rows = session.exec(select(Vote).where(Vote.round_id == round_id)).all()
        return sorted((row.finding_id, row.axis, row.value) for row in rows)
