"""From counted votes to tallies: one row a finding and region, one row a finding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from profit_tt.analysis.shares import smoothed, wilson

COUNTS = ["agree", "disagree", "passed"]

#: What a value on an agreement ballot stands for.
ANSWERS = {1: "agree", -1: "disagree", 0: "passed"}


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Tallies:
    """by_region: a row for every finding x region, in the order given. overall: a row for every finding.

    Columns of both: agree, disagree, passed, seen (people), share, low, high (agree of agree + disagree, Wilson 95 %).
    by_region has finding_id, region, covered too; overall has finding_id, common_ground, weakest_region, status, rank.
    beside: as by_region without covered, of people who belong to none of the regions; they count in overall only.
    """

    by_region: pd.DataFrame
    overall: pd.DataFrame
    beside: pd.DataFrame | None = None


def tallied(
    tally: pd.DataFrame,
    *,
    finding_ids: list[int],
    regions: list[str],
    covered_from: int = 3,
    beside: Sequence[str] = (),
) -> Tallies:
    """Tallies of every finding in every region, zeros included.

    `tally` has finding_id, region, value (1, 0, -1), people; rows of other findings or regions count in neither, those
    of `beside` overall only. `covered_from` votes cover a region (measures, section 1).
    """
    everybody = grid(tally, ANSWERS, finding_ids=finding_ids, regions=[*regions, *beside])
    counted = grid(tally, ANSWERS, finding_ids=finding_ids, regions=regions) if beside else everybody
    by_region = _with_shares(counted.reset_index())
    by_region["covered"] = by_region["seen"] >= covered_from
    overall = _with_shares(everybody.groupby(level="finding_id", sort=False).sum().reset_index())
    if not beside:
        return Tallies(by_region, overall)
    theirs = grid(tally, ANSWERS, finding_ids=finding_ids, regions=list(beside))
    return Tallies(by_region, overall, _with_shares(theirs.reset_index()))


def grid(
    tally: pd.DataFrame, answers: Mapping[int, str], *, finding_ids: list[int], regions: list[str]
) -> pd.DataFrame:
    """People by finding and region (the index, in the order given) and answer (the columns), zeros included.

    `tally` has finding_id, region, value, people; `answers` names a column for each value that counts.
    """
    index = pd.MultiIndex.from_product([finding_ids, regions], names=["finding_id", "region"])
    return (
        tally.assign(answer=tally["value"].map(answers))
        .pivot_table(index=["finding_id", "region"], columns="answer", values="people", aggfunc="sum", fill_value=0)
        .reindex(index=index, fill_value=0)
        .reindex(columns=list(answers.values()), fill_value=0)
        .astype("int64")
        .rename_axis(columns=None)
    )


def _with_shares(counts: pd.DataFrame) -> pd.DataFrame:
    made = counts.copy()
    made["seen"] = made[COUNTS].sum(axis=1)
    made["share"], made["low"], made["high"] = wilson(made["agree"], made["agree"] + made["disagree"])
    return made


def scores(by_region: pd.DataFrame) -> np.ndarray:
    """p_a (1 - p_d) of each row: how well a region backs a finding (measures, section 2)."""
    agree = smoothed(by_region["agree"], by_region["seen"])
    disagree = smoothed(by_region["disagree"], by_region["seen"])
    return np.asarray(agree * (1 - disagree), dtype=np.float64)
