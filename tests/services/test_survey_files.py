"""A survey goes to a file and back; what is wrong in a file is named, and nothing is taken in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.errors import BadData, InField
from profit_tt.models.survey_drafts import PlannedQuestion, QuestionDraft, SurveyDraft, SurveyPlan
from profit_tt.services import survey_files, survey_planting, surveys
from tests.building import House, everything
from tests.services import survey_halls
from tests.services.survey_halls import KINDS

_HEAD = '[survey.name]\nen = "Innovation"\n'
_CHOICE = '[[question]]\nkind = "single"\ntext.en = "Which?"\noptions = [{en = "A"}, {en = "B"}]\n'

_words = (
    st.text("abc =#\"'[]{}\\é\u2019", min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda one: any(c.isalpha() for c in one))
)


@given(names=st.lists(_words, min_size=2, max_size=4, unique_by=str.casefold), required=st.booleans())
def test_what_is_written_is_read_back(names: list[str], required: bool) -> None:
    try:
        draft = QuestionDraft.of(
            kind="multiple", texts={"fr": names[0]}, options=[{"en": one} for one in names], required=required, most=2
        )
    except InField:  # two that differ in nothing but a sign
        return
    plan = SurveyPlan(
        survey=SurveyDraft.of(names={"nl": names[0]}, texts={"en": names[1]}, by_link=required),
        questions=(
            PlannedQuestion(question=draft),
            *(PlannedQuestion(question=one, condition=(1, (1, 2))) for one in KINDS.values()),
        ),
    )
    assert survey_files.read(survey_files.written(plan)) == plan


def test_a_survey_taken_in_is_a_draft_like_the_one_written(house: House) -> None:
    hall = house.think_tank()
    made = survey_halls.conditional(hall, by_link=True)
    text = survey_files.to_toml(by=hall.desk, survey_id=made.id)
    there = house.think_tank()
    taken = survey_halls.form(there.desk, survey_files.from_toml(by=there.desk, text=text))
    assert survey_planting.plan_of(taken) == survey_planting.plan_of(made)
    assert (taken.is_open, taken.survey.link == made.survey.link) == (False, False)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "survey.toml: -.survey: is missing"),
        ("[survey", "survey.toml: -: "),
        ("x = " + "9" * 5000, "survey.toml: -: cannot be read"),
        ("[survey.name]\n", "survey.toml: survey.name.en: Please write something here."),
        (_HEAD + "[[question]]\nkind = 'colour'\ntext.en = 'Which?'", "survey.toml: question 1.kind: "),
        (_HEAD + "[[question]]\nkind = 'single'\ntext.en = 'Which?'", "survey.toml: question 1.options: "),
        (_HEAD + "[[question]]\nkind = 'scale'\ntext.en = 'Which?'\nmost = 90", "survey.toml: question 1.most: "),
        (_HEAD + "[[question]]\nkind = 'number'\ntext.en = 3", "survey.toml: question 1.text.en: is not a text"),
        (_HEAD + _CHOICE + "only_if = {question = 1, options = [1]}", "survey.toml: question 1.only_if.question: "),
        (_HEAD + _CHOICE * 2 + "only_if = {question = 1, options = [3]}", "survey.toml: question 2.only_if.options: "),
        (_HEAD + _CHOICE + "colour = 3", "survey.toml: question 1.colour: is not a known key"),
    ],
)
@pytest.mark.only_on("sqlite")
def test_what_is_wrong_is_named(house: House, text: str, told: str) -> None:
    hall = house.think_tank()
    before = everything()
    with pytest.raises(BadData) as refused:
        survey_files.from_toml(by=hall.desk, text=text)
    assert str(refused.value)[: len(told)] == told
    assert everything() == before
    assert surveys.forms(by=hall.desk) == ()
