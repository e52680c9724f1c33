"""Results on the survey's page: at the desk with findings made of them, on phones when they may be seen."""

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import Audience
from profit_tt.services import results, surveys
from profit_tt.services.survey_form import Form
from tests.building import Hall, House
from tests.pages import reading
from tests.pages.visiting import keys, visit
from tests.services import survey_halls
from tests.services.survey_answered import people, say
from tests.services.survey_halls import KINDS


@pytest.fixture
def hall(house: House) -> Hall:
    return house.think_tank()


@pytest.fixture
def form(hall: Hall) -> Form:
    made = survey_halls.with_questions(hall, *KINDS.values())
    values = [0, [0, 3], 4, [1, 0], 12.5, "Patience", "More patience", [1, 0]]
    for one in people(hall):
        for question, value in enumerate(values):
            say(made, one, question, value)
    return made


def told(at: AppTest) -> str:
    """What is read, without the signs that keep people's words from being markup."""
    return reading.told(at).replace("\\", "").replace("\u2060", "")


def desk(hall: Hall, form: Form) -> AppTest:
    return visit("survey", device=hall.desk.device, hall=hall, survey=str(form.id), view="results")


def phone(hall: Hall, form: Form, device: str = "") -> AppTest:
    return visit("survey", device=device or hall.experts[0].device, hall=hall, survey=str(form.id))


def test_the_desk_shows_a_picture_of_every_kind_with_table_and_files(hall: Hall, form: Form) -> None:
    at = desk(hall, form)
    assert not at.exception
    assert "“Time” comes first." in told(at)
    assert "Coaching: 100% say “High”, the clearest answer." in told(at)
    assert {"download-survey-xlsx", "download-survey-csv", "download-survey-json"} <= keys(at)
    assert "Some groups are too small to be shown here." in told(at)
    at.toggle(key=f"survey-{form.questions[0].id}-region-as-table").set_value(True).run()
    (table,) = at.dataframe
    assert table.value["Answer"].tolist() == ["Time", "Money", "Staff"]
    assert list(table.value.columns) == ["Answer", "All", "How many", "Kent"]
    at.button_group(key="survey-by").set_value("stakeholder").run()
    assert not at.exception


def test_a_result_becomes_a_finding_in_the_picture(hall: Hall, form: Form) -> None:
    own = form.questions[0].id
    at = desk(hall, form)
    at.button(key=f"survey-find-{own}").click().run()
    text = at.text_area(key=f"survey-finding-text-{own}")
    assert text.value == "Biggest barrier? “Time” comes first."
    at.button(key="survey-found").click().run()
    assert [one.value for one in at.error] == ["Choose one to three themes."]
    assert at.text_area(key=f"survey-finding-text-{own}").value == text.value
    at.text_area(key=f"survey-finding-text-{own}").set_value("Time is the main barrier.")
    at.button_group(key=f"survey-finding-kind-{own}").set_value("barrier")
    at.button_group(key=f"survey-finding-themes-{own}").set_value(["data"])
    at.button(key="survey-found").click().run()
    assert not at.exception
    assert [one.value for one in at.success] == ["Finding 1 is on the list, with this survey as its evidence."]
    (seen,) = results.picture(by=hall.desk, audience=Audience.desk).room.findings
    assert (seen.text, seen.kind, seen.region) == ("Time is the main barrier.", "barrier", None)
    assert seen.link.endswith(f"/survey?tt={hall.code}&survey={form.id}&view=results")
    page = visit("finding", device=hall.experts[0].device, hall=hall, finding="1")
    assert "Survey: Innovation. Question: Biggest barrier? 9 people answered." in [one.value for one in page.text]


def test_a_question_that_few_have_answered_offers_no_finding(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, KINDS["single"])
    say(made, hall.expert(), 0, 0)
    at = desk(hall, made)
    assert f"survey-find-{made.questions[0].id}" not in keys(at)
    assert "Results are shown from 3 answers on." in told(at)


def test_phones_see_results_when_shown_or_closed(hall: Hall, form: Form) -> None:
    assert "survey-results" not in keys(phone(hall, form))
    at = desk(hall, form)
    at.button(key="survey-show").click().run()
    assert surveys.form(by=hall.desk, survey_id=form.id).survey.shown
    # who still answers is not led by what others said
    assert "“Time” comes first." not in told(phone(hall, form))
    surveys.close_survey(by=hall.desk, survey_id=form.id)
    for device in (hall.experts[0].device, "passer-by"):
        at = phone(hall, form, device)
        assert not at.exception
        assert "“Time” comes first." in told(at)
        assert f"survey-find-{form.questions[0].id}" not in keys(at)
        assert "download-survey-csv" not in keys(at)


def test_who_is_done_sees_results_that_are_shown(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, KINDS["single"])
    for one in people(hall):
        say(made, one, 0, 0)
    surveys.show_results(by=hall.desk, survey_id=made.id, shown=True)
    at = phone(hall, made)
    at.button(key="survey-done").click().run()
    assert "Thank you" in told(at)
    assert "“Time” comes first." in told(at)
