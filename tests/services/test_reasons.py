"""Reasons: asked far from the median, shown without a name and only with the results, liked, hidden."""

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.errors import NotAllowed, NotFound, NotJoined, Refused, VotingClosed
from profit_tt.models import Audience, BallotKind, LogEntry, Reason, StepKind
from profit_tt.services import reasons, room, running, voting
from tests.building import Hall, House

PHONES, WALL, DESK = Audience.phones, Audience.wall, Audience.desk


def scale(house: House, people: int = 10, **more: object) -> Hall:
    """People of five regions in turn: 0 and 5 are of Kent, 1 and 6 of Essex, ..."""
    return house.session_of(people, 2).ballot(BallotKind.scale, **more)


def rate(hall: Hall, *values: int) -> None:
    for expert, value in zip(hall.experts, values, strict=False):
        voting.rate(by=expert, round_id=hall.round_id, finding_id=hall.findings[0], value=value)


def give(hall: Hall, expert: int, text: str) -> None:
    reasons.give_reason(by=hall.experts[expert], round_id=hall.round_id, finding_id=hall.findings[0], text=text)


def read(hall: Hall, expert: int | None = 0, audience: Audience = PHONES) -> tuple[reasons.ReasonShown, ...]:
    by = hall.desk if expert is None else hall.experts[expert]
    return reasons.reasons(by=by, round_id=hall.round_id, finding_id=hall.findings[0], audience=audience)


def is_far(hall: Hall, expert: int, value: int) -> bool:
    return reasons.far_from_median(
        by=hall.experts[expert], round_id=hall.round_id, finding_id=hall.findings[0], points={0: value}
    )


@pytest.mark.parametrize(
    ("values", "far"),
    [
        ((1, 5, 5, 5, 5, 5), True),
        ((5, 1, 2, 3, 3, 4), True),
        ((4, 5, 5, 5, 5, 5), False),
        ((1, 5, 5, 5, 5), False),  # four others: too few to say where the middle is
        ((1, 5, 5, 5, 5, 0), False),  # a pass is no point
        ((0, 5, 5, 5, 5, 5), False),
        ((1, 2, 2, 3, 4, 4), True),
        ((1, 1, 2, 2, 5, 5), False),
    ],
)
def test_an_answer_is_far_from_two_points_and_five_others_on(house: House, values: tuple[int, ...], far: bool) -> None:
    hall = scale(house)
    rate(hall, *values)
    assert is_far(hall, 0, values[0]) is far


def test_only_ones_own_answer_of_this_moment_is_told_about(house: House) -> None:
    hall = scale(house)
    rate(hall, 1, 5, 5, 5, 5, 5)
    assert [is_far(hall, 0, value) for value in range(6)] == [False, True, False, False, False, False]
    assert not is_far(hall, 9, 1)  # has not voted
    with pytest.raises(NotJoined):
        reasons.far_from_median(by=hall.desk, round_id=hall.round_id, finding_id=hall.findings[0], points={0: 1})


def test_other_ballots_and_rounds_that_ask_for_none_never_ask(house: House) -> None:
    hall = scale(house, asks_reason=False)
    rate(hall, 1, 5, 5, 5, 5, 5)
    assert not is_far(hall, 0, 1)
    with pytest.raises(Refused, match="does not ask"):
        give(hall, 0, "because")
    votes = house.session_of(1, 1)
    votes.vote(votes.experts[0], votes.findings[0])
    assert not is_far(votes, 0, 1)


@pytest.mark.parametrize(("mine", "far"), [((1, 5), True), ((5, 1), True), ((4, 5), False), ((0, 0), False)], ids=str)
def test_of_two_axes_one_that_is_far_will_do(house: House, mine: tuple[int, int], far: bool) -> None:
    hall = house.session_of(6, 1).ballot(BallotKind.impact_feasibility)
    at = {"round_id": hall.round_id, "finding_id": hall.findings[0]}
    for expert, (impact, feasibility) in zip(hall.experts, (mine, *[(5, 5)] * 5), strict=True):
        voting.place(by=expert, **at, impact=impact, feasibility=feasibility)
    assert reasons.far_from_median(by=hall.experts[0], **at, points=dict(enumerate(mine))) is far


