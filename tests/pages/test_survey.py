"""The survey's page: answering on a phone and by the link, and what facilitators do with a survey."""

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import StepKind, SurveyState
from profit_tt.models.agenda_drafts import StepDraft
from profit_tt.services import composing, running, survey_answers, surveys
from profit_tt.services.survey_form import Form
from tests.building import Hall, House
from tests.pages.reading import told
from tests.pages.visiting import keys, sent, visit
from tests.services import survey_halls
from tests.services.survey_halls import KINDS


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank()
    hall.expert()
    return hall


def phone(hall: Hall, **query: str) -> AppTest:
    return visit("survey", device=hall.experts[0].device, hall=hall, **query)


def by_link(form: Form, device: str = "passer-by", **query: str) -> AppTest:
    return visit("survey", device=device, hall=None, s=form.survey.link, **query)


def desk(hall: Hall, form: Form) -> AppTest:
    return visit("survey", device=hall.desk.device, hall=hall, survey=str(form.id))


def values(hall: Hall, form: Form) -> dict[int, object]:
    return dict(survey_answers.mine(by=hall.experts[0], survey_id=form.id).values)


def _all(hall: Hall, form: Form) -> AppTest:
    at = phone(hall)
    at.button_group(key="survey-way").set_value("all").run()
    return at


def test_without_a_survey_people_wait(hall: Hall) -> None:
    assert "No survey is open just now" in told(phone(hall))


def test_a_survey_step_brings_phones_here_and_an_outside_link_is_shown(hall: Hall) -> None:
    address = "https://example.org/survey"
    composing.add_step(by=hall.desk, draft=StepDraft.of(kind="survey", link=address))
    running.move_on(by=hall.desk, kind=StepKind.survey)
    (link,) = phone(hall).get("link_button")
    assert link.proto.url == address


def test_one_question_after_another_is_answered_and_survives_a_reload(hall: Hall) -> None:
    form = survey_halls.conditional(hall)
    barrier, money, word = form.questions
    at = phone(hall)
    assert "1\\. Biggest barrier" in told(at)
    at.radio(key=f"survey-answer-{barrier.id}").set_value(barrier.option_ids[1]).run()
    at.button(key="survey-next").click().run()
    assert "Question 2 of 2" in told(at)
    at.number_input(key=f"survey-answer-{money.id}").set_value(12.5).run()
    assert values(hall, form) == {barrier.id: barrier.option_ids[1], money.id: 12.5}
    again = phone(hall)
    assert again.number_input(key=f"survey-answer-{money.id}").value == 12.5
    again.button(key="survey-back").click().run()
    assert again.radio(key=f"survey-answer-{barrier.id}").value == barrier.option_ids[1]
    again.radio(key=f"survey-answer-{barrier.id}").set_value(barrier.option_ids[0]).run()
    again.button(key="survey-next").click().run()
    assert f"survey-answer-{word.id}" in keys(again)


def test_every_kind_can_be_answered_and_taken_back(hall: Hall) -> None:
    form = survey_halls.with_questions(hall, *KINDS.values())
    single, multiple, scale, ranking, number, short, long, matrix = form.questions
    at = _all(hall, form)
    at.radio(key=f"survey-answer-{single.id}").set_value(single.option_ids[2]).run()
    for option in (multiple.option_ids[3], multiple.option_ids[0]):
        at.checkbox(key=f"survey-answer-{multiple.id}-{option}").check().run()
    at.button_group(key=f"survey-answer-{scale.id}").set_value(4).run()
    for option in (ranking.option_ids[1], ranking.option_ids[0]):
        at.button(key=f"survey-rank-{option}").click().run()
    at.number_input(key=f"survey-answer-{number.id}").set_value(3.0).run()
    at.text_input(key=f"survey-answer-{short.id}").set_value("*Patience*").run()
    at.text_area(key=f"survey-answer-{long.id}").set_value("A coach\nwho comes").run()
    at.button_group(key=f"survey-answer-{matrix.id}-row-{matrix.row_ids[1]}").set_value(matrix.option_ids[0]).run()
    assert values(hall, form) == {
        single.id: single.option_ids[2],
        multiple.id: [multiple.option_ids[0], multiple.option_ids[3]],
        scale.id: 4,
        ranking.id: [ranking.option_ids[1], ranking.option_ids[0]],
        number.id: 3.0,
        short.id: "*Patience*",
        long.id: "A coach\nwho comes",
        matrix.id: {matrix.row_ids[1]: matrix.option_ids[0]},
    }
    at.button(key=f"survey-none-{single.id}").click().run()
    at.checkbox(key=f"survey-answer-{multiple.id}-{multiple.option_ids[3]}").uncheck().run()
    at.button(key=f"survey-rank-in-{ranking.option_ids[1]}").click().run()
    after = values(hall, form)
    assert single.id not in after
    assert after[multiple.id] == [multiple.option_ids[0]]
    assert after[ranking.id] == [ranking.option_ids[0]]
    assert not at.exception


def test_what_is_refused_stays_in_its_field_with_one_sentence(hall: Hall) -> None:
    form = survey_halls.with_questions(hall, KINDS["number"])
    at = phone(hall)
    key = f"survey-answer-{form.questions[0].id}"
    at.number_input(key=key).set_value(501.0).run()
    assert [one.value for one in at.error] == ["Give a number from 0 to 500."]
    assert at.number_input(key=key).value == 501.0
    assert values(hall, form) == {}
    at.number_input(key=key).set_value(500.0).run()
    assert not at.error
    assert values(hall, form) == {form.questions[0].id: 500.0}


