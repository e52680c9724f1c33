"""Findings that many pass on: an invitation to learn, not a failure (measures, section 2)."""

import numpy as np
import pandas as pd


def uncertain(counts: pd.DataFrame, *, share_from: float = 0.3, votes_from: int = 5) -> pd.DataFrame:
    """One row for every row of `counts`, which has finding_id, passed, seen (people), in its order.

    pass_share = passed / seen, 0..1, NaN without a vote; uncertain: more than `share_from` passed and at least
    `votes_from` voted; place: 1 is passed on most, ties by more votes, then by finding_id. Columns: finding_id,
    passed, seen, pass_share, uncertain, place.
    """
    made = counts[["finding_id", "passed", "seen"]].reset_index(drop=True)
    share = np.where(made["seen"] > 0, made["passed"] / made["seen"].clip(lower=1), np.nan)
    made = made.assign(pass_share=share, uncertain=(share > share_from) & (made["seen"] >= votes_from))
    order = made.assign(share=made["pass_share"].fillna(-1.0)).sort_values(
        ["uncertain", "share", "seen", "finding_id"], ascending=[False, False, False, True]
    )
    return made.assign(place=pd.Series(range(1, len(order) + 1), index=order.index))
