"""Hosting: a think tank is created, facilitators come and go."""

from datetime import date

import pytest

from profit_tt.errors import BadChoice, Empty, NotAllowed, NotFound, Refused, TooLong, UnknownLink, Unreadable
from profit_tt.models import Person, Role, ThinkTankDraft
from profit_tt.services import codes, entering, hosting, room
from tests.building import House

DRAFT = ThinkTankDraft.of(
    title="Canterbury",
    question="What helps?",
    place="Canterbury",
    held_on=date(2019, 6, 13),
    languages=["fr", "en"],
    facilitator="Ann",
)


def is_facilitator(by: Person) -> bool:
    return Role.facilitator in entering.who(by=by).roles


def test_a_think_tank_is_as_drafted(house: House) -> None:
    made = hosting.create_think_tank(by=Person("d"), draft=DRAFT).think_tank
    kept = room.look(by=Person("d", made.id)).think_tank
    assert (kept.title, kept.question, kept.place) == ("Canterbury", "What helps?", "Canterbury")
    assert (kept.held_on, kept.languages) == (date(2019, 6, 13), ["fr", "en"])


def test_a_code_has_six_signs_without_look_alikes(house: House) -> None:
    made = {hosting.create_think_tank(by=Person("d"), draft=DRAFT).think_tank.code for _ in range(5)}
    assert len(made) == 5
    assert {len(code) for code in made} == {codes.CODE_LENGTH}
    assert set("".join(made)) <= set(codes.CODE_SIGNS)


def test_creating_gives_no_right_before_the_link_is_used(house: House) -> None:
    made = hosting.create_think_tank(by=Person("d"), draft=DRAFT)
    creator = Person("d", made.think_tank.id)
    assert not is_facilitator(creator)
    assert entering.enter_as_facilitator(device="d", token=made.token).id == made.think_tank.id
    assert is_facilitator(creator)


def test_a_client_without_a_device_creates_nothing(house: House) -> None:
    with pytest.raises(NotAllowed):
        hosting.create_think_tank(by=Person(""), draft=DRAFT)


def test_an_invited_facilitator_comes_in_by_an_own_link(house: House) -> None:
    hall = house.think_tank()
    made = hosting.invite_facilitator(by=hall.desk, name="  Jan\n de Vries ")
    assert made.facilitator.name == "Jan de Vries"
    assert made.token != hall.token
    entering.enter_as_facilitator(device="second", token=made.token)
    assert is_facilitator(hall.person("second"))
    assert [one.name for one in hosting.facilitators(by=hall.person("second"))][-1] == "Jan de Vries"


@pytest.mark.parametrize(
    ("name", "refusal"), [("", Empty), (" \u200b\u3164 ", Empty), ("x" * 81, TooLong), ("a\x00b", Unreadable)]
)
def test_an_invitation_needs_a_name(house: House, name: str, refusal: type[Refused]) -> None:
    hall = house.think_tank()
    with pytest.raises(refusal):
        hosting.invite_facilitator(by=hall.desk, name=name)
    assert len(hosting.facilitators(by=hall.desk)) == 1


def test_a_removed_facilitator_is_out_at_once_on_all_devices(house: House) -> None:
    hall = house.think_tank()
    made = hosting.invite_facilitator(by=hall.desk, name="Jan")
    for device in ("phone", "laptop"):
        entering.enter_as_facilitator(device=device, token=made.token)
    assert made.facilitator.id is not None
    hosting.remove_facilitator(by=hall.desk, facilitator_id=made.facilitator.id)
    assert [is_facilitator(hall.person(device)) for device in ("phone", "laptop")] == [False, False]
    with pytest.raises(UnknownLink):
        entering.enter_as_facilitator(device="phone", token=made.token)
    with pytest.raises(NotAllowed):
        hosting.facilitators(by=hall.person("phone"))
    assert is_facilitator(hall.desk)


