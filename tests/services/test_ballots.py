"""The ballots besides agreement: points, two axes, dots; what is refused; my own paper; the order of findings."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.errors import BadChoice, NoDotsLeft, NotFound, NotJoined, Refused, VotingClosed
from profit_tt.models import BallotKind, ExpertDraft, Person, Purse, StepKind, Vote
from profit_tt.services import countdown, deadlines, entering, finishing, moderating, reasons, room, running, voting
from tests.building import Hall, House

AGREEMENT, SCALE, DOTS, AXES = (
    BallotKind.agreement,
    BallotKind.scale,
    BallotKind.dots,
    BallotKind.impact_feasibility,
)
#: A vote of each kind on a finding.
DEEDS: dict[BallotKind, Callable[..., int]] = {
    AGREEMENT: partial(voting.cast, choice="agree"),
    SCALE: partial(voting.rate, value=4),
    DOTS: partial(voting.give_dots, dots=2),
    AXES: partial(voting.place, impact=5, feasibility=2),
}
VALUES = {AGREEMENT: {0: 1}, SCALE: {0: 4}, DOTS: {0: 2}, AXES: {0: 5, 1: 2}}


def hall_of(house: House, kind: BallotKind, people: int = 2, findings: int = 3, **more: Any) -> Hall:
    dots = {"budget": 5, "each": 3} if kind is DOTS else {}
    return house.session_of(people, findings).ballot(kind, **(dots | more))


def mine(hall: Hall, by: Person | None = None) -> dict[int, dict[int, int]]:
    return voting.my_ballot(by=by or hall.experts[0], round_id=hall.round_id).votes


def purse(hall: Hall) -> tuple[int, int]:
    """(spent, most) of the only expert who has one."""
    with store.reading() as session:
        row: Purse = session.scalars(sa.select(Purse).where(Purse.round_id == hall.round_id)).one()  # type: ignore[arg-type]
    return row.spent, row.most


@pytest.mark.parametrize("kind", BallotKind, ids=str)
def test_a_vote_of_each_kind_is_kept_and_can_be_taken_back(house: House, kind: BallotKind) -> None:
    hall = hall_of(house, kind)
    at = {"by": hall.experts[0], "round_id": hall.round_id, "finding_id": hall.findings[1]}
    start = room.pulse(by=hall.desk).number
    assert [DEEDS[kind](**at), DEEDS[kind](**at)] == [start + 1, start + 2]
    assert mine(hall) == {hall.findings[1]: VALUES[kind]}
    assert voting.withdraw(**at) == start + 3
    assert mine(hall) == {}


@pytest.mark.parametrize("kind", BallotKind, ids=str)
@pytest.mark.parametrize("sent", BallotKind, ids=str)
def test_a_round_takes_votes_of_its_own_kind_only(house: House, kind: BallotKind, sent: BallotKind) -> None:
    hall = hall_of(house, kind)
    at = {"by": hall.experts[0], "round_id": hall.round_id, "finding_id": hall.findings[0]}
    if sent is kind:
        DEEDS[sent](**at)
        return
    before = room.pulse(by=hall.desk)
    with pytest.raises(BadChoice, match="another kind of vote"):
        DEEDS[sent](**at)
    assert (mine(hall), room.pulse(by=hall.desk)) == ({}, before)


@pytest.mark.parametrize("kind", BallotKind, ids=str)
def test_who_has_not_joined_and_what_is_closed_is_refused_on_every_ballot(house: House, kind: BallotKind) -> None:
    hall = hall_of(house, kind)
    at = {"round_id": hall.round_id, "finding_id": hall.findings[0]}
    for nobody in (hall.desk, Person("", hall.id), Person(hall.experts[0].device), hall.person("passer-by")):
        with pytest.raises(NotJoined):
            DEEDS[kind](by=nobody, **at)
    hall.close(StepKind.vote)
    for deed in (DEEDS[kind], voting.withdraw):
        with pytest.raises(VotingClosed):
            deed(by=hall.experts[0], **at)
    assert mine(hall) == {}


@pytest.mark.parametrize("kind", BallotKind, ids=str)
def test_a_countdown_at_zero_locks_though_nobody_has_closed_the_step(
    house: House, kind: BallotKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = hall_of(house, kind)
    step = room.look(by=hall.desk).step(StepKind.vote)
    assert step is not None
    seconds = [100.0]
    monkeypatch.setattr(deadlines, "source", lambda: seconds[0])
    countdown.start(by=hall.desk, step_id=step.id or 0, seconds=10)
    at = {"by": hall.experts[0], "round_id": hall.round_id, "finding_id": hall.findings[0]}
    seconds[0] += 9.9
    DEEDS[kind](**at)
    seconds[0] += 0.1
    for deed in (DEEDS[kind], voting.withdraw):
        with pytest.raises(VotingClosed):
            deed(**at)
    assert mine(hall) == {hall.findings[0]: VALUES[kind]}
    countdown.add(by=hall.desk, step_id=step.id or 0)
    voting.withdraw(**at)
    assert mine(hall) == {}


@pytest.mark.parametrize("value", [-1, 6, 2**40, True, 2.0, "3", None])
def test_a_point_outside_the_scale_is_refused(house: House, value: Any) -> None:
    hall = hall_of(house, SCALE)
    with pytest.raises(BadChoice):
        voting.rate(by=hall.experts[0], round_id=hall.round_id, finding_id=hall.findings[0], value=value)
    assert mine(hall) == {}


@pytest.mark.parametrize("points", [{}, {"impact": 6}, {"impact": 3, "feasibility": -1}, {"feasibility": True}])
def test_both_axes_are_kept_or_none(house: House, points: dict[str, int]) -> None:
    hall = hall_of(house, AXES)
    with pytest.raises(BadChoice):
        voting.place(by=hall.experts[0], round_id=hall.round_id, finding_id=hall.findings[0], **points)
    assert mine(hall) == {}


def test_one_axis_can_be_placed_at_a_time_and_zero_is_a_pass(house: House) -> None:
    hall = hall_of(house, AXES)
    at = {"by": hall.experts[0], "round_id": hall.round_id, "finding_id": hall.findings[0]}
    voting.place(**at, impact=4)
    assert mine(hall) == {hall.findings[0]: {0: 4}}
    voting.place(**at, feasibility=0)
    voting.place(**at, impact=1)
    assert mine(hall) == {hall.findings[0]: {0: 1, 1: 0}}


def test_dots_stay_within_the_budget_and_can_be_moved(house: House) -> None:
    hall = hall_of(house, DOTS)
    give = partial(voting.give_dots, by=hall.experts[0], round_id=hall.round_id)
    first, second, third = hall.findings
    give(finding_id=first, dots=3)
    give(finding_id=second, dots=2)
    before = room.pulse(by=hall.desk)
    with pytest.raises(NoDotsLeft, match="no dots left"):
        give(finding_id=third, dots=1)
    with pytest.raises(NoDotsLeft, match="At most 3 dots"):
        give(finding_id=second, dots=4)
    assert (mine(hall), purse(hall), room.pulse(by=hall.desk)) == ({first: {0: 3}, second: {0: 2}}, (5, 3), before)
    give(finding_id=first, dots=0)
    give(finding_id=third, dots=3)
    assert (mine(hall), purse(hall)) == ({second: {0: 2}, third: {0: 3}}, (5, 3))
    voting.withdraw(by=hall.experts[0], round_id=hall.round_id, finding_id=third)
    ballot = voting.my_ballot(by=hall.experts[0], round_id=hall.round_id)
    assert (ballot.budget, ballot.left, ballot.each, purse(hall)) == (5, 3, 3, (2, 2))


@pytest.mark.parametrize("dots", [-1, True, 1.0, "1", None])
def test_what_is_no_number_of_dots_is_refused(house: House, dots: Any) -> None:
    hall = hall_of(house, DOTS)
    with pytest.raises(BadChoice):
        voting.give_dots(by=hall.experts[0], round_id=hall.round_id, finding_id=hall.findings[0], dots=dots)


def test_parallel_presses_never_overspend(house: House) -> None:
    """Two phones of one person press as fast as they can; each press is counted or refused."""
    hall = house.session_of(0, 12).ballot(DOTS, budget=10, each=4)
    phone, laptop = hall.person("phone"), hall.person("laptop")
    draft = ExpertDraft.of(region="kent", stakeholder="public", language="en")
    code = entering.join(by=phone, draft=draft).reentry_code
    entering.continue_as(device="laptop", reentry_code=code)
    round_id, ready = hall.round_id, threading.Barrier(8)

    def press(seed: int) -> tuple[int, int]:
        ready.wait(timeout=30)
        counted = refused = 0
        for turn in range(12):
            by, finding = (phone, laptop)[seed % 2], hall.findings[(seed * 5 + turn) % 12]
            try:
                voting.give_dots(by=by, round_id=round_id, finding_id=finding, dots=1 + (seed + turn) % 4)
                counted += 1
            except NoDotsLeft:
                refused += 1
        return counted, refused

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(press, range(8)))
    assert sum(map(sum, answers)) == 96
    assert sum(refused for _, refused in answers) > 0
    laid = [vote[0] for vote in mine(hall, phone).values()]
    assert sum(laid) <= 10
    assert purse(hall) == (sum(laid), max(laid))


def test_dots_on_a_finding_that_left_the_list_are_free_and_come_back_with_it(house: House) -> None:
    hall = hall_of(house, DOTS)
    give = partial(voting.give_dots, by=hall.experts[0], round_id=hall.round_id)
    first, second, third = hall.findings
    give(finding_id=first, dots=3)
    give(finding_id=second, dots=2)
    moderating.archive(by=hall.desk, finding_id=first, seen=1)
    assert purse(hall) == (2, 2)
    give(finding_id=third, dots=2)
    moderating.restore(by=hall.desk, finding_id=first, seen=2)
    assert sum(vote[0] for vote in mine(hall).values()) == purse(hall)[0] == 5


def test_a_second_round_keeps_the_first_and_shows_it_beside(house: House) -> None:
    hall = hall_of(house, SCALE)
    by, first = hall.experts[0], hall.round_id
    voting.rate(by=by, round_id=first, finding_id=hall.findings[0], value=2)
    second = hall.another(again_of=first)
    voting.rate(by=by, round_id=second, finding_id=hall.findings[0], value=5)
    voting.rate(by=by, round_id=second, finding_id=hall.findings[1], value=1)
    then, now = (voting.my_ballot(by=by, round_id=one) for one in (first, second))
    assert (now.ballot, now.earlier, now.votes) == (
        SCALE,
        {hall.findings[0]: {0: 2}},
        {hall.findings[0]: {0: 5}, hall.findings[1]: {0: 1}},
    )
    assert (then.earlier, then.votes) == ({}, {hall.findings[0]: {0: 2}})
    with pytest.raises(VotingClosed):
        voting.rate(by=by, round_id=first, finding_id=hall.findings[0], value=3)


def test_my_ballot_is_mine_alone_and_says_what_else_i_did(house: House) -> None:
    hall = hall_of(house, SCALE)
    by, other = hall.experts
    step = room.look(by=by).step(StepKind.vote)
    assert step is not None
    for expert, value in ((by, 1), (other, 5)):
        voting.rate(by=expert, round_id=hall.round_id, finding_id=hall.findings[0], value=value)
    reasons.give_reason(by=by, round_id=hall.round_id, finding_id=hall.findings[0], text="No ferry runs in winter")
    finishing.finish(by=by, step_id=step.id or 0)
    paper = voting.my_ballot(by=by, round_id=hall.round_id)
    assert (paper.votes, paper.finished, paper.reasons) == (
        {hall.findings[0]: {0: 1}},
        True,
        {hall.findings[0]: "No ferry runs in winter"},
    )
    theirs = voting.my_ballot(by=other, round_id=hall.round_id)
    assert (theirs.votes, theirs.finished, theirs.reasons) == ({hall.findings[0]: {0: 5}}, False, {})


def test_a_round_that_was_reset_takes_nothing_more(house: House) -> None:
    hall = hall_of(house, SCALE)
    by, wiped = hall.experts[0], hall.round_id
    voting.rate(by=by, round_id=wiped, finding_id=hall.findings[0], value=2)
    fresh = running.reset_round(by=hall.desk, round_id=wiped)
    with pytest.raises(NotFound):
        voting.rate(by=by, round_id=wiped, finding_id=hall.findings[0], value=3)
    with pytest.raises(NotFound):
        voting.my_ballot(by=by, round_id=wiped)
    assert voting.my_ballot(by=by, round_id=fresh.id or 0).votes == {}


def test_a_finding_that_the_round_is_not_about_takes_no_vote(house: House) -> None:
    hall = house.session_of(1, 4)
    asked = hall.findings[1]
    moderating.star(by=hall.desk, finding_id=asked, starred=True, seen=1)
    second = hall.another(findings_from="starred")
    voting.cast(by=hall.experts[0], round_id=second, finding_id=asked, choice="agree")
    with pytest.raises(NotFound):
        voting.cast(by=hall.experts[0], round_id=second, finding_id=hall.findings[0], choice="agree")


def test_who_rates_two_axes_covers_a_finding_once(house: House) -> None:
    hall = hall_of(house, AXES)
    at = {"by": hall.experts[0], "round_id": hall.round_id}
    voting.place(**at, finding_id=hall.findings[0], impact=4, feasibility=4)
    with store.reading() as session:
        assert store.votes.coverage(session, round_id=hall.round_id) == {("kent", hall.findings[0]): 1}


def test_votes_on_every_ballot_leave_no_trace_in_the_log(house: House) -> None:
    for kind, deed in DEEDS.items():
        hall = hall_of(house, kind)
        with store.reading() as session:
            before = len(store.think_tanks.log(session, think_tank_id=hall.id))
        deed(by=hall.experts[0], round_id=hall.round_id, finding_id=hall.findings[0])
        with store.reading() as session:
            assert len(store.think_tanks.log(session, think_tank_id=hall.id)) == before
            votes = session.scalars(sa.select(Vote).where(Vote.round_id == hall.round_id)).all()  # type: ignore[arg-type]
        assert {vote.ballot for vote in votes} == {kind}


def test_a_refusal_is_a_sentence_with_its_numbers(house: House) -> None:
    hall = hall_of(house, DOTS)
    with pytest.raises(Refused) as refused:
        voting.give_dots(by=hall.experts[0], round_id=hall.round_id, finding_id=hall.findings[0], dots=9)
    assert str(refused.value) == "At most 3 dots on one finding."
