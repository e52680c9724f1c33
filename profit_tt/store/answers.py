"""Who answers a survey, and what."""

from collections.abc import Iterable

import pandas as pd
import sqlalchemy as sa
from sqlmodel import Session, col, select

from profit_tt.models import Answer, Provenance, Question, Respondent
from profit_tt.models.base import table

_answer, _respondent, _question = table(Answer), table(Respondent), table(Question)


def respondent_of(
    session: Session, *, survey_id: int, expert_id: int | None = None, device: str | None = None
) -> Respondent | None:
    """The respondent that an expert is, or that a device is which is no expert."""
    who = col(Respondent.device) == device if expert_id is None else col(Respondent.expert_id) == expert_id
    return session.exec(select(Respondent).where(Respondent.survey_id == survey_id, who)).one_or_none()


def put(session: Session, *, respondent_id: int, question_id: int, answers: Iterable[Answer]) -> None:
    """Make these the whole answer to a question; none takes it back."""
    session.execute(
        sa.delete(Answer).where(col(Answer.respondent_id) == respondent_id, col(Answer.question_id) == question_id)
    )
    session.add_all(answers)
    session.flush()


def of_respondent(session: Session, *, respondent_id: int) -> dict[int, list[Answer]]:
    """What somebody has answered: question id -> rows by slot."""
    found: dict[int, list[Answer]] = {}
    asked = select(Answer).where(Answer.respondent_id == respondent_id).order_by(col(Answer.slot))
    for one in session.exec(asked):
        found.setdefault(one.question_id, []).append(one)
    return found


def answered(session: Session, *, survey_id: int) -> dict[int, int]:
    """How many have answered each question: question id -> people; questions without an answer are not there."""
    rows = session.execute(
        sa.select(col(Answer.question_id), sa.func.count(sa.distinct(col(Answer.respondent_id))))
        .join(Question, col(Question.id) == col(Answer.question_id))
        .where(col(Question.survey_id) == survey_id)
        .group_by(col(Answer.question_id))
    )
    return {question_id: int(people) for question_id, people in rows}


def used(session: Session, *, question_id: int) -> tuple[frozenset[int], frozenset[int]]:
    """The options that somebody has chosen, and the matrix rows that somebody has answered."""
    rows = session.execute(
        sa.select(col(Answer.option_id), col(Answer.row_id)).where(col(Answer.question_id) == question_id).distinct()
    ).all()
    options = frozenset(option_id for option_id, _ in rows if option_id is not None)
    return options, frozenset(row_id for _, row_id in rows if row_id is not None)


def people(
    session: Session, *, think_tank_id: int, but_for: Provenance | None = None
) -> dict[int, dict[tuple[str, str], tuple[int, int]]]:
    """How many have begun and finished each survey: survey id -> (region, stakeholder type) -> (begun, finished).

    Those of the provenance `but_for` are left out.
    """
    found: dict[int, dict[tuple[str, str], tuple[int, int]]] = {}
    asked = (
        sa.select(
            col(Respondent.survey_id),
            col(Respondent.region),
            col(Respondent.stakeholder),
            sa.func.count(),
            sa.func.count(col(Respondent.finished_at)),
        )
        .where(col(Respondent.think_tank_id) == think_tank_id, _but_for(but_for))
        .group_by(col(Respondent.survey_id), col(Respondent.region), col(Respondent.stakeholder))
    )
    for survey_id, region, stakeholder, begun, finished in session.execute(asked):
        found.setdefault(survey_id, {})[region, str(stakeholder)] = (int(begun), int(finished))
    return found


_COLUMNS = (
    _respondent.c.id.label("respondent_id"),
    _respondent.c.region,
    _respondent.c.stakeholder,
    _respondent.c.language,
    _respondent.c.provenance,
    _respondent.c.finished_at,
    _answer.c.question_id,
    _answer.c.kind,
    _answer.c.slot,
    _answer.c.row_id,
    _answer.c.option_id,
    _answer.c.number,
    _answer.c.text,
    _answer.c.revision,
)
_frame = (
    sa.select(*_COLUMNS)
    .join(_answer, _answer.c.respondent_id == _respondent.c.id)
    .join(_question, _question.c.id == _answer.c.question_id)
    .where(_respondent.c.survey_id == sa.bindparam("survey"))
    .order_by(_respondent.c.id, _question.c.position, _answer.c.slot)
)


def frame(session: Session, *, survey_id: int, but_for: Provenance | None = None) -> pd.DataFrame:
    """All rows of answers to a survey, by respondent, question and slot: see services/survey_answers.frame.

    Those of people of the provenance `but_for` are left out.
    """
    rows = session.execute(_frame.where(_but_for(but_for)), {"survey": survey_id}).all()
    return pd.DataFrame.from_records([tuple(row) for row in rows], columns=[column.name for column in _COLUMNS])


def _but_for(provenance: Provenance | None) -> sa.ColumnElement[bool]:
    return sa.true() if provenance is None else col(Respondent.provenance) != provenance
