"""The funnel: of the organisations in a first kind of activity, how many came on to the next, by region."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

#: The region of the row for all regions together.
ALL = ""


def funnel(pairs: pd.DataFrame, *, steps: Sequence[str], regions: Sequence[str]) -> pd.DataFrame:
    """A row for every region, then ALL, x step in their order: region, step, organisations, share, also.

    `pairs`: organisation, region (its own), kind (of activity), a row for each participation. organisations: came
    through all steps so far, each once; share: of those of the step before, NaN in the first step and after nobody;
    also: were in activities of this kind, whatever came before.
    """
    members = {kind: set(rows["organisation"]) for kind, rows in pairs.groupby("kind")}
    of_region = {region: set(rows["organisation"]) for region, rows in pairs.groupby("region")}
    of_region[ALL] = set().union(*(of_region.get(region, set()) for region in regions))
    made = []
    for region in (*regions, ALL):
        before: set[int] | None = None
        for step in steps:
            there = members.get(step, set()) & of_region.get(region, set())
            came = there if before is None else there & before
            made.append((region, step, len(came), len(came) / len(before) if before else np.nan, len(there)))
            before = came
    return pd.DataFrame(made, columns=["region", "step", "organisations", "share", "also"]).astype({"share": "float64"})
