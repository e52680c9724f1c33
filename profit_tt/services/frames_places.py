"""Frames of regions and themes: who can learn from whom, and the map."""

from typing import Any, Literal, TypeAlias

import pandas as pd

from profit_tt.analysis.gaps import GapMap, gap_map
from profit_tt.services.frames import with_regions
from profit_tt.services.results import Picture
from profit_tt.text import Speaker

#: What the map shows: findings and people are counted; voted (of those who joined) and agree are shares.
Measure: TypeAlias = Literal["findings", "people", "voted", "agree"]


def gaps(picture: Picture, say: Speaker) -> pd.DataFrame:
    """A row for every theme x region, in their order: theme, region (names), theme_position, position, practices,
    needs (findings of the region on the theme that are a practice, or a need or a barrier).
    """
    made = with_regions(_gap_map(picture).cells, picture.room, say)
    places = {one.slug: (one.name(say.language), one.position) for one in picture.room.themes}
    made = made.assign(
        theme_position=[places[one][1] for one in made["theme"]], theme=[places[one][0] for one in made["theme"]]
    )
    return made[["theme", "region", "theme_position", "position", "practices", "needs"]]


def exchanges(picture: Picture, say: Speaker) -> pd.DataFrame:
    """A row for every suggested exchange, best first: theme, giver, taker (names), practices, needs (findings),
    practice_numbers, need_numbers (tuples of the findings' numbers).
    """
    made = _gap_map(picture).exchanges
    themes = {one.slug: one.name(say.language) for one in picture.room.themes}
    regions = {one.slug: one.name(say.language) for one in picture.room.regions}
    numbers = {one.id: one.number for one in picture.room.findings}
    return made.assign(
        theme=[themes[one] for one in made["theme"]],
        giver=[regions[one] for one in made["giver"]],
        taker=[regions[one] for one in made["taker"]],
        practice_numbers=_numbers(made["practice_ids"], numbers),
        need_numbers=_numbers(made["need_ids"], numbers),
    )[["theme", "giver", "taker", "practices", "needs", "practice_numbers", "need_numbers"]]


def _numbers(of: "pd.Series[Any]", numbers: dict[int, int]) -> "pd.Series[Any]":
    return pd.Series([tuple(numbers[one] for one in ids) for ids in of], index=of.index, dtype=object)


def on_map(
    picture: Picture, say: Speaker, measure: Measure = "findings", finding_id: int | None = None
) -> pd.DataFrame:
    """A row for every region: slug, region (name), position, lon, lat (of its town), measure, value.

    value: findings that credit the region, people who joined, share of them who voted, or agree share on one finding
    (over all findings of the round without one); NaN where it may not be said: nobody there, too few votes, results
    that are hidden.
    """
    regions = picture.room.regions
    return pd.DataFrame(
        {
            "slug": [one.slug for one in regions],
            "region": [one.name(say.language) for one in regions],
            "position": [one.position for one in regions],
            "lon": [one.lon for one in regions],
            "lat": [one.lat for one in regions],
            "measure": measure,
            "value": [_value(picture, one.slug, measure, finding_id) for one in regions],
        }
    ).astype({"value": "float64"})


def _value(picture: Picture, region: str, measure: Measure, finding_id: int | None) -> float:
    if measure == "findings":
        return float(sum(region in one.regions for one in picture.room.findings))
    joined = picture.people(picture.joined, region)
    if measure == "people":
        return float(joined)
    if measure == "voted":
        return picture.people(picture.voted, region) / joined if joined else float("nan")
    return _agree(picture, region, finding_id)


def _agree(picture: Picture, region: str, finding_id: int | None) -> float:
    if picture.tallies is None:
        return float("nan")
    asked = [one.id for one in picture.findings if finding_id in (None, one.id)]
    rows = picture.tallies.by_region
    rows = rows[(rows["region"] == region) & rows["finding_id"].isin(asked) & rows["covered"]]
    answers = rows[["agree", "disagree"]].to_numpy().sum()
    return float(rows["agree"].sum() / answers) if answers else float("nan")


def _gap_map(picture: Picture) -> GapMap:
    rows = [(one.id, one.kind, one.themes, one.regions) for one in picture.room.findings]
    return gap_map(
        pd.DataFrame(rows, columns=["finding_id", "kind", "themes", "regions"]),
        themes=[one.slug for one in picture.room.themes],
        regions=[one.slug for one in picture.room.regions],
    )
