"""Votes: one row a person and finding, whatever happens; nothing after closing; every vote answered."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.errors import NotFound, VotingClosed
from profit_tt.models import ExpertDraft, Person, StepKind, StepState, Vote
from profit_tt.services import collecting, entering, room, running, voting
from tests.building import Hall, House

THREADS = 12


def _votes(hall: Hall) -> list[Vote]:
    with store.reading() as session:
        return list(session.scalars(sa.select(Vote).where(Vote.round_id == hall.round_id)))  # type: ignore[arg-type]


def test_a_vote_is_there_once_however_often_it_is_cast(house: House) -> None:
    hall = house.session_of(1, 2)
    voter, finding = hall.experts[0], hall.findings[0]
    for choice in ("agree", "agree", "disagree"):
        hall.vote(voter, finding, choice)
    assert voting.my_votes(by=voter, round_id=hall.round_id) == {finding: -1}
    assert len(_votes(hall)) == 1


@pytest.mark.parametrize(("choice", "value"), [("agree", 1), ("passed", 0), ("disagree", -1)])
def test_choices_are_kept_as_numbers(house: House, choice: str, value: int) -> None:
    hall = house.session_of(1, 1)
    hall.vote(hall.experts[0], hall.findings[0], choice)
    assert [vote.value for vote in _votes(hall)] == [value]


def test_each_vote_moves_the_revision_by_one(house: House) -> None:
    hall = house.session_of(2, 1)
    start = room.pulse(by=hall.desk)
    made = [hall.vote(voter, hall.findings[0], "agree") for voter in (*hall.experts, hall.experts[0])]
    assert made == [start.number + 1, start.number + 2, start.number + 3]
    now = room.pulse(by=hall.desk)
    assert (now.number, now.content, now.agenda) == (made[-1], start.content, start.agenda)


def test_a_refused_vote_moves_nothing(house: House) -> None:
    hall = house.session_of(1, 1).close(StepKind.vote)
    before = room.pulse(by=hall.desk)
    with pytest.raises(VotingClosed):
        hall.vote(hall.experts[0], hall.findings[0])
    assert room.pulse(by=hall.desk) == before


def test_a_vote_can_be_taken_back_and_cast_again(house: House) -> None:
    hall = house.session_of(1, 2)
    voter = hall.experts[0]
    for finding in hall.findings:
        hall.vote(voter, finding)
    voting.withdraw(by=voter, round_id=hall.round_id, finding_id=hall.findings[0])
    voting.withdraw(by=voter, round_id=hall.round_id, finding_id=hall.findings[0])
    assert voting.my_votes(by=voter, round_id=hall.round_id) == {hall.findings[1]: 1}
    hall.vote(voter, hall.findings[0], "passed")
    assert voting.my_votes(by=voter, round_id=hall.round_id) == {hall.findings[0]: 0, hall.findings[1]: 1}


@pytest.mark.parametrize("state", [StepState.hidden, StepState.view_only])
def test_nothing_is_counted_while_voting_is_not_open(house: House, state: StepState) -> None:
    hall = house.session_of(1, 1)
    step = room.look(by=hall.desk).step(StepKind.vote)
    assert step is not None
    running.move_on(by=hall.desk, kind=StepKind.review)
    running.set_step(by=hall.desk, step_id=step.id or 0, state=state)
    with pytest.raises(VotingClosed):
        hall.vote(hall.experts[0], hall.findings[0])
    with pytest.raises(VotingClosed):
        voting.withdraw(by=hall.experts[0], round_id=hall.round_id, finding_id=hall.findings[0])
    assert _votes(hall) == []


def test_a_finding_that_is_not_listed_takes_no_vote_and_its_votes_come_back_with_it(house: House) -> None:
    hall = house.session_of(2, 1)
    hall.vote(hall.experts[0], hall.findings[0])
    collecting.hide(by=hall.desk, finding_id=hall.findings[0], reason="twice")
    with pytest.raises(NotFound):
        hall.vote(hall.experts[1], hall.findings[0])
    with store.reading() as session:
        assert store.votes.tally(session, round_id=hall.round_id).empty
    collecting.restore(by=hall.desk, finding_id=hall.findings[0])
    with store.reading() as session:
        assert store.votes.tally(session, round_id=hall.round_id)["people"].tolist() == [1]


def test_two_devices_of_one_person_have_one_vote(house: House) -> None:
    hall = house.session_of(0, 1)
    draft = ExpertDraft.of(region="kent", stakeholder="public", language="en")
    phone, laptop = hall.person("phone"), hall.person("laptop")
    code = entering.join(by=phone, draft=draft).reentry_code
    entering.continue_as(device="laptop", reentry_code=code)
    _together(
        [partial(hall.vote, by, hall.findings[0], choice) for by, choice in ((phone, "agree"), (laptop, "passed"))]
    )
    assert len(_votes(hall)) == 1
    hall.vote(laptop, hall.findings[0], "disagree")
    assert voting.my_votes(by=phone, round_id=hall.round_id) == {hall.findings[0]: -1}


def test_five_hundred_identical_votes_at_once_are_one_row(house: House) -> None:
    hall = house.session_of(1, 1)
    voter, round_id = hall.experts[0], hall.round_id
    start = room.pulse(by=hall.desk).number

    def once(_: int) -> int:
        return voting.cast(by=voter, round_id=round_id, finding_id=hall.findings[0], choice="agree")

    with ThreadPoolExecutor(THREADS) as threads:
        revisions = list(threads.map(once, range(500)))
    assert [(vote.value, vote.revision) for vote in _votes(hall)] == [(1, start + 500)]
    assert sorted(revisions) == list(range(start + 1, start + 501))


def test_the_last_answer_wins_in_the_order_of_revisions(house: House) -> None:
    hall = house.session_of(1, 1)
    round_id = hall.round_id
    answers = ["agree", "disagree", "passed"] * 40

    def once(choice: str) -> tuple[int, str]:
        return hall_cast(choice), choice

    def hall_cast(choice: str) -> int:
        return voting.cast(by=hall.experts[0], round_id=round_id, finding_id=hall.findings[0], choice=choice)

    with ThreadPoolExecutor(THREADS) as threads:
        last = max(threads.map(once, answers))[1]
    assert [vote.value for vote in _votes(hall)] == [{"agree": 1, "passed": 0, "disagree": -1}[last]]


def test_closing_while_a_thousand_vote_answers_every_vote_truly(house: House) -> None:
    """Every vote is either counted and told so, or refused and told so; none is counted after the closing."""
    hall = house.session_of(100, 10)
    round_id, began = hall.round_id, threading.Event()
    tries = [(voter, finding) for finding in hall.findings for voter in hall.experts]
    counted: dict[tuple[str, int], int] = {}

    def once(at: tuple[Person, int]) -> str:
        voter, finding = at
        if len(counted) > 300:
            began.set()
        try:
            counted[voter.device, finding] = voting.cast(
                by=voter, round_id=round_id, finding_id=finding, choice="agree"
            )
        except VotingClosed:
            return "refused"
        return "counted"

    def close() -> int:
        began.wait(timeout=60)
        running.close_step(by=hall.desk, kind=StepKind.vote)
        return room.pulse(by=hall.desk).number

    with ThreadPoolExecutor(THREADS + 1) as threads:
        closed_at = threads.submit(close)
        answers = Counter(threads.map(once, tries))
    assert answers["counted"] + answers["refused"] == 1000
    assert answers["refused"] > 0
    assert sorted(vote.revision for vote in _votes(hall)) == sorted(counted.values())
    assert max(counted.values()) < closed_at.result()


def test_the_tally_equals_a_recount(house: House) -> None:
    hall = house.session_of(30, 5)
    choices = ["agree", "disagree", "passed"]
    for place, voter in enumerate(hall.experts):
        for finding in hall.findings[: place % 5 + 1]:
            hall.vote(voter, finding, choices[(place + finding) % 3])
    with store.reading() as session:
        tally = store.votes.tally(session, round_id=hall.round_id)
        experts = [
            store.people.expert_of(session, device=voter.device, think_tank_id=hall.id) for voter in hall.experts
        ]
        voters = store.votes.voters(session, round_id=hall.round_id)
    kinds = {one.id: (one.region, one.stakeholder.value) for one in experts if one}
    recount = Counter((vote.finding_id, *kinds[vote.expert_id], vote.value) for vote in _votes(hall))
    counted = {(row.finding_id, row.region, row.stakeholder, row.value): row.people for row in tally.itertuples()}
    assert counted == dict(recount)
    assert voters == dict(Counter(kinds.values()))


def test_the_next_finding_is_the_one_the_own_region_knows_least(house: House) -> None:
    hall = house.session_of(10, 3)
    kent = [hall.experts[0], hall.experts[5]]
    hall.vote(kent[0], hall.findings[0])
    hall.vote(kent[0], hall.findings[2])

    def following(by: Person) -> int | None:
        mine = voting.my_votes(by=by, round_id=hall.round_id)
        waiting = [one for one in voting.own_order(hall.findings, seed=7) if one not in mine]
        return voting.next_finding(by=by, waiting=waiting, region="kent", round_id=hall.round_id)

    assert following(kent[1]) == hall.findings[1]
    assert following(kent[0]) == hall.findings[1]
    hall.vote(kent[0], hall.findings[1])
    assert following(kent[0]) is None


def _together(deeds: list[partial[int]]) -> None:
    with ThreadPoolExecutor(len(deeds)) as threads:
        for done in [threads.submit(deed) for deed in deeds]:
            done.result()
