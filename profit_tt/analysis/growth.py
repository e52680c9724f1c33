"""How the picture grew: counts and scores at revisions on the way, for the time-lapse (behaviours, S4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from profit_tt.analysis.chance import Counts
from profit_tt.analysis.common_ground import PLACES
from profit_tt.analysis.shares import Floats, smoothed

#: How findings are put in order: common ground, mean points of a scale, or dots.
Score: TypeAlias = Literal["agreement", "points", "dots"]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Growth:
    """regions: frame (from 1), revision, region, findings, votes (so far), a row for every frame x region.

    leading: frame, revision, finding_id, votes (so far), score, place (1 leads at the end), a row for every frame x
    finding that leads at the end. score: common ground over the regions covered by then (0..1), mean points (1..5) or
    dots; NaN before there is one. The last frame is the whole.
    """

    regions: pd.DataFrame
    leading: pd.DataFrame


def growth(
    findings: pd.DataFrame,
    votes: pd.DataFrame,
    *,
    regions: Sequence[str],
    score: Score = "agreement",
    frames: int = 60,
    leading: int = 5,
    covered_from: int = 3,
) -> Growth:
    """At most `frames` moments, evenly spaced over the revisions from the first finding or vote to the last.

    `findings` has finding_id, regions (tuple of slugs), revision; `votes` has finding_id, region, value, revision, a
    row a vote: the revision at which it was last changed, so an answer that was given up is not replayed. A merged
    finding counts in each of its regions. Votes on other findings and of other regions count in nothing.
    """
    finding_ids = sorted(findings["finding_id"].tolist())
    known = votes[votes["finding_id"].isin(finding_ids) & votes["region"].isin(list(regions))]
    cuts = moments([*findings["revision"].tolist(), *known["revision"].tolist()], frames)
    placed = findings.explode("regions").rename(columns={"regions": "region"})
    index = pd.MultiIndex.from_product([range(1, len(cuts) + 1), regions], names=["frame", "region"])
    made = index.to_frame(index=False)
    made.insert(1, "revision", np.repeat(np.array(cuts, dtype=np.int64), len(regions)))
    made["findings"] = _so_far(placed, cuts, regions)
    made["votes"] = _so_far(known, cuts, regions)
    return Growth(made, _leading(known, finding_ids, cuts, regions, score, leading, covered_from))


def moments(revisions: Sequence[int], frames: int) -> list[int]:
    """Revisions at which to look: rising, evenly spaced, the last one the latest; as many as `frames` or fewer."""
    if not revisions:
        return []
    first, last = min(revisions), max(revisions)
    return sorted({first - 1 - (-number * (last - first + 1) // frames) for number in range(1, frames + 1)})


def _frame_of(rows: pd.DataFrame, cuts: list[int]) -> NDArray[np.intp]:
    return np.searchsorted(np.array(cuts), rows["revision"].to_numpy(np.int64))


def _so_far(rows: pd.DataFrame, cuts: list[int], regions: Sequence[str]) -> Counts:
    """Rows by frame and region, summed up along the frames, in one long array of whole numbers."""
    kept = rows[rows["region"].isin(list(regions))]
    counts = np.zeros((len(cuts), len(regions)), dtype=np.int64)
    place = kept["region"].map({region: number for number, region in enumerate(regions)}).to_numpy(int)
    np.add.at(counts, (_frame_of(kept, cuts), place), 1)
    return counts.cumsum(axis=0).ravel()


def _leading(
    votes: pd.DataFrame,
    finding_ids: list[int],
    cuts: list[int],
    regions: Sequence[str],
    score: Score,
    leading: int,
    covered_from: int,
) -> pd.DataFrame:
    values = sorted(votes["value"].unique().tolist())
    people = _people(votes, cuts, finding_ids, regions, values)
    scores = _scores(people, np.array(values, dtype=np.int64), score, covered_from)
    last = np.nan_to_num(scores[-1], nan=-1.0) if cuts else np.zeros(0)
    first = np.lexsort((np.array(finding_ids, dtype=np.int64), -last))[:leading]
    frame, place = (axis.ravel() for axis in np.indices((len(cuts), len(first))))
    finding = first[place]
    return pd.DataFrame(
        {
            "frame": frame + 1,
            "revision": np.array(cuts, dtype=np.int64)[frame],
            "finding_id": np.array(finding_ids, dtype=np.int64)[finding],
            "votes": people.sum(axis=(2, 3))[frame, finding],
            "score": scores[frame, finding],
            "place": place + 1,
        }
    )


def _people(
    votes: pd.DataFrame, cuts: list[int], finding_ids: list[int], regions: Sequence[str], values: list[int]
) -> Counts:
    """Votes so far by frame, finding, region and value."""
    known = (("finding_id", finding_ids), ("region", regions), ("value", values))
    people = np.zeros((len(cuts), *(len(of) for _, of in known)), dtype=np.int64)
    places = [votes[column].map({one: place for place, one in enumerate(of)}).to_numpy(int) for column, of in known]
    np.add.at(people, (_frame_of(votes, cuts), *places), 1)
    return people.cumsum(axis=0)


def _scores(people: Counts, values: Counts, score: Score, covered_from: int) -> Floats:
    """Score by frame and finding, from people by frame, finding, region and value."""
    if score == "agreement":
        agree, disagree = (people[..., values == value].sum(axis=-1) for value in (1, -1))
        return _common_ground(agree, disagree, people.sum(axis=-1), covered_from)
    given = (people * np.maximum(values, 0)).sum(axis=(2, 3))
    rated = people[..., values > 0].sum(axis=(2, 3))
    return np.where(rated > 0, given / (np.maximum(rated, 1) if score == "points" else 1), np.nan)


def _common_ground(agree: Counts, disagree: Counts, seen: Counts, covered_from: int) -> Floats:
    """Geometric mean of p_a (1 - p_d) over the covered regions, which are the last axis."""
    backing = np.log(smoothed(agree, seen) * (1 - smoothed(disagree, seen)))
    covered = seen >= covered_from
    of = covered.sum(axis=-1)
    means = np.exp((backing * covered).sum(axis=-1) / np.maximum(of, 1)).round(PLACES)
    return np.asarray(np.where(of > 0, means, np.nan), dtype=np.float64)
