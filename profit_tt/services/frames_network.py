"""Frames of the network, for its charts: on the map, through the funnel, over time, and who was reached."""

from collections.abc import Iterable
from typing import Any, Literal, TypeAlias

import pandas as pd

from profit_tt.models import FUNNEL, ORGANISATIONS, ActivityKind, Part
from profit_tt.services.network_figures import Network
from profit_tt.services.network_names import KINDS, TYPES
from profit_tt.text import Speaker

#: What organisations are grouped by.
By: TypeAlias = Literal["region", "type", "activity"]

_SEA = ["part", "slug", "region", "position", "lon", "lat", "other", "other_region", "organisations", "activities"]
_FUNNEL = ["region", "position", "step", "counted", "share", "stated", "at_least"]
_REACHED = ["name", "position", "unique", "participations", "all_unique", "all_participations"]


def reached_pairs(network: Network) -> pd.DataFrame:
    """organisation, activity, home (region), type, kind (of the activity), regions, held (host region), begins: a row
    for every organisation that an activity reached, each pair once. Whoever only held it or spoke was not reached.
    """
    rows = network.participations
    rows = rows[rows["role"] == Part.participant][["organisation", "activity"]].drop_duplicates()
    own = network.organisations[["id", "region", "type"]].rename(columns={"id": "organisation", "region": "home"})
    there = network.activities[["id", "type", "regions", "host_region", "begins"]].rename(
        columns={"id": "activity", "type": "kind", "host_region": "held"}
    )
    return rows.merge(own, on="organisation").merge(there, on="activity")


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
    for (home, held), number in _crossings(network):
        if home in places and held in places:
            one = places[home]
            made.append({"part": "across", "slug": home, "region": names[home], "position": one.position})
            made[-1] |= {"lon": one.lon, "lat": one.lat, "organisations": number, "activities": 0}
            made[-1] |= {"other": held, "other_region": names[held]}
    return pd.DataFrame(made, columns=_SEA)


def _crossings(network: Network) -> Iterable[tuple[tuple[str, str], int]]:
    """(home region, region it was held in) -> organisations, each once."""
    rows = reached_pairs(network).to_dict("records")
    gone = {
        (row["home"], row["held"] or row["regions"][0], row["organisation"])
        for row in rows
        if row["regions"] and row["home"] not in row["regions"]
    }
    ways = sorted((home, held) for home, held, _ in gone)
    return [(way, ways.count(way)) for way in sorted(set(ways))]


def reached(network: Network, say: Speaker, by: By = "region") -> pd.DataFrame:
    """A row for every region, type or kind of activity: name, position (of a region, else 0), unique (organisations
    reached), participations, and in all rows all_unique, all_participations (of the whole network)."""
    rows = reached_pairs(network)
    groups: list[tuple[str, str, int]]
    if by == "region":
        groups, column = (
            [(one.slug, one.name(say.language), one.position) for one in network.regions if one.shown],
            "home",
        )
    elif by == "type":
        groups, column = [(str(one), say(TYPES[one]), 0) for one in ORGANISATIONS], "type"
    else:
        there = set(rows["kind"])
        groups, column = [(str(one), say(KINDS[one]), 0) for one in ActivityKind if str(one) in there], "kind"
    made = [
        (name, position, int(of["organisation"].nunique()), len(of), int(rows["organisation"].nunique()), len(rows))
        for slug, name, position in groups
        for of in [rows[rows[column] == slug]]
    ]
    return pd.DataFrame(made, columns=_REACHED)


def grown(network: Network, say: Speaker) -> pd.DataFrame:
    """A row for every month x region, from the first activity with a day to the last: month (its first day), region
    (name), position, organisations (reached so far, each once), activities (held so far; for several regions, in the
    one that held it).
    """
    pairs = reached_pairs(network).dropna(subset="begins")
    dated = network.activities.dropna(subset="begins")
    if dated.empty:
        return pd.DataFrame(columns=["month", "region", "position", "organisations", "activities"])
    first = (
        pairs.assign(month=[one.replace(day=1) for one in pairs["begins"]])
        .groupby("organisation")
        .agg({"month": "min", "home": "first"})
    )
    held = dated.assign(
        month=[one.replace(day=1) for one in dated["begins"]],
        home=[row["host_region"] or next(iter(row["regions"]), "") for row in dated.to_dict("records")],
    )
    months = pd.period_range(held["month"].min(), held["month"].max(), freq="M")
    made = []
    for month in (one.to_timestamp().date() for one in months):
        for one in network.regions:
            if one.shown:
                numbers = [int(((of["month"] <= month) & (of["home"] == one.slug)).sum()) for of in (first, held)]
                made.append((month, one.name(say.language), one.position, *numbers))
    return pd.DataFrame(made, columns=["month", "region", "position", "organisations", "activities"])


def through(network: Network, say: Speaker) -> pd.DataFrame:
    """A row for every region x step of the funnel: region (name), position, step, counted (organisations of the region
    that came so far through all steps before), share (of the step before), stated (NaN), at_least (False)."""
    rows = reached_pairs(network)
    made = []
    for one in network.regions:
        if not one.shown:
            continue
        own, before = rows[rows["home"] == one.slug], None
        for step in FUNNEL:
            came = set(own.loc[own["kind"] == step, "organisation"])
            kept = came if before is None else came & before
            share = len(kept) / len(before) if before else float("nan")
            made.append((one.name(say.language), one.position, str(step), len(kept), share, float("nan"), False))
            before = kept
    return pd.DataFrame(made, columns=_FUNNEL)
