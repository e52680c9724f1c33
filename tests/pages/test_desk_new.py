"""The desk without a think tank: create one in one form; go from one of mine to another."""

import pytest

from profit_tt.services import entering
from tests.building import House
from tests.pages.test_desk import desk, press, submit
from tests.pages.visiting import visit


def test_a_new_think_tank_and_its_link_which_is_shown_once(house: House) -> None:
    at = visit("desk", device="newcomer")
    at.text_input(key="new-title").input("Canterbury *2*")
    at.text_area(key="new-question").input("What helps?")
    at.text_input(key="new-facilitator").input("Ann")
    submit(at, "Create the think tank")
    (link,) = [one.value for one in at.code]
    found = entering.enter_as_facilitator(device="newcomer", token=link.rpartition("/enter/")[2])
    assert (found.title, found.languages) == ("Canterbury *2*", ["en", "fr", "nl"])
    assert f'href="/enter/{link.rpartition("/enter/")[2]}"' in "".join(one.proto.body for one in at.get("html"))
    press(at, "made-done")
    assert not list(at.code)


@pytest.mark.parametrize("missing", ["new-title", "new-question"])
def test_a_think_tank_without_title_or_question_is_refused_and_words_stay(house: House, missing: str) -> None:
    at = visit("desk", device="newcomer")
    at.text_input(key="new-title").input("Canterbury")
    at.text_area(key="new-question").input("What helps?")
    (at.text_input if missing == "new-title" else at.text_area)(key=missing).input(" ")
    submit(at, "Create the think tank")
    assert [one.value for one in at.error] == ["Please write something here."]
    assert not list(at.code)
    kept = {at.text_input(key="new-title").value, at.text_area(key="new-question").value}
    assert kept - {" "} in ({"Canterbury"}, {"What helps?"})


def test_going_to_another_think_tank_of_mine(house: House) -> None:
    first, second = house.think_tank(title="First"), house.think_tank(title="Second")
    entering.enter_as_facilitator(device=first.desk.device, token=second.token)
    at = press(desk(first), f"go-{second.code}")
    assert second.code in at.query_params["tt"]
    assert at.button(key=f"go-{second.code}").disabled
    assert not at.button(key=f"go-{first.code}").disabled
