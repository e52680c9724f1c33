"""Surveys on paper: typed in for a seat, counted like others, marked, logged without the answers."""

import pytest

from profit_tt.errors import BadChoice, Closed, NotAllowed, NotFound, Refused
from profit_tt.services import log, seat_survey, seats, survey_answers, surveys
from tests.building import Hall, House, everything
from tests.services import survey_halls
from tests.services.survey_halls import KINDS


@pytest.fixture
def hall(house: House) -> Hall:
    made = house.think_tank()
    seats.add_seats(by=made.desk, region="kent", stakeholder="public", language="fr", names=["Ann", "Bob"])
    return made


def test_every_kind_of_answer_counts_as_from_a_phone_and_says_who_entered_it(hall: Hall) -> None:
    form = survey_halls.with_questions(hall, *KINDS.values())
    for asked in form.questions:
        value = {
            "single": asked.option_ids[:1] and asked.option_ids[0],
            "multiple": list(asked.option_ids[:2]),
            "scale": 4,
            "ranking": list(reversed(asked.option_ids)),
            "number": 12,
            "short_text": "Time",
            "long_text": "Time and again",
            "matrix": dict.fromkeys(asked.row_ids, asked.option_ids[0] if asked.option_ids else 0),
        }[str(asked.kind)]
        seat_survey.enter_answer(by=hall.desk, survey_id=form.id, seat="ken 1", question_id=asked.id, value=value)
    assert seat_survey.finish(by=hall.desk, survey_id=form.id, seat="KEN-01") == 8
    found = survey_answers.frame(by=hall.desk, survey_id=form.id)
    assert found["question_id"].nunique() == 8
    assert {tuple(row) for row in found[["respondent", "region", "stakeholder", "language", "provenance"]].values} == {
        (1, "kent", "public", "fr", "facilitator")
    }
    assert bool(found["finished"].all())
    assert [one.surveys for one in seats.seats(by=hall.desk)] == [1, 0]


def test_an_answer_is_replaced_and_taken_back(hall: Hall) -> None:
    form = survey_halls.with_questions(hall, KINDS["scale"])
    at = {"survey_id": form.id, "seat": "KEN-01"}
    for value in (3, 5):
        seat_survey.enter_answer(by=hall.desk, **at, question_id=form.questions[0].id, value=value)
        assert seat_survey.answered(by=hall.desk, **at).values == {form.questions[0].id: value}
    seat_survey.enter_answer(by=hall.desk, **at, question_id=form.questions[0].id, value=None)
    assert seat_survey.answered(by=hall.desk, **at).values == {}


def test_what_is_lacking_is_named_by_its_number_on_the_sheet(hall: Hall) -> None:
    form = survey_halls.conditional(hall)
    barrier, amount, _ = form.questions
    at = {"survey_id": form.id, "seat": "KEN-01"}
    seat_survey.enter_answer(by=hall.desk, **at, question_id=barrier.id, value=barrier.option_ids[1])
    with pytest.raises(BadChoice, match="Question 2"):
        seat_survey.finish(by=hall.desk, **at)
    with pytest.raises(BadChoice):
        seat_survey.enter_answer(by=hall.desk, **at, question_id=amount.id, value=9000)
    seat_survey.enter_answer(by=hall.desk, **at, question_id=amount.id, value=9)
    assert seat_survey.finish(by=hall.desk, **at) == 2
    seat_survey.enter_answer(by=hall.desk, **at, question_id=amount.id, value=None)
    assert not seat_survey.answered(by=hall.desk, **at).is_finished


def test_after_the_close_only_a_sheet_from_before(hall: Hall) -> None:
    form = survey_halls.with_questions(hall, KINDS["scale"], opened=False)
    at = {"survey_id": form.id, "seat": "KEN-01", "question_id": form.questions[0].id, "value": 3}
    with pytest.raises(Closed):
        seat_survey.enter_answer(by=hall.desk, **at, before_close=True)
    surveys.open_survey(by=hall.desk, survey_id=form.id)
    surveys.close_survey(by=hall.desk, survey_id=form.id)
    before = everything()
    with pytest.raises(Closed):
        seat_survey.enter_answer(by=hall.desk, **at)
    assert everything() == before
    seat_survey.enter_answer(by=hall.desk, **at, before_close=True)
    (entry,) = [one for one in log.everything(by=hall.desk, noun="survey") if one.deed == "enter"]
    assert entry.after == {"seat": "KEN-01", "after_close": True}


def test_only_facilitators_and_only_for_seats(hall: Hall) -> None:
    form = survey_halls.with_questions(hall, KINDS["scale"])
    at = {"survey_id": form.id, "question_id": form.questions[0].id, "value": 3}
    with pytest.raises(NotAllowed):
        seat_survey.enter_answer(by=hall.expert("kent"), **at, seat="KEN-01")
    with pytest.raises(NotFound):
        seat_survey.enter_answer(by=hall.desk, **at, seat="KEN-09")


def test_a_seat_with_answers_stays(hall: Hall) -> None:
    form = survey_halls.with_questions(hall, KINDS["scale"])
    at = {"survey_id": form.id, "question_id": form.questions[0].id, "value": 3}
    seat_survey.enter_answer(by=hall.desk, **at, seat="KEN-01")
    with pytest.raises(Refused, match="stays"):
        seats.remove_seat(by=hall.desk, seat="KEN-01")
    seats.remove_seat(by=hall.desk, seat="KEN-02")
    assert [one.code for one in seats.seats(by=hall.desk)] == ["KEN-01"]
