"""The schema: brought up to date by Alembic before anything is served, and checked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from profit_tt.errors import N_, BadData, StoreDamaged
from profit_tt.store.engine import engine, told_as_sentences

_MIGRATIONS = Path(__file__).with_name("migrations")
_LOCK = 0x50524F46  # PostgreSQL advisory lock: two replicas that start together migrate one after the other


def upgrade() -> None:
    """Bring the database to the newest schema, all or nothing.

    Raises BadData when it is newer than this app, StoreDamaged when the file is not whole, StoreTrouble.
    """
    with told_as_sentences(), _alone() as connection:
        _check(connection)
        here = MigrationContext.configure(connection).get_current_revision()
        known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
        if here is not None and here not in known:
            raise BadData(
                file="database",
                place=here,
                reason=N_("made by a newer version of this app; install that version"),
            )
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current() -> bool:
    """Whether the database has the newest schema."""
    with told_as_sentences(), engine().connect() as connection:
        here = MigrationContext.configure(connection).get_current_revision()
    return here == ScriptDirectory.from_config(_config()).get_current_head()


def is_modelled(name: str | None, kind: str, _parents: object = None) -> bool:
    """Whether a model tells of a table; of those that are searched none does (store/search.py)."""
    return kind != "table" or not (name or "").startswith("finding_words")


def _check(connection: sa.Connection) -> None:
    """SQLite reads a damaged page only when somebody needs it: better found before people come."""
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise StoreDamaged


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return config


@contextmanager
def _alone() -> Iterator[sa.Connection]:
    bind = engine().execution_options(writes=True)
    with bind.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        yield connection
