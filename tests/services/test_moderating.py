"""Moderating: open or approve first; each deed by its version, logged, and followed by open rounds and purses."""

from collections.abc import Callable

import pytest

from profit_tt import store
from profit_tt.errors import BadChoice, ChangedMeanwhile, CollectingClosed, Empty, NotAllowed, NotFound, Refused
from profit_tt.models import BallotKind, Finding, FindingDraft, FindingsFrom, FindingState, Person, StepKind
from profit_tt.services import collecting, moderating, room, running, voting
from profit_tt.services.moderating import QueueRow
from tests.building import Hall, House
from tests.services.ballots import a_round

_OTHER = FindingDraft.of(text="Ferries rent bicycles", kind="idea", language="en", themes=["data"])


@pytest.fixture
def hall(house: House) -> Hall:
    made = house.think_tank(open=(StepKind.collect,))
    made.expert("zeeland", "research")
    made.expert("essex", "public")
    return made


def row(hall: Hall, finding: Finding) -> QueueRow:
    return next(one for one in moderating.queue(by=hall.desk) if one.finding.id == finding.id)


def version(hall: Hall, finding: Finding) -> int:
    return row(hall, finding).finding.version


def test_approve_first_keeps_a_finding_from_the_list_until_somebody_has_looked(hall: Hall) -> None:
    running.set_collecting(by=hall.desk, approve_first=True)
    sent = hall.finding()
    assert (sent.state, room.look(by=hall.desk).findings) == (FindingState.waiting, ())
    assert [(one.finding.id, one.state) for one in moderating.queue(by=hall.desk)] == [(sent.id, "waiting")]
    moderating.approve(by=hall.desk, finding_id=sent.id, seen=version(hall, sent))
    assert [one.id for one in room.look(by=hall.desk).findings] == [sent.id]


def test_what_waits_is_seen_by_nobody_else(hall: Hall) -> None:
    running.set_collecting(by=hall.desk, approve_first=True)
    sent = hall.finding("A joint ticket for the quiet months")
    assert collecting.alike(by=hall.experts[1], text="a joint ticket for quiet months") == []
    with pytest.raises(NotFound):
        collecting.support(by=hall.experts[1], finding_id=sent.id)
    with pytest.raises(NotAllowed):
        moderating.queue(by=hall.experts[0])


def test_an_author_reads_why_and_words_it_anew(hall: Hall) -> None:
    author, sent = hall.experts[0], hall.finding()
    moderating.ask_to_reword(by=hall.desk, finding_id=sent.id, reason="Say how many", seen=1)
    (mine,) = collecting.mine(by=author)
    assert (mine.state, mine.reason, room.look(by=author).findings) == (FindingState.reword, "Say how many", ())
    collecting.edit(by=author, finding_id=sent.id, draft=_OTHER)
    (mine,) = collecting.mine(by=author)
    assert (mine.state, mine.reason, mine.text) == (FindingState.listed, "", "Ferries rent bicycles")


def test_a_reworded_finding_waits_again_where_findings_are_approved(hall: Hall) -> None:
    running.set_collecting(by=hall.desk, approve_first=True)
    sent = hall.finding()
    moderating.ask_to_reword(by=hall.desk, finding_id=sent.id, reason="Say how many", seen=1)
    assert collecting.edit(by=hall.experts[0], finding_id=sent.id, draft=_OTHER).state is FindingState.waiting


def test_an_approved_finding_with_new_words_waits_again(hall: Hall) -> None:
    running.set_collecting(by=hall.desk, approve_first=True)
    sent = hall.finding()
    moderating.approve(by=hall.desk, finding_id=sent.id, seen=1)
    assert collecting.edit(by=hall.experts[0], finding_id=sent.id, draft=_OTHER).state is FindingState.waiting


