import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.bootstrap import bootstrap
from profit_tt.analysis.shares import smoothed
from tests.analysis.votes import few

cells = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 4))
findings = st.lists(cells, min_size=5, max_size=5)


def common_ground(finding: list[tuple[int, int, int]]) -> float:
    kept = [cell for cell in finding if sum(cell) >= 3]
    scores = [float(smoothed(a, a + d + p) * (1 - smoothed(d, a + d + p))) for a, d, p in kept]
    return float(np.exp(np.mean(np.log(scores))))


def test_one_region_of_two_to_one_as_counted_by_hand() -> None:
    """Three people, two agree and one disagrees: 4 outcomes with the chances 1, 6, 12, 8 of 27; both ends are certain.

    Nobody agrees in 1/27 = 3.7 % of all draws, all agree in 8/27 = 29.6 %.
    """
    low, high = bootstrap([[[2, 1, 0]]], draws=4000)
    assert low[0] == pytest.approx((0.5 / 4) * (1 - 3.5 / 4))
    assert high[0] == pytest.approx((3.5 / 4) * (1 - 0.5 / 4))


def test_a_unanimous_panel_has_nothing_to_vary() -> None:
    low, high = bootstrap([[[5, 0, 0]] * 5])
    assert low[0] == high[0] == pytest.approx((5.5 / 6) ** 2)


def test_without_a_covered_region_there_is_no_interval() -> None:
    low, high = bootstrap([[[2, 0, 0], [0, 1, 1]], [[3, 0, 0], [0, 0, 0]]])
    assert np.isnan([low[0], high[0]]).all()
    assert not np.isnan([low[1], high[1]]).any()


def test_no_findings_give_no_intervals() -> None:
    low, high = bootstrap(np.zeros((0, 5, 3), dtype=np.int64))
    assert (len(low), len(high)) == (0, 0)


def test_people_are_drawn_inside_their_region() -> None:
    """Two regions of one mind each, against each other: nothing varies. Drawn from one pot, much would."""
    low, high = bootstrap([[[8, 0, 0], [0, 8, 0]]])
    assert low[0] == high[0]


def test_it_covers_what_it_should() -> None:
    """Of 400 panels of 5 x 40 people from known shares, 95 % intervals hold the true common ground in 90 to 98 %.

    The truth is the score of the shares themselves, seen without smoothing by so many people.
    """
    chance = np.random.default_rng(3)
    shares = np.array([[0.7, 0.2, 0.1], [0.6, 0.3, 0.1], [0.8, 0.1, 0.1], [0.5, 0.3, 0.2], [0.65, 0.25, 0.1]])
    panels = chance.multinomial(40, shares, size=(400, 5))
    low, high = bootstrap(panels)
    a, d = (shares[:, 0] * 40 + 0.5) / 41, (shares[:, 1] * 40 + 0.5) / 41
    truth = float(np.exp(np.log(a * (1 - d)).mean()))
    assert 0.90 <= float(((low <= truth) & (truth <= high)).mean()) <= 0.98


@few
@given(st.lists(findings, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_neither_order_nor_company_changes_an_interval(
    panels: list[list[tuple[int, int, int]]], chance: object
) -> None:
    together = np.array(bootstrap(panels, draws=200))
    for place, one in enumerate(panels):
        turned = chance.sample(one, len(one))  # type: ignore[attr-defined]
        np.testing.assert_array_equal(np.array(bootstrap([turned], draws=200))[:, 0], together[:, place])


@few
@given(findings)
def test_the_interval_lies_in_order_and_more_people_make_it_shorter(finding: list[tuple[int, int, int]]) -> None:
    low, high = bootstrap([finding, [tuple(10 * people for people in cell) for cell in finding]], covered_from=3)
    told = ~np.isnan(low)
    assert ((low[told] >= 0) & (low[told] <= high[told]) & (high[told] <= 1)).all()
    varied = sum(cell.count(0) < 2 for cell in finding if sum(cell) >= 3)
    if varied and all(sum(cell) >= 3 for cell in finding):
        assert high[1] - low[1] < high[0] - low[0]


@few
@given(findings, st.integers(0, 4))
def test_with_many_people_it_closes_in_on_common_ground(finding: list[tuple[int, int, int]], seed: int) -> None:
    many = [tuple(3000 * people for people in cell) for cell in finding]
    if any(sum(cell) >= 3 for cell in many):
        low, high = bootstrap([many], draws=200, seed=seed)
        assert low[0] == pytest.approx(common_ground(many), rel=0.15)
        assert high[0] == pytest.approx(common_ground(many), rel=0.15)
