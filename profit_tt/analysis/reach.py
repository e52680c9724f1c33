"""Whom a network reached: organisations, each once, beside participations; across borders; again and again.

Only a participant is reached: whoever held an activity, spoke or coached carried it. An organisation counts in its own
region wherever it took part, so that regions sum up to the whole. An activity that was for several regions crosses
borders and is counted once, beside the regions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

PARTICIPANT = "participant"
#: Stands for several regions at once.
SEVERAL = ""


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """organisations: reached, each once; participations: of them in activities, each pair once; across: organisations
    that went to an activity outside their region, each once.

    by_region: region; by_type: type; by_both: region, type; by_activity: type (of the activity), each with
        organisations and participations, by_activity with activities (held) too.
    held: region (SEVERAL: for several), type, activities: sums to all activities that were for any region.
    repeats: times (activities an organisation took part in), organisations, by times.
    crossings: home, away (where it was held), organisations, participations.
    """

    organisations: int
    participations: int
    across: int
    by_region: pd.DataFrame
    by_type: pd.DataFrame
    by_both: pd.DataFrame
    by_activity: pd.DataFrame
    held: pd.DataFrame
    repeats: pd.DataFrame
    crossings: pd.DataFrame


def reached_pairs(organisations: pd.DataFrame, activities: pd.DataFrame, participations: pd.DataFrame) -> pd.DataFrame:
    """organisation, activity, region and type (of the organisation), kind, regions, held, begins (of the activity),
    across: a row for every organisation that an activity reached, each pair once.

    held: where it was held, else the first of its regions. across: the activity was for other regions than its own.
    """
    known = participations["organisation"].isin(organisations["id"]) & participations["activity"].isin(activities["id"])
    rows = participations[known & (participations["role"] == PARTICIPANT)]
    rows = rows[["organisation", "activity"]].drop_duplicates().sort_values(["activity", "organisation"])
    own = organisations[["id", "region", "type"]].rename(columns={"id": "organisation"})
    there = activities[["id", "type", "regions", "host_region", "begins"]]
    there = there.rename(columns={"id": "activity", "type": "kind", "host_region": "held"})
    made = rows.merge(own, on="organisation").merge(there, on="activity")
    where = zip(made["held"], made["regions"], strict=True)
    made["held"] = pd.Series([held or next(iter(regions), "") for held, regions in where], dtype=object)
    homes = zip(made["region"], made["regions"], strict=True)
    made["across"] = pd.Series([bool(regions) and home not in regions for home, regions in homes], dtype=bool)
    return made


def reach(pairs: pd.DataFrame, activities: pd.DataFrame, *, regions: Sequence[str], types: Sequence[str]) -> Reach:
    """`pairs` as from reached_pairs; a row for every region and type of the lists, zeros too."""
    both = pd.MultiIndex.from_product([regions, types], names=["region", "type"])
    away = pairs[pairs["across"]]
    return Reach(
        organisations=int(pairs["organisation"].nunique()),
        participations=len(pairs),
        across=int(away["organisation"].nunique()),
        by_region=_counted(pairs, "region", regions),
        by_type=_counted(pairs, "type", types),
        by_both=_counts(pairs.groupby(["region", "type"]), both),
        by_activity=_by_activity(pairs, activities),
        held=_held(activities, regions),
        repeats=_repeats(pairs),
        crossings=_crossings(away),
    )


def _counted(pairs: pd.DataFrame, column: str, of: Sequence[str]) -> pd.DataFrame:
    return _counts(pairs.groupby(column), pd.Index(of, name=column, dtype=object))


def _counts(groups: Any, index: pd.Index) -> pd.DataFrame:
    made: pd.DataFrame = groups["organisation"].agg(organisations="nunique", participations="size")
    return made.reindex(index, fill_value=0).astype("int64").reset_index()


def _by_activity(pairs: pd.DataFrame, activities: pd.DataFrame) -> pd.DataFrame:
    kinds = sorted(set(activities["type"]))
    made = _counted(pairs.rename(columns={"type": "of", "kind": "type"}), "type", kinds)
    made.insert(1, "activities", [int((activities["type"] == kind).sum()) for kind in kinds])
    return made


def _held(activities: pd.DataFrame, regions: Sequence[str]) -> pd.DataFrame:
    kinds = sorted(set(activities["type"]))
    index = pd.MultiIndex.from_product([[*regions, SEVERAL], kinds], names=["region", "type"])
    homes = [of[0] if len(of) == 1 else SEVERAL if of else None for of in activities["regions"]]
    rows = pd.DataFrame({"region": pd.Series(homes, dtype=object), "type": list(activities["type"])})
    made = rows.dropna().groupby(["region", "type"]).size().reindex(index, fill_value=0)
    return made.astype("int64").rename("activities").reset_index()


def _repeats(pairs: pd.DataFrame) -> pd.DataFrame:
    times = pairs.groupby("organisation").size().value_counts().sort_index()
    return pd.DataFrame({"times": times.index.astype("int64"), "organisations": times.to_numpy("int64")})


def _crossings(away: pd.DataFrame) -> pd.DataFrame:
    rows = away.rename(columns={"region": "home", "held": "away"})
    made = rows.groupby(["home", "away"])["organisation"].agg(organisations="nunique", participations="size")
    return made.astype("int64").reset_index()
