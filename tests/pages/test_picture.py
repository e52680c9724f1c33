"""The picture: a story in every state and role, filters in the address, nothing before it is shown."""

import pytest

from profit_tt.models import Audience, StepKind, StepState
from profit_tt.models.agenda_drafts import RoundDraft, StepDraft
from profit_tt.services import behind, composing, room, running, voting
from tests.building import Hall, House
from tests.pages.reading import filter_list, keys, open_room, show, told

ALWAYS = ["## Who is here?", "## What did we find?", "## What do we agree on?"]
LATER = ["## Who can learn from whom?", "## How did it grow?"]
HIDDEN = [*ALWAYS, *LATER]
SHOWN = [*ALWAYS, "## Where do we differ?", "## Do the regions rank alike?", "## What do we not know yet?"]
SHOWN += [LATER[0], "## What next?", LATER[1]]


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.session_of(30, 6)
    for place, expert in enumerate(hall.experts):
        hall.vote(expert, hall.findings[0], "agree" if place % 4 else "disagree")
    return hall


def _chapters(hall: Hall, **query: str | list[str]) -> list[str]:
    page = open_room(hall, "picture", hall.desk, **query)
    return [one.value for one in page.markdown if one.value.startswith("## ")]


def test_empty(house: House) -> None:
    hall = house.think_tank()
    page = open_room(hall, "picture", hall.person("stranger"))
    assert "No finding here yet" in told(page)


@pytest.mark.parametrize("role", ["observer", "expert", "facilitator"])
def test_the_story_is_told_to_everybody(hall: Hall, role: str) -> None:
    show(hall)
    person = {"observer": hall.person("stranger"), "expert": hall.experts[0], "facilitator": hall.desk}[role]
    page = open_room(hall, "picture", person)
    assert [one.value for one in page.markdown if one.value.startswith("## ")] == SHOWN
    assert "Ranked by common ground" in told(page)


@pytest.mark.parametrize("role", ["expert", "facilitator"])
def test_hidden_results_leave_the_people_and_the_themes(hall: Hall, role: str) -> None:
    page = open_room(hall, "picture", {"expert": hall.experts[0], "facilitator": hall.desk}[role])
    assert [one.value for one in page.markdown if one.value.startswith("## ")] == HIDDEN
    assert "The votes stay hidden until the facilitator shows them." in told(page)
    assert "Ranked by common ground" not in told(page)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, "6 findings"),
        ({"kind": "need"}, "2 of 6 findings"),
        ({"kind": ["need", "idea"]}, "3 of 6 findings"),
        ({"region": "kent", "type": ["public", "research"]}, "6 findings"),
        ({"kind": "<b>", "region": "' OR 1=1", "type": "", "theme": "nonsense"}, "6 findings"),
        ({"kind": "need", "theme": "service-design"}, "0 of 6 findings"),
    ],
)
def test_the_address_holds_the_view(hall: Hall, query: dict[str, str | list[str]], count: str) -> None:
    show(hall)
    page = open_room(hall, "picture", hall.experts[0], **query)
    assert count in [one.value for one in page.markdown]


def test_nothing_left_is_a_calm_sentence(hall: Hall) -> None:
    assert _chapters(hall, kind="need", theme="service-design") == ALWAYS[:1]


def test_choosing_writes_the_address(hall: Hall) -> None:
    page = open_room(hall, "picture", hall.desk)
    filter_list(page, "region").set_value(["kent", "zeeland"]).run()
    filter_list(page, "type").set_value(["public"]).run()
    assert page.query_params["region"] == ["kent", "zeeland"]
    assert page.query_params["type"] == "public"
    assert r"Votes from\: Kent and Zeeland · Votes by\: Public body" in told(page)
    page.button(key="filter-clear").click().run()
    assert dict(page.query_params) == {"tt": hall.code}


def test_a_copied_address_shows_the_same_view(hall: Hall) -> None:
    """Theme, kind, region, stakeholder type and round: all that was chosen stands in the address."""
    show(hall)
    _again(hall)
    page = open_room(hall, "picture", hall.desk)
    page.segmented_control(key="which-round").set_value(1).run()
    chosen = {"region": ["kent", "essex"], "type": ["public", "research"], "kind": ["practice"]}
    for name, values in chosen.items():
        filter_list(page, name).set_value(values).run()
    theme = room.look(by=hall.desk).findings[0].themes[0]
    filter_list(page, "theme").set_value([theme]).run()
    address = {name: value for name, value in page.query_params.items() if name != "tt"}
    assert address == {"round": "1", "theme": theme} | chosen | {"kind": "practice"}
    copied = open_room(hall, "picture", hall.experts[0], **address)
    assert told(copied) == told(page)
    assert "findings" in told(copied)


