"""One person one vote beside one region one vote: does it matter how voices are weighed (measures, section 2)?"""

import pandas as pd

from profit_tt.analysis.common_ground import PLACES

COLUMNS = ["finding_id", "people_share", "region_share", "people_rank", "region_rank", "moved", "marked"]


def weighed(by_region: pd.DataFrame, *, moved_above: int = 3) -> pd.DataFrame:
    """One row for every finding, in the order given, weighed both ways.

    `by_region` has finding_id, agree, disagree (people), share (0..1 or NaN), covered. Both weights look at the same
    votes, those of covered regions: people_share = sum A / sum (A + D) over all their people, region_share = mean of
    the regions' shares; NaN unless two regions can be weighed. Ranks (1 is the highest share, equals share the mean of
    their ranks) are among the findings that have both. moved: people_rank - region_rank, positive where a finding
    stands higher when every region counts alike; marked: it moves by more than `moved_above` places.
    """
    finding_ids = by_region["finding_id"].drop_duplicates().tolist()
    kept = by_region[by_region["covered"].astype(bool) & by_region["share"].notna()]
    of = kept.groupby("finding_id", sort=False)
    agree, disagree = of["agree"].sum(), of["disagree"].sum()
    made = pd.DataFrame({"people_share": agree / (agree + disagree), "region_share": of["share"].mean()}).round(PLACES)
    made = made.where(of.size() >= 2).reindex(finding_ids)
    for weight in ("people", "region"):
        made[f"{weight}_rank"] = made[f"{weight}_share"].rank(ascending=False, method="average")
    made["moved"] = made["people_rank"] - made["region_rank"]
    made["marked"] = made["moved"].abs() > moved_above
    return made.rename_axis("finding_id").reset_index()[COLUMNS].astype({"finding_id": "int64"})
