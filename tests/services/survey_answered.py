"""Surveys that were answered, for the tests of their results."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from profit_tt.models import Person, Question, QuestionKind, QuestionOption, Survey
from profit_tt.services import survey_answers
from profit_tt.services.survey_answers import FRAME
from profit_tt.services.survey_form import AskedQuestion, Form
from tests.building import Hall

#: Four people of Kent and three of Zeeland; two of Essex, who are too few, and so Zeeland is hidden with them.
PLACES = (("kent", "enterprise"),) * 3 + (("kent", "public"),) + (("zeeland", "public"),) * 3
PLACES += (("essex", "research"),) * 2


def people(hall: Hall, places: Sequence[tuple[str, str]] = PLACES) -> list[Person]:
    return [hall.expert(region=region, stakeholder=kind) for region, kind in places]


def say(made: Form, by: Person, question: int, value: Any) -> None:
    """Answer the question at this place, from 0; an option is named by its place."""
    asked = made.questions[question]
    named = {
        "single": lambda: asked.option_ids[value],
        "multiple": lambda: [asked.option_ids[one] for one in value],
        "ranking": lambda: [asked.option_ids[one] for one in value],
        "matrix": lambda: {row: asked.option_ids[one] for row, one in zip(asked.row_ids, value, strict=False)},
    }
    said = named[str(asked.kind)]() if str(asked.kind) in named else value
    survey_answers.answer(by=by, survey_id=made.id, question_id=asked.id, value=said)


def made_up(said: Sequence[tuple[str, int]]) -> tuple[Form, pd.DataFrame]:
    """A survey of one question that nobody has stored, answered by these (region, option from 0)."""
    question = Question(id=1, survey_id=1, position=1, kind=QuestionKind.single, text_en="Which?")
    options = tuple(QuestionOption(id=place, question_id=1, position=place, text_en=str(place)) for place in (1, 2, 3))
    form = Form(Survey(id=1, think_tank_id=1, link="x", position=1), (AskedQuestion(question, options),))
    rows = [
        {"respondent": who, "region": region, "stakeholder": "public", "language": "en", "provenance": "live"}
        | {"finished": True, "question_id": 1, "place": 1, "kind": "single", "row_id": pd.NA, "option_id": option + 1}
        | {"rank": pd.NA, "number": float("nan"), "text": None}
        for who, (region, option) in enumerate(said, start=1)
    ]
    return form, pd.DataFrame(rows, columns=FRAME).astype({"row_id": "Int64", "option_id": "Int64", "rank": "Int64"})
