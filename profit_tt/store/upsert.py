"""Insert or change in one statement: two who do the same at once cannot trip over each other."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

_INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_for(session: Session, table: sa.Table) -> Any:
    """An insert of this session's database, which knows ON CONFLICT."""
    return _INSERTS[session.get_bind().dialect.name](table)


def put(session: Session, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    """Make the table hold these rows: what has the same primary key is changed, the rest is added.

    All rows have the same columns. A row that is nothing but a key stays as it is.
    """
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    insert = insert_for(session, table)
    changed = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    if changed:
        statement = insert.on_conflict_do_update(index_elements=keys, set_=changed)
    else:
        statement = insert.on_conflict_do_nothing(index_elements=keys)
    session.execute(statement, rows)
