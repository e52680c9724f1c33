"""Event streams when something fails, is silent, or ends."""

import asyncio
import json

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from profit_tt import store
from profit_tt.server import events
from profit_tt.server.events import Watch, streams_close_at_the_end
from tests.building import House
from tests.server.listening import LONG, Ear, listen

pytestmark = pytest.mark.usefixtures("hurried")


def test_the_revisions_are_told_though_what_is_going_on_fails(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hall = house.think_tank()

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(events.going_on, "at", fails)

    async def act(watch: Watch) -> None:
        ear = Ear(watch, hall)
        told = json.loads(await asyncio.wait_for(ear.heard.get(), LONG))
        assert told == {"number": 1, "content": 1, "agenda": 1, "people": 1}
        ear.left.set()
        await ear.ends()

    listen(act)
    assert [record.message for record in caplog.records] == ["what is going on could not be found out"]


def test_trouble_in_the_database_is_survived(house: House) -> None:
    hall = house.think_tank()

    def rename(before: str, after: str) -> None:
        with store.engine().begin() as connection:
            connection.execute(sa.text(f"ALTER TABLE {before} RENAME TO {after}"))

    async def act(watch: Watch) -> None:
        ear = Ear(watch, hall)
        await ear.next()
        await asyncio.to_thread(rename, "revision", "away")
        await asyncio.sleep(0.2)
        await asyncio.to_thread(rename, "away", "revision")
        await asyncio.to_thread(hall.expert)
        assert (await ear.next())["number"] == 2
        ear.left.set()
        await ear.ends()

    listen(act)


def test_silence_is_broken_for_the_proxies(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "SILENCE", 0.05)
    hall = house.think_tank()

    async def act(watch: Watch) -> None:
        ear = Ear(watch, hall)
        await ear.next()
        while not any(message.get("body", b"").startswith(b":") for message in ear.said):
            await asyncio.sleep(0.02)
        ear.left.set()
        await ear.ends()

    listen(act)


def test_all_streams_end_when_the_server_does(house: House) -> None:
    hall = house.think_tank()

    async def act(watch: Watch) -> None:
        ears = [Ear(watch, hall) for _ in range(5)]
        for ear in ears:
            await ear.next()
        watch.close()
        for ear in ears:
            await ear.ends()
            assert ear.said[-1] == {"type": "http.response.body", "body": b""}

    listen(act)


def test_a_cancelled_answer_leaves_nothing(house: House) -> None:
    hall = house.think_tank()

    async def act(watch: Watch) -> None:
        ear = Ear(watch, hall)
        await ear.next()
        ear.task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await ear.task
        await asyncio.sleep(0)

    listen(act)


@pytest.mark.parametrize("query", ["", "?tt=NOSUCH", "?tt={code}&scope=votes", "?tt={code}&scope="])
def test_streams_that_are_not_there(door: TestClient, house: House, query: str) -> None:
    assert door.get("/events" + query.format(code=house.think_tank().code)).status_code == 404


def test_a_server_that_is_stopping_opens_no_stream(door: TestClient, house: House) -> None:
    async def stopped() -> None:
        with streams_close_at_the_end():
            pass

    asyncio.run(stopped())
    try:
        assert door.get(f"/events?tt={house.think_tank().code}").status_code == 503
    finally:
        events.watch.closing = False
