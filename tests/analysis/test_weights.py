import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.tallies import tallied
from profit_tt.analysis.weights import weighed
from tests.analysis.votes import REGIONS, counted, few, panels, tally, votes


def of(rows: pd.DataFrame, findings: list[int], **more: int) -> pd.DataFrame:
    made = tallied(rows, finding_ids=findings, regions=REGIONS)
    return weighed(made.by_region, **more).set_index("finding_id")


def test_a_large_region_counts_by_its_people_or_as_one() -> None:
    made = of(tally(votes(11, {"kent": (80, 20, 0), "essex": (2, 8, 0), "zeeland": (5, 5, 4)})), [11])
    assert made.loc[11, "people_share"] == pytest.approx(87 / 120)
    assert made.loc[11, "region_share"] == pytest.approx((0.8 + 0.2 + 0.5) / 3)


def test_a_finding_that_moves_by_more_than_three_places_is_marked() -> None:
    """Finding 1 is carried by a large region alone; 2 to 6 are backed everywhere, a little less by people."""
    rows = votes(1, {"kent": (95, 5, 0), "essex": (1, 9, 0), "zeeland": (1, 9, 0)})
    for place in range(2, 7):
        rows += votes(place, {"kent": (75 - place, 25 + place, 0), "essex": (9, 1, 0), "zeeland": (9, 1, 0)})
    made = of(tally(rows), list(range(1, 7)))
    assert made.loc[1, ["people_rank", "region_rank", "moved", "marked"]].tolist() == [1, 6, -5, True]
    assert made.loc[2, ["people_rank", "region_rank", "moved", "marked"]].tolist() == [2, 1, 1, False]
    assert not of(tally(rows), list(range(1, 7)), moved_above=5)["marked"].any()


def test_exactly_three_places_are_not_marked() -> None:
    rows = votes(1, {"kent": (95, 5, 0), "essex": (1, 9, 0)})
    for place in range(2, 5):
        rows += votes(place, {"kent": (70 - place, 30 + place, 0), "essex": (9, 1, 0)})
    made = of(tally(rows), [1, 2, 3, 4])
    assert (made.loc[1, "moved"], made.loc[1, "marked"]) == (-3, False)


def test_one_region_alone_is_not_weighed() -> None:
    made = of(tally(votes(11, {"kent": (9, 1, 0), "essex": (1, 0, 1)})), [11, 12])
    assert made[["people_share", "region_share", "people_rank", "moved"]].isna().all().all()
    assert not made["marked"].any()


@few
@given(panels)
def test_two_regions_of_one_size_weigh_alike(panel: list[tuple[int, str, int]]) -> None:
    rows = counted(panel)
    made = of(rows, [11, 12, 13])
    assert made["people_share"].dropna().between(0, 1).all()
    assert (made["people_rank"].sum(), made["moved"].sum()) == (made["region_rank"].sum(), 0)
    equal = of(tally(votes(11, {"kent": (3, 5, 0), "essex": (7, 1, 2)})), [11])
    assert equal.loc[11, "people_share"] == equal.loc[11, "region_share"]


@few
@given(panels, st.permutations(REGIONS), st.permutations([11, 12, 13]))
def test_neither_the_order_of_regions_nor_of_findings_changes_a_weight(
    panel: list[tuple[int, str, int]], regions: list[str], findings: list[int]
) -> None:
    rows = counted(panel)
    turned = weighed(tallied(rows, finding_ids=findings, regions=regions).by_region).set_index("finding_id")
    pd.testing.assert_frame_equal(of(rows, [11, 12, 13]), turned.loc[[11, 12, 13]])
