"""Are there opinion groups at all? Clustering always finds some; chance must not find as good ones (measures, 4)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from profit_tt.analysis.polis.clusters import based, best_split, people_in
from profit_tt.analysis.polis.matrix import VoteMatrix
from profit_tt.analysis.polis.projection import ROUGH, directions, points, seen_means
from profit_tt.analysis.shares import Floats


@dataclass(frozen=True, slots=True)
class Verdict:
    """reliable: the groups beat chance. p: 0..1, how often shuffled votes give groups at least as good.

    silhouette: of the groups judged (NaN without any). replicas: how many shuffles were looked at.
    """

    reliable: bool
    p: float
    silhouette: float
    replicas: int


def _nothing() -> None:
    """Between two shuffles, if nothing else is asked for."""


def judged(
    votes: VoteMatrix,
    silhouette: float,
    *,
    replicas: int = 200,
    level: float = 0.05,
    seed: int = 0,
    between: Callable[[], None] = _nothing,
) -> Verdict:
    """Whether groups with this mean silhouette beat `replicas` shuffles of the votes inside every column.

    A shuffle keeps who voted on what, and how many agreed, disagreed and passed on each finding, and is clustered like
    the votes themselves. p = (1 + as good) / (1 + replicas) (Phipson and Smyth 2010); reliable below `level`. It stops
    as soon as p cannot come below `level` any more. The same votes give the same verdict. `between` is called before
    each shuffle: what it raises ends the work.
    """
    if np.isnan(silhouette):
        return Verdict(reliable=False, p=1.0, silhouette=silhouette, replicas=0)
    chance = _Chance(votes, seed)
    hits = 0
    for made in range(1, replicas + 1):
        between()
        hits += chance.silhouette() >= silhouette - 1e-9
        if (1 + hits) / (1 + replicas) >= level:
            return Verdict(reliable=False, p=(1 + hits) / (1 + made), silhouette=silhouette, replicas=made)
    return Verdict(reliable=True, p=(1 + hits) / (1 + replicas), silhouette=silhouette, replicas=replicas)


class _Chance:
    """Shuffles of the votes inside every column, one after the other."""

    def __init__(self, votes: VoteMatrix, seed: int) -> None:
        self._by_column = votes.votes.tocsc()
        self._within = people_in(votes.cast, len(votes.findings))
        self._answered = votes.answered
        seen = np.diff(self._by_column.indptr)
        self._means = np.repeat(seen_means(votes), seen)
        self._kept = np.repeat(~votes.rejected, seen)
        columns = np.repeat(np.arange(len(seen), dtype=np.uint64), seen)
        self._keys = (columns << np.uint64(40)) | (self._by_column.data + 1).astype(np.uint64)
        self._random = np.random.default_rng([seed, len(self._keys)])

    def silhouette(self) -> float:
        """The mean silhouette of the best groups in one more shuffle; -1 where there are none."""
        matrix = self._by_column
        centred = sparse.csc_array((self._shuffled(), matrix.indices, matrix.indptr), shape=matrix.shape)
        loadings = directions(centred, exact=ROUGH)
        found = best_split(based(points(centred, loadings, self._answered)[self._within])).silhouette
        return -1.0 if np.isnan(found) else found

    def _shuffled(self) -> Floats:
        """Sorted by column, then by chance: what stands in the lowest bits comes out shuffled inside its column."""
        drawn = self._random.integers(0, 2**32, size=len(self._keys), dtype=np.uint64)
        mixed = np.sort(self._keys | (drawn << np.uint64(8)))
        values = (mixed & np.uint64(255)).astype(np.float64) - 1.0
        return np.where(self._kept, values - self._means, 0.0)
