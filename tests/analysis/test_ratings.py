import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.ratings import RATED, Ratings, consensus, far_from_median, quantiles, rated
from tests.analysis.votes import REGIONS, counted, few, tally

FINDINGS = [11, 12, 13]

ratings = st.lists(st.tuples(st.sampled_from(FINDINGS), st.sampled_from(REGIONS), st.integers(0, 5)), max_size=120)
rows_of_people = st.lists(st.lists(st.integers(0, 12), min_size=5, max_size=5), min_size=1, max_size=8)


def made(rows: pd.DataFrame, regions: list[str] = REGIONS) -> Ratings:
    return rated(rows, finding_ids=FINDINGS, regions=regions)


def test_the_golden_consensus() -> None:
    """Tastle and Wierman 2007: 1,000 people on seven points."""
    assert consensus([[30, 40, 210, 130, 530, 50, 10]])[0] == pytest.approx(0.7256876, abs=1e-7)


def test_all_on_one_point_agree_and_half_at_each_end_do_not() -> None:
    assert consensus([[0, 0, 7, 0, 0], [5, 0, 0, 0, 5], [0, 0, 0, 0, 1]]).tolist() == [1.0, 0.0, 1.0]
    assert np.isnan(consensus([[0, 0, 0, 0, 0]])).all()


def test_one_finding_by_region_and_overall() -> None:
    rows = tally([(11, "kent", 5, 2), (11, "kent", 2, 1), (11, "kent", 0, 1), (11, "essex", 4, 2), (11, "essex", 0, 3)])
    both = made(rows)
    kent = both.by_region.set_index(["finding_id", "region"]).loc[(11, "kent")]
    assert kent[[*RATED, "passed", "n", "seen"]].tolist() == [0, 1, 0, 0, 2, 1, 3, 4]
    assert kent[["mean", "median", "q1", "q3", "iqr", "covered"]].tolist() == [4.0, 5.0, 3.5, 5.0, 1.5, True]
    assert kent["near"] == pytest.approx(2 / 3)
    overall = both.overall.set_index("finding_id").loc[11]
    assert overall[["n", "passed", "seen", "median", "near", "rank"]].tolist() == [5, 4, 9, 4.0, 0.8, 1]


def test_a_region_that_only_passed_is_covered_and_has_no_middle() -> None:
    row = made(tally([(11, "kent", 0, 4)])).by_region.iloc[0]
    assert (row["covered"], row["n"], row["passed"]) == (True, 0, 4)
    assert row[["mean", "median", "iqr", "near", "consensus"]].isna().all()


def test_findings_nobody_rated_come_last() -> None:
    rows = tally([(13, "kent", 3, 4), (12, "kent", 3, 4), (12, "essex", 4, 1)])
    assert made(rows).overall["rank"].tolist() == [3, 1, 2]


def test_nothing_at_all() -> None:
    empty = rated(tally([]), finding_ids=[], regions=[])
    assert (len(empty.by_region), len(empty.overall)) == (0, 0)


def test_votes_on_other_findings_and_from_other_regions_count_in_neither() -> None:
    assert made(tally([(99, "kent", 5, 6), (11, "mars", 1, 4)])).overall["seen"].sum() == 0


@given(rows_of_people, st.sampled_from([0.25, 0.5, 0.75]))
def test_quantiles_are_those_of_the_people_one_by_one(people: list[list[int]], quantile: float) -> None:
    expected = [np.quantile(np.repeat([1, 2, 3, 4, 5], row), quantile) if sum(row) else np.nan for row in people]
    assert quantiles(people, quantile).tolist() == pytest.approx(expected, nan_ok=True)


@given(rows_of_people)
def test_consensus_is_a_share_and_the_same_read_backwards(people: list[list[int]]) -> None:
    found = consensus(people)
    assert np.all(np.isnan(found) | ((found >= 0) & (found <= 1)))
    assert consensus([row[::-1] for row in people]).tolist() == pytest.approx(found.tolist(), nan_ok=True)


@few
@given(ratings, st.permutations(REGIONS))
def test_the_order_of_the_regions_changes_nothing_overall(
    panel: list[tuple[int, str, int]], regions: list[str]
) -> None:
    pd.testing.assert_frame_equal(made(counted(panel)).overall, made(counted(panel), regions).overall)


@few
@given(ratings)
def test_regions_add_up_to_the_whole(panel: list[tuple[int, str, int]]) -> None:
    both = made(counted(panel))
    sums = both.by_region.groupby("finding_id")[["n", "passed", "seen"]].sum().to_numpy().tolist()
    assert both.overall[["n", "passed", "seen"]].to_numpy().tolist() == sums
    assert both.overall["seen"].sum() == len(panel)
    middle = both.overall.dropna(subset="median")
    assert ((middle["q1"] <= middle["median"]) & (middle["median"] <= middle["q3"])).all()


@pytest.mark.parametrize(
    ("value", "median", "n", "far"),
    [
        (1, 3.0, 5, True),
        (5, 3.0, 5, True),
        (2, 3.5, 9, False),
        (1, 4.0, 4, False),
        (0, 4.0, 9, False),
        (1, None, 9, False),
    ],
)
def test_far_from_the_median(value: int, median: float | None, n: int, far: bool) -> None:
    assert far_from_median(value, median=median, n=n) is far
