"""Random votes of all four ballots, merges, merges of merges, splits and undos: no vote is lost, none counts twice."""

from collections import Counter
from random import Random

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from profit_tt import store
from profit_tt.errors import NoDotsLeft, Refused
from profit_tt.models import BallotKind, FindingDraft, Person, Purse, Round, RoundFinding, StepKind, Vote
from profit_tt.services import merging, moderating, voting
from profit_tt.services.merging import SplitPart
from tests.building import Hall, House
from tests.services.ballots import a_round
from tests.services.merge_model import Model, Sheet

BUDGET, EACH = 5, 3
EXPERTS, FINDINGS = 2, 5
NEW = FindingDraft.of(text="Said in new words", kind="idea", language="en", themes=["data"])


class Merges(RuleBasedStateMachine):
    """Each step is done by the services and by the model; what counts must be the same afterwards."""

    house: House

    @initialize(chance=some.randoms(use_true_random=False))
    def begin(self, chance: Random) -> None:
        self.hall: Hall = self.house.think_tank(open=(StepKind.collect,))
        self.hall.crowd(EXPERTS)
        self.hall.heap(FINDINGS)
        self.rounds = {
            a_round(self.hall, kind, **({"budget": BUDGET, "each": EACH} if kind == "dots" else {})).id: kind
            for kind in BallotKind
        }
        self.model = Model({one: (BUDGET, EACH) for one, kind in self.rounds.items() if kind == "dots"})
        self.model.sheets = {one: Sheet(one) for one in self.hall.findings}
        with store.reading() as session:
            self.experts = {
                person: store.people.expert_of(session, device=person.device, think_tank_id=self.hall.id).id
                for person in self.hall.experts
            }
        for person in self.hall.experts:
            for round_id in self.rounds:
                for finding in chance.sample(self._listed(), k=FINDINGS):
                    self._vote(chance, person, round_id, finding)

    @rule(chance=some.randoms(use_true_random=False))
    def vote(self, chance: Random) -> None:
        """One expert answers in one round, on about half of what is on the list: merges meet double answers."""
        person, round_id = chance.choice(self.hall.experts), chance.choice(sorted(self.rounds))
        for finding in chance.sample(self._listed(), k=(len(self._listed()) + 1) // 2):
            self._vote(chance, person, round_id, finding)

    def _vote(self, chance: Random, person: Person, round_id: int, finding: int) -> None:
        on, at = {"by": person, "round_id": round_id, "finding_id": finding}, (round_id, self.experts[person])
        point = chance.randint(0, 5)
        match self.rounds[round_id]:
            case BallotKind.agreement:
                choice = chance.choice([("agree", 1), ("passed", 0), ("disagree", -1)])
                voting.cast(**on, choice=choice[0])
                self.model.answer(at, finding, {0: choice[1]})
            case BallotKind.scale:
                voting.rate(**on, value=point)
                self.model.answer(at, finding, {0: point})
            case BallotKind.impact_feasibility:
                axes = chance.choice([(0,), (1,), (0, 1)])
                names = {0: "impact", 1: "feasibility"}
                voting.place(**on, **{names[axis]: point for axis in axes})
                self.model.answer(at, finding, dict.fromkeys(axes, point))
            case BallotKind.dots:
                self._dots(on, at, finding, min(point, self.model.room_for(at, finding) + chance.choice([0, 0, 1])))

    def _dots(self, on: dict[str, object], at: tuple[int, int], finding: int, dots: int) -> None:
        if dots > self.model.room_for(at, finding):
            with pytest.raises(NoDotsLeft):
                voting.give_dots(**on, dots=dots)
            return
        voting.give_dots(**on, dots=dots)
        if dots:
            self.model.answer(at, finding, {0: dots})
        else:
            self.model.withdraw(at, finding)

    @rule(data=some.data())
    def take_a_vote_back(self, data: some.DataObject) -> None:
        person = data.draw(some.sampled_from(self.hall.experts))
        round_id = data.draw(some.sampled_from(sorted(self.rounds)))
        finding = data.draw(some.sampled_from(self._listed()))
        voting.withdraw(by=person, round_id=round_id, finding_id=finding)
        self.model.withdraw((round_id, self.experts[person]), finding)

    @precondition(lambda self: len(self._listed()) >= 2)
    @rule(data=some.data())
    def merge(self, data: some.DataObject) -> None:
        parents = data.draw(some.lists(some.sampled_from(self._listed()), min_size=2, max_size=3, unique=True))
        seen = {one: self._version(one) for one in parents}
        child = merging.merge(by=self.hall.desk, finding_ids=parents, draft=NEW, seen=seen)
        self.model.merge(self._deed_of(child.id), parents, child.id)

    @rule(data=some.data())
    def split(self, data: some.DataObject) -> None:
        whole = data.draw(some.sampled_from(self._listed()))
        carries = data.draw(some.lists(some.booleans(), min_size=2, max_size=3))
        parts = [SplitPart(NEW, carries=one) for one in carries]
        made = merging.split(by=self.hall.desk, finding_id=whole, parts=parts, seen=self._version(whole))
        ids = [one.id for one in made]
        self.model.split(self._deed_of(ids[0]), whole, list(zip(ids, carries, strict=True)))

    @precondition(lambda self: any(not one.undone for one in self.model.deeds.values()))
    @rule(data=some.data())
    def undo(self, data: some.DataObject) -> None:
        standing = [deed for deed, done in self.model.deeds.items() if not done.undone]
        deed = data.draw(some.sampled_from(standing))
        if not self.model.undoable(deed):
            with pytest.raises(Refused, match="undo that first"):
                merging.undo(by=self.hall.desk, deed_id=deed)
            return
        parents = self.model.deeds[deed].parents
        before = _rows(parents)
        merging.undo(by=self.hall.desk, deed_id=deed)
        assert _rows(parents) == before
        self.model.undo(deed)

    @precondition(lambda self: len(self._listed()) >= 2)
    @rule(data=some.data())
    def archive(self, data: some.DataObject) -> None:
        finding = data.draw(some.sampled_from(self._listed()))
        moderating.archive(by=self.hall.desk, finding_id=finding, seen=self._version(finding))
        self.model.put_away(finding)

    @precondition(lambda self: self._archived())
    @rule(data=some.data())
    def restore(self, data: some.DataObject) -> None:
        finding = data.draw(some.sampled_from(self._archived()))
        moderating.restore(by=self.hall.desk, finding_id=finding, seen=self._version(finding))
        self.model.bring_back(finding)

    @invariant()
    def what_counts_is_what_a_recount_gives(self) -> None:
        counted = {row[:5] for row in _rows(self._listed())}
        assert counted == self.model.counted()
        for round_id in self.rounds:
            people = Counter((row[2], row[3], row[4]) for row in counted if row[0] == round_id)
            with store.reading() as session:
                frame = store.votes.tally(session, round_id=round_id)
            tallied = frame.groupby(["finding_id", "axis", "value"])["people"].sum().to_dict()
            assert tallied == people

    @invariant()
    def nobody_has_two_votes_on_a_finding(self) -> None:
        keys = [row[:4] for row in _rows(self._listed())]
        assert len(keys) == len(set(keys))

    @invariant()
    def no_purse_is_overspent(self) -> None:
        spent: Counter[tuple[int, int]] = Counter()
        for round_id, expert, _, _, value in self.model.counted():
            if round_id in self.model.budgets:
                spent[round_id, expert] += value
        with store.reading() as session:
            purses = session.scalars(sa.select(Purse).where(Purse.round_id.in_(self.model.budgets))).all()
        assert {(one.round_id, one.expert_id): one.spent for one in purses if one.spent} == dict(spent)
        assert all(one.spent <= BUDGET and one.most <= EACH for one in purses)

    @invariant()
    def every_finding_on_the_list_may_be_voted_on_in_every_round(self) -> None:
        with store.reading() as session:
            asked = session.execute(
                sa.select(RoundFinding.round_id, RoundFinding.finding_id)
                .join(Round, Round.id == RoundFinding.round_id)
                .where(Round.think_tank_id == self.hall.id)
            ).all()
        assert {(one, finding) for one in self.rounds for finding in self._listed()} <= {tuple(row) for row in asked}

    def _listed(self) -> list[int]:
        return [one.id for one in self.model.sheets.values() if one.listed]

    def _archived(self) -> list[int]:
        return [one.id for one in self.model.sheets.values() if not one.listed and not one.gone]

    def _version(self, finding_id: int) -> int:
        with store.reading() as session:
            found = store.findings.by_id(session, think_tank_id=self.hall.id, finding_id=finding_id)
            assert found is not None
            return found.version

    def _deed_of(self, finding_id: int) -> int:
        found = merging.lineage(by=self.hall.desk, finding_id=finding_id)
        assert found is not None
        return found.deed_id


def _rows(finding_ids: list[int]) -> set[tuple[int, ...]]:
    """(round, expert, finding, axis, value, revision) of all votes on these findings, as the table has them."""
    with store.reading() as session:
        votes = session.scalars(sa.select(Vote).where(Vote.finding_id.in_(finding_ids))).all()
    return {(v.round_id, v.expert_id, v.finding_id, v.axis, v.value, v.revision) for v in votes}


@pytest.fixture
def machine(house: House) -> type[Merges]:
    return type("MergesHere", (Merges,), {"house": house})


@pytest.mark.slow
def test_no_vote_is_lost_and_none_counts_twice(machine: type[Merges]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=20,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
