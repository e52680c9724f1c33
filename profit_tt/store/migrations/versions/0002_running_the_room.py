"""running the room: agenda, ballots, moderation, merges, the wall"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_VALUES = (
    "(ballot = 'agreement' AND axis = 0 AND value BETWEEN -1 AND 1)"
    " OR (ballot = 'scale' AND axis = 0 AND value BETWEEN 0 AND 5)"
    " OR (ballot = 'dots' AND axis = 0 AND value BETWEEN 1 AND 100)"
    " OR (ballot = 'impact_feasibility' AND axis IN (0, 1) AND value BETWEEN 0 AND 5)"
)
_BUDGET = (
    "(ballot = 'dots' AND budget IS NOT NULL AND each IS NOT NULL"
    " AND budget BETWEEN 1 AND 100 AND each BETWEEN 1 AND budget)"
    " OR (ballot <> 'dots' AND budget IS NULL AND each IS NULL)"
)


def upgrade() -> None:
    _widen()
    _rename_states()
    _votes_and_rounds_anew()
    _add_tables()


def _widen() -> None:
    """New columns of tables that others point at: added, never rebuilt. CHECKs come with their column."""
    flag = sa.false() if op.get_bind().dialect.name == "postgresql" else sa.text("0")
    yes = sa.true() if op.get_bind().dialect.name == "postgresql" else sa.text("1")
    columns: tuple[tuple[str, sa.Column[Any]], ...] = (
        ("think_tank", sa.Column("approve_first", sa.Boolean(), nullable=False, server_default=flag)),
        ("think_tank", sa.Column("collect_mode", sa.String(32), nullable=False, server_default="suggestions")),
        ("think_tank", sa.Column("roam", sa.Boolean(), nullable=False, server_default=yes)),
        ("think_tank", sa.Column("called", sa.Integer(), nullable=False, server_default="0")),
        ("think_tank", sa.Column("version", sa.Integer(), nullable=False, server_default="1")),
        *(
            ("step", sa.Column(f"{part}_{language}", sa.String(), nullable=False, server_default=""))
            for part in ("name", "text")
            for language in ("en", "fr", "nl")
        ),
        ("step", sa.Column("link", sa.String(), nullable=False, server_default="")),
        ("step", sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True)),
        ("step", sa.Column("version", sa.Integer(), nullable=False, server_default="1")),
        ("finding", sa.Column("starred", sa.Boolean(), nullable=False, server_default=flag)),
        ("finding", sa.Column("discussed", sa.Boolean(), nullable=False, server_default=flag)),
        ("finding", sa.Column("version", sa.Integer(), nullable=False, server_default="1")),
        ("expert", sa.Column("seat", sa.String(), nullable=True)),
    )
    for table, column in columns:
        op.add_column(table, column)
    op.execute(
        "ALTER TABLE step ADD COLUMN minutes INTEGER CONSTRAINT step_minutes"
        " CHECK (minutes IS NULL OR minutes BETWEEN 1 AND 100000)"
    )
    op.execute(
        "ALTER TABLE step ADD COLUMN left_ms INTEGER CONSTRAINT step_paused"
        " CHECK (left_ms IS NULL OR (left_ms >= 0 AND ends_at IS NULL))"
    )
    op.create_index("expert_of_seat", "expert", ["think_tank_id", "seat"], unique=True)


def _rename_states() -> None:
    op.execute("UPDATE finding SET state = 'rejected' WHERE state = 'hidden'")
    op.execute("UPDATE step SET state = 'view_only' WHERE state = 'closed'")


def _votes_and_rounds_anew() -> None:
    """Votes are held to their round's ballot and findings: both tables are made anew, with every row they had."""
    for table in ("vote", "round"):
        op.execute(f"CREATE TABLE {table}_kept AS SELECT * FROM {table}")  # noqa: S608 - names of this file
        op.drop_table(table)
    op.create_table(
        "round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("think_tank_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ballot", sa.String(32), nullable=False),
        sa.Column("budget", sa.Integer(), nullable=True),
        sa.Column("each", sa.Integer(), nullable=True),
        sa.Column("findings_from", sa.String(32), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("top", sa.Integer(), nullable=True),
        sa.Column("top_of", sa.Integer(), nullable=True),
        sa.Column("again_of", sa.Integer(), nullable=True),
        sa.Column("ordering", sa.String(32), nullable=False),
        sa.Column("way", sa.String(32), nullable=False),
        sa.Column("results", sa.String(32), nullable=False),
        sa.Column("asks_reason", sa.Boolean(), nullable=False),
        sa.Column("labels", sa.JSON(), nullable=False),
        sa.Column("shown_on_wall", sa.Boolean(), nullable=False),
        sa.Column("shown_on_phones", sa.Boolean(), nullable=False),
        sa.Column("wiped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["think_tank_id"], ["think_tank.id"]),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"]),
        sa.ForeignKeyConstraint(["top_of"], ["round.id"]),
        sa.ForeignKeyConstraint(["again_of"], ["round.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint(_BUDGET, name="round_budget"),
        sa.CheckConstraint("top IS NULL OR top BETWEEN 1 AND 1000", name="round_top"),
        sa.CheckConstraint("again_of IS NULL OR again_of <> id", name="round_again"),
        sqlite_autoincrement=True,  # a round that is gone never lends its id to another one
    )
    op.create_index("ix_round_think_tank_id", "round", ["think_tank_id"])
    op.create_index("round_with_ballot", "round", ["id", "ballot"], unique=True)
    op.create_index("round_with_budget", "round", ["id", "budget", "each"], unique=True)
    alive = sa.text("wiped_at IS NULL")
    op.create_index("round_of_step", "round", ["step_id"], unique=True, sqlite_where=alive, postgresql_where=alive)
    op.execute(
        "INSERT INTO round (id, think_tank_id, step_id, number, ballot, findings_from, themes, ordering, way, results,"
        " asks_reason, labels, shown_on_wall, shown_on_phones, version)"
        " SELECT id, think_tank_id, step_id, number, ballot, 'all', '[]', 'balanced', 'both', 'until_shown',"
        " 1 = 1, '{}', shown_on_wall, shown_on_phones, 1 FROM round_kept"
    )
    op.create_table(
        "round_finding",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"]),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"]),
        sa.PrimaryKeyConstraint("round_id", "finding_id"),
    )
    op.create_index("ix_round_finding_finding_id", "round_finding", ["finding_id"])
    op.execute(
        "INSERT INTO round_finding (round_id, finding_id)"
        " SELECT round.id, finding.id FROM round JOIN step ON step.id = round.step_id"
        " JOIN finding ON finding.think_tank_id = round.think_tank_id AND finding.state = 'listed'"
        " WHERE step.state <> 'hidden'"
        " UNION SELECT round_id, finding_id FROM vote_kept"
    )
    op.create_table(
        "vote",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("axis", sa.Integer(), nullable=False),
        sa.Column("ballot", sa.String(32), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["round_id", "ballot"], ["round.id", "round.ballot"]),
        sa.ForeignKeyConstraint(["round_id", "finding_id"], ["round_finding.round_id", "round_finding.finding_id"]),
        sa.ForeignKeyConstraint(["expert_id"], ["expert.id"]),
        sa.PrimaryKeyConstraint("round_id", "expert_id", "finding_id", "axis"),
        sa.CheckConstraint(_VALUES, name="vote_of_its_ballot"),
    )
    op.create_index("vote_by_finding", "vote", ["round_id", "finding_id", "value"])
    op.execute(
        "INSERT INTO vote (round_id, expert_id, finding_id, axis, ballot, value, revision, provenance)"
        " SELECT round_id, expert_id, finding_id, axis, 'agreement', value, revision, provenance FROM vote_kept"
    )
    op.drop_table("vote_kept")
    op.drop_table("round_kept")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "SELECT setval(pg_get_serial_sequence('round', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM round), false)"
        )


