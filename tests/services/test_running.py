"""Running the room: steps, moving on, settings and the end; each deed and its refusals."""

import pytest

from profit_tt.errors import BadChoice, ChangedMeanwhile, NotAllowed, NotFound, OutOfTurn
from profit_tt.models import Audience, CollectMode, StepKind, StepState
from profit_tt.services import agenda, room, running
from tests.building import House, everything
from tests.services.agendas import current, last_entry, states, step_id

collect, vote, welcome = StepKind.collect, StepKind.vote, StepKind.welcome
SHUT, OPEN, HIDDEN = StepState.view_only, StepState.open, StepState.hidden


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
    assert states(hall.desk)[collect] is HIDDEN
