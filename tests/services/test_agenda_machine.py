"""Two facilitators and two experts do anything at any time: what the rules forbid never happens, what they allow does,
and nobody overwrites what somebody else has just changed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from profit_tt.errors import BadChoice, ChangedMeanwhile, NotFound, OutOfTurn, Refused, VotingClosed
from profit_tt.models import Audience, BallotKind, CollectMode, Person, Round, Step, StepKind, StepState, ThinkTank
from profit_tt.models.agenda_drafts import RoundDraft, StepDraft
from profit_tt.models.base import row_id
from profit_tt.services import (
    agenda,
    agenda_rules,
    composing,
    countdown,
    deadlines,
    entering,
    hosting,
    running,
    voting,
)
from profit_tt.services.agenda_rules import TO_STATE, AgendaDeed
from tests.building import House
from tests.conftest import Clock
from tests.services.agenda_kept import changed_by_one, is_whole, kept

number = some.integers(0, 9)


class Room(RuleBasedStateMachine):
    """`desks` hold what each facilitator has looked at last; their deeds go out with these versions."""

    house: House
    clock: Clock
    monotonic: list[float]
    began: datetime

    @initialize(again=some.booleans())
    def begin(self, again: bool) -> None:
        self.clock.at = self.began
        self.hall = self.house.session_of(2, 3, open=(StepKind.collect, StepKind.vote))
        second = hosting.invite_facilitator(by=self.hall.desk, name="Second")
        other = self.hall.person(f"second-{self.hall.id}")
        entering.enter_as_facilitator(device=other.device, token=second.token)
        if again:
            draft = RoundDraft.of(again_of=kept(self.hall).every[0].id)
            composing.add_step(by=self.hall.desk, draft=StepDraft.of(kind="vote"), voting=draft)
        self.desks = {self.hall.desk: kept(self.hall), other: kept(self.hall)}

    @rule()
    def both_look(self) -> None:
        self.desks = dict.fromkeys(self.desks, kept(self.hall))

    @rule(who=number, place=number, state=some.sampled_from(StepState))
    def set_step(self, who: int, place: int, state: StepState) -> None:
        seen = self.desks[self._desk(who)].step(place)
        self._deed(who, TO_STATE[state], seen, lambda by, on: running.set_step(by=by, state=state, **on))

    @rule(who=number, place=number, following=some.booleans())
    def move_on(self, who: int, place: int, following: bool) -> None:
        seen = self.desks[self._desk(who)]
        step_id = None if following else seen.step(place).id
        self._deed(who, None, seen.think_tank, lambda by, on: running.move_on(by=by, step_id=step_id, seen=on["seen"]))

    @rule(who=number, place=number)
    def bring(self, who: int, place: int) -> None:
        seen = self.desks[self._desk(who)]
        step_id = row_id(seen.step(place).id)
        self._deed(
            who,
            AgendaDeed.bring,
            seen.think_tank,
            lambda by, on: running.bring_everybody(by=by, step_id=step_id, seen=on["seen"]),
            about=step_id,
        )

    @rule(
        who=number,
        place=number,
        what=some.sampled_from(["begin", "begin", "begin", "pause", "resume", "add_time", "clear"]),
    )
    def time(self, who: int, place: int, what: str) -> None:
        seen = self.desks[self._desk(who)].current(place)
        deeds: dict[str, Callable[..., object]] = {
            "begin": lambda **on: countdown.start(seconds=40, **on),
            "pause": countdown.pause,
            "resume": countdown.resume,
            "add_time": countdown.add,
            "clear": countdown.clear,
        }
        self._deed(who, AgendaDeed(what), seen, lambda by, on: deeds[what](by=by, **on))

    @rule(seconds=some.integers(1, 40), jump=some.sampled_from([0, 0, 60, -60]))
    def time_passes(self, seconds: int, jump: int) -> None:
        self.monotonic[0] += seconds
        self.clock.at += timedelta(seconds=seconds)
        if jump:
            for step in kept(self.hall).steps:  # every process has seen its countdowns before the clock jumps
                countdown.left_ms(step)
            self.clock.at += timedelta(minutes=jump / 60)

    @rule()
    def keeper_comes_by(self) -> None:
        before = kept(self.hall)
        due = {step.id for step in before.steps if countdown.is_over(step)}
        closed = set(countdown.close_due(by=Person.house()))
        assert closed & {step.id for step in before.steps} == due
        assert {step.state for step in kept(self.hall).steps if step.id in due} <= {StepState.view_only}

    @rule(who=number, place=number, kind=some.sampled_from(StepKind), of=some.none() | number)
    def add(self, who: int, place: int, kind: StepKind, of: int | None) -> None:
        seen = self.desks[self._desk(who)]
        base = None if of is None else seen.round_of(seen.step(of))
        draft = None if base is None or kind is not StepKind.vote else RoundDraft.of(again_of=base.id)
        after = seen.step(place).id
        self._deed(
            who,
            None,
            None,
            lambda by, _: composing.add_step(by=by, draft=StepDraft.of(kind=kind), after=after, voting=draft),
        )

    @rule(who=number, place=number, minutes=some.integers(1, 3))
    def edit(self, who: int, place: int, minutes: int) -> None:
        seen = self.desks[self._desk(who)].step(place)
        draft = StepDraft.of(kind=seen.kind, minutes=minutes)
        self._deed(who, AgendaDeed.edit, seen, lambda by, on: composing.edit_step(by=by, draft=draft, **on))

    @rule(who=number, place=number)
    def duplicate(self, who: int, place: int) -> None:
        step_id = row_id(self.desks[self._desk(who)].step(place).id)
        deed = lambda by, _: composing.duplicate_step(by=by, step_id=step_id)  # noqa: E731
        self._deed(who, AgendaDeed.duplicate, None, deed, about=step_id)

    @rule(who=number, place=number)
    def remove(self, who: int, place: int) -> None:
        seen = self.desks[self._desk(who)].step(place)
        self._deed(who, AgendaDeed.remove, seen, lambda by, on: composing.remove_step(by=by, **on))

    @rule(who=number, place=number, to=number)
    def move(self, who: int, place: int, to: int) -> None:
        seen = self.desks[self._desk(who)].step(place)
        self._deed(who, None, seen, lambda by, on: composing.move_step(by=by, to=to, **on))

    @rule(who=number, place=number, ballot=some.sampled_from(["agreement", "scale", "dots"]), starred=some.booleans())
    def edit_round(self, who: int, place: int, ballot: str, starred: bool) -> None:
        seen = self.desks[self._desk(who)]
        step = seen.step(place)
        draft = RoundDraft.of(ballot=ballot, findings_from="starred" if starred else "all")
        deed = lambda by, on: composing.edit_round(by=by, step_id=row_id(step.id), draft=draft, seen=on["seen"])  # noqa: E731
        self._deed(who, None, seen.round_of(step), deed)

    @rule(who=number, place=number, on=some.sampled_from([Audience.wall, Audience.phones]), shown=some.booleans())
    def show(self, who: int, place: int, on: Audience, shown: bool) -> None:
        seen = self.desks[self._desk(who)]
        found = seen.round_of(seen.step(place))
        if found is not None:
            round_id, what = row_id(found.id), AgendaDeed.show if shown else AgendaDeed.unshow
            deed = lambda by, old: running.show_results(by=by, round_id=round_id, on=on, shown=shown, seen=old["seen"])  # noqa: E731
            self._deed(who, what, found, deed, about=found.step_id)

    @rule(who=number, place=number)
    def reset(self, who: int, place: int) -> None:
        seen = self.desks[self._desk(who)]
        found = seen.round_of(seen.step(place))
        if found is not None:
            round_id = row_id(found.id)
            deed = lambda by, on: running.reset_round(by=by, round_id=round_id, seen=on["seen"])  # noqa: E731
            self._deed(who, AgendaDeed.reset, found, deed, about=found.step_id)

    @rule(who=number, roam=some.booleans(), mode=some.sampled_from(CollectMode))
    def set_the_room(self, who: int, roam: bool, mode: CollectMode) -> None:
        seen = self.desks[self._desk(who)].think_tank
        self._deed(who, None, seen, lambda by, on: running.set_roaming(by=by, roam=roam, seen=on["seen"]))
        self._deed(who, None, None, lambda by, _: running.set_collecting(by=by, collect_mode=mode))

    @rule(who=number, which=some.sampled_from(["end", "reopen", "reopen", "half-day"]), now=some.integers(0, 3))
    def now_and_then(self, who: int, which: str, now: int) -> None:
        if now:
            return
        seen = self.desks[self._desk(who)].think_tank
        if which in ("end", "reopen"):
            deed = running.end if which == "end" else running.reopen
            self._deed(who, AgendaDeed(which), seen, lambda by, on: deed(by=by, seen=on["seen"]), about=0)
        else:
            apply = lambda by, _: composing.apply_template(by=by, name=which)  # noqa: E731
            self._deed(who, AgendaDeed.replace_all, None, apply, about=0)

    @rule(who=number, place=number, finding=number, choice=some.sampled_from(["agree", "disagree", "passed"]))
    def vote_again(self, who: int, place: int, finding: int, choice: str) -> None:
        self.vote(who, place, finding, choice)

    @rule(who=number, place=number, finding=number, choice=some.sampled_from(["agree", "disagree", "passed"]))
    def vote(self, who: int, place: int, finding: int, choice: str) -> None:
        before = kept(self.hall)
        target = before.running(place)
        if target is None:
            return
        finding_id = self.hall.findings[finding % len(self.hall.findings)]
        step = next((one for one in before.steps if one.id == target.step_id), None)
        by = self.hall.experts[who % len(self.hall.experts)]
        takes = step is not None and step.state is StepState.open and not countdown.is_over(step)
        takes = takes and target.wiped_at is None
        ballot_fits = target.ballot is BallotKind.agreement
        is_asked = finding_id in before.asked.get(row_id(target.id), ())
        try:
            voting.cast(by=by, round_id=row_id(target.id), finding_id=finding_id, choice=choice)
        except VotingClosed:
            assert not takes
        except (NotFound, BadChoice):
            assert not (takes and ballot_fits and is_asked)
        else:
            assert takes
            assert ballot_fits
            assert is_asked

    @invariant()
    def the_agenda_is_whole(self) -> None:
        is_whole(kept(self.hall))

    def _desk(self, who: int) -> Person:
        return list(self.desks)[who % 2]

    def _deed(
        self,
        who: int,
        what: AgendaDeed | None,
        seen: Step | Round | ThinkTank | None,
        deed: Callable[[Person, dict[str, Any]], object],
        *,
        about: int | None = None,
    ) -> None:
        """Do it, and hold what became of it against the rules and against what the desk had seen."""
        by, before = self._desk(who), kept(self.hall)
        on: dict[str, Any] = {"seen": None if seen is None else seen.version}
        if isinstance(seen, Step):
            on["step_id"] = about = row_id(seen.id)
        name = {Step: "step", Round: "round", ThinkTank: "think tank"}.get(type(seen), "")
        now = before.rows.get(f"{name} {seen.id}") if seen is not None else None
        is_stale = seen is not None and (now is None or now["version"] != seen.version or now.get("wiped_at"))
        facts = agenda.facts(by=by).get(about or 0) if what is not None else None
        said = agenda_rules.refusal(what, facts) if what is not None and facts is not None else None
        try:
            deed(by, on)
        except Refused as refused:
            assert kept(self.hall) == before
            if isinstance(refused, ChangedMeanwhile):
                assert is_stale
            elif isinstance(refused, OutOfTurn) and what is not None:
                assert str(refused) == str(said)  # noqa: PT017 - which of several refusals it is, decides
        else:
            assert not is_stale
            assert said is None
            changed_by_one(before, kept(self.hall), anew=what is AgendaDeed.replace_all)
            self.desks[by] = kept(self.hall)


def test_anything_at_any_time(house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monotonic = [1000.0]
    monkeypatch.setattr(deadlines, "source", lambda: monotonic[0])
    machine = type("TheRoom", (Room,), {"house": house, "clock": clock, "monotonic": monotonic, "began": clock.at})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=12,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.reuse, Phase.generate),  # on a real database shrinking takes minutes
        ),
    )
