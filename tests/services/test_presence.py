"""Who is here: counted by region, never named."""

from datetime import timedelta

import pytest

from profit_tt import clock
from profit_tt.errors import NotAllowed, NotFound
from profit_tt.models import Person, StepKind
from profit_tt.services import finishing, presence, room
from profit_tt.services.presence import Here
from tests.building import House


def test_joined_active_and_done_by_region(house: House) -> None:
    hall, other = house.think_tank(open=(StepKind.collect,)), house.think_tank()
    kent, essex, away = hall.expert("kent"), hall.expert("essex"), hall.expert("kent")
    elsewhere = other.expert("zeeland")
    assert presence.counts(by=hall.desk) == Here(joined={"kent": 2, "essex": 1}, active={}, done={})
    devices = [kent.device, essex.device, "an-onlooker", hall.desk.device]
    presence.note(present=[(device, hall.id) for device in devices] + [(elsewhere.device, other.id)])
    presence.note(present=[(kent.device, hall.id)])
    step = room.look(by=hall.desk).step(StepKind.collect)
    finishing.finish(by=away, step_id=step.id if step and step.id else 0)
    assert presence.counts(by=hall.desk) == Here(
        joined={"kent": 2, "essex": 1}, active={"kent": 1, "essex": 1}, done={"kent": 1}
    )
    assert presence.counts(by=other.desk).active == {"zeeland": 1}


def test_who_was_seen_long_ago_is_not_here(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = house.think_tank()
    expert = hall.expert("kent")
    presence.note(present=[(expert.device, hall.id)])
    before = room.pulse(by=hall.desk)
    later = clock.now() + presence.ACTIVE + timedelta(seconds=1)
    monkeypatch.setattr(presence, "now", lambda: later)
    assert presence.counts(by=hall.desk).active == {}
    presence.note(present=[])
    presence.note(present=[(expert.device, hall.id)])
    assert presence.counts(by=hall.desk).active == {"kent": 1}
    assert room.pulse(by=hall.desk) == before  # nobody is woken by it


def test_only_facilitators_count(house: House) -> None:
    hall = house.think_tank()
    for by in (hall.expert(), hall.person("an-onlooker")):
        with pytest.raises(NotAllowed):
            presence.counts(by=by)
    with pytest.raises(NotFound):
        presence.counts(by=Person("desk"))
