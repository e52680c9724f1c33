"""What each group says to each finding, and what a finding is worth showing (measures, section 4)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from profit_tt.analysis.polis.matrix import Places, VoteMatrix
from profit_tt.analysis.polis.projection import Projection
from profit_tt.analysis.shares import Floats

#: One-sided 90 % of the normal distribution.
Z90 = 1.2815515655446004

#: Priority of findings about the people themselves, before it is squared.
META = 7.0

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """People by answer: arrays of one shape, (k, m) for groups by findings or (m,) for everybody. seen has passes."""

    agree: Counts
    disagree: Counts
    seen: Counts


@dataclass(frozen=True, slots=True, eq=False)
class GroupStatistics:
    """Arrays (k, m): p shares drawn to one half, 0..1; r how many times the share outside the group, > 0; the tests
    p_test and r_test are z-values. _a agree, _d disagree."""

    p_a: Floats
    p_d: Floats
    p_a_test: Floats
    p_d_test: Floats
    r_a: Floats
    r_d: Floats
    r_a_test: Floats
    r_d_test: Floats


def counted(votes: VoteMatrix, of: Places, groups: int) -> tuple[Counted, Counted]:
    """(k, m) by group and (m,) of everybody, those in no group (`of` is -1) too; rejected findings as they were voted.

    `of` (n,) is the group of every row, 0 to `groups` - 1.
    """
    matrix, number = votes.votes, len(votes.findings)
    row_of = np.repeat(of.astype(np.int64) + 1, np.diff(matrix.indptr))
    cells = 3 * (row_of * number + matrix.indices) + matrix.data + 1
    people = np.bincount(cells, minlength=3 * number * (groups + 1)).reshape(groups + 1, number, 3)
    return _answers(people[1:]), _answers(people.sum(axis=0))


def _answers(people: Counts) -> Counted:
    return Counted(people[..., 2], people[..., 0], people.sum(axis=-1))


def share(count: ArrayLike, seen: ArrayLike) -> Floats:
    """(count + 1) / (seen + 2): p of the measures."""
    return np.asarray((np.asarray(count) + 1.0) / (np.asarray(seen) + 2.0))


def one_proportion(count: ArrayLike, seen: ArrayLike) -> Floats:
    """z of a share against one half: 2 sqrt(S + 1) ((X + 1) / (S + 1) - 1/2)."""
    x, s = np.asarray(count) + 1.0, np.asarray(seen) + 1.0
    return np.asarray(2 * np.sqrt(s) * (x / s - 0.5))


def two_proportions(count: ArrayLike, seen: ArrayLike, other_count: ArrayLike, other_seen: ArrayLike) -> Floats:
    """z of a share against another one, pooled, all counts + 1; 0 where everybody in both gave the answer."""
    x, s, y, t = (np.asarray(one) + 1.0 for one in (count, seen, other_count, other_seen))
    pooled = (x + y) / (s + t)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (x / s - y / t) / np.sqrt(pooled * (1 - pooled) * (1 / s + 1 / t))
    return np.where(pooled == 1, 0.0, z)


def group_statistics(of_groups: Counted) -> GroupStatistics:
    """Every group on every finding, against all other groups together; people in no group count in neither."""
    seen, outside = of_groups.seen, of_groups.seen.sum(axis=0) - of_groups.seen
    made = {}
    for name, count in (("a", of_groups.agree), ("d", of_groups.disagree)):
        others = count.sum(axis=0) - count
        made[f"p_{name}"] = share(count, seen)
        made[f"p_{name}_test"] = one_proportion(count, seen)
        made[f"r_{name}"] = share(count, seen) / share(others, outside)
        made[f"r_{name}_test"] = two_proportions(count, seen, others, outside)
    return GroupStatistics(**made)


def group_informed_consensus(p: Floats) -> Floats:
    """(m,) the product of the groups' shares (k, m); 1 without groups."""
    return np.asarray(p.prod(axis=0))


def extremity(where: Projection) -> Floats:
    """(m,) how far from the middle somebody stands who agrees with this finding alone: sqrt(m) |1 - mean| |w|."""
    number = len(where.means)
    return np.asarray(np.sqrt(number) * np.abs(1 - where.means) * np.hypot(*where.loadings.T))


def priority(of_grouped: Counted, extreme: Floats, meta: NDArray[np.bool_]) -> Floats:
    """(m,) what to show next: [(1 - q)(1 + E) a (1 + 8 * 2^(-S/5))]^2 with a = share of agrees, q = share of passes.

    Counts are of people in groups.
    """
    passed = of_grouped.seen - of_grouped.agree - of_grouped.disagree
    agreed, passing = share(of_grouped.agree, of_grouped.seen), share(passed, of_grouped.seen)
    new = 1 + 8 * 2.0 ** (-of_grouped.seen / 5)
    return np.asarray(np.where(meta, META, (1 - passing) * (1 + extreme) * agreed * new) ** 2)
