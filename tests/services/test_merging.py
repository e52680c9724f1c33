"""Merging and splitting by example; the machine in test_merge_machine.py does the rest."""

import pytest

from profit_tt import store
from profit_tt.errors import BadChoice, ChangedMeanwhile, NotAllowed, NotFound, Refused
from profit_tt.models import BallotKind, Finding, FindingDraft, FindingState, StepKind
from profit_tt.services import collecting, merging, moderating, reasons, room, running, voting
from profit_tt.services.merging import SplitPart
from tests.building import Hall, House
from tests.services.ballots import Ballot, a_round, recount

_NEW = FindingDraft.of(text="One ticket for winter", kind="idea", language="en", themes=["data", "experience"])


@pytest.fixture
def hall(house: House) -> Hall:
    made = house.think_tank(open=(StepKind.collect,))
    made.expert("kent")
    made.expert("essex")
    made.expert("zeeland")
    made.finding("A joint ticket", by=made.experts[0])
    made.finding("One ticket for all", by=made.experts[1])
    made.finding("Bicycles on the ferry", by=made.experts[2])
    return made


def merge(hall: Hall, *places: int) -> Finding:
    ids = [hall.findings[place] for place in places]
    rows = {one.finding.id: one.finding.version for one in moderating.queue(by=hall.desk)}
    made = merging.merge(by=hall.desk, finding_ids=ids, draft=_NEW, seen={one: rows[one] for one in ids})
    hall.findings.append(made.id)
    return made


def deed_of(hall: Hall, finding_id: int | None) -> int:
    found = merging.lineage(by=hall.desk, finding_id=finding_id or 0)
    assert found is not None
    return found.deed_id


def on_list(ballot: Ballot) -> list[tuple[int, int, int]]:
    listed = {one.id for one in room.look(by=ballot.hall.desk).findings}
    return [row for row in recount(ballot.id) if row[0] in listed]


def test_a_merge_credits_everybody_and_takes_its_supporters_along(hall: Hall) -> None:
    author, other, third = hall.experts
    collecting.support(by=third, finding_id=hall.findings[0])
    collecting.support(by=third, finding_id=hall.findings[1])
    collecting.support(by=author, finding_id=hall.findings[1])
    made = merge(hall, 0, 1)
    listed = room.look(by=hall.desk).finding(made.id)
    assert listed is not None
    assert (listed.number, listed.text, listed.themes) == (4, "One ticket for winter", ("data", "experience"))
    assert (listed.region, listed.credits, listed.regions) == (None, ((1, "kent"), (2, "essex")), ("kent", "essex"))
    assert listed.supporters == 1  # the third, once; the author of one of them does not back their own
    for own in (author, other):
        with pytest.raises(Refused, match="your own"):
            collecting.support(by=own, finding_id=made.id)
    assert [one.id for one in room.look(by=hall.desk).findings] == [hall.findings[2], made.id]
    assert [one.state for one in collecting.mine(by=author)] == [FindingState.merged]


def test_a_merge_of_merges_credits_those_who_wrote(hall: Hall) -> None:
    merge(hall, 0, 1)
    made = merge(hall, 3, 2)
    listed = room.look(by=hall.desk).finding(made.id)
    assert listed is not None
    assert listed.credits == ((1, "kent"), (2, "essex"), (3, "zeeland"))


def test_findings_of_one_region_stay_in_it(hall: Hall) -> None:
    hall.finding("Winter for all", by=hall.experts[0])
    made = merge(hall, 0, 3)
    assert made.region == "kent"


def test_the_latest_answer_counts_once_and_the_sentence_says_so(hall: Hall) -> None:
    votes = a_round(hall, BallotKind.agreement)
    first, second, third = hall.experts
    votes.vote(first, 0, 1)
    votes.vote(first, 1, -1)
    votes.vote(second, 1, 1)
    votes.vote(second, 0, 0)
    votes.vote(third, 0, 1)
    before = recount(votes.id)
    made = merge(hall, 0, 1)
    assert on_list(votes) == [(made.id, 0, -1), (made.id, 0, 0), (made.id, 0, 1)]
    told = merging.lineage(by=hall.desk, finding_id=made.id)
    assert told is not None
    assert [(one.number, one.region) for one in told.forebears] == [(1, "kent"), (2, "essex")]
    assert (told.kind, told.carried, told.both, told.undo_first) == ("merge", 3, 2, None)
    merging.undo(by=hall.desk, deed_id=told.deed_id)
    assert on_list(votes) == before
    assert merging.lineage(by=hall.desk, finding_id=made.id) is None


