"""Ratings on five points, overall and by region: where the middle lies and how far people agree on it (measures, 3)."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from profit_tt.analysis.shares import Floats
from profit_tt.analysis.tallies import grid

#: Points of the scale, and of each axis of impact x feasibility. 0 is a pass and is no point.
POINTS = (1, 2, 3, 4, 5)

#: Columns with the people who gave each point.
RATED = [f"n{point}" for point in POINTS]

#: What a value on the ballot stands for.
ANSWERS = dict(zip((*POINTS, 0), (*RATED, "passed"), strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """by_region: a row for every finding x region, in the order given. overall: a row for every finding.

    Columns of both: n1 ... n5 (people who gave that point), passed, n (people who gave a point), seen (n + passed),
    mean, median, q1, q3, iqr (points, 1..5; NaN where nobody gave one), near (share of n within one point of the
    median, 0..1), consensus (Tastle and Wierman, 0..1). by_region has finding_id, region, covered too; overall has
    finding_id and rank (1 has the highest mean of the regions' medians, so that a large region counts once; then the
    largest share of the two highest points, then most ratings).
    """

    by_region: pd.DataFrame
    overall: pd.DataFrame


def rated(tally: pd.DataFrame, *, finding_ids: list[int], regions: list[str], covered_from: int = 3) -> Ratings:
    """Ratings of every finding in every region, zeros included; one axis of a ballot.

    `tally` has finding_id, region, value (0 for a pass, 1..5), people; rows of other findings or regions count in
    neither. `covered_from` votes, passes included, cover a region, as on an agreement ballot.
    """
    counted = grid(tally, ANSWERS, finding_ids=finding_ids, regions=regions)
    by_region = with_middle(counted.reset_index())
    by_region["covered"] = by_region["seen"] >= covered_from
    overall = with_middle(counted.groupby(level="finding_id", sort=False).sum().reset_index())
    return Ratings(by_region, _ranked(overall, by_region))


def with_middle(counts: pd.DataFrame) -> pd.DataFrame:
    """The rows of `counts` (columns n1 ... n5, passed) with what `Ratings` says of each."""
    made, people = counts.copy(), counts[RATED].to_numpy(dtype=np.float64)
    made["n"] = counts[RATED].sum(axis=1)
    made["seen"] = made["n"] + made["passed"]
    made["mean"] = _mean(people)
    for name, quantile in (("q1", 0.25), ("median", 0.5), ("q3", 0.75)):
        made[name] = quantiles(people, quantile)
    made["iqr"] = made["q3"] - made["q1"]
    made["near"] = _near(people, made["median"].to_numpy(dtype=np.float64))
    made["consensus"] = consensus(people)
    return made


def quantiles(counts: ArrayLike, quantile: float) -> Floats:
    """The quantile of each row of people by point (1, 2, ...), halfway where it falls between two people (type 7).

    Shape (rows, points) in, (rows,) out, in points; NaN where nobody rated.
    """
    people = np.asarray(counts, dtype=np.float64)
    up_to = people.cumsum(axis=1)
    number = up_to[:, -1]
    place = np.maximum(number - 1, 0) * quantile
    below, above = (1 + (up_to <= at[:, None]).sum(axis=1) for at in (np.floor(place), np.ceil(place)))
    return np.where(number > 0, below + (place - np.floor(place)) * (above - below), np.nan)


def consensus(counts: ArrayLike) -> Floats:
    """How far people agree on a point: 1 + sum p_i log2(1 - |x_i - mean| / range), 1 all on one, 0 half at each end.

    Shape (rows, points) in, people by point 1, 2, ...; (rows,) out; NaN where nobody rated.
    Source: W. J. Tastle and M. J. Wierman, Int. J. Approx. Reasoning 45 (2007) 531.
    """
    people = np.asarray(counts, dtype=np.float64)
    points = np.arange(1, people.shape[1] + 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = people / people.sum(axis=1, keepdims=True)
        away = np.abs(points - _mean(people)[:, None]) / (people.shape[1] - 1)
        parts = np.where(people > 0, share * np.log2(1 - away), 0.0)
    return np.where(people.sum(axis=1) > 0, np.clip(1 + parts.sum(axis=1), 0, 1), np.nan)


def far_from_median(value: int, *, median: float | None, n: int, points_from: float = 2.0, votes_from: int = 5) -> bool:
    """Whether a rating lies so far from the others' median that the ballot asks for a reason (behaviours, V4).

    `value` and `median` in points, `n` people gave one. A pass (0) is never far, and nothing is before `votes_from`.
    """
    if not value or median is None or n < votes_from:
        return False
    return bool(abs(value - median) >= points_from)


def _mean(people: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(people @ np.arange(1, people.shape[1] + 1) / people.sum(axis=1), dtype=np.float64)


def _near(people: Floats, median: Floats) -> Floats:
    close = np.abs(np.arange(1, people.shape[1] + 1) - median[:, None]) <= 1
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((people * close).sum(axis=1) / people.sum(axis=1), dtype=np.float64)


def _ranked(overall: pd.DataFrame, by_region: pd.DataFrame) -> pd.DataFrame:
    middles = by_region.groupby("finding_id", sort=False)["median"].mean().reindex(overall["finding_id"]).to_numpy()
    favoured = overall[["n4", "n5"]].sum(axis=1) / overall["n"].clip(lower=1)
    order = overall.assign(middle=pd.Series(middles, index=overall.index).fillna(0), favoured=favoured).sort_values(
        ["middle", "favoured", "n", "finding_id"], ascending=[False, False, False, True]
    )
    return overall.assign(rank=pd.Series(range(1, len(order) + 1), index=order.index))
