"""What all nouns share: an own registry, column types, choices kept by member name."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import registry
from sqlmodel import SQLModel


class Row(SQLModel, registry=registry()):
    """Base of every table. An own registry: Streamlit may import this module twice, SQLModel's must not see both."""


def table(noun: type[Row]) -> sa.Table:
    """The table of a noun, for statements that are built once."""
    return noun.metadata.tables[str(noun.__tablename__)]


def row_id(value: int | None) -> int:
    """The id of a row that has been flushed."""
    if value is None:
        raise ValueError("the row has no id yet: flush first")
    return value


class Moment(sa.TypeDecorator[datetime]):
    """A point in time: aware UTC in Python, the same in PostgreSQL, naive UTC in SQLite."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def choice(enum: type[StrEnum]) -> Any:
    """Column type of an enum, stored as the member's name in plain text."""
    return sa.Enum(enum, native_enum=False, length=32, create_constraint=False)
