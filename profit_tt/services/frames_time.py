"""Frames of what changed: movement between two rounds, and how the picture grew."""

import pandas as pd

from profit_tt.analysis.growth import Growth
from profit_tt.services.frames import in_words, with_regions
from profit_tt.services.results import Moves
from profit_tt.services.room import Room
from profit_tt.text import Speaker

_REPEATED = {
    "before": "all_before",
    "after": "all_after",
    "change": "all_change",
    "arrow": "all_arrow",
    "both": "all_both",
    "changed_share": "changed",
}


def movement(moves: Moves | None, say: Speaker, axis: int = 0) -> pd.DataFrame:
    """A row for every finding x region, largest movement first, regions in their order.

    finding_id, number, text, rank (from 1); region (name), position, before, after (share who agree, 0..1; mean points,
    1..5; or dots; NaN without one), change, arrow ("up", "down", "still" or ""), covered (enough of it voted in both
    rounds), both (people who voted in both); the same in all rows of a finding: all_before, all_after, all_change,
    all_arrow, all_both, changed (share of those who answered otherwise, 0..1 or NaN), kappa (-1..1 or NaN), stable
    (bool), ballot (whose values they are). Largest: the covered region that moved most. Empty where the two rounds are
    not both shown.
    """
    columns = ["finding_id", "number", "text", "rank", "region", "position", "before", "after", "change", "arrow"]
    columns += ["covered", "both", *_REPEATED.values(), "kappa", "stable", "ballot"]
    if moves is None:
        return pd.DataFrame(columns=columns)
    moved = moves.axes[axis]
    overall = moved.overall[["finding_id", *_REPEATED, "kappa", "stable"]].rename(columns=_REPEATED)
    made = moved.by_region.drop(columns=["changed", "changed_share"]).merge(overall, on="finding_id")
    return in_words(made.assign(rank=_places(made), ballot=moves.after.ballot), moves.after, say)[columns]


def _places(made: pd.DataFrame) -> "pd.Series[int]":
    """1 for the finding on which a covered region moved most, then by the change of all."""
    steps = made["change"].abs().where(made["covered"]).fillna(-1.0).groupby(made["finding_id"]).max()
    whole = made.groupby("finding_id")["all_change"].first().abs().fillna(-1.0)
    order = pd.DataFrame({"step": steps, "whole": whole}).reset_index()
    order = order.sort_values(["step", "whole", "finding_id"], ascending=[False, False, True])
    places = dict(zip(order["finding_id"], range(1, len(order) + 1), strict=True))
    return made["finding_id"].map(places)


def growth(grown: Growth, room: Room, say: Speaker) -> pd.DataFrame:
    """A row for every moment x region: frame (from 1), revision, region (name), position, findings, votes (so far)."""
    made = with_regions(grown.regions, room, say)
    return made[["frame", "revision", "region", "position", "findings", "votes"]]


def leading(grown: Growth, room: Room, say: Speaker) -> pd.DataFrame:
    """A row for every moment x finding that leads at the end; empty while results are hidden.

    frame (from 1), revision, finding_id, number, text, place (1 leads at the end), votes (so far), score (common
    ground, mean points or dots by then; NaN before there is one).
    """
    known = {one.id: one for one in room.findings}
    kept = grown.leading[grown.leading["finding_id"].isin(list(known))]
    made = kept.assign(
        number=[known[one].number for one in kept["finding_id"]],
        text=[known[one].read_in(say.language) for one in kept["finding_id"]],
    )
    columns = ["frame", "revision", "finding_id", "number", "text", "place", "votes", "score"]
    return made[columns].reset_index(drop=True)
