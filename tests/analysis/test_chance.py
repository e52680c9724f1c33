from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profit_tt.analysis.chance import discoveries, permutation_p

#: The example of Benjamini and Hochberg (1995): four discoveries at 5 %.
PAPER = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
PAPER += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]

answers = st.tuples(st.integers(0, 8), st.integers(0, 8))


def exact(first: tuple[int, int], second: tuple[int, int]) -> float:
    """Two regions, agree and disagree: the hypergeometric distribution itself."""
    n1, n2, agree = sum(first), sum(second), first[0] + second[0]

    def apart(of_first: int) -> float:
        return abs(of_first / n1 - (agree - of_first) / n2)

    chances = {
        one: comb(n1, one) * comb(n2, agree - one) / comb(n1 + n2, agree)
        for one in range(max(0, agree - n2), min(n1, agree) + 1)
    }
    return sum(chance for one, chance in chances.items() if apart(one) >= apart(first[0]) - 1e-12)


def test_three_against_three_comes_about_by_chance_one_time_in_ten() -> None:
    assert permutation_p([[3, 0], [0, 3]], [1, 0]) == pytest.approx(0.1, abs=0.02)


def test_one_region_against_four_hardly_comes_about_by_chance() -> None:
    assert permutation_p([[0, 8], [8, 0], [8, 0], [8, 0], [8, 0]], [1, 0]) == 1 / 20_001


def test_the_same_everywhere_is_what_chance_does() -> None:
    assert permutation_p([[6, 2]] * 5, [1, 0]) == 1.0


@pytest.mark.parametrize("counts", [[], [[4, 2]], [[4, 2], [0, 0]], [[5, 0], [7, 0], [3, 0]]])
def test_where_nothing_can_be_told_apart_p_is_one(counts: list[list[int]]) -> None:
    assert permutation_p(counts, [1, 0]) == 1.0


@settings(max_examples=60, deadline=None)
@given(answers, answers)
def test_p_is_that_of_the_exact_distribution(first: tuple[int, int], second: tuple[int, int]) -> None:
    p = permutation_p([first, second], [1, 0])
    assert 0 < p <= 1
    if sum(first) and sum(second):
        assert p == pytest.approx(exact(first, second), abs=0.06)  # five times what chance adds at 2,000 draws


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(0, 4), min_size=5, max_size=5), min_size=1, max_size=5), st.data())
def test_the_order_of_the_regions_changes_nothing(counts: list[list[int]], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(counts))
    assert permutation_p(counts, range(1, 6)) == permutation_p(shuffled, range(1, 6))


def test_without_any_difference_one_p_in_ten_is_below_one_tenth() -> None:
    chance = np.random.default_rng(4)
    panels = [chance.multinomial(8, [0.1, 0.2, 0.4, 0.2, 0.1], 5) for _ in range(300)]
    below = np.mean([permutation_p(panel, range(1, 6)) <= 0.1 for panel in panels])
    assert 0.06 <= below <= 0.14


def test_discoveries_of_the_paper() -> None:
    q = discoveries(PAPER)
    assert (q <= 0.05).tolist() == [True] * 4 + [False] * 11
    assert q[:2].tolist() == pytest.approx([0.0015, 0.003])


def test_what_was_not_asked_is_not_counted() -> None:
    assert discoveries([0.04, np.nan, 0.02]).tolist() == pytest.approx([0.04, np.nan, 0.04], nan_ok=True)
    assert discoveries([]).tolist() == []


@given(st.lists(st.floats(0.0001, 1.0), max_size=30), st.data())
def test_discoveries_keep_the_order_and_are_never_smaller_than_p(p: list[float], data: st.DataObject) -> None:
    q = discoveries(p)
    assert (q >= np.array(p) - 1e-12).all()
    assert (q <= 1).all()
    order = data.draw(st.permutations(range(len(p))))
    assert discoveries([p[place] for place in order]).tolist() == [q[place] for place in order]
