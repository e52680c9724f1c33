"""Event streams: who is told what."""

import asyncio

import pytest

from profit_tt.models import Scope, StepKind
from profit_tt.server import events
from profit_tt.server.events import Watch
from profit_tt.services import countdown, presence, room, showing
from tests.building import House
from tests.server.listening import LONG, Ear, listen

pytestmark = pytest.mark.usefixtures("hurried")


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
