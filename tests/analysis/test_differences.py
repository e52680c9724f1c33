import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.differences import SIGNALS, differences
from profit_tt.analysis.ratings import RATED, rated
from profit_tt.analysis.tallies import tallied
from tests.analysis.votes import REGIONS, counted, few, panels, tally, votes

FINDINGS = [11, 12, 13]


def compared(rows: pd.DataFrame, taking_part: list[str] = REGIONS, regions: list[str] = REGIONS) -> pd.DataFrame:
    made = tallied(rows, finding_ids=FINDINGS, regions=regions)
    return differences(made.by_region, taking_part=taking_part)


def of(made: pd.DataFrame, finding_id: int = 11) -> "pd.Series[object]":
    return made.set_index("finding_id").loc[finding_id]


def everywhere(answers: tuple[int, int, int]) -> dict[str, tuple[int, int, int]]:
    return dict.fromkeys(REGIONS, answers)


def test_one_region_against_all_others_is_a_strong_difference() -> None:
    row = of(compared(tally(votes(11, everywhere((8, 0, 0)) | {"zeeland": (0, 8, 0)}))))
    assert row[["compared", "furthest", "furthest_level", "rest_level", "spread"]].tolist() == [5, "zeeland", 0, 1, 1]
    assert row[["lowest", "lowest_level", "highest", "highest_level"]].tolist() == ["zeeland", 0, "kent", 1]
    assert (row["signal"], row["rank"]) == ("strong", 1)


def test_a_smaller_one_is_moderate_and_what_chance_does_is_weak() -> None:
    rows = votes(11, everywhere((7, 1, 0)) | {"kent": (2, 6, 0)}) + votes(
        12, everywhere((4, 4, 0)) | {"kent": (5, 3, 0)}
    )
    made = compared(tally(rows))
    assert [of(made, one)["signal"] for one in FINDINGS] == ["moderate", "weak", "too_few"]
    assert [of(made, one)["rank"] for one in FINDINGS] == [1, 2, 3]


def test_the_furthest_region_is_held_against_the_others_as_equals() -> None:
    shares = {"kent": (2, 8, 0), "essex": (6, 4, 0), "zeeland": (80, 20, 0)}
    row = of(compared(tally(votes(11, shares)), taking_part=list(shares)))
    assert row["furthest"] == "kent"
    assert (row["furthest_level"], row["rest_level"]) == (0.2, pytest.approx(0.7))


@pytest.mark.parametrize(
    "shares",
    [
        {},
        {"kent": (5, 0, 0)},
        {"kent": (5, 0, 0), "essex": (0, 2, 0)},  # not covered
        {"kent": (5, 0, 0), "essex": (0, 0, 5)},  # passed, all of them
    ],
)
def test_too_few_to_compare(shares: dict[str, tuple[int, int, int]]) -> None:
    row = of(compared(tally(votes(11, shares))))
    assert row["signal"] == "too_few"
    assert row[["lowest", "highest", "furthest"]].isna().all()
    assert row[["spread", "furthest_level", "rest_level", "p", "q"]].isna().all()


def test_regions_that_take_no_part_are_not_compared() -> None:
    rows = tally(votes(11, everywhere((8, 0, 0)) | {"zeeland": (0, 8, 0)}))
    assert of(compared(rows, taking_part=REGIONS[:4]))["spread"] == 0
    assert of(compared(rows, taking_part=[]))["signal"] == "too_few"


def test_a_scale_compares_mean_points() -> None:
    rows = [(11, region, 4, 6) for region in REGIONS[:4]] + [(11, "zeeland", 1, 6)]
    made = rated(tally(rows), finding_ids=[11], regions=REGIONS).by_region
    row = of(differences(made, taking_part=REGIONS, answers=dict(zip(RATED, range(1, 6), strict=True))))
    assert (row["spread"], row["furthest"], row["signal"]) == (3, "zeeland", "strong")


def test_no_findings_give_no_rows() -> None:
    made = tallied(tally([]), finding_ids=[], regions=REGIONS)
    assert len(differences(made.by_region, taking_part=REGIONS)) == 0


def test_where_regions_do_not_differ_few_rooms_are_told_that_they_do() -> None:
    """Benjamini-Hochberg at 10 %: of sixty rooms of twenty findings without a difference, about six at most."""
    chance, told = np.random.default_rng(8), 0
    for _ in range(60):
        agree = chance.binomial(7, 0.6, (20, 5))
        rows = [
            (finding, region, value, int(people))
            for finding in range(20)
            for place, region in enumerate(REGIONS)
            for value, people in ((1, agree[finding, place]), (-1, 7 - agree[finding, place]))
        ]
        made = tallied(tally(rows), finding_ids=list(range(20)), regions=REGIONS)
        told += bool((differences(made.by_region, taking_part=REGIONS)["q"] <= 0.10).any())
    assert told <= 9


@few
@given(panels, st.permutations(REGIONS), st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_of_regions_changes_a_signal(
    panel: list[tuple[int, str, int]], regions: list[str], chance: object
) -> None:
    rows = counted(panel)
    shuffled = rows.sample(frac=1, random_state=chance.randint(0, 99))  # type: ignore[attr-defined]
    one, other = compared(rows), compared(shuffled, regions=regions)
    kept = ["finding_id", "compared", "lowest", "highest", "furthest", "spread", "p", "q", "signal", "rank"]
    pd.testing.assert_frame_equal(one[kept], other[kept])


@few
@given(panels)
def test_levels_lie_in_order(panel: list[tuple[int, str, int]]) -> None:
    made = compared(counted(panel))
    told = made[made["signal"] != "too_few"]
    assert set(made["signal"]) <= set(SIGNALS)
    assert sorted(made["rank"]) == [1, 2, 3]
    assert told["spread"].between(0, 1).all()
    assert ((told["furthest_level"] == told["lowest_level"]) | (told["furthest_level"] == told["highest_level"])).all()
