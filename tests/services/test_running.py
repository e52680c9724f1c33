"""Running the room: steps, results on wall and phones, hidden findings; each deed and its refusals."""

import pytest

from profit_tt import store
from profit_tt.errors import BadChoice, ChangedMeanwhile, NotAllowed, NotFound, OutOfTurn, VotingClosed
from profit_tt.models import Audience, CollectMode, LogEntry, Person, StepKind, StepState
from profit_tt.models.agenda_drafts import RoundDraft, StepDraft
from profit_tt.models.base import row_id
from profit_tt.services import agenda, collecting, composing, results, room, running, voting
from profit_tt.services.running import HiddenFinding
from tests.building import Hall, House, everything

collect, vote, welcome = StepKind.collect, StepKind.vote, StepKind.welcome
SHUT, OPEN, HIDDEN = StepState.view_only, StepState.open, StepState.hidden


def states(by: Person) -> dict[StepKind, StepState]:
    return {step.kind: step.state for step in room.look(by=by).steps}


def current(by: Person) -> StepKind | None:
    step = room.look(by=by).current_step
    return step.kind if step else None


def test_a_new_think_tank_stands_at_the_welcome(house: House) -> None:
    hall = house.think_tank()
    assert states(hall.desk) == {welcome: OPEN, collect: HIDDEN, vote: HIDDEN, StepKind.review: HIDDEN}
    assert current(hall.desk) is welcome


def test_an_opened_step_is_followed_and_the_others_stay(house: House) -> None:
    hall = house.session_of(0, 1, open=())
    running.open_step(by=hall.desk, kind=collect)
    running.open_step(by=hall.desk, kind=vote)
    assert (states(hall.desk)[collect], states(hall.desk)[vote], current(hall.desk)) == (OPEN, OPEN, vote)


def test_a_closed_step_is_still_followed(house: House) -> None:
    hall = house.think_tank(open=(collect,)).close(collect)
    assert (states(hall.desk)[collect], current(hall.desk)) == (SHUT, collect)


def test_moving_on_closes_what_was_open_in_the_same_write(house: House) -> None:
    hall = house.session_of(0, 1, open=(collect,))
    before = room.pulse(by=hall.desk)
    running.move_on(by=hall.desk, kind=vote)
    after = room.pulse(by=hall.desk)
    assert states(hall.desk) == {welcome: SHUT, collect: SHUT, vote: OPEN, StepKind.review: HIDDEN}
    assert current(hall.desk) is vote
    assert (after.number - before.number, after.agenda) == (1, after.number)


def test_moving_on_to_where_we_are_changes_nothing(house: House) -> None:
    hall = house.think_tank(open=(collect,))
    running.move_on(by=hall.desk, kind=collect)
    before = states(hall.desk)
    running.move_on(by=hall.desk, kind=collect)
    assert states(hall.desk) == before


def test_a_step_is_set_by_its_id_only_in_its_own_think_tank(house: House) -> None:
    here, there = house.think_tank(), house.think_tank()
    foreign = room.look(by=there.desk).step(collect)
    assert foreign is not None
    assert foreign.id is not None
    with pytest.raises(NotFound):
        running.set_step(by=here.desk, step_id=foreign.id, state=OPEN)
    assert states(there.desk)[collect] is HIDDEN


def step_id(hall: Hall, kind: StepKind) -> int:
    return row_id(next(step.id for step in room.look(by=hall.desk).steps if step.kind is kind))


def with_vote_again(hall: Hall) -> tuple[int, int]:
    """A vote again at the end of the agenda: its step and the first one's."""
    draft = RoundDraft.of(again_of=hall.round_id)
    added = composing.add_step(by=hall.desk, draft=StepDraft.of(kind="vote"), voting=draft)
    return row_id(added.id), step_id(hall, vote)


def last_entry(hall: Hall) -> LogEntry:
    with store.reading() as session:
        return store.think_tanks.log(session, think_tank_id=hall.id)[-1]


def test_the_next_step_is_the_one_after_the_current(house: House) -> None:
    hall = house.session_of(1, 1, open=())
    came = []
    for _ in range(3):
        before = room.look(by=hall.desk).think_tank
        moved = running.move_on(by=hall.desk, seen=before.version)
        after = room.look(by=hall.desk).think_tank
        came.append(moved.kind)
        assert (after.called - before.called, after.version - before.version) == (1, 1)
    assert came == [collect, vote, StepKind.review]
    assert states(hall.desk) == {welcome: SHUT, collect: SHUT, vote: SHUT, StepKind.review: OPEN}
    before_all = everything()
    with pytest.raises(OutOfTurn, match="last step"):
        running.move_on(by=hall.desk)
    assert everything() == before_all


