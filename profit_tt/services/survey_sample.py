"""The sample's survey, with the answers of its invented experts."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session

from profit_tt.errors import N_, BadData, InField
from profit_tt.models import Answer, Expert, Provenance, QuestionKind, Respondent, SurveyState
from profit_tt.services import survey_files, survey_form, survey_rules, surveys
from profit_tt.services.data_files import read_csv
from profit_tt.services.survey_form import AskedQuestion, Form
from profit_tt.services.writing import identity

SURVEY, ANSWERS = "survey.toml", "survey_answers.csv"


class AnswerRow(BaseModel):
    """An answer of an expert. answer: places of options joined by ";" (of a matrix: one for each row), or itself."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    expert: str
    question: int = Field(ge=1)
    answer: str = Field(min_length=1)
    provenance: Provenance
    source: str = Field(min_length=1)


def load(
    session: Session, *, folder: Path, think_tank_id: int, experts: Mapping[str, Expert], at: datetime, revision: int
) -> None:
    """Put the survey of a sample's folder and its answers into a think tank, open; nothing when it has none.

    experts: by their ids in the files. Raises BadData naming file, row and reason.
    """
    path = folder / SURVEY
    if not path.exists():
        return
    plan = survey_files.read(path.read_text("utf-8-sig"), file=SURVEY)
    survey = surveys.found_survey(
        session, think_tank_id=think_tank_id, plan=plan, provenance=Provenance.illustrative, source=SURVEY
    )
    survey.state, survey.opened_at = SurveyState.open, at
    session.add(survey)
    session.flush()
    form = survey_form.one(survey_form.read(session, think_tank_id=think_tank_id), identity(survey.id))
    people: dict[str, Respondent] = {}
    for number, row in enumerate(read_csv(folder / ANSWERS, AnswerRow), start=2):
        if row.expert not in experts or row.question > len(form.questions):
            raise _bad(number, N_("names nothing that is known"))
        if row.expert not in people:
            people[row.expert] = _respondent(session, form, experts[row.expert], row, at)
        session.add_all(_answers(form, people[row.expert], row, number, revision))
    session.flush()


def _respondent(session: Session, form: Form, expert: Expert, row: AnswerRow, at: datetime) -> Respondent:
    who = {name: getattr(expert, name) for name in ("think_tank_id", "region", "stakeholder", "language")}
    made = Respondent(
        survey_id=form.id,
        expert_id=identity(expert.id),
        begun_at=at,
        finished_at=at,
        provenance=row.provenance,
        source=row.source,
        **who,
    )
    session.add(made)
    session.flush()
    return made


def _answers(form: Form, who: Respondent, row: AnswerRow, number: int, revision: int) -> list[Answer]:
    asked = form.questions[row.question - 1]
    try:
        cells = survey_rules.cells(asked, _value(asked, row.answer))
    except (InField, ValueError, IndexError) as wrong:
        raise _bad(number, wrong if isinstance(wrong, InField) else N_("is not a whole number")) from None
    common: dict[str, Any] = {"respondent_id": identity(who.id), "question_id": asked.id, "revision": revision}
    return [Answer(kind=asked.kind, **common, **cell) for cell in cells]


def _value(asked: AskedQuestion, said: str) -> survey_rules.Value:
    if asked.kind in (QuestionKind.short_text, QuestionKind.long_text):
        return said
    if asked.kind in (QuestionKind.scale, QuestionKind.number):
        return float(said)
    picked = [asked.option_ids[int(place) - 1] for place in said.split(";")]
    match asked.kind:
        case QuestionKind.single:
            return picked[0]
        case QuestionKind.matrix:
            return dict(zip(asked.row_ids, picked, strict=True))
        case _:
            return picked


def _bad(number: int, reason: str | InField) -> BadData:
    return BadData(file=ANSWERS, place=f"row {number}.answer", reason=reason)
