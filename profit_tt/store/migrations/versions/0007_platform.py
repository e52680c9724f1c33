"""visits and pageviews by day, without people"""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Filled by the commits that follow."""
