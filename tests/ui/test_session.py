"""Who is here, in which think tank, at what cost."""

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import ExpertDraft
from profit_tt.services import hosting
from tests.building import House
from tests.ui.conftest import Visitor


def code_of(at: AppTest) -> str:
    """The code in the address, which AppTest gives as a text or as a list of one."""
    return "".join(at.query_params["tt"])


def test_the_think_tank_of_the_address_comes_first(house: House, visitor: Visitor) -> None:
    first, second = house.think_tank(), house.think_tank()
    device = first.expert().device
    at = visitor(device, tt=second.code)
    assert at.session_state["_think_tank"] == (second.code, second.id)
    at.query_params["tt"] = first.code.lower()
    at.run()
    assert at.session_state["_think_tank"] == (first.code, first.id)
    assert code_of(at) == first.code


def test_a_device_comes_back_to_where_it_was(house: House, visitor: Visitor) -> None:
    hall = house.think_tank()
    at = visitor(hall.expert().device)
    assert at.session_state["_think_tank"] == (hall.code, hall.id)
    assert code_of(at) == hall.code


def test_a_facilitator_comes_back_too(house: House, visitor: Visitor) -> None:
    hall = house.think_tank()
    assert code_of(visitor(hall.desk.device)) == hall.code


def test_an_unknown_code_leads_nowhere_and_is_said(house: House, visitor: Visitor) -> None:
    hall = house.think_tank()
    at = visitor(hall.expert().device, tt="NOSUCH")
    assert "_think_tank" not in at.session_state
    assert [error.value for error in at.error] == [
        "No think tank has the code NOSUCH. Look at the wall and type its six characters again."
    ]
    at.query_params["tt"] = hall.code
    at.run()
    assert not at.error
    assert at.session_state["_think_tank"] == (hall.code, hall.id)


def test_codes_in_addresses_are_counted_as_typed_ones_are(house: House, visitor: Visitor) -> None:
    hall = house.think_tank()
    at = visitor("a-guesser", tt="NOSUC1")
    for number in range(2, 7):
        at.query_params["tt"] = f"NOSUC{number}"
        at.run()
    at.query_params["tt"] = hall.code
    at.run()
    assert "_think_tank" not in at.session_state
    assert any("Too many tries" in error.value for error in at.error)


def test_a_removed_facilitator_finds_the_desk_shut_at_the_next_action(house: House, visitor: Visitor) -> None:
    hall = house.think_tank()
    hosting.invite_facilitator(by=hall.desk, name="Second")
    at = visitor(hall.desk.device, room="desk", tt=hall.code)
    assert at.session_state["_visit"].is_facilitator
    me = at.session_state["_visit"].standing.facilitator
    hosting.remove_facilitator(by=hall.desk, facilitator_id=me.id)
    at.run()
    assert not at.session_state["_visit"].is_facilitator


@pytest.mark.parametrize("role", ["expert", "facilitator", "observer"])
def test_a_run_and_its_frame_cost_one_query(house: House, role: str) -> None:
    """The revision, the expert and the facilitator together; nothing for the room while it has not changed."""

    def page() -> None:
        import streamlit as st

        from profit_tt.ui import live, session
        from tests.ui.conftest import queries

        with queries() as sent:
            here = session.begin()
            live.follow()
            title = here.room.think_tank.title
        st.text(f"{title}: {len(sent)}")
        live.heartbeat()

    hall = house.session_of(3, 5)
    device = {"observer": "an-observer", "expert": hall.experts[0].device, "facilitator": hall.desk.device}[role]
    at = AppTest.from_function(page, default_timeout=60)
    at.user = {"device": device}
    at.query_params["tt"] = hall.code
    at.run().run()
    assert not at.exception
    assert [text.value for text in at.text] == ["Canterbury: 1"]


def test_the_room_is_asked_for_as_often_as_one_likes(house: House) -> None:
    def page() -> None:
        import streamlit as st

        from profit_tt.services import entering
        from profit_tt.ui import session
        from tests.ui.conftest import queries

        here = session.begin()
        first = here.room
        with queries() as sent:
            assert all(here.room is first for _ in range(20))
        st.text(f"unchanged {len(sent)}")
        entering.join(by=here.person, draft=st.session_state["draft"])
        st.text(f"old {here.pulse.number}")
        session.look_again()
        st.text(f"new {here.pulse.number} {first is here.room}")

    hall = house.think_tank()
    at = AppTest.from_function(page, default_timeout=60)
    at.user = {"device": "a-newcomer"}
    at.query_params["tt"] = hall.code
    at.session_state["draft"] = ExpertDraft.of(region="kent", stakeholder="public", language="en")
    at.run()
    assert not at.exception
    assert [text.value for text in at.text] == ["unchanged 0", "old 1", "new 2 True"]
