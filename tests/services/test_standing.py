"""Who a device is to a think tank: nobody, a facilitator for eight hours or until removed; secrets are hashed."""

import pytest

from profit_tt import store
from profit_tt.errors import HouseError, NotAllowed
from profit_tt.models import ExpertDraft, Person, Role, StepKind
from profit_tt.services import entering, hosting, rights, running
from tests.building import House, everything
from tests.conftest import Clock

_EXPERT = ExpertDraft.of(region="kent", stakeholder="public", language="en")


def test_an_empty_device_is_never_anybody(house: House) -> None:
    hall = house.think_tank()
    for enter in (
        lambda: entering.enter_as_facilitator(device="", token=hall.token),
        lambda: entering.continue_as(device="", reentry_code="whatever"),
    ):
        with pytest.raises(NotAllowed):
            enter()
    assert entering.who(by=Person("", hall.id)).roles == {Role.nobody}
    assert entering.who(by=Person("")).roles == {Role.nobody}
    assert entering.where_i_was(device="") is None


def test_a_removed_facilitator_is_refused_at_the_next_deed(house: House) -> None:
    hall = house.think_tank()
    invited = hosting.invite_facilitator(by=hall.desk, name="Second")
    second = hall.person("second")
    entering.enter_as_facilitator(device="second", token=invited.token)
    running.open_step(by=second, kind=StepKind.collect)
    assert invited.facilitator.id
    hosting.remove_facilitator(by=hall.desk, facilitator_id=invited.facilitator.id)
    with pytest.raises(NotAllowed):
        running.close_step(by=second, kind=StepKind.collect)
    with pytest.raises(HouseError):
        entering.enter_as_facilitator(device="second", token=invited.token)


def test_a_facilitator_is_asked_for_the_link_again_after_eight_hours(house: House, clock: Clock) -> None:
    hall = house.think_tank()
    clock.move(hours=8, seconds=-1)
    running.open_step(by=hall.desk, kind=StepKind.collect)
    clock.move(seconds=1)
    with pytest.raises(NotAllowed):
        running.close_step(by=hall.desk, kind=StepKind.collect)
    entering.enter_as_facilitator(device=hall.desk.device, token=hall.token)
    running.close_step(by=hall.desk, kind=StepKind.collect)


def test_secrets_are_kept_hashed_only(house: House) -> None:
    hall = house.think_tank()
    welcome = entering.join(by=hall.person("phone"), draft=_EXPERT)
    kept = repr(everything())
    for secret in (hall.token, welcome.reentry_code, welcome.reentry_code.replace(" ", "")):
        assert len(secret) >= 40
        assert secret not in kept


def test_a_device_joins_no_think_tank_by_running_it(house: House) -> None:
    hall = house.think_tank()
    with store.reading() as session:
        stands = rights.standing(session, by=hall.desk)
    assert stands.roles == {Role.observer, Role.facilitator}
    assert stands.expert is None
