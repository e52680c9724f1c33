"""Running the room: open and close steps, move on, bring everybody, show and hide results, reset a round, end it all.

What is allowed when stands in `agenda_rules`. `seen` is the version of what the desk showed (of the step, the round or
the think tank); when somebody else has changed it since, the deed raises ChangedMeanwhile. None asks nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import BadChoice, NotFound
from profit_tt.models import (
    Audience,
    CollectMode,
    Person,
    Round,
    Scope,
    Step,
    StepKind,
    StepState,
    ThinkTank,
    ThinkTankState,
)
from profit_tt.models.base import row_id
from profit_tt.models.drafts import chosen
from profit_tt.services import agenda, agenda_rules, countdown, gathering
from profit_tt.services.agenda import Agenda
from profit_tt.services.agenda_rules import TO_STATE, AgendaDeed
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, deed


def set_step(*, by: Person, step_id: int, state: StepState, seen: int | None = None) -> Step:
    """Open, close or hide a step. An opened step becomes the one that phones and wall follow.

    Raises OutOfTurn with the reason, ChangedMeanwhile, NotFound.
    """
    with _running(by) as (done, here):
        step = here.step(step_id)
        agenda.require_seen(step, seen)
        _put(done, here, step, chosen(StepState, state, field="state"))
        return step


def move_on(*, by: Person, kind: StepKind | None = None, step_id: int | None = None, seen: int | None = None) -> Step:
    """Open the next step, this one, or the first of a kind, close whatever else is open, and bring everybody along:
    all in one go, nobody is between two. `seen`: the think tank's version, so that two desks do not move on twice.
    """
    with _running(by) as (done, here):
        agenda.require_seen(here.think_tank, seen)
        coming = _coming(here, kind, step_id)
        others = [step for step in here.steps if step.state is StepState.open and step is not coming]
        for step in others:
            _put(done, here, step, StepState.view_only)
        before = here.think_tank.version
        if _put(done, here, coming, StepState.open) or others:
            here.think_tank.called += 1
            here.think_tank.version = before + 1
        return coming


def open_step(*, by: Person, kind: StepKind) -> Step:
    """Open the (first) step of a kind."""
    return set_step(by=by, step_id=_first(by, kind), state=StepState.open)


def close_step(*, by: Person, kind: StepKind) -> Step:
    """Close the (first) step of a kind: it can be looked at, but takes nothing more."""
    return set_step(by=by, step_id=_first(by, kind), state=StepState.view_only)


def bring_everybody(*, by: Person, step_id: int, seen: int | None = None) -> Step:
    """Make a step that can be seen the current one, and lead every phone to it. `seen`: the think tank's version."""
    with _running(by) as (done, here):
        agenda.require_seen(here.think_tank, seen)
        step = here.step(step_id)
        agenda_rules.require(AgendaDeed.bring, here.facts(step))
        before = here.think_tank.current_step_id
        here.think_tank.current_step_id = step.id
        here.think_tank.called += 1
        _touch(done, here.think_tank)
        done.log("bring", "step", step.id, before={"current_step_id": before}, after={"current_step_id": step.id})
        return step


def set_roaming(*, by: Person, roam: bool, seen: int | None = None) -> ThinkTank:
    """Whether phones may leave the current step."""
    return _set(by, seen, {"roam": bool(roam)})


def set_collecting(
    *,
    by: Person,
    approve_first: bool | None = None,
    collect_mode: CollectMode | None = None,
    seen: int | None = None,
) -> ThinkTank:
    """Whether findings are approved before they are listed, and what experts see of others' while collecting."""
    wanted: dict[str, object] = {}
    if approve_first is not None:
        wanted["approve_first"] = bool(approve_first)
    if collect_mode is not None:
        wanted["collect_mode"] = chosen(CollectMode, collect_mode, field="collect_mode")
    return _set(by, seen, wanted)


def show_results(*, by: Person, round_id: int, on: Audience, shown: bool, seen: int | None = None) -> Round:
    """Show a round's results on wall or phones, or hide them again. The desk always sees them."""
    with deed(by=by, operation=Operation.show_results, scope=Scope.agenda) as done:
        here = agenda.read(done.session, think_tank_id=done.think_tank_id)
        voting = here.round(round_id)
        agenda.require_seen(voting, seen)
        if on not in (Audience.wall, Audience.phones):
            raise BadChoice(field="on")
        agenda_rules.require(AgendaDeed.show if shown else AgendaDeed.unshow, here.facts(here.step_of(voting)))
        column = "shown_on_wall" if on is Audience.wall else "shown_on_phones"
        before = getattr(voting, column)
        if before != shown:
            setattr(voting, column, shown)
            _touch(done, voting)
            done.log("show" if shown else "hide", "round", voting.id, before={column: before}, after={column: shown})
        return voting


def reset_round(*, by: Person, round_id: int, seen: int | None = None) -> Round:
    """Take a round's votes out of everything that counts; its step gets a fresh round, which this returns.

    The wiped round and its votes stay in the database, its numbers in the log. Later rounds that build on it and have
    not been open yet build on the fresh one.
    """
    with deed(by=by, operation=Operation.reset_round, scope=Scope.agenda) as done:
        here = agenda.read(done.session, think_tank_id=done.think_tank_id)
        wiped = here.round(round_id)
        agenda.require_seen(wiped, seen)
        agenda_rules.require(AgendaDeed.reset, here.facts(here.step_of(wiped)))
        counts = _counts(here, wiped)
        fresh = _fresh(done, wiped)
        for later in here.built_on(wiped):
            if later.wiped_at is None:
                _repoint(done, later, wiped, fresh)
        finished = store.agenda.forget_finished(done.session, step_id=wiped.step_id)
        gathering.gather_open(done.session, think_tank_id=done.think_tank_id)
        after: dict[str, object] = {"round_id": fresh.id, "step_id": wiped.step_id}
        done.log("reset", "round", wiped.id, before=counts | {"finished": finished}, after=after)
        return fresh


