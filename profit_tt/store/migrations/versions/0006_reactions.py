"""reactions with text, rating, link or video"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "reaction",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("think_tank_id", sa.Integer(), sa.ForeignKey("think_tank.id"), nullable=False),
        sa.Column("expert_id", sa.Integer(), sa.ForeignKey("expert.id"), nullable=True),
        sa.Column("region", sa.String(), sa.ForeignKey("region.slug"), nullable=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(32), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=True),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("poster", sa.String(), nullable=False),
        sa.Column("consent", sa.Boolean(), nullable=False),
        sa.Column("consent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("provenance", sa.String(32), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.UniqueConstraint("file"),
        sa.CheckConstraint("kind <> 'video' OR (file IS NOT NULL AND size > 0)", name="reaction_has_its_video"),
        sa.CheckConstraint("kind <> 'link' OR link <> ''", name="reaction_has_its_link"),
    )
    op.create_index("ix_reaction_think_tank_id", "reaction", ["think_tank_id"])
    op.create_index("ix_reaction_expert_id", "reaction", ["expert_id"])
    op.create_table(
        "captions",
        sa.Column("reaction_id", sa.Integer(), sa.ForeignKey("reaction.id"), primary_key=True),
        sa.Column("language", sa.String(32), primary_key=True),
        sa.Column("text", sa.String(), nullable=False),
    )
    op.create_table(
        "day_rating",
        sa.Column("expert_id", sa.Integer(), sa.ForeignKey("expert.id"), primary_key=True),
        sa.Column("think_tank_id", sa.Integer(), sa.ForeignKey("think_tank.id"), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name="day_rating_range"),
    )
    op.create_index("ix_day_rating_think_tank_id", "day_rating", ["think_tank_id"])
    op.create_table(
        "reaction_door",
        sa.Column("think_tank_id", sa.Integer(), sa.ForeignKey("think_tank.id"), primary_key=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
    )
