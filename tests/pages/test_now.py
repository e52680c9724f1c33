"""The steps without a room of their own, on a phone."""

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import Audience, Person, StepKind
from profit_tt.models.agenda_drafts import StepDraft
from profit_tt.services import composing, reasons, running, showing, sorting
from tests.building import Hall, House
from tests.pages.reading import html, texts, told
from tests.pages.visiting import keys, visit


def hall_at(house: House, kind: str, **draft: object) -> Hall:
    """Three findings, and a step of this kind that everybody is at."""
    hall = house.think_tank()
    for region in ("kent", "zeeland"):
        hall.expert(region)
    hall.heap(3)
    hall.open(StepKind.vote)
    composing.add_step(by=hall.desk, draft=StepDraft.of(kind=kind, **draft))  # type: ignore[arg-type]
    running.move_on(by=hall.desk, kind=StepKind(kind))
    return hall


def page(hall: Hall, by: Person | None = None, **query: str) -> AppTest:
    return visit("now", device=(by or hall.experts[0]).device, hall=hall, **query)


def test_before_anything_is_on_people_wait(house: House) -> None:
    hall = house.think_tank()
    assert "We begin in a moment" in told(page(hall, hall.expert()))


def test_a_pause_has_nothing_to_press(house: House) -> None:
    hall = hall_at(house, "pause", texts={"fr": "Café *et* gaufres"})
    at = page(hall)
    assert texts(at) == ["Café *et* gaufres"]
    assert [one.key for one in at.button] == []


def test_a_text_is_read_in_ones_own_language_or_another(house: House) -> None:
    hall = hall_at(house, "text", texts={"en": "Please *sit* by region", "nl": "Ga per regio zitten"})
    assert texts(page(hall, lang="nl")) == ["Ga per regio zitten"]
    assert texts(page(hall, lang="fr")) == ["Please *sit* by region"]


def test_a_survey_is_a_link_and_one_can_be_finished(house: House) -> None:
    address = "https://example.org/survey?a=1&b=*2*"
    hall = hall_at(house, "survey", link=address)
    at = page(hall)
    (link,) = at.get("link_button")
    assert (link.proto.url, link.proto.label) == (address, "Open the survey")
    assert texts(at) == [address]
    assert "finished" in keys(at)


@pytest.mark.parametrize(("kind", "rooms"), [("review", {"way-main-picture", "way-review"})])
def test_a_review_leads_to_picture_and_findings(house: House, kind: str, rooms: set[str]) -> None:
    hall = house.think_tank()
    hall.finding(by=hall.expert())
    running.move_on(by=hall.desk, kind=StepKind(kind))
    assert rooms <= keys(page(hall))


def test_a_discussion_follows_the_wall(house: House) -> None:
    hall = hall_at(house, "discuss")
    one, two, _ = hall.findings
    assert "appears here as soon as it is on the wall" in told(page(hall))
    showing.spotlight(by=hall.desk, finding_id=one)
    at = page(hall)
    assert any("Finding number 1" in text for text in texts(at))
    showing.spotlight(by=hall.desk, finding_id=two)
    assert any("Finding number 2" in text for text in texts(at.run()))
    showing.black_out(by=hall.desk, on=True)
    assert texts(at.run()) == []


def test_votes_and_reasons_stand_in_a_discussion_once_they_are_shown(house: House) -> None:
    hall = hall_at(house, "discuss")
    me, other = hall.experts
    finding = hall.findings[0]
    hall.open(StepKind.vote)
    hall.vote(me, finding, "agree")
    hall.vote(other, finding, "disagree")
    reasons.give_reason(by=other, round_id=hall.round_id, finding_id=finding, text="No *boats*")
    running.move_on(by=hall.desk, kind=StepKind.discuss)
    showing.spotlight(by=hall.desk, finding_id=finding)
    at = page(hall)
    assert "You said: Agree" in told(at)
    assert "boats" not in told(at)
    assert html(at) == []
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    at = page(hall)
    assert r"No \*boats\*" in told(at)
    assert len(html(at)) == 1


def test_findings_are_sorted_one_after_the_other(house: House) -> None:
    hall = hall_at(house, "sort")
    me = hall.experts[0]
    at = page(hall)
    assert "1 of 3" in told(at)
    assert at.button(key="sort-put").disabled
    first = _pills(at)
    at.button_group(key=first).set_value(["data", "experience"]).run()
    at.button(key="sort-put").click().run()
    finding = int(first.rpartition("-")[2])
    assert sorting.my_sorting(by=me) == {finding: ("data", "experience")}
    at.button(key="sort-pass").click().run()
    at.button(key="sort-pass").click().run()
    assert "You have sorted one finding." in told(at)
    for _ in range(3):
        at.button(key="sort-back").click().run()
    assert at.button_group(key=first).value == ["data", "experience"]
    again = page(hall)
    assert "2 of 3" in told(again)


def test_too_many_themes_are_refused_and_stay(house: House) -> None:
    hall = hall_at(house, "sort")
    at = page(hall)
    key = _pills(at)
    four = ["data", "experience", "partnership", "service-design"]
    at.button_group(key=key).set_value(four).run()
    at.button(key="sort-put").click().run()
    assert [one.value for one in at.error] == ["Three themes at most: take one away."]
    assert at.button_group(key=key).value == four
    assert sorting.my_sorting(by=hall.experts[0]) == {}


def test_who_has_not_joined_reads_and_sorts_nothing(house: House) -> None:
    hall = hall_at(house, "sort")
    assert "sort-put" not in keys(page(hall, hall.person("guest")))
    hall.close(StepKind.sort)
    assert "Sorting is closed. Thank you for what you proposed." in told(page(hall))


def _pills(at: AppTest) -> str:
    (key,) = [str(one.key) for one in at.button_group if str(one.key).startswith("sort-themes-")]
    return key
