"""Composing the agenda: add, change, copy, remove and move steps, choose ballots, begin from a template.

`seen` is the version of the step (or of the round, for `edit_round`) that the page showed: see `running`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import N_, BadChoice, OutOfTurn
from profit_tt.models import FindingsFrom, Person, Round, Scope, Step, StepKind, StepState
from profit_tt.models.agenda_drafts import STEPS_LIMIT, AgendaPlan, RoundDraft, StepDraft
from profit_tt.models.base import row_id
from profit_tt.services import agenda, agenda_plans, agenda_rules, composing_rounds
from profit_tt.services.agenda import Agenda
from profit_tt.services.agenda_plans import Template, templates
from profit_tt.services.agenda_rules import AgendaDeed
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, deed

__all__ = [
    "Template",
    "add_step",
    "apply_template",
    "duplicate_step",
    "edit_round",
    "edit_step",
    "found_agenda",
    "move_step",
    "remove_step",
    "take_in",
    "templates",
]


def add_step(*, by: Person, draft: StepDraft, after: int | None = None, voting: RoundDraft | None = None) -> Step:
    """A new step, hidden, after the step of this id or at the end. A vote gets a round: a plain one, or `voting`.

    Raises OutOfTurn, BadChoice, NotFound.
    """
    with _composing(by) as (done, here):
        place = len(here.steps) if after is None else here.steps.index(here.step(after)) + 1
        agenda_rules.require(AgendaDeed.add, here.facts())
        step = _insert(here, draft, place)
        if step.kind is StepKind.vote:
            composing_rounds.add(here, step, composing_rounds.resolved(here, voting or RoundDraft.of()))
        _settle(here)
        done.log("add", "step", step.id, after=_whole(here, step))
        return step


def edit_step(*, by: Person, step_id: int, draft: StepDraft, seen: int | None = None) -> Step:
    """Change a step's names, texts, minutes and link. Its kind stays: another kind is another step."""
    with _composing(by) as (done, here):
        step = here.step(step_id)
        agenda.require_seen(step, seen)
        agenda_rules.require(AgendaDeed.edit, here.facts(step))
        if draft.kind is not step.kind:
            raise OutOfTurn(N_("A step keeps its kind. Add a new step instead."))
        before, wanted = agenda.columns(step), draft.model_dump()
        if before != wanted:
            agenda.put(here, step, wanted)
            done.log("edit", "step", step.id, before=before, after=wanted)
        return step


def duplicate_step(*, by: Person, step_id: int) -> Step:
    """A copy right after the step, hidden, with a round of its own that has the same ballot and no votes."""
    with _composing(by) as (done, here):
        original = here.step(step_id)
        agenda_rules.require(AgendaDeed.duplicate, here.facts(original))
        step = _insert(here, StepDraft.model_validate(agenda.columns(original)), here.steps.index(original) + 1)
        if (voting := here.round_of(original)) is not None:
            composing_rounds.add(here, step, agenda.columns(voting))
        _settle(here)
        done.log("duplicate", "step", step.id, before={"step_id": original.id}, after=_whole(here, step))
        return step


def remove_step(*, by: Person, step_id: int, seen: int | None = None) -> None:
    """Take a step away. One with votes, or on which another vote builds, can only be hidden."""
    with _composing(by) as (done, here):
        step = here.step(step_id)
        agenda.require_seen(step, seen)
        agenda_rules.require(AgendaDeed.remove, here.facts(step))
        before = _whole(here, step)
        _remove(here, step)
        _settle(here)
        done.log("remove", "step", step_id, before=before)


def move_step(*, by: Person, step_id: int, to: int, seen: int | None = None) -> Step:
    """Put a step at a position (1 is the first); the others make room."""
    with _composing(by) as (done, here):
        step = here.step(step_id)
        agenda.require_seen(step, seen)
        if isinstance(to, bool) or not 1 <= to <= len(here.steps):
            raise BadChoice(field="to")
        before = step.position
        here.steps.remove(step)
        here.steps.insert(to - 1, step)
        _settle(here)
        if before != to:
            agenda.put(here, step, {})
            done.log("move", "step", step.id, before={"position": before}, after={"position": to})
        return step


def edit_round(*, by: Person, step_id: int, draft: RoundDraft, seen: int | None = None) -> Round:
    """Change a vote's ballot, findings, order, way and results. What votes hang on stays once there are some.

    `seen` is the round's version. Rounds that repeat this one get the same ballot, dots and labels.
    """
    with _composing(by) as (done, here):
        step = here.step(step_id)
        agenda_rules.require(AgendaDeed.edit_round, here.facts(step))
        voting = here.round(getattr(here.round_of(step), "id", None))
        agenda.require_seen(voting, seen)
        before, wanted = agenda.columns(voting), composing_rounds.resolved(here, draft)
        if before == wanted:
            return voting
        if any(before[name] != wanted[name] for name in composing_rounds.OF_VOTES):
            composing_rounds.change_votes(here, step, voting, wanted)
        else:
            agenda.put(here, voting, wanted)
        composing_rounds.hand_on(here, voting)
        done.log("edit", "round", voting.id, before=before, after=wanted)
        return voting


