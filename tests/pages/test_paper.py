"""The room for paper: seats in every state, findings typed in for them, refusals beside what was typed."""

import pytest

from profit_tt.models import StepKind
from profit_tt.services import room, seat_survey, seats
from tests.building import Hall, House
from tests.pages.reading import open_room, told
from tests.services import survey_halls


@pytest.fixture
def hall(house: House) -> Hall:
    return house.session_of(2, 3, open=(StepKind.collect, StepKind.vote))


def _seated(hall: Hall) -> list[str]:
    return seats.add_seats(by=hall.desk, region="kent", stakeholder="enterprise", language="en", names=["Ann", "*Bob*"])


@pytest.mark.parametrize("role", ["stranger", "expert"])
def test_only_facilitators_come_in(hall: Hall, role: str) -> None:
    _seated(hall)
    page = open_room(hall, "paper", hall.person("stranger") if role == "stranger" else hall.experts[0])
    assert "The desk is for facilitators." in told(page)
    assert "KEN-01" not in told(page)


def test_nobody_yet(hall: Hall) -> None:
    page = open_room(hall, "paper", hall.desk)
    assert "Nobody yet." in told(page)
    assert [one.label for one in page.button if one.key and "ballot" in one.key] == []


def test_without_a_round_the_page_says_what_to_do(house: House) -> None:
    hall = house.think_tank()
    _seated(hall)
    assert "There is no round with findings yet." in told(open_room(hall, "paper", hall.desk))


def test_seats_are_added_by_number_or_by_name_and_taken_away(hall: Hall) -> None:
    page = open_room(hall, "paper", hall.desk)
    page.selectbox(key="seats-region").set_value("zeeland")
    page.number_input(key="seats-number").set_value(2)
    page.button(key="FormSubmitter:seats-Add").click().run()
    assert [one.code for one in seats.seats(by=hall.desk)] == ["ZEE-01", "ZEE-02"]
    page.selectbox(key="seats-region").set_value("kent")
    page.text_area(key="seats-names").set_value("Ann\n\n  *Bob* \n")
    page.button(key="FormSubmitter:seats-Add").click().run()
    assert [one.name for one in seats.seats(by=hall.desk)] == ["Ann", "*Bob*", None, None]
    assert "KEN-02" in told(page)
    assert "*Bob*" not in told(page).replace(r"\*", "")
    first = seats.seats(by=hall.desk)[0]
    page.button(key=f"seat-away-{first.expert_id}").click().run()
    assert [one.code for one in seats.seats(by=hall.desk)] == ["KEN-02", "ZEE-01", "ZEE-02"]


def test_a_seat_without_region_is_refused_beside_the_list(hall: Hall) -> None:
    page = open_room(hall, "paper", hall.desk)
    page.text_area(key="seats-names").set_value("Ann")
    page.button(key="FormSubmitter:seats-Add").click().run()
    assert [one.value for one in page.error] == ["Please choose your region."]
    assert page.text_area(key="seats-names").value == "Ann"
    assert seats.seats(by=hall.desk) == []


def test_a_finding_is_typed_in_for_a_seat(hall: Hall) -> None:
    _seated(hall)
    page = open_room(hall, "paper", hall.desk)
    page.selectbox(key="sheet-seat").set_value("KEN-02")
    page.text_area(key="sheet-text").set_value("Ferries rent bicycles")
    page.button(key="FormSubmitter:paper-finding-Enter this finding").click().run()
    assert len(page.error) == 1
    assert page.text_area(key="sheet-text").value == "Ferries rent bicycles"
    page.pills(key="sheet-kind").set_value("practice")
    page.pills(key="sheet-themes").set_value([room.look(by=hall.desk).themes[0].slug])
    page.button(key="FormSubmitter:paper-finding-Enter this finding").click().run()
    assert [one.value for one in page.success] == ["Entered as #4."]
    assert page.text_area(key="sheet-text").value == ""
    newest = room.look(by=hall.desk).findings[-1]
    assert (newest.text, newest.region, newest.provenance) == ("Ferries rent bicycles", "kent", "facilitator")


def test_a_survey_sheet_is_typed_in_and_said_to_be_whole(hall: Hall) -> None:
    _seated(hall)
    made = survey_halls.conditional(hall)
    barrier, amount, _ = made.questions
    page = open_room(hall, "paper", hall.desk)
    page.selectbox(key="paper-survey-seat").set_value("KEN-02").run()
    page.radio(key=f"survey-answer-{barrier.id}").set_value(barrier.option_ids[1]).run()
    page.button(key="paper-survey-done").click().run()
    assert [one.value for one in page.error] == ["Question 2 still needs an answer."]
    page.number_input(key=f"survey-answer-{amount.id}").set_value(900).run()
    assert page.number_input(key=f"survey-answer-{amount.id}").value == 900
    page.selectbox(key="paper-survey-seat").set_value("KEN-01").run()
    assert page.radio(key=f"survey-answer-{barrier.id}").value is None
    page.selectbox(key="paper-survey-seat").set_value("KEN-02").run()
    page.number_input(key=f"survey-answer-{amount.id}").set_value(12).run()
    page.button(key="paper-survey-done").click().run()
    assert [one.value for one in page.success] == ["KEN-02: 2 answers entered."]
    entered = seat_survey.answered(by=hall.desk, survey_id=made.id, seat="KEN-02")
    assert (entered.values, entered.is_finished) == ({barrier.id: barrier.option_ids[1], amount.id: 12}, True)
    assert "1 survey" in told(page)


def test_after_the_close_the_page_asks_when_the_sheet_was_written(hall: Hall) -> None:
    _seated(hall)
    hall.close(StepKind.collect, StepKind.vote)
    page = open_room(hall, "paper", hall.desk)
    assert {one.key for one in page.checkbox} == {"paper-before-close", "sheet-before-close"}
