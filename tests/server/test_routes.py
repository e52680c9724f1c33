"""Addresses of our own."""

import sqlite3

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from profit_tt import __version__, store
from profit_tt.config import settings
from profit_tt.errors import StoreBusy
from profit_tt.services import hosting
from tests.building import House


@pytest.mark.parametrize(
    ("path", "goes_to"),
    [
        ("/welcome", "/"),
        ("/welcome?tt=ABC234&lang=fr", "/?tt=ABC234&lang=fr"),
        ("/join", "/"),
        ("/join/", "/"),
        ("/join/ABC234", "/?tt=ABC234"),
        ("/join/ABC234?lang=fr", "/?tt=ABC234&lang=fr"),
        ("/join/ABC234?lang=xx", "/?tt=ABC234"),
        ("/join/a%2Fb%3Fc", "/?tt=a%2Fb%3Fc"),
        ("/join/%ED%A0%80", "/?tt=%EF%BF%BD%EF%BF%BD%EF%BF%BD"),
        ("/open/", "/open"),
        ("/open/ABC234", "/open?tt=ABC234"),
        ("/open/ABC234?lang=nl", "/open?tt=ABC234&lang=nl"),
        ("/enter/no-such-secret", "/?refused=link"),
        ("/enter/a/b", "/?refused=link"),
    ],
)
def test_ways_in(door: TestClient, path: str, goes_to: str) -> None:
    answer = door.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, goes_to)


def test_a_link_in_bad_times_is_a_sentence(door: TestClient, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = house.think_tank()
    monkeypatch.setenv("PROFIT_TT_SQLITE_BUSY_SECONDS", "0.1")
    settings.cache_clear()
    store.forget_engine()
    with sqlite3.connect(house.var / "profit_tt.sqlite3", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = door.get(f"/enter/{hall.token}?lang=en")
        other.execute("ROLLBACK")
    other.close()
    assert (answer.status_code, answer.text) == (503, StoreBusy.sentence)
    assert door.get(f"/enter/{hall.token}").headers["location"] == f"/desk?tt={hall.code}"


def test_a_coordinators_link_leads_to_the_network(door: TestClient, house: House) -> None:
    hall = house.think_tank()
    made = hosting.invite_facilitator(by=hall.desk, name="Els", region="zeeland")
    assert door.get(f"/enter/{made.token}?lang=nl").headers["location"] == f"/network?tt={hall.code}&lang=nl"


def test_readiness(door: TestClient) -> None:
    answer = door.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "version": __version__})


def test_an_old_schema_is_not_ready(door: TestClient) -> None:
    with store.engine().begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0000'"))
    answer = door.get("/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (503, False)


def test_a_database_that_is_gone_is_not_ready(door: TestClient, house: House) -> None:
    store.engine().dispose()
    for file in house.var.glob("profit_tt.sqlite3*"):
        file.unlink()
    house.var.joinpath("profit_tt.sqlite3").mkdir()
    assert door.get("/readyz").status_code == 503
