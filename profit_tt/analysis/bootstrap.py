"""How sure common ground is: the people of each region drawn again, many times (measures, section 2)."""

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from profit_tt.analysis.common_ground import PLACES
from profit_tt.analysis.shares import Floats, smoothed

#: Ends of the interval among the draws.
ENDS = (0.025, 0.975)


def bootstrap(counts: ArrayLike, *, covered_from: int = 3, draws: int = 1000, seed: int = 0) -> tuple[Floats, Floats]:
    """95 % interval of common ground by resampling people inside each region; arrays of findings, each in 0..1.

    `counts` has the shape (findings, regions, 3): people who agree, disagree, pass. A region's people drawn with
    replacement are one draw from the multinomial distribution with its own shares, so no person need be told apart.
    Each draw gives exp(mean over covered regions of log p_a (1 - p_d)); the interval lies between the 2.5th and the
    97.5th percentile of `draws` of them. Regions with fewer than `covered_from` votes are left out, as in common
    ground itself. NaN without a covered region. A region in which all answer alike has nothing to vary: the interval
    of a small unanimous panel is too short, which is why the regions' Wilson intervals stand beside it.
    The same counts give the same interval, whatever the order of findings and regions.
    Source: B. Efron, Ann. Stat. 7 (1979) 1, percentile method, stratified by region.
    """
    table = np.asarray(counts, dtype=np.int64)
    ends = [_ends(_rows(one.tolist(), covered_from), draws, seed) for one in table]
    low, high = np.array(ends, dtype=np.float64).reshape(-1, 2).T
    return low, high


def _rows(finding: list[list[int]], covered_from: int) -> tuple[tuple[int, ...], ...]:
    """The answers of the covered regions, in an order that does not depend on their names."""
    return tuple(sorted(tuple(region) for region in finding if sum(region) >= max(covered_from, 1)))


@lru_cache(maxsize=8192)  # from one revision to the next, most findings keep their counts
def _ends(rows: tuple[tuple[int, ...], ...], draws: int, seed: int) -> tuple[float, float]:
    if not rows:
        return float("nan"), float("nan")
    table = np.array(rows, dtype=np.int64)
    seen = table.sum(axis=1)
    chance = np.random.default_rng([seed, draws, *table.ravel().tolist()])
    drawn = chance.multinomial(seen, table / seen[:, None], size=(draws, len(rows)))
    backed = smoothed(drawn[..., 0], seen) * (1 - smoothed(drawn[..., 1], seen))
    return _quantiles(np.exp(np.log(backed).mean(axis=1)))


def _quantiles(grounds: Floats) -> tuple[float, float]:
    """The ends of the interval, halfway where they fall between two draws (type 7), without numpy's long way there."""
    ordered = np.sort(grounds)
    places = np.array(ENDS) * (len(ordered) - 1)
    below = places.astype(np.int64)
    above = np.minimum(below + 1, len(ordered) - 1)
    low, high = (ordered[below] + (places - below) * (ordered[above] - ordered[below])).round(PLACES).tolist()
    return low, high
