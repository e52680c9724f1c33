"""Two facilitators at moderation: what one saves, a form that the other has open never goes over silently."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import StepKind
from profit_tt.services import moderating, room, translating
from profit_tt.services.room import RoomFinding
from tests.building import Hall, House
from tests.pages.reading import named
from tests.pages.visiting import sent, visit

MEANWHILE = "Somebody else has just changed this."


@pytest.fixture
def hall(house: House) -> Hall:
    made = house.think_tank(open=(StepKind.collect,))
    made.finding("A joint ticket for the quiet months")
    made.finding("Free wifi on all beaches")
    return made


def page(hall: Hall) -> AppTest:
    return visit("moderate", device=hall.desk.device, hall=hall)


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert not at.exception
    return at


def written(hall: Hall) -> RoomFinding:
    """The finding that stands in front: the newest."""
    return room.look(by=hall.desk).findings[-1]


def theirs(hall: Hall, **fields: Any) -> None:
    """What the other facilitator makes of it."""
    one = written(hall)
    moderating.sort(by=hall.desk, finding_id=one.id, seen=one.version, **fields)


def refused(at: AppTest) -> bool:
    return any(MEANWHILE in str(one.value) for one in at.error)


def test_themes_of_another_are_not_undone_by_a_form_that_was_open(hall: Hall) -> None:
    at = press(page(hall), "mod-sort")
    named(at.multiselect, "mod-sort").set_value(["winter"]).run()
    theirs(hall, themes=("experience",))
    at.run()  # the push wakes it
    assert "Somebody else has changed this meanwhile." in sent(at)
    press(at, "mod-form-do")
    assert refused(at)
    assert (written(hall).themes, written(hall).tags) == (("experience",), ())
    press(at, "mod-form-do")  # seen, and still wanted
    assert (written(hall).themes, written(hall).tags) == (("data",), ("winter",))


def test_a_form_in_which_nothing_was_typed_shows_what_another_made(hall: Hall) -> None:
    at = press(page(hall), "mod-sort")
    theirs(hall, themes=("experience",), kind="barrier")
    at.run()
    kind, themes = (named(at.pills, f"mod-sort-{written(hall).id}-{field}") for field in ("kind", "themes"))
    assert (str(kind.value), themes.value) == ("barrier", ["experience"])
    named(at.multiselect, "mod-sort").set_value(["winter"]).run()
    press(at, "mod-form-do")
    assert (str(written(hall).kind), written(hall).themes) == ("barrier", ("experience",))


def test_a_star_of_another_does_not_hold_up_what_was_typed(hall: Hall) -> None:
    at = press(page(hall), "mod-sort")
    named(at.multiselect, "mod-sort").set_value(["winter"]).run()
    moderating.star(by=hall.desk, finding_id=written(hall).id, starred=True, seen=written(hall).version)
    at.run()
    press(at, "mod-form-do")
    assert (written(hall).starred, written(hall).tags) == (True, ("winter",))


def test_a_translation_of_another_is_not_overwritten_unseen(hall: Hall) -> None:
    at = press(page(hall), "mod-translate")
    finding_id = written(hall).id
    named(at.text_area, f"mod-translation-{finding_id}-fr").set_value("Wifi gratuit").run()
    kept = translating.put(by=hall.desk, finding_id=finding_id, language="fr", text="Du wifi partout")
    translating.approve(by=hall.desk, finding_id=finding_id, language="fr", seen=kept.text)
    at.run()
    press(at, "mod-show-fr")
    assert refused(at)
    assert written(hall).translations == {"fr": "Du wifi partout"}
    assert "Du wifi partout" in sent(at)
    press(at, "mod-show-fr")
    assert written(hall).translations == {"fr": "Wifi gratuit"}


@pytest.mark.parametrize(("opens", "left"), [("mod-merge", ["listed", "listed"]), ("mod-split", ["listed", "listed"])])
def test_a_merge_and_a_split_are_of_what_was_looked_at(hall: Hall, opens: str, left: list[str]) -> None:
    at = page(hall)
    press(at, f"mod-unmarked-{hall.findings[0]}")
    press(at, opens)
    if opens == "mod-split":
        for part, text in enumerate(("Free wifi", "All beaches")):
            named(at.text_area, f"mod-part-{part}").set_value(text).run()
    theirs(hall, themes=("experience",))
    at.run()
    press(at, "mod-form-do")
    assert refused(at)
    assert [str(row.state) for row in moderating.queue(by=hall.desk)] == left
    press(at, "mod-form-do")
    assert [str(row.state) for row in moderating.queue(by=hall.desk)] != left


@pytest.mark.parametrize(("deed", "state"), [("reword", "reword"), ("reject", "rejected")])
def test_a_reason_is_about_the_finding_that_was_read(hall: Hall, deed: str, state: str) -> None:
    at = press(page(hall), f"mod-{deed}")
    theirs(hall, kind="barrier")
    at.run()
    named(at.text_input, f"mod-why-{deed}").set_value("Too short")
    press(at, "mod-form-do")
    assert refused(at)
    named(at.text_input, f"mod-why-{deed}").set_value("Too short")
    press(at, "mod-form-do")
    assert [str(row.state) for row in moderating.queue(by=hall.desk)] == ["listed", state]


def test_the_page_of_the_list_is_named_after_itself(house: House) -> None:
    """Two presses of J over the end of a page: what the browser sends once more is no wish to turn back."""
    hall = house.session_of(0, 45)
    at = page(hall)
    for _ in range(20):
        press(at, "mod-next")
    (turner,) = at.get("pagination")
    assert turner.key == "mod-page-2"
