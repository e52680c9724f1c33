import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.common_ground import STATUSES, with_common_ground
from profit_tt.analysis.tallies import Tallies, tallied
from tests.analysis.votes import REGIONS, counted, few, panels, tally, votes

FINDINGS = [11, 12, 13]


def measured(tallies: pd.DataFrame, taking_part: list[str] | None = None, regions: list[str] | None = None) -> Tallies:
    made = tallied(tallies, finding_ids=FINDINGS, regions=regions or REGIONS)
    return with_common_ground(made, taking_part=REGIONS if taking_part is None else taking_part)


def finding(made: Tallies, finding_id: int = 11) -> "pd.Series[object]":
    return made.overall.set_index("finding_id").loc[finding_id]


def everywhere(answers: tuple[int, int, int]) -> dict[str, tuple[int, int, int]]:
    return dict.fromkeys(REGIONS, answers)


def test_unanimity_of_five_regions_of_five_is_common_ground() -> None:
    row = finding(measured(tally(votes(11, everywhere((5, 0, 0))))))
    assert row["common_ground"] == pytest.approx((5.5 / 6) * (1 - 0.5 / 6))
    assert (row["status"], row["rank"]) == ("common_ground", 1)


def test_one_region_against_it_counts_more_than_lukewarm_agreement_everywhere() -> None:
    rows = votes(11, everywhere((9, 1, 0)) | {"zeeland": (2, 8, 0)}) + votes(12, everywhere((7, 3, 0)))
    made = measured(tally(rows))
    assert finding(made, 12)["common_ground"] > finding(made, 11)["common_ground"]
    assert (finding(made, 11)["weakest_region"], finding(made, 11)["status"]) == ("zeeland", "mixed")
    assert finding(made, 12)["status"] == "common_ground"


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ((3, 2, 0), "common_ground"),
        ((5, 5, 0), "mixed"),
        ((0, 5, 0), "shared_rejection"),
        ((2, 3, 0), "shared_rejection"),
        ((3, 0, 3), "mixed"),  # everybody who answered agrees, but half of those who saw it passed
        ((0, 0, 4), "mixed"),  # covered, and nobody answered
        ((2, 0, 0), "provisional"),
        ((0, 0, 0), "no_votes"),
    ],
)
def test_status(answers: tuple[int, int, int], status: str) -> None:
    assert finding(measured(tally(votes(11, everywhere(answers)))))["status"] == status


def test_a_region_that_only_passed_rules_out_common_ground() -> None:
    rows = votes(11, everywhere((5, 0, 0)) | {"kent": (0, 0, 5)})
    row = finding(measured(tally(rows)))
    assert (row["status"], row["weakest_region"]) == ("mixed", "essex")


def test_regions_nobody_came_from_are_not_waited_for() -> None:
    three = ["kent", "essex", "zeeland"]
    rows = tally(votes(11, dict.fromkeys(three, (4, 0, 0))))
    assert finding(measured(rows, taking_part=three))["status"] == "common_ground"
    assert finding(measured(rows))["status"] == "provisional"
    assert finding(measured(rows, taking_part=[]))["status"] == "provisional"


def test_provisional_findings_never_top_the_list() -> None:
    rows = votes(11, everywhere((9, 0, 0)) | {"kent": (2, 0, 0)}) + votes(12, everywhere((1, 4, 0)))
    made = measured(tally(rows)).overall.set_index("finding_id")
    assert made["rank"].to_dict() == {12: 1, 11: 2, 13: 3}


def test_an_uncovered_region_is_never_called_the_weakest() -> None:
    row = finding(measured(tally(votes(11, everywhere((5, 1, 0)) | {"kent": (0, 2, 0), "zeeland": (3, 2, 0)}))))
    assert row["weakest_region"] == "zeeland"


def test_no_votes_at_all() -> None:
    made = measured(tally([])).overall
    assert made["status"].tolist() == ["no_votes"] * 3
    assert made["rank"].tolist() == [1, 2, 3]
    assert made["common_ground"].isna().all()
    assert made["weakest_region"].isna().all()


def test_no_findings_at_all() -> None:
    made = with_common_ground(tallied(tally([]), finding_ids=[], regions=REGIONS), taking_part=REGIONS)
    assert len(made.overall) == 0
    assert {"common_ground", "weakest_region", "status", "rank"} <= set(made.overall.columns)


@few
@given(panels)
def test_ranks_are_a_permutation_and_scores_are_shares(panel: list[tuple[int, str, int]]) -> None:
    made = measured(counted(panel)).overall
    assert sorted(made["rank"]) == [1, 2, 3]
    assert made["common_ground"].dropna().between(0, 1).all()
    assert set(made["status"]) <= set(STATUSES)


@few
@given(panels, st.permutations(REGIONS))
def test_the_order_of_the_regions_changes_no_rank(panel: list[tuple[int, str, int]], regions: list[str]) -> None:
    one, other = measured(counted(panel)).overall, measured(counted(panel), regions=regions).overall
    kept = ["finding_id", "rank", "status", "common_ground"]
    pd.testing.assert_frame_equal(one[kept], other[kept])


@few
@given(panels, st.permutations(REGIONS))
def test_the_names_of_the_regions_change_nothing(panel: list[tuple[int, str, int]], names: list[str]) -> None:
    renamed = dict(zip(REGIONS, names, strict=True))
    other = measured(counted([(finding_id, renamed[region], value) for finding_id, region, value in panel]))
    kept = ["finding_id", "agree", "seen", "low", "high", "rank", "status"]
    pd.testing.assert_frame_equal(measured(counted(panel)).overall[kept], other.overall[kept])


@few
@given(panels)
def test_one_more_agreement_never_lowers_common_ground(panel: list[tuple[int, str, int]]) -> None:
    before, after = (
        finding(measured(counted(one)))
        for one in (
            [*panel, *[(11, region, 1) for region in REGIONS] * 3],
            [*panel, *[(11, r, 1) for r in REGIONS] * 4],
        )
    )
    assert after["common_ground"] >= before["common_ground"]
