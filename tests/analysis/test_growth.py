import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.common_ground import with_common_ground
from profit_tt.analysis.growth import Growth, growth, moments
from profit_tt.analysis.tallies import tallied
from tests.analysis.votes import REGIONS, counted, few, panels

FINDINGS = [11, 12, 13]


def findings(revisions: tuple[int, ...] = (1, 2, 3)) -> pd.DataFrame:
    rows = [
        (one, (REGIONS[place],), revision)
        for place, (one, revision) in enumerate(zip(FINDINGS, revisions, strict=True))
    ]
    return pd.DataFrame(rows, columns=["finding_id", "regions", "revision"])


def votes(panel: list[tuple[int, str, int]], start: int = 10) -> pd.DataFrame:
    rows = [(*vote, start + place) for place, vote in enumerate(panel)]
    made = pd.DataFrame(rows, columns=["finding_id", "region", "value", "revision"])
    return made.astype({"finding_id": "int64", "value": "int64", "revision": "int64"})


def grown(panel: list[tuple[int, str, int]], frames: int = 6, **more: object) -> Growth:
    return growth(findings(), votes(panel), regions=REGIONS, frames=frames, **more)  # type: ignore[arg-type]


def test_moments_are_evenly_spaced_and_end_at_the_end() -> None:
    assert moments([1, 100], 4) == [25, 50, 75, 100]
    assert moments([5, 7], 10) == [5, 6, 7]
    assert moments([8], 3) == [8]
    assert moments([], 3) == []


def test_counts_grow_to_the_whole() -> None:
    made = grown([(11, "kent", 1)] * 4 + [(12, "essex", -1)] * 5, frames=3)
    kent = made.regions[made.regions["region"] == "kent"]
    assert kent["revision"].tolist() == [6, 12, 18]
    assert kent["findings"].tolist() == [1, 1, 1]
    assert kent["votes"].tolist() == [0, 3, 4]
    assert made.regions.groupby("frame")["votes"].sum().tolist() == [0, 3, 9]


def test_a_merged_finding_counts_in_each_of_its_regions() -> None:
    merged = pd.DataFrame([(11, ("kent", "essex"), 4)], columns=["finding_id", "regions", "revision"])
    made = growth(merged, votes([]), regions=REGIONS)
    assert made.regions["findings"].tolist() == [1, 1, 0, 0, 0]


def test_leading_findings_are_those_of_the_end() -> None:
    panel = [(11, region, -1) for region in REGIONS] * 3 + [(13, region, 1) for region in REGIONS] * 3
    made = grown(panel, frames=2, leading=2)
    assert made.leading[["frame", "finding_id", "votes", "place"]].to_numpy().tolist() == [
        [1, 13, 0, 1],
        [1, 11, 11, 2],
        [2, 13, 15, 1],
        [2, 11, 15, 2],
    ]
    assert np.isnan(made.leading["score"].iloc[0])


@pytest.mark.parametrize(("score", "expected"), [("points", [4.5, 2.0]), ("dots", [9.0, 2.0])])
def test_other_ballots_have_other_scores(score: str, expected: list[float]) -> None:
    panel = [(12, "kent", 2), (11, "kent", 5), (11, "essex", 4), (12, "essex", 0)]
    made = grown(panel, frames=1, leading=2, score=score)
    assert made.leading["finding_id"].tolist() == [11, 12]
    assert made.leading["score"].tolist() == expected


def test_nothing_yet() -> None:
    made = growth(findings()[:0], votes([]), regions=REGIONS)
    assert (len(made.regions), len(made.leading)) == (0, 0)
    assert grown([]).regions["votes"].sum() == 0


@few
@given(panels, st.integers(1, 12))
def test_the_last_frame_is_the_picture(panel: list[tuple[int, str, int]], frames: int) -> None:
    made = grown(panel, frames=frames)
    end = made.regions[made.regions["frame"] == made.regions["frame"].max()]
    whole = tallied(counted(panel), finding_ids=FINDINGS, regions=REGIONS)
    assert end["votes"].tolist() == whole.by_region.groupby("region", sort=False)["seen"].sum().tolist()
    scores = with_common_ground(whole, taking_part=REGIONS).overall.set_index("finding_id")["common_ground"]
    last = made.leading[made.leading["frame"] == made.leading["frame"].max()].set_index("finding_id")["score"]
    assert last[FINDINGS].tolist() == pytest.approx(scores.tolist(), nan_ok=True)
    assert (made.regions.groupby("region")[["findings", "votes"]].diff().dropna() >= 0).all(axis=None)


@few
@given(panels)
def test_the_order_of_the_rows_changes_nothing(panel: list[tuple[int, str, int]]) -> None:
    one = grown(panel)
    other = growth(findings()[::-1], votes(panel)[::-1], regions=REGIONS, frames=6)
    pd.testing.assert_frame_equal(one.regions, other.regions)
    pd.testing.assert_frame_equal(one.leading, other.leading)
