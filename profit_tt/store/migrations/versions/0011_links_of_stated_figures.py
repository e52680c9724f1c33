"""where a stated figure can be read, as an address"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("stated_figure", sa.Column("link", sa.String(), nullable=False, server_default=""))