def test_two_desks_do_not_move_on_twice(house: House) -> None:
    hall = house.session_of(1, 1, open=())
    seen = room.look(by=hall.desk).think_tank.version
    running.move_on(by=hall.desk, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        running.move_on(by=hall.desk, seen=seen)
    assert current(hall.desk) is collect


def test_everybody_is_brought_to_a_step_that_can_be_seen(house: House) -> None:
    hall = house.think_tank(open=(collect,))
    before = room.look(by=hall.desk).think_tank
    running.bring_everybody(by=hall.desk, step_id=step_id(hall, welcome), seen=before.version)
    after = room.look(by=hall.desk).think_tank
    assert (current(hall.desk), states(hall.desk)[collect]) == (welcome, OPEN)
    assert (after.called, after.version) == (before.called + 1, before.version + 1)
    with pytest.raises(ChangedMeanwhile):
        running.bring_everybody(by=hall.desk, step_id=step_id(hall, collect), seen=before.version)
    with pytest.raises(OutOfTurn, match="Open it first"):
        running.bring_everybody(by=hall.desk, step_id=step_id(hall, vote))
    assert current(hall.desk) is welcome


def test_where_everybody_is_cannot_be_hidden(house: House) -> None:
    hall = house.think_tank(open=(collect,))
    with pytest.raises(OutOfTurn, match="Everybody is at this step"):
        running.set_step(by=hall.desk, step_id=step_id(hall, collect), state=HIDDEN)
    running.bring_everybody(by=hall.desk, step_id=step_id(hall, welcome))
    running.set_step(by=hall.desk, step_id=step_id(hall, collect), state=HIDDEN)
    assert states(hall.desk)[collect] is HIDDEN


def test_a_vote_without_findings_does_not_open_and_nobody_is_left_between_two(house: House) -> None:
    hall = house.think_tank(open=(collect,))
    before = everything()
    for deed in (
        lambda: running.open_step(by=hall.desk, kind=vote),
        lambda: running.move_on(by=hall.desk),
        lambda: running.set_step(by=hall.desk, step_id=step_id(hall, vote), state=SHUT),
    ):
        with pytest.raises(OutOfTurn):
            deed()
    assert everything() == before


def test_a_vote_again_waits_for_its_turn_and_has_the_same_findings(house: House) -> None:
    hall = house.session_of(1, 2, open=())
    again, first = with_vote_again(hall)
    with pytest.raises(OutOfTurn, match="not been held"):
        running.set_step(by=hall.desk, step_id=again, state=OPEN)
    running.set_step(by=hall.desk, step_id=first, state=OPEN)
    with pytest.raises(OutOfTurn, match="still open"):
        running.set_step(by=hall.desk, step_id=again, state=OPEN)
    hall.heap(1)
    running.move_on(by=hall.desk, step_id=again)
    hall.heap(1)
    here = room.look(by=hall.desk)
    assert [len(here.asked[row_id(one.id)]) for one in here.rounds] == [3, 3]
    assert here.voting == here.rounds[1]
    with pytest.raises(OutOfTurn, match="Close that one first"):
        running.set_step(by=hall.desk, step_id=first, state=OPEN)


def test_a_vote_whose_results_are_shown_does_not_reopen(house: House) -> None:
    hall = house.session_of(1, 1).close(vote)
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    with pytest.raises(OutOfTurn, match="Hide them"):
        running.open_step(by=hall.desk, kind=vote)
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=False)
    running.open_step(by=hall.desk, kind=vote)
    assert states(hall.desk)[vote] is OPEN


def test_results_of_a_vote_that_never_opened_are_not_shown(house: House) -> None:
    hall = house.session_of(1, 1, open=())
    with pytest.raises(OutOfTurn, match="no results"):
        running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.wall, shown=True)


