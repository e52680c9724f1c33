""" "I am finished": experts say so of a step, and the room sees how many, by region (behaviours, D2 and D6)."""

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import Closed, NotFound
from profit_tt.models import Person, Scope, Step, StepState
from profit_tt.services import rights
from profit_tt.services.admission import has_time
from profit_tt.services.rights import Operation
from profit_tt.services.writing import deed, identity


def finish(*, by: Person, step_id: int, finished: bool = True) -> None:
    """Say that one is finished with a step that is open, or that one is not. Not logged: it tells who is quick.

    Nothing else hangs on it: whoever has said so may still contribute. Raises Closed, NotFound, NotJoined.
    """
    with deed(by=by, operation=Operation.finish_step, scope=Scope.number) as done:
        step = _step(done.session, done.think_tank_id, step_id)
        if step.state is not StepState.open or not has_time(step):
            raise Closed
        change = store.finished.put if finished else store.finished.remove
        change(done.session, step_id=step_id, expert_id=done.expert_id)


def is_finished(*, by: Person, step_id: int) -> bool:
    """Whether this person has said so of a step."""
    with store.reading() as session:
        stands = rights.require(session, by=by, operation=Operation.finish_step)
        expert_id = identity(stands.expert.id if stands.expert else None)
        return store.finished.is_there(session, step_id=step_id, expert_id=expert_id)


def finished(*, by: Person, step_id: int) -> dict[tuple[str, str], int]:
    """How many are finished with a step, by (region, stakeholder type): for the desk and the wall, never who."""
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.read_room)
        _step(session, by.think_tank_id or 0, step_id)
        return store.finished.counts(session, step_id=step_id)


def _step(session: Session, think_tank_id: int, step_id: int) -> Step:
    steps = store.think_tanks.steps(session, think_tank_id=think_tank_id)
    found = next((step for step in steps if step.id == step_id), None)
    if found is None:
        raise NotFound
    return found
