"""Surveys for the tests of surveys: one of every kind of question, and one with a condition."""

from profit_tt.models import Person, Survey
from profit_tt.models.survey_drafts import QuestionDraft, SurveyDraft
from profit_tt.services import survey_questions, surveys
from profit_tt.services.survey_form import AskedQuestion, Form
from tests.building import Hall


def lines(*words: str) -> list[dict[str, str]]:
    return [{"en": word} for word in words]


KINDS = {
    "single": QuestionDraft.of(
        kind="single", texts={"en": "Biggest barrier?"}, options=lines("Time", "Money", "Staff")
    ),
    "multiple": QuestionDraft.of(
        kind="multiple", texts={"en": "Which help?"}, options=lines("Plan", "Trip", "Data", "Coach"), least=2, most=3
    ),
    "scale": QuestionDraft.of(kind="scale", texts={"en": "How useful?"}, labels={"en": ("Not", "Very")}),
    "ranking": QuestionDraft.of(kind="ranking", texts={"en": "Order"}, options=lines("Sea", "Land", "Town")),
    "number": QuestionDraft.of(kind="number", texts={"en": "Staff"}, least=0, most=500),
    "short_text": QuestionDraft.of(kind="short_text", texts={"en": "One word"}),
    "long_text": QuestionDraft.of(kind="long_text", texts={"en": "Tell us"}),
    "matrix": QuestionDraft.of(
        kind="matrix", texts={"en": "How useful"}, options=lines("Low", "High"), rows=lines("Coaching", "Plan")
    ),
}


def with_questions(hall: Hall, *drafts: QuestionDraft, by_link: bool = False, opened: bool = True) -> Form:
    """A survey of these questions, open."""
    survey = surveys.add_survey(
        by=hall.desk, draft=SurveyDraft.of(names={"en": "Innovation", "fr": "L’innovation"}, by_link=by_link)
    )
    for draft in drafts:
        survey_questions.add_question(by=hall.desk, survey_id=survey.id or 0, draft=draft)
    if opened:
        surveys.open_survey(by=hall.desk, survey_id=survey.id or 0)
    return form(hall.desk, survey)


def form(by: Person, survey: Survey | Form) -> Form:
    return surveys.form(by=by, survey_id=survey.id or 0)


def conditional(hall: Hall, *, required: bool = True, by_link: bool = False) -> Form:
    """A barrier; only who says "Money": how much (required); only who says "Time" or "Staff": a word."""
    made = with_questions(hall, KINDS["single"], opened=False, by_link=by_link)
    time, money, staff = made.questions[0].option_ids
    for draft, shown_if in ((KINDS["number"], (money,)), (KINDS["short_text"], (time, staff))):
        conditions = {"shown_if": shown_if, "required": required and draft.kind == "number"}
        survey_questions.add_question(by=hall.desk, survey_id=made.id, draft=draft.model_copy(update=conditions))
    surveys.open_survey(by=hall.desk, survey_id=made.id)
    return form(hall.desk, made)


def of_kind(made: Form, kind: str) -> AskedQuestion:
    return next(one for one in made.questions if one.kind == kind)
