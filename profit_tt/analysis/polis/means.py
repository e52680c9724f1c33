"""k-means in the plane, for many people and up to a hundred centres."""

import numpy as np
from scipy.spatial import KDTree

from profit_tt.analysis.polis.matrix import Places
from profit_tt.analysis.shares import Floats

#: Up to so many points, all distances at once are quicker than a tree.
FEW = 5000


def settled(points: Floats, weights: Floats, centres: Floats, *, rounds: int = 100, still: float = 0.01) -> Places:
    """(n,) the centre of every point, after at most `rounds` or when no centre moves by `still` any more.

    Points that cannot have come nearer to another centre are not looked at again (Hamerly, SDM 2010).
    """
    (own, other), of = _two_nearest(centres, points)
    for _ in range(rounds):
        means = moved_to_means(points, weights, of, centres)
        moves = np.hypot(*(means - centres).T)
        centres = means
        if moves.max() < still:
            break
        own, other = own + moves[of], other - moves.max()
        doubtful = np.flatnonzero(own >= other)
        (own[doubtful], other[doubtful]), of[doubtful] = _two_nearest(centres, points[doubtful])
    return of


def moved_to_means(points: Floats, weights: Floats, of: Places, centres: Floats | None = None) -> Floats:
    """(k, 2) the weighted mean of each cluster's points; one without any stays where it was."""
    number = len(centres) if centres is not None else int(of.max(initial=-1)) + 1
    total = np.bincount(of, weights=weights, minlength=number)
    sums = [np.bincount(of, weights=weights * points[:, axis], minlength=number) for axis in (0, 1)]
    means = np.column_stack(sums) / np.maximum(total, 1e-300)[:, None]
    return means if centres is None else np.where(total[:, None] > 0, means, centres)


def apart(points: Floats, centres: Floats) -> Floats:
    """(..., n, k) squared distances, from (n, 2) and (..., k, 2).

    Difference by difference: a product of matrices would fall out otherwise by 1e-16 with where it lies in memory, and
    points halfway between two centres would fall to either.
    """
    (x, y), (left, up) = np.moveaxis(points, -1, 0), np.moveaxis(centres, -1, 0)
    return np.asarray((x[:, None] - left[..., None, :]) ** 2 + (y[:, None] - up[..., None, :]) ** 2)


def _two_nearest(centres: Floats, points: Floats) -> tuple[Floats, Places]:
    """(2, n) distances to the nearest and the next centre, and the place of the nearest."""
    if len(points) > FEW:
        distances, places = KDTree(centres).query(points, k=2)
        return np.ascontiguousarray(distances.T), places[:, 0]
    away = apart(points, centres)  # squared
    rows, nearest = np.arange(len(points)), away.argmin(axis=1)
    own = away[rows, nearest]
    away[rows, nearest] = np.inf
    return np.sqrt([own, away.min(axis=1)]), nearest
