"""visits and pageviews by day, without people"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "day_salt",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("salt", sa.String(), nullable=False),
    )
    op.create_table(
        "day_visitor",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("think_tank_id", sa.Integer(), sa.ForeignKey("think_tank.id"), primary_key=True),
        sa.Column("mark", sa.String(), primary_key=True),
    )
    op.create_table(
        "day_visits",
        sa.Column("think_tank_id", sa.Integer(), sa.ForeignKey("think_tank.id"), primary_key=True),
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("region", sa.String(), primary_key=True),
        sa.Column("language", sa.String(), primary_key=True),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.CheckConstraint("visits > 0", name="day_visits_some"),
    )
    op.create_table(
        "day_views",
        sa.Column("think_tank_id", sa.Integer(), sa.ForeignKey("think_tank.id"), primary_key=True),
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("page", sa.String(), primary_key=True),
        sa.Column("region", sa.String(), primary_key=True),
        sa.Column("language", sa.String(), primary_key=True),
        sa.Column("views", sa.Integer(), nullable=False),
        sa.CheckConstraint("views > 0", name="day_views_some"),
    )
