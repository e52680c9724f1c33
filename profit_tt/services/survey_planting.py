"""A survey as a plan, and a plan as rows: for files, copies and the sample."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import N_, BadChoice
from profit_tt.models import Question, QuestionOption, QuestionRow, Survey
from profit_tt.models.survey import CONDITIONAL_ON
from profit_tt.models.survey_drafts import PlannedQuestion, QuestionDraft, SurveyDraft, SurveyPlan
from profit_tt.services.survey_form import AskedQuestion, Form
from profit_tt.services.writing import identity
from profit_tt.text import LANGUAGES

P = TypeVar("P", QuestionOption, QuestionRow)
#: The columns of `Question` that a draft holds.
COLUMNS = {"kind", "text_en", "text_fr", "text_nl", "required", "least", "most", "labels"}

_EARLIER = N_("A condition names options of one earlier question with a choice.")


def plan_of(form: Form) -> SurveyPlan:
    """The survey without what belongs to its think tank: no ids, no link, no answers."""
    return SurveyPlan(
        survey=SurveyDraft.model_validate(form.survey.model_dump(include=set(SurveyDraft.model_fields))),
        questions=tuple(
            PlannedQuestion(question=draft_of(one).model_copy(update={"shown_if": ()}), condition=_condition(form, one))
            for one in form.questions
        ),
    )


def draft_of(asked: AskedQuestion) -> QuestionDraft:
    """The draft that would make this question."""
    return QuestionDraft(
        **asked.question.model_dump(include=COLUMNS - {"labels"}),
        labels={code: tuple(names) for code, names in asked.question.labels.items()},
        options=tuple(said(option) for option in asked.options),
        rows=tuple(said(row) for row in asked.rows),
        shown_if=tuple(sorted(asked.shown_if)),
    )


def said(row: QuestionOption | QuestionRow) -> dict[str, str]:
    """The words of an option or a row that are there, by language."""
    every = {code: str(getattr(row, f"text_{code}")) for code in LANGUAGES}
    return {code: words for code, words in every.items() if words}


def plant(session: Session, *, survey: Survey, plan: SurveyPlan) -> list[AskedQuestion]:
    """The plan's questions as rows of a survey that has none. Raises BadChoice for a condition that cannot be."""
    made: list[AskedQuestion] = []
    for place, planned in enumerate(plan.questions, start=1):
        question = add(session, survey=survey, draft=planned.question, position=place)
        options = set_lines(session, QuestionOption, question, planned.question.options, [])
        rows = set_lines(session, QuestionRow, question, planned.question.rows, [])
        shown_if = frozenset(_resolved(made, planned))
        store.surveys.set_conditions(session, question_id=identity(question.id), options=shown_if)
        made.append(AskedQuestion(question, tuple(options), tuple(rows), shown_if))
    return made


def add(session: Session, *, survey: Survey, draft: QuestionDraft, position: int) -> Question:
    """A question's own row."""
    question = Question(survey_id=identity(survey.id), position=position, **columns(draft))
    session.add(question)
    session.flush()
    return question


def columns(draft: QuestionDraft) -> dict[str, Any]:
    """The draft's columns of `Question`."""
    return draft.model_dump(include=COLUMNS) | {"labels": {code: list(names) for code, names in draft.labels.items()}}


def set_lines(
    session: Session, noun: type[P], question: Question, wanted: Sequence[Mapping[str, str]], kept: Sequence[P | None]
) -> list[P]:
    """Options or rows of a question, in order; `kept`: for each the row that it was before, None for a new one."""
    made: list[P] = []
    for place, line in enumerate(wanted, start=1):
        row = kept[place - 1] if place <= len(kept) else None
        row = row or noun(question_id=identity(question.id), position=place)
        row.position = place
        for code in LANGUAGES:
            setattr(row, f"text_{code}", line.get(code, ""))
        made.append(row)
    session.add_all(made)
    session.flush()
    return made


def _condition(form: Form, one: AskedQuestion) -> tuple[int, tuple[int, ...]] | None:
    if not one.shown_if:
        return None
    for place, other in enumerate(form.questions, start=1):
        places = tuple(n for n, option in enumerate(other.option_ids, start=1) if option in one.shown_if)
        if places:
            return place, places
    return None


def _resolved(made: list[AskedQuestion], planned: PlannedQuestion) -> list[int]:
    if planned.condition is None:
        return []
    place, places = planned.condition
    if not 1 <= place <= len(made) or made[place - 1].kind not in CONDITIONAL_ON or not places:
        raise BadChoice(_EARLIER, field="shown_if")
    options = made[place - 1].option_ids
    if not all(1 <= one <= len(options) for one in places):
        raise BadChoice(_EARLIER, field="shown_if")
    return [options[one - 1] for one in places]