def test_impact_and_feasibility_come_from_the_same_finding(hall: Hall) -> None:
    plane = a_round(hall, BallotKind.impact_feasibility)
    plane.vote(hall.experts[0], 0, 5, 1)
    plane.vote(hall.experts[0], 1, 2)  # impact alone, and later
    made = merge(hall, 0, 1)
    assert on_list(plane) == [(made.id, 0, 2)]


def test_rounds_that_are_closed_are_carried_as_well(hall: Hall) -> None:
    hall.open(StepKind.vote)
    hall.vote(hall.experts[2], hall.findings[0])
    round_id = hall.round_id
    hall.close(StepKind.vote)
    made = merge(hall, 0, 1)
    assert (made.id, 0, 1) in recount(round_id)


def test_dots_are_added_up_freed_and_taken_back(hall: Hall) -> None:
    dots = a_round(hall, BallotKind.dots, budget=5, each=3)
    voter = hall.experts[2]
    give = {"by": voter, "round_id": dots.id}
    voting.give_dots(**give, finding_id=hall.findings[0], dots=3)
    voting.give_dots(**give, finding_id=hall.findings[1], dots=2)
    made = merge(hall, 0, 1)
    assert (on_list(dots), voting.my_ballot(by=voter, round_id=dots.id).left) == ([(made.id, 0, 3)], 2)
    voting.give_dots(**give, finding_id=hall.findings[2], dots=2)
    merging.undo(by=hall.desk, deed_id=deed_of(hall, made.id))
    assert on_list(dots) == [(hall.findings[0], 0, 3), (hall.findings[1], 0, 2)]
    assert voting.my_ballot(by=voter, round_id=dots.id).left == 0


def test_what_comes_back_keeps_its_dots_even_where_they_are_the_newest(hall: Hall) -> None:
    dots = a_round(hall, BallotKind.dots, budget=4, each=3)
    give = {"by": hall.experts[2], "round_id": dots.id}
    voting.give_dots(**give, finding_id=hall.findings[2], dots=2)
    moderating.archive(by=hall.desk, finding_id=hall.findings[2], seen=1)
    voting.give_dots(**give, finding_id=hall.findings[0], dots=2)
    voting.give_dots(**give, finding_id=hall.findings[1], dots=2)
    made = merge(hall, 0, 1)
    moderating.restore(by=hall.desk, finding_id=hall.findings[2], seen=2)
    assert on_list(dots) == [(hall.findings[2], 0, 2), (made.id, 0, 2)]
    merging.undo(by=hall.desk, deed_id=deed_of(hall, made.id))
    assert on_list(dots) == [(hall.findings[0], 0, 2), (hall.findings[1], 0, 2)]


def test_an_older_merge_waits_for_the_later_one_to_be_undone(hall: Hall) -> None:
    first = merge(hall, 0, 1)
    older = deed_of(hall, first.id)
    second = merge(hall, 3, 2)
    with pytest.raises(Refused, match="#4 was merged or split again since: undo that first"):
        merging.undo(by=hall.desk, deed_id=older)
    merging.undo(by=hall.desk, deed_id=deed_of(hall, second.id))
    merging.undo(by=hall.desk, deed_id=older)
    assert [one.number for one in room.look(by=hall.desk).findings] == [1, 2, 3]
    with pytest.raises(ChangedMeanwhile, match="undone already"):
        merging.undo(by=hall.desk, deed_id=older)


def test_undoing_a_merge_whose_child_was_archived(hall: Hall) -> None:
    made = merge(hall, 0, 1)
    deed_id = deed_of(hall, made.id)
    moderating.archive(by=hall.desk, finding_id=made.id, seen=1)
    merging.undo(by=hall.desk, deed_id=deed_id)
    assert [one.number for one in room.look(by=hall.desk).findings] == [1, 2, 3]


def test_one_that_waited_waits_again(hall: Hall) -> None:
    running.set_collecting(by=hall.desk, approve_first=True)
    waiting = hall.finding("A ticket, jointly")
    made = merge(hall, 0, 3)
    assert room.look(by=hall.desk).finding(made.id)
    merging.undo(by=hall.desk, deed_id=deed_of(hall, made.id))
    states = {one.finding.number: str(one.state) for one in moderating.queue(by=hall.desk)}
    assert (states[1], states[waiting.number], states[made.number]) == ("listed", "waiting", "undone")


