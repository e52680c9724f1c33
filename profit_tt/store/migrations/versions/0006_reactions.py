"""reactions with text, rating, link or video"""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Filled by the commits that follow."""
