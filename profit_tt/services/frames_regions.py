"""Frames of regions beside each other, and of findings for all of them: agreement of regions, weights, the slate."""

from collections import Counter

import pandas as pd

from profit_tt.analysis.agreement_of_regions import Concordance
from profit_tt.analysis.co_occurrence import together as counted_together
from profit_tt.analysis.small_cells import hidden_types
from profit_tt.models import ORGANISATIONS
from profit_tt.services.frames import in_words, organisations
from profit_tt.services.results import Picture
from profit_tt.text import Speaker

_FINDING = ["finding_id", "number", "text", "rank"]
_PAIRS = ["region", "position", "other", "other_position", "tau", "findings", "w", "judges", "all_findings"]


def alike(picture: Picture, say: Speaker, axis: int = 0) -> pd.DataFrame:
    """A row for every two regions that take part, in either order: region, position, other (names), other_position,
    tau (Kendall's tau-b, -1..1 or NaN), findings (that both have covered); the same in all rows: w (Kendall's W over
    all regions, 0..1 or NaN), judges (regions), all_findings (that all judges have covered). Empty while hidden.
    """
    told = picture.alike(axis)
    if told is None or told.pairs.empty:
        return pd.DataFrame(columns=_PAIRS)
    names = {one.slug: one.name(say.language) for one in picture.room.regions}
    places = {one.slug: one.position for one in picture.room.regions}
    made = told.pairs.assign(
        position=told.pairs["region"].map(places), other_position=told.pairs["other"].map(places)
    ).assign(w=told.whole.w, judges=told.whole.judges, all_findings=told.whole.findings)
    made = made.assign(region=made["region"].map(names), other=made["other"].map(names))
    return made.astype({"findings": "int64"})[_PAIRS].sort_values(["position", "other_position"], ignore_index=True)


def concordance(picture: Picture, axis: int = 0) -> Concordance | None:
    """Kendall's W of the regions that take part; None while hidden, and for dots."""
    told = picture.alike(axis)
    return None if told is None else told.whole


def weights(picture: Picture, say: Speaker) -> pd.DataFrame:
    """A row a finding that two regions or more have covered, furthest moved first.

    finding_id, number, text, rank (from 1), people_share, region_share (0..1), people_rank, region_rank (equals share
    the mean of their ranks), moved (places up when every region counts alike), marked (bool). Empty while hidden.
    """
    columns = [*_FINDING, "people_share", "region_share", "people_rank", "region_rank", "moved", "marked"]
    told = picture.weights()
    if told is None:
        return pd.DataFrame(columns=columns)
    kept = told.dropna(subset="moved")
    order = kept.assign(far=-kept["moved"].abs()).sort_values(["far", "finding_id"])
    made = kept.assign(rank=pd.Series(range(1, len(order) + 1), index=order.index, dtype="int64"))
    return in_words(made, picture, say)[columns]


def slate(picture: Picture, say: Speaker) -> pd.DataFrame:
    """A row for every finding of the slate x region that takes part, in their order.

    finding_id, number, text, rank (place on the slate, from 1), gain (in regions), people (who back it), newly (of
    these, who back none before it), region (name), position, share (of those of the region who back it, among all who
    voted on it, 0..1 or NaN; on agreement ballots, and where the region has covered it); the same in all rows:
    represented, voters (people who back at least one of the slate; who back anything). Empty while hidden, and where
    some voters only are asked.
    """
    columns = [*_FINDING, "gain", "people", "newly", "region", "position", "share", "represented", "voters"]
    told = picture.slate()
    if told is None or told.chosen.empty:
        return pd.DataFrame(columns=columns)
    chosen = told.chosen.rename(columns={"place": "rank"})
    made = chosen.merge(told.regions[["region"]], how="cross")
    if picture.tallies is not None:
        rows = picture.tallies.by_region
        shares = rows.assign(share=(rows["agree"] / rows["seen"]).where(rows["covered"]))
        made = made.merge(shares[["finding_id", "region", "share"]], on=["finding_id", "region"], how="left")
    else:
        made = made.assign(share=float("nan"))
    made = made.assign(represented=int(told.regions["backed"].sum()), voters=int(told.regions["people"].sum()))
    return in_words(made, picture, say)[columns]


def crossed(picture: Picture, say: Speaker) -> pd.DataFrame:
    """A row for every region x stakeholder type, in their order: region (name), position, stakeholder (slug),
    organisation (its name), joined, voted (people), hidden (a small cell, or one from which a small cell could be
    reckoned: joined and voted are 0), voting (whether it is of a round).
    """
    rows = []
    names = organisations(say)
    for one in picture.room.regions:
        sizes = {str(kind): picture.joined.get((one.slug, str(kind)), 0) for kind in ORGANISATIONS}
        small = hidden_types(sizes, from_people=picture.parameters.small_cell)
        for kind, joined in sizes.items():
            voted = picture.voted.get((one.slug, kind), 0)
            shown = (0, 0) if kind in small else (joined, voted)
            rows.append((one.name(say.language), one.position, kind, names[kind], *shown, kind in small))
    columns = ["region", "position", "stakeholder", "organisation", "joined", "voted", "hidden"]
    return pd.DataFrame(rows, columns=columns).assign(voting=picture.voting is not None)


def together(picture: Picture, say: Speaker) -> pd.DataFrame:
    """A row for every two different themes, in either order, in their order: theme, theme_position, other (names),
    other_position, both, either (findings), jaccard (0..1 or NaN), findings (of the theme). It tells of findings,
    never of votes.
    """
    themes = picture.room.themes
    made = counted_together([one.themes for one in picture.room.findings], themes=[one.slug for one in themes])
    names = {one.slug: one.name(say.language) for one in themes}
    places = {one.slug: one.position for one in themes}
    made = made.assign(theme_position=made["theme"].map(places), other_position=made["other"].map(places))
    about = Counter(slug for one in picture.room.findings for slug in set(one.themes))
    made = made.assign(findings=[about[slug] for slug in made["theme"]])
    made = made.assign(theme=made["theme"].map(names), other=made["other"].map(names))
    return made[["theme", "theme_position", "other", "other_position", "both", "either", "jaccard", "findings"]]
