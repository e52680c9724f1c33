"""Every scene a facilitator can put on the wall: what stands on it, and that nothing stands on it which is hidden."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import Audience, BallotKind, Scene, StepKind, StepState
from profit_tt.services import collecting, countdown, moderating, room, running, showing
from tests.building import Hall, House
from tests.pages.visiting import keys, nodes, sent, visit
from tests.services.ballots import Ballot, a_round

LAYOUTS = {f"wall-{name}" for name in ("waiting", "voting", "clock", "list", "spotlight", "agenda", "chart", "black")}
#: Scenes that draw votes; the others tell of people, findings and the agenda.
OF_VOTES = [
    Scene.common_ground,
    Scene.top_of_theme,
    Scene.differences,
    Scene.uncertain,
    Scene.ratings,
    Scene.dots,
    Scene.impact_feasibility,
    Scene.movement,
    Scene.finding,
    Scene.growth,
    Scene.map,
    Scene.progress,
]
OPTIONS = {Scene.top_of_theme: {"theme": "data"}, Scene.map: {"measure": "agree"}}


def put(hall: Hall, scene: Scene, **options: object) -> AppTest:
    """The wall with this scene on it."""
    showing.put(by=hall.desk, scene=scene, options=OPTIONS.get(scene, {}) | options)
    return visit("wall", hall=hall)


def reveal(hall: Hall, *rounds: Ballot) -> None:
    for one in (hall.round_id, *(ballot.id for ballot in rounds)):
        running.show_results(by=hall.desk, round_id=one, on=Audience.wall, shown=True)


def charts(at: AppTest) -> list[str]:
    """Where charts stand."""
    places = {key.removeprefix("picture-of-wall-") for key in keys(at) if key.startswith("picture-of-wall-")}
    assert bool(places) == any("vega_lite" in getattr(node, "type", "") for node in nodes(at))
    return sorted(places)


@pytest.fixture
def hall(house: House) -> Hall:
    """Fifteen people from five regions, five findings, an agreement round that all have voted in."""
    hall = house.session_of(15, 5)
    for place, by in enumerate(hall.experts):
        for finding_id in hall.findings:
            hall.vote(by, finding_id, ("agree", "agree", "disagree", "passed")[(place + finding_id) % 4])
    return hall


def ballots(hall: Hall) -> dict[BallotKind, Ballot]:
    """A round of every other ballot, and a second one of agreement."""
    first = hall.round_id
    running.close_step(by=hall.desk, kind=StepKind.vote)
    made = {kind: a_round(hall, kind) for kind in (BallotKind.scale, BallotKind.dots, BallotKind.impact_feasibility)}
    made[BallotKind.agreement] = a_round(hall, BallotKind.agreement, again_of=first)
    for place, by in enumerate(hall.experts):
        for finding in range(5):
            made[BallotKind.scale].vote(by, finding, 1 + (place + finding) % 5)
            made[BallotKind.dots].vote(by, finding, 1)
            made[BallotKind.impact_feasibility].vote(by, finding, 1 + place % 5, 5)
            made[BallotKind.agreement].vote(by, finding, 1)
    return made


@pytest.mark.parametrize("scene", [one for one in Scene if one is not Scene.auto], ids=str)
def test_every_scene_has_a_layout_one_main_part_and_how_to_join(hall: Hall, scene: Scene) -> None:
    page = put(hall, scene)
    assert len(keys(page) & LAYOUTS) == 1
    assert {"wall-main", "wall-side", "wall-strip", "wall-people"} <= keys(page)
    assert sent(page).count("join-qr") == 1
    assert f"{hall.code[:3]} {hall.code[3:]}" in sent(page)


@pytest.mark.parametrize("scene", OF_VOTES, ids=str)
def test_while_hidden_a_scene_is_the_same_whatever_was_voted(hall: Hall, scene: Scene) -> None:
    hidden = sent(put(hall, scene))
    for by in hall.experts:
        for finding_id in hall.findings:
            hall.vote(by, finding_id, "disagree")
    assert sent(visit("wall", hall=hall)) == hidden


@pytest.mark.parametrize("scene", [Scene.common_ground, Scene.top_of_theme, Scene.differences, Scene.uncertain])
def test_what_is_not_shown_yet_says_so_and_is_drawn_once_it_is(hall: Hall, scene: Scene) -> None:
    before = put(hall, scene)
    assert charts(before) == []
    assert "Results are shown when the facilitator reveals them\\\\." in sent(before)
    reveal(hall)
    after = visit("wall", hall=hall)
    assert len(charts(after)) == 1
    assert "reveals" not in sent(after)


def test_shown_results_do_change_the_scene(hall: Hall) -> None:
    """What is the same while hidden can differ: the same votes make a difference once they are shown."""
    reveal(hall)
    first = sent(put(hall, Scene.common_ground))
    for by in hall.experts:
        hall.vote(by, hall.findings[0], "disagree")
    assert sent(visit("wall", hall=hall)) != first


@pytest.mark.parametrize(
    ("scene", "kind", "chart"),
    [
        (Scene.ratings, BallotKind.scale, "ratings"),
        (Scene.dots, BallotKind.dots, "dots"),
        (Scene.impact_feasibility, BallotKind.impact_feasibility, "plane"),
    ],
)
def test_a_scene_of_a_ballot_finds_the_round_that_has_it(
    hall: Hall, scene: Scene, kind: BallotKind, chart: str
) -> None:
    assert "There has been no vote" in sent(put(hall, scene))
    made = ballots(hall)
    assert charts(visit("wall", hall=hall)) == []
    running.show_results(by=hall.desk, round_id=made[kind].id, on=Audience.wall, shown=True)
    assert charts(visit("wall", hall=hall)) == [chart]


def test_a_chosen_round_is_the_one_that_is_drawn(hall: Hall) -> None:
    made = ballots(hall)
    reveal(hall, *made.values())
    assert charts(put(hall, Scene.common_ground)) == ["ranking"]
    assert charts(put(hall, Scene.common_ground, round=made[BallotKind.dots].id)) == ["dots"]


def test_movement_needs_both_rounds(hall: Hall) -> None:
    first = hall.round_id
    again = ballots(hall)[BallotKind.agreement]
    assert charts(put(hall, Scene.movement)) == []
    running.show_results(by=hall.desk, round_id=again.id, on=Audience.wall, shown=True)
    assert charts(visit("wall", hall=hall)) == []
    running.show_results(by=hall.desk, round_id=first, on=Audience.wall, shown=True)
    assert charts(visit("wall", hall=hall)) == ["movement"]


@pytest.mark.parametrize(
    ("scene", "chart"), [(Scene.themes, "themes-scene"), (Scene.map, "map-findings"), (Scene.growth, "growth")]
)
def test_pictures_of_findings_are_never_hidden(hall: Hall, scene: Scene, chart: str) -> None:
    showing.put(by=hall.desk, scene=scene)
    assert charts(visit("wall", hall=hall)) == [chart]


def test_growth_plays_by_itself_and_stays_at_the_end(hall: Hall) -> None:
    wall = put(hall, Scene.growth)
    told = [_growth_title(wall)]
    for _ in range(40):
        wall.run()
        told.append(_growth_title(wall))
    assert told[0] != told[-1]
    assert told[-1] == told[-2] == "5 findings and 75 votes\\."


def _growth_title(wall: AppTest) -> str:
    (one,) = [
        node.value for node in wall.markdown if re.fullmatch(r"\d+ findings? (so far|and \d+ votes?)\\.", node.value)
    ]
    return str(one)


def test_one_finding_in_its_author_s_words_with_its_standing_once_shown(hall: Hall) -> None:
    evil = hall.finding("![x](https://evil.example/p.png) <b>words</b>", by=hall.experts[0])
    page = put(hall, Scene.finding, finding=evil.id)
    assert [one.value for one in page.text] == ["![x](https://evil.example/p.png) <b>words</b>"]
    assert "standing" not in sent(page)
    reveal(hall)
    page = put(hall, Scene.finding, finding=hall.findings[0])
    assert "Share who agree" in sent(page)
    assert sent(page).count("<li>") >= 5
    moderating.mark_discussed(by=hall.desk, finding_id=hall.findings[0], discussed=True, seen=None)
    assert 'class=\\"discussed\\"' in sent(visit("wall", hall=hall))


def test_a_finding_taken_off_the_list_leaves_the_wall(hall: Hall) -> None:
    one = hall.finding("To be withdrawn", by=hall.experts[0])
    put(hall, Scene.finding, finding=one.id)
    collecting.withdraw(by=hall.experts[0], finding_id=one.id or 0)
    page = sent(visit("wall", hall=hall))
    assert "To be withdrawn" not in page
    assert "is not on the list any more" in page


def test_black_out_leaves_nothing_but_how_to_join(hall: Hall) -> None:
    reveal(hall)
    put(hall, Scene.common_ground)
    showing.black_out(by=hall.desk, on=True)
    page = visit("wall", hall=hall)
    assert keys(page) & LAYOUTS == {"wall-black"}
    assert charts(page) == []
    assert "wall-people" not in keys(page)
    showing.black_out(by=hall.desk, on=False)
    assert charts(visit("wall", hall=hall)) == ["ranking"]


def test_the_agenda_marks_where_we_are(hall: Hall) -> None:
    page = sent(put(hall, Scene.agenda))
    assert page.count("step-now") == 1
    assert "Voting" in page.split("step-now")[1].split("</li>")[0]


def test_a_countdown_stands_beside_every_scene_and_huge_in_its_own(hall: Hall) -> None:
    assert not {"wall-time-small", "wall-time-huge"} & keys(put(hall, Scene.newest))
    step = room.look(by=hall.desk).step(StepKind.vote)
    assert step is not None
    assert step.state is StepState.open
    countdown.start(by=hall.desk, step_id=step.id or 0, seconds=90)
    assert "wall-time-small" in keys(visit("wall", hall=hall))
    own = keys(put(hall, Scene.countdown))
    assert "wall-time-huge" in own
    assert "wall-time-small" not in own


def test_progress_counts_people_and_findings(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    hall.heap(3)
    assert "3 findings so far" in sent(put(hall, Scene.progress))
    hall.open(StepKind.vote)
    hall.vote(hall.expert(), hall.findings[0])
    hall.expert("zeeland")
    assert "1 of 2 has voted" in sent(visit("wall", hall=hall))


def test_a_theme_nobody_wrote_about_says_so(hall: Hall) -> None:
    reveal(hall)
    assert "Nobody has written about it yet" in sent(put(hall, Scene.top_of_theme, theme="partnership"))
