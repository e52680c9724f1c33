"""A published think tank with a vote that is over, for the tests of what the world reads."""

from profit_tt.models import BallotKind, StepKind, StepState
from profit_tt.services import publishing, room, running
from tests.building import Hall, House
from tests.services.ballots import Ballot, a_round


def closed(hall: Hall) -> None:
    """Every vote that is open is over."""
    for one in room.look(by=hall.desk).steps:
        if one.kind is StepKind.vote and one.state is StepState.open:
            running.set_step(by=hall.desk, step_id=one.id or 0, state=StepState.view_only)


def published(house: House, *, kind: BallotKind = BallotKind.agreement) -> tuple[Hall, Ballot]:
    """Three of each region voted on both findings; two of Kent alone on the third."""
    hall = house.session_of(15, 3, open=())
    ballot = a_round(hall, kind)
    for place, person in enumerate(hall.experts):
        for finding in (0, 1):
            ballot.vote(person, finding, *_values(kind, place + finding))
    for person in hall.experts[:10:5]:
        ballot.vote(person, 2, *_values(kind, 0))
    ballot.set(shown_on_phones=True)
    closed(hall)
    publishing.publish(by=hall.desk)
    return hall, ballot


def _values(kind: BallotKind, place: int) -> list[int]:
    if kind is BallotKind.agreement:
        return [(1, 1, -1, 0)[place % 4]]
    return [1 + place % 5] * (2 if kind is BallotKind.impact_feasibility else 1)
