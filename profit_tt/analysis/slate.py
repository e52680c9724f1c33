"""The slate: a few findings that together speak for everybody (measures, section 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from profit_tt.analysis.common_ground import PLACES
from profit_tt.analysis.shares import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Slate:
    """chosen: place (from 1), finding_id, gain (what it added, in regions), people (who back it), newly (of these,
    those who back none before it). regions: region, people (who back anything), backed (of these, those who back at
    least one of the slate), share (backed of people, 0..1 or NaN), mean (of the slate's findings that one of its
    people backs), a row for every region in the order given.
    """

    chosen: pd.DataFrame
    regions: pd.DataFrame


def slate(
    backing: pd.DataFrame,
    *,
    candidates: Sequence[int],
    regions: Sequence[str],
    number: int = 5,
    common_ground: Mapping[int, float] | None = None,
) -> Slate:
    """The slate of at most `number` of the `candidates` by proportional approval voting, one finding after the other.

    `backing` has person, region, finding_id: a row for every finding that a person backs; only whether two rows name
    the same person matters. Regions are equal blocks: each of a region's people who back any candidate weighs 1 / (so
    many). The next finding is the one with the largest gain, sum over those who back it of weight / (1 + findings of
    the slate that they back already); ties by common ground, then the earlier id. It ends when nothing gains.
    Source: sequential PAV, T. N. Thiele 1895; see M. Lackner and P. Skowron, Multi-Winner Voting (2023), section 2.
    """
    kept = backing[backing["finding_id"].isin(list(candidates)) & backing["region"].isin(list(regions))]
    people, person = np.unique(kept["person"].to_numpy(), return_inverse=True)
    of_region = np.zeros(len(people), dtype=np.int64)
    of_region[person] = kept["region"].map({region: place for place, region in enumerate(regions)}).to_numpy(np.int64)
    sizes = np.bincount(of_region, minlength=len(regions))
    weight = 1.0 / sizes[of_region]
    backs = _backs(kept["finding_id"].to_numpy(), person, candidates)
    rows: list[tuple[int, int, float, int, int]] = []
    had = np.zeros(len(people), dtype=np.int64)
    ground = common_ground or {}
    left = list(candidates)
    while left and len(rows) < number:
        gains = {one: _gain(backs[one], weight, had) for one in left}
        best = min(left, key=lambda one: (-gains[one], -_known(ground.get(one)), one))
        if not gains[best]:
            break
        who = backs[best]
        rows.append((len(rows) + 1, best, gains[best], len(who), int((had[who] == 0).sum())))
        had[who] += 1
        left.remove(best)
    columns = {"place": "int64", "finding_id": "int64", "gain": "float64", "people": "int64", "newly": "int64"}
    chosen = pd.DataFrame(rows, columns=list(columns)).astype(columns)
    return Slate(chosen, _by_region(regions, of_region, sizes, had))


def _backs(finding: np.ndarray, person: np.ndarray, candidates: Sequence[int]) -> dict[int, np.ndarray]:
    """The people who back each candidate, each once."""
    order = np.argsort(finding, kind="stable")
    sorted_ids, sorted_people = finding[order], person[order]
    ends = {one: np.searchsorted(sorted_ids, [one, one + 1]) for one in candidates}
    return {one: np.unique(sorted_people[low:high]) for one, (low, high) in ends.items()}


def _gain(who: np.ndarray, weight: Floats, had: np.ndarray) -> float:
    """Summed up from the smallest, and to twelve places: equal gains must be equal whatever people are called."""
    return round(float(np.sort(weight[who] / (1 + had[who])).sum()), PLACES)


def _known(ground: float | None) -> float:
    return -1.0 if ground is None or np.isnan(ground) else ground


def _by_region(regions: Sequence[str], of_region: np.ndarray, sizes: np.ndarray, had: np.ndarray) -> pd.DataFrame:
    backed = np.bincount(of_region, weights=had > 0, minlength=len(regions)).astype(np.int64)
    total = np.bincount(of_region, weights=had, minlength=len(regions))
    known = np.maximum(sizes, 1)
    return pd.DataFrame(
        {
            "region": pd.Series(list(regions), dtype=object),
            "people": sizes,
            "backed": backed,
            "share": np.where(sizes > 0, backed / known, np.nan),
            "mean": np.where(sizes > 0, total / known, np.nan),
        }
    )
