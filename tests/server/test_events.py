"""Event streams, listened to without a server in between."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from profit_tt import store
from profit_tt.models import Scope, StepKind
from profit_tt.server import events
from profit_tt.server.events import EventStream, Listener, Watch, streams_close_at_the_end
from profit_tt.services import countdown, presence, room, showing
from tests.building import Hall, House

LONG = 20.0


class Ear:
    """A browser at the other end of a stream."""

    def __init__(self, watch: Watch, hall: Hall, scope: Scope = Scope.number, device: str = "") -> None:
        self.stream = EventStream(watch, Listener(hall.id, scope, device))
        self.heard: asyncio.Queue[str] = asyncio.Queue()
        self.said: list[dict[str, Any]] = []
        self.left = asyncio.Event()
        self.task = asyncio.create_task(self.stream({"type": "http"}, self._receive, self._send))

    async def _receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        self.said.append(message)
        for line in message.get("body", b"").decode().splitlines():
            if line.startswith("data: "):
                self.heard.put_nowait(line.removeprefix("data: "))

    async def next(self) -> dict[str, int]:
        told: dict[str, int] = json.loads(await asyncio.wait_for(self.heard.get(), LONG))
        self.now: dict[str, Any] = told.pop("now")  # type: ignore[assignment]
        self.wall = told.pop("wall", None)
        return told

    async def ends(self) -> None:
        await asyncio.wait_for(self.task, LONG)


def listen(act: Callable[[Watch], Awaitable[None]]) -> None:
    """Run a test's conversation; nothing may be left behind."""

    async def conversation() -> None:
        watch = Watch()
        await act(watch)
        assert watch.listeners == set()
        assert watch._task is None
        await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(conversation())


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "EVERY", 0.02)
    monkeypatch.setattr(events, "EVERY_IN_TROUBLE", 0.02)
    monkeypatch.setattr(events, "GAP", 0.05)


def test_a_stream_says_at_once_where_the_think_tank_is_and_then_each_move(house: House) -> None:
    hall = house.think_tank()

    async def act(watch: Watch) -> None:
        ear = Ear(watch, hall)
        assert await ear.next() == {"number": 1, "content": 1, "agenda": 1, "people": 1}
        await asyncio.to_thread(hall.expert)
        assert await ear.next() == {"number": 2, "content": 1, "agenda": 1, "people": 1}
        await asyncio.to_thread(hall.open, StepKind.collect)
        moved = room.pulse(by=hall.desk)
        assert await ear.next() == {"number": moved.number, "content": moved.content, "agenda": 3, "people": 1}
        ear.left.set()
        await ear.ends()
        assert ear.said[0]["status"] == 200
        lines = dict(ear.said[0]["headers"])
        assert lines[b"content-type"].startswith(b"text/event-stream")
        assert lines[b"cache-control"] == b"no-store"
        assert b"content-length" not in lines
        assert ear.said[1]["body"].startswith(b"retry: ")

    listen(act)


def test_a_stream_tells_what_is_going_on_also_when_no_page_is_woken(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    step = room.look(by=hall.desk).current_step
    assert step is not None

    async def act(watch: Watch) -> None:
        wall, phone = Ear(watch, hall, Scope.number), Ear(watch, hall, Scope.agenda)
        before = await phone.next()
        await wall.next()
        assert (phone.now["step"], phone.now["left_ms"], phone.now["names"]["fr"]) == (step.id, None, "Collecte")
        assert (phone.wall, wall.wall) == (None, 1)
        await asyncio.to_thread(countdown.start, by=hall.desk, step_id=step.id or 0, seconds=300)
        after = await phone.next()
        assert after["agenda"] == before["agenda"]
        assert 290_000 < phone.now["left_ms"] <= 300_000
        await wall.next()
        await asyncio.to_thread(showing.black_out, by=hall.desk, on=True)
        await wall.next()
        assert wall.wall == 2
        assert phone.heard.empty()
        for ear in (wall, phone):
            ear.left.set()
            await ear.ends()

    listen(act)


def test_a_vote_rings_for_walls_alone(house: House) -> None:
    hall = house.think_tank()

    async def act(watch: Watch) -> None:
        wall, phone = Ear(watch, hall, Scope.number), Ear(watch, hall, Scope.agenda)
        await wall.next()
        await phone.next()
        quiet = phone.stream.listener.bell
        await asyncio.sleep(2 * events.GAP)
        await asyncio.to_thread(hall.expert)
        await wall.next()
        assert not quiet.is_set()
        for ear in (wall, phone):
            ear.left.set()
            await ear.ends()

    listen(act)


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


def test_who_listens_is_here(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "SETTLED", 0.02)
    hall = house.think_tank()
    expert = hall.expert("essex")

    async def act(watch: Watch) -> None:
        ear = Ear(watch, hall, Scope.agenda, device=expert.device)
        await ear.next()
        async with asyncio.timeout(LONG):
            while not (await asyncio.to_thread(presence.counts, by=hall.desk)).active:
                await asyncio.sleep(0.02)
        ear.left.set()
        await ear.ends()

    listen(act)
    assert presence.counts(by=hall.desk).active == {"essex": 1}


def test_a_phone_is_not_told_of_every_vote(house: House) -> None:
    hall = house.think_tank()

    async def act(watch: Watch) -> None:
        wall, phone = Ear(watch, hall, Scope.number), Ear(watch, hall, Scope.agenda)
        await wall.next()
        await phone.next()
        await asyncio.to_thread(hall.expert)
        assert (await wall.next())["number"] == 2
        await asyncio.to_thread(hall.open, StepKind.collect)
        assert await phone.next() == await wall.next() | {"people": 2}
        assert phone.heard.empty()
        for ear in (wall, phone):
            ear.left.set()
            await ear.ends()

    listen(act)


def test_another_think_tank_is_not_heard(house: House) -> None:
    here, there = house.think_tank(), house.think_tank()

    async def act(watch: Watch) -> None:
        ear, other = Ear(watch, here), Ear(watch, there)
        assert (await ear.next())["people"] == 1
        await other.next()
        await asyncio.to_thread(there.expert)
        assert (await other.next())["number"] == 2
        assert ear.heard.empty()
        for one in (ear, other):
            one.left.set()
            await one.ends()

    listen(act)


def test_a_burst_is_told_in_few_words_and_the_last_one_is_among_them(house: House) -> None:
    hall = house.think_tank()

    async def act(watch: Watch) -> None:
        ear = Ear(watch, hall)
        await ear.next()

        def burst() -> None:
            for number in range(30):
                hall.expert(device=f"burst-{number}")

        await asyncio.to_thread(burst)
        told = [await ear.next()]
        while told[-1]["number"] != 31:
            told.append(await ear.next())
        assert len(told) < 30
        ear.left.set()
        await ear.ends()

    listen(act)


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
