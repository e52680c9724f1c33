"""Common ground: what all regions back (measures, section 2)."""

from dataclasses import replace

import numpy as np
import pandas as pd

from profit_tt.analysis.tallies import Tallies, scores

#: Statuses a finding can have, best known first.
STATUSES = ("common_ground", "shared_rejection", "divided", "provisional", "no_votes")


def with_common_ground(tallies: Tallies, *, taking_part: list[str], weakest_from: float = 0.6) -> Tallies:
    """The tallies with common ground, the weakest region, the status and the rank of each finding.

    common_ground = geometric mean over covered regions of p_a (1 - p_d), 0..1, NaN without a covered region.
    status: "common_ground" when all regions that take part are covered, the weakest region's agree share is at least
    `weakest_from` and more than half of those who saw it agree; "shared_rejection" is the mirror; "provisional" when
    a region that takes part is not covered yet; "no_votes"; else "divided".
    rank: 1 is best; provisional findings come after all others.
    """
    rows = tallies.by_region.assign(score=scores(tallies.by_region))
    rows = rows[rows["region"].isin(taking_part)]
    overall = tallies.overall.set_index("finding_id")
    covered = rows[rows["covered"]]
    overall["common_ground"] = np.exp(np.log(covered["score"]).groupby(covered["finding_id"]).mean())
    regions_covered = covered.groupby("finding_id").size().reindex(overall.index, fill_value=0)
    answered = rows[rows["agree"] + rows["disagree"] > 0]
    weakest = answered.loc[answered.groupby("finding_id")["share"].idxmin()].set_index("finding_id")
    overall["weakest_region"] = weakest["region"].reindex(overall.index).astype(object)
    low, high = (
        answered.groupby("finding_id")["share"].min().reindex(overall.index),
        answered.groupby("finding_id")["share"].max().reindex(overall.index),
    )
    complete = (regions_covered == len(taking_part)) & (len(taking_part) > 0)
    seen = overall["seen"].clip(lower=1)
    overall["status"] = np.select(
        [
            overall["seen"] == 0,
            ~complete,
            (low >= weakest_from) & (overall["agree"] / seen > 0.5),
            (high <= 1 - weakest_from) & (overall["disagree"] / seen > 0.5),
        ],
        ["no_votes", "provisional", "common_ground", "shared_rejection"],
        default="divided",
    )
    return replace(tallies, overall=_ranked(overall.reset_index()))


def _ranked(overall: pd.DataFrame) -> pd.DataFrame:
    provisional = overall["status"].isin(["provisional", "no_votes"])
    order = overall.assign(later=provisional, score=overall["common_ground"].fillna(-1.0)).sort_values(
        ["later", "score", "seen", "finding_id"], ascending=[True, False, False, True]
    )
    return overall.assign(rank=pd.Series(range(1, len(order) + 1), index=order.index))