def test_a_reason_needs_a_vote_and_goes_with_it(house: House) -> None:
    hall = scale(house)
    with pytest.raises(Refused, match="Vote on this finding first"):
        give(hall, 0, "because")
    rate(hall, 1)
    give(hall, 0, "because")
    assert [one.text for one in read(hall, None, DESK)] == ["because"]
    voting.withdraw(by=hall.experts[0], round_id=hall.round_id, finding_id=hall.findings[0])
    assert read(hall, None, DESK) == ()


def test_a_closed_round_takes_no_reasons(house: House) -> None:
    hall = scale(house)
    rate(hall, 1)
    hall.close(StepKind.vote)
    with pytest.raises(VotingClosed):
        give(hall, 0, "because")


def test_reasons_are_shown_where_results_are(house: House) -> None:
    hall = scale(house)
    rate(hall, 1, 5)
    give(hall, 0, "because")
    assert (read(hall, 1), read(hall, 1, WALL), len(read(hall, None, DESK))) == ((), (), 1)
    running.show_results(by=hall.desk, round_id=hall.round_id, on=WALL, shown=True)
    assert (len(read(hall, 1)), len(read(hall, 1, WALL))) == (0, 1)
    running.show_results(by=hall.desk, round_id=hall.round_id, on=PHONES, shown=True)
    assert [one.text for one in read(hall, 1)] == ["because"]
    with pytest.raises(NotAllowed):
        read(hall, 1, DESK)


def test_after_the_own_vote_reasons_can_be_read_on_that_finding_alone(house: House) -> None:
    hall = scale(house, results="after_own_vote")
    rate(hall, 1, 5)
    give(hall, 0, "because")
    assert (len(read(hall, 1)), read(hall, 2)) == (1, ())


def test_nobody_is_named_and_a_region_only_from_three_voters_on(house: House) -> None:
    hall = scale(house, people=15, results="always")
    rate(hall, *[5] * 10)  # two of each region
    give(hall, 0, "because")
    assert [one.region for one in read(hall, 1)] == [None]
    voting.rate(by=hall.experts[10], round_id=hall.round_id, finding_id=hall.findings[0], value=3)  # Kent's third
    assert [(one.region, one.mine) for one in read(hall, 1)] == [("kent", False)]
    assert [(one.region, one.mine) for one in read(hall, 0)] == [("kent", True)]
    fields = set(reasons.ReasonShown.__slots__)
    assert fields == {"id", "text", "region", "likes", "liked", "mine", "hidden"}


def test_likes_count_once_come_first_and_can_be_taken_back(house: House) -> None:
    hall = scale(house, results="always")
    rate(hall, 1, 5, 3)
    for expert, text in enumerate(("first", "second", "third")):
        give(hall, expert, text)
    ids = {one.text: one.id for one in read(hall, 5)}
    for expert in (5, 5, 6):
        reasons.like_reason(by=hall.experts[expert], reason_id=ids["third"], liked=True)
    reasons.like_reason(by=hall.experts[5], reason_id=ids["second"], liked=True)
    shown = read(hall, 5)
    assert [(one.text, one.likes, one.liked) for one in shown] == [
        ("third", 2, True),
        ("second", 1, True),
        ("first", 0, False),
    ]
    for _ in range(2):
        reasons.like_reason(by=hall.experts[5], reason_id=ids["third"], liked=False)
    assert {one.text: (one.likes, one.liked) for one in read(hall, 5)}["third"] == (1, False)


def test_equal_reasons_do_not_stand_in_the_order_they_came(house: House) -> None:
    orders = set()
    for _ in range(8):
        hall = scale(house, people=6, results="always")
        rate(hall, 1, 2, 3, 4, 5, 1)
        for expert in range(6):
            give(hall, expert, str(expert))
        orders.add(tuple(one.text for one in read(hall)))
    assert len(orders) > 1


