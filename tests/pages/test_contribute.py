"""Contribute: send, change, withdraw, support; nothing typed is lost."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.config import HOUSE
from profit_tt.errors import BadChoice, BadLink, Empty, NotJoined, TooLong, Unreadable
from profit_tt.models import FindingState, Person, StepKind
from profit_tt.services import collecting, room
from tests.bad_input import REFUSED
from tests.building import Hall, House
from tests.pages.reading import texts, told
from tests.pages.visiting import keys, visit


@pytest.fixture
def hall(house: House) -> Hall:
    """Collecting is open; one person of Kent has joined."""
    hall = house.think_tank(open=(StepKind.collect,))
    hall.expert()
    return hall


def me(hall: Hall) -> Person:
    return hall.experts[0]


def page(hall: Hall, by: Person | None = None) -> AppTest:
    return visit("contribute", device=(by or me(hall)).device, hall=hall)


def write(at: AppTest, **fields: Any) -> AppTest:
    """Fill in the form, field by field as a person does."""
    wanted = {"text": "Boats carry bikes in winter", "kind": "practice", "themes": ["data"]} | fields
    for name, value in wanted.items():
        key = f"finding-{name}"
        if name in ("text", "evidence"):
            at.text_area(key=key).set_value(value).run()
        elif name in ("kind", "themes"):
            at.button_group(key=key).set_value(value).run()
        elif name == "tags":
            at.multiselect(key=key).set_value(value).run()
        elif name == "link":
            at.text_input(key=key).set_value(value).run()
        else:
            at.number_input(key=key).set_value(value).run()
    return at


def send(at: AppTest) -> AppTest:
    return at.button(key="send").click().run()


def listed(hall: Hall) -> list[str]:
    return [one.text for one in room.look(by=hall.desk).findings]


def test_only_for_those_who_have_joined(hall: Hall) -> None:
    at = visit("contribute", device="guest", hall=hall)
    assert "send" not in keys(at)
    assert [one.value for one in at.info] == [NotJoined.sentence]


def test_a_finding_is_received_and_stands_below(hall: Hall) -> None:
    at = write(page(hall), tags=["Bikes", "winter"], evidence="Seen twice", link="https://example.org/", businesses=3)
    send(at)
    assert [one.value for one in at.success] == ["Received: #1 is on the list. You can see it below."]
    assert texts(at) == ["Boats carry bikes in winter"]
    (one,) = room.look(by=hall.desk).findings
    assert (one.kind, one.themes, one.tags) == ("practice", ("data",), ("Bikes", "winter"))
    assert (one.evidence, one.link, one.businesses, one.language) == ("Seen twice", "https://example.org/", 3, "en")


def test_after_sending_the_form_is_empty(hall: Hall) -> None:
    at = send(write(page(hall), tags=["Bikes"], businesses=3))
    assert at.text_area(key="finding-text").value == ""
    assert at.button_group(key="finding-kind").value is None
    assert at.button_group(key="finding-themes").value == []
    assert at.multiselect(key="finding-tags").value == []
    assert at.number_input(key="finding-businesses").value is None
    assert collecting.unsent(by=me(hall))["text"] == ""


def test_sending_twice_makes_one_finding(hall: Hall) -> None:
    at = send(write(page(hall)))
    send(at)
    assert listed(hall) == ["Boats carry bikes in winter"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("text", "", Empty.sentence),
        ("text", "\u200b \u00a0", Empty.sentence),
        ("text", "x" * 281, TooLong.sentence.format(length=281, limit=280)),
        ("text", REFUSED["bell"], Unreadable.sentence),
        ("themes", [], "Choose one to three themes."),
        ("themes", ["data", "experience", "partnership", "service-design"], "Choose one to three themes."),
        ("evidence", "x" * 1001, TooLong.sentence.format(length=1001, limit=1000)),
        ("link", "javascript:alert(1)", BadLink.sentence),
    ],
)
def test_what_is_refused_stays_as_it_was_typed(hall: Hall, field: str, value: Any, sentence: str) -> None:
    fields = {"text": "Boats carry bikes", "evidence": "Seen", "link": "https://example.org/"} | {field: value}
    at = send(write(page(hall), **fields))
    assert [one.value for one in at.error] == [sentence]
    assert listed(hall) == []
    assert at.text_area(key="finding-text").value == fields["text"]
    assert at.text_area(key="finding-evidence").value == fields["evidence"]
    assert at.text_input(key="finding-link").value == fields["link"]
    assert at.button_group(key="finding-kind").value == "practice"


def test_without_a_kind_it_is_not_sent(hall: Hall) -> None:
    at = send(write(page(hall), kind=None))
    assert [one.value for one in at.error] == [BadChoice.sentence]
    assert at.text_area(key="finding-text").value == "Boats carry bikes in winter"


def test_a_draft_survives_a_new_session(hall: Hall) -> None:
    write(page(hall), tags=["Bikes"], businesses=3)
    again = page(hall)
    assert again.text_area(key="finding-text").value == "Boats carry bikes in winter"
    assert again.button_group(key="finding-kind").value == "practice"
    assert again.button_group(key="finding-themes").value == ["data"]
    assert again.multiselect(key="finding-tags").value == ["Bikes"]
    assert again.number_input(key="finding-businesses").value == 3


def test_a_draft_survives_a_walk_to_another_room(hall: Hall) -> None:
    at = write(page(hall))
    at.switch_page(str(HOUSE / "pages" / "review.py")).run()
    at.switch_page(str(HOUSE / "pages" / "contribute.py")).run()
    assert at.text_area(key="finding-text").value == "Boats carry bikes in winter"


def test_a_draft_is_nobody_elses(hall: Hall) -> None:
    write(page(hall))
    other = page(hall, hall.expert("essex"))
    assert other.text_area(key="finding-text").value == ""


def test_what_cannot_be_chosen_any_more_is_left_out(hall: Hall) -> None:
    fields = {"text": "Boats", "kind": "wish", "themes": ["gone", "data"], "tags": list("abcdefg")}
    collecting.keep_unsent(by=me(hall), fields=fields)
    at = page(hall)
    assert at.text_area(key="finding-text").value == "Boats"
    assert at.button_group(key="finding-kind").value is None
    assert at.button_group(key="finding-themes").value == ["data"]
    assert at.multiselect(key="finding-tags").value == list("abcde")


def test_alike_findings_can_be_supported_instead(hall: Hall) -> None:
    theirs = hall.finding("Boats carry bicycles in winter", by=hall.expert("essex"))
    at = page(hall)
    at.text_area(key="finding-text").set_value("Boats carry bicycles in the winter").run()
    at.button(key=f"support-{theirs.id}").click().run()
    assert [one.value for one in at.success] == ["You support #1 now. Your own words are still here."]
    assert at.text_area(key="finding-text").value == "Boats carry bicycles in the winter"
    assert room.look(by=hall.desk).findings[0].supporters == 1


def test_ones_own_finding_cannot_be_supported(hall: Hall) -> None:
    mine = hall.finding("Boats carry bicycles in winter")
    at = page(hall)
    at.text_area(key="finding-text").set_value("Boats carry bicycles in the winter").run()
    at.button(key=f"support-{mine.id}").click().run()
    assert [one.value for one in at.error] == ["This is your own finding."]


def test_an_own_finding_can_be_changed(hall: Hall) -> None:
    mine = hall.finding("Boats carry bikes", kind="idea", themes=["data", "experience"], tags=["sea"])
    at = page(hall)
    at.button(key=f"edit-{mine.id}").click().run()
    assert at.text_area(key="finding-text").value == "Boats carry bikes"
    assert at.button_group(key="finding-kind").value == "idea"
    assert at.button_group(key="finding-themes").value == ["data", "experience"]
    assert at.multiselect(key="finding-tags").value == ["sea"]
    send(write(at, text="Ferries carry bikes", kind="need"))
    assert [one.value for one in at.success] == ["Changed: #1 now says what you wrote."]
    assert [(one.text, one.kind) for one in room.look(by=hall.desk).findings] == [("Ferries carry bikes", "need")]


def test_a_new_finding_waits_aside_while_an_old_one_is_changed(hall: Hall) -> None:
    mine = hall.finding("Boats carry bikes")
    at = page(hall)
    at.text_area(key="finding-text").set_value("Half a new").run()
    at.button(key=f"edit-{mine.id}").click().run()
    again = page(hall)  # the connection was lost meanwhile
    assert again.text_area(key="finding-text").value == "Boats carry bikes"
    again.button(key="leave").click().run()
    assert again.text_area(key="finding-text").value == "Half a new"
    assert listed(hall) == ["Boats carry bikes"]


def test_withdrawing_asks_once(hall: Hall) -> None:
    mine = hall.finding("Boats carry bikes")
    at = page(hall)
    at.button(key=f"withdraw-{mine.id}").click().run()
    assert listed(hall) == ["Boats carry bikes"]
    at.button(key=f"withdraw-no-{mine.id}").click().run()
    at.button(key=f"withdraw-{mine.id}").click().run()
    at.button(key=f"withdraw-yes-{mine.id}").click().run()
    assert listed(hall) == []
    assert "Withdrawn by you" in told(at)
    assert f"edit-{mine.id}" not in keys(at)


def test_a_hidden_finding_shows_the_reason_as_plain_words(hall: Hall) -> None:
    mine = hall.finding("Boats carry bikes")
    assert mine.id is not None
    collecting.hide(by=hall.desk, finding_id=mine.id, reason="Names a *person*")
    at = page(hall)
    assert "Taken off the list" in told(at)
    assert r"Names a \*person\*" in told(at)
    assert f"edit-{mine.id}" not in keys(at)
    assert collecting.mine(by=me(hall))[0].state is FindingState.rejected


@pytest.mark.parametrize("is_past", [False, True])
def test_when_it_is_not_open_nothing_can_be_sent(house: House, is_past: bool) -> None:
    hall = house.think_tank()
    person = hall.expert()
    if is_past:
        hall.finding("Boats carry bikes", by=person)
        hall.close(StepKind.collect)
    at = page(hall)
    assert "send" not in keys(at)
    assert texts(at) == (["Boats carry bikes"] if is_past else [])
    assert not [key for key in keys(at) if key.startswith(("edit-", "withdraw-"))]


def test_what_closes_in_between_refuses_and_keeps_the_words(hall: Hall) -> None:
    at = write(page(hall))
    hall.close(StepKind.collect)
    at.button(key="send").click().run()
    assert listed(hall) == []
    hall.open(StepKind.collect)
    assert page(hall).text_area(key="finding-text").value == "Boats carry bikes in winter"


def test_three_hundred_findings(house: House) -> None:
    hall = house.session_of(5, 300, open=(StepKind.collect,))
    at = page(hall)
    at.text_area(key="finding-text").set_value("small firms share a way to fill the quiet months").run()
    assert len([key for key in keys(at) if key.startswith("support-")]) == 3