def test_a_reset_round_stays_in_the_log_and_counts_no_more(house: House) -> None:
    hall = house.session_of(3, 2)
    for expert in hall.experts[:2]:
        hall.vote(expert, hall.findings[0])
    again, _ = with_vote_again(hall)
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.wall, shown=True)
    wiped_id, version = hall.round_id, room.look(by=hall.desk).rounds[0].version
    before = everything()
    fresh = running.reset_round(by=hall.desk, round_id=wiped_id, seen=version)
    here, after = room.look(by=hall.desk), everything()
    assert [one.again_of for one in here.rounds] == [None, fresh.id]
    assert (hall.round_id, fresh.shown_on_wall, here.asked[row_id(fresh.id)]) == (fresh.id, False, set(hall.findings))
    assert results.picture(by=hall.desk, audience=Audience.desk).voted == {}
    untouched = set(before) - {"round", "round_finding", "revision", "log_entry"}
    assert {name for name in untouched if before[name] != after[name]} == set()
    entry = last_entry(hall)
    assert (entry.deed, entry.noun_id, entry.after["round_id"]) == ("reset", wiped_id, fresh.id)
    assert {name: entry.before[name] for name in ("votes", "experts", "findings")} == {
        "votes": 2,
        "experts": 2,
        "findings": 2,
    }
    with pytest.raises(NotFound):
        running.reset_round(by=hall.desk, round_id=wiped_id)
    with pytest.raises((NotFound, VotingClosed)):
        voting.cast(by=hall.experts[0], round_id=wiped_id, finding_id=hall.findings[0], choice="agree")
    hall.vote(hall.experts[0], hall.findings[0])
    running.move_on(by=hall.desk, step_id=again)
    with pytest.raises(OutOfTurn, match="Reset that one first"):
        running.reset_round(by=hall.desk, round_id=row_id(fresh.id))


def test_a_stale_reset_wipes_nothing(house: House) -> None:
    hall = house.session_of(1, 1)
    seen = room.look(by=hall.desk).rounds[0].version
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.wall, shown=True)
    before = everything()
    for stale in (
        lambda: running.reset_round(by=hall.desk, round_id=hall.round_id, seen=seen),
        lambda: running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True, seen=seen),
    ):
        with pytest.raises(ChangedMeanwhile):
            stale()
    assert everything() == before


def test_the_end_closes_everything_and_can_be_taken_back(house: House) -> None:
    hall = house.session_of(1, 1, open=(collect, vote))
    running.end(by=hall.desk, seen=room.look(by=hall.desk).think_tank.version)
    assert states(hall.desk) == {welcome: SHUT, collect: SHUT, vote: SHUT, StepKind.review: HIDDEN}
    assert room.look(by=hall.desk).is_ended
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.wall, shown=True)
    before = everything()
    for deed in (
        lambda: running.open_step(by=hall.desk, kind=collect),
        lambda: running.close_step(by=hall.desk, kind=collect),
        lambda: running.move_on(by=hall.desk),
        lambda: running.bring_everybody(by=hall.desk, step_id=step_id(hall, collect)),
        lambda: running.set_roaming(by=hall.desk, roam=False),
        lambda: running.set_collecting(by=hall.desk, approve_first=True),
        lambda: running.reset_round(by=hall.desk, round_id=hall.round_id),
        lambda: running.end(by=hall.desk),
    ):
        with pytest.raises(OutOfTurn):
            deed()
    assert everything() == before
    running.reopen(by=hall.desk)
    with pytest.raises(OutOfTurn):
        running.reopen(by=hall.desk)
    running.open_step(by=hall.desk, kind=collect)
    assert (states(hall.desk)[collect], room.look(by=hall.desk).is_ended) == (OPEN, False)


def test_settings_of_the_room(house: House) -> None:
    hall = house.think_tank()
    seen = room.look(by=hall.desk).think_tank.version
    running.set_roaming(by=hall.desk, roam=False, seen=seen)
    running.set_collecting(by=hall.desk, approve_first=True, collect_mode=CollectMode.alone, seen=seen + 1)
    now = room.look(by=hall.desk).think_tank
    assert (now.roam, now.approve_first, now.collect_mode) == (False, True, CollectMode.alone)
    entry = last_entry(hall)
    assert (entry.before, entry.after) == (
        {"approve_first": False, "collect_mode": "suggestions"},
        {"approve_first": True, "collect_mode": "alone"},
    )
    running.set_collecting(by=hall.desk, approve_first=True)
    assert room.look(by=hall.desk).think_tank.version == now.version
    for stale in (
        lambda: running.set_roaming(by=hall.desk, roam=True, seen=seen),
        lambda: running.set_collecting(by=hall.desk, approve_first=False, seen=seen),
        lambda: running.end(by=hall.desk, seen=seen),
    ):
        with pytest.raises(ChangedMeanwhile):
            stale()
    assert room.look(by=hall.desk).think_tank == now