def test_facilitators_may_remove_themselves_but_not_the_last_one(house: House) -> None:
    hall = house.think_tank()
    (me,) = hosting.facilitators(by=hall.desk)
    assert me.id is not None
    with pytest.raises(Refused, match="last facilitator"):
        hosting.remove_facilitator(by=hall.desk, facilitator_id=me.id)
    hosting.invite_facilitator(by=hall.desk, name="Jan")
    hosting.remove_facilitator(by=hall.desk, facilitator_id=me.id)
    assert not is_facilitator(hall.desk)


def test_a_facilitator_of_another_think_tank_cannot_be_removed(house: House) -> None:
    here, there = house.think_tank(), house.think_tank()
    (other,) = hosting.facilitators(by=there.desk)
    assert other.id is not None
    with pytest.raises(NotFound):
        hosting.remove_facilitator(by=here.desk, facilitator_id=other.id)
    assert is_facilitator(there.desk)


def test_removing_twice_is_refused_and_harmless(house: House) -> None:
    hall = house.think_tank()
    made = hosting.invite_facilitator(by=hall.desk, name="Jan")
    assert made.facilitator.id is not None
    hosting.remove_facilitator(by=hall.desk, facilitator_id=made.facilitator.id)
    with pytest.raises(NotFound):
        hosting.remove_facilitator(by=hall.desk, facilitator_id=made.facilitator.id)


def test_experts_and_strangers_host_nothing(house: House) -> None:
    hall = house.think_tank()
    (me,) = hosting.facilitators(by=hall.desk)
    assert me.id is not None
    for by in (hall.expert(), hall.person("stranger"), hall.person("")):
        with pytest.raises(NotAllowed):
            hosting.invite_facilitator(by=by, name="Eve")
        with pytest.raises(NotAllowed):
            hosting.remove_facilitator(by=by, facilitator_id=me.id)
        with pytest.raises(NotAllowed):
            hosting.facilitators(by=by)
        with pytest.raises(NotAllowed):
            hosting.renew_link(by=by, name="")


def test_a_renewed_link_ends_the_former_one(house: House) -> None:
    hall = house.think_tank()
    first = hosting.invite_facilitator(by=hall.desk, name="Jan")
    second = hosting.renew_link(by=hall.desk, name="Jan")
    assert second.facilitator.id == first.facilitator.id
    with pytest.raises(UnknownLink):
        entering.enter_as_facilitator(device="jan", token=first.token)
    entering.enter_as_facilitator(device="jan", token=second.token)
    assert is_facilitator(hall.person("jan"))


# Coordinators


def test_a_coordinator_comes_in_by_an_own_link_and_runs_nothing(house: House) -> None:
    hall = house.think_tank()
    made = hosting.invite_facilitator(by=hall.desk, name="Els", region="zeeland")
    entering.enter_as_facilitator(device="els", token=made.token)
    by = hall.person("els")
    assert entering.who(by=by).roles == {Role.observer, Role.coordinator}
    assert entering.where_i_was(device="els") is not None
    assert entering.think_tanks_i_run(device="els") == []
    with pytest.raises(NotAllowed):
        hosting.facilitators(by=by)
    with pytest.raises(BadChoice):
        hosting.invite_facilitator(by=hall.desk, name="Jo", region="cornwall")


def test_the_last_facilitator_stays_however_many_coordinators_there_are(house: House) -> None:
    hall = house.think_tank()
    els = hosting.invite_facilitator(by=hall.desk, name="Els", region="zeeland").facilitator
    first = next(one for one in hosting.facilitators(by=hall.desk) if one.region is None)
    with pytest.raises(Refused):
        hosting.remove_facilitator(by=hall.desk, facilitator_id=first.id or 0)
    hosting.remove_facilitator(by=hall.desk, facilitator_id=els.id or 0)


def test_a_renewed_link_is_for_the_same_region(house: House) -> None:
    hall = house.think_tank()
    els = hosting.invite_facilitator(by=hall.desk, name="Els", region="zeeland").facilitator
    again = hosting.renew_link(by=Person.house(hall.id), name="Els").facilitator
    other = hosting.renew_link(by=Person.house(hall.id), name="Els", region="kent").facilitator
    assert (again.id, again.region, other.region) == (els.id, "zeeland", "kent")
    with pytest.raises(BadChoice):
        hosting.renew_link(by=Person.house(hall.id), name="Els", region="cornwall")
