"""surveys, their questions and answers"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

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
_SCALE = (
    "kind <> 'scale' OR (least IS NOT NULL AND most IS NOT NULL AND least IN (0, 1) AND most BETWEEN least + 1 AND 10)"
)


def upgrade() -> None:
    _surveys()
    _questions()
    _respondents()
    _answers()


def _words(*parts: str) -> list["sa.Column[str]"]:
    return [
        sa.Column(f"{part}_{language}", sa.String(), nullable=False)
        for part in parts
        for language in ("en", "fr", "nl")
    ]


def _surveys() -> None:
    op.create_table(
        "survey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("think_tank_id", sa.Integer(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_words("name", "text"),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("by_link", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("provenance", sa.String(32), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["think_tank_id"], ["think_tank.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("link"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_survey_think_tank_id", "survey", ["think_tank_id"])


def _questions() -> None:
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        *_words("text"),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("least", sa.Float(), nullable=True),
        sa.Column("most", sa.Float(), nullable=True),
        sa.Column("labels", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("survey_id", "position"),
        sa.CheckConstraint("least IS NULL OR most IS NULL OR least <= most", name="question_limits"),
        sa.CheckConstraint(_SCALE, name="question_scale"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_question_survey_id", "question", ["survey_id"])
    op.create_index("question_with_kind", "question", ["id", "kind"], unique=True)
    for table, index in (("question_option", "option_of_question"), ("question_row", "row_of_question")):
        op.create_table(
            table,
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column("question_id", sa.Integer(), nullable=False),
            sa.Column("position", sa.Integer(), nullable=False),
            *_words("text"),
            sa.ForeignKeyConstraint(["question_id"], ["question.id"]),
            sa.PrimaryKeyConstraint("id"),
            sqlite_autoincrement=True,
        )
        op.create_index(index, table, ["question_id", "id"], unique=True)
    op.create_table(
        "question_condition",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("option_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"]),
        sa.ForeignKeyConstraint(["option_id"], ["question_option.id"]),
        sa.PrimaryKeyConstraint("question_id", "option_id"),
    )
    op.create_index("ix_question_condition_option_id", "question_condition", ["option_id"])


def _respondents() -> None:
    op.create_table(
        "respondent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("think_tank_id", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Integer(), nullable=True),
        sa.Column("device", sa.String(), nullable=True),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("stakeholder", sa.String(32), nullable=False),
        sa.Column("language", sa.String(32), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provenance", sa.String(32), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"]),
        sa.ForeignKeyConstraint(["think_tank_id"], ["think_tank.id"]),
        sa.ForeignKeyConstraint(["expert_id"], ["expert.id"]),
        sa.ForeignKeyConstraint(["region"], ["region.slug"]),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("(expert_id IS NULL) <> (device IS NULL)", name="respondent_is_one"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_respondent_think_tank_id", "respondent", ["think_tank_id"])
    op.create_index("ix_respondent_expert_id", "respondent", ["expert_id"])
    op.create_index("respondent_expert", "respondent", ["survey_id", "expert_id"], unique=True)
    op.create_index("respondent_device", "respondent", ["survey_id", "device"], unique=True)


def _answers() -> None:
    op.create_table(
        "answer",
        sa.Column("respondent_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("option_id", sa.Integer(), nullable=True),
        sa.Column("row_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Float(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["respondent_id"], ["respondent.id"]),
        sa.ForeignKeyConstraint(["question_id", "kind"], ["question.id", "question.kind"]),
        sa.ForeignKeyConstraint(["question_id", "option_id"], ["question_option.question_id", "question_option.id"]),
        sa.ForeignKeyConstraint(["question_id", "row_id"], ["question_row.question_id", "question_row.id"]),
        sa.PrimaryKeyConstraint("respondent_id", "question_id", "slot"),
        sa.CheckConstraint(_OF_KIND, name="answer_of_its_kind"),
        sa.CheckConstraint("kind <> 'scale' OR number BETWEEN 0 AND 10", name="answer_on_scale"),
    )
    ranked = sa.text("kind = 'ranking'")
    op.create_index(
        "answer_ranked_once",
        "answer",
        ["respondent_id", "question_id", "option_id"],
        unique=True,
        sqlite_where=ranked,
        postgresql_where=ranked,
    )
    op.create_index("answer_by_question", "answer", ["question_id", "option_id"])
