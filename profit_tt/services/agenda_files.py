"""The agenda as a file: for another think tank, or to be edited by hand."""

from profit_tt import store
from profit_tt.errors import N_, BadData
from profit_tt.models import Person, Round, Step
from profit_tt.models.agenda_drafts import AgendaPlan, PlannedStep, RoundDraft, StepDraft
from profit_tt.services import agenda, agenda_plans, composing, rights
from profit_tt.services.agenda import Agenda
from profit_tt.services.rights import Operation

_HEADING = """\
# An agenda of the PROFIT Think Tank: its steps in order. `name` and `text` hold a line for each language (en, fr, nl);
# `minutes` is what the plan gives a step. A step of kind "vote" has its ballot under [step.vote]; `again_of` and
# `top_of` name an earlier vote by its place in this file, counted from 1.

"""


def to_toml(*, by: Person) -> str:
    """The agenda as TOML: steps and ballots, neither findings nor votes nor what is open."""
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.compose_agenda)
        here = agenda.read(session, think_tank_id=by.think_tank_id or 0)
        return _HEADING + agenda_plans.written(_plan(here))


def from_toml(*, by: Person, text: str, replace: bool = False) -> list[Step]:
    """Take in an agenda, at the end of the one that is there or in its place; gives the new steps.

    Raises BadData naming place and reason, and then nothing is taken in; OutOfTurn when votes are in the way.
    """
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.compose_agenda)
        known = {theme.slug for theme in store.places.themes(session)}
    plan = agenda_plans.read(text)
    for place, planned in enumerate(plan.steps, start=1):
        if planned.voting is not None and not set(planned.voting.themes) <= known:
            raise BadData(file=agenda_plans.FILE, place=f"step {place}.vote.themes", reason=N_("is not a known theme"))
    return composing.take_in(by=by, plan=plan, instead=replace, source=agenda_plans.FILE)


def _plan(here: Agenda) -> AgendaPlan:
    return AgendaPlan(steps=tuple(_planned(here, step) for step in here.steps))


def _planned(here: Agenda, step: Step) -> PlannedStep:
    voting = here.round_of(step)
    columns = step.model_dump(include=set(StepDraft.model_fields))
    return PlannedStep(step=StepDraft.model_validate(columns), voting=None if voting is None else _voting(here, voting))


def _voting(here: Agenda, voting: Round) -> RoundDraft:
    columns = voting.model_dump(include=set(RoundDraft.model_fields))
    places = {one.id: here.step_of(one).position for one in here.rounds}
    columns |= {name: places.get(columns[name]) for name in ("again_of", "top_of")}
    return RoundDraft.model_validate(columns)
