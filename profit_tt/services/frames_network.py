"""Frames of the network, for its charts: on the map, through the funnel, over time, and who was reached."""

from typing import Any, Literal, TypeAlias

import pandas as pd

from profit_tt.models import FUNNEL, ORGANISATIONS, ActivityKind, Basis, FigureKey
from profit_tt.services.network_counted import Figure
from profit_tt.services.network_figures import Network
from profit_tt.services.network_names import KINDS, TYPES
from profit_tt.text import Speaker

#: What organisations are grouped by.
By: TypeAlias = Literal["region", "type", "activity"]

#: What is stated about a step in the unit that is counted.
_STATED = {
    ActivityKind.masterclass: FigureKey.masterclass_businesses,
    ActivityKind.innovation_plan: FigureKey.innovation_plans,
}

_SEA = ["part", "slug", "region", "position", "lon", "lat", "other", "other_region", "organisations", "activities"]
_FUNNEL = ["region", "position", "step", "counted", "share", "stated", "at_least"]
_REACHED = ["name", "position", "unique", "participations", "all_unique", "all_participations"]


def on_sea(network: Network, say: Speaker) -> pd.DataFrame:
    """A row for every region: part "region", slug, region (name), position, lon, lat, organisations, activities (that
    were for it); then one for every two regions of which organisations went to the other: part "across", slug, other,
    organisations (each once). Who came to something that was for several regions, the own one too, crossed nothing.
    """
    regions = [one for one in network.regions if one.shown]
    names = {one.slug: one.name(say.language) for one in regions}
    made: list[dict[str, Any]] = []
    for one in regions:
        held = sum(one.slug in of for of in network.activities["regions"])
        own = int((network.organisations["region"] == one.slug).sum())
        made.append({"part": "region", "slug": one.slug, "region": names[one.slug], "position": one.position})
        made[-1] |= {"lon": one.lon, "lat": one.lat, "organisations": own, "activities": held}
        made[-1] |= {"other": "", "other_region": ""}
    places = {one.slug: one for one in regions}
    for row in network.reach.crossings.sort_values(["home", "away"]).to_dict("records"):
        if row["home"] in places and row["away"] in places:
            one = places[row["home"]]
            made.append({"part": "across", "slug": one.slug, "region": names[one.slug], "position": one.position})
            made[-1] |= {"lon": one.lon, "lat": one.lat, "organisations": row["organisations"], "activities": 0}
            made[-1] |= {"other": row["away"], "other_region": names[row["away"]]}
    return pd.DataFrame(made, columns=_SEA)


def reached(network: Network, say: Speaker, by: By = "region") -> pd.DataFrame:
    """A row for every region, type or kind of activity: name, position (of a region, else 0), unique (organisations
    reached), participations, and in all rows all_unique, all_participations (of the whole network)."""
    groups: list[tuple[str, str, int]]
    if by == "region":
        counted, column = network.reach.by_region, "region"
        groups = [(one.slug, one.name(say.language), one.position) for one in network.regions if one.shown]
    elif by == "type":
        counted, column = network.reach.by_type, "type"
        groups = [(str(one), say(TYPES[one]), 0) for one in ORGANISATIONS]
    else:
        counted, column = network.reach.by_activity, "type"
        there = set(counted["type"])
        groups = [(str(one), say(KINDS[one]), 0) for one in ActivityKind if str(one) in there]
    numbers = counted.set_index(column)[["organisations", "participations"]]
    whole = (network.reach.organisations, network.reach.participations)
    made = [(name, position, *map(int, numbers.loc[slug]), *whole) for slug, name, position in groups]
    return pd.DataFrame(made, columns=_REACHED)


def grown(network: Network, say: Speaker) -> pd.DataFrame:
    """A row for every month x region, from the first activity with a day to the last: month (its first day), region
    (name), position, organisations (reached so far, each once), activities (held so far; for several regions, in the
    one that held it).
    """
    pairs = network.pairs.dropna(subset="begins")
    dated = network.activities.dropna(subset="begins")
    if dated.empty:
        return pd.DataFrame(columns=["month", "region", "position", "organisations", "activities"])
    first = (
        pairs.assign(month=[one.replace(day=1) for one in pairs["begins"]])
        .groupby("organisation")
        .agg({"month": "min", "region": "first"})
    )
    held = dated.assign(
        month=[one.replace(day=1) for one in dated["begins"]],
        region=[row["host_region"] or next(iter(row["regions"]), "") for row in dated.to_dict("records")],
    )
    months = pd.period_range(held["month"].min(), held["month"].max(), freq="M")
    made = []
    for month in (one.to_timestamp().date() for one in months):
        for one in network.regions:
            if one.shown:
                numbers = [int(((of["month"] <= month) & (of["region"] == one.slug)).sum()) for of in (first, held)]
                made.append((month, one.name(say.language), one.position, *numbers))
    return pd.DataFrame(made, columns=["month", "region", "position", "organisations", "activities"])


def through(network: Network, say: Speaker) -> pd.DataFrame:
    """A row for every region x step of the funnel: region (name), position, step, counted (organisations of the region
    that came so far through all steps before), share (of the step before), stated (a number that somebody stated, or
    NaN; of coaching, sessions were stated and not organisations: NaN), at_least."""
    counted: dict[Any, Any] = network.funnel.set_index(["region", "step"]).to_dict("index")
    made = []
    for one in network.regions:
        for step in FUNNEL if one.shown else ():
            row, told = counted[one.slug, str(step)], _stated(network, _STATED.get(step), one.slug)
            made.append(
                (one.name(say.language), one.position, str(step), int(row["organisations"]), float(row["share"]))
                + ((float(told.value), told.at_least) if told else (float("nan"), False))
            )
    return pd.DataFrame(made, columns=_FUNNEL).astype({"stated": "float64", "share": "float64"})


def _stated(network: Network, key: FigureKey | None, region: str) -> Figure | None:
    """What was stated about a region: rather something real than a sample, rather the larger number."""
    found = [one for one in network.figures_of(key, Basis.stated) if one.region == region] if key else []
    return min(found, key=lambda one: (one.is_sample, -one.value), default=None)