def _add_tables() -> None:
    op.create_table(
        "wall",
        sa.Column("think_tank_id", sa.Integer(), nullable=False),
        sa.Column("scene", sa.String(32), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("black_out", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["think_tank_id"], ["think_tank.id"]),
        sa.PrimaryKeyConstraint("think_tank_id"),
    )
    op.create_table(
        "purse",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Integer(), nullable=False),
        sa.Column("budget", sa.Integer(), nullable=False),
        sa.Column("each", sa.Integer(), nullable=False),
        sa.Column("spent", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round_id", "budget", "each"], ["round.id", "round.budget", "round.each"]),
        sa.ForeignKeyConstraint(["expert_id"], ["expert.id"]),
        sa.PrimaryKeyConstraint("round_id", "expert_id"),
        sa.CheckConstraint("spent BETWEEN 0 AND budget", name="purse_within_budget"),
        sa.CheckConstraint("most BETWEEN 0 AND each", name="purse_within_each"),
    )
    op.create_table(
        "reason",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"]),
        sa.ForeignKeyConstraint(["expert_id"], ["expert.id"]),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("round_id", "expert_id", "finding_id"),
    )
    op.create_index("ix_reason_round_id", "reason", ["round_id"])
    op.create_index("ix_reason_finding_id", "reason", ["finding_id"])
    op.create_table(
        "reason_like",
        sa.Column("reason_id", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["reason_id"], ["reason.id"]),
        sa.ForeignKeyConstraint(["expert_id"], ["expert.id"]),
        sa.PrimaryKeyConstraint("reason_id", "expert_id"),
    )
    op.create_table(
        "finished",
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"]),
        sa.ForeignKeyConstraint(["expert_id"], ["expert.id"]),
        sa.PrimaryKeyConstraint("step_id", "expert_id"),
    )
    op.create_table(
        "presence",
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("think_tank_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["think_tank_id"], ["think_tank.id"]),
        sa.PrimaryKeyConstraint("device", "think_tank_id"),
    )
    op.create_index("ix_presence_think_tank_id", "presence", ["think_tank_id"])
    op.create_table(
        "translation",
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"]),
        sa.PrimaryKeyConstraint("finding_id", "language"),
    )
    op.create_table(
        "sorted_theme",
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"]),
        sa.ForeignKeyConstraint(["expert_id"], ["expert.id"]),
        sa.ForeignKeyConstraint(["theme"], ["theme.slug"]),
        sa.PrimaryKeyConstraint("finding_id", "expert_id", "theme"),
    )
    op.create_table(
        "lineage_deed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("think_tank_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("undone_revision", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["think_tank_id"], ["think_tank.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_lineage_deed_think_tank_id", "lineage_deed", ["think_tank_id"])
    op.create_table(
        "lineage",
        sa.Column("deed_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("carries", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["deed_id"], ["lineage_deed.id"]),
        sa.ForeignKeyConstraint(["parent_id"], ["finding.id"]),
        sa.ForeignKeyConstraint(["child_id"], ["finding.id"]),
        sa.PrimaryKeyConstraint("deed_id", "parent_id", "child_id"),
    )
    op.create_index("ix_lineage_parent_id", "lineage", ["parent_id"])
    op.create_index("ix_lineage_child_id", "lineage", ["child_id"])
