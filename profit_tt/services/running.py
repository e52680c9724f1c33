"""Running the room: open and close steps, show and hide results; what was taken off the list."""

from dataclasses import dataclass

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import BadChoice, NotFound
from profit_tt.models import Audience, FindingState, Person, Round, Scope, Step, StepKind, StepState
from profit_tt.services import gathering, rights, room
from profit_tt.services.latest import Latest
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, deed


@dataclass(frozen=True, slots=True)
class HiddenFinding:
    """A finding that a facilitator took off the list, and why."""

    id: int
    number: int
    text: str
    region: str | None
    reason: str


_hidden: Latest[int, tuple[HiddenFinding, ...]] = Latest()


def set_step(*, by: Person, step_id: int, state: StepState) -> Step:
    """Open, close or hide a step. An opened step becomes the one that phones and wall follow."""
    with deed(by=by, operation=Operation.run_agenda, scope=Scope.agenda) as done:
        steps = store.think_tanks.steps(done.session, think_tank_id=done.think_tank_id)
        step = next((one for one in steps if one.id == step_id), None)
        if step is None:
            raise NotFound
        return _put(done, step, state)


def move_on(*, by: Person, kind: StepKind) -> Step:
    """Open the (first) step of a kind and close whatever else takes contributions, in one go: nobody is between two."""
    with deed(by=by, operation=Operation.run_agenda, scope=Scope.agenda) as done:
        steps = store.think_tanks.steps(done.session, think_tank_id=done.think_tank_id)
        coming = next((step for step in steps if step.kind is kind), None)
        if coming is None:
            raise NotFound
        for step in steps:
            if step.state is StepState.open and step is not coming:
                _put(done, step, StepState.view_only)
        return _put(done, coming, StepState.open)


def open_step(*, by: Person, kind: StepKind) -> Step:
    """Open the (first) step of a kind."""
    return set_step(by=by, step_id=_first(by, kind), state=StepState.open)


def close_step(*, by: Person, kind: StepKind) -> Step:
    """Close the (first) step of a kind: it can be looked at, but takes nothing more."""
    return set_step(by=by, step_id=_first(by, kind), state=StepState.view_only)


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


def hidden_findings(*, by: Person) -> tuple[HiddenFinding, ...]:
    """The findings that were taken off the list, by number; read once a content revision. Raises NotAllowed."""
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.moderate_finding)
    think_tank_id = by.think_tank_id or 0
    return _hidden.at(think_tank_id, room.pulse(by=by).content, lambda: _found_hidden(think_tank_id))


def _found_hidden(think_tank_id: int) -> tuple[int, tuple[HiddenFinding, ...]]:
    with store.reading() as session:
        content = store.revisions.pulse(session, think_tank_id=think_tank_id).content
        frame = store.findings.frame(session, think_tank_id=think_tank_id)
    taken_off = frame.loc[frame["state"] == FindingState.rejected, ["finding_id", "number", "text", "region", "reason"]]
    return content, tuple(HiddenFinding(*row) for row in taken_off.to_numpy().tolist())


def _put(done: Deed, step: Step, state: StepState) -> Step:
    before = step.state
    step.state = state
    done.session.add(step)
    if state is StepState.open:
        _follow(done.session, done.think_tank_id, step)
        done.session.flush()
        gathering.gather_open(done.session, think_tank_id=done.think_tank_id)
    done.log("set", "step", step.id, before={"state": before}, after={"state": state, "kind": step.kind})
    return step


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