def apply_template(*, by: Person, name: str) -> list[Step]:
    """Put a template's agenda in the place of this one; not once votes were cast. Raises BadChoice, OutOfTurn."""
    return take_in(by=by, plan=agenda_plans.plan_of(name), instead=True, source=name)


def take_in(*, by: Person, plan: AgendaPlan, instead: bool, source: str) -> list[Step]:
    """A whole agenda at the end of the one that is there, or `instead` of it; gives the new steps: all of them or none.

    source: where it comes from, for the log.
    """
    with _composing(by) as (done, here):
        before = [_whole(here, step) for step in here.steps] if instead else []
        agenda_rules.require(AgendaDeed.replace_all if instead else AgendaDeed.edit, here.facts())
        if instead:
            _clear(here)
        steps = _plant(here, plan)
        if len(here.steps) > STEPS_LIMIT:
            agenda_rules.require(AgendaDeed.add, here.facts())
        if instead:
            _start(here)
            here.think_tank.called += 1
            here.think_tank.version += 1
        after = {"source": source, "steps": [_whole(here, step) for step in steps]}
        done.log(
            "replace" if instead else "import", "agenda", done.think_tank_id, before={"steps": before}, after=after
        )
        return steps


def found_agenda(session: Session, *, think_tank_id: int, plan: AgendaPlan) -> None:
    """The agenda of a think tank that is being founded: everybody is at its first step."""
    here = agenda.read(session, think_tank_id=think_tank_id)
    _plant(here, plan)
    _start(here)
    session.flush()


@contextmanager
def _composing(by: Person) -> Iterator[tuple[Deed, Agenda]]:
    with deed(by=by, operation=Operation.compose_agenda, scope=Scope.agenda) as done:
        yield done, agenda.read(done.session, think_tank_id=done.think_tank_id)


def _insert(here: Agenda, draft: StepDraft, place: int) -> Step:
    free = max((step.position for step in here.steps), default=0) + 1
    new: dict[str, Any] = {"think_tank_id": row_id(here.think_tank.id), "version": here.revision}
    step = Step(position=free, **new, **draft.model_dump())
    here.session.add(step)
    here.session.flush()
    here.steps.insert(place, step)
    return step


def _settle(here: Agenda) -> None:
    """Number steps and rounds in their order, if every vote stands after the one it builds on. Raises OutOfTurn."""
    agenda_rules.require(AgendaDeed.move, here.facts())
    if [step.position for step in here.steps] != list(range(1, len(here.steps) + 1)):
        store.agenda.set_order(here.session, steps=here.steps)
    of_steps = (here.round_of(step) for step in here.steps)
    for number, voting in enumerate((one for one in of_steps if one is not None), start=1):
        voting.number = number
        here.session.add(voting)
    here.session.flush()


def _plant(here: Agenda, plan: AgendaPlan) -> list[Step]:
    """The plan's steps at the end; its positions become rounds."""
    rounds: dict[int, int] = {}
    steps = []
    for position, planned in enumerate(plan.steps, start=1):
        step = _insert(here, planned.step, len(here.steps))
        steps.append(step)
        if planned.voting is not None:
            found = {name: rounds.get(getattr(planned.voting, name) or 0) for name in ("again_of", "top_of")}
            voting = composing_rounds.add(
                here, step, composing_rounds.resolved(here, planned.voting.model_copy(update=found))
            )
            rounds[position] = row_id(voting.id)
    _settle(here)
    return steps


def _start(here: Agenda) -> None:
    """Everybody is at the first step; it is open, but for a vote, which has nothing to be about yet."""
    first = here.steps[0]
    if first.kind is not StepKind.vote:
        first.state = StepState.open
    here.think_tank.current_step_id = first.id
    here.session.add_all([first, here.think_tank])


def _remove(here: Agenda, step: Step) -> None:
    gone = [one for one in here.every if one.step_id == step.id]
    store.agenda.remove(here.session, step=step, rounds=gone)
    here.steps.remove(step)
    here.every = [one for one in here.every if one not in gone]


def _clear(here: Agenda) -> None:
    for one in here.every:  # they point at each other in any direction
        one.again_of = None
        if one.top_of is not None:
            one.top_of, one.top, one.findings_from = None, None, FindingsFrom.all
        here.session.add(one)
    here.session.flush()
    for step in list(here.steps):
        _remove(here, step)


def _whole(here: Agenda, step: Step) -> dict[str, Any]:
    """A step with its round, for the log."""
    voting = here.round_of(step)
    told = {"position": step.position} | agenda.columns(step)
    return told if voting is None else told | {"vote": agenda.columns(voting)}
