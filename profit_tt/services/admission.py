"""Admission: what every vote is checked against, inside the transaction that stores it."""

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import N_, BadChoice, NotFound, NotJoined, VotingClosed
from profit_tt.models import BallotKind, Person, Round, Scope, Step, StepState
from profit_tt.services import deadlines
from profit_tt.services.writing import identity
from profit_tt.store.votes import Admission


def admitted(
    writer: store.Writer, by: Person, round_id: int, finding_id: int, ballot: BallotKind | None = None
) -> tuple[int, int, Admission]:
    """The revision of this vote, the expert who casts it, and what it was checked against, in one read.

    `ballot`: the kind of vote, which must be the round's; None to take a vote back, whatever it is.
    Raises NotJoined, NotFound, BadChoice, VotingClosed.
    """
    if by.think_tank_id is None or not by.device:
        raise NotJoined
    revision = store.revisions.advance(writer, think_tank_id=by.think_tank_id, scope=Scope.number)
    found = store.votes.admission(
        writer,
        device=by.device,
        think_tank_id=by.think_tank_id,
        round_id=round_id,
        finding_id=finding_id,
    )
    if found is None:
        raise NotFound
    if found.expert_id is None:  # the table of rights in one line: only experts may
        raise NotJoined
    if not found.is_open or deadlines.is_over(step_id=found.step_id, ends_at=found.ends_at):
        raise VotingClosed
    if not found.is_listed:
        raise NotFound
    if ballot is not None and found.ballot is not ballot:
        raise BadChoice(N_("This round asks for another kind of vote. Load the page again to see its ballot."))
    return revision, found.expert_id, found


def require_open(session: Session, *, voting: Round) -> Step:
    """The step of a round, which must take votes at this moment. Raises VotingClosed, NotFound when it was reset."""
    step = step_of(session, voting=voting)
    if step.state is not StepState.open or not has_time(step):
        raise VotingClosed
    return step


def step_of(session: Session, *, voting: Round) -> Step:
    """The step of a round that was not reset."""
    step = session.get(Step, identity(voting.step_id))
    if step is None or voting.wiped_at is not None:
        raise NotFound
    return step


def has_time(step: Step) -> bool:
    """Whether the step's countdown, if any, is not over: at zero it is locked, though nobody has closed it yet."""
    return not deadlines.is_over(step_id=identity(step.id), ends_at=step.ends_at)
