"""Dots under any sequence of presses, several at once: never overspent, every press answered truly, purse = votes."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import hypothesis.strategies as st
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from profit_tt import store
from profit_tt.errors import HouseError, NoDotsLeft, NotFound, VotingClosed
from profit_tt.models import BallotKind, Person, Purse, StepKind, Vote
from profit_tt.services import entering, moderating, seats, voting
from profit_tt.services.writing import identity
from tests.building import House

EXPERTS, FINDINGS, BUDGET, EACH, THREADS = 2, 4, 6, 4, 4


@dataclass(frozen=True)
class Press:
    """One press on one phone."""

    expert: int
    finding: int
    dots: int


presses = st.builds(Press, st.integers(0, EXPERTS - 1), st.integers(0, FINDINGS - 1), st.integers(0, EACH + 1))
findings = st.integers(0, FINDINGS - 1)


def _machine(house: House) -> type[RuleBasedStateMachine]:
    class Budgets(RuleBasedStateMachine):
        """The model: `laid` are the dots of each expert on each finding; `off` is not on the list."""

        def __init__(self) -> None:
            super().__init__()
            self.hall = house.session_of(EXPERTS, FINDINGS).ballot(BallotKind.dots, budget=BUDGET, each=EACH)
            self.seat = seats.add_seats(
                by=self.hall.desk, region="kent", stakeholder="public", language="en", number=1
            )[0]
            self.round_id = self.hall.round_id
            self.laid: dict[tuple[int, int], int] = {}
            self.ids = [identity(self._expert_id(one)) for one in self.hall.experts]
            self.ids += [one.expert_id for one in seats.seats(by=self.hall.desk)]
            self.off: set[int] = set()
            self.versions = [1] * FINDINGS
            self.open = True
            self.threads = ThreadPoolExecutor(THREADS)

        def teardown(self) -> None:
            self.threads.shutdown()

        @rule(press=presses)
        def give(self, press: Press) -> None:
            expected = self._expected(press)
            assert type(self._press(press)) is expected
            if expected is int:
                self._lay(press.expert, press.finding, press.dots)

        @rule(several=st.lists(presses, min_size=2, max_size=6))
        def give_at_once(self, several: list[Press]) -> None:
            """Each is answered by its revision or refused; in the order of revisions they are as one by one."""
            answers = list(zip(self.threads.map(self._press, several), several, strict=True))
            done = sorted(((made, press) for made, press in answers if isinstance(made, int)), key=lambda one: one[0])
            assert len({made for made, _ in done}) == len(done)
            for _, press in done:
                assert self._expected(press) is int
                self._lay(press.expert, press.finding, press.dots)
            refused = {type(made) for made, _ in answers if not isinstance(made, int)}
            assert refused <= {NoDotsLeft, NotFound} if self.open else refused == {VotingClosed}

        @rule(expert=st.integers(0, EXPERTS - 1), finding=findings)
        def take_back(self, expert: int, finding: int) -> None:
            by, at = self.hall.experts[expert], {"round_id": self.round_id, "finding_id": self.hall.findings[finding]}
            if self.open and finding not in self.off:
                voting.withdraw(by=by, **at)
                self._lay(expert, finding, 0)
            else:
                with pytest.raises((VotingClosed, NotFound)):
                    voting.withdraw(by=by, **at)

        @rule(dots=st.lists(st.integers(0, EACH), min_size=FINDINGS, max_size=FINDINGS))
        def enter_a_sheet(self, dots: list[int]) -> None:
            asked = [one for one in range(FINDINGS) if one not in self.off]
            lines = [(str(one + 1), str(dots[one])) for one in asked]
            fits = sum(dots[one] for one in asked) <= BUDGET
            try:
                seats.enter_votes(
                    by=self.hall.desk, seat=self.seat, round_id=self.round_id, lines=lines, before_close=True
                )
            except NoDotsLeft:
                assert not fits
                return
            assert fits
            for one in asked:
                self._lay(EXPERTS, one, dots[one])

        @precondition(lambda self: len(self.off) < FINDINGS - 1)
        @rule(finding=findings)
        def archive(self, finding: int) -> None:
            if finding not in self.off:
                self._moved(finding, moderating.archive)
                self.off.add(finding)

        @precondition(lambda self: self.off)
        @rule(data=st.data())
        def restore(self, data: st.DataObject) -> None:
            """What came back is kept; of the dots that were spent meanwhile the newest are taken back."""
            finding = data.draw(st.sampled_from(sorted(self.off)))
            self._moved(finding, moderating.restore)
            self.off.discard(finding)
            kept = self._kept()
            for expert in range(EXPERTS + 1):
                assert kept.get((expert, finding), 0) == self.laid.get((expert, finding), 0)
                before = {at: dots for at, dots in self.laid.items() if at[0] == expert and at[1] not in self.off}
                after = {at: dots for at, dots in kept.items() if at[0] == expert and at[1] not in self.off}
                assert sum(after.values()) == min(BUDGET, sum(before.values()))
                assert all(after.get(at, 0) <= dots for at, dots in before.items())
            self.laid = kept

        @precondition(lambda self: self.open)
        @rule()
        def close(self) -> None:
            self.hall.close(StepKind.vote)
            self.open = False

        @precondition(lambda self: not self.open)
        @rule()
        def reopen(self) -> None:
            self.hall.open(StepKind.vote)
            self.open = True

        @invariant()
        def the_rows_are_what_was_laid(self) -> None:
            assert self._kept() == self.laid

        @invariant()
        def no_purse_is_overspent_and_each_is_a_recount(self) -> None:
            with store.reading() as session:
                rows: list[Purse] = list(session.scalars(sa.select(Purse).where(Purse.round_id == self.round_id)))  # type: ignore[arg-type]
            for row in rows:
                laid = [
                    dots
                    for (expert, finding), dots in self.laid.items()
                    if self.ids[expert] == row.expert_id and finding not in self.off
                ]
                assert (row.spent, row.most) == (sum(laid), max(laid, default=0))
                assert row.spent <= BUDGET
            assert {self.ids[expert] for expert, _ in self.laid} <= {row.expert_id for row in rows}

        def _press(self, press: Press) -> int | HouseError:
            try:
                return voting.give_dots(
                    by=self.hall.experts[press.expert],
                    round_id=self.round_id,
                    finding_id=self.hall.findings[press.finding],
                    dots=press.dots,
                )
            except HouseError as refused:
                return refused

        def _expected(self, press: Press) -> type:
            if not self.open:
                return VotingClosed
            if press.finding in self.off:
                return NotFound
            others = sum(
                dots
                for (expert, finding), dots in self.laid.items()
                if expert == press.expert and finding != press.finding and finding not in self.off
            )
            return int if press.dots <= EACH and others + press.dots <= BUDGET else NoDotsLeft

        def _lay(self, expert: int, finding: int, dots: int) -> None:
            self.laid.pop((expert, finding), None)
            if dots:
                self.laid[expert, finding] = dots

        def _kept(self) -> dict[tuple[int, int], int]:
            with store.reading() as session:
                rows: list[Vote] = list(session.scalars(sa.select(Vote).where(Vote.round_id == self.round_id)))  # type: ignore[arg-type]
            return {
                (self.ids.index(row.expert_id), self.hall.findings.index(row.finding_id)): row.value for row in rows
            }

        def _moved(self, finding: int, deed: object) -> None:
            assert callable(deed)
            deed(by=self.hall.desk, finding_id=self.hall.findings[finding], seen=self.versions[finding])
            self.versions[finding] += 1

        def _expert_id(self, by: Person) -> int | None:
            found = entering.who(by=by).expert
            return found.id if found else None

    return Budgets


def test_budgets(house: House) -> None:
    run_state_machine_as_test(
        _machine(house),
        settings=settings(
            max_examples=8,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
            database=None,
        ),
    )
