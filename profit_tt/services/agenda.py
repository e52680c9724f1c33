"""The agenda as the rules look at it: read in one go inside a deed, or by a desk that asks what is possible."""

from dataclasses import dataclass, replace
from typing import Any, Protocol

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import ChangedMeanwhile, NotFound
from profit_tt.models import Person, Round, Step, StepState, ThinkTank, ThinkTankState
from profit_tt.models.agenda_drafts import STEPS_LIMIT, RoundDraft, StepDraft
from profit_tt.models.base import row_id
from profit_tt.services import deadlines, gathering, rights
from profit_tt.services.agenda_rules import Facts
from profit_tt.services.rights import Operation


class Versioned(Protocol):
    version: int


@dataclass(slots=True)
class Agenda:
    """A think tank's steps and rounds, with what their votes and findings allow.

    revision: the one that this deed makes. New rows begin with it as their version: SQLite gives a removed row's id
    to a new one, and whoever still sees the old one must not change the new. every: its rounds, those that were reset
    too. votes: by round id. asked: finding ids by round id. listed: ids of all listed findings.
    """

    session: Session
    revision: int
    think_tank: ThinkTank
    steps: list[Step]
    every: list[Round]
    votes: dict[int, int]
    asked: dict[int, frozenset[int]]
    listed: frozenset[int]

    @property
    def rounds(self) -> list[Round]:
        """The rounds that count."""
        return [one for one in self.every if one.wiped_at is None]

    def step(self, step_id: int | None) -> Step:
        """Raises NotFound for a step of another think tank, or of none."""
        found = next((step for step in self.steps if step.id == step_id), None)
        if found is None:
            raise NotFound
        return found

    def round(self, round_id: int | None) -> Round:
        """Raises NotFound for a round of another think tank, or one that was reset."""
        found = next((one for one in self.rounds if one.id == round_id), None)
        if found is None:
            raise NotFound
        return found

    def round_of(self, step: Step) -> Round | None:
        """The round of a voting step."""
        return next((one for one in self.rounds if one.step_id == step.id), None)

    def step_of(self, voting: Round) -> Step:
        return self.step(voting.step_id)

    @property
    def after_current(self) -> Step | None:
        """The step after the one everybody is at."""
        order = [step.id for step in self.steps]
        current = self.think_tank.current_step_id
        place = order.index(current) + 1 if current in order else 0
        return self.steps[place] if place < len(self.steps) else None

    def builds_on(self, voting: Round) -> Round | None:
        """The round that this one repeats or takes the top of."""
        base = voting.again_of if voting.again_of is not None else voting.top_of
        return next((one for one in self.every if base is not None and one.id == base), None)

    def built_on(self, voting: Round) -> list[Round]:
        """The rounds that build on this one, reset ones too."""
        return [one for one in self.every if voting.id in (one.again_of, one.top_of)]

    def was_open(self, voting: Round) -> bool:
        """Whether a round has ever taken votes: it took in its findings then."""
        return bool(self.asked.get(row_id(voting.id)))

    def about(self, voting: Round) -> int:
        """How many listed findings a round is about, or would be if it opened now."""
        kept = self.asked.get(row_id(voting.id), frozenset())
        return len(self.listed & (kept | set(gathering.named(self.session, voting=voting))))

    def in_order(self) -> bool:
        """Whether every round stands after the one it builds on."""
        place = {step.id: number for number, step in enumerate(self.steps)}
        pairs = ((one, self.builds_on(one)) for one in self.rounds)
        return all(place.get(base.step_id, -1) < place[one.step_id] for one, base in pairs if base is not None)

    def facts(self, step: Step | None = None) -> Facts:
        """What the rules look at: of the whole agenda, and of one step."""
        whole = Facts(
            ended=self.think_tank.state is ThinkTankState.closed,
            full=len(self.steps) >= STEPS_LIMIT,
            last=self.after_current is None,
            ever_voted=any(self.votes.values()),
            in_order=self.in_order(),
        )
        if step is None:
            return whole
        mine = [one for one in self.every if one.step_id == step.id]
        of_step = replace(
            whole,
            kind=step.kind,
            state=step.state,
            current=step.id == self.think_tank.current_step_id,
            countdown=deadlines.state(step),
            ever_voted=any(self.votes.get(row_id(one.id)) for one in mine),
            repeated=any(self.built_on(one) for one in mine),
        )
        voting = self.round_of(step)
        return of_step if voting is None else self._with_round(of_step, voting)

    def _with_round(self, facts: Facts, voting: Round) -> Facts:
        base = self.builds_on(voting)
        later = [one for one in self.built_on(voting) if one.wiped_at is None]
        return replace(
            facts,
            voting=True,
            findings=self.about(voting),
            opened=self.was_open(voting),
            votes=self.votes.get(row_id(voting.id), 0),
            shown=voting.shown_on_wall or voting.shown_on_phones,
            earlier=None if base is None else self.step_of(base).state,
            earlier_opened=base is not None and self.was_open(base),
            repeated_opened=any(self.was_open(one) for one in later),
            repeated_open=any(self.step_of(one).state is StepState.open for one in later),
        )


def read(session: Session, *, think_tank_id: int) -> Agenda:
    """The agenda inside a deed. Raises NotFound."""
    think_tank = store.think_tanks.by_id(session, think_tank_id=think_tank_id)
    if think_tank is None:
        raise NotFound
    return Agenda(
        session=session,
        revision=store.revisions.pulse(session, think_tank_id=think_tank_id).number,
        think_tank=think_tank,
        steps=store.think_tanks.steps(session, think_tank_id=think_tank_id),
        every=store.agenda.every_round(session, think_tank_id=think_tank_id),
        votes=store.agenda.votes(session, think_tank_id=think_tank_id),
        asked=store.rounds.all_findings(session, think_tank_id=think_tank_id),
        listed=frozenset(store.rounds.listed(session, think_tank_id=think_tank_id)),
    )


def facts(*, by: Person) -> dict[int, Facts]:
    """What the rules look at, for each step, by its id; under 0 for the think tank as a whole. For those who run it:
    `agenda_rules.refusal(deed, facts)` then tells which buttons make sense.
    """
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.run_agenda)
        here = read(session, think_tank_id=by.think_tank_id or 0)
        return {0: here.facts()} | {row_id(step.id): here.facts(step) for step in here.steps}


def require_seen(row: Versioned, seen: int | None) -> None:
    """Raises ChangedMeanwhile when the row is not any more what the desk showed; None asks nothing."""
    if seen is not None and row.version != seen:
        raise ChangedMeanwhile


def put(here: Agenda, row: Step | Round, columns: dict[str, Any]) -> None:
    """Set columns of a step or a round; it has the next version then."""
    for name, value in columns.items():
        setattr(row, name, value)
    row.version += 1
    here.session.add(row)
    here.session.flush()


def columns(row: Step | Round) -> dict[str, Any]:
    """The columns that a draft fills in."""
    return row.model_dump(include=set(_DRAFTS[type(row)].model_fields))


_DRAFTS: dict[type, type[StepDraft] | type[RoundDraft]] = {Step: StepDraft, Round: RoundDraft}
