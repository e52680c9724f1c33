"""since when a think tank is published"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("think_tank", sa.Column("published_at", sa.DateTime(timezone=True), nullable=True))
