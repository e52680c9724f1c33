"""Coming in: codes and guesses, joining, going on as the same person, the facilitator's link."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.errors import BadChoice, NotFound, TooOften, UnknownCode, UnknownLink, UnknownReentryCode
from profit_tt.models import DeviceExpert, DeviceFacilitator, Expert, ExpertDraft, Person, Role
from profit_tt.models.base import table
from profit_tt.services import codes, entering, hosting, room
from tests.building import House, everything
from tests.conftest import Clock

DRAFT = ExpertDraft.of(region="zeeland", stakeholder="research", language="nl", name="Anna")


def _count(noun: type) -> int:
    with store.reading() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(table(noun))) or 0


def _guess(device: str, times: int, address: str = "") -> None:
    for _ in range(times):
        with pytest.raises(UnknownCode):
            entering.find_think_tank(code="WRONGS", device=device, address=address)


def _wait(find: Callable[[], object]) -> int:
    with pytest.raises(TooOften) as refused:
        find()
    return refused.value.seconds


def test_a_code_is_found_however_it_is_typed(house: House) -> None:
    hall = house.think_tank()
    code = hall.code
    for typed in (code, code.lower(), f" {code[:3]} {code[3:]} ", f"#{code[:2]}-{code[2:]}", "\u200b".join(code)):
        assert entering.find_think_tank(code=typed, device="phone").id == hall.id


def test_an_unknown_code_is_told_with_the_code(house: House) -> None:
    with pytest.raises(UnknownCode) as refused:
        entering.find_think_tank(code="zzz-999", device="phone")
    assert refused.value.values == {"code": "ZZZ999"}


def test_after_five_wrong_codes_each_try_waits_longer(house: House, clock: Clock) -> None:
    hall = house.think_tank()
    _guess("guesser", 5)
    waits = []
    for _ in range(8):
        waits.append(_wait(lambda: entering.find_think_tank(code=hall.code, device="guesser")))
        clock.move(seconds=waits[-1] - 1)
        assert _wait(lambda: entering.find_think_tank(code="WRONGS", device="guesser")) == 1
        clock.move(seconds=1)
        _guess("guesser", 1)
    assert waits == [5, 10, 20, 40, 80, 160, 300, 300]


def test_after_the_wait_the_right_code_works(house: House, clock: Clock) -> None:
    hall = house.think_tank()
    _guess("guesser", 5)
    assert _wait(lambda: entering.find_think_tank(code=hall.code, device="guesser")) == 5
    clock.move(seconds=5)
    assert entering.find_think_tank(code=hall.code, device="guesser").id == hall.id


def test_one_who_guesses_does_not_slow_down_the_neighbours(house: House, clock: Clock) -> None:
    hall = house.think_tank()
    _guess("guesser", 5, address="192.0.2.1")
    assert entering.find_think_tank(code=hall.code, device="neighbour", address="192.0.2.1").id == hall.id


def test_a_room_of_two_hundred_behind_one_address_is_not_blocked(house: House, clock: Clock) -> None:
    hall = house.think_tank()
    for place in range(200):
        _guess(f"phone {place}", 2, address="192.0.2.1")
    for place in range(0, 200, 20):
        assert entering.find_think_tank(code=hall.code, device=f"phone {place}", address="192.0.2.1").id == hall.id


def test_an_address_that_guesses_by_the_thousand_waits_a_little(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entering, "WITH_ADDRESS", entering.Patience(free=20, longest=5))
    hall = house.think_tank()
    for place in range(20):
        _guess(f"made up {place}", 1, address="192.0.2.1")
    for _ in range(3):
        assert _wait(lambda: entering.find_think_tank(code=hall.code, device="new", address="192.0.2.1")) == 5
        assert entering.find_think_tank(code=hall.code, device="new", address="192.0.2.2").id == hall.id
        clock.move(seconds=5)
        _guess("made up again", 1, address="192.0.2.1")


def test_wrong_codes_are_forgotten_after_an_hour(house: House, clock: Clock) -> None:
    _guess("guesser", 4)
    clock.move(hours=1, seconds=1)
    _guess("guesser", 5)


def test_a_clock_that_was_put_back_makes_nobody_wait_longer(house: House, clock: Clock) -> None:
    _guess("guesser", 5)
    clock.move(hours=-1)
    assert _wait(lambda: entering.find_think_tank(code="WRONGS", device="guesser")) == 5


def test_wrong_codes_at_once_are_all_counted(house: House) -> None:
    def once(_: int) -> bool:
        try:
            entering.find_think_tank(code="WRONGS", device="guesser", address="192.0.2.1")
        except UnknownCode:
            return True
        except TooOften:
            return False
        return False

    with ThreadPoolExecutor(12) as threads:
        wrong = sum(threads.map(once, range(60)))
    assert sorted(row[1] for row in everything()["attempt"]) == [wrong, wrong]


def test_no_address_is_kept(house: House) -> None:
    _guess("guesser", 1, address="192.0.2.77")
    kept = repr(everything()["attempt"])
    assert "192.0.2.77" not in kept
    assert "guesser" not in kept


def test_wrong_re_entry_codes_are_slowed_down_too(house: House, clock: Clock) -> None:
    code = entering.join(by=house.think_tank().person("phone"), draft=DRAFT).reentry_code
    for _ in range(5):
        with pytest.raises(UnknownReentryCode):
            entering.continue_as(device="thief", reentry_code="babab " * 8)
    assert _wait(lambda: entering.continue_as(device="thief", reentry_code=code)) == 5
    clock.move(seconds=5)
    assert entering.continue_as(device="thief", reentry_code=code).name == "Anna"


def test_joining_gives_a_person_and_a_code_shown_once(house: House) -> None:
    hall = house.think_tank()
    phone = hall.person("phone")
    before = room.pulse(by=phone)
    welcome = entering.join(by=phone, draft=DRAFT)
    assert (welcome.expert.region, welcome.expert.name) == ("zeeland", "Anna")
    assert len(welcome.reentry_code.split()) == 8
    assert entering.join(by=phone, draft=DRAFT) == entering.Welcome(welcome.expert, "")
    assert _count(Expert) == 1
    now = room.pulse(by=phone)
    assert now.number > before.number
    assert (now.content, now.agenda) == (before.content, before.agenda)


def test_joining_twice_in_the_same_instant_is_one_person(house: House) -> None:
    phone = house.think_tank().person("phone")
    with ThreadPoolExecutor(12) as threads:
        welcomes = list(threads.map(lambda _: entering.join(by=phone, draft=DRAFT), range(24)))
    assert len({welcome.expert.id for welcome in welcomes}) == 1
    assert sum(bool(welcome.reentry_code) for welcome in welcomes) == 1
    assert _count(Expert) == 1


def test_a_join_storm_loses_nobody(house: House) -> None:
    hall = house.think_tank()
    with ThreadPoolExecutor(12) as threads:
        people = [hall.person(f"phone {place}") for place in range(200)]
        welcomes = list(threads.map(lambda by: entering.join(by=by, draft=DRAFT), people))
    assert len({welcome.expert.id for welcome in welcomes}) == 200
    assert len({welcome.reentry_code for welcome in welcomes}) == 200
    with store.reading() as session:
        assert store.people.joined(session, think_tank_id=hall.id) == {("zeeland", "research"): 200}


def test_an_unknown_region_is_refused(house: House) -> None:
    draft = ExpertDraft.of(region="atlantis", stakeholder="public", language="en")
    with pytest.raises(BadChoice) as refused:
        entering.join(by=house.think_tank().person("phone"), draft=draft)
    assert refused.value.field == "region"


def test_nobody_joins_what_is_not_there(house: House) -> None:
    with pytest.raises(NotFound):
        entering.join(by=Person("phone", 77), draft=DRAFT)
    with pytest.raises(NotFound):
        entering.join(by=Person("phone"), draft=DRAFT)


def test_a_re_entry_code_makes_the_same_person_on_another_device(house: House) -> None:
    hall = house.think_tank()
    welcome = entering.join(by=hall.person("phone"), draft=DRAFT)
    for typed in (
        welcome.reentry_code,
        welcome.reentry_code.upper().replace(" ", "-"),
        welcome.reentry_code.replace(" ", ""),
    ):
        assert entering.continue_as(device="laptop", reentry_code=typed).id == welcome.expert.id
    for device in ("phone", "laptop"):
        found = entering.who(by=hall.person(device)).expert
        assert found is not None
        assert found.id == welcome.expert.id


def test_the_same_re_entry_code_in_the_same_instant_is_no_fault(house: House) -> None:
    code = entering.join(by=house.think_tank().person("phone"), draft=DRAFT).reentry_code
    with ThreadPoolExecutor(12) as threads:
        found = list(threads.map(lambda _: entering.continue_as(device="laptop", reentry_code=code).id, range(24)))
    assert len(set(found)) == 1
    assert _count(DeviceExpert) == 2


def test_a_device_speaks_for_one_person_in_a_think_tank(house: House) -> None:
    hall = house.think_tank()
    first = entering.join(by=hall.person("phone"), draft=DRAFT)
    second = entering.join(by=hall.person("laptop"), draft=DRAFT)
    entering.continue_as(device="phone", reentry_code=second.reentry_code)
    assert entering.who(by=hall.person("phone")).expert == second.expert
    entering.continue_as(device="phone", reentry_code=first.reentry_code)
    assert entering.who(by=hall.person("phone")).expert == first.expert
    assert _count(DeviceExpert) == 2


def test_one_device_in_two_think_tanks_is_two_people(house: House) -> None:
    here, there = house.think_tank(), house.think_tank()
    one = entering.join(by=here.person("phone"), draft=DRAFT).expert
    other = entering.join(by=there.person("phone"), draft=DRAFT).expert
    assert one.id != other.id
    assert entering.who(by=here.person("phone")).expert == one
    assert entering.who(by=there.person("phone")).expert == other


def test_people_come_back_to_where_they_were_last(house: House, clock: Clock) -> None:
    here, there = house.think_tank(), house.think_tank()
    assert entering.where_i_was(device="phone") is None
    for hall in (there, here):
        clock.move(minutes=1)
        entering.join(by=hall.person("phone"), draft=DRAFT)
        found = entering.where_i_was(device="phone")
        assert found is not None
        assert found.id == hall.id
    desk = entering.where_i_was(device=there.desk.device)
    assert desk is not None
    assert desk.id == there.id


def test_a_facilitators_link_opens_its_think_tank_only(house: House) -> None:
    here, there = house.think_tank(), house.think_tank()
    assert entering.enter_as_facilitator(device="second desk", token=here.token).id == here.id
    assert Role.facilitator in entering.who(by=here.person("second desk")).roles
    assert Role.facilitator not in entering.who(by=there.person("second desk")).roles
    assert [one.id for one in entering.think_tanks_i_run(device="second desk")] == [here.id]


def test_a_wrong_link_opens_nothing(house: House) -> None:
    hall = house.think_tank()
    for token in ("", "x", hall.token[:-1], hall.token + "x", codes.hashed(hall.token)):
        with pytest.raises(UnknownLink):
            entering.enter_as_facilitator(device="stranger", token=token)
    assert entering.who(by=hall.person("stranger")).roles == {Role.observer}


def test_a_link_used_by_two_tabs_at_once_is_no_fault(house: House) -> None:
    hall = house.think_tank()
    with ThreadPoolExecutor(12) as threads:
        found = list(
            threads.map(lambda _: entering.enter_as_facilitator(device="tabs", token=hall.token).id, range(24))
        )
    assert set(found) == {hall.id}
    assert _count(DeviceFacilitator) == 2


def test_a_removed_facilitators_think_tank_is_no_longer_theirs(house: House) -> None:
    hall = house.think_tank()
    invited = hosting.invite_facilitator(by=hall.desk, name="Second")
    entering.enter_as_facilitator(device="second", token=invited.token)
    hosting.remove_facilitator(by=hall.desk, facilitator_id=invited.facilitator.id or 0)
    assert entering.think_tanks_i_run(device="second") == []
    assert entering.where_i_was(device="second") is None


def test_a_waiting_time_is_told_in_whole_seconds(house: House, clock: Clock) -> None:
    _guess("guesser", 5)
    clock.at += timedelta(milliseconds=2500)
    with pytest.raises(TooOften) as refused:
        entering.find_think_tank(code="WRONGS", device="guesser")
    assert str(refused.value) == "Too many tries. Please wait 3 seconds."
