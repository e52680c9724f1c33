import numpy as np

from profit_tt.analysis.polis.consensus import consensus
from profit_tt.analysis.polis.statistics import Counted


def of(agree: list[int], disagree: list[int], seen: list[int]) -> Counted:
    return Counted(*(np.array(one) for one in (agree, disagree, seen)))


def test_the_clearest_first_both_ways() -> None:
    counts = of([9, 20, 0, 5, 1], [1, 0, 30, 5, 18], [10, 20, 30, 10, 20])
    made = consensus(counts, np.array([11, 12, 13, 14, 15]), np.zeros(5, dtype=bool))
    assert made[["direction", "finding_id", "place"]].to_numpy().tolist() == [
        ["agree", 12, 1], ["agree", 11, 2], ["disagree", 13, 1], ["disagree", 15, 2],
    ]  # fmt: skip
    assert made[["n_success", "n_trials"]].to_numpy().tolist() == [[20, 20], [9, 10], [30, 30], [18, 20]]
    assert made["p_success"].tolist() == [21 / 22, 10 / 12, 31 / 32, 19 / 22]


def test_five_at_most_and_no_rejected_ones() -> None:
    counts = of([40, 39, 38, 37, 36, 35, 34], [0] * 7, [40] * 7)
    made = consensus(counts, np.arange(7), np.arange(7) == 2)
    assert made["finding_id"].tolist() == [0, 1, 3, 4, 5]


def test_a_majority_that_chance_would_give_is_none() -> None:
    assert consensus(of([6, 0], [4, 0], [10, 0]), np.array([1, 2]), np.zeros(2, dtype=bool)).empty
    assert consensus(of([], [], []), np.array([], dtype=int), np.zeros(0, dtype=bool)).empty
