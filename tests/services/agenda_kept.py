"""What the database holds of an agenda, to hold deeds against: all of it before, all of it after."""

from dataclasses import dataclass
from typing import Any

from profit_tt import store
from profit_tt.models import Round, Step, StepKind, StepState, ThinkTank
from profit_tt.models.base import row_id
from profit_tt.services import agenda
from tests.building import Hall


@dataclass
class Kept:
    """What the database holds of the agenda."""

    think_tank: ThinkTank
    steps: list[Step]
    every: list[Round]
    votes: dict[int, int]
    asked: dict[int, frozenset[int]]
    entries: int

    @property
    def rows(self) -> dict[str, dict[str, Any]]:
        rows = [("think tank", self.think_tank), *(("step", one) for one in self.steps)]
        return {f"{kind} {row.id}": row.model_dump() for kind, row in [*rows, *(("round", one) for one in self.every)]}

    def step(self, place: int) -> Step:
        return self.steps[place % len(self.steps)]

    def current(self, place: int) -> Step:
        """Mostly the step everybody is at: that is where time is given."""
        return next(
            (one for one in self.steps if one.id == self.think_tank.current_step_id and place > 1), self.step(place)
        )

    def running(self, place: int) -> Round | None:
        """Mostly a round that is open: that is where people vote."""
        is_open = {step.id for step in self.steps if step.state is StepState.open}
        alive = [one for one in self.every if one.step_id in is_open and one.wiped_at is None]
        some_of_them = alive if alive and place > 1 else self.every
        return some_of_them[place % len(some_of_them)] if some_of_them else None

    def round_of(self, step: Step) -> Round | None:
        return next((one for one in self.every if one.step_id == step.id and one.wiped_at is None), None)


def kept(hall: Hall) -> Kept:
    with store.snapshot() as session:
        here = agenda.read(session, think_tank_id=hall.id)
        entries = len(store.think_tanks.log(session, think_tank_id=hall.id))
        return Kept(here.think_tank, here.steps, here.every, here.votes, here.asked, entries)


def is_whole(now: Kept) -> None:
    """Positions without gaps, a round for each vote and the earlier first, countdowns only on open steps."""
    steps = {step.id: step for step in now.steps}
    alive = [one for one in now.every if one.wiped_at is None]
    assert [step.position for step in now.steps] == list(range(1, len(now.steps) + 1))
    assert now.think_tank.current_step_id in steps
    assert sorted(one.step_id for one in alive) == sorted(
        row_id(step.id) for step in now.steps if step.kind is StepKind.vote
    )
    assert sorted(one.number for one in alive) == list(range(1, len(alive) + 1))
    for one in alive:
        base = next((other for other in alive if other.id == one.again_of), None)
        assert (base is None) == (one.again_of is None)
        if base is not None:
            assert steps[base.step_id].position < steps[one.step_id].position
            assert (base.ballot, base.budget, base.each) == (one.ballot, one.budget, one.each)
            assert StepState.open not in (steps[base.step_id].state, steps[one.step_id].state) or (
                steps[base.step_id].state is not steps[one.step_id].state
            )
    for step in now.steps:
        assert step.state is StepState.open or (step.ends_at, step.left_ms) == (None, None)
        assert step.state is not StepState.open or now.think_tank.state != "closed"


def changed_by_one(before: Kept, after: Kept, *, anew: bool) -> None:
    """Each row that was changed has the next version and no other; there is an entry in the log for it all.

    anew: every step is another one, though SQLite may give it the id of a former one; then with a later version.
    """
    rows, now = before.rows, after.rows
    placed = {"position", "number", "version"}
    both = set(rows) & set(now)
    there = {name for name in both if name.startswith("think tank") or not anew}
    assert all(now[name]["version"] > rows[name]["version"] for name in both - there)
    for name in there:
        changed = {field for field in rows[name] if rows[name][field] != now[name][field]}
        versions = now[name]["version"] - rows[name]["version"]
        assert versions == (1 if changed - placed else versions)
        assert versions in (0, 1)
    changed_rows = {name for name in set(rows) | set(now) if rows.get(name) != now.get(name)}
    assert after.entries - before.entries >= (1 if changed_rows else 0)
    assert after.votes == before.votes or not set(before.votes) <= set(after.votes)
