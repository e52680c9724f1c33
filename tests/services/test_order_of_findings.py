"""In which order a ballot shows findings: balanced by region, then by what votes still teach, or as the round says."""

from functools import partial

import pytest

from profit_tt.models import Audience, Ordering
from profit_tt.services import opinion, voting
from tests.building import House


@pytest.mark.parametrize("ordering", Ordering, ids=str)
def test_findings_come_in_the_order_that_the_round_says(house: House, ordering: Ordering) -> None:
    hall = house.session_of(2, 20)
    by, other = hall.experts
    orders = [voting.own_order(hall.findings, seed=seed, ordering=ordering) for seed in (1, 1, 2)]
    assert [sorted(order) for order in orders] == [hall.findings] * 3
    assert orders[0] == orders[1]
    assert (orders[0] == hall.findings) is (ordering is Ordering.number)
    assert (orders[0] == orders[2]) is (ordering is Ordering.number)
    hall.vote(other, orders[0][0], "disagree")  # of another region: Kent has no balance to keep, but new ones to see
    follows = partial(voting.next_finding, by=by, round_id=hall.round_id, ordering=ordering)
    for region in ("kent", "essex"):
        coming = follows(waiting=orders[0], region=region)
        assert coming == (orders[0][1] if ordering is Ordering.balanced else orders[0][0])


def test_of_equally_covered_findings_the_one_that_others_back_comes_first(house: House) -> None:
    hall = house.session_of(10, 2)
    first, second = hall.findings
    for place, expert in enumerate(hall.experts):
        if place % 5:  # not of Kent
            hall.vote(expert, first, "disagree")
            hall.vote(expert, second, "agree")
    follows = partial(voting.next_finding, by=hall.experts[0], waiting=[first, second], round_id=hall.round_id)
    assert follows(region="kent") == second
    assert follows(waiting=[], region="kent") is None


@pytest.mark.parametrize("looked_at", [False, True])
def test_of_equally_backed_ones_the_one_that_tells_camps_apart_comes_first(house: House, looked_at: bool) -> None:
    """As soon as somebody has looked at the groups; before, extremity is not known."""
    hall = house.session_of(10, 7)
    camps = [[1, 1, 1, 1, 0, 0, 0, 0]] * 3 + [[1, 1, 0, 0, 1, 1, 0, 0]] * 3 + [[1, 0] * 4]  # the last one is in neither
    others = [one for number, one in enumerate(hall.experts) if number % 5]
    for finding, agree in zip(hall.findings, camps, strict=True):
        for expert, yes in zip(others, agree, strict=True):
            hall.vote(expert, finding, "agree" if yes else "disagree")
    if looked_at:
        assert opinion.opinion(by=hall.desk, audience=Audience.desk) is not None
    waiting = [hall.findings[-1], hall.findings[0]]
    coming = voting.next_finding(by=hall.experts[0], waiting=waiting, round_id=hall.round_id, region="kent")
    assert coming == waiting[1 if looked_at else 0]
