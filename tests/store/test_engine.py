"""How the database is opened: durable, with foreign keys, one writer at a time, and its troubles as sentences."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from profit_tt import store
from profit_tt.models import Expert, Tag
from profit_tt.models.base import table
from tests.building import House

_EXPECTED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


@pytest.mark.only_on("sqlite")
def test_every_sqlite_connection_is_durable(house: House) -> None:
    connections = [store.engine().connect() for _ in range(8)]
    try:
        for connection in connections:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in _EXPECTED}
            assert found == _EXPECTED
    finally:
        for connection in connections:
            connection.close()


def test_threads_that_ask_at_once_share_one_engine(house: House) -> None:
    start = Barrier(8)

    def ask(_: int) -> sa.Engine:
        start.wait()
        return store.engine()

    with ThreadPoolExecutor(8) as threads:
        for _ in range(50):
            store.engine().dispose()
            store.forget_engine()
            assert len(set(map(id, threads.map(ask, range(8))))) == 1


@pytest.mark.only_on("postgresql")
def test_postgresql_commits_are_durable(house: House) -> None:
    with store.engine().connect() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


def test_a_row_cannot_point_at_nothing(house: House) -> None:
    with pytest.raises(IntegrityError), store.writing() as session:
        session.add(Tag(think_tank_id=77, text="sea", folded="sea"))


def test_a_transaction_is_whole_or_nothing(house: House) -> None:
    hall = house.think_tank()

    def stumble() -> None:
        with store.writing() as session:
            session.add(Tag(think_tank_id=hall.id, text="sea", folded="sea"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()
    with store.reading() as session:
        assert store.findings.tags(session, think_tank_id=hall.id) == []


def test_rows_leave_a_session_complete(house: House) -> None:
    hall = house.session_of(1, 1)
    with store.reading() as session:
        expert = session.scalars(sa.select(Expert)).one()
        finding = store.findings.by_id(session, think_tank_id=hall.id, finding_id=hall.findings[0])
    assert (expert.region, finding and finding.state) == ("kent", "listed")


def test_choices_are_stored_as_their_names(house: House) -> None:
    house.session_of(1, 0)
    with store.engine().connect() as connection:
        kept = connection.execute(sa.select(sa.cast(table(Expert).c.stakeholder, sa.String))).scalar()
    assert kept == "enterprise"


@pytest.mark.parametrize("address", ["postgresql://a@b/c", "postgres://a@b/c"])
def test_postgresql_is_always_reached_through_psycopg(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from profit_tt.config import Settings

    assert Settings(database_url=address).url == "postgresql+psycopg://a@b/c"
