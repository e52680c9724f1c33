"""People who vote alike: base clusters, then two to five groups (measures, section 4, steps 5 to 7)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from profit_tt.analysis.polis.matrix import Places
from profit_tt.analysis.polis.means import apart, moved_to_means, settled
from profit_tt.analysis.shares import Floats

#: Votes that put somebody on the map, and people who are there in any case, the most active first.
VOTES, PEOPLE = 7, 15

#: Base clusters at most; digits that points are told apart by (sums differ by 1e-15 with the order of the votes).
BASES, DIGITS = 100, 9

#: Groups have settled when their centres move by less than this.
STILL = 1e-9

#: Groups at most, and how many base clusters allow one more than two.
MOST, FOR_ONE_MORE = 5, 12


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """of: (n,) the group of everybody, 0 the largest; -1 for those with too few votes. sizes: (k,) people.

    centres: (k, 2). silhouette: mean over the people in, where their base clusters stand, -1..1; NaN where there is
    but one group, or none. bases: how many base clusters they were made of.
    """

    of: Places
    sizes: NDArray[np.int64]
    centres: Floats
    silhouette: float
    bases: int


@dataclass(frozen=True, slots=True, eq=False)
class Bases:
    """Base clusters: centres (b, 2), people in each (b,), and the base of every person in."""

    centres: Floats
    people: Floats
    of: Places


def people_in(cast: NDArray[np.int64], findings: int) -> NDArray[np.bool_]:
    """(n,) who is clustered: at least min(7, findings) votes; fewer than 15 such are filled up with the most active."""
    found = cast >= min(VOTES, findings)
    if found.sum() < PEOPLE:
        found[np.argsort(-cast, kind="stable")[:PEOPLE]] = True
    return found & (cast > 0)


def grouped(points: Floats, within: NDArray[np.bool_]) -> Groups:
    """Groups of the people `within`, from everybody's points (n, 2): the best mean silhouette, ties to more groups.

    Found among the base clusters, then settled person by person: which hundred points the base clusters were started
    at matters no more then.
    """
    of, here = np.full(len(points), -1, dtype=np.intp), points[within]
    if not len(here):
        return Groups(of, np.zeros(0, dtype=np.int64), np.zeros((0, 2)), float("nan"), 0)
    found = best_split(based(here))
    each = np.ones(len(here))
    near = settled(here, each, moved_to_means(here, each, found.of[found.bases.of]), still=STILL)
    of[within] = near = _largest_first(here, near)
    return Groups(of, np.bincount(near), moved_to_means(here, each, near), found.silhouette, len(found.of))


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Base clusters, the group of each (b,), and the mean silhouette over their people; NaN with one base alone."""

    bases: Bases
    of: Places
    silhouette: float


def best_split(bases: Bases) -> Split:
    """Two groups or more, as many as have the best mean silhouette."""
    number = len(bases.centres)
    if number < 2:
        return Split(bases, np.zeros(number, dtype=np.intp), float("nan"))
    distances = np.sqrt(apart(bases.centres, bases.centres))
    best = Split(bases, np.zeros(number, dtype=np.intp), -2.0)
    for k in range(2, min(MOST, 2 + number // FOR_ONE_MORE) + 1):
        of = split(bases, k)
        score = silhouette(distances, bases.people, of)
        if score >= best.silhouette - 1e-9:
            best = Split(bases, of, score)
    return best


def based(points: Floats) -> Bases:
    """At most 100 base clusters, started at the first 100 distinct points."""
    rounded = points.round(DIGITS) + 0.0
    _, first, of, people = np.unique(
        rounded @ np.array([1, 1j]), return_index=True, return_inverse=True, return_counts=True
    )
    distinct, weights = rounded[first], people.astype(np.float64)
    order = np.argsort(first, kind="stable")
    if len(distinct) <= BASES:
        back = np.argsort(order)
        return Bases(distinct[order], weights[order], back[of])
    near = settled(distinct, weights, distinct[order[:BASES]])
    kept, near = np.unique(near, return_inverse=True)
    people_of: Floats = np.bincount(near, weights=weights, minlength=len(kept)).astype(np.float64)
    return Bases(moved_to_means(distinct, weights, near), people_of, near[of])


def split(bases: Bases, k: int, *, starts: int = 32, rounds: int = 100) -> Places:
    """(b,) weighted k-means of the base centres: the tightest of several seeded starts, all taken side by side."""
    centres, people = bases.centres, bases.people
    keys = np.random.default_rng(k).exponential(size=(starts, len(people))) / people
    means = centres[np.argsort(keys, axis=1, kind="stable")[:, :k]]
    before = np.zeros((0, 0))
    for _ in range(rounds):
        away = apart(centres, means)
        of = away.argmin(axis=2)
        if np.array_equal(of, before):
            break
        before = of
        shares = np.where(of[:, None] == np.arange(k)[:, None], people, 0.0)
        total = shares.sum(axis=2)
        sums = [(shares * axis).sum(axis=2) / np.maximum(total, 1e-300) for axis in centres.T]
        means = np.where(total[:, :, None] > 0, np.stack(sums, axis=2), means)
    spread = (away.min(axis=2) * people).sum(axis=1)
    return np.asarray(before[spread.round(DIGITS).argmin()], dtype=np.intp)


def silhouette(distances: Floats, people: Floats, of: Places) -> float:
    """Mean over the people of (b - a) / max(a, b): a to the others of one's own group, b to the nearest other group.

    distances: (b, b) between the base centres, where everybody of a base stands. Alone in a group counts 0.
    Source: P. J. Rousseeuw, J. Comput. Appl. Math. 20 (1987) 53.
    """
    member = people[:, None] * (of[:, None] == np.unique(of))
    sizes, own = member.sum(axis=0), member > 0
    if len(sizes) < 2:
        return -1.0
    total = distances @ member
    near = (total[own]) / np.maximum(sizes[own.argmax(axis=1)] - 1, 1)
    far = np.where(own, np.inf, total / sizes).min(axis=1)
    alone = sizes[own.argmax(axis=1)] <= 1
    worth = np.where(
        alone | (np.maximum(near, far) == 0), 0.0, (far - near) / np.maximum(np.maximum(near, far), 1e-300)
    )
    return float((worth * people).sum() / people.sum())


def _largest_first(points: Floats, of: Places) -> Places:
    """Groups numbered by people, then from left to right; those that nobody is left in are gone."""
    names, of = np.unique(of, return_inverse=True)
    people, centres = np.bincount(of), moved_to_means(points, np.ones(len(points)), of).round(DIGITS)
    numbers = np.empty(len(names), dtype=np.intp)
    numbers[np.lexsort((centres[:, 1], centres[:, 0], -people))] = np.arange(len(names))
    return numbers[of]