def test_no_more_options_than_asked_for_can_be_ticked(hall: Hall) -> None:
    form = survey_halls.with_questions(hall, KINDS["multiple"])
    asked, at = form.questions[0], phone(hall)
    for option in asked.option_ids[:3]:
        at.checkbox(key=f"survey-answer-{asked.id}-{option}").check().run()
    assert at.checkbox(key=f"survey-answer-{asked.id}-{asked.option_ids[3]}").disabled


def test_being_done_leads_to_what_is_missing_then_thanks(hall: Hall) -> None:
    form = survey_halls.conditional(hall)
    barrier, money, _ = form.questions
    at = _all(hall, form)
    at.radio(key=f"survey-answer-{barrier.id}").set_value(barrier.option_ids[1]).run()
    at.button(key="survey-done").click().run()
    assert [one.value for one in at.error] == ["Question 2 still needs an answer."]
    at.number_input(key=f"survey-answer-{money.id}").set_value(9.0).run()
    at.button(key="survey-done").click().run()
    assert "Thank you. Your answers are with us." in told(at)
    at.button(key="survey-again").click().run()
    assert f"survey-answer-{barrier.id}" in keys(at)
    surveys.close_survey(by=hall.desk, survey_id=form.id)
    closed = phone(hall)
    assert "This survey is closed" in told(closed)
    assert [one for one in keys(closed) if one.startswith("survey-answer")] == []


def test_by_its_link_somebody_without_an_account_answers(hall: Hall) -> None:
    form = survey_halls.with_questions(hall, KINDS["scale"], by_link=True)
    at = by_link(form)
    at.button(key="survey-begin").click().run()
    assert at.error
    at.button_group(key="survey-region").set_value("zeeland")
    at.button_group(key="survey-stakeholder").set_value("research")
    at.button(key="survey-begin").click().run()
    at.button_group(key=f"survey-answer-{form.questions[0].id}").set_value(2).run()
    assert survey_answers.people(by=hall.desk) == {form.id: {("zeeland", "research"): (1, 0)}}
    found = survey_answers.frame(by=hall.desk, survey_id=form.id)
    assert found["number"].tolist() == [2.0]


def test_a_link_that_is_not_valid_says_so(hall: Hall) -> None:
    form = survey_halls.with_questions(hall, KINDS["scale"])
    assert [one.value for one in by_link(form).info] == ["This survey's link is not valid any more. Ask for a new one."]


def test_the_words_come_in_the_readers_language(hall: Hall) -> None:
    survey_halls.with_questions(hall, KINDS["scale"])
    assert "L’innovation" in told(phone(hall, lang="fr"))
    assert "# Innovation" in told(phone(hall, lang="nl"))


def test_hostile_words_are_words(hall: Hall) -> None:
    bad = "![x](https://evil.example/a.png) <img src=x onerror=alert(1)> :red[a] $x$"
    draft = KINDS["single"].model_copy(update={"text_en": bad, "options": ({"en": bad}, {"en": "b"})})
    survey_halls.with_questions(hall, draft)
    shown = sent(phone(hall))
    assert "![x](" not in shown
    assert ":red[a]" not in shown


def test_a_facilitator_composes_opens_and_closes(hall: Hall) -> None:
    at = visit("survey", device=hall.desk.device, hall=hall)
    at.text_input(key="survey-new-name").set_value("Questions of the day")
    next(one for one in at.button if one.label == "Compose a survey").click().run()
    (form,) = surveys.forms(by=hall.desk)
    at.button(key="survey-switch").click().run()
    assert [one.value for one in at.error] == ["Add a question first: a survey without one cannot be opened."]
    at.button(key="survey-add-single").click().run()
    (asked,) = survey_halls.form(hall.desk, form).questions
    field = next(one for one in at.text_area if one.key and one.key.startswith(f"question-{asked.id}-text_en"))
    field.set_value("What now?").run()
    at.button(key="question-save").click().run()
    assert survey_halls.form(hall.desk, form).questions[0].question.text_en == "What now?"
    at.button(key="survey-switch").click().run()
    assert survey_halls.form(hall.desk, form).is_open
    at.button(key="survey-switch").click().run()
    assert survey_halls.form(hall.desk, form).survey.state is SurveyState.closed
    assert not at.exception


def test_the_preview_asks_as_phones_do_and_stores_nothing(hall: Hall) -> None:
    form = survey_halls.conditional(hall)
    barrier, money, _ = form.questions
    at = desk(hall, form)
    at.button_group(key=f"survey-view-{form.id}").set_value("preview").run()
    assert f"survey-answer-{money.id}" not in keys(at)
    at.radio(key=f"survey-answer-{barrier.id}").set_value(barrier.option_ids[1]).run()
    assert f"survey-answer-{money.id}" in keys(at)
    assert survey_answers.people(by=hall.desk) == {}


def test_link_qr_and_people_by_region(hall: Hall) -> None:
    form = survey_halls.with_questions(hall, KINDS["scale"], by_link=True)
    survey_answers.answer(by=hall.experts[0], survey_id=form.id, question_id=form.questions[0].id, value=3)
    at = desk(hall, form)
    at.button_group(key=f"survey-view-{form.id}").set_value("people").run()
    assert "1 person has begun" in told(at)
    assert [one.value for one in at.code] == [f"http://localhost:8501/survey?s={form.survey.link}"]
    assert "![QR code of the survey](data:image/svg" in told(at)
