import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare, kendalltau

from profit_tt.analysis.agreement_of_regions import alike, kendall_tau, kendall_w
from profit_tt.analysis.tallies import tallied
from tests.analysis.votes import REGIONS, few, tally, votes

scores = st.lists(st.lists(st.integers(0, 5), min_size=6, max_size=6), min_size=3, max_size=5)


def test_the_golden_ranks() -> None:
    made = kendall_w([[1, 2, 3, 4], [1, 3, 2, 4], [2, 1, 3, 4]])
    assert (round(made.w, 4), made.chi2, made.df, made.judges, made.findings) == (0.7778, pytest.approx(7.0), 3, 3, 4)
    assert made.p == pytest.approx(0.0719, abs=5e-5)


def test_one_order_is_one_and_opposite_orders_are_nothing() -> None:
    assert kendall_w([[1, 2, 3]] * 4).w == pytest.approx(1)
    assert kendall_w([[1, 2, 3, 4], [4, 3, 2, 1]]).w == 0


@pytest.mark.parametrize("ranks", [[[1, 2, 3]], [[1], [1]], [[], []], [[2, 2], [3, 3]]])
def test_too_little_to_compare_is_not_a_number(ranks: list[list[float]]) -> None:
    assert np.isnan([kendall_w(ranks).w, kendall_w(ranks).chi2, kendall_w(ranks).p]).all()


@given(scores)
def test_w_is_friedmans_test_in_other_words(ranks: list[list[int]]) -> None:
    made, given_scores = kendall_w(ranks), np.array(ranks)
    if np.isnan(made.w) or (given_scores == given_scores[:, :1]).all():
        return
    statistic, p = friedmanchisquare(*given_scores.T)
    assert made.chi2 == pytest.approx(statistic, abs=1e-9)
    assert made.p == pytest.approx(p, abs=1e-9)
    assert -1e-12 <= made.w <= 1 + 1e-12


@given(scores, st.integers(0, 17))
def test_tau_is_scipys_tau_b_where_both_have_a_score(ranks: list[list[int]], missing: int) -> None:
    levels = np.array(ranks, dtype=float)
    levels[missing % len(levels), missing % 6] = np.nan
    taus, numbers = kendall_tau(levels)
    np.testing.assert_allclose(taus, taus.T)
    for one in range(len(levels)):
        for other in range(len(levels)):
            both = ~np.isnan(levels[one]) & ~np.isnan(levels[other])
            assert numbers[one, other] == both.sum()
            expected = kendalltau(levels[one][both], levels[other][both]).statistic
            assert taus[one, other] == pytest.approx(expected, abs=1e-12, nan_ok=True)


def _five(agrees: dict[str, list[int]]) -> list[tuple[int, str, int, int]]:
    """Findings 1, 2, ... with so many of ten agreeing in each region; None in its place is a finding not covered."""
    return [
        row
        for region, numbers in agrees.items()
        for place, agree in enumerate(numbers, start=1)
        for row in votes(place, {region: (agree, 10 - agree, 0)} if agree >= 0 else {region: (1, 0, 0)})
    ]


def test_regions_that_rank_alike_and_one_that_does_not() -> None:
    shares = {"kent": [1, 3, 5, 7], "essex": [2, 4, 6, 8], "zeeland": [9, 7, 5, 3]}
    made = alike(
        tallied(tally(_five(shares)), finding_ids=[1, 2, 3, 4], regions=REGIONS).by_region, taking_part=list(shares)
    )
    taus = made.pairs.set_index(["region", "other"])["tau"]
    assert taus["kent", "essex"] == pytest.approx(1)
    assert taus["zeeland", "kent"] == pytest.approx(-1)
    assert (made.whole.judges, made.whole.findings) == (3, 4)
    assert made.whole.w == pytest.approx(1 / 9)


def test_regions_without_votes_are_no_judges_and_findings_not_covered_by_all_are_left_out() -> None:
    shares = {"kent": [1, 3, 5, 7], "essex": [2, -1, 6, 8]}
    tallies = tallied(tally(_five(shares)), finding_ids=[1, 2, 3, 4], regions=REGIONS)
    made = alike(tallies.by_region, taking_part=REGIONS)
    assert (made.whole.judges, made.whole.findings, made.whole.w) == (2, 3, pytest.approx(1))
    pairs = made.pairs.set_index(["region", "other"])
    assert pairs.loc[("kent", "essex"), "findings"] == 3
    assert np.isnan(pairs.loc[("kent", "zeeland"), "tau"])
    assert len(made.pairs) == 20


@few
@given(st.permutations(REGIONS))
def test_the_order_of_regions_changes_nothing(regions: list[str]) -> None:
    rows = tally(_five({"kent": [1, 3, 5, 7], "essex": [2, 2, 6, 8], "zeeland": [9, 7, 5, 3]}))
    whole = alike(tallied(rows, finding_ids=[1, 2, 3, 4], regions=REGIONS).by_region, taking_part=regions).whole
    same = alike(tallied(rows, finding_ids=[4, 1, 3, 2], regions=regions).by_region, taking_part=REGIONS).whole
    assert whole == same
