"""The ballot of a voting step, as the agenda composes it."""

from streamlit.testing.v1 import AppTest

from profit_tt.models import Round
from profit_tt.models.agenda_drafts import RoundDraft, StepDraft
from profit_tt.services import composing, room
from tests.building import Hall, House
from tests.pages.test_agenda import agenda, field, pick
from tests.pages.test_desk import press


def of_step(hall: Hall, place: int = 3) -> Round:
    here = room.look(by=hall.desk)
    found = here.round_of(here.steps[place - 1])
    assert found is not None
    return found


def ballot(house: House) -> tuple[Hall, AppTest, str]:
    """The ballot of the usual vote, chosen, and the beginning of its fields' keys."""
    hall = house.think_tank()
    at = agenda(hall)
    pick(at, hall, 3)
    return hall, at, f"ballot-{of_step(hall).id}"


def test_a_ballot_of_dots_about_themes(house: House) -> None:
    hall, at, key = ballot(house)
    field(at, "radio", f"{key}-ballot").set_value("dots").run()
    field(at, "number_input", f"{key}-budget").set_value(7)
    field(at, "number_input", f"{key}-each").set_value(2)
    field(at, "selectbox", f"{key}-findings_from").set_value("themes").run()
    field(at, "pills", f"{key}-themes").set_value(["data"])
    field(at, "selectbox", f"{key}-ordering").set_value("number")
    field(at, "selectbox", f"{key}-way").set_value("list")
    field(at, "selectbox", f"{key}-results").set_value("after_own_vote").run()
    press(at, "ballot-save")
    kept = of_step(hall)
    assert (str(kept.ballot), kept.budget, kept.each, kept.findings_from, kept.themes) == (
        "dots",
        7,
        2,
        "themes",
        ["data"],
    )
    assert (kept.ordering, kept.way, kept.results) == ("number", "list", "after_own_vote")
    assert at.button(key="ballot-save").disabled


def test_more_dots_on_one_finding_than_there_are_is_refused_and_stays(house: House) -> None:
    hall, at, key = ballot(house)
    field(at, "radio", f"{key}-ballot").set_value("dots").run()
    field(at, "number_input", f"{key}-budget").set_value(3)
    field(at, "number_input", f"{key}-each").set_value(4).run()
    press(at, "ballot-save")
    assert [one.value for one in at.error] == ["On one finding there may lie one dot, or as many as an expert has."]
    assert field(at, "number_input", f"{key}-each").value == 4
    assert str(of_step(hall).ballot) == "agreement"


def test_the_points_of_a_scale_are_named_in_a_language(house: House) -> None:
    hall, at, key = ballot(house)
    field(at, "radio", f"{key}-ballot").set_value("scale").run()
    names = ["Never", "Rarely", "Sometimes", "Often", "Always"]
    for point, name in enumerate(names):
        field(at, "text_input", f"{key}-label-en-{point}").input(name)
    field(at, "toggle", f"{key}-asks_reason").set_value(False).run()
    press(at, "ballot-save")
    assert of_step(hall).labels == {"en": names}
    assert of_step(hall).asks_reason is False


def test_some_names_are_not_enough(house: House) -> None:
    hall, at, key = ballot(house)
    field(at, "radio", f"{key}-ballot").set_value("scale").run()
    field(at, "text_input", f"{key}-label-fr-0").input("Jamais").run()
    press(at, "ballot-save")
    assert [one.value for one in at.error] == ["Name all five points, or none of them."]
    assert of_step(hall).labels == {}


def test_a_second_vote_repeats_the_first(house: House) -> None:
    hall = house.think_tank()
    composing.add_step(by=hall.desk, draft=StepDraft.of(kind="vote"), voting=RoundDraft.of())
    at = agenda(hall)
    pick(at, hall, 5)
    first, key = of_step(hall, 3), f"ballot-{of_step(hall, 5).id}"
    field(at, "selectbox", f"{key}-again_of").set_value(first.id).run()
    press(at, "ballot-save")
    assert of_step(hall, 5).again_of == first.id
    assert at.header[0].value == "Voting again"


def test_the_top_of_an_earlier_round(house: House) -> None:
    hall = house.think_tank()
    composing.add_step(by=hall.desk, draft=StepDraft.of(kind="vote"), voting=RoundDraft.of())
    at = agenda(hall)
    pick(at, hall, 5)
    key = f"ballot-{of_step(hall, 5).id}"
    field(at, "selectbox", f"{key}-findings_from").set_value("top").run()
    field(at, "number_input", f"{key}-top").set_value(5).run()
    press(at, "ballot-save")
    kept = of_step(hall, 5)
    assert (kept.findings_from, kept.top, kept.top_of) == ("top", 5, of_step(hall, 3).id)


def test_with_votes_the_ballot_stays_as_it_is(house: House) -> None:
    hall = house.session_of(1, 1)
    hall.vote(hall.experts[0], hall.findings[0])
    at = agenda(hall)
    pick(at, hall, 3)
    key = f"ballot-{of_step(hall).id}"
    field(at, "radio", f"{key}-ballot").set_value("scale").run()
    press(at, "ballot-save")
    assert [one.value for one in at.error] == [
        "Votes are in: ballot, dots and findings of this vote stay as they are. Reset it to change them."
    ]
    assert str(of_step(hall).ballot) == "agreement"


def test_who_saves_second_is_told(house: House) -> None:
    hall, at, key = ballot(house)
    field(at, "selectbox", f"{key}-way").set_value("list").run()
    step_id = of_step(hall).step_id
    composing.edit_round(by=hall.desk, step_id=step_id, draft=RoundDraft.of(way="one"))
    press(at, "ballot-save")
    assert (str(of_step(hall).way), len(at.error)) == ("one", 1)
    press(at, "ballot-save")
    assert str(of_step(hall).way) == "list"
