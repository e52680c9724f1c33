"""Surveys as they are asked: with their questions, options, rows and conditions. One copy a content revision."""

from collections import defaultdict
from dataclasses import dataclass

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import NotFound
from profit_tt.models import (
    Provenance,
    Question,
    QuestionKind,
    QuestionOption,
    QuestionRow,
    Survey,
    SurveyState,
)
from profit_tt.services.latest import Latest
from profit_tt.text import LANGUAGES


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with what belongs to it. shown_if: option ids, one of which must be chosen; empty: asked of all."""

    question: Question
    options: tuple[QuestionOption, ...] = ()
    rows: tuple[QuestionRow, ...] = ()
    shown_if: frozenset[int] = frozenset()

    @property
    def id(self) -> int:
        return self.question.id or 0

    @property
    def kind(self) -> QuestionKind:
        return self.question.kind

    @property
    def version(self) -> int:
        return self.question.version

    @property
    def option_ids(self) -> tuple[int, ...]:
        return tuple(option.id or 0 for option in self.options)

    @property
    def row_ids(self) -> tuple[int, ...]:
        return tuple(row.id or 0 for row in self.rows)

    @property
    def points(self) -> tuple[int, ...]:
        """The points of a scale; () for other kinds."""
        if self.kind is not QuestionKind.scale:
            return ()
        return tuple(range(int(self.question.least or 0), int(self.question.most or 0) + 1))

    def labels(self, language: str) -> tuple[str, ...]:
        """A name for each point of a scale, "" where there is none."""
        given = self.question.labels
        said = list(given.get(language) or next((given[code] for code in LANGUAGES if given.get(code)), ()))
        if len(said) == 2 < len(self.points):
            return (str(said[0]), *("" for _ in self.points[2:]), str(said[1]))
        return tuple(str(one) for one in said) if len(said) == len(self.points) else ("",) * len(self.points)


@dataclass(frozen=True, slots=True)
class Form:
    """A survey and all its questions in their order."""

    survey: Survey
    questions: tuple[AskedQuestion, ...]

    @property
    def id(self) -> int:
        return self.survey.id or 0

    @property
    def is_open(self) -> bool:
        return self.survey.state is SurveyState.open

    @property
    def is_sample(self) -> bool:
        return self.survey.provenance is Provenance.illustrative

    def question(self, question_id: int) -> AskedQuestion:
        """Raises NotFound for a question of another survey, or of none."""
        found = next((one for one in self.questions if one.id == question_id), None)
        if found is None:
            raise NotFound
        return found

    def place(self, question_id: int) -> int:
        """The question's place among all, from 1."""
        return self.questions.index(self.question(question_id)) + 1


def words(row: object, part: str, language: str) -> str:
    """A row's `part` ("text", "name") in a language, else in the first that has it, else ""."""
    own = {code: str(getattr(row, f"{part}_{code}")) for code in LANGUAGES}
    return own.get(language) or next((said for said in own.values() if said), "")


@dataclass(frozen=True, slots=True)
class _Forms:
    content: int
    forms: tuple[Form, ...]


_forms: Latest[int, _Forms] = Latest()


def every(*, think_tank_id: int, content: int) -> tuple[Form, ...]:
    """All surveys of a think tank at a content revision or newer; no query when nothing has changed."""
    return _forms.at(think_tank_id, content, lambda: _made(think_tank_id)).forms


def within(session: Session, *, think_tank_id: int) -> tuple[Form, ...]:
    """The same inside a transaction, which may have moved on: the kept ones if they are of its content revision."""
    content = store.revisions.pulse(session, think_tank_id=think_tank_id).content
    kept = _forms.kept(think_tank_id)
    return kept.forms if kept is not None and kept.content == content else read(session, think_tank_id=think_tank_id)


def one(forms: tuple[Form, ...], survey_id: int) -> Form:
    """Raises NotFound when it is not among them."""
    found = next((form for form in forms if form.id == survey_id), None)
    if found is None:
        raise NotFound
    return found


def _made(think_tank_id: int) -> tuple[int, _Forms]:
    with store.snapshot() as session:
        content = store.revisions.pulse(session, think_tank_id=think_tank_id).content
        return content, _Forms(content, read(session, think_tank_id=think_tank_id))


def read(session: Session, *, think_tank_id: int) -> tuple[Form, ...]:
    """All surveys as the session sees them; the sample's not while a think tank hides it."""
    options: dict[int, list[QuestionOption]] = defaultdict(list)
    rows: dict[int, list[QuestionRow]] = defaultdict(list)
    questions: dict[int, list[AskedQuestion]] = defaultdict(list)
    for option in store.surveys.options(session, think_tank_id=think_tank_id):
        options[option.question_id].append(option)
    for row in store.surveys.rows(session, think_tank_id=think_tank_id):
        rows[row.question_id].append(row)
    shown_if = store.surveys.conditions(session, think_tank_id=think_tank_id)
    for asked in store.surveys.questions(session, think_tank_id=think_tank_id):
        its = asked.id or 0
        questions[asked.survey_id].append(
            AskedQuestion(asked, tuple(options[its]), tuple(rows[its]), shown_if.get(its, frozenset()))
        )
    hidden = sample_is_hidden(session, think_tank_id=think_tank_id)
    return tuple(
        Form(survey, tuple(questions[survey.id or 0]))
        for survey in store.surveys.every(session, think_tank_id=think_tank_id)
        if not (hidden and survey.provenance is Provenance.illustrative)
    )


def sample_is_hidden(session: Session, *, think_tank_id: int) -> bool:
    """Whether a think tank hides everything that was invented for the sample."""
    found = store.think_tanks.by_id(session, think_tank_id=think_tank_id)
    return found is not None and found.sample_hidden
