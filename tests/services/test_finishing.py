""" "I am finished": said once, taken back, counted by region."""

import pytest

from profit_tt import store
from profit_tt.errors import Closed, NotFound, NotJoined
from profit_tt.models import Person, StepKind
from profit_tt.services import finishing, room
from tests.building import Hall, House


def step_id(hall: Hall) -> int:
    step = room.look(by=hall.desk).step(StepKind.vote)
    assert step is not None
    return step.id or 0


def test_it_is_counted_once_by_region_and_type_and_can_be_taken_back(house: House) -> None:
    hall = house.session_of(6, 1)
    step = step_id(hall)
    for expert in (0, 0, 1, 5):
        finishing.finish(by=hall.experts[expert], step_id=step)
    assert finishing.finished(by=Person("", hall.id), step_id=step) == {
        ("kent", "enterprise"): 1,
        ("kent", "public"): 1,
        ("essex", "enterprise"): 1,
    }
    for _ in range(2):
        finishing.finish(by=hall.experts[5], step_id=step, finished=False)
    assert finishing.finished(by=hall.desk, step_id=step) == {("kent", "enterprise"): 1, ("essex", "enterprise"): 1}
    assert [finishing.is_finished(by=hall.experts[one], step_id=step) for one in (0, 5)] == [True, False]


def test_only_an_open_step_of_this_think_tank_can_be_finished_by_an_expert(house: House) -> None:
    hall, other = house.session_of(1, 1), house.session_of(1, 1)
    step = step_id(hall)
    with pytest.raises(NotJoined):
        finishing.finish(by=hall.desk, step_id=step)
    with pytest.raises(NotFound):
        finishing.finish(by=other.experts[0], step_id=step)
    with pytest.raises(NotFound):
        finishing.finished(by=other.desk, step_id=step)
    hall.close(StepKind.vote)
    with pytest.raises(Closed):
        finishing.finish(by=hall.experts[0], step_id=step)


def test_it_wakes_the_walls_and_no_phone_and_is_in_no_log(house: House) -> None:
    hall = house.session_of(1, 1)
    before = room.pulse(by=hall.desk)
    with store.reading() as session:
        written = len(store.think_tanks.log(session, think_tank_id=hall.id))
    finishing.finish(by=hall.experts[0], step_id=step_id(hall))
    after = room.pulse(by=hall.desk)
    assert (after.number, after.content, after.agenda) == (before.number + 1, before.content, before.agenda)
    with store.reading() as session:
        assert len(store.think_tanks.log(session, think_tank_id=hall.id)) == written
