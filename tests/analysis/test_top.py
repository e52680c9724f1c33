"""The best findings of a round, by each ballot's own measure; recounted by hand."""

import pandas as pd
import pytest

from profit_tt.analysis.top import top

REGIONS = ["kent", "essex", "zeeland"]
Row = tuple[int, str, int, int]


def best(rows: list[Row], ballot: str, number: int | None = None, axis: int = 0) -> list[int]:
    """rows: (finding, region, value, people)"""
    return ranked([(finding, axis, region, value, people) for finding, region, value, people in rows], ballot, number)


def ranked(rows: list[tuple[int, int, str, int, int]], ballot: str, number: int | None = None) -> list[int]:
    tally = pd.DataFrame(rows, columns=["finding_id", "axis", "region", "value", "people"])
    tally = tally.astype({"finding_id": "int64", "axis": "int8", "region": object, "value": "int8", "people": "int64"})
    return top(tally, ballot=ballot, finding_ids=[1, 2, 3, 4], regions=REGIONS, taking_part=REGIONS, number=number)


def test_agreement_is_ranked_by_common_ground_and_what_is_provisional_comes_later() -> None:
    rows = [(1, region, 1, 4) for region in REGIONS[:2]]  # Zeeland has not voted on it
    rows += [(2, region, value, 2) for region in REGIONS for value in (1, -1)]
    rows += [(3, region, 1, 3) for region in REGIONS]
    assert best(rows, "agreement") == [3, 2, 1]
    assert best(rows, "agreement", 2) == [3, 2]


def test_a_scale_is_ranked_by_the_mean_of_regions_medians_so_that_a_large_region_counts_once() -> None:
    crowd = [(1, "kent", 5, 50), (1, "essex", 1, 2), (1, "zeeland", 1, 2)]
    evenly = [(2, region, 3, 2) for region in REGIONS]
    assert best(crowd + evenly, "scale") == [2, 1]


def test_equal_medians_fall_by_the_share_of_four_and_five() -> None:
    rows = [(1, "kent", 3, 3), (1, "kent", 5, 1), (2, "kent", 3, 3), (2, "kent", 4, 2), (3, "kent", 3, 9)]
    assert best(rows, "scale") == [2, 1, 3]


def test_dots_are_ranked_by_dots_then_by_regions() -> None:
    rows = [(1, "kent", 2, 3), (2, "kent", 3, 1), (2, "essex", 3, 1), (3, "zeeland", 7, 1), (4, "kent", 1, 1)]
    assert best(rows, "dots") == [3, 2, 1, 4]


def test_impact_and_feasibility_are_ranked_by_both_medians_together() -> None:
    rows = [(1, 0, "kent", 5, 2), (1, 1, "kent", 1, 2), (2, 0, "kent", 4, 2), (2, 1, "kent", 3, 2)]
    rows += [(3, 0, "kent", 5, 2)]  # nobody has said how feasible it is
    assert ranked(rows, "impact_feasibility") == [2, 1]


@pytest.mark.parametrize("ballot", ["agreement", "scale", "dots", "impact_feasibility"])
def test_what_has_no_vote_is_never_among_the_best(ballot: str) -> None:
    assert best([], ballot) == []
    assert best([(2, "kent", 0, 3)], ballot, 3) == ([2] if ballot == "agreement" else [])


@pytest.mark.parametrize("ballot", ["agreement", "scale", "dots"])
def test_equals_stand_with_more_people_first_then_as_they_came(ballot: str) -> None:
    rows = [(one, "kent", 1, people) for one, people in ((3, 4), (2, 4), (4, 5))]
    assert best(rows, ballot)[0] == 4
    assert best(rows, ballot)[1:] == [2, 3]
