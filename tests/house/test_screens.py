"""The table of `make screens` is whole: every room is photographed, to everybody whom it receives differently."""

from profit_tt.ui.rooms import ROOMS
from tests.screen_halls import HALLS
from tests.screens import SIZES, STATES


def test_every_room_is_photographed_full_and_without_a_think_tank() -> None:
    seeded = {state.page or "welcome" for state in STATES if state.hall == "canterbury"}
    nowhere = {state.page or "welcome" for state in STATES if not state.hall}
    assert seeded == set(ROOMS)
    assert nowhere >= {name for name, plan in ROOMS.items() if not plan.for_experts}


def test_rooms_that_are_not_for_everybody_are_photographed_shut() -> None:
    shut = {state.page for state in STATES if state.hall and state.who == "stranger"}
    assert shut >= {name for name, plan in ROOMS.items() if plan.for_experts}


def test_states_have_names_of_their_own_and_think_tanks_that_exist() -> None:
    names = [state.name for state in STATES]
    assert len(names) == len(set(names))
    assert {state.hall for state in STATES if state.hall} <= set(HALLS)
    assert {size for state in STATES for size in state.sizes} == set(SIZES)
