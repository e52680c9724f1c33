import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.polis.clusters import Bases, based, best_split, grouped, people_in, silhouette, split
from profit_tt.analysis.polis.means import FEW, settled
from tests.analysis.polis.panels import few

#: Points in the plane, many of them the same.
clouds = st.lists(st.tuples(st.integers(-4, 4), st.integers(-4, 4)), min_size=1, max_size=60).map(
    lambda points: np.array(points, dtype=np.float64)
)


def blobs(sizes: list[int], seed: int = 0) -> np.ndarray:
    """Clouds of people around corners far apart."""
    chance = np.random.default_rng(seed)
    corners = np.array([(0, 0), (20, 0), (0, 20), (20, 20), (50, 50)])[: len(sizes)]
    return np.concatenate([corner + chance.normal(size=(size, 2)) for corner, size in zip(corners, sizes, strict=True)])


def test_who_is_in() -> None:
    busy = np.array([7] * 15 + [6, 1])
    assert people_in(busy, 30).tolist() == [True] * 15 + [False] * 2
    assert people_in(np.array([3] * 20 + [2]), 3).tolist() == [True] * 20 + [False]
    few_voted = np.array([9, 0, 2, 6, 8])
    assert people_in(few_voted, 30).tolist() == [True, False, True, True, True]
    many_voted_little = np.array([8] + [1] * 10 + [2] * 14)
    assert people_in(many_voted_little, 30).tolist() == [True] + [False] * 10 + [True] * 14


def test_clouds_are_told_apart_and_numbered_by_their_size() -> None:
    found = grouped(blobs([30, 50, 20, 40]), np.ones(140, dtype=bool))
    assert found.sizes.tolist() == [50, 40, 30, 20]
    assert found.of.tolist() == [2] * 30 + [0] * 50 + [3] * 20 + [1] * 40
    assert found.centres.round().tolist() == [[20, 0], [20, 20], [0, 0], [0, 20]]
    assert found.bases == 100
    assert found.silhouette > 0.85


def test_those_with_too_few_votes_are_in_none() -> None:
    points, within = blobs([10, 10]), np.arange(20) % 5 > 0
    found = grouped(points, within)
    assert (found.of >= 0).tolist() == within.tolist()
    assert found.sizes.tolist() == [8, 8]


def test_fewer_base_clusters_allow_fewer_groups() -> None:
    for number, most in ((2, 2), (11, 2), (12, 3), (24, 4), (36, 5), (60, 5)):
        on_a_line = np.column_stack([np.arange(number) * 1.0, np.zeros(number)])
        assert len(np.unique(best_split(based(on_a_line)).of)) <= most
    assert len(np.unique(best_split(based(blobs([8] * 5))).of)) == 5


@given(clouds)
def test_a_base_cluster_is_a_point_while_there_are_at_most_a_hundred(points: np.ndarray) -> None:
    found = based(points)
    assert found.centres[found.of].tolist() == points.tolist()
    assert found.people.sum() == len(points)
    assert len(np.unique(found.centres, axis=0)) == len(found.centres)


def test_base_clusters_of_many_people_hold_everybody() -> None:
    points = np.random.default_rng(2).permutation(blobs([500, 700]))
    found = based(points)
    assert len(found.centres) <= 100
    assert np.bincount(found.of, minlength=len(found.centres)).tolist() == found.people.tolist()
    assert np.hypot(*(points - found.centres[found.of]).T).mean() < 0.5


def test_many_points_and_few_are_settled_alike() -> None:
    """Beyond so many points a tree looks for the nearest centre; and doubtful points alone are looked at again."""
    points = np.random.default_rng(1).normal(size=(FEW + 10, 2))
    centres = points[:7]
    of = settled(points, np.ones(len(points)), centres, still=1e-9, rounds=1000)
    means = np.array([points[of == number].mean(axis=0) for number in range(7)])
    away = np.hypot(*(points[:, None] - means).transpose(2, 0, 1))
    assert (away.argmin(axis=1) == of).all()
    small = settled(points[:FEW], np.ones(FEW), centres, still=1e-9, rounds=1000)
    means = np.array([points[:FEW][small == number].mean(axis=0) for number in range(7)])
    assert (np.hypot(*(points[:FEW, None] - means).transpose(2, 0, 1)).argmin(axis=1) == small).all()


@few
@given(clouds, st.integers(2, 4))
def test_the_silhouette_is_that_of_the_people(points: np.ndarray, k: int) -> None:
    """The long way: every person against every other."""
    bases = based(points)
    if len(bases.centres) < k:
        return
    of = split(bases, k)
    group, apart = of[bases.of], np.hypot(*(points[:, None] - points).transpose(2, 0, 1))
    worth = []
    for person, own in enumerate(group):
        others = (group == own) & (np.arange(len(group)) != person)
        if not others.any():
            worth.append(0.0)
            continue
        near = apart[person, others].mean()
        far = min(apart[person, group == other].mean() for other in set(group.tolist()) - {own})
        worth.append((far - near) / max(near, far) if max(near, far) else 0.0)
    base_apart = np.hypot(*(bases.centres[:, None] - bases.centres).transpose(2, 0, 1))
    assert abs(silhouette(base_apart, bases.people, of) - np.mean(worth)) <= 1e-9


@few
@given(clouds)
def test_groups_hold_everybody_and_nobody_is_nearer_to_another_one(points: np.ndarray) -> None:
    found = grouped(points, np.ones(len(points), dtype=bool))
    assert found.sizes.sum() == len(points)
    assert found.sizes.tolist() == sorted(found.sizes.tolist(), reverse=True)
    away = np.hypot(*(points[:, None] - found.centres).transpose(2, 0, 1))
    assert (away[np.arange(len(points)), found.of] <= away.min(axis=1) + 1e-9).all()


def test_nobody_and_somebody_alone() -> None:
    nobody = grouped(np.zeros((3, 2)), np.zeros(3, dtype=bool))
    assert (nobody.of.tolist(), nobody.sizes.tolist()) == ([-1, -1, -1], [])
    alone = grouped(np.zeros((3, 2)), np.ones(3, dtype=bool))
    assert (alone.of.tolist(), alone.sizes.tolist()) == ([0, 0, 0], [3])
    assert np.isnan(alone.silhouette)


def test_a_split_is_the_tightest_of_several() -> None:
    bases = Bases(blobs([20, 20, 20]), np.ones(60), np.arange(60))
    assert sorted(np.bincount(split(bases, 3)).tolist()) == [20, 20, 20]
