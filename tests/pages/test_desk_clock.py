"""The countdown at the desk: begin, pause, go on, 30 seconds more, clear."""

import pytest

from profit_tt.models import Step, StepKind
from profit_tt.services import countdown, deadlines, room
from tests.building import Hall, House
from tests.conftest import Clock
from tests.pages.test_desk import desk, press
from tests.pages.visiting import keys


def step_of(hall: Hall) -> Step:
    step = room.look(by=hall.desk).current_step
    assert step is not None
    return step


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    """Neither clock moves: what is left does not depend on how fast the test runs."""
    monkeypatch.setattr(deadlines, "source", lambda: 1000.0)


@pytest.fixture
def hall(house: House) -> Hall:
    return house.think_tank(open=(StepKind.collect,))


def test_a_countdown_begins_with_the_minutes_in_the_field(hall: Hall) -> None:
    at = desk(hall)
    assert not {"clock-pause", "clock-more", "clock-clear"} & keys(at)
    at.number_input(key=f"clock-minutes-{step_of(hall).id}").set_value(3)
    press(at, "clock-begin")
    assert countdown.left_ms(step_of(hall)) == 180_000
    assert "clock-begin" not in keys(at)


def test_more_pause_go_on_clear(hall: Hall) -> None:
    at = press(desk(hall), "clock-begin")
    press(at, "clock-more")
    assert countdown.left_ms(step_of(hall)) == 630_000
    press(at, "clock-pause")
    assert (step_of(hall).ends_at, step_of(hall).left_ms) == (None, 630_000)
    assert "clock-pause" not in keys(at)
    press(at, "clock-resume")
    assert step_of(hall).ends_at is not None
    press(at, "clock-clear")
    assert (step_of(hall).ends_at, step_of(hall).left_ms) == (None, None)
    assert "clock-begin" in keys(at)


def test_only_an_open_step_has_a_countdown(hall: Hall) -> None:
    hall.close(StepKind.collect)
    assert desk(hall).button(key="clock-begin").disabled


def test_two_desks_do_not_begin_it_twice(hall: Hall) -> None:
    first, second = desk(hall), desk(hall)
    press(first, "clock-begin")
    press(first, "clock-more")
    press(second, "clock-begin")
    assert len(second.error) == 1
    assert countdown.left_ms(step_of(hall)) == 630_000
