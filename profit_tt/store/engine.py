"""The database: one engine a process, transactions, and its troubles told as sentences."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session

from profit_tt.config import settings
from profit_tt.errors import (
    N_,
    BadData,
    HouseError,
    NotFound,
    StoreBusy,
    StoreDamaged,
    StoreFull,
    StoreGone,
    StoreTrouble,
)

#: How long a write to PostgreSQL waits for another one; SQLite's wait is a setting.
LOCK_SECONDS = 10

#: What a write may go through: rows and statements, or statements alone.
Writer = Session | sa.Connection
#: The same for a question.
Reader = Session | sa.Connection

#: SQLite takes one writer at a time. Waiting here costs nothing; waiting inside SQLite polls.
_one_writer = threading.Lock()


_one_opener = threading.Lock()


@cache
def _the_engine() -> sa.Engine:
    return make_engine(settings().url)


def engine() -> sa.Engine:
    """The engine of this process, opened on first use, and only once however many threads ask for it at that moment."""
    with _one_opener:  # a cache alone lets two threads make two engines, and one of them is never closed
        return _the_engine()


def forget_engine() -> None:
    """Let the next one who asks open a new engine: for tests and tools that change the settings underneath."""
    _the_engine.cache_clear()


def make_engine(url: str) -> sa.Engine:
    """An engine set up for its database: SQLite in WAL with full durability, or PostgreSQL.

    Raises BadData for an address that is none, StoreFull.
    """
    _require_address(url)
    if not url.startswith("sqlite"):
        return sa.create_engine(
            url,
            hide_parameters=True,  # people's words do not go into log lines
            pool_size=8,
            max_overflow=8,
            pool_timeout=10,
            pool_pre_ping=True,
            connect_args={"connect_timeout": 5, "options": f"-c lock_timeout={LOCK_SECONDS}s"},
        )
    path = Path(url.removeprefix("sqlite:///"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise StoreFull from trouble
    made = sa.create_engine(
        url,
        hide_parameters=True,
        poolclass=sa.pool.QueuePool,
        pool_size=6,
        max_overflow=6,
        pool_timeout=10,
        connect_args={"check_same_thread": False, "timeout": settings().sqlite_busy_seconds},
    )
    sa.event.listen(made, "connect", _set_up_sqlite)
    sa.event.listen(made, "begin", _begin_sqlite)
    return made


def _require_address(url: str) -> None:
    """Refuse what is no address of ours; the sentence does not repeat it, for it may hold a password."""
    try:
        fits = sa.make_url(url).drivername in ("sqlite", "postgresql+psycopg")
    except (ArgumentError, ValueError):
        fits = False
    if not fits:
        reason = N_("must be like postgresql://name:password@host/database")
        raise BadData(file="PROFIT_TT_DATABASE_URL", place="-", reason=reason)


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: see _begin_sqlite
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    options = connection.get_execution_options()
    if options.get("alone", False):  # one statement sees one moment anyhow
        return
    # IMMEDIATE: a writer that only later finds out that it must write could be refused half-way.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes", False) else "BEGIN")


#: SQLite's primary result codes; whatever is not here is a fault of ours and stays what it is.
_SQLITE: dict[int, Callable[[], StoreTrouble | None]] = {
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_IOERR: StoreFull,
    sqlite3.SQLITE_READONLY: StoreFull,
    sqlite3.SQLITE_CANTOPEN: StoreFull,
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
}


@contextmanager
def reading() -> Iterator[Session]:
    """A session for reading; rows leave it complete and detached. Raises StoreTrouble."""
    with told_as_sentences(), Session(engine(), expire_on_commit=False, autoflush=False) as session:
        yield session


@contextmanager
def asking() -> Iterator[sa.Connection]:
    """For a question that is one statement without rows to look after: half the cost of `reading`. Raises StoreTrouble.

    In SQLite each statement stands alone here, so two of them may see different moments.
    """
    with told_as_sentences(), engine().connect() as connection:
        connection.execution_options(alone=True)
        yield connection


@contextmanager
def snapshot() -> Iterator[Session]:
    """A session whose every read sees the same moment, however many writes come in between. Raises StoreTrouble.

    In SQLite each reading transaction is one; PostgreSQL must be asked for it.
    """
    bind = engine()
    if bind.dialect.name != "sqlite":
        bind = bind.execution_options(isolation_level="REPEATABLE READ")
    with told_as_sentences(), Session(bind, expire_on_commit=False, autoflush=False) as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """One transaction: all of it or nothing. Raises StoreTrouble when the database did not take it."""
    with _queue() as bind, Session(bind, expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def writing_statements() -> Iterator[sa.Connection]:
    """The same for statements alone, without rows to look after: what a vote needs, at two thirds of the cost."""
    with _queue() as bind, bind.begin() as connection:
        yield connection


@contextmanager
def writing_alone() -> Iterator[sa.Connection]:
    """For statements of SQLite that no transaction may hold, while no other write goes on. Raises StoreTrouble."""
    with _queue() as bind, bind.connect() as connection:
        yield connection.execution_options(alone=True)


@contextmanager
def _queue() -> Iterator[sa.Engine]:
    """The engine to write with, once it is our turn."""
    bind = engine()
    if bind.dialect.name != "sqlite":
        with told_as_sentences():
            yield bind
        return
    # Long enough for a room of five hundred that writes at once: who waits here has lost nothing.
    if not _one_writer.acquire(timeout=6 * settings().sqlite_busy_seconds):
        raise StoreBusy
    try:
        with told_as_sentences():
            yield bind.execution_options(writes=True)
    finally:
        _one_writer.release()


@contextmanager
def told_as_sentences() -> Iterator[None]:
    """The database's troubles as StoreTrouble; faults of ours stay what they are."""
    try:
        yield
    except PoolTimeout as trouble:
        raise StoreBusy from trouble
    except DBAPIError as trouble:
        if sentence := _sentence(trouble.orig):
            raise sentence from trouble
        if trouble.connection_invalidated:
            raise StoreGone from trouble
        raise
    except OverflowError as trouble:  # a number too big for SQLite: no row has it
        raise NotFound from trouble
    except sqlite3.Error as trouble:  # while a connection is being set up nobody wraps it
        if sentence := _sentence(trouble):
            raise sentence from trouble
        raise


def _nothing() -> None:
    return None


def _sentence(cause: BaseException | None) -> HouseError | None:
    match cause:
        case psycopg.errors.NumericValueOutOfRange():  # a number too big for PostgreSQL: no row has it
            return NotFound()
        case sqlite3.Error():
            return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF, _nothing)()
        case psycopg.errors.DiskFull() | psycopg.errors.ReadOnlySqlTransaction():
            return StoreFull()
        case (
            psycopg.errors.SerializationFailure()
            | psycopg.errors.LockNotAvailable()
            | psycopg.errors.DeadlockDetected()
            | psycopg.errors.TooManyConnections()
        ):
            return StoreBusy()
        case psycopg.OperationalError():
            return StoreGone()
    return None
