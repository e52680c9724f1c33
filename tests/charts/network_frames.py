"""Frames of the network to draw, as services.frames_network makes them."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import ModuleType
from typing import Any

import pandas as pd

from profit_tt.charts import funnel, network, network_map, reach_growth, reached
from tests.charts.drawing import EVIL, PLACES
from tests.charts.pictures import REGIONS

NAMES = list(REGIONS.values())
SLUGS = list(REGIONS)


def on_sea(
    organisations: Sequence[int], activities: Sequence[int] = (), across: Mapping[tuple[str, str], int] | None = None
) -> pd.DataFrame:
    """Of each region how many organisations and activities; across: (from, to) -> organisations."""
    rows: list[dict[str, Any]] = []
    for place, slug in enumerate(SLUGS[: len(organisations)]):
        lon, lat = PLACES[slug]
        rows.append({"part": "region", "slug": slug, "region": REGIONS[slug], "position": place + 1, "lon": lon})
        rows[-1] |= {"lat": lat, "organisations": organisations[place], "other": "", "other_region": ""}
        rows[-1] |= {"activities": activities[place] if activities else 0}
    for (one, other), number in (across or {}).items():
        rows.append({"part": "across", "slug": one, "region": REGIONS[one], "position": SLUGS.index(one) + 1})
        rows[-1] |= {"other": other, "other_region": REGIONS[other], "organisations": number, "activities": 0}
    return pd.DataFrame(rows)


def node(part: str, number: int, *, place: int = 1, links: int = 1, rank: int = 0, **more: Any) -> dict[str, Any]:
    """A node; its place among the regions from 1. They stand in rows, each somewhere else."""
    x, y = (number * 37 % 100) / 100, (number * 13 % 97) / 100
    made = {"part": part, "node": f"{part[0]}{number}", "other": "", "name": f"Name {number}", "kind": "Enterprise"}
    made |= {"region": NAMES[place - 1], "position": place, "links": links, "across": False, "rank": rank}
    return made | {"x": x, "y": y, "room": 0.02, "tall_x": x, "tall_y": y, "tall_room": 0.015} | more


def web(*nodes: dict[str, Any], links: Sequence[tuple[str, str]] = (), whole: int | None = None) -> pd.DataFrame:
    """The nodes and links of a network; a link crosses a border where its nodes are of two regions."""
    places = {one["node"]: one["position"] for one in nodes}
    rows = [
        {"part": "link", "node": one, "other": other, "across": places[one] != places[other]} for one, other in links
    ]
    own = [one for one in nodes if one["part"] == "organisation"]
    went = sum(one["across"] for one in own)
    made = pd.DataFrame([*nodes, *rows]).assign(whole=whole or len(nodes), organisations=len(own), went=went)
    return made.fillna({"name": "", "kind": "", "region": "", "position": 0, "links": 0, "rank": 0})


def through(
    counted: Mapping[str, Sequence[int]], stated: Mapping[tuple[str, str], int] | None = None, *, at_least: bool = False
) -> pd.DataFrame:
    """Region's slug -> organisations after each step of the funnel; (slug, step) -> what was stated."""
    rows = []
    for slug, numbers in counted.items():
        for place, step in enumerate(funnel.STEPS):
            before = numbers[place - 1] if place else 0
            one = {"region": REGIONS[slug], "position": SLUGS.index(slug) + 1, "step": step, "counted": numbers[place]}
            one |= {"share": numbers[place] / before if before else float("nan"), "at_least": at_least}
            rows.append(one | {"stated": (stated or {}).get((slug, step), float("nan"))})
    return pd.DataFrame(rows).astype({"stated": "float64"})


def groups(*numbers: tuple[int, int], names: Sequence[str] = (), regions: bool = True) -> pd.DataFrame:
    """(unique, participations) of each group; all of them apart, so that their sums are those of the whole."""
    rows = [
        {"name": (names or NAMES)[place], "position": place + 1 if regions else 0, "unique": one, "participations": all}
        for place, (one, all) in enumerate(numbers)
    ]
    made = pd.DataFrame(rows)
    return made.assign(all_unique=made["unique"].sum(), all_participations=made["participations"].sum())


def months(*numbers: tuple[Sequence[int], Sequence[int]]) -> pd.DataFrame:
    """(organisations, activities) so far by region, month after month from January 2017."""
    return pd.DataFrame(
        [
            {"month": date(2017 + place // 12, place % 12 + 1, 1), "region": name, "position": position + 1}
            | {"organisations": of[0][position], "activities": of[1][position]}
            for place, of in enumerate(numbers)
            for position, name in enumerate(NAMES[: len(of[0])])
        ]
    )


def crowd(number: int) -> pd.DataFrame:
    """So many nodes, a fifth of them activities, each organisation in two of them."""
    held = number // 5
    nodes = [
        node("activity", one, place=one % 5 + 1, links=9, name="An activity that goes on " * 4) for one in range(held)
    ]
    nodes += [node("organisation", one, place=one % 5 + 1, links=2, rank=one % 40) for one in range(number - held)]
    links = [(f"o{one}", f"a{(one * step) % held}") for one in range(number - held) for step in (1, 7)]
    return web(*nodes, links=links, whole=number * 4)


#: As in test_every_chart: "other" has the outline of "usual" and no number in common with it.
STATES: dict[ModuleType, dict[str, pd.DataFrame]] = {
    network: {
        "usual": web(node("organisation", 1, rank=1), node("activity", 2, place=2), links=[("o1", "a2")]),
        "other": web(
            node("organisation", 5, name="", links=3), node("activity", 9, place=2, links=8, kind="Pilot"), whole=12
        ),
        "many": crowd(300),
        "evil": web(node("organisation", 50, name=EVIL, rank=1, x=0.3, y=0.5, tall_x=0.3, tall_y=0.5)),
    },
    network_map: {
        "usual": on_sea([5, 2, 1, 0, 8], [1, 1, 0, 0, 3], {("kent", "zeeland"): 2}),
        "other": on_sea([7, 0, 3, 9, 4], [0, 4, 2, 5, 6]),
        "many": on_sea([12000] * 5, [900] * 5, {(a, b): 900 for a in SLUGS for b in SLUGS if a != b}),
    },
    funnel: {
        "usual": through({"kent": [9, 4, 2], "zeeland": [5, 3, 0]}, {("kent", "masterclass"): 70}, at_least=True),
        "other": through({"kent": [0, 0, 0], "zeeland": [1, 0, 0]}),
        "many": through({slug: [12000, 9000, 1] for slug in SLUGS}, {(slug, "masterclass"): 30000 for slug in SLUGS}),
    },
    reached: {
        "usual": groups((5, 9), (2, 2), (0, 0), (7, 11), (1, 3)),
        "other": groups((6, 8), (4, 12), (10, 10), (13, 15), (14, 20)),
        "many": groups(*[(9000, 30000)] * 12, names=["A kind of activity that goes on " * 2] * 12, regions=False),
        "evil": groups((1, 2), names=[EVIL]),
    },
    reach_growth: {
        "usual": months(([1, 0, 0, 2, 0], [1, 0, 0, 1, 0]), ([3, 1, 0, 2, 5], [2, 1, 0, 1, 1])),
        "other": months(([4] * 5, [6] * 5)),
        "many": months(*[([place * 9] * 5, [place] * 5) for place in range(40)]),
    },
}