def test_a_stale_desk_sets_no_step(house: House) -> None:
    hall = house.think_tank(open=(collect,))
    seen = next(step.version for step in room.look(by=hall.desk).steps if step.kind is collect)
    running.set_step(by=hall.desk, step_id=step_id(hall, collect), state=SHUT, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        running.set_step(by=hall.desk, step_id=step_id(hall, collect), state=OPEN, seen=seen)
    with pytest.raises(BadChoice):
        running.set_step(by=hall.desk, step_id=step_id(hall, collect), state="ajar")  # type: ignore[arg-type]
    assert states(hall.desk)[collect] is SHUT


def test_the_desk_can_ask_what_is_possible(house: House) -> None:
    hall = house.session_of(1, 1, open=())
    found = agenda.facts(by=hall.desk)
    assert set(found) == {0, *(step.id for step in room.look(by=hall.desk).steps)}
    ready = found[step_id(hall, vote)]
    assert (ready.findings, ready.opened, ready.votes, ready.state) == (1, False, 0, HIDDEN)
    assert found[step_id(hall, welcome)].current
    with pytest.raises(NotAllowed):
        agenda.facts(by=hall.experts[0])


def test_each_audience_is_shown_results_by_itself(house: House) -> None:
    hall = house.session_of(3, 1)
    expert = hall.experts[0]
    seen = []
    for on, shown in ((Audience.wall, True), (Audience.phones, True), (Audience.wall, False)):
        running.show_results(by=hall.desk, round_id=hall.round_id, on=on, shown=shown)
        seen.append(tuple(results.picture(by=expert, audience=one).shown for one in (Audience.wall, Audience.phones)))
    assert seen == [(True, False), (True, True), (False, True)]


def test_the_desk_can_neither_be_shown_nor_hidden(house: House) -> None:
    hall = house.session_of(1, 1)
    with pytest.raises(BadChoice):
        running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.desk, shown=False)


def test_results_of_another_think_tank_are_out_of_reach(house: House) -> None:
    here, there = house.session_of(1, 1), house.session_of(1, 1)
    with pytest.raises(NotFound):
        running.show_results(by=here.desk, round_id=there.round_id, on=Audience.wall, shown=True)
    assert not results.picture(by=there.experts[0], audience=Audience.wall).shown


def test_nobody_else_runs_the_room(house: House) -> None:
    hall = house.session_of(1, 1)
    step = room.look(by=hall.desk).step(collect)
    assert step is not None
    assert step.id is not None
    for by in (hall.experts[0], hall.person("stranger"), hall.person("")):
        with pytest.raises(NotAllowed):
            running.set_step(by=by, step_id=step.id, state=OPEN)
        with pytest.raises(NotAllowed):
            running.move_on(by=by, kind=collect)
        with pytest.raises(NotAllowed):
            running.show_results(by=by, round_id=hall.round_id, on=Audience.wall, shown=True)
        with pytest.raises(NotAllowed):
            running.hidden_findings(by=by)
    assert states(hall.desk)[collect] is HIDDEN


def test_hidden_findings_come_with_their_reason_and_go_when_restored(house: House) -> None:
    hall = house.think_tank()
    first, second = hall.finding("First thing"), hall.finding("Second thing")
    assert first.id is not None
    collecting.hide(by=hall.desk, finding_id=first.id, reason="Says the same as number 2")
    assert running.hidden_findings(by=hall.desk) == (
        HiddenFinding(first.id, first.number, "First thing", "kent", "Says the same as number 2"),
    )
    assert [one.id for one in room.look(by=hall.desk).findings] == [second.id]
    collecting.restore(by=hall.desk, finding_id=first.id)
    assert running.hidden_findings(by=hall.desk) == ()


def test_a_withdrawn_finding_is_not_among_the_hidden(house: House) -> None:
    hall = house.think_tank()
    sent = hall.finding("Taken back")
    assert sent.id is not None
    collecting.withdraw(by=hall.experts[0], finding_id=sent.id)
    assert running.hidden_findings(by=hall.desk) == ()