def end(*, by: Person, seen: int | None = None) -> ThinkTank:
    """Close the think tank: nothing is taken any more, all can be looked at. `seen`: the think tank's version."""
    with deed(by=by, operation=Operation.end_think_tank, scope=Scope.agenda) as done:
        here = agenda.read(done.session, think_tank_id=done.think_tank_id)
        agenda.require_seen(here.think_tank, seen)
        agenda_rules.require(AgendaDeed.end, here.facts())
        for step in here.steps:
            if step.state is StepState.open:
                _put(done, here, step, StepState.view_only)
        return _put_state(done, here.think_tank, ThinkTankState.closed, "end")


def reopen(*, by: Person, seen: int | None = None) -> ThinkTank:
    """Open a closed think tank again; its steps stay closed until they are opened."""
    with deed(by=by, operation=Operation.end_think_tank, scope=Scope.agenda) as done:
        here = agenda.read(done.session, think_tank_id=done.think_tank_id)
        agenda.require_seen(here.think_tank, seen)
        agenda_rules.require(AgendaDeed.reopen, here.facts())
        return _put_state(done, here.think_tank, ThinkTankState.open, "reopen")


@contextmanager
def _running(by: Person) -> Iterator[tuple[Deed, Agenda]]:
    with deed(by=by, operation=Operation.run_agenda, scope=Scope.agenda) as done:
        yield done, agenda.read(done.session, think_tank_id=done.think_tank_id)


def _put(done: Deed, here: Agenda, step: Step, state: StepState) -> bool:
    """Bring a step into a state; whether that changed anything."""
    agenda_rules.require(TO_STATE[state], here.facts(step))
    followed = state is StepState.open and here.think_tank.current_step_id != step.id
    if followed:
        here.think_tank.current_step_id = step.id
        _touch(done, here.think_tank)
    before = step.state
    if before is not state:
        step.state = state
        if state is not StepState.open:
            countdown.wipe(step)
        _touch(done, step)
    if before is state and not followed:
        return False
    done.session.flush()
    gathering.gather_open(done.session, think_tank_id=done.think_tank_id)
    done.log("set", "step", step.id, before={"state": before}, after={"state": state, "kind": step.kind})
    return True


def _coming(here: Agenda, kind: StepKind | None, step_id: int | None) -> Step:
    if step_id is not None:
        return here.step(step_id)
    if kind is not None:
        return here.step(next((step.id for step in here.steps if step.kind is kind), None))
    agenda_rules.require(AgendaDeed.move_on, here.facts())
    return here.step(here.after_current.id if here.after_current else None)


def _set(by: Person, seen: int | None, wanted: dict[str, object]) -> ThinkTank:
    with _running(by) as (done, here):
        think_tank = here.think_tank
        agenda.require_seen(think_tank, seen)
        agenda_rules.require(AgendaDeed.settings, here.facts())
        before = {name: getattr(think_tank, name) for name in wanted}
        if before != wanted:
            for name, value in wanted.items():
                setattr(think_tank, name, value)
            _touch(done, think_tank)
            done.log("set", "think_tank", think_tank.id, before=before, after=wanted)
        return think_tank


def _put_state(done: Deed, think_tank: ThinkTank, state: ThinkTankState, verb: str) -> ThinkTank:
    before = think_tank.state
    think_tank.state = state
    _touch(done, think_tank)
    done.log(verb, "think_tank", think_tank.id, before={"state": before}, after={"state": state})
    return think_tank


def _counts(here: Agenda, voting: Round) -> dict[str, object]:
    round_id = row_id(voting.id)
    return {
        "votes": here.votes.get(round_id, 0),
        "experts": store.agenda.voters(here.session, round_id=round_id),
        "findings": len(here.asked.get(round_id, ())),
        "ballot": voting.ballot,
        "shown_on_wall": voting.shown_on_wall,
        "shown_on_phones": voting.shown_on_phones,
    }


def _fresh(done: Deed, wiped: Round) -> Round:
    """Wipe a round, and put one with the same ballot in its place."""
    kept = wiped.model_dump(exclude={"id", "shown_on_wall", "shown_on_phones", "wiped_at", "version"})
    wiped.wiped_at = now()
    _touch(done, wiped)
    done.session.flush()  # one living round a step: the old one goes first
    fresh = Round(version=done.revision, **kept)
    done.session.add(fresh)
    done.session.flush()
    return fresh


def _repoint(done: Deed, later: Round, wiped: Round, fresh: Round) -> None:
    if later.again_of == wiped.id:
        later.again_of = fresh.id
    if later.top_of == wiped.id:
        later.top_of = fresh.id
    _touch(done, later)


def _touch(done: Deed, row: Step | Round | ThinkTank) -> None:
    row.version += 1
    done.session.add(row)


def _first(by: Person, kind: StepKind) -> int:
    with store.reading() as session:
        steps = store.think_tanks.steps(session, think_tank_id=by.think_tank_id or 0)
    found = next((step.id for step in steps if step.kind is kind), None)
    if found is None:
        raise NotFound
    return found
