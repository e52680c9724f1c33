"""Common ground: what all regions back (measures, section 2)."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from profit_tt.analysis.tallies import Tallies, scores

#: Statuses a finding can have. "mixed": every region is covered and it is neither of the first two.
STATUSES = ("common_ground", "shared_rejection", "mixed", "provisional", "no_votes")

#: Scores are compared to this many places: sums differ by 1e-16 with the order of the regions.
PLACES = 12


def with_common_ground(tallies: Tallies, *, taking_part: Sequence[str], weakest_from: float = 0.6) -> Tallies:
    """The tallies with common ground, the weakest region, the status and the rank of each finding.

    common_ground = geometric mean over covered regions of p_a (1 - p_d), 0..1, NaN without a covered region.
    weakest_region: the covered region with the lowest agree share, the first in order among equals; None without one.
    status: "common_ground" when all regions of `taking_part` are covered, the weakest region's agree share is at least
    `weakest_from` and more than half of those who saw it agree; "shared_rejection" is the mirror (a region in which
    everybody passed has no share and rules out both); "provisional" when a region that takes part is not covered yet;
    "no_votes"; else "mixed". rank: 1 is best; provisional findings come after all others, those without votes last.
    """
    rows = tallies.by_region.assign(score=scores(tallies.by_region))
    covered = rows[rows["covered"] & rows["region"].isin(taking_part)]
    overall = tallies.overall.set_index("finding_id")
    of = covered.groupby("finding_id", sort=False)
    overall["common_ground"] = np.exp(np.log(covered["score"]).groupby(covered["finding_id"]).mean()).round(PLACES)
    overall["weakest_region"] = _weakest(covered).reindex(overall.index).astype(object)
    complete = of.size().reindex(overall.index, fill_value=0) == len(taking_part)
    low, high = (shares.reindex(overall.index) for shares in _extremes(covered))
    seen = overall["seen"].clip(lower=1)
    overall["status"] = np.select(
        [
            overall["seen"] == 0,
            ~complete | (len(taking_part) == 0),
            (low >= weakest_from) & (overall["agree"] / seen > 0.5),
            (high <= 1 - weakest_from) & (overall["disagree"] / seen > 0.5),
        ],
        ["no_votes", "provisional", "common_ground", "shared_rejection"],
        default="mixed",
    )
    return replace(tallies, overall=_ranked(overall.reset_index()))


def _extremes(covered: pd.DataFrame) -> "tuple[pd.Series[float], pd.Series[float]]":
    """Lowest and highest agree share of each finding; NaN when one of its regions has none."""
    of = covered["share"].groupby(covered["finding_id"], sort=False)
    return of.min(skipna=False), of.max(skipna=False)


def _weakest(covered: pd.DataFrame) -> "pd.Series[str]":
    answered = covered.dropna(subset="share")
    lowest = answered["share"].groupby(answered["finding_id"], sort=False).idxmin()
    return answered.loc[lowest].set_index("finding_id")["region"]


def _ranked(overall: pd.DataFrame) -> pd.DataFrame:
    provisional = overall["status"].isin(["provisional", "no_votes"])
    order = overall.assign(later=provisional, score=overall["common_ground"].fillna(-1.0)).sort_values(
        ["later", "score", "seen", "finding_id"], ascending=[True, False, False, True]
    )
    return overall.assign(rank=pd.Series(range(1, len(order) + 1), index=order.index))
