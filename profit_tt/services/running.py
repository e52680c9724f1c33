"""Running the room: open and close steps, show and hide results."""

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import BadChoice, NotFound
from profit_tt.models import Audience, Person, Round, Scope, Step, StepKind, StepState
from profit_tt.services.rights import Operation
from profit_tt.services.writing import deed


def set_step(*, by: Person, step_id: int, state: StepState) -> Step:
    """Open, close or hide a step. An opened step becomes the one that phones and wall follow."""
    with deed(by=by, operation=Operation.run_agenda, scope=Scope.agenda) as done:
        steps = store.think_tanks.steps(done.session, think_tank_id=done.think_tank_id)
        step = next((one for one in steps if one.id == step_id), None)
        if step is None:
            raise NotFound
        before = step.state
        step.state = state
        done.session.add(step)
        if state is StepState.open:
            _follow(done.session, done.think_tank_id, step)
        done.log("set", "step", step.id, before={"state": before}, after={"state": state, "kind": step.kind})
        return step


def open_step(*, by: Person, kind: StepKind) -> Step:
    """Open the (first) step of a kind."""
    return set_step(by=by, step_id=_first(by, kind), state=StepState.open)


def close_step(*, by: Person, kind: StepKind) -> Step:
    """Close the (first) step of a kind: it can be looked at, but takes nothing more."""
    return set_step(by=by, step_id=_first(by, kind), state=StepState.closed)


def show_results(*, by: Person, round_id: int, on: Audience, shown: bool) -> Round:
    """Show a round's results on wall or phones, or hide them again. The desk always sees them."""
    with deed(by=by, operation=Operation.show_results, scope=Scope.agenda) as done:
        rounds = store.think_tanks.rounds(done.session, think_tank_id=done.think_tank_id)
        voting = next((one for one in rounds if one.id == round_id), None)
        if voting is None:
            raise NotFound
        if on is Audience.desk:
            raise BadChoice(field="on")
        column = "shown_on_wall" if on is Audience.wall else "shown_on_phones"
        before = getattr(voting, column)
        setattr(voting, column, shown)
        done.session.add(voting)
        done.log("show" if shown else "hide", "round", voting.id, before={column: before}, after={column: shown})
        return voting


def _first(by: Person, kind: StepKind) -> int:
    with store.reading() as session:
        steps = store.think_tanks.steps(session, think_tank_id=by.think_tank_id or 0)
    found = next((step.id for step in steps if step.kind is kind), None)
    if found is None:
        raise NotFound
    return found


def _follow(session: Session, think_tank_id: int, step: Step) -> None:
    think_tank = store.think_tanks.by_id(session, think_tank_id=think_tank_id)
    if think_tank is None:
        raise NotFound
    think_tank.current_step_id = step.id
    session.add(think_tank)