def test_what_is_asked_to_be_reworded_may_be_when_collecting_is_over_but_not_when_all_is(hall: Hall) -> None:
    sent = hall.finding()
    moderating.ask_to_reword(by=hall.desk, finding_id=sent.id, reason="Say how many", seen=1)
    hall.close(StepKind.collect)
    collecting.edit(by=hall.experts[0], finding_id=sent.id, draft=_OTHER)
    with pytest.raises(CollectingClosed):
        collecting.edit(by=hall.experts[0], finding_id=sent.id, draft=_OTHER)
    moderating.ask_to_reword(by=hall.desk, finding_id=sent.id, reason="Again", seen=version(hall, sent))
    running.end(by=hall.desk)
    with pytest.raises(CollectingClosed):
        collecting.edit(by=hall.experts[0], finding_id=sent.id, draft=_OTHER)


DEEDS: dict[str, Callable[[Person, int, int], object]] = {
    "reword": lambda by, one, seen: moderating.ask_to_reword(by=by, finding_id=one, reason="why", seen=seen),
    "reject": lambda by, one, seen: moderating.reject(by=by, finding_id=one, reason="why", seen=seen),
    "archive": lambda by, one, seen: moderating.archive(by=by, finding_id=one, seen=seen),
    "star": lambda by, one, seen: moderating.star(by=by, finding_id=one, starred=True, seen=seen),
    "discuss": lambda by, one, seen: moderating.mark_discussed(by=by, finding_id=one, discussed=True, seen=seen),
    "sort": lambda by, one, seen: moderating.sort(by=by, finding_id=one, themes=("experience",), seen=seen),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_two_facilitators_never_overwrite_each_other(hall: Hall, deed: str) -> None:
    sent = hall.finding()
    DEEDS[deed](hall.desk, sent.id, 1)
    before = row(hall, sent)
    assert before.finding.version == 2
    for other in DEEDS.values():
        with pytest.raises(ChangedMeanwhile):
            other(hall.desk, sent.id, 1)
    assert row(hall, sent) == before


def test_an_edit_by_the_author_is_a_change_too(hall: Hall) -> None:
    sent = hall.finding()
    collecting.edit(by=hall.experts[0], finding_id=sent.id, draft=_OTHER)
    with pytest.raises(ChangedMeanwhile):
        moderating.star(by=hall.desk, finding_id=sent.id, starred=True, seen=1)


@pytest.mark.parametrize("deed", ["reword", "reject"])
def test_a_reason_is_needed(hall: Hall, deed: str) -> None:
    sent = hall.finding()
    act = {"reword": moderating.ask_to_reword, "reject": moderating.reject}[deed]
    with pytest.raises(Empty) as refused:
        act(by=hall.desk, finding_id=sent.id, reason=" \u200b", seen=1)
    assert (refused.value.field, row(hall, sent).state) == ("reason", "listed")


def test_archived_and_restored_with_flags(hall: Hall) -> None:
    sent = hall.finding()
    moderating.star(by=hall.desk, finding_id=sent.id, starred=True, seen=1)
    moderating.mark_discussed(by=hall.desk, finding_id=sent.id, discussed=True, seen=2)
    moderating.archive(by=hall.desk, finding_id=sent.id, seen=3)
    assert room.look(by=hall.desk).findings == ()
    with pytest.raises(Refused, match="#1 is in the archive: restore it first"):
        moderating.star(by=hall.desk, finding_id=sent.id, starred=False, seen=4)
    moderating.restore(by=hall.desk, finding_id=sent.id, seen=4)
    (listed,) = room.look(by=hall.desk).findings
    assert (listed.starred, listed.discussed, listed.version) == (True, True, 5)


def test_kind_themes_and_tags_but_never_the_words(hall: Hall) -> None:
    sent = hall.finding(tags=["winter"])
    moderating.sort(by=hall.desk, finding_id=sent.id, kind="barrier", seen=1)
    moderating.sort(by=hall.desk, finding_id=sent.id, themes=("experience", "data"), tags=("Ferry",), seen=2)
    (listed,) = room.look(by=hall.desk).findings
    assert (listed.kind, listed.themes, listed.tags) == ("barrier", ("data", "experience"), ("Ferry",))
    assert listed.text == sent.text
    for wrong in ({"themes": ()}, {"themes": ("moon",)}, {"kind": "poem"}, {"tags": tuple("abcdef")}):
        with pytest.raises(BadChoice):
            moderating.sort(by=hall.desk, finding_id=sent.id, seen=3, **wrong)


def test_open_rounds_take_in_what_was_starred_sorted_or_approved(hall: Hall) -> None:
    hall.finding()
    starred = a_round(hall, BallotKind.agreement, findings=0, findings_from=FindingsFrom.starred)
    themed = a_round(hall, BallotKind.scale, findings=0, findings_from=FindingsFrom.themes, themes=["experience"])
    running.set_collecting(by=hall.desk, approve_first=True)
    sent = hall.finding("Bicycles on the ferry")
    moderating.star(by=hall.desk, finding_id=sent.id, starred=True, seen=1)
    assert room.look(by=hall.desk).asked.get(starred.id) is None
    moderating.approve(by=hall.desk, finding_id=sent.id, seen=2)
    moderating.sort(by=hall.desk, finding_id=sent.id, themes=("experience",), seen=3)
    asked = room.look(by=hall.desk).asked
    assert (asked[starred.id], asked[themed.id]) == ({sent.id}, {sent.id})


def test_dots_on_what_left_the_list_are_free_and_the_newest_go_when_it_comes_back(hall: Hall) -> None:
    first, second = hall.finding("One idea"), hall.finding("Another idea")
    dots = a_round(hall, BallotKind.dots, budget=3, each=3)
    voter = hall.experts[1]
    voting.give_dots(by=voter, round_id=dots.id, finding_id=first.id, dots=2)
    moderating.archive(by=hall.desk, finding_id=first.id, seen=1)
    voting.give_dots(by=voter, round_id=dots.id, finding_id=second.id, dots=3)
    moderating.restore(by=hall.desk, finding_id=first.id, seen=2)
    assert voting.my_votes(by=voter, round_id=dots.id) == {first.id: 2, second.id: 1}
    assert voting.my_ballot(by=voter, round_id=dots.id).left == 0


def test_the_queue_tells_all_states_by_number_and_is_made_once(hall: Hall) -> None:
    first, second = hall.finding("One idea"), hall.finding("Another thought", by=hall.experts[1])
    moderating.reject(by=hall.desk, finding_id=first.id, reason="Off topic", seen=1)
    rows = moderating.queue(by=hall.desk)
    assert [(one.finding.number, one.state, one.reason, one.finding.region) for one in rows] == [
        (1, "rejected", "Off topic", "zeeland"),
        (2, "listed", "", "essex"),
    ]
    assert moderating.queue(by=hall.desk) is rows
    moderating.star(by=hall.desk, finding_id=second.id, starred=True, seen=1)
    assert row(hall, second).finding.starred


def test_each_deed_is_in_the_log_before_and_after(hall: Hall) -> None:
    sent = hall.finding()
    moderating.star(by=hall.desk, finding_id=sent.id, starred=True, seen=1)
    moderating.sort(by=hall.desk, finding_id=sent.id, tags=("ferry",), seen=2)
    moderating.archive(by=hall.desk, finding_id=sent.id, seen=3)
    with store.reading() as session:
        log = store.think_tanks.log(session, think_tank_id=hall.id)
    sorted_under = {"kind": "practice", "themes": ["data"]}
    assert [(one.deed, one.before, one.after) for one in log if one.role == "facilitator"][-3:] == [
        ("star", {"starred": False}, {"starred": True}),
        ("sort", sorted_under | {"tags": []}, sorted_under | {"tags": ["ferry"]}),
        ("archive", {"state": "listed", "reason": ""}, {"state": "archived", "reason": ""}),
    ]