def test_ones_own_or_an_unseen_reason_cannot_be_liked(house: House) -> None:
    hall = scale(house)
    rate(hall, 1, 5)
    give(hall, 0, "because")
    reason = read(hall, None, DESK)[0].id
    with pytest.raises(NotFound):
        reasons.like_reason(by=hall.experts[1], reason_id=reason, liked=True)
    running.show_results(by=hall.desk, round_id=hall.round_id, on=PHONES, shown=True)
    with pytest.raises(Refused, match="your own"):
        reasons.like_reason(by=hall.experts[0], reason_id=reason, liked=True)
    reasons.hide_reason(by=hall.desk, reason_id=reason)
    with pytest.raises(NotFound):
        reasons.like_reason(by=hall.experts[1], reason_id=reason, liked=True)


def test_other_words_begin_without_likes(house: House) -> None:
    hall = scale(house, results="always")
    rate(hall, 1, 5)
    give(hall, 0, "because")
    reasons.like_reason(by=hall.experts[1], reason_id=read(hall)[0].id, liked=True)
    give(hall, 0, "because")
    assert [one.likes for one in read(hall)] == [1]
    give(hall, 0, "on the contrary")
    assert [(one.text, one.likes) for one in read(hall)] == [("on the contrary", 0)]


def test_a_hidden_reason_is_seen_at_the_desk_alone_and_stays_hidden_in_new_words(house: House) -> None:
    hall = scale(house, results="always")
    rate(hall, 1, 5)
    give(hall, 0, "rude")
    reason = read(hall)[0].id
    reasons.hide_reason(by=hall.desk, reason_id=reason)
    give(hall, 0, "ruder")
    voting.withdraw(by=hall.experts[0], round_id=hall.round_id, finding_id=hall.findings[0])
    rate(hall, 2)
    give(hall, 0, "rudest")
    assert (read(hall), [one.text for one in read(hall, None, DESK)]) == ((), ["rudest"])
    reasons.hide_reason(by=hall.desk, reason_id=reason, hidden=False)
    assert [one.text for one in read(hall)] == ["rudest"]


def test_who_gave_a_reason_is_in_no_log_and_who_hid_it_is(house: House) -> None:
    hall = scale(house, results="always")
    rate(hall, 1)
    with store.reading() as session:
        before = len(store.think_tanks.log(session, think_tank_id=hall.id))
    give(hall, 0, "because")
    reasons.hide_reason(by=hall.desk, reason_id=read(hall)[0].id)
    with store.reading() as session:
        written: list[LogEntry] = store.think_tanks.log(session, think_tank_id=hall.id)[before:]
    assert [(one.deed, one.noun, one.role, one.expert_id) for one in written] == [
        ("hide", "reason", "facilitator", None)
    ]
    assert "because" not in repr(written)


def test_a_reason_of_another_think_tank_is_out_of_reach(house: House) -> None:
    here, there = scale(house, results="always"), scale(house, results="always")
    for hall in (here, there):
        rate(hall, 1)
        give(hall, 0, "because")
    foreign = read(there)[0].id
    with pytest.raises(NotFound):
        reasons.like_reason(by=here.experts[1], reason_id=foreign, liked=True)
    with pytest.raises(NotFound):
        reasons.hide_reason(by=here.desk, reason_id=foreign)
    with pytest.raises(NotFound):
        reasons.reasons(by=here.desk, round_id=there.round_id, finding_id=there.findings[0])


def test_each_reason_moves_the_revision(house: House) -> None:
    hall = scale(house)
    rate(hall, 1)
    before = room.pulse(by=hall.desk)
    give(hall, 0, "because")
    after = room.pulse(by=hall.desk)
    assert (after.number - before.number, after.content - before.content) == (1, 0)
    with store.reading() as session:
        assert session.scalars(sa.select(Reason.revision)).all() == [after.number]  # type: ignore[call-overload]
