"""The schema: models and migrations agree; all or nothing; two starts at once; newer and damaged databases."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from profit_tt import store
from profit_tt.config import settings
from profit_tt.errors import BadData, StoreDamaged
from profit_tt.models.base import Row
from profit_tt.services import setting_up
from profit_tt.store import schema
from tests.building import House, everything
from tests.conftest import settled

_BOTH = pytest.mark.parametrize("empty_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def empty(empty_url: str, tmp_path: Path) -> Iterator[str]:
    with settled(tmp_path / "var", empty_url):
        yield empty_url


def _tables() -> set[str]:
    with store.engine().connect() as connection:
        return set(sa.inspect(connection).get_table_names())


def test_models_and_migrations_agree(house: House) -> None:
    with store.engine().connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": schema.is_modelled}
        )
        assert compare_metadata(context, Row.metadata) == []


def _newest(migrations: Path) -> str:
    return max(path.name for path in (migrations / "versions").glob("0*.py"))[:4]


@_BOTH
def test_a_migration_that_fails_leaves_nothing_behind(
    empty: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = shutil.copytree(Path(schema.__file__).with_name("migrations"), tmp_path / "migrations")
    (copied / "versions" / "9999_breaks.py").write_text(
        "from alembic import op\nimport sqlalchemy as sa\nrevision = '9999'\n"
        f"down_revision = '{_newest(copied)}'\n"
        "def upgrade():\n    op.create_table('half', sa.Column('id', sa.Integer()))\n"
        "    raise RuntimeError('power cut')\n"
    )
    monkeypatch.setattr(schema, "_MIGRATIONS", copied)
    with pytest.raises(RuntimeError, match="power cut"):
        schema.upgrade()
    assert _tables() == set()
    monkeypatch.undo()
    setting_up.set_up()
    assert schema.is_current()


def test_setting_up_again_changes_nothing(house: House) -> None:
    hall = house.session_of(1, 3)
    hall.vote(hall.experts[0], hall.findings[0])
    before = everything()
    setting_up.set_up()
    assert everything() == before


@_BOTH
def test_two_processes_that_start_at_once_both_come_up(empty: str, tmp_path: Path) -> None:
    program = (
        "from profit_tt import store; from profit_tt.services import setting_up; "
        "setting_up.set_up(); store.engine().dispose(); print('up')"
    )
    environment = {"PROFIT_TT_VAR": str(tmp_path), "PROFIT_TT_DATABASE_URL": empty, "PATH": "/usr/bin:/bin"}
    started = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", program],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    assert [process.communicate(timeout=180) for process in started] == [("up\n", "")] * 2
    with store.reading() as session:
        assert len(store.places.regions(session)) == 5


def test_a_database_of_a_newer_version_is_refused_in_one_sentence(house: House) -> None:
    with store.engine().begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(BadData) as refused:
        setting_up.set_up()
    assert str(refused.value) == "database: 9999: made by a newer version of this app; install that version"
    assert not schema.is_current()


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("damage", ["no database at all", "a page overwritten", "cut in half"])
def test_a_damaged_file_is_refused_in_one_sentence(house: House, damage: str) -> None:
    house.session_of(40, 300)
    path = Path(settings().url.removeprefix("sqlite:///"))
    store.engine().dispose()
    sqlite3.connect(path).close()
    whole = path.read_bytes()
    size = 4096
    middle = len(whole) // (2 * size) * size
    path.write_bytes(
        {
            "no database at all": b"\x17" * len(whole),
            "a page overwritten": whole[:middle] + b"\x17" * size + whole[middle + size :],
            "cut in half": whole[:middle],
        }[damage]
    )
    with pytest.raises(StoreDamaged) as refused:
        setting_up.set_up()
    assert str(refused.value).startswith("The database is damaged.")


@pytest.mark.only_on("sqlite")
def test_a_read_on_a_damaged_file_is_told_as_a_sentence_too(house: House) -> None:
    store.engine().dispose()
    Path(settings().url.removeprefix("sqlite:///")).write_bytes(b"\x17" * 8192)
    with pytest.raises(StoreDamaged), store.reading() as session:
        store.think_tanks.every(session)
