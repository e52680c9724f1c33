"""Looking at an agenda in tests: its steps in order, their rounds, what the log says."""

from profit_tt import store
from profit_tt.models import (
    LogEntry,
    Person,
    Round,
    Step,
    StepKind,
    StepState,
)
from profit_tt.models.agenda_drafts import RoundDraft, StepDraft
from profit_tt.models.base import row_id
from profit_tt.services import composing, room
from tests.building import Hall


def kinds(hall: Hall) -> list[StepKind]:
    return [step.kind for step in steps(hall)]


def steps(hall: Hall) -> list[Step]:
    """The agenda, whose positions must be 1 to n."""
    found = list(room.look(by=hall.desk).steps)
    assert [step.position for step in found] == list(range(1, len(found) + 1))
    return found


def ids(hall: Hall) -> list[int]:
    return [row_id(step.id) for step in steps(hall)]


def round_at(hall: Hall, position: int) -> Round:
    here = room.look(by=hall.desk)
    voting = here.round_of(here.steps[position - 1])
    assert voting is not None
    return voting


def again(hall: Hall, of: int = 3) -> int:
    """A vote again at the end; gives its step."""
    draft = RoundDraft.of(again_of=round_at(hall, of).id)
    return row_id(composing.add_step(by=hall.desk, draft=StepDraft.of(kind=StepKind.vote), voting=draft).id)


def log(hall: Hall) -> list[LogEntry]:
    with store.reading() as session:
        return store.think_tanks.log(session, think_tank_id=hall.id)


def states(by: Person) -> dict[StepKind, StepState]:
    return {step.kind: step.state for step in room.look(by=by).steps}


def current(by: Person) -> StepKind | None:
    step = room.look(by=by).current_step
    return step.kind if step else None


def step_id(hall: Hall, kind: StepKind) -> int:
    return row_id(next(step.id for step in room.look(by=hall.desk).steps if step.kind is kind))


def last_entry(hall: Hall) -> LogEntry:
    with store.reading() as session:
        return store.think_tanks.log(session, think_tank_id=hall.id)[-1]
