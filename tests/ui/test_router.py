"""Every room opens for everybody; who may not come in is told so in a sentence."""

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.config import HOUSE
from profit_tt.models import StepKind
from profit_tt.services import room, running
from profit_tt.ui import ROUTER
from profit_tt.ui.rooms import ROOM_OF, ROOMS
from profit_tt.ui.session import REENTRY
from tests.building import House
from tests.pages.visiting import nodes
from tests.ui.conftest import Visitor

JOIN = "Please join the think tank first."
WHICH = "Which think tank? Type its code on the welcome page first."
SORRY = "Something went wrong"


def words(at: AppTest) -> str:
    return " ".join(one.value for kind in ("info", "error", "warning") for one in at.get(kind))  # type: ignore[attr-defined]


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("step", [None, StepKind.collect, StepKind.vote])
def test_every_room_opens_for_every_role(house: House, visitor: Visitor, room: str, step: StepKind | None) -> None:
    hall = house.think_tank(open=(step,) if step else ())
    expert = hall.expert()
    if step:
        hall.finding()
    for device in ("", "an-observer", expert.device, hall.desk.device):
        at = visitor(device, room=room, tt=hall.code)
        assert not at.exception
        assert SORRY not in words(at)


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_opens_without_a_think_tank(house: House, visitor: Visitor, room: str) -> None:
    at = visitor("somebody", room=room)
    assert not at.exception
    assert SORRY not in words(at)


@pytest.mark.parametrize("room", [name for name, plan in ROOMS.items() if plan.for_experts])
def test_rooms_for_experts_say_what_is_missing(house: House, visitor: Visitor, room: str) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    assert JOIN in words(visitor("an-observer", room=room, tt=hall.code))
    assert JOIN not in words(visitor(hall.expert().device, room=room, tt=hall.code))
    assert WHICH in words(visitor("an-observer", room=room))


def test_a_sentence_speaks_the_visitors_language(house: House, visitor: Visitor) -> None:
    hall = house.think_tank()
    french = visitor("an-observer", room="vote", tt=hall.code, lang="fr")
    assert french.session_state["_visit"].say.language == "fr"
    assert visitor("o", tt=hall.code, locale="nl-BE").session_state["_visit"].say.language == "nl"
    assert visitor("o", tt=hall.code, locale="de-DE").session_state["_visit"].say.language == "en"


def room_of(at: AppTest) -> str:
    """The room whose frame is drawn."""
    ids = (str(getattr(getattr(node, "proto", None), "id", "")) for node in nodes(at))
    return next(one.split("-frame-")[1] for one in ids if "-frame-" in one)


def test_a_phone_goes_where_everybody_is_called_once(house: House, visitor: Visitor) -> None:
    hall = house.session_of(2, 2, open=(StepKind.collect,))
    phone = visitor(hall.experts[0].device, room="picture", tt=hall.code)
    assert room_of(phone) == "picture"
    running.move_on(by=hall.desk, kind=StepKind.vote)
    assert room_of(phone.run()) == "vote"
    phone.switch_page(str(HOUSE / "pages" / "picture.py")).run()
    assert room_of(phone.run()) == "picture"
    step = room.look(by=hall.desk).current_step
    running.bring_everybody(by=hall.desk, step_id=step.id if step and step.id else 0)
    assert room_of(phone.run()) == "vote"


def test_who_comes_later_was_not_called(house: House, visitor: Visitor) -> None:
    hall = house.session_of(2, 2, open=(StepKind.collect,))
    running.move_on(by=hall.desk, kind=StepKind.vote)
    assert room_of(visitor(hall.experts[0].device, room="picture", tt=hall.code).run()) == "picture"


def test_phones_that_may_not_roam_stay_with_the_step(house: House, visitor: Visitor) -> None:
    hall = house.session_of(2, 2, open=(StepKind.vote,))
    running.set_roaming(by=hall.desk, roam=False)
    assert room_of(visitor(hall.experts[0].device, room="review", tt=hall.code)) == "vote"
    french = visitor(hall.experts[0].device, room="review", tt=hall.code, lang="fr")
    assert (room_of(french), french.session_state["_visit"].say.language) == ("vote", "fr")


def test_facilitators_and_onlookers_go_where_they_like(house: House, visitor: Visitor) -> None:
    hall = house.session_of(2, 2, open=(StepKind.collect,))
    pages = [visitor(device, room="picture", tt=hall.code) for device in (hall.desk.device, "an-onlooker")]
    running.move_on(by=hall.desk, kind=StepKind.vote)
    running.set_roaming(by=hall.desk, roam=False)
    assert [room_of(at.run()) for at in pages] == ["picture", "picture"]


def test_nobody_is_led_away_from_a_reentry_code(house: House, visitor: Visitor) -> None:
    hall = house.session_of(2, 2, open=(StepKind.vote,))
    running.set_roaming(by=hall.desk, roam=False)
    at = visitor(hall.experts[0].device, tt=hall.code)
    assert room_of(at) == "vote"
    fresh = AppTest.from_file(str(ROUTER), default_timeout=60)
    fresh.user = {"device": hall.experts[1].device}
    fresh.query_params["tt"] = hall.code
    fresh.session_state["_drawer"] = {REENTRY: "eight words"}
    assert room_of(fresh.run()) == "welcome"
    fresh.button(key="reentry-done").click()
    assert room_of(fresh.run()) == "vote"


@pytest.mark.parametrize("kind", StepKind)
def test_every_kind_of_step_has_a_room(kind: StepKind) -> None:
    assert ROOMS[ROOM_OF[kind]].framed
