import numpy as np
import pytest
from hypothesis import given

from profit_tt.analysis.polis.projection import Projection
from profit_tt.analysis.polis.statistics import (
    Counted,
    counted,
    extremity,
    group_informed_consensus,
    group_statistics,
    one_proportion,
    priority,
    share,
    two_proportions,
)
from tests.analysis.polis.panels import Vote, few, matrix, panels


def test_shares_are_drawn_to_one_half() -> None:
    assert share([0, 6, 3], [0, 6, 10]).tolist() == [0.5, 0.875, 4 / 12]


def test_z_of_one_share() -> None:
    assert one_proportion([6, 5, 0], [6, 6, 0]).tolist() == pytest.approx([7**0.5, 2 * 7**0.5 * (6 / 7 - 0.5), 1.0])


def test_z_of_two_shares() -> None:
    pooled = (5 + 3) / (7 + 9)
    wanted = (5 / 7 - 3 / 9) / (pooled * (1 - pooled) * (1 / 7 + 1 / 9)) ** 0.5
    assert two_proportions(4, 6, 2, 8).tolist() == pytest.approx(wanted)
    assert two_proportions(4, 4, 9, 9).tolist() == 0.0


def test_one_group_against_the_others() -> None:
    of_groups = Counted(np.array([[4], [1], [0]]), np.array([[1], [5], [0]]), np.array([[6], [7], [0]]))
    told = group_statistics(of_groups)
    assert told.p_a[:, 0].tolist() == pytest.approx([5 / 8, 2 / 9, 1 / 2])
    assert told.r_a[:, 0].tolist() == pytest.approx([(5 / 8) / (2 / 9), (2 / 9) / (5 / 8), (1 / 2) / (6 / 15)])
    assert told.r_d[0, 0] == pytest.approx((2 / 8) / (6 / 9))
    assert told.r_a_test[0, 0] == pytest.approx(float(two_proportions(4, 6, 1, 7)))
    assert group_informed_consensus(told.p_a).tolist() == pytest.approx([5 / 8 * 2 / 9 / 2])


def test_extremity_and_priority() -> None:
    where = Projection(np.array([1.0, 0.0, -1.0]), np.array([[0.6, 0.8], [0.3, 0.4], [0.0, 0.0]]), np.zeros((0, 2)))
    extreme = extremity(where)
    assert extreme.tolist() == pytest.approx([0.0, 3**0.5 * 0.5, 0.0])
    counts = Counted(np.array([3, 3, 0]), np.array([1, 1, 0]), np.array([5, 5, 0]))
    wanted = ((1 - 2 / 7) * (1 + 3**0.5 / 2) * (4 / 7) * (1 + 8 / 2)) ** 2
    assert priority(counts, extreme, np.array([True, False, False])).tolist() == pytest.approx(
        [49.0, wanted, (0.5 * 0.5 * 9) ** 2]
    )


@few
@given(panels)
def test_counts_are_those_of_the_votes(panel: list[Vote]) -> None:
    votes = matrix(panel)
    of = np.arange(len(votes.people)) % 4 - 1
    of_groups, of_all = counted(votes, of, 3)
    group = dict(zip(votes.people.tolist(), of.tolist(), strict=True))
    for column, finding in enumerate(votes.findings.tolist()):
        for number in range(3):
            cast = [value for who, what, value in panel if what == finding and group[who] == number]
            counts = (
                of_groups.agree[number, column],
                of_groups.disagree[number, column],
                of_groups.seen[number, column],
            )
            assert counts == (cast.count(1), cast.count(-1), len(cast))
        cast = [value for _, what, value in panel if what == finding]
        assert (of_all.agree[column], of_all.disagree[column], of_all.seen[column]) == (
            cast.count(1), cast.count(-1), len(cast),
        )  # fmt: skip
