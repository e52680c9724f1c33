"""Surveys and their questions."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlmodel import Session, col, select

from profit_tt.models import (
    Answer,
    Question,
    QuestionCondition,
    QuestionOption,
    QuestionRow,
    Respondent,
    Survey,
)


def every(session: Session, *, think_tank_id: int) -> list[Survey]:
    """All surveys of a think tank, in their order."""
    return list(
        session.exec(
            select(Survey).where(Survey.think_tank_id == think_tank_id).order_by(col(Survey.position), col(Survey.id))
        )
    )


def by_link(session: Session, *, link: str) -> Survey | None:
    return session.exec(select(Survey).where(Survey.link == link)).one_or_none()


def questions(session: Session, *, think_tank_id: int) -> list[Question]:
    """All questions of all surveys of a think tank, in their order."""
    return list(
        session.exec(
            select(Question)
            .join(Survey, col(Survey.id) == col(Question.survey_id))
            .where(Survey.think_tank_id == think_tank_id)
            .order_by(col(Question.survey_id), col(Question.position))
        )
    )


def options(session: Session, *, think_tank_id: int) -> list[QuestionOption]:
    """The options of all these questions, in their order."""
    return list(
        session.exec(
            select(QuestionOption)
            .join(Question, col(Question.id) == col(QuestionOption.question_id))
            .join(Survey, col(Survey.id) == col(Question.survey_id))
            .where(Survey.think_tank_id == think_tank_id)
            .order_by(col(QuestionOption.question_id), col(QuestionOption.position), col(QuestionOption.id))
        )
    )


def rows(session: Session, *, think_tank_id: int) -> list[QuestionRow]:
    """The rows of all these matrices, in their order."""
    return list(
        session.exec(
            select(QuestionRow)
            .join(Question, col(Question.id) == col(QuestionRow.question_id))
            .join(Survey, col(Survey.id) == col(Question.survey_id))
            .where(Survey.think_tank_id == think_tank_id)
            .order_by(col(QuestionRow.question_id), col(QuestionRow.position), col(QuestionRow.id))
        )
    )


def conditions(session: Session, *, think_tank_id: int) -> dict[int, frozenset[int]]:
    """question id -> options, one of which must have been chosen for it to be asked."""
    found: dict[int, set[int]] = {}
    asked = (
        sa.select(col(QuestionCondition.question_id), col(QuestionCondition.option_id))
        .join(Question, col(Question.id) == col(QuestionCondition.question_id))
        .join(Survey, col(Survey.id) == col(Question.survey_id))
        .where(col(Survey.think_tank_id) == think_tank_id)
    )
    for question_id, option_id in session.execute(asked):
        found.setdefault(question_id, set()).add(option_id)
    return {question_id: frozenset(options) for question_id, options in found.items()}


def set_conditions(session: Session, *, question_id: int, options: Iterable[int]) -> None:
    """The question is asked of those who chose one of these options; of everybody when there are none."""
    session.execute(sa.delete(QuestionCondition).where(col(QuestionCondition.question_id) == question_id))
    session.add_all(QuestionCondition(question_id=question_id, option_id=option_id) for option_id in options)
    session.flush()


def set_order(session: Session, *, questions: Iterable[Question]) -> None:
    """Number the questions 1, 2, 3... in this order. All of them first leave their places: no two may share one."""
    ordered = list(questions)
    for position, question in enumerate(ordered, start=1):
        question.position = -position
        session.add(question)
    session.flush()
    for question in ordered:
        question.position = -question.position
        session.add(question)
    session.flush()


def remove_question(session: Session, *, question: Question) -> None:
    """Take a question away with its options, its rows and whatever was answered to it."""
    for noun in (Answer, QuestionCondition, QuestionOption, QuestionRow):
        session.execute(sa.delete(noun).where(col(noun.question_id) == question.id))
    session.delete(question)
    session.flush()


def remove_answers(session: Session, *, survey_id: int) -> int:
    """Take all answers to a survey away, and those who gave them; gives how many these were."""
    people = sa.select(col(Respondent.id)).where(col(Respondent.survey_id) == survey_id)
    session.execute(sa.delete(Answer).where(col(Answer.respondent_id).in_(people)))
    gone = session.execute(sa.delete(Respondent).where(col(Respondent.survey_id) == survey_id))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def remove(session: Session, *, survey: Survey) -> None:
    """Take a survey away with all that hangs on it."""
    remove_answers(session, survey_id=survey.id or 0)
    its = sa.select(col(Question.id)).where(col(Question.survey_id) == survey.id)
    for noun in (QuestionCondition, QuestionOption, QuestionRow):
        session.execute(sa.delete(noun).where(col(noun.question_id).in_(its)))
    session.execute(sa.delete(Question).where(col(Question.survey_id) == survey.id))
    session.delete(survey)
    session.flush()
