from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.small_cells import hidden_types, without_small_cells, without_small_regions
from tests.analysis.votes import few

sizes_of = st.dictionaries(st.sampled_from(["enterprise", "public", "research"]), st.integers(0, 9))


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({"enterprise": 4, "public": 3, "research": 5}, set()),
        ({"enterprise": 4, "public": 3, "research": 2}, {"research", "public"}),
        ({"enterprise": 1, "public": 1, "research": 9}, {"enterprise", "public", "research"}),
        ({"enterprise": 2, "public": 2, "research": 9}, {"enterprise", "public"}),
        ({"enterprise": 2}, {"enterprise"}),
        ({"enterprise": 5, "public": 0}, set()),
        ({}, set()),
    ],
)
def test_which_types_stay_hidden(sizes: dict[str, int], hidden: set[str]) -> None:
    assert hidden_types(sizes) == hidden


@given(sizes_of, st.integers(1, 5))
def test_no_small_cell_can_be_had_by_subtraction(sizes: dict[str, int], from_people: int) -> None:
    """What is known: the region's total and every type shown. No sum of types below the limit follows from it."""
    types = sorted(kind for kind, size in sizes.items() if size)
    hidden = hidden_types(sizes, from_people=from_people)
    known = [[1] * len(types), *([int(kind == shown) for kind in types] for shown in types if shown not in hidden)]
    rank = np.linalg.matrix_rank(np.array(known)) if types else 0
    for length in range(1, len(types)):
        for group in combinations(types, length):
            row = [int(kind in group) for kind in types]
            follows = np.linalg.matrix_rank(np.array([*known, row])) == rank
            assert not follows or sum(sizes[kind] for kind in group) >= from_people


@few
@given(st.lists(st.tuples(st.sampled_from([1, 2]), st.sampled_from(["kent", "essex"]), sizes_of), max_size=4))
def test_what_is_shown_was_counted_and_is_large_enough(rows: list[tuple[int, str, dict[str, int]]]) -> None:
    cells = {(finding, region, kind): size for finding, region, sizes in rows for kind, size in sizes.items() if size}
    frame = pd.DataFrame(
        [(*cell, 1, size) for cell, size in cells.items()],
        columns=["finding_id", "region", "stakeholder", "value", "people"],
    )
    shown = without_small_cells(frame)
    assert all(size >= 3 for size in shown["people"])
    assert len(shown.merge(frame)) == len(shown)


def test_regions_with_few_voters_are_gone_whole_axis_by_axis() -> None:
    rows = [
        (1, "kent", "enterprise", 1, 2),
        (1, "kent", "public", -1, 1),
        (1, "essex", "public", 1, 2),
        (2, "essex", "public", 1, 3),
    ]
    counted = pd.DataFrame(rows, columns=["finding_id", "region", "stakeholder", "value", "people"])
    kept = without_small_regions(counted, from_people=3)
    assert kept[["finding_id", "region"]].drop_duplicates().values.tolist() == [[1, "kent"], [2, "essex"]]
    assert kept["people"].sum() == 6
    axes = pd.concat([counted.assign(axis=0), counted[:1].assign(axis=1)])
    assert without_small_regions(axes, from_people=3)["axis"].tolist() == [0, 0, 0]
