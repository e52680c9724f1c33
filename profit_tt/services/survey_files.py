"""A survey as a file: for another think tank, to be edited by hand, and the sample's."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import tomli_w
from pydantic import BaseModel, ConfigDict, Field

from profit_tt.errors import N_, BadData, InField
from profit_tt.models import Person, Survey
from profit_tt.models.survey import CONDITIONAL_ON
from profit_tt.models.survey_drafts import (
    OPTIONS_LIMIT,
    QUESTIONS_LIMIT,
    PlannedQuestion,
    QuestionDraft,
    SurveyDraft,
    SurveyPlan,
    Words,
)
from profit_tt.services import survey_planting, surveys
from profit_tt.services.data_files import checked

FILE = "survey.toml"
SIGNS_LIMIT = 400_000

_HEADING = """\
# A survey of the PROFIT Think Tank: its questions in order, without answers. Words hold a line for each language (en,
# fr, nl). `least` and `most`: how many options may be chosen or ranked, the end points of a scale, the bounds of a
# number. The options of a matrix are its columns. [question.only_if] names an earlier question and options of it by
# their places in this file, counted from 1: only who chose one of them is asked.

"""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _SurveyEntry(_Entry):
    """[survey]"""

    name: dict[str, str]
    text: dict[str, str] = {}
    by_link: bool = False


class _OnlyIf(_Entry):
    """[question.only_if]"""

    question: int = Field(ge=1)
    options: list[int] = Field(min_length=1, max_length=OPTIONS_LIMIT)


class _QuestionEntry(_Entry):
    """[[question]]"""

    kind: str
    text: dict[str, str]
    required: bool = False
    least: float | int | None = None
    most: float | int | None = None
    labels: dict[str, list[str]] = {}
    options: list[dict[str, str]] = []
    rows: list[dict[str, str]] = []
    only_if: _OnlyIf | None = None


class _File(_Entry):
    survey: _SurveyEntry
    question: list[_QuestionEntry] = Field(default=[], max_length=QUESTIONS_LIMIT)


def to_toml(*, by: Person, survey_id: int) -> str:
    """The survey as TOML: names and questions, no answers. Raises NotAllowed, NotFound."""
    surveys.require_composer(by=by)
    return _HEADING + written(survey_planting.plan_of(surveys.form(by=by, survey_id=survey_id)))


def from_toml(*, by: Person, text: str) -> Survey:
    """A new survey from a file, as a draft. Raises BadData naming place and reason, and then nothing is taken in."""
    surveys.require_composer(by=by)
    return surveys.take_in(by=by, plan=read(text), source=FILE)


def read(text: str, *, file: str = FILE) -> SurveyPlan:
    """The survey in a TOML text. Raises BadData for the first thing that is wrong: file, place and reason."""
    table = _table(text, file)
    entries = table.get("question", [])
    for number, entry in enumerate(entries[:QUESTIONS_LIMIT] if isinstance(entries, list) else (), start=1):
        checked(_QuestionEntry, entry, file=file, place=f"question {number}")
    whole = checked(_File, table, file=file, place="-")
    with _told(file, "survey"):
        draft = SurveyDraft.of(names=whole.survey.name, texts=whole.survey.text, by_link=whole.survey.by_link)
    questions: list[PlannedQuestion] = []
    for number, one in enumerate(whole.question, start=1):
        questions.append(_planned(one, questions, file=file, place=f"question {number}"))
    return SurveyPlan(survey=draft, questions=tuple(questions))


def written(plan: SurveyPlan) -> str:
    """The TOML text of a survey; `read` gives the same survey back."""
    survey = {"name": _words(plan.survey, "name"), "text": _words(plan.survey, "text"), "by_link": plan.survey.by_link}
    kept = {key: value for key, value in survey.items() if value not in ({}, False)}
    return tomli_w.dumps({"survey": kept, "question": [_question_written(one) for one in plan.questions]})


def _table(text: str, file: str) -> dict[str, Any]:
    if len(text) > SIGNS_LIMIT:
        raise BadData(file=file, place="-", reason=N_("is too long"))
    try:
        return tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except (ValueError, RecursionError) as wrong:  # ValueError: also a number with thousands of digits
        reason = str(wrong) if isinstance(wrong, tomllib.TOMLDecodeError) else N_("cannot be read")
        raise BadData(file=file, place="-", reason=reason) from None


def _planned(entry: _QuestionEntry, before: list[PlannedQuestion], *, file: str, place: str) -> PlannedQuestion:
    given = entry.model_dump(exclude={"text", "only_if"})
    with _told(file, place):
        question = QuestionDraft.of(texts=entry.text, **given)
    only_if = entry.only_if
    if only_if is None:
        return PlannedQuestion(question=question)
    asked = before[only_if.question - 1].question if only_if.question <= len(before) else None
    if asked is None or asked.kind not in CONDITIONAL_ON:
        reason = N_("is not the place of an earlier question with a choice")
        raise BadData(file=file, place=f"{place}.only_if.question", reason=reason)
    if not all(1 <= one <= len(asked.options) for one in only_if.options):
        raise BadData(file=file, place=f"{place}.only_if.options", reason=N_("names nothing that is known"))
    return PlannedQuestion(question=question, condition=(only_if.question, tuple(dict.fromkeys(only_if.options))))


@contextmanager
def _told(file: str, place: str) -> Iterator[None]:
    """A draft's refusal as that of a file."""
    try:
        yield
    except InField as wrong:
        field = wrong.field.replace("_", ".", 1)
        raise BadData(file=file, place=f"{place}.{field}", reason=wrong) from None


def _question_written(one: PlannedQuestion) -> dict[str, Any]:
    asked = one.question
    said: dict[str, Any] = {
        "kind": str(asked.kind),
        "text": _words(asked, "text"),
        "required": asked.required or None,
        "least": _whole(asked.least),
        "most": _whole(asked.most),
        "labels": {code: list(names) for code, names in asked.labels.items()},
        "options": list(asked.options),
        "rows": list(asked.rows),
    }
    if one.condition is not None:
        said["only_if"] = {"question": one.condition[0], "options": list(one.condition[1])}
    return {key: value for key, value in said.items() if value not in (None, [], {})}


def _whole(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number


def _words(draft: SurveyDraft | QuestionDraft, part: str) -> Words:
    every = {code: getattr(draft, f"{part}_{code}") for code in ("en", "fr", "nl")}
    return {code: words for code, words in every.items() if words}
