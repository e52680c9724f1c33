"""A finding's own page: its words, votes by region, measures with their rules, my vote; nothing before it is shown."""

import pytest

from profit_tt.errors import NotAllowed
from profit_tt.models import FindingDraft, Person, StepKind
from profit_tt.services import collecting, following_up, log, merging, translating
from profit_tt.services.entering import think_tank_by_code
from profit_tt.services.polis_import import import_polis
from tests import polis
from tests.building import REGIONS, Hall, House
from tests.pages.reading import html, open_room, show, texts, told
from tests.pages.visiting import sent, visit

HOSTILE = "![x](https://example.org/x.png) <b>*joint*</b> ticket"


@pytest.fixture
def hall(house: House) -> Hall:
    """Three people of each region agree on the first of two findings; one of Kent passes on the second."""
    hall = house.think_tank()
    people = [hall.expert(region) for region in REGIONS for _ in range(3)]
    hall.finding(HOSTILE, by=people[0], evidence="Nine firms tried it", link="https://example.org/a")
    hall.finding("Un vélo", by=people[3])
    hall.open(StepKind.vote)
    for person in people:
        hall.vote(person, hall.findings[0])
    hall.vote(people[0], hall.findings[1], "passed")
    return hall


def test_the_words_are_there_and_the_votes_are_not(hall: Hall) -> None:
    page = open_room(hall, "finding", hall.person("somebody"), finding="1")
    assert texts(page) == [HOSTILE, "Nine firms tried it"]
    assert "Finding 1" in told(page)
    assert "stay hidden" in told(page)
    assert html(page) == []
    assert "Every region that takes part was heard" not in told(page)


def test_votes_by_region_and_what_they_mean(hall: Hall) -> None:
    show(hall)
    page = open_room(hall, "finding", hall.person("somebody"), finding="1")
    (table,) = html(page)
    assert table.count('<td class="agree">3</td>') == len(REGIONS)
    assert "even the most doubtful one backs it" in told(page)
    assert "Common ground 77%" in told(page)
    assert "Your vote" not in told(page)


def test_my_own_vote_is_mine_alone(hall: Hall) -> None:
    assert "You agree." in told(open_room(hall, "finding", hall.experts[0], finding="1"))
    assert "You passed." in told(open_room(hall, "finding", hall.experts[0], finding="2"))
    assert "You" not in told(open_room(hall, "finding", hall.experts[1], finding="2"))


def test_translations_are_read_beside_the_authors_words(hall: Hall) -> None:
    translating.put(by=hall.desk, finding_id=hall.findings[1], language="nl", text="Een fiets")
    translating.approve(by=hall.desk, finding_id=hall.findings[1], language="nl", seen="Een fiets")
    page = open_room(hall, "finding", hall.person("somebody"), finding="2")
    assert "Een fiets" in texts(page)
    assert "Nederlands" in told(page)


def test_a_joined_finding_tells_what_it_was_joined_from_and_its_forebears_lead_to_it(hall: Hall) -> None:
    draft = FindingDraft.of(text="Bicycles with the ticket", kind="practice", language="en", themes=["data"])
    merging.merge(by=hall.desk, finding_ids=hall.findings, draft=draft, seen=dict.fromkeys(hall.findings, 1))
    page = open_room(hall, "finding", hall.person("somebody"), finding="3")
    assert texts(page) == ["Bicycles with the ticket", HOSTILE, "Un vélo"]
    assert "Joined from" in told(page)
    assert "carried" not in told(page)
    show(hall)
    page = open_room(hall, "finding", hall.person("somebody"), finding="3")
    assert "15 votes carried. 1 person had voted on several of them and counts once." in told(page)
    gone = open_room(hall, "finding", hall.person("somebody"), finding="1")
    assert "Finding 1 lives on in another one" in told(gone)
    assert f"tt={hall.code}&finding=3" in [link.proto.query_string for link in gone.get("page_link")]
    assert HOSTILE not in sent(gone)


@pytest.mark.parametrize("number", ["99", "0", "-1", "one", "", "1e0", "9" * 40])
def test_a_finding_that_is_not_there(hall: Hall, number: str) -> None:
    assert "not on the list" in told(open_room(hall, "finding", hall.desk, finding=number))


def test_a_finding_that_was_taken_off(hall: Hall) -> None:
    collecting.hide(by=hall.desk, finding_id=hall.findings[0], reason="twice")
    page = open_room(hall, "finding", hall.desk, finding="1")
    assert "not on the list" in told(page)
    assert HOSTILE not in sent(page)


@pytest.mark.parametrize("room", ["picture", "review"])
def test_the_page_is_reached_from_where_findings_are_read(hall: Hall, room: str) -> None:
    show(hall)
    page = open_room(hall, room, hall.person("somebody"))
    addresses = [link.proto.query_string for link in page.get("page_link")]
    assert {a for a in addresses if "finding=" in a} == {f"tt={hall.code}&finding={number}" for number in (1, 2)}


def test_people_without_a_region_are_told_apart(house: House) -> None:
    done = import_polis(by=Person.house(), folder=polis.small())
    found = think_tank_by_code(code=done.think_tank.code)
    assert found is not None
    page = visit("finding", hall=Hall(found, Person("desk", found.id), ""), finding="3")
    assert "Region unknown: 2 agree, 0 pass, 0 disagree." in told(page)


def test_what_was_done_to_it_is_read_by_facilitators_alone(hall: Hall) -> None:
    one = hall.findings[0]
    following_up.set_status(by=hall.desk, finding_id=one, status="adopted", reason="Half *way*", seen=0)
    other = hall.finding("Somewhere else", by=hall.experts[0]).id or 0
    following_up.set_status(by=hall.desk, finding_id=other, status="noted", reason="Elsewhere", seen=0)
    words = told(open_room(hall, "finding", hall.desk, finding="1"))
    assert r"reason: Half \*way\*" in words
    assert "Only facilitators see this." in words
    assert "Elsewhere" not in words
    for by in (hall.experts[0], hall.person("guest")):
        assert "Only facilitators see this." not in told(open_room(hall, "finding", by, finding="1"))
        with pytest.raises(NotAllowed):
            log.of_finding(by=by, finding_id=one)
