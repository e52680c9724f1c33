"""Dots: where people laid them, from how many regions, and how far they lie together (measures, section 3)."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Dots:
    """by_region: finding_id, region, dots, people, a row for every finding x region, in the order given.

    overall: finding_id, dots, people (who gave at least one), regions (from which one came), share (of all dots,
    0..1, NaN before the first), rank (1 has most dots, then most regions, then most people).
    given: dots in all; concentration: share of them on the `top` findings with most dots, 0..1, NaN before the first.
    """

    by_region: pd.DataFrame
    overall: pd.DataFrame
    given: int
    concentration: float


def counted(tally: pd.DataFrame, *, finding_ids: list[int], regions: list[str], top: int = 3) -> Dots:
    """Dots of every finding in every region, zeros included.

    `tally` has finding_id, region, value (dots one person laid on it, from 1), people; rows of other findings or
    regions count in nothing.
    """
    index = pd.MultiIndex.from_product([finding_ids, regions], names=["finding_id", "region"])
    laid = tally[tally["value"] > 0]
    laid = laid.assign(dots=laid["value"].astype("int64") * laid["people"])
    by_region = laid.groupby(["finding_id", "region"])[["dots", "people"]].sum()
    by_region = by_region.reindex(index, fill_value=0).astype("int64").reset_index()
    of = by_region.assign(regions=(by_region["dots"] > 0).astype("int64")).groupby("finding_id", sort=False)
    overall = of[["dots", "people", "regions"]].sum().reset_index()
    given = int(overall["dots"].sum())
    overall["share"] = overall["dots"] / (given or float("nan"))
    leading = overall["dots"].nlargest(top).sum()
    return Dots(by_region, _ranked(overall), given, float(leading / given) if given else float("nan"))


def _ranked(overall: pd.DataFrame) -> pd.DataFrame:
    order = overall.sort_values(["dots", "regions", "people", "finding_id"], ascending=[False, False, False, True])
    return overall.assign(rank=pd.Series(range(1, len(order) + 1), index=order.index))
