"""Results at the desk: seen first there, revealed and hidden again as deliberate acts, reset after asking twice."""

from streamlit.testing.v1 import AppTest

from profit_tt.models import Audience, StepKind
from profit_tt.models.agenda_drafts import RoundDraft, StepDraft
from profit_tt.services import composing, results, room, running
from tests.building import Hall, House
from tests.pages.test_desk import desk, press
from tests.pages.visiting import keys, nodes


def voted(house: House) -> Hall:
    hall = house.session_of(6, 2)
    for by in hall.experts:
        hall.vote(by, hall.findings[0])
    return hall


def is_shown(hall: Hall) -> tuple[bool, bool]:
    wall, phones = (
        results.picture(by=hall.person("x"), audience=one).shown for one in (Audience.wall, Audience.phones)
    )
    return wall, phones


def charts(at: AppTest) -> int:
    return len([node for node in nodes(at) if "vega_lite" in getattr(node, "type", "")])


def test_the_desk_sees_results_that_nobody_else_does(house: House) -> None:
    hall = voted(house)
    assert is_shown(hall) == (False, False)
    assert charts(desk(hall)) > 0


def test_wall_and_phones_are_shown_and_hidden_apart(house: House) -> None:
    hall = voted(house)
    at = desk(hall)
    seen = []
    for key in ("show-wall", "show-phones", "show-wall", "show-phones"):
        press(at, key)
        seen.append(is_shown(hall))
    assert seen == [(True, False), (True, True), (False, True), (False, False)]


def test_two_desks_do_not_undo_each_other(house: House) -> None:
    hall = voted(house)
    first, second = desk(hall), desk(hall)
    press(first, "show-wall")
    press(second, "show-wall")
    assert is_shown(hall) == (True, False)
    assert len(second.error) == 1
    assert second.button(key="show-wall").label == "Hide"


def test_a_reset_asks_twice_and_touches_nothing_else(house: House) -> None:
    hall = voted(house)
    before = hall.round_id
    at = desk(hall)
    assert "reset-sure" not in keys(at)
    press(at, "reset-first")
    press(at, "reset-not")
    assert "reset-sure" not in keys(at)
    assert hall.round_id == before
    press(at, "reset-first")
    press(at, "reset-sure")
    assert hall.round_id != before
    assert sum(results.picture(by=hall.desk, audience=Audience.desk).voted.values()) == 0
    assert len(room.look(by=hall.desk).findings) == 2
    assert [one.value for one in at.success] == ["The vote was reset."]


def test_each_round_can_be_looked_at_and_revealed(house: House) -> None:
    hall = voted(house)
    again = composing.add_step(
        by=hall.desk, draft=StepDraft.of(kind="vote"), voting=RoundDraft.of(again_of=hall.round_id)
    )
    running.move_on(by=hall.desk, step_id=again.id)
    first, second = room.look(by=hall.desk).rounds
    at = desk(hall)
    assert at.selectbox(key="results-round").value == second.id
    at.selectbox(key="results-round").set_value(first.id).run()
    press(at, "show-phones")
    assert [one.shown_on_phones for one in room.look(by=hall.desk).rounds] == [True, False]


def test_reveal_is_about_the_vote_the_room_has_come_to(house: House) -> None:
    hall = voted(house)
    again = composing.add_step(
        by=hall.desk, draft=StepDraft.of(kind="vote"), voting=RoundDraft.of(again_of=hall.round_id)
    )
    first, second = room.look(by=hall.desk).rounds
    at = desk(hall)
    assert at.selectbox(key="results-round").value == first.id
    running.move_on(by=hall.desk, step_id=again.id)
    at.run()
    assert at.selectbox(key="results-round").value == second.id
    press(at, "show-wall")
    assert [one.shown_on_wall for one in room.look(by=hall.desk).rounds] == [False, True]


def test_an_agenda_without_a_vote_has_no_results(house: House) -> None:
    hall = house.think_tank()
    step = room.look(by=hall.desk).step(StepKind.vote)
    assert step is not None
    assert step.id is not None
    composing.remove_step(by=hall.desk, step_id=step.id)
    at = desk(hall)
    assert "card-results" not in keys(at)
    assert "scene-common_ground" not in keys(at)
