"""The database: one engine a process, transactions, and its troubles told as sentences."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session

from profit_tt.config import settings
from profit_tt.errors import StoreBusy, StoreFull, StoreGone, StoreTrouble

#: SQLite takes one writer at a time. Waiting here costs nothing; waiting inside SQLite polls.
_one_writer = threading.Lock()


@cache
def engine() -> sa.Engine:
    """The engine of this process, opened on first use."""
    return make_engine(settings().url)


def make_engine(url: str) -> sa.Engine:
    """An engine set up for its database: SQLite in WAL with full durability, or PostgreSQL."""
    if not url.startswith("sqlite"):
        return sa.create_engine(url, pool_size=8, max_overflow=8, pool_timeout=10, pool_pre_ping=True)
    path = Path(url.removeprefix("sqlite:///"))
    path.parent.mkdir(parents=True, exist_ok=True)
    made = sa.create_engine(
        url,
        poolclass=sa.pool.QueuePool,
        pool_size=6,
        max_overflow=6,
        pool_timeout=10,
        connect_args={"check_same_thread": False, "timeout": settings().sqlite_busy_seconds},
    )
    sa.event.listen(made, "connect", _set_up_sqlite)
    sa.event.listen(made, "begin", _begin_sqlite)
    return made


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: see _begin_sqlite
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    # IMMEDIATE: a writer that only later finds out that it must write could be refused half-way.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading() -> Iterator[Session]:
    """A session for reading; rows leave it complete and detached. Raises StoreTrouble."""
    with _told_as_sentences(), Session(engine(), expire_on_commit=False, autoflush=False) as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """One transaction: all of it or nothing. Raises StoreTrouble when the database did not take it."""
    bind = engine()
    if bind.dialect.name != "sqlite":
        with _told_as_sentences(), Session(bind, expire_on_commit=False) as session, session.begin():
            yield session
        return
    if not _one_writer.acquire(timeout=2 * settings().sqlite_busy_seconds):
        raise StoreBusy
    try:
        writer = bind.execution_options(writes=True)
        with _told_as_sentences(), Session(writer, expire_on_commit=False) as session, session.begin():
            yield session
    finally:
        _one_writer.release()


@contextmanager
def _told_as_sentences() -> Iterator[None]:
    try:
        yield
    except PoolTimeout as trouble:
        raise StoreBusy from trouble
    except DBAPIError as trouble:
        if sentence := _sentence(trouble):
            raise sentence from trouble
        raise


def _sentence(trouble: DBAPIError) -> StoreTrouble | None:
    cause = trouble.orig
    text = str(cause).lower()
    if isinstance(cause, sqlite3.OperationalError):
        if "locked" in text or "busy" in text:
            return StoreBusy()
        if "full" in text or "readonly" in text or "disk i/o" in text or "unable to open" in text:
            return StoreFull()
        return None
    if isinstance(cause, psycopg.errors.DiskFull | psycopg.errors.ReadOnlySqlTransaction):
        return StoreFull()
    if isinstance(cause, psycopg.errors.SerializationFailure | psycopg.errors.LockNotAvailable):
        return StoreBusy()
    if isinstance(cause, psycopg.OperationalError) or trouble.connection_invalidated:
        return StoreGone()
    return None
