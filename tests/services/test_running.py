"""Running the room: steps, results on wall and phones, hidden findings; each deed and its refusals."""

import pytest

from profit_tt.errors import BadChoice, NotAllowed, NotFound
from profit_tt.models import Audience, Person, StepKind, StepState
from profit_tt.services import collecting, results, room, running
from profit_tt.services.running import HiddenFinding
from tests.building import House

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
    hall = house.think_tank()
    running.open_step(by=hall.desk, kind=collect)
    running.open_step(by=hall.desk, kind=vote)
    assert (states(hall.desk)[collect], states(hall.desk)[vote], current(hall.desk)) == (OPEN, OPEN, vote)


def test_a_closed_step_is_still_followed(house: House) -> None:
    hall = house.think_tank(open=(collect,)).close(collect)
    assert (states(hall.desk)[collect], current(hall.desk)) == (SHUT, collect)


def test_moving_on_closes_what_was_open_in_the_same_write(house: House) -> None:
    hall = house.think_tank(open=(collect,))
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
