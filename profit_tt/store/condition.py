"""The database's condition, for people who look after it. Looks only: makes no file, changes no schema."""

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from profit_tt.config import settings
from profit_tt.store import schema
from profit_tt.store.engine import reading

#: PRAGMA synchronous: 2 is FULL, a commit is on the disk before it is acknowledged.
_FULL = 2


@dataclass(frozen=True, slots=True)
class Condition:
    """kind: "sqlite" or "postgresql". durable: a power cut loses no acknowledged write."""

    kind: str
    version: str
    current: bool
    durable: bool


def is_there() -> bool:
    """Whether there is a database to look at; a server's is taken to be."""
    url = settings().url
    return not url.startswith("sqlite:///") or Path(url.removeprefix("sqlite:///")).exists()


def look() -> Condition:
    """The condition of the database. Raises StoreTrouble when it does not answer."""
    with reading() as session:
        kind = session.get_bind().dialect.name
        if kind == "sqlite":
            journal, synchronous, version = (
                session.scalar(sa.text(question))
                for question in ("PRAGMA journal_mode", "PRAGMA synchronous", "SELECT sqlite_version()")
            )
            durable = journal == "wal" and synchronous == _FULL
        else:
            version, commit = (
                session.scalar(sa.text("SHOW server_version")),
                session.scalar(sa.text("SHOW synchronous_commit")),
            )
            durable = commit != "off"
    return Condition(kind=kind, version=str(version), current=schema.is_current(), durable=durable)
