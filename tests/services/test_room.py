"""The room: what everybody in a think tank may see, once for all, as it is now."""

import pytest

from profit_tt.errors import NotFound
from profit_tt.models import Person, Pulse, StepKind
from profit_tt.services import collecting, room, running
from tests.building import REGIONS, House


def test_everybody_sees_the_same_object_until_something_changes(house: House) -> None:
    hall = house.session_of(3, 2)
    first = room.look(by=hall.experts[0])
    assert room.look(by=hall.desk) is first
    hall.vote(hall.experts[0], hall.findings[0])
    assert room.look(by=hall.experts[1]) is first
    hall.finding("Another", by=hall.experts[0])
    assert room.look(by=hall.experts[1]) is not first


def test_a_room_shows_places_agenda_and_findings(house: House) -> None:
    hall = house.session_of(0, 3)
    here = room.look(by=hall.person("passer-by"))
    assert tuple(region.slug for region in here.regions) == REGIONS
    assert len(here.themes) == 10
    assert [step.kind for step in here.steps] == [StepKind.welcome, StepKind.collect, StepKind.vote, StepKind.review]
    assert here.current_step is here.step(StepKind.vote)
    assert (here.is_open(StepKind.vote), here.is_open(StepKind.collect)) == (True, False)
    assert [finding.number for finding in here.findings] == [1, 2, 3]
    assert here.region_name("kent", "fr") == "Kent"
    assert here.theme_name("data", "en") != "data"
    assert (here.region_name(None, "en"), here.theme_name("gone", "en")) == ("", "gone")
    assert here.finding(hall.findings[1]) is here.findings[1]
    assert here.finding(None) is None
    assert not here.has_samples


def test_a_room_shows_nothing_of_its_neighbours(house: House) -> None:
    here, there = house.session_of(2, 3), house.think_tank(title="Elsewhere")
    there.finding("Only there", tags=["there"])
    seen = repr(room.look(by=here.experts[0]))
    assert "Only there" not in seen
    assert there.code not in seen
    assert room.look(by=here.desk).tags == ()


def test_hidden_and_withdrawn_findings_are_not_in_the_room(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    author = hall.expert()
    first, second, third = (hall.finding(f"Finding {place}", by=author).id or 0 for place in range(3))
    collecting.hide(by=hall.desk, finding_id=first, reason="off topic")
    collecting.withdraw(by=author, finding_id=second)
    assert [one.id for one in room.look(by=author).findings] == [third]
    assert "off topic" not in repr(room.look(by=author))


def test_every_change_of_the_agenda_is_one_pulse_that_phones_follow(house: House) -> None:
    hall = house.session_of(1, 1)
    before = room.pulse(by=hall.desk)
    running.close_step(by=hall.desk, kind=StepKind.vote)
    after = room.pulse(by=hall.desk)
    assert after == Pulse(number=before.number + 1, content=before.number + 1, agenda=before.number + 1)
    assert room.pulses()[hall.id] == after


def test_there_is_no_room_without_a_think_tank(house: House) -> None:
    for by in (Person("phone"), Person("phone", 77)):
        with pytest.raises(NotFound):
            room.look(by=by)
        with pytest.raises(NotFound):
            room.pulse(by=by)
