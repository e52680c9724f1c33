"""What is going on: the current step, its names, its countdown, made once a revision."""

import pytest

from profit_tt.models import Person, Scope, Step, StepKind
from profit_tt.services import countdown, deadlines, going_on, room, running, showing
from profit_tt.services.going_on import GoingOn
from tests.building import Hall, House


def now(hall: Hall) -> GoingOn:
    return going_on.at(room.pulse(by=hall.desk), think_tank_id=hall.id)


def step_of(hall: Hall, kind: StepKind) -> Step:
    found = room.look(by=hall.desk).step(kind)
    assert found is not None
    return found


def test_it_names_the_current_step_in_all_languages(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    told = now(hall).told()
    step = step_of(hall, StepKind.collect)
    assert (told["step"], told["kind"], told["state"]) == (step.id, "collect", "open")
    assert set(told["names"]) == {"en", "fr", "nl"}
    assert told["names"]["en"] == "Collecting"
    assert (told["left_ms"], told["paused"], told["minutes"]) == (None, False, step.minutes)


def test_its_time_is_counted_when_it_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    seconds = [1000.0]
    monkeypatch.setattr(deadlines, "source", lambda: seconds[0])
    step_id = step_of(hall, StepKind.collect).id or 0
    countdown.start(by=hall.desk, step_id=step_id, seconds=90)
    seen = now(hall)
    assert seen.told()["left_ms"] == 90_000
    seconds[0] += 30.5
    assert seen.told()["left_ms"] == 59_500
    seconds[0] += 100
    assert seen.told()["left_ms"] == 0
    countdown.add(by=hall.desk, step_id=step_id, seconds=30)
    countdown.pause(by=hall.desk, step_id=step_id)
    paused = now(hall)
    seconds[0] += 5
    assert (paused.told()["left_ms"], paused.told()["paused"]) == (30_000, True)
    deadlines.forget()


def test_only_what_pages_must_be_told_of_changes_the_sign(house: House) -> None:
    hall = house.session_of(2, 2)
    before = now(hall)
    hall.vote(hall.experts[0], hall.findings[0])
    showing.black_out(by=hall.desk, on=True)
    assert now(hall).sign == before.sign
    assert now(hall).wall == before.wall + 1
    signs = {before.sign}
    agenda = room.pulse(by=hall.desk).agenda
    countdown.start(by=hall.desk, step_id=before.step.id if before.step and before.step.id else 0, seconds=60)
    signs.add(now(hall).sign)
    assert room.pulse(by=hall.desk).agenda == agenda  # the clock wakes no page
    running.set_roaming(by=hall.desk, roam=False)
    signs.add(now(hall).sign)
    assert len(signs) == 3
    deadlines.forget()


def test_the_room_behind_it_is_the_one_of_all_pages(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    current = room.look(by=Person.house(hall.id)).current_step
    assert now(hall).step is current
    assert getattr(room.pulse(by=hall.desk), Scope.agenda) > 0
