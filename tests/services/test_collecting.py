"""Collecting: what is sent is listed at once, its author may change it while collecting is open, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from profit_tt import store
from profit_tt.errors import BadChoice, CollectingClosed, Empty, NotAllowed, NotFound, Refused, TooOften
from profit_tt.models import FindingDraft, FindingState, StepKind
from profit_tt.services import collecting, room
from tests.building import Hall, House
from tests.conftest import Clock


def _draft(**more: object) -> FindingDraft:
    fields = {"text": "Ferries sell bicycles", "kind": "idea", "language": "en", "themes": ["data"]} | more
    return FindingDraft.of(**fields)  # type: ignore[arg-type]


@pytest.fixture
def hall(house: House) -> Hall:
    made = house.think_tank(open=(StepKind.collect,))
    made.expert("zeeland", "research")
    made.expert("essex", "public")
    return made


def test_what_is_sent_is_listed_at_once_with_all_of_it(hall: Hall) -> None:
    draft = _draft(
        themes=["data", "experience"],
        tags=["Ferry", "#bikes"],
        evidence="Two\nlines",
        link="https://x.org",
        businesses=3,
    )
    sent = collecting.submit(by=hall.experts[0], draft=draft)
    (listed,) = room.look(by=hall.experts[1]).findings
    assert (listed.id, listed.number, listed.text, listed.kind) == (sent.id, 1, "Ferries sell bicycles", "idea")
    assert (listed.region, listed.stakeholder, listed.provenance) == ("zeeland", "research", "live")
    assert (listed.themes, listed.tags) == (("data", "experience"), ("bikes", "Ferry"))
    assert (listed.evidence, listed.link, listed.businesses) == ("Two\nlines", "https://x.org", 3)


def test_a_finding_without_author_has_no_region_and_no_type(hall: Hall) -> None:
    collecting.submit(by=hall.experts[0], draft=_draft())
    hall.heap(1)
    first, second = room.look(by=hall.desk).findings
    assert (first.stakeholder, first.businesses) == ("research", None)
    assert (second.stakeholder, second.businesses) == (None, None)


def test_findings_are_numbered_without_gaps_whoever_sends_when(hall: Hall) -> None:
    people = hall.crowd(30)
    with ThreadPoolExecutor(12) as threads:
        sent = list(threads.map(lambda by: collecting.submit(by=by, draft=_draft()).number, people))
    assert sorted(sent) == list(range(1, 31))


def test_the_same_tag_at_once_is_one_tag(hall: Hall) -> None:
    people = hall.crowd(20)
    with ThreadPoolExecutor(12) as threads:
        list(threads.map(lambda by: collecting.submit(by=by, draft=_draft(tags=["Winter"])), people))
    assert room.look(by=hall.desk).tags == ("Winter",)


def test_an_edit_changes_all_of_it(hall: Hall) -> None:
    author = hall.experts[0]
    sent = collecting.submit(by=author, draft=_draft(tags=["ferry"], businesses=2))
    new = _draft(text="Ferries rent bicycles", kind="practice", themes=["experience"], tags=["rent"])
    collecting.edit(by=author, finding_id=sent.id or 0, draft=new)
    (listed,) = room.look(by=author).findings
    assert (listed.text, listed.kind, listed.themes, listed.tags) == (
        "Ferries rent bicycles",
        "practice",
        ("experience",),
        ("rent",),
    )
    assert (listed.number, listed.businesses) == (1, None)


def test_what_is_withdrawn_is_gone_for_all_but_its_author(hall: Hall) -> None:
    author = hall.experts[0]
    sent = collecting.submit(by=author, draft=_draft())
    collecting.withdraw(by=author, finding_id=sent.id or 0)
    assert room.look(by=hall.desk).findings == ()
    assert [one.state for one in collecting.mine(by=author)] == [FindingState.withdrawn]
    with pytest.raises(NotFound):
        collecting.edit(by=hall.experts[1], finding_id=sent.id or 0, draft=_draft())
    with pytest.raises(Refused, match="#1 was withdrawn by its author"):
        collecting.edit(by=author, finding_id=sent.id or 0, draft=_draft())


@pytest.mark.parametrize("closed", [StepKind.collect, None])
def test_nothing_is_added_or_changed_while_collecting_is_not_open(hall: Hall, closed: StepKind | None) -> None:
    author, other = hall.experts
    sent = collecting.submit(by=author, draft=_draft()).id or 0
    hall.close(StepKind.collect)
    if closed is None:
        hall.open(StepKind.vote)
    before = room.pulse(by=author)
    for refused in (
        lambda: collecting.submit(by=author, draft=_draft()),
        lambda: collecting.edit(by=author, finding_id=sent, draft=_draft(text="Another")),
        lambda: collecting.withdraw(by=author, finding_id=sent),
        lambda: collecting.support(by=other, finding_id=sent),
    ):
        with pytest.raises(CollectingClosed):
            refused()
    assert room.pulse(by=author) == before


def test_closing_while_people_send_answers_each_truly(hall: Hall) -> None:
    people = hall.crowd(60)

    def once(place: int) -> bool:
        if place == 30:
            hall.close(StepKind.collect)
        try:
            collecting.submit(by=people[place], draft=_draft())
        except CollectingClosed:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        sent = list(threads.map(once, range(60)))
    assert not all(sent)
    assert len(room.look(by=hall.desk).findings) == sum(sent)


def test_only_themes_that_are_there(hall: Hall) -> None:
    with pytest.raises(BadChoice) as refused:
        collecting.submit(by=hall.experts[0], draft=_draft(themes=["data", "moon"]))
    assert refused.value.field == "themes"


def test_ten_findings_a_minute_are_enough(hall: Hall, clock: Clock) -> None:
    clock.move(days=3000)
    author = hall.expert()
    for _ in range(10):
        collecting.submit(by=author, draft=_draft())
    with pytest.raises(TooOften) as refused:
        collecting.submit(by=author, draft=_draft())
    assert str(refused.value) == "Ten findings in a minute are enough. Please wait 60 seconds."
    collecting.submit(by=hall.experts[0], draft=_draft())
    clock.move(seconds=61)
    collecting.submit(by=author, draft=_draft())


def test_support_counts_people_once_and_never_the_author(hall: Hall) -> None:
    author, other = hall.experts
    sent = collecting.submit(by=author, draft=_draft()).id or 0
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: collecting.support(by=other, finding_id=sent), range(16)))
    with pytest.raises(Refused, match="your own finding"):
        collecting.support(by=author, finding_id=sent)
    assert room.look(by=author).findings[0].supporters == 1


def test_hiding_needs_a_reason_that_the_author_sees(hall: Hall) -> None:
    author = hall.experts[0]
    sent = collecting.submit(by=author, draft=_draft()).id or 0
    with pytest.raises(Empty):
        collecting.hide(by=hall.desk, finding_id=sent, reason=" \u200b")
    collecting.hide(by=hall.desk, finding_id=sent, reason="Said already in number 3")
    assert room.look(by=author).findings == ()
    assert [(one.state, one.reason) for one in collecting.mine(by=author)] == [
        (FindingState.rejected, "Said already in number 3")
    ]
    with pytest.raises(Refused, match="#1 was rejected: restore it first"):
        collecting.hide(by=hall.desk, finding_id=sent, reason="twice")
    collecting.restore(by=hall.desk, finding_id=sent)
    assert [one.id for one in room.look(by=author).findings] == [sent]
    with pytest.raises(Refused, match="#1 is on the list already"):
        collecting.restore(by=hall.desk, finding_id=sent)


def test_a_withdrawn_finding_cannot_be_brought_back_by_the_desk(hall: Hall) -> None:
    author = hall.experts[0]
    sent = collecting.submit(by=author, draft=_draft()).id or 0
    collecting.withdraw(by=author, finding_id=sent)
    with pytest.raises(Refused, match="withdrawn by its author"):
        collecting.restore(by=hall.desk, finding_id=sent)


def test_what_was_typed_survives_and_goes_once_it_is_sent(hall: Hall) -> None:
    author = hall.experts[0]
    assert collecting.unsent(by=author) == {}
    collecting.keep_unsent(by=author, fields={"text": "Ferries", "themes": ["data"]})
    before = room.pulse(by=author)
    collecting.keep_unsent(by=author, fields={"text": "Ferries sell", "themes": ["data"]})
    assert room.pulse(by=author) == before
    assert collecting.unsent(by=author) == {"text": "Ferries sell", "themes": ["data"]}
    with pytest.raises(BadChoice):
        collecting.submit(by=author, draft=_draft(themes=["moon"]))
    assert collecting.unsent(by=author) == {"text": "Ferries sell", "themes": ["data"]}
    collecting.submit(by=author, draft=_draft())
    assert collecting.unsent(by=author) == {}


def test_unsent_words_from_two_tabs_at_once_are_no_fault(hall: Hall) -> None:
    author = hall.experts[0]
    with ThreadPoolExecutor(12) as threads:
        list(threads.map(lambda place: collecting.keep_unsent(by=author, fields={"text": str(place)}), range(24)))
    assert collecting.unsent(by=author)["text"] in {str(place) for place in range(24)}


def test_unsent_words_are_for_their_author_alone(hall: Hall) -> None:
    author, other = hall.experts
    collecting.keep_unsent(by=author, fields={"text": "secret plan"})
    assert collecting.unsent(by=other) == {}
    assert "secret plan" not in repr(room.look(by=other))
    with pytest.raises(NotAllowed):
        collecting.unsent(by=hall.desk)


def test_what_reads_alike_is_found_while_typing(hall: Hall, house: House) -> None:
    sent = collecting.submit(by=hall.experts[0], draft=_draft(text="A joint ticket for the quiet months"))
    collecting.submit(by=hall.experts[0], draft=_draft(text="Free wifi on all beaches"))
    elsewhere = house.think_tank()
    elsewhere.finding("A joint ticket for the quiet months")
    found = collecting.alike(by=hall.experts[1], text="joint TICKET in quiet months!")
    assert [one.finding_id for one in found] == [sent.id]
    assert (found[0].number, found[0].region) == (1, "zeeland")
    assert collecting.alike(by=hall.experts[1], text="joint TICKET in quiet months!", apart_from=sent.id) == []
    assert collecting.alike(by=hall.experts[1], text="ticket") == []


def test_each_deed_is_in_the_log_before_and_after(hall: Hall) -> None:
    author = hall.experts[0]
    sent = collecting.submit(by=author, draft=_draft()).id or 0
    collecting.edit(by=author, finding_id=sent, draft=_draft(text="Ferries rent bicycles"))
    collecting.hide(by=hall.desk, finding_id=sent, reason="off topic")
    with store.reading() as session:
        log = store.think_tanks.log(session, think_tank_id=hall.id)
    told = [(one.role, one.deed, one.before, one.after) for one in log if one.noun == "finding"]
    assert told == [
        ("expert", "submit", {}, {"text": "Ferries sell bicycles"}),
        (
            "expert",
            "edit",
            {"text": "Ferries sell bicycles", "state": "listed"},
            {"text": "Ferries rent bicycles", "state": "listed"},
        ),
        (
            "facilitator",
            "reject",
            {"state": "listed", "reason": ""},
            {"state": "rejected", "reason": "off topic"},
        ),
    ]
    assert [one.revision for one in log] == sorted({one.revision for one in log})
