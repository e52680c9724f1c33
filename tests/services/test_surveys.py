"""Composing a survey: what may be changed when, by whom, and that nobody overwrites somebody else's change."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from profit_tt.errors import BadChoice, ChangedMeanwhile, Empty, NotFound, OutOfTurn
from profit_tt.models import SurveyState
from profit_tt.models.survey_drafts import QuestionDraft, SurveyDraft
from profit_tt.services import survey_answers, survey_planting, survey_questions, surveys
from tests.building import Hall, House, everything
from tests.services import survey_halls
from tests.services.survey_halls import KINDS, lines

_MADE = {"en": "Innovation"}


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank()
    hall.expert()
    return hall


def _unchanged(deed: Callable[[], object], refusal: type[Exception], match: str | None = None) -> None:
    before = everything()
    with pytest.raises(refusal, match=match):
        deed()
    assert everything() == before


def test_a_draft_is_for_facilitators_until_it_opens(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, KINDS["scale"], opened=False, by_link=True)
    assert surveys.forms(by=hall.experts[0]) == ()
    with pytest.raises(NotFound):
        surveys.form(by=hall.experts[0], survey_id=made.id)
    with pytest.raises(NotFound):
        surveys.by_link(link=made.survey.link)
    surveys.open_survey(by=hall.desk, survey_id=made.id, seen=made.survey.version)
    assert [one.id for one in surveys.forms(by=hall.experts[0])] == [made.id]
    closed = surveys.close_survey(by=hall.desk, survey_id=made.id)
    assert closed.state is SurveyState.closed
    assert surveys.form(by=hall.experts[0], survey_id=made.id).survey.closed_at is not None
    assert surveys.by_link(link=made.survey.link).id == made.id  # it says that it is closed


def test_a_survey_without_questions_cannot_be_opened_nor_a_draft_closed(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, opened=False)
    _unchanged(lambda: surveys.open_survey(by=hall.desk, survey_id=made.id), OutOfTurn, "Add a question first")
    _unchanged(lambda: surveys.close_survey(by=hall.desk, survey_id=made.id), OutOfTurn)


def test_a_name_in_one_language_is_needed(hall: Hall) -> None:
    with pytest.raises(Empty):
        SurveyDraft.of(names={"en": " ", "fr": "\u200b"})
    survey = surveys.add_survey(by=hall.desk, draft=SurveyDraft.of(names={"nl": "Vragen"}))
    assert (survey.name_en, survey.name_nl, survey.position) == ("", "Vragen", 1)


def test_who_looked_before_a_change_does_not_overwrite_it(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, KINDS["scale"], opened=False)
    asked = made.questions[0]
    surveys.edit_survey(by=hall.desk, survey_id=made.id, draft=SurveyDraft.of(names=_MADE, by_link=True), seen=1)
    survey_questions.edit_question(by=hall.desk, question_id=asked.id, draft=KINDS["number"], seen=1)
    for deed in (
        lambda: surveys.edit_survey(
            by=hall.desk, survey_id=made.id, draft=SurveyDraft.of(names={"en": "Other"}), seen=1
        ),
        lambda: surveys.open_survey(by=hall.desk, survey_id=made.id, seen=1),
        lambda: surveys.remove_survey(by=hall.desk, survey_id=made.id, seen=1),
        lambda: survey_questions.edit_question(by=hall.desk, question_id=asked.id, draft=KINDS["single"], seen=1),
        lambda: survey_questions.remove_question(by=hall.desk, question_id=asked.id, seen=1),
        lambda: survey_questions.move_question(by=hall.desk, question_id=asked.id, to=1, seen=1),
    ):
        _unchanged(deed, ChangedMeanwhile)


def test_questions_are_added_moved_copied_and_removed(hall: Hall) -> None:
    made = survey_halls.with_questions(hall, KINDS["scale"], KINDS["number"], opened=False)
    scale, number = (one.id for one in made.questions)
    word = survey_questions.add_question(by=hall.desk, survey_id=made.id, draft=KINDS["short_text"], after=scale)
    twin = survey_questions.duplicate_question(by=hall.desk, question_id=number)

    def order() -> list[int]:
        return [one.id for one in survey_halls.form(hall.desk, made).questions]

    assert order() == [scale, word.id, number, twin.id]
    survey_questions.move_question(by=hall.desk, question_id=number, to=1)
    assert order() == [number, scale, word.id, twin.id]
    survey_questions.remove_question(by=hall.desk, question_id=scale)
    assert order() == [number, word.id, twin.id]
    assert [one.question.position for one in survey_halls.form(hall.desk, made).questions] == [1, 2, 3]
    _unchanged(lambda: survey_questions.move_question(by=hall.desk, question_id=number, to=4), BadChoice)


def test_a_condition_names_options_of_one_earlier_question(hall: Hall) -> None:
    made = survey_halls.conditional(hall)
    barrier, money, word = made.questions
    surveys.close_survey(by=hall.desk, survey_id=made.id)
    for deed, refusal in (
        (lambda: survey_questions.move_question(by=hall.desk, question_id=money.id, to=1), OutOfTurn),
        (lambda: survey_questions.move_question(by=hall.desk, question_id=barrier.id, to=2), OutOfTurn),
        (lambda: survey_questions.remove_question(by=hall.desk, question_id=barrier.id), OutOfTurn),
        (
            lambda: survey_questions.edit_question(by=hall.desk, question_id=barrier.id, draft=KINDS["number"]),
            OutOfTurn,
        ),
        (
            lambda: survey_questions.edit_question(
                by=hall.desk,
                question_id=barrier.id,
                draft=QuestionDraft.of(kind="single", texts=_MADE, options=lines("Time", "Staff"), shown_if=()),
            ),
            OutOfTurn,
        ),
    ):
        _unchanged(deed, refusal)
    loop = survey_planting.draft_of(barrier).model_copy(update={"shown_if": (barrier.option_ids[0],)})
    unknown = KINDS["number"].model_copy(update={"shown_if": (10**9,)})
    for question_id, draft in ((barrier.id, loop), (money.id, unknown)):
        edit = partial(survey_questions.edit_question, by=hall.desk, question_id=question_id, draft=draft)
        _unchanged(edit, BadChoice)
    survey_questions.move_question(by=hall.desk, question_id=word.id, to=2)


def test_what_people_answered_stays_what_it_was(hall: Hall) -> None:
    made, me = survey_halls.with_questions(hall, KINDS["single"], KINDS["matrix"]), hall.experts[0]
    single, matrix = made.questions
    survey_answers.answer(by=me, survey_id=made.id, question_id=single.id, value=single.option_ids[1])
    survey_answers.answer(
        by=me, survey_id=made.id, question_id=matrix.id, value={matrix.row_ids[1]: matrix.option_ids[0]}
    )
    options = lines("Time", "Money", "Staff")
    refused: tuple[dict[str, Any], ...] = (
        {"kind": "multiple"},
        {"options": lines("Time", "Staff")},
        {"required": True},
    )
    for change in refused:
        draft = QuestionDraft.of(**({"kind": "single", "texts": _MADE, "options": options} | change))
        edit = partial(survey_questions.edit_question, by=hall.desk, question_id=single.id, draft=draft)
        _unchanged(edit, OutOfTurn)
    fewer = QuestionDraft.of(kind="matrix", texts=_MADE, options=lines("Low", "High"), rows=lines("Coaching"))
    for deed in (
        lambda: survey_questions.edit_question(by=hall.desk, question_id=matrix.id, draft=fewer),
        lambda: survey_questions.remove_question(by=hall.desk, question_id=single.id),
        lambda: survey_questions.add_question(
            by=hall.desk, survey_id=made.id, draft=QuestionDraft.of(kind="number", texts=_MADE, required=True)
        ),
    ):
        _unchanged(deed, OutOfTurn, "answered")


def test_words_may_be_mended_and_options_added_or_moved_after_answers(hall: Hall) -> None:
    made, me = survey_halls.with_questions(hall, KINDS["single"]), hall.experts[0]
    asked = made.questions[0]
    time, money, staff = asked.option_ids
    survey_answers.answer(by=me, survey_id=made.id, question_id=asked.id, value=money)
    survey_questions.edit_question(
        by=hall.desk,
        question_id=asked.id,
        draft=QuestionDraft.of(
            kind="single",
            texts={"en": "The biggest barrier", "nl": "De grootste belemmering"},
            options=[{"en": "Money", "nl": "Geld"}, {"en": "Time"}, {"en": "Knowledge"}, {"en": "Staff"}],
        ),
    )
    after = survey_halls.form(hall.desk, made).questions[0]
    assert after.option_ids[:2] == (money, time)
    assert after.option_ids[3] == staff
    assert after.options[0].text_nl == "Geld"
    assert survey_answers.mine(by=me, survey_id=made.id).values == {asked.id: money}


def test_answers_are_taken_away_on_purpose_only(hall: Hall) -> None:
    made, me = survey_halls.with_questions(hall, KINDS["scale"]), hall.experts[0]
    survey_answers.answer(by=me, survey_id=made.id, question_id=made.questions[0].id, value=3)
    for deed in (
        lambda: surveys.clear_answers(by=hall.desk, survey_id=made.id),
        lambda: surveys.remove_survey(by=hall.desk, survey_id=made.id, with_answers=True),
    ):
        _unchanged(deed, OutOfTurn, "open")
    surveys.close_survey(by=hall.desk, survey_id=made.id)
    _unchanged(lambda: surveys.remove_survey(by=hall.desk, survey_id=made.id), OutOfTurn, "has answers")
    assert surveys.clear_answers(by=hall.desk, survey_id=made.id) == 1
    surveys.remove_survey(by=hall.desk, survey_id=made.id)
    left = everything()
    gone = ("survey", "question", "question_option", "question_row", "question_condition", "respondent", "answer")
    assert {noun: left[noun] for noun in gone} == {noun: [] for noun in gone}


def test_a_copy_is_a_draft_with_its_own_link_and_conditions(hall: Hall) -> None:
    made = survey_halls.conditional(hall, by_link=True)
    copy = survey_halls.form(hall.desk, surveys.duplicate_survey(by=hall.desk, survey_id=made.id))
    assert copy.survey.state is SurveyState.draft
    assert copy.survey.link != made.survey.link
    assert survey_planting.plan_of(copy) == survey_planting.plan_of(made)
    assert copy.questions[1].shown_if == {copy.questions[0].option_ids[1]}
    surveys.remove_survey(by=hall.desk, survey_id=copy.id)
    assert survey_halls.form(hall.desk, made) == made


def test_surveys_and_questions_of_another_think_tank_are_out_of_reach(hall: Hall, house: House) -> None:
    made, there = survey_halls.with_questions(hall, KINDS["single"], KINDS["scale"]), house.think_tank()
    mine = survey_halls.with_questions(there, KINDS["scale"])
    borrowed = KINDS["number"].model_copy(update={"shown_if": made.questions[0].option_ids[:1]})
    for deed in (
        lambda: surveys.close_survey(by=there.desk, survey_id=made.id),
        lambda: surveys.duplicate_survey(by=there.desk, survey_id=made.id),
        lambda: survey_questions.add_question(by=there.desk, survey_id=made.id, draft=KINDS["scale"]),
        lambda: survey_questions.edit_question(by=there.desk, question_id=made.questions[0].id, draft=KINDS["scale"]),
        lambda: survey_questions.remove_question(by=there.desk, question_id=made.questions[1].id),
    ):
        _unchanged(deed, NotFound)
    _unchanged(lambda: survey_questions.add_question(by=there.desk, survey_id=mine.id, draft=borrowed), BadChoice)
