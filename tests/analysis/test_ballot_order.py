from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profit_tt.analysis.ballot_order import ballot_order, first_least_covered, next_finding
from profit_tt.analysis.ballot_order import priority as of_votes
from profit_tt.analysis.polis import statistics


def test_nothing_left_is_nothing() -> None:
    assert next_finding([], coverage={}, seed=1) is None


def test_the_least_covered_comes_first() -> None:
    assert next_finding([1, 2, 3], coverage={1: 2, 2: 1, 3: 2}, seed=7) == 2


def test_among_equally_covered_the_highest_priority_comes_first() -> None:
    assert next_finding([1, 2, 3], coverage={1: 1}, seed=7, priority={1: 9.0, 2: 0.5, 3: 0.6}) == 3
    assert ballot_order([1, 2, 3], coverage={1: 1}, seed=7, priority={1: 9.0, 2: 0.5, 3: 0.6}) == [3, 2, 1]


def test_the_priority_as_reckoned_by_hand() -> None:
    """A new finding: a = q = 1/2, so (1/2 * 1/2 * 9)^2. Of ten, 7 agree and 1 passes: 8/12, 2/12, 2^-2 * 8 = 2."""
    assert of_votes(0, 0, 0) == (0.25 * 9) ** 2
    assert of_votes(7, 1, 10) == pytest.approx((10 / 12 * 8 / 12 * 3) ** 2)
    assert of_votes(7, 3, 10) < of_votes(7, 1, 10) < of_votes(9, 1, 10)
    assert of_votes(7, 1, 10, extremity=0.5) == pytest.approx((10 / 12 * 1.5 * 8 / 12 * 3) ** 2)


def test_the_priority_is_that_of_the_opinion_groups() -> None:
    """The same formula for one finding here and for all of them there."""
    counts = statistics.Counted(*(np.array([number]) for number in (7, 2, 10)))
    there = statistics.priority(counts, np.array([0.7]), np.array([False]))[0]
    assert of_votes(7, 1, 10, extremity=0.7) == pytest.approx(there)


def test_the_same_expert_gets_the_same_answer_whatever_the_order_of_the_question() -> None:
    asked = [next_finding(order, coverage={}, seed=7) for order in ([1, 2, 3], [3, 2, 1], {2, 3, 1})]
    assert len(set(asked)) == 1


def test_chance_spreads_experts_over_findings() -> None:
    first = Counter(next_finding(range(10), coverage={}, seed=seed) for seed in range(400))
    assert set(first) == set(range(10))
    assert max(first.values()) < 80


@given(st.lists(st.integers(0, 30), min_size=1, max_size=20, unique=True), st.data())
def test_ballot_order_begins_with_the_next_finding(findings: list[int], data: st.DataObject) -> None:
    coverage = data.draw(st.dictionaries(st.sampled_from(findings), st.integers(0, 3)))
    priority = data.draw(st.dictionaries(st.sampled_from(findings), st.sampled_from([0.5, 1.0, 2.0])))
    order = ballot_order(findings, coverage=coverage, seed=3, priority=priority)
    assert sorted(order) == sorted(findings)
    assert order[0] == next_finding(findings, coverage=coverage, seed=3, priority=priority)
    drawn_once = ballot_order(findings, coverage={}, seed=3)
    assert first_least_covered(drawn_once, coverage=coverage, priority=priority) == order[0]


def test_of_no_finding_none_is_the_least_covered() -> None:
    assert first_least_covered([], coverage={}) is None


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 12), st.integers(1, 25), st.integers(1, 25), st.randoms(use_true_random=False))
def test_every_finding_is_covered_as_early_as_the_votes_allow(
    experts: int, findings: int, votes: int, chance: object
) -> None:
    """measures, section 5: minimum coverage >= floor(r v / f) - 1, in whatever order people press, whatever the
    priorities are and however they change on the way.
    """
    votes = min(votes, findings)
    turns = [expert for expert in range(experts) for _ in range(votes)]
    chance.shuffle(turns)  # type: ignore[attr-defined]
    coverage: Counter[int] = Counter()
    waiting = {expert: set(range(findings)) for expert in range(experts)}
    for expert in turns:
        priority = {one: chance.choice([0.1, 1.0, 50.0]) for one in range(findings)}  # type: ignore[attr-defined]
        shown = next_finding(waiting[expert], coverage=coverage, seed=expert, priority=priority)
        assert shown is not None
        waiting[expert].remove(shown)
        coverage[shown] += 1
    assert min(coverage[one] for one in range(findings)) >= experts * votes // findings - 1
