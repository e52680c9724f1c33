from typing import Any

import pytest

from profit_tt import store
from profit_tt.errors import BadChoice, ChangedMeanwhile, NotAllowed, NotFound, OutOfTurn
from profit_tt.models import Audience, BallotKind, Person, Pulse, Scene, StepKind
from profit_tt.models.agenda_drafts import StepDraft
from profit_tt.services import collecting, composing, moderating, reasons, results, room, running, showing
from tests.building import Hall, House
from tests.services.ballots import a_round


def pulse(hall: Hall) -> Pulse:
    return room.pulse(by=hall.desk)


def log(hall: Hall) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    with store.reading() as session:
        entries = store.think_tanks.log(session, think_tank_id=hall.id)
    return [(one.deed, one.before, one.after) for one in entries if one.noun == "wall"]


def test_a_wall_follows_the_agenda_until_somebody_chooses(house: House) -> None:
    hall = house.think_tank()
    wall = showing.now(by=hall.person("passer-by"))
    assert (wall.scene, wall.options, wall.black_out, wall.version) == (Scene.auto, {}, False, 1)


def test_a_scene_is_on_the_wall_and_in_the_log_and_wakes_no_phone(house: House) -> None:
    hall = house.think_tank()
    before = pulse(hall)
    showing.put(by=hall.desk, scene=Scene.top_of_theme, options={"theme": "data", "round": None})
    wall = showing.now(by=hall.desk)
    assert (wall.scene, wall.options, wall.version) == (Scene.top_of_theme, {"theme": "data"}, 2)
    after = pulse(hall)
    assert (after.number, after.content, after.agenda) == (before.number + 1, before.content, before.agenda)
    assert log(hall) == [
        (
            "put",
            {"scene": "auto", "options": {}, "black_out": False},
            {"scene": "top_of_theme", "options": {"theme": "data"}, "black_out": False},
        )
    ]


def test_in_a_discussion_the_wall_takes_the_phones_along_and_a_like_does_not(house: House) -> None:
    hall = house.session_of(2, 2, open=())
    ballot = a_round(hall, BallotKind.scale, shown_on_phones=True)
    ballot.vote(hall.experts[0], 0, 1)
    at = {"round_id": ballot.id, "finding_id": hall.findings[0]}
    reasons.give_reason(by=hall.experts[0], **at, text="It rains")
    (reason,) = reasons.reasons(by=hall.desk, **at, audience=Audience.desk)
    composing.add_step(by=hall.desk, draft=StepDraft.of(kind=StepKind.discuss))
    running.move_on(by=hall.desk, kind=StepKind.discuss)
    moved = []
    for deed in (
        lambda: showing.spotlight(by=hall.desk, finding_id=hall.findings[0]),
        lambda: reasons.like_reason(by=hall.experts[1], reason_id=reason.id, liked=True),
        lambda: showing.black_out(by=hall.desk, on=True),
    ):
        before = pulse(hall).content
        deed()
        moved.append(pulse(hall).content - before > 0)
    assert moved == [True, False, True]


def test_the_same_scene_again_changes_nothing(house: House) -> None:
    hall = house.think_tank()
    showing.put(by=hall.desk, scene=Scene.newest)
    showing.put(by=hall.desk, scene=Scene.newest)
    assert showing.now(by=hall.desk).version == 2
    assert len(log(hall)) == 1


def test_two_desks_do_not_overwrite_each_other(house: House) -> None:
    hall = house.think_tank()
    showing.put(by=hall.desk, scene=Scene.newest, seen=1)
    with pytest.raises(ChangedMeanwhile):
        showing.put(by=hall.desk, scene=Scene.map, seen=1)
    with pytest.raises(ChangedMeanwhile):
        showing.black_out(by=hall.desk, on=True, seen=1)
    assert showing.now(by=hall.desk).scene is Scene.newest


def test_black_keeps_the_scene_and_a_new_scene_lights_up(house: House) -> None:
    hall = house.think_tank()
    showing.put(by=hall.desk, scene=Scene.agenda)
    showing.black_out(by=hall.desk, on=True)
    wall = showing.now(by=hall.desk)
    assert (wall.scene, wall.black_out) == (Scene.agenda, True)
    showing.black_out(by=hall.desk, on=False)
    assert showing.now(by=hall.desk).black_out is False
    showing.black_out(by=hall.desk, on=True)
    showing.put(by=hall.desk, scene=Scene.agenda)
    assert showing.now(by=hall.desk).black_out is False


