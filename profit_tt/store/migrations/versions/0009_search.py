"""what is searched"""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Filled by the commits that follow."""
