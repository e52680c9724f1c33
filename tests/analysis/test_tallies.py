import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.tallies import COUNTS, scores, tallied
from tests.analysis.votes import REGIONS, counted, few, panels, tally

FINDINGS = [11, 12, 13]


def test_every_finding_has_a_row_for_every_region() -> None:
    made = tallied(tally([]), finding_ids=FINDINGS, regions=REGIONS)
    assert [tuple(row) for row in made.by_region[["finding_id", "region"]].to_numpy()] == [
        (finding, region) for finding in FINDINGS for region in REGIONS
    ]
    assert made.by_region["seen"].tolist() == [0] * 15
    assert made.overall["share"].isna().all()
    assert not made.by_region["covered"].any()


def test_nothing_at_all_gives_empty_tallies() -> None:
    made = tallied(tally([]), finding_ids=[], regions=[])
    assert (len(made.by_region), len(made.overall)) == (0, 0)
    assert {"share", "low", "high", "seen"} <= set(made.by_region.columns)


def test_counts_shares_and_coverage() -> None:
    made = tallied(
        tally([(11, "kent", 1, 6), (11, "kent", -1, 2), (11, "essex", 0, 2), (11, "zeeland", 1, 3)]),
        finding_ids=FINDINGS,
        regions=REGIONS,
    )
    row = made.by_region.set_index(["finding_id", "region"])
    assert row.loc[(11, "kent"), [*COUNTS, "seen", "share", "covered"]].tolist() == [6, 2, 0, 8, 0.75, True]
    assert row.loc[(11, "essex"), [*COUNTS, "seen", "covered"]].tolist() == [0, 0, 2, 2, False]
    assert pd.isna(row.loc[(11, "essex"), "share"])
    assert bool(row.loc[(11, "zeeland"), "covered"])
    overall = made.overall.set_index("finding_id")
    assert overall.loc[11, [*COUNTS, "seen", "share"]].tolist() == [9, 2, 2, 13, 9 / 11]


def test_votes_on_other_findings_and_from_other_regions_count_in_neither() -> None:
    made = tallied(tally([(99, "kent", 1, 6), (11, "mars", 1, 4)]), finding_ids=FINDINGS, regions=REGIONS)
    assert (made.by_region["seen"].sum(), made.overall["seen"].sum()) == (0, 0)


@few
@given(panels, st.randoms(use_true_random=False))
def test_the_order_of_the_votes_changes_nothing(panel: list[tuple[int, str, int]], chance: object) -> None:
    shuffled = list(panel)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one = tallied(counted(panel), finding_ids=FINDINGS, regions=REGIONS)
    other = tallied(counted(shuffled), finding_ids=FINDINGS, regions=REGIONS)
    pd.testing.assert_frame_equal(one.by_region, other.by_region)
    pd.testing.assert_frame_equal(one.overall, other.overall)


@few
@given(panels)
def test_regions_add_up_to_the_whole(panel: list[tuple[int, str, int]]) -> None:
    made = tallied(counted(panel), finding_ids=FINDINGS, regions=REGIONS)
    summed = made.by_region.groupby("finding_id")[[*COUNTS, "seen"]].sum()
    pd.testing.assert_frame_equal(summed, made.overall.set_index("finding_id")[[*COUNTS, "seen"]])
    assert made.overall["seen"].sum() == len(panel)


@few
@given(panels)
def test_scores_lie_strictly_between_nothing_and_everything(panel: list[tuple[int, str, int]]) -> None:
    made = scores(tallied(counted(panel), finding_ids=FINDINGS, regions=REGIONS).by_region)
    assert ((made > 0) & (made < 1)).all()
