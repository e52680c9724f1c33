"""Where the regions differ, and whether chance alone would do it (measures, section 2)."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from profit_tt.analysis.chance import discoveries, permutation_p
from profit_tt.analysis.shares import Floats

#: Words for how far a difference can be told from chance, weakest first. Never stars.
SIGNALS = ("too_few", "weak", "moderate", "strong")

#: Answers on an agreement ballot that say something about the finding, with the number each counts.
AGREEMENT = {"agree": 1.0, "disagree": 0.0}

#: Levels are compared to this many places: sums differ by 1e-16 with the order of the regions.
PLACES = 12

COLUMNS = ["finding_id", "compared", "lowest", "lowest_level", "highest", "highest_level", "spread"]
COLUMNS += ["furthest", "furthest_level", "rest_level", "p", "q", "signal", "rank"]


def differences(
    by_region: pd.DataFrame,
    *,
    taking_part: Sequence[str],
    answers: Mapping[str, float] = AGREEMENT,
    discovery: float = 0.10,
    strong_to: float = 0.01,
    draws: int = 2000,
    seed: int = 0,
) -> pd.DataFrame:
    """One row for every finding, in the order given: how far its regions lie apart.

    `by_region` has finding_id, region, covered and a column of people for each of `answers`; a region's level is the
    mean of its answers: the agree share on an agreement ballot (0..1), points on a scale. Covered regions of
    `taking_part` with an answer are compared. Columns: compared (regions), lowest and highest (regions) with their
    levels, spread (highest less lowest), furthest (the region furthest from the mean of the others, leave-one-out)
    with furthest_level and rest_level, p (permutation test of the between-region variance), q (p after
    Benjamini-Hochberg over all findings compared), signal: "too_few" when fewer than two regions can be compared,
    "strong" at q <= `strong_to`, "moderate" at q <= `discovery`, else "weak"; rank: 1 is the clearest difference.
    Regions are None and numbers NaN where there is nothing to compare; ties go to the region that comes first.
    """
    finding_ids = by_region["finding_id"].drop_duplicates().tolist()
    table = _table(by_region, finding_ids, taking_part, list(answers))
    scores = np.array(list(answers.values()), dtype=np.float64)
    made = _compared(table, scores, taking_part).assign(finding_id=finding_ids)
    judged = (made["compared"] >= 2).to_numpy()
    made["p"] = [
        permutation_p(counts, scores, draws=draws, seed=seed) if kept else np.nan
        for counts, kept in zip(table, judged, strict=True)
    ]
    made["q"] = discoveries(made["p"].to_numpy(dtype=np.float64))
    made["signal"] = np.select(
        [~judged, made["q"] <= strong_to, made["q"] <= discovery], ["too_few", "strong", "moderate"], default="weak"
    )
    return _ranked(made)[COLUMNS].astype({"finding_id": "int64"})


def _table(by_region: pd.DataFrame, finding_ids: list[int], regions: Sequence[str], answers: list[str]) -> Floats:
    """People by finding, region and answer; zeros for regions that are not compared."""
    covered = by_region[by_region["covered"].astype(bool)].set_index(["finding_id", "region"])[answers]
    index = pd.MultiIndex.from_product([finding_ids, list(regions)], names=["finding_id", "region"])
    counts = covered.reindex(index, fill_value=0).to_numpy(dtype=np.float64)
    return counts.reshape(len(finding_ids), len(regions), len(answers))


def _compared(table: Floats, scores: Floats, regions: Sequence[str]) -> pd.DataFrame:
    """Everything but the judgement, from people by finding, region and answer."""
    people = table.sum(axis=2)
    compared = (people > 0).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        levels = np.where(compared[:, None] < 2, np.nan, table @ scores / people)
        rest = (np.nansum(levels, axis=1, keepdims=True) - levels) / (compared[:, None] - 1)
    furthest = _largest(np.abs(levels - rest).round(PLACES))
    made = pd.DataFrame({"rest_level": _picked(rest, furthest)})
    for name, places in (("lowest", _largest(-levels)), ("highest", _largest(levels)), ("furthest", furthest)):
        made[name] = pd.Series([None if place is None else regions[place] for place in places], dtype=object)
        made[f"{name}_level"] = _picked(levels, places)
    made["spread"] = made["highest_level"] - made["lowest_level"]
    return made.assign(compared=compared)


def _largest(values: Floats) -> list[int | None]:
    """The place of the largest number in each row, the first of equals; None where there is none."""
    return [None if np.isnan(row).all() else int(np.nanargmax(row)) for row in values]


def _picked(values: Floats, places: list[int | None]) -> Floats:
    return np.array([np.nan if place is None else row[place] for row, place in zip(values, places, strict=True)])


def _ranked(made: pd.DataFrame) -> pd.DataFrame:
    order = made.assign(
        strength=made["signal"].map(SIGNALS.index),
        at=made["q"].fillna(2.0),
        wide=made["spread"].fillna(-1.0).round(PLACES),
    ).sort_values(["strength", "at", "wide", "finding_id"], ascending=[False, True, False, True])
    return made.assign(rank=pd.Series(range(1, len(order) + 1), index=order.index))
