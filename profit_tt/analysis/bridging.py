"""Who bridges: how many of the shortest ways through the network of organisations and activities lead through each."""

from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from scipy import sparse

Array: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"

#: Nodes from which ways are followed at the same time: bounds the memory, changes no result.
AT_ONCE = 256
#: Sums are rounded to so many digits: the order in which a machine adds must not decide who comes first.
DIGITS = 9


def bridging(participations: pd.DataFrame) -> pd.DataFrame:
    """A row for every organisation that took part in something, the strongest bridge first.

    `participations`: organisation, activity (ids); a pair counts once. Columns: organisation, activities (in which it
    took part), partners (other organisations in them), betweenness: of all pairs of two others (organisations or
    activities), the share whose shortest way leads through it, 0..1; where there are several shortest ways, their
    share. Source: U. Brandes, J. Math. Sociol. 25 (2001) 163; normalised as by L. Freeman, Sociometry 40 (1977) 35.
    """
    pairs = participations[["organisation", "activity"]].drop_duplicates()
    pairs = pairs.sort_values(["organisation", "activity"], ignore_index=True)
    organisations, activities = (sorted(pairs[name].unique()) for name in ("organisation", "activity"))
    size = len(organisations) + len(activities)
    ways = _ways(pairs, organisations, activities)
    through = passing(ways)[: len(organisations)]
    others = max((size - 1) * (size - 2) / 2, 1.0)
    made = pd.DataFrame(
        {
            "organisation": organisations,
            "activities": pairs.groupby("organisation").size().reindex(organisations).to_numpy(),
            "partners": _partners(ways, len(organisations)),
            "betweenness": np.round(through / others, DIGITS),
        }
    )
    made = made.astype({"activities": "int64", "partners": "int64", "betweenness": "float64"})
    return made.sort_values(["betweenness", "partners", "organisation"], ascending=[False, False, True]).reset_index(
        drop=True
    )


def passing(ways: sparse.csr_matrix) -> Array:
    """For each node of a network without directions (its symmetric matrix of 0 and 1): over all pairs of others, the
    sum of the shares of their shortest ways that pass it. All sources of a block at once, level by level.
    """
    size = int(ways.shape[0])
    total = np.zeros(size)
    for start in range(0, size, AT_ONCE):
        total += _from(ways, np.arange(start, min(start + AT_ONCE, size)))
    return np.asarray(total / 2, dtype=np.float64)


def _from(ways: sparse.csr_matrix, sources: Any) -> Array:
    """The same over the pairs that begin at these sources."""
    counts = np.zeros((ways.shape[0], len(sources)))
    counts[sources, np.arange(len(sources))] = 1.0
    level, front, depth = np.where(counts > 0, 0, -1), counts.copy(), 0
    while front.any():
        front = np.where(level < 0, ways @ front, 0.0)
        depth += 1
        level[front > 0] = depth
        counts += front
    beyond = np.zeros_like(counts)
    for back in range(depth - 1, 0, -1):
        share = np.divide(1.0 + beyond, counts, out=np.zeros_like(counts), where=level == back + 1)
        beyond += np.where(level == back, counts * (ways @ share), 0.0)
    return np.asarray(beyond.sum(axis=1), dtype=np.float64)


def _ways(pairs: pd.DataFrame, organisations: list[Any], activities: list[Any]) -> sparse.csr_matrix:
    """The symmetric matrix of the network: organisations first, then activities."""
    places = {one: place for place, one in enumerate(organisations)}
    after = {one: len(organisations) + place for place, one in enumerate(activities)}
    size = len(organisations) + len(activities)
    rows = [places[one] for one in pairs["organisation"]]
    columns = [after[one] for one in pairs["activity"]]
    half = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(size, size))
    return half + half.T


def _partners(ways: sparse.csr_matrix, organisations: int) -> Array:
    """How many other organisations each one met: two steps away, itself apart."""
    met = (ways @ ways)[:organisations, :organisations]
    return np.asarray((met > 0).sum(axis=1)).ravel() - 1
