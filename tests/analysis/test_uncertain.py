import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.uncertain import uncertain
from tests.analysis.votes import few


def frame(rows: list[tuple[int, int, int]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["finding_id", "passed", "seen"]).astype("int64")


def test_more_than_three_in_ten_of_at_least_five() -> None:
    made = uncertain(frame([(1, 2, 5), (2, 3, 10), (3, 4, 4), (4, 0, 8), (5, 0, 0), (6, 31, 100)]))
    assert made["uncertain"].tolist() == [True, False, False, False, False, True]
    assert made["pass_share"].tolist()[:4] == [0.4, 0.3, 1.0, 0.0]
    assert made["pass_share"].isna().tolist() == [False, False, False, False, True, False]
    assert made["place"].tolist() == [1, 4, 3, 5, 6, 2]


def test_no_findings() -> None:
    assert list(uncertain(frame([])).columns) == ["finding_id", "passed", "seen", "pass_share", "uncertain", "place"]


@few
@given(st.lists(st.integers(0, 9).flatmap(lambda seen: st.tuples(st.integers(0, seen), st.just(seen))), max_size=9))
def test_places_are_a_permutation_with_the_uncertain_first(counts: list[tuple[int, int]]) -> None:
    made = uncertain(frame([(number, *one) for number, one in enumerate(counts)]))
    assert sorted(made["place"]) == list(range(1, len(counts) + 1))
    assert made.sort_values("place")["uncertain"].is_monotonic_decreasing if len(made) else True
