"""organisations, activities, who took part, evidence, commitments, stated figures"""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Filled by the commits that follow."""