def test_one_finding_without_a_choice_is_the_first_to_discuss(house: House) -> None:
    hall = house.session_of(1, 3, open=(StepKind.collect,))
    first = next(one for one in room.look(by=hall.desk).findings if one.number == 1)
    moderating.mark_discussed(by=hall.desk, finding_id=first.id, discussed=True, seen=first.version)
    showing.put(by=hall.desk, scene=Scene.finding)
    assert showing.now(by=hall.desk).options == {"finding": hall.findings[1]}


@pytest.mark.parametrize("who", ["nobody", "observer", "expert"])
def test_only_facilitators_decide_what_the_wall_shows(house: House, who: str) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    by = {"nobody": Person("", hall.id), "observer": hall.person("passer-by"), "expert": hall.expert()}[who]
    before = pulse(hall)
    for deed in (
        lambda: showing.put(by=by, scene=Scene.common_ground),
        lambda: showing.black_out(by=by, on=True),
        lambda: showing.spotlight(by=by, finding_id=1),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert pulse(hall) == before
    assert showing.now(by=hall.desk).scene is Scene.auto


@pytest.mark.parametrize(
    ("scene", "options"),
    [
        ("nothing", {}),
        (Scene.map, {"measure": "money"}),
        (Scene.top_of_theme, {"theme": "weather"}),
        (Scene.top_of_theme, {"theme": ["data"]}),
        (Scene.newest, {"colour": "red"}),
    ],
)
def test_what_no_list_offers_is_refused(house: House, scene: str, options: dict[str, Any]) -> None:
    hall = house.think_tank()
    with pytest.raises(BadChoice):
        showing.put(by=hall.desk, scene=scene, options=options)
    assert showing.now(by=hall.desk).version == 1


@pytest.mark.parametrize("number", [0, -1, 10**30, True, "1", 1.5])
def test_what_is_not_there_is_not_found(house: House, number: Any) -> None:
    hall = house.think_tank()
    for options in ({"finding": number}, {"round": number}):
        with pytest.raises(NotFound):
            showing.put(by=hall.desk, scene=Scene.finding, options=options)


def test_objects_of_another_think_tank_are_not_found(house: House) -> None:
    here, there = house.think_tank(), house.think_tank()
    finding = there.finding()
    for options in ({"finding": finding.id}, {"round": there.round_id}):
        with pytest.raises(NotFound):
            showing.put(by=here.desk, scene=Scene.finding, options=options)
    with pytest.raises(NotFound):
        showing.now(by=Person("device"))


def test_a_finding_off_the_list_is_not_put_on_the_wall(house: House) -> None:
    hall = house.think_tank()
    one = hall.finding()
    collecting.withdraw(by=hall.experts[0], finding_id=one.id or 0)
    with pytest.raises(NotFound):
        showing.spotlight(by=hall.desk, finding_id=one.id or 0)


def test_findings_come_one_after_the_other_by_number_and_begin_again(house: House) -> None:
    hall = house.think_tank()
    for _ in range(3):
        hall.finding(f"Finding {len(hall.findings)}")
    shown = [showing.next_finding(by=hall.desk).options["finding"] for _ in range(4)]
    assert shown == [*hall.findings, hall.findings[0]]


def test_with_results_on_the_wall_the_best_rank_comes_first(house: House) -> None:
    hall = house.think_tank()
    first, second = hall.finding("First").id or 0, hall.finding("Second").id or 0
    hall.open(StepKind.vote)
    for person in [*hall.experts, *(hall.expert() for _ in range(3))]:
        hall.vote(person, first, "disagree")
        hall.vote(person, second, "agree")
    hidden = results.picture(by=hall.desk, audience=Audience.wall)
    assert showing.in_order(hidden) == [first, second], "a wall without results gives no rank away"
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.wall, shown=True)
    assert showing.in_order(results.picture(by=hall.desk, audience=Audience.wall)) == [second, first]
    assert showing.next_finding(by=hall.desk).options == {"finding": second}


def test_when_there_is_no_other_finding_it_says_so(house: House) -> None:
    hall = house.think_tank()
    with pytest.raises(OutOfTurn):
        showing.next_finding(by=hall.desk)
    one = hall.finding().id or 0
    showing.spotlight(by=hall.desk, finding_id=one)
    with pytest.raises(OutOfTurn):
        showing.next_finding(by=hall.desk)
