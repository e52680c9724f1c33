"""Steps end on time without anybody looking, whatever the database does meanwhile."""

import asyncio
from collections.abc import Iterator

import pytest

from profit_tt.errors import StoreBusy
from profit_tt.models import StepKind, StepState
from profit_tt.server import keeper
from profit_tt.services import countdown, deadlines, room
from tests.building import Hall, House

LONG = 20.0


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "EVERY", 0.02)
    monkeypatch.setattr(keeper, "EVERY_IN_TROUBLE", 0.02)


@pytest.fixture
def jump(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """Seconds by which this process's clock is ahead: the last one counts."""
    ahead, source = [0.0], deadlines.source
    monkeypatch.setattr(deadlines, "source", lambda: source() + ahead[-1])
    yield ahead
    deadlines.forget()


def state(hall: Hall) -> StepState:
    step = room.look(by=hall.desk).step(StepKind.collect)
    assert step is not None
    return step.state


def counting(hall: Hall, seconds: int) -> None:
    step = room.look(by=hall.desk).step(StepKind.collect)
    countdown.start(by=hall.desk, step_id=step.id if step and step.id else 0, seconds=seconds)


async def closed(hall: Hall) -> None:
    async with asyncio.timeout(LONG):
        while await asyncio.to_thread(state, hall) is not StepState.view_only:
            await asyncio.sleep(0.02)


def test_a_step_is_closed_when_its_time_is_up(house: House, jump: list[float]) -> None:
    hall, other = house.think_tank(open=(StepKind.collect,)), house.think_tank(open=(StepKind.collect,))
    counting(hall, 60)
    counting(other, 120)

    async def act() -> None:
        async with keeper.keeping():
            jump.append(61.0)
            await closed(hall)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(act())
    assert (state(hall), state(other)) == (StepState.view_only, StepState.open)


def test_the_keeper_outlives_trouble(
    house: House, jump: list[float], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    counting(hall, 60)
    jump.append(61.0)
    troubles: list[Exception] = [RuntimeError("a fault of ours"), RuntimeError("the same again"), StoreBusy()]
    close_due = countdown.close_due

    def troubled(**by: object) -> list[int]:
        if troubles:
            raise troubles.pop(0)
        return close_due(**by)  # type: ignore[arg-type]

    monkeypatch.setattr(countdown, "close_due", troubled)

    async def act() -> None:
        async with keeper.keeping():
            await closed(hall)

    asyncio.run(act())
    # Once a spell of trouble, not twice a second; the database's own troubles not at all: the pages tell of them.
    said = [str(record.exc_info[1]) for record in caplog.records if record.name == keeper.__name__ and record.exc_info]
    assert said == ["a fault of ours"]
