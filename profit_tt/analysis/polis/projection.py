"""Everybody as a point: two directions in which the votes differ most (measures, section 4, steps 1 to 4)."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh
from scipy.sparse.linalg import LinearOperator, eigsh

from profit_tt.analysis.polis.matrix import VoteMatrix
from profit_tt.analysis.shares import Floats

#: Vectors that ARPACK keeps, and how exact it is. Eight would do for a map; statistics are held to 1e-9, and where no
#: second direction stands out, more vectors come there with fewer steps.
VECTORS, EXACT, ROUGH = 20, 1e-12, 1e-4

#: Up to so many findings and votes the table of findings by findings is solved at once. Few votes often leave several
#: directions equally strong: those that differ by less than this share are.
SMALL, FEW, EQUAL = 200, 10_000, 1e-8


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """means: (m,) of the votes seen, -1..1. loadings: (m, 2), columns of length 1, or 0 where there is no second
    direction. points: (n, 2), in the order of the rows."""

    means: Floats
    loadings: Floats
    points: Floats


def projected(votes: VoteMatrix) -> Projection:
    """Means, the two leading right singular vectors w of the centred votes, and the people's points.

    A missing vote takes its column's mean, so the centred table is v_ij - mean_j where seen and exactly 0 elsewhere;
    a rejected column is 0 for everybody. Point of i = sqrt(m / max(1, answered_i)) * sum_j (v_ij - mean_j) w_j.
    """
    means = seen_means(votes)
    centred = votes.votes.astype(np.float64)
    kept = ~votes.rejected[centred.indices]
    centred.data = np.where(kept, centred.data - means[centred.indices], 0.0)
    loadings = directions(centred)
    return Projection(means, loadings, points(centred, loadings, votes.answered))


def seen_means(votes: VoteMatrix) -> Floats:
    """(m,) mean of the votes seen in each column, 0 in those rejected."""
    columns, number = votes.votes.indices, len(votes.findings)
    total = np.bincount(columns, weights=votes.votes.data, minlength=number)
    seen = np.bincount(columns, minlength=number)
    return np.where(votes.rejected, 0.0, total / np.maximum(seen, 1))


def directions(centred: Any, *, exact: float = EXACT) -> Floats:
    """(m, 2) the leading right singular vectors of a sparse table, the first one first.

    By Lanczos steps (ARPACK) from a start that is always the same. The sign is such that the largest entry is
    positive. Of equally strong directions, those nearest to fixed ones; one in which nothing differs is 0.
    """
    findings = centred.shape[1]
    start = np.random.default_rng(0).standard_normal((findings, 2))
    if findings < VECTORS or (findings <= SMALL and centred.nnz <= FEW):
        found = _of_small(*_solved((centred.T @ centred).toarray()), start)
    elif not centred.data.any():
        return np.zeros((findings, 2))
    else:
        turned = centred.T
        both = LinearOperator((findings, findings), matvec=lambda w: turned @ (centred @ w), dtype=np.float64)
        values, vectors = eigsh(both, k=2, which="LA", ncv=VECTORS, tol=exact, v0=start[:, 0])
        found = vectors[:, ::-1] * (values[::-1] > EQUAL * values.max())
    return found * _signs(found)


def _solved(table: Floats) -> tuple[Floats, Floats]:
    """All eigenvalues, ascending, and eigenvectors of a symmetric table. Not by numpy: its threads take ten times as
    long for a small one as the work itself, as soon as the machine has something else to do."""
    if not len(table):
        return np.zeros(0), np.zeros((0, 0))
    values, vectors = eigh(table, driver="evr", check_finite=False)
    return values, vectors


def _of_small(values: Floats, vectors: Floats, fixed: Floats) -> Floats:
    """(m, 2) from all eigenvalues, ascending, and eigenvectors: the same whichever of equal ones these are."""
    found = np.zeros((len(values), 2))
    for place, strength in enumerate(values[::-1][:2]):
        if strength > EQUAL * values[-1] and strength > 1e-12:
            equal = vectors[:, np.abs(values - strength) <= EQUAL * values[-1]]
            nearest = equal @ (equal.T @ fixed[:, place])
            nearest -= found[:, 0] * (found[:, 0] @ nearest)
            found[:, place] = nearest / np.linalg.norm(nearest)
    return found


def points(centred: Any, loadings: Floats, answered: NDArray[np.int64]) -> Floats:
    """(n, 2) where people stand; those who answered little are moved out as far as those who answered all."""
    scale = np.sqrt(centred.shape[1] / np.maximum(1, answered))
    return np.asarray(scale[:, None] * (centred @ loadings), dtype=np.float64)


def _signs(vectors: Floats) -> Floats:
    """(2,) 1 or -1, so that the entry furthest from 0, the first of equals, becomes positive."""
    if not len(vectors):
        return np.ones(2)
    furthest = np.abs(vectors).round(9).argmax(axis=0)
    return np.where(vectors[furthest, np.arange(vectors.shape[1])] < 0, -1.0, 1.0)
