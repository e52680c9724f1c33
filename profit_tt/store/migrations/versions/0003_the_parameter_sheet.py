"""the parameter sheet: thresholds are kept with the think tank from its first voting round on"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

#: What pictures were made with when no sheet was kept yet.
_BEFORE = {
    "covered_from": 3,
    "weakest_from": 0.6,
    "small_cell": 3,
    "interval": "Wilson 95 %",
    "discovery": 0.10,
    "strong_to": 0.01,
    "draws": 2000,
    "uncertain_above": 0.3,
    "uncertain_votes": 5,
    "far_points": 2.0,
    "far_votes": 5,
    "still_share": 0.05,
    "still_points": 0.2,
    "stable_below": 0.15,
    "leading_dots": 3,
    "growth_frames": 60,
    "growth_findings": 5,
}


def upgrade() -> None:
    flag = sa.false() if op.get_bind().dialect.name == "postgresql" else sa.text("0")
    op.add_column("think_tank", sa.Column("parameters", sa.JSON(), nullable=True))
    op.add_column("think_tank", sa.Column("parameters_changed", sa.Boolean(), nullable=False, server_default=flag))
    fixed = sa.text(
        "UPDATE think_tank SET parameters = :sheet WHERE id IN (SELECT round.think_tank_id FROM round"
        " JOIN round_finding ON round_finding.round_id = round.id)"
    )
    op.get_bind().execute(fixed.bindparams(sa.bindparam("sheet", type_=sa.JSON())), {"sheet": _BEFORE})
