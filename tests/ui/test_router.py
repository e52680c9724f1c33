"""Every room opens for everybody; who may not come in is told so in a sentence."""

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import StepKind
from profit_tt.ui.rooms import ROOMS
from tests.building import House
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