def test_votes_stay_with_the_parts_that_say_so(hall: Hall) -> None:
    votes = a_round(hall, BallotKind.scale)
    dots = a_round(hall, BallotKind.dots)
    votes.vote(hall.experts[0], 0, 4)
    voting.give_dots(by=hall.experts[0], round_id=dots.id, finding_id=hall.findings[0], dots=2)
    parts = [SplitPart(_NEW, carries=carries) for carries in (False, True, True)]
    asked, first, second = merging.split(by=hall.desk, finding_id=hall.findings[0], parts=parts, seen=1)
    assert on_list(votes) == [(first.id, 0, 4), (second.id, 0, 4)]
    assert on_list(dots) == [(first.id, 0, 2)]
    voting.rate(by=hall.experts[0], round_id=votes.id, finding_id=asked.id, value=1)
    told = merging.lineage(by=hall.desk, finding_id=asked.id)
    assert told is not None
    assert (told.kind, told.carried, told.siblings) == ("split", 0, (first.number, second.number))
    assert [(one.credits, one.region) for one in room.look(by=hall.desk).findings[-3:]] == [
        (((1, "kent"),), "kent")
    ] * 3
    merging.undo(by=hall.desk, deed_id=told.deed_id)
    assert on_list(votes) == [(hall.findings[0], 0, 4)]


def test_a_reason_goes_with_the_answer_it_was_given_for(hall: Hall) -> None:
    votes = a_round(hall, BallotKind.scale)
    first, second, _ = hall.experts
    for place, text in ((0, "Too early"), (1, "Now it fits")):
        votes.vote(first, place, place + 1)
        reasons.give_reason(by=first, round_id=votes.id, finding_id=hall.findings[place], text=text)
    running.show_results(by=hall.desk, round_id=votes.id, on="phones", shown=True)
    shown = reasons.reasons(by=second, round_id=votes.id, finding_id=hall.findings[1])
    reasons.like_reason(by=second, reason_id=shown[0].id, liked=True)
    made = merge(hall, 0, 1)
    carried = reasons.reasons(by=second, round_id=votes.id, finding_id=made.id)
    assert [(one.text, one.likes, one.liked) for one in carried] == [("Now it fits", 1, True)]


def test_all_of_them_as_they_were_seen_or_nothing(hall: Hall) -> None:
    ids = hall.findings[:2]
    moderating.star(by=hall.desk, finding_id=ids[1], starred=True, seen=1)
    for seen in ({ids[0]: 1, ids[1]: 1}, {ids[0]: 1}, {}):
        with pytest.raises(ChangedMeanwhile):
            merging.merge(by=hall.desk, finding_ids=ids, draft=_NEW, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        merging.split(by=hall.desk, finding_id=ids[1], parts=[SplitPart(_NEW, True)] * 2, seen=1)
    assert len(room.look(by=hall.desk).findings) == 3


def test_what_cannot_be_merged_or_split(hall: Hall) -> None:
    one = hall.findings[0]
    for few in ([], [one], [one, one]):
        with pytest.raises(BadChoice):
            merging.merge(by=hall.desk, finding_ids=few, draft=_NEW, seen={one: 1})
    for parts in (0, 1, 11):
        with pytest.raises(BadChoice):
            merging.split(by=hall.desk, finding_id=one, parts=[SplitPart(_NEW, True)] * parts, seen=1)
    made = merge(hall, 0, 1)
    with pytest.raises(Refused, match="#1 was merged into another finding: undo the merge first"):
        merging.merge(by=hall.desk, finding_ids=[one, made.id], draft=_NEW, seen={one: 2, made.id: 1})


def test_a_theme_that_nobody_knows(hall: Hall) -> None:
    moon = _NEW.model_copy(update={"themes": ("moon",)})
    with pytest.raises(BadChoice):
        merging.merge(by=hall.desk, finding_ids=hall.findings[:2], draft=moon, seen=dict.fromkeys(hall.findings, 1))
    assert len(room.look(by=hall.desk).findings) == 3


def test_only_those_who_moderate_and_only_here(hall: Hall, house: House) -> None:
    made = merge(hall, 0, 1)
    deed_id = deed_of(hall, made.id)
    for refused in (
        lambda: merging.undo(by=hall.experts[0], deed_id=deed_id),
        lambda: merging.lineage(by=hall.experts[0], finding_id=made.id),
    ):
        with pytest.raises(NotAllowed):
            refused()
    elsewhere = house.think_tank()
    assert merging.lineage(by=elsewhere.desk, finding_id=made.id) is None
    with pytest.raises(NotFound):
        merging.undo(by=elsewhere.desk, deed_id=deed_id)


def test_a_merge_and_its_undo_are_in_the_log(hall: Hall) -> None:
    made = merge(hall, 0, 1)
    merging.undo(by=hall.desk, deed_id=deed_of(hall, made.id))
    with store.reading() as session:
        *_, first, second = store.think_tanks.log(session, think_tank_id=hall.id)
    assert (first.deed, first.before, first.after["text"]) == ("merge", {"numbers": [1, 2]}, "One ticket for winter")
    assert (second.deed, second.before, second.after["numbers"]) == ("undo merge", {"numbers": [4]}, [1, 2])
