"""Would chance alone do it? A permutation test from counts, and a correction for asking many times (measures, 2)."""

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from profit_tt.analysis.shares import Floats

Counts = NDArray[np.int64]

#: With fewer draws than this as extreme as what was seen, the p-value is too coarse for a list of many findings,
#: and this many times more draws are made.
FEW, MORE = 10, 9


def permutation_p(counts: ArrayLike, scores: ArrayLike, *, draws: int = 2000, seed: int = 0) -> float:
    """How often shuffled region labels put the regions at least as far apart as they are: 0 < p <= 1.

    `counts` has people by region (rows) and answer (columns), `scores` a number for each answer. The statistic is the
    between-region variance of the mean scores, sum n_r (mean_r - mean)^2. With fixed totals a shuffle is a draw from
    the multivariate hypergeometric distribution, so no person need be told apart. p = (1 + as extreme) / (1 + draws)
    (Phipson and Smyth 2010); where fewer than 10 draws are as extreme, ten times as many are made.
    The same counts give the same p, whatever the order of the regions. 1 with fewer than two regions.
    """
    rows = sorted(tuple(int(people) for people in row) for row in np.asarray(counts).tolist() if sum(row))
    return _p(tuple(rows), tuple(np.asarray(scores, dtype=np.float64).tolist()), draws, seed)


@lru_cache(maxsize=8192)  # from one revision to the next, most findings keep their counts
def _p(rows: tuple[tuple[int, ...], ...], scores: tuple[float, ...], draws: int, seed: int) -> float:
    if len(rows) < 2:
        return 1.0
    table, points = np.array(rows, dtype=np.int64), np.array(scores)
    chance = np.random.default_rng([seed, draws, *table.ravel().tolist()])
    people = table.sum(axis=1)
    seen = float(np.sum((table @ points) ** 2 / people))
    limit = seen - 1e-9 * max(1.0, seen)

    def extreme(number: int) -> int:
        return int(np.sum(np.sum(_shuffled(table, points, number, chance) ** 2 / people, axis=1) >= limit))

    hits, made = extreme(draws), draws
    if hits < FEW:
        hits, made = hits + extreme(MORE * draws), (1 + MORE) * draws
    return (1 + hits) / (1 + made)


def _shuffled(table: Counts, points: Floats, draws: int, chance: np.random.Generator) -> Floats:
    """Sum of the scores in each region under `draws` shuffles of the labels; (draws, regions)."""
    left = np.tile(table.sum(axis=0), (draws, 1))
    sums = np.empty((draws, len(table)))
    for place, people in enumerate(table.sum(axis=1)):
        dealt = _dealt(left, int(people), chance)
        left -= dealt
        sums[:, place] = dealt @ points
    return sums


def _dealt(left: Counts, people: int, chance: np.random.Generator) -> Counts:
    """A region's answers when `people` of those left fall to it by chance; the shape of `left`, (draws, answers)."""
    dealt = np.zeros_like(left)
    others, wanted = left.sum(axis=1), np.full(len(left), people)
    for answer in range(left.shape[1] - 1):
        others = others - left[:, answer]
        dealt[:, answer] = chance.hypergeometric(left[:, answer], others, wanted)
        wanted = wanted - dealt[:, answer]
    dealt[:, -1] = wanted
    return dealt


def discoveries(p: ArrayLike) -> Floats:
    """p-values after Benjamini and Hochberg (1995): those at most 0.10 are discoveries at a false share of 10 %.

    q of the i-th smallest of m = the least of p_j m / j over j >= i, at most 1. One shape in and out; NaN stays NaN
    and is not counted.
    """
    given = np.asarray(p, dtype=np.float64)
    made = np.full(given.shape, np.nan)
    asked = np.flatnonzero(~np.isnan(given))
    order = asked[np.argsort(given[asked], kind="stable")]
    stepped = given[order] * len(order) / np.arange(1, len(order) + 1)
    made[order] = np.minimum(np.minimum.accumulate(stepped[::-1])[::-1], 1.0)
    return made
