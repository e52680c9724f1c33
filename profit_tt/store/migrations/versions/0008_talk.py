"""comments and follow-up of findings"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("think_tank_id", sa.Integer(), sa.ForeignKey("think_tank.id"), nullable=False),
        sa.Column("finding_id", sa.Integer(), sa.ForeignKey("finding.id"), nullable=False),
        sa.Column("answer_to", sa.Integer(), nullable=True),
        sa.Column("expert_id", sa.Integer(), sa.ForeignKey("expert.id"), nullable=True),
        sa.Column("region", sa.String(), sa.ForeignKey("region.slug"), nullable=True),
        sa.Column("stance", sa.String(32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("provenance", sa.String(32), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.UniqueConstraint("id", "finding_id", name="comment_on_finding"),
        sa.ForeignKeyConstraint(["answer_to", "finding_id"], ["comment.id", "comment.finding_id"]),
        sa.CheckConstraint("answer_to IS NULL OR answer_to <> id", name="comment_answers_another"),
        sa.CheckConstraint("(state = 'removed') = (text = '')", name="comment_says_something"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_comment_think_tank_id", "comment", ["think_tank_id"])
    op.create_index("ix_comment_finding_id", "comment", ["finding_id"])
    op.create_index("ix_comment_expert_id", "comment", ["expert_id"])
    op.create_table(
        "follow_up",
        sa.Column("finding_id", sa.Integer(), sa.ForeignKey("finding.id"), primary_key=True),
        sa.Column("think_tank_id", sa.Integer(), sa.ForeignKey("think_tank.id"), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    )
    op.create_index("ix_follow_up_think_tank_id", "follow_up", ["think_tank_id"])
    op.create_table(
        "talk_door",
        sa.Column("think_tank_id", sa.Integer(), sa.ForeignKey("think_tank.id"), primary_key=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
    )
