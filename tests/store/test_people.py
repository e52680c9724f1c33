"""Who is here, in one statement."""

from datetime import timedelta

import sqlalchemy as sa

from profit_tt import store
from profit_tt.clock import now
from profit_tt.models import Pulse
from profit_tt.services import hosting, room
from tests.building import House


def test_the_standing_comes_with_the_revision(house: House) -> None:
    hall = house.think_tank()
    voter = hall.expert("essex")
    with store.asking() as reader:
        found = store.people.met(reader, device=voter.device, think_tank_id=hall.id, at=now())
    assert found is not None
    pulse, expert, facilitator = found
    assert pulse == room.pulse(by=voter)
    assert (expert and expert.region, facilitator) == ("essex", None)
    assert sa.inspect(expert).detached  # or a write that adds it once more would fail


def test_a_facilitator_is_one_until_removed_or_timed_out(house: House) -> None:
    hall, other = house.think_tank(), house.think_tank()
    hosting.invite_facilitator(by=hall.desk, name="Second")

    def found(think_tank_id: int, hours: int = 0) -> tuple[bool, bool] | None:
        with store.asking() as reader:
            met = store.people.met(
                reader, device=hall.desk.device, think_tank_id=think_tank_id, at=now() + timedelta(hours=hours)
            )
        return met and (met[1] is not None, met[2] is not None)

    assert found(hall.id) == (False, True)
    assert found(hall.id, hours=9) == (False, False)
    assert found(other.id) == (False, False)
    assert found(other.id + 1) is None
    with store.reading() as session:
        me = store.people.facilitators(session, think_tank_id=hall.id)[0]
    hosting.remove_facilitator(by=hall.desk, facilitator_id=me.id or 0)
    assert found(hall.id) == (False, False)


def test_a_question_alone_begins_no_transaction(house: House) -> None:
    hall = house.think_tank()
    with store.asking() as reader:
        before = store.people.met(reader, device="", think_tank_id=hall.id, at=now())
        hall.expert()
        after = store.people.met(reader, device="", think_tank_id=hall.id, at=now())
    assert (before and before[0], after and after[0].number) == (Pulse(1, 1, 1), room.pulse(by=hall.desk).number)
