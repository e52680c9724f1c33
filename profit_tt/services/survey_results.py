"""Results of a survey: made here and nowhere else, once a revision, small cells hidden before anybody sees them.

Facilitators see them always; everybody else once the survey is closed, or while a facilitator shows them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from profit_tt import store
from profit_tt.analysis import survey as summed
from profit_tt.analysis.survey_words import counted
from profit_tt.errors import N_, NotAllowed
from profit_tt.models import Person, QuestionKind, Region, SurveyState
from profit_tt.models.survey import IN_WORDS
from profit_tt.services import rights, survey_answers, survey_form, surveys, thresholds
from profit_tt.services import room as rooms
from profit_tt.services.latest import Latest
from profit_tt.services.results import PHONES_SECONDS
from profit_tt.services.rights import Operation
from profit_tt.services.room import Room
from profit_tt.services.survey_form import AskedQuestion, Form

_HIDDEN = N_("The results stay hidden until the survey closes or a facilitator shows them.")

#: What a summary counts, by kind.
_COLUMNS = {QuestionKind.scale: "number", QuestionKind.number: "number"}


@dataclass(frozen=True, slots=True)
class Part:
    """A question, or a row of a matrix, summed up (analysis/survey.py); None is what its kind does not have.

    people: who answered. hidden: by -> groups that are kept back.
    """

    people: int
    hidden: Mapping[str, frozenset[str]]
    choices: pd.DataFrame | None = None
    centre: pd.DataFrame | None = None
    ranking: pd.DataFrame | None = None
    row_id: int = 0


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Result:
    """What was answered to one question. asked_of: how many were asked it; people: how many of them answered.

    parts: one, or one for each row of a matrix, () for words; words: (word, people who use it), only of text.
    A result equals only itself, so charts may be kept by it.
    """

    form: Form
    asked: AskedQuestion
    place: int
    asked_of: int
    people: int
    parts: tuple[Part, ...]
    words: tuple[tuple[str, int], ...]
    regions: tuple[Region, ...]
    small_cell: int

    @property
    def is_small(self) -> bool:
        """Whether too few have answered to show anything of it."""
        return self.people < self.small_cell

    @property
    def hides_groups(self) -> bool:
        """Whether some region or kind of organisation is kept back."""
        return any(part.hidden[by] for part in self.parts for by in summed.GROUPINGS)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Results:
    """All results of a survey at a revision. people: who has answered anything."""

    revision: int
    form: Form
    people: int
    questions: tuple[Result, ...]
    regions: tuple[Region, ...]
    small_cell: int
    #: Whether somebody among them was invented.
    has_samples: bool = False
    answers: pd.DataFrame = field(repr=False, default_factory=pd.DataFrame)

    def of(self, question_id: int) -> Result:
        """Raises NotFound for a question that it has not."""
        return self.questions[self.form.place(question_id) - 1]


_results: Latest[tuple[int, int], Results] = Latest()


def may_see(form: Form, *, is_facilitator: bool) -> bool:
    """Whether somebody may see the results of a survey now."""
    return is_facilitator or form.survey.state is SurveyState.closed or (form.survey.shown and form.is_open)


def results(*, by: Person, survey_id: int) -> Results:
    """The results as this person may see them; those of phones may be a second old.

    Raises NotAllowed while they are hidden from them, NotFound.
    """
    form = surveys.form(by=by, survey_id=survey_id)
    with store.reading() as session:
        stands, pulse = rights.met(session, by=by)
    always = rights.may(stands.roles, Operation.read_survey_answers)
    if not rights.may(stands.roles, Operation.read_shown_results) and not always:
        raise NotAllowed
    if not may_see(form, is_facilitator=always):
        raise NotAllowed(_HIDDEN)
    key, at = (by.think_tank_id or 0, survey_id), pulse or rooms.pulse(by=by)

    def make() -> tuple[int, Results]:
        return _made(*key, rooms.look(by=by, at=at))

    made = _results.at(key, at.number, make, fresh_for=0.0 if always else PHONES_SECONDS)
    if made.revision < at.content:  # no patience: a survey may have been emptied, or the sample hidden
        made = _results.at(key, at.number, make)
    return made


def _made(think_tank_id: int, survey_id: int, here: Room) -> tuple[int, Results]:
    """`here` is at least as new as the moment that was asked for: of it only regions and thresholds are read."""
    with store.snapshot() as session:
        pulse = store.revisions.pulse(session, think_tank_id=think_tank_id)
        form = survey_form.one(survey_form.within(session, think_tank_id=think_tank_id), survey_id)
        answers = survey_answers.within(session, think_tank_id=think_tank_id, survey_id=survey_id)
    small_cell = thresholds.of(here.think_tank).small_cell
    return pulse.number, of_answers(form, answers, regions=here.regions, small_cell=small_cell, revision=pulse.number)


def of_answers(
    form: Form, answers: pd.DataFrame, *, regions: Sequence[Region], small_cell: int, revision: int = 0
) -> Results:
    """The results of these answers (the frame of survey_answers)."""
    own = {int(rows["question_id"].iloc[0]): rows for _, rows in answers.groupby("question_id")}
    questions = tuple(
        _result(form, asked, own.get(asked.id, answers.iloc[:0]), _asked_of(asked, answers), tuple(regions), small_cell)
        for asked in form.questions
    )
    return Results(
        revision=revision,
        form=form,
        people=int(answers["respondent"].nunique()),
        questions=questions,
        regions=tuple(regions),
        small_cell=small_cell,
        has_samples=bool((answers["provenance"] == "illustrative").any()),
        answers=answers,
    )


def _asked_of(asked: AskedQuestion, answers: pd.DataFrame) -> int:
    """How many of those who answered anything were asked this: all, or who chose an option that it depends on."""
    rows = answers[answers["option_id"].isin(list(asked.shown_if))] if asked.shown_if else answers
    return int(rows["respondent"].nunique())


def _result(
    form: Form,
    asked: AskedQuestion,
    answers: pd.DataFrame,
    asked_of: int,
    regions: tuple[Region, ...],
    small_cell: int,
) -> Result:
    texts: Collection[tuple[int, str]] = ()
    parts: tuple[Part, ...] = ()
    if asked.kind in IN_WORDS:
        texts = [(int(who), str(text)) for who, text in zip(answers["respondent"], answers["text"], strict=True)]
    elif asked.kind is QuestionKind.matrix:
        own = ((row, answers[answers["row_id"] == row]) for row in asked.row_ids)
        parts = tuple(_part(asked, rows, small_cell, row_id=row) for row, rows in own)
    else:
        parts = (_part(asked, answers, small_cell),)
    people = int(answers["respondent"].nunique())
    words = tuple(counted(list(texts), from_people=small_cell))
    return Result(form, asked, form.place(asked.id), asked_of, people, parts, words, regions, small_cell)


def _part(asked: AskedQuestion, answers: pd.DataFrame, small_cell: int, *, row_id: int = 0) -> Part:
    people, hidden = int(answers["respondent"].nunique()), summed.hidden(answers, from_people=small_cell)
    if people < small_cell:
        return Part(people, hidden, row_id=row_id)
    kind, column = asked.kind, _COLUMNS.get(asked.kind, "option_id")
    if kind is QuestionKind.ranking:
        ranking = summed.ranking(answers, asked.option_ids, from_people=small_cell)
        return Part(people, hidden, ranking=ranking)
    centre = summed.centre(answers, column="number", from_people=small_cell) if column == "number" else None
    if kind is QuestionKind.matrix:
        places = {option: place for place, option in enumerate(asked.option_ids, start=1)}
        placed = answers.assign(column=answers["option_id"].map(places).astype("float64"))
        centre = summed.centre(placed, column="column", from_people=small_cell)
    if kind is QuestionKind.number:
        return Part(people, hidden, centre=centre)
    order = asked.points or asked.option_ids
    choices = summed.choices(answers, order, column=column, from_people=small_cell)
    return Part(people, hidden, choices=choices, centre=centre, row_id=row_id)
