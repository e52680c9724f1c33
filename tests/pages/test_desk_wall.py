"""The wall as the desk controls it: scenes with their options, black-out, one finding after the other."""

from profit_tt.models import Scene
from profit_tt.services import room, showing
from tests.building import House
from tests.pages.test_desk import desk, press
from tests.pages.visiting import keys


def test_a_scene_is_put_on_the_wall_and_marked(house: House) -> None:
    hall = house.session_of(3, 2)
    at = desk(hall)
    press(at, "scene-newest")
    assert showing.now(by=hall.desk).scene is Scene.newest
    press(at, "scene-auto")
    assert showing.now(by=hall.desk).scene is Scene.auto


def test_scenes_of_ballots_that_no_round_has_are_not_offered(house: House) -> None:
    offered = keys(desk(house.session_of(3, 2)))
    assert "scene-common_ground" in offered
    assert not {"scene-dots", "scene-ratings", "scene-impact_feasibility", "scene-movement"} & offered


def test_black_and_light_again(house: House) -> None:
    hall = house.think_tank()
    at = press(desk(hall), "black-out")
    assert showing.now(by=hall.desk).black_out is True
    assert at.button(key="black-out").label == "Light the wall again"
    press(at, "black-out")
    assert showing.now(by=hall.desk).black_out is False


def test_a_theme_is_chosen_for_the_top_five(house: House) -> None:
    hall = house.session_of(3, 2)
    at = press(desk(hall), "scene-top_of_theme")
    (themes,) = [one for one in at.selectbox if str(one.key).startswith("wall-theme-")]
    themes.set_value("data").run()
    wall = showing.now(by=hall.desk)
    assert (wall.scene, wall.options) == (Scene.top_of_theme, {"theme": "data"})


def test_one_finding_after_the_other_until_all_are_discussed(house: House) -> None:
    hall = house.session_of(3, 3)
    at = press(desk(hall), "scene-finding")
    shown = []
    for _ in range(3):
        press(at, "finding-next")
        shown.append(showing.now(by=hall.desk).options["finding"])
        press(at, "finding-discussed")
    assert sorted(shown) == hall.findings
    assert all(one.discussed for one in room.look(by=hall.desk).findings)
    press(at, "finding-next")
    assert [one.value for one in at.error] == ["All findings have been discussed."]


def test_two_desks_do_not_overwrite_each_other(house: House) -> None:
    hall = house.think_tank()
    first, second = desk(hall), desk(hall)
    press(first, "scene-agenda")
    press(second, "scene-join")
    assert showing.now(by=hall.desk).scene is Scene.agenda
    assert len(second.error) == 1
