"""The survey: its questions, who answers them, and their answers."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from profit_tt.models.base import Moment, Row, choice
from profit_tt.models.choices import Language, Provenance, Stakeholder

#: Points of a scale: the lowest may be 0 or 1, the highest at most ten.
SCALE_LOWEST, SCALE_HIGHEST = (0, 1), 10


class SurveyState(StrEnum):
    """draft: being composed; open: takes answers; closed: its answers stand."""

    draft = "draft"
    open = "open"
    closed = "closed"


class QuestionKind(StrEnum):
    """single, multiple: of options; scale: points; ranking: options in order; matrix: one option a row."""

    single = "single"
    multiple = "multiple"
    scale = "scale"
    ranking = "ranking"
    number = "number"
    short_text = "short_text"
    long_text = "long_text"
    matrix = "matrix"


#: Kinds with options, kinds that a condition can ask about, kinds answered in people's own words.
WITH_OPTIONS = (QuestionKind.single, QuestionKind.multiple, QuestionKind.ranking, QuestionKind.matrix)
CONDITIONAL_ON = (QuestionKind.single, QuestionKind.multiple)
IN_WORDS = (QuestionKind.short_text, QuestionKind.long_text)


class Survey(Row, table=True):
    """Questions to the experts of a think tank and, `by_link`, to anybody who has its link.

    link: the secret part of its own address; it gives the right to answer, and nothing else. shown: whether everybody
    may see its results. version: moves with each change of its names, settings and state.
    """

    __tablename__ = "survey"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    link: str = Field(unique=True)
    position: int
    name_en: str = ""
    name_fr: str = ""
    name_nl: str = ""
    text_en: str = ""
    text_fr: str = ""
    text_nl: str = ""
    state: SurveyState = Field(default=SurveyState.draft, sa_type=choice(SurveyState))
    by_link: bool = False
    shown: bool = False
    opened_at: datetime | None = Field(default=None, sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    version: int = 1
    provenance: Provenance = Field(default=Provenance.live, sa_type=choice(Provenance))
    source: str = ""


class Question(Row, table=True):
    """A question of a survey, at its position (from 1).

    least, most: how many options may be chosen or ranked; the end points of a scale; the bounds of a number; None
    where nothing is set. labels: names of a scale's points by language, {"en": [...]}: of both ends, or of all.
    """

    __tablename__ = "question"
    __table_args__ = (
        # target of the foreign key of answers, which are held to their question's kind
        sa.Index("question_with_kind", "id", "kind", unique=True),
        sa.UniqueConstraint("survey_id", "position"),
        sa.CheckConstraint("least IS NULL OR most IS NULL OR least <= most", name="question_limits"),
        sa.CheckConstraint(
            "kind <> 'scale' OR (least IS NOT NULL AND most IS NOT NULL AND least IN (0, 1)"
            f" AND most BETWEEN least + 1 AND {SCALE_HIGHEST})",
            name="question_scale",
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    survey_id: int = Field(foreign_key="survey.id", index=True)
    position: int
    kind: QuestionKind = Field(sa_type=choice(QuestionKind))
    text_en: str = ""
    text_fr: str = ""
    text_nl: str = ""
    required: bool = False
    least: float | None = None
    most: float | None = None
    labels: dict[str, Any] = Field(default_factory=dict, sa_type=sa.JSON)
    version: int = 1


class QuestionOption(Row, table=True):
    """An option of a question; the columns of a matrix are its options."""

    __tablename__ = "question_option"
    __table_args__ = (
        sa.Index("option_of_question", "question_id", "id", unique=True),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    question_id: int = Field(foreign_key="question.id")
    position: int
    text_en: str = ""
    text_fr: str = ""
    text_nl: str = ""


class QuestionRow(Row, table=True):
    """A row of a matrix."""

    __tablename__ = "question_row"
    __table_args__ = (
        sa.Index("row_of_question", "question_id", "id", unique=True),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    question_id: int = Field(foreign_key="question.id")
    position: int
    text_en: str = ""
    text_fr: str = ""
    text_nl: str = ""


class QuestionCondition(Row, table=True):
    """A question is asked only of those who chose this option of an earlier one, or another one of its conditions."""

    __tablename__ = "question_condition"

    question_id: int = Field(foreign_key="question.id", primary_key=True)
    option_id: int = Field(foreign_key="question_option.id", primary_key=True, index=True)


class Respondent(Row, table=True):
    """Somebody who has begun to answer: an expert of the think tank, or a device that came by the survey's link.

    Region and type are those of the moment they began. finished_at: when they said that they were done.
    """

    __tablename__ = "respondent"
    __table_args__ = (
        sa.Index("respondent_expert", "survey_id", "expert_id", unique=True),
        sa.Index("respondent_device", "survey_id", "device", unique=True),
        sa.CheckConstraint("(expert_id IS NULL) <> (device IS NULL)", name="respondent_is_one"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    survey_id: int = Field(foreign_key="survey.id")
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    expert_id: int | None = Field(default=None, foreign_key="expert.id", index=True)
    device: str | None = None
    region: str = Field(foreign_key="region.slug")
    stakeholder: Stakeholder = Field(sa_type=choice(Stakeholder))
    language: Language = Field(sa_type=choice(Language))
    begun_at: datetime = Field(sa_type=Moment)
    finished_at: datetime | None = Field(default=None, sa_type=Moment)
    provenance: Provenance = Field(default=Provenance.live, sa_type=choice(Provenance))
    source: str = ""


#: What an answer's row holds, by the kind of its question. NOT NULL is said: a comparison with NULL is no refusal.
_OF_KIND = (
    "(kind = 'single' AND slot = 0 AND option_id IS NOT NULL AND row_id IS NULL AND number IS NULL AND text IS NULL)"
    " OR (kind = 'multiple' AND option_id IS NOT NULL AND slot = option_id AND row_id IS NULL"
    " AND number IS NULL AND text IS NULL)"
    " OR (kind = 'ranking' AND option_id IS NOT NULL AND slot BETWEEN 1 AND 100 AND row_id IS NULL"
    " AND number IS NULL AND text IS NULL)"
    " OR (kind = 'matrix' AND option_id IS NOT NULL AND row_id IS NOT NULL AND slot = row_id"
    " AND number IS NULL AND text IS NULL)"
    " OR (kind IN ('scale', 'number') AND slot = 0 AND number IS NOT NULL AND option_id IS NULL AND row_id IS NULL"
    " AND text IS NULL)"
    " OR (kind IN ('short_text', 'long_text') AND slot = 0 AND text IS NOT NULL AND text <> '' AND option_id IS NULL"
    " AND row_id IS NULL AND number IS NULL)"
)


class Answer(Row, table=True):
    """What somebody answered to a question: one row, or one for each option chosen or ranked and each matrix row.

    slot: the option of a multiple choice, the place (from 1) in a ranking, the row of a matrix, otherwise 0.
    """

    __tablename__ = "answer"
    __table_args__ = (
        sa.ForeignKeyConstraint(["question_id", "kind"], ["question.id", "question.kind"]),
        sa.ForeignKeyConstraint(["question_id", "option_id"], ["question_option.question_id", "question_option.id"]),
        sa.ForeignKeyConstraint(["question_id", "row_id"], ["question_row.question_id", "question_row.id"]),
        sa.CheckConstraint(_OF_KIND, name="answer_of_its_kind"),
        sa.CheckConstraint(f"kind <> 'scale' OR number BETWEEN 0 AND {SCALE_HIGHEST}", name="answer_on_scale"),
        sa.Index(
            "answer_ranked_once",
            "respondent_id",
            "question_id",
            "option_id",
            unique=True,
            sqlite_where=sa.text("kind = 'ranking'"),
            postgresql_where=sa.text("kind = 'ranking'"),
        ),
        sa.Index("answer_by_question", "question_id", "option_id"),
    )

    respondent_id: int = Field(foreign_key="respondent.id", primary_key=True)
    question_id: int = Field(primary_key=True)
    slot: int = Field(default=0, primary_key=True)
    kind: QuestionKind = Field(sa_type=choice(QuestionKind))
    option_id: int | None = None
    row_id: int | None = None
    number: float | None = None
    text: str | None = None
    revision: int
