"""The best findings of a round, whatever its ballot: those that a later round goes on with."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd

from profit_tt.analysis import dots
from profit_tt.analysis.common_ground import with_common_ground
from profit_tt.analysis.ratings import rated
from profit_tt.analysis.tallies import tallied

Ranking = Callable[[pd.DataFrame, list[int], list[str]], pd.DataFrame]


def top(
    tally: pd.DataFrame,
    *,
    ballot: str,
    finding_ids: Sequence[int],
    regions: Sequence[str],
    taking_part: Sequence[str],
    number: int | None = None,
    covered_from: int = 3,
    weakest_from: float = 0.6,
) -> list[int]:
    """Ids of the best `number` findings (None: all that have a vote), best first; those without a vote never are.

    `tally` has finding_id, axis, region, value, people. agreement: by common ground, with the picture's thresholds
    `covered_from` and `weakest_from`. scale: by the mean of the regions' medians, then by the share of 4 and 5. dots:
    by dots. impact_feasibility: by the sum of both axes' medians, then of their means. Equals: more people first, then
    the earlier finding.
    """
    ranking: dict[str, Ranking] = {
        "agreement": partial(
            _by_common_ground, taking_part=taking_part, covered_from=covered_from, weakest_from=weakest_from
        ),
        "scale": _by_middle,
        "dots": _by_dots,
        "impact_feasibility": _by_both_axes,
    }
    made = ranking[ballot](tally, list(finding_ids), list(regions))
    answered = made[made["people"] > 0].sort_values(
        ["first", "second", "people", "finding_id"], ascending=[False, False, False, True]
    )
    return [int(one) for one in answered["finding_id"].head(len(made) if number is None else number)]


def _by_common_ground(
    tally: pd.DataFrame,
    finding_ids: list[int],
    regions: list[str],
    *,
    taking_part: Sequence[str],
    covered_from: int,
    weakest_from: float,
) -> pd.DataFrame:
    tallies = tallied(tally, finding_ids=finding_ids, regions=regions, covered_from=covered_from)
    overall = with_common_ground(tallies, taking_part=taking_part, weakest_from=weakest_from).overall
    return _ranked(overall, first=-overall["rank"], second=0.0, people=overall["seen"])


def _by_middle(tally: pd.DataFrame, finding_ids: list[int], regions: list[str]) -> pd.DataFrame:
    overall = rated(tally, finding_ids=finding_ids, regions=regions).overall
    return _ranked(overall, first=-overall["rank"], second=0.0, people=overall["n"])


def _by_dots(tally: pd.DataFrame, finding_ids: list[int], regions: list[str]) -> pd.DataFrame:
    overall = dots.counted(tally, finding_ids=finding_ids, regions=regions).overall
    return _ranked(overall, first=overall["dots"], second=overall["regions"], people=overall["people"])


def _by_both_axes(tally: pd.DataFrame, finding_ids: list[int], regions: list[str]) -> pd.DataFrame:
    impact, feasibility = (
        rated(tally[tally["axis"] == axis], finding_ids=finding_ids, regions=regions).overall for axis in (0, 1)
    )
    people = impact["n"].where(impact["n"] < feasibility["n"], feasibility["n"])  # of the axis that fewer have rated
    return _ranked(
        impact,
        first=impact["median"] + feasibility["median"],
        second=impact["mean"] + feasibility["mean"],
        people=people,
    )


def _ranked(overall: pd.DataFrame, **columns: Any) -> pd.DataFrame:
    """finding_id, first, second, people: what decides, in this order."""
    return overall[["finding_id"]].assign(**columns)
