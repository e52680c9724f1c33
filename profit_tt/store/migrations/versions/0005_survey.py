"""surveys, their questions and answers"""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Filled by the commits that follow."""
