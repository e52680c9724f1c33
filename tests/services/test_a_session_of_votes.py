"""Whatever people do in whatever order: the tally is a recount, one row a person and finding, nothing after closing."""

from collections import Counter

import hypothesis.strategies as st
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from profit_tt import store
from profit_tt.errors import NotFound, VotingClosed
from profit_tt.models import VALUES, Choice, Expert, Person, StepKind, Vote
from profit_tt.services import collecting, entering, room, voting
from tests.building import House

EXPERTS, FINDINGS = 4, 3
experts, findings = st.integers(0, EXPERTS - 1), st.integers(0, FINDINGS - 1)


def _machine(house: House) -> type[RuleBasedStateMachine]:
    class SessionOfVotes(RuleBasedStateMachine):
        """The model: `cast` says what each person answered last; `open`, `hidden` what the desk did."""

        def __init__(self) -> None:
            super().__init__()
            self.hall = house.session_of(EXPERTS, FINDINGS)
            self.round_id = self.hall.round_id
            self.expert_ids = [one.id for one in map(self._expert, self.hall.experts)]
            self.cast: dict[tuple[int, int], int] = {}
            self.open, self.hidden = True, set[int]()
            self.revision = room.pulse(by=self.hall.desk).number
            self.moved = False

        @rule(expert=experts, finding=findings, choice=st.sampled_from(Choice))
        def vote(self, expert: int, finding: int, choice: Choice) -> None:
            if self._admits(finding):
                voting.cast(**self._at(expert, finding), choice=choice)
                self.cast[expert, finding] = VALUES[choice]
            else:
                with pytest.raises(self._refusal()):
                    voting.cast(**self._at(expert, finding), choice=choice)

        @rule(expert=experts, finding=findings)
        def take_back(self, expert: int, finding: int) -> None:
            if self._admits(finding):
                voting.withdraw(**self._at(expert, finding))
                self.cast.pop((expert, finding), None)
            else:
                with pytest.raises(self._refusal()):
                    voting.withdraw(**self._at(expert, finding))

        @rule(finding=findings)
        def hide_or_restore(self, finding: int) -> None:
            finding_id = self.hall.findings[finding]
            if finding in self.hidden:
                collecting.restore(by=self.hall.desk, finding_id=finding_id)
            else:
                collecting.hide(by=self.hall.desk, finding_id=finding_id, reason="for a while")
            self.hidden ^= {finding}
            self.moved = True

        @precondition(lambda self: self.open)
        @rule()
        def close(self) -> None:
            self.hall.close(StepKind.vote)
            self.open, self.moved = False, True

        @precondition(lambda self: not self.open)
        @rule()
        def reopen(self) -> None:
            self.hall.open(StepKind.vote)
            self.open, self.moved = True, True

        def _expert(self, by: Person) -> Expert:
            found = entering.who(by=by).expert
            assert found is not None
            return found

        def _admits(self, finding: int) -> bool:
            self.moved = self.open and finding not in self.hidden
            return self.moved

        def _refusal(self) -> type[Exception]:
            return NotFound if self.open else VotingClosed

        def _at(self, expert: int, finding: int) -> dict:  # type: ignore[type-arg]
            return {
                "by": self.hall.experts[expert],
                "round_id": self.round_id,
                "finding_id": self.hall.findings[finding],
            }

        @invariant()
        def the_rows_are_what_was_cast(self) -> None:
            with store.reading() as session:
                rows = session.scalars(sa.select(Vote).where(Vote.round_id == self.round_id)).all()  # type: ignore[arg-type]
            kept = {
                (self.expert_ids.index(row.expert_id), self.hall.findings.index(row.finding_id)): row.value
                for row in rows
            }
            assert len(rows) == len(self.cast)
            assert kept == self.cast

        @invariant()
        def the_tally_is_a_recount_of_what_is_listed(self) -> None:
            with store.reading() as session:
                tally = store.votes.tally(session, round_id=self.round_id)
            counted = Counter[tuple[int, int]]()
            for row in tally.itertuples():
                counted[row.finding_id, row.value] += row.people
            recount = Counter(
                (self.hall.findings[f], value) for (_, f), value in self.cast.items() if f not in self.hidden
            )
            assert counted == recount

        @invariant()
        def the_revision_moves_with_every_write_and_never_back(self) -> None:
            now = room.pulse(by=self.hall.desk).number
            assert now > self.revision if self.moved else now == self.revision
            self.revision, self.moved = now, False

    return SessionOfVotes


def test_a_session_of_votes(house: House) -> None:
    run_state_machine_as_test(
        _machine(house),
        settings=settings(
            max_examples=10,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
            database=None,
        ),
    )
