import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.dots import Dots, counted
from tests.analysis import votes as panels
from tests.analysis.votes import REGIONS, few, tally

FINDINGS = [11, 12, 13, 14]

laid = st.lists(st.tuples(st.sampled_from(FINDINGS), st.sampled_from(REGIONS), st.integers(1, 4)), max_size=60)


def made(rows: pd.DataFrame, regions: list[str] = REGIONS) -> Dots:
    return counted(rows, finding_ids=FINDINGS, regions=regions)


def test_dots_people_and_regions() -> None:
    dots = made(tally([(11, "kent", 3, 2), (11, "essex", 1, 1), (12, "kent", 1, 2), (13, "kent", 1, 1)]))
    assert dots.overall[["dots", "people", "regions", "rank"]].to_numpy().tolist() == [
        [7, 3, 2, 1],
        [2, 2, 1, 2],
        [1, 1, 1, 3],
        [0, 0, 0, 4],
    ]
    assert dots.overall["share"].tolist() == [0.7, 0.2, 0.1, 0.0]
    kent = dots.by_region.set_index(["finding_id", "region"]).loc[(11, "kent")]
    assert (dots.given, dots.concentration, kent["dots"], kent["people"]) == (10, 1.0, 6, 2)


def test_spread_evenly_the_first_three_of_four_hold_three_quarters() -> None:
    assert made(tally([(one, "kent", 2, 3) for one in FINDINGS])).concentration == pytest.approx(0.75)


def test_among_equals_more_regions_come_first() -> None:
    dots = made(tally([(11, "kent", 2, 1), (12, "kent", 1, 1), (12, "zeeland", 1, 1)]))
    assert dots.overall["rank"].tolist() == [2, 1, 3, 4]


def test_before_the_first_dot() -> None:
    dots = made(tally([]))
    assert (dots.given, dots.overall["dots"].sum()) == (0, 0)
    assert pd.isna(dots.concentration)
    assert dots.overall["share"].isna().all()
    assert len(counted(tally([]), finding_ids=[], regions=[]).overall) == 0


@few
@given(laid, st.permutations(REGIONS))
def test_no_dot_is_lost_whatever_the_order(panel: list[tuple[int, str, int]], regions: list[str]) -> None:
    one, other = made(panels.counted(panel)), made(panels.counted(panel).iloc[::-1], regions)
    assert one.given == sum(dots for _, _, dots in panel)
    assert one.by_region["dots"].sum() == one.given
    pd.testing.assert_frame_equal(one.overall, other.overall)
