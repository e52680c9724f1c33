"""Surveys in the table of rights: a caller for each operation, and the deeds that name an object of a think tank."""

from collections.abc import Callable
from typing import Any

from profit_tt.models import ExpertDraft, FindingDraft, Person
from profit_tt.models.survey_drafts import SurveyDraft
from profit_tt.services import (
    seat_survey,
    survey_answers,
    survey_files,
    survey_findings,
    survey_packing,
    survey_questions,
    survey_results,
    surveys,
)
from profit_tt.services.rights import Operation
from profit_tt.services.survey_form import Form
from tests.building import Hall
from tests.services import survey_halls
from tests.services.survey_halls import KINDS

_HERE = ExpertDraft.of(region="kent", stakeholder="public", language="en")
_FINDING = FindingDraft.of(text="Open in winter", kind="idea", language="en", themes=["data"])
_DRAFT = SurveyDraft.of(names={"en": "Another"})


def set_stage(hall: Hall) -> None:
    """An open survey that may be answered by its link."""
    survey_halls.with_questions(hall, KINDS["scale"], by_link=True)


def _of(on: Any) -> Form:
    return surveys.forms(by=on.hall.desk)[0]


CALLERS: dict[Operation, Callable[[Person, Any], object]] = {
    Operation.compose_survey: lambda by, on: surveys.close_survey(by=by, survey_id=_of(on).id),
    Operation.answer_survey: lambda by, on: survey_answers.begin(by=by, survey_id=_of(on).id, draft=_HERE),
    Operation.read_own_answers: lambda by, on: survey_answers.mine(by=by, survey_id=_of(on).id),
    Operation.read_survey_answers: lambda by, on: survey_answers.frame(by=by, survey_id=_of(on).id),
}
ON_OBJECTS: dict[str, Callable[[Person, Any], object]] = {
    "close a survey": CALLERS[Operation.compose_survey],
    "open a survey": lambda by, on: surveys.open_survey(by=by, survey_id=_of(on).id),
    "edit a survey": lambda by, on: surveys.edit_survey(by=by, survey_id=_of(on).id, draft=_DRAFT),
    "duplicate a survey": lambda by, on: surveys.duplicate_survey(by=by, survey_id=_of(on).id),
    "show a survey's results": lambda by, on: surveys.show_results(by=by, survey_id=_of(on).id, shown=True),
    "clear answers": lambda by, on: surveys.clear_answers(by=by, survey_id=_of(on).id),
    "remove a survey": lambda by, on: surveys.remove_survey(by=by, survey_id=_of(on).id),
    "a survey as a file": lambda by, on: survey_files.to_toml(by=by, survey_id=_of(on).id),
    "add a question": lambda by, on: survey_questions.add_question(by=by, survey_id=_of(on).id, draft=KINDS["number"]),
    "edit a question": lambda by, on: survey_questions.edit_question(
        by=by, question_id=_of(on).questions[0].id, draft=KINDS["number"]
    ),
    "duplicate a question": lambda by, on: survey_questions.duplicate_question(
        by=by, question_id=_of(on).questions[0].id
    ),
    "move a question": lambda by, on: survey_questions.move_question(by=by, question_id=_of(on).questions[0].id, to=1),
    "remove a question": lambda by, on: survey_questions.remove_question(by=by, question_id=_of(on).questions[0].id),
    "begin a survey": CALLERS[Operation.answer_survey],
    "answer a question": lambda by, on: survey_answers.answer(
        by=by, survey_id=_of(on).id, question_id=_of(on).questions[0].id, value=3
    ),
    "finish a survey": lambda by, on: survey_answers.finish(by=by, survey_id=_of(on).id),
    "read a seat's answers": lambda by, on: seat_survey.answered(by=by, survey_id=_of(on).id, seat=on.seat),
    "enter a seat's answer": lambda by, on: seat_survey.enter_answer(
        by=by, survey_id=_of(on).id, seat=on.seat, question_id=_of(on).questions[0].id, value=3
    ),
    "finish a seat's survey": lambda by, on: seat_survey.finish(by=by, survey_id=_of(on).id, seat=on.seat),
    "read own answers": CALLERS[Operation.read_own_answers],
    "read all answers": CALLERS[Operation.read_survey_answers],
    "results of a survey": lambda by, on: survey_results.results(by=by, survey_id=_of(on).id),
    "take answers away": lambda by, on: survey_packing.packed(by=by, survey_id=_of(on).id),
    "turn a result into a finding": lambda by, on: survey_findings.turn_into_finding(
        by=by, survey_id=_of(on).id, question_id=_of(on).questions[0].id, draft=_FINDING
    ),
}
