"""organisations, activities, who took part, evidence, commitments, stated figures; regional coordinators"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_ORGANISATION = ["organisation.id", "organisation.think_tank_id"]
_ACTIVITY = ["activity.id", "activity.think_tank_id"]


def upgrade() -> None:
    flag = sa.false() if op.get_bind().dialect.name == "postgresql" else sa.text("0")
    op.add_column("think_tank", sa.Column("sample_hidden", sa.Boolean(), nullable=False, server_default=flag))
    op.add_column("think_tank", sa.Column("network_revision", sa.Integer(), nullable=False, server_default="0"))
    op.execute("ALTER TABLE facilitator ADD COLUMN region VARCHAR REFERENCES region (slug)")
    _organisations()
    _activities()
    _participations()
    _findings()
    _figures()


def _row(*more: sa.Column[Any]) -> tuple[sa.Column[Any], ...]:
    """What most tables of the network begin with."""
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("think_tank_id", sa.Integer(), nullable=False),
        *more,
    )


def _sourced() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("provenance", sa.String(32), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
    )


def _indexed(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _organisations() -> None:
    op.create_table(
        "organisation",
        *_row(),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("stakeholder", sa.String(32), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("size", sa.String(32), nullable=True),
        sa.Column("website", sa.String(), nullable=False),
        sa.Column("consent", sa.Boolean(), nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        *_sourced(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["think_tank_id"], ["think_tank.id"]),
        sa.ForeignKeyConstraint(["region"], ["region.slug"]),
        sa.ForeignKeyConstraint(["merged_into", "think_tank_id"], _ORGANISATION),
        sa.UniqueConstraint("think_tank_id", "region", "folded", name="organisation_once"),
        sa.UniqueConstraint("id", "think_tank_id", name="organisation_here"),
        sa.CheckConstraint("merged_into IS NULL OR merged_into <> id", name="organisation_merged"),
        sa.CheckConstraint("folded <> ''", name="organisation_named"),
        sqlite_autoincrement=True,  # the log names organisations by id: one that is gone never lends its id
    )
    _indexed("organisation", "think_tank_id")


def _activities() -> None:
    op.create_table(
        "activity",
        *_row(),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("begins", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("host_region", sa.String(), nullable=True),
        sa.Column("host_id", sa.Integer(), nullable=True),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=True),
        *_sourced(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["think_tank_id"], ["think_tank.id"]),
        sa.ForeignKeyConstraint(["host_region"], ["region.slug"]),
        sa.ForeignKeyConstraint(["host_id", "think_tank_id"], _ORGANISATION),
        sa.UniqueConstraint("id", "think_tank_id", name="activity_here"),
        sa.CheckConstraint("ends IS NULL OR (begins IS NOT NULL AND ends >= begins)", name="activity_dates"),
        sa.CheckConstraint("reached IS NULL OR reached >= 0", name="activity_reached"),
        sqlite_autoincrement=True,
    )
    _indexed("activity", "think_tank_id")
    for table, column, target in (
        ("activity_region", "region", "region.slug"),
        ("activity_theme", "theme", "theme.slug"),
    ):
        op.create_table(
            table,
            sa.Column("activity_id", sa.Integer(), nullable=False),
            sa.Column(column, sa.String(), nullable=False),
            sa.PrimaryKeyConstraint("activity_id", column),
            sa.ForeignKeyConstraint(["activity_id"], ["activity.id"]),
            sa.ForeignKeyConstraint([column], [target]),
        )


def _participations() -> None:
    op.create_table(
        "participation",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("think_tank_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "activity_id", "role"),
        sa.ForeignKeyConstraint(["think_tank_id"], ["think_tank.id"]),
        sa.ForeignKeyConstraint(["organisation_id", "think_tank_id"], _ORGANISATION),
        sa.ForeignKeyConstraint(["activity_id", "think_tank_id"], _ACTIVITY),
    )
    _indexed("participation", "activity_id", "think_tank_id")


def _findings() -> None:
    op.create_table(
        "evidence",
        *_row(sa.Column("finding_id", sa.Integer(), nullable=False)),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        *_sourced(),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["think_tank_id"], ["think_tank.id"]),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"]),
        sa.ForeignKeyConstraint(["organisation_id", "think_tank_id"], _ORGANISATION),
        sa.ForeignKeyConstraint(["activity_id", "think_tank_id"], _ACTIVITY),
        sa.UniqueConstraint("finding_id", "organisation_id", name="evidence_organisation"),
        sa.UniqueConstraint("finding_id", "activity_id", name="evidence_activity"),
        sa.CheckConstraint("(organisation_id IS NULL) <> (activity_id IS NULL)", name="evidence_of_one"),
    )
    op.create_table(
        "commitment",
        *_row(sa.Column("finding_id", sa.Integer(), nullable=False)),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        *_sourced(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["think_tank_id"], ["think_tank.id"]),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"]),
        sa.ForeignKeyConstraint(["region"], ["region.slug"]),
        sa.ForeignKeyConstraint(["organisation_id", "think_tank_id"], _ORGANISATION),
        sa.UniqueConstraint("finding_id", "organisation_id", name="commitment_organisation"),
        sa.UniqueConstraint("finding_id", "region", name="commitment_region"),
        sa.CheckConstraint("(organisation_id IS NULL) <> (region IS NULL)", name="commitment_of_one"),
        sqlite_autoincrement=True,
    )
    for table in ("evidence", "commitment"):
        _indexed(table, "think_tank_id", "finding_id")


def _figures() -> None:
    op.create_table(
        "stated_figure",
        *_row(sa.Column("mark", sa.String(), nullable=False)),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("stakeholder", sa.String(32), nullable=True),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("at_least", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.String(32), nullable=False),
        sa.Column("begins", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        *_sourced(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["think_tank_id"], ["think_tank.id"]),
        sa.ForeignKeyConstraint(["region"], ["region.slug"]),
        sa.UniqueConstraint("think_tank_id", "mark", name="stated_figure_once"),
        sa.CheckConstraint("value >= 0", name="stated_figure_value"),
        sa.CheckConstraint("ends IS NULL OR (begins IS NOT NULL AND ends >= begins)", name="stated_figure_dates"),
        sqlite_autoincrement=True,
    )
    _indexed("stated_figure", "think_tank_id")