def test_who_votes_alike_is_told_of_everybody_and_only_once_shown(hall: Hall) -> None:
    alike = "Each mark on the map is a person"
    assert alike not in told(open_room(hall, "picture", hall.experts[0]))
    show(hall)
    page = open_room(hall, "picture", hall.experts[0])
    assert alike in told(page)
    behind.idle()
    assert "No reliable opinion groups" in told(page.run())
    assert alike not in told(open_room(hall, "picture", hall.experts[0], region="kent"))


def test_every_picture_can_be_saved(hall: Hall) -> None:
    show(hall)
    found = keys(open_room(hall, "picture", hall.desk), "download_button")
    figures = ["participation", "crossed", "themes", "ranking", "differences", "people-map"]
    assert [f"picture-svg-{one}" in found and f"picture-png-{one}" in found for one in figures] == [True] * len(figures)


def test_small_cells_are_told_where_they_happen(hall: Hall) -> None:
    show(hall)
    assert "fewer than 3 of its people" in told(open_room(hall, "picture", hall.desk, type="public"))
    assert "fewer than 3 of its people" not in told(open_room(hall, "picture", hall.desk))


def test_crowded_shows_the_first_and_all_on_demand(house: House) -> None:
    hall = house.session_of(10, 300)
    show(hall)
    page = open_room(hall, "picture", hall.desk)
    page.button(key="ranking-all").click().run()
    assert page.query_params["all"] == "1"
    assert page.button(key="ranking-all").label == "Only the first 15"


def test_what_is_filtered_out_is_not_said_to_be_missing(hall: Hall) -> None:
    show(hall)
    page = open_room(hall, "picture", hall.desk, kind="need", type="public")
    assert "Nobody has written about" not in told(page)
    assert "not voted yet" not in told(page)
    assert "2 findings have too few of these votes to show." in told(page)


def _again(hall: Hall) -> Hall:
    """A second round on the same findings; half of those who disagreed agree now."""
    vote = room.look(by=hall.desk).step(StepKind.vote)
    first = hall.round_id
    running.close_step(by=hall.desk, kind=StepKind.vote)
    again = composing.add_step(by=hall.desk, draft=StepDraft.of(kind="vote"), after=vote.id if vote else None)
    seen = room.look(by=hall.desk).round_of(again)
    composing.edit_round(
        by=hall.desk, step_id=again.id or 0, draft=RoundDraft.of(again_of=first), seen=seen.version if seen else 0
    )
    running.set_step(by=hall.desk, step_id=again.id or 0, state=StepState.open)
    second = room.look(by=hall.desk).round_of(again)
    for expert in hall.experts:
        voting.cast(
            by=expert, round_id=second.id if second and second.id else 0, finding_id=hall.findings[0], choice="agree"
        )
    return hall


def test_movement_is_told_once_both_rounds_are_shown(hall: Hall) -> None:
    first = hall.round_id
    _again(hall)
    assert "## What did the discussion move?" not in _chapters(hall)
    running.show_results(by=hall.desk, round_id=first, on=Audience.phones, shown=True)
    assert "## What did the discussion move?" not in _chapters(hall)
    newest = room.look(by=hall.desk).rounds[-1]
    running.show_results(by=hall.desk, round_id=newest.id or 0, on=Audience.phones, shown=True)
    assert "## What did the discussion move?" in _chapters(hall)


def test_a_round_is_chosen_in_the_address(hall: Hall) -> None:
    show(hall)
    _again(hall)
    hidden = "The votes stay hidden"
    assert hidden in told(open_room(hall, "picture", hall.experts[0]))
    page = open_room(hall, "picture", hall.experts[0], round="1")
    assert hidden not in told(page)
    page.segmented_control(key="which-round").set_value(2).run()
    assert page.query_params["round"] == "2"
    assert hidden in told(page)
    assert hidden in told(open_room(hall, "picture", hall.experts[0], round="nonsense"))


def test_the_time_lapse_goes_back_to_the_first_votes(hall: Hall) -> None:
    show(hall)
    page = open_room(hall, "picture", hall.experts[0])
    whole = told(page)
    assert "30 votes" in whole
    page.slider(key="lapse").set_value(2).run()
    assert "30 votes" not in told(page)


def test_findings_that_owe_their_place_to_the_weight_of_voices_are_named(house: House) -> None:
    """Forty people of Kent back 1, which all other regions reject; 2 to 6 are backed everywhere, a little less."""
    hall = house.session_of(0, 6)
    kent = [hall.expert() for _ in range(40)]
    others = [hall.expert(region=region) for region in ("essex", "zeeland") for _ in range(3)]
    for finding_id in hall.findings:
        first = finding_id == hall.findings[0]
        for place, expert in enumerate(kent):
            hall.vote(expert, finding_id, "agree" if first or place < 30 else "disagree")
        for expert in others:
            hall.vote(expert, finding_id, "disagree" if first else "agree")
    show(hall)
    assert "1 would stand elsewhere if every person weighed the same" in told(open_room(hall, "picture", hall.desk))
    assert "would stand elsewhere" not in told(open_room(hall, "picture", hall.desk, region="zeeland"))
