"""The network as nodes and links: what of it is drawn, and where each node stands."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

import pandas as pd

from profit_tt.analysis.bridging import bridging as measured
from profit_tt.analysis.network_layout import laid_out
from profit_tt.models import ActivityKind, Region, Stakeholder
from profit_tt.services.network_figures import Network
from profit_tt.services.network_names import KINDS, TYPES
from profit_tt.text import Speaker

#: More nodes than this are not told apart on a screen; the best connected ones are drawn.
DRAWN = 300
#: Width in parts of the height, and diameters from the least to the most connected node, of a broad and a tall picture.
BROAD, TALL = (1.55, 0.0165, 0.055), (0.6, 0.014, 0.04)

Rows: TypeAlias = tuple[tuple[Any, ...], ...]

_COLUMNS = ["part", "node", "other", "name", "kind", "region", "position", "links", "across", "rank", "x", "y", "room"]
_COLUMNS += ["tall_x", "tall_y", "tall_room", "whole", "organisations", "went"]


_bridges: WeakKeyDictionary[Network, pd.DataFrame] = WeakKeyDictionary()
_lock = threading.Lock()


def bridges(network: Network) -> pd.DataFrame:
    """Every organisation that took part in something, the strongest bridge first: see analysis/bridging.py. Measured
    once a network, however many ask."""
    with _lock:
        if network not in _bridges:
            _bridges[network] = measured(network.participations)
        return _bridges[network]


@dataclass(frozen=True, slots=True)
class Bridge:
    """An organisation that bridges: its name ("" where it is only counted), region (name, position), activities it
    was in, partners it met there, and its share of the shortest ways (0..1)."""

    name: str
    region: str
    position: int
    activities: int
    partners: int
    share: float


def told_bridges(network: Network, say: Speaker, *, limit: int) -> list[Bridge]:
    """The strongest bridges, at most so many; those through whom no way leads are none."""
    found = bridges(network)
    found = found[found["betweenness"] > 0].head(limit)
    if found.empty:
        return []
    found = found.merge(network.organisations, left_on="organisation", right_on="id")
    regions = {one.slug: (one.name(say.language), one.position) for one in network.regions}
    return [
        Bridge(row["name"], *regions[row["region"]], row["activities"], row["partners"], row["betweenness"])
        for row in found.to_dict("records")
    ]


def web(network: Network, say: Speaker) -> pd.DataFrame:
    """A row for every node that is drawn, then one for every link between two of them: the frame of charts/network.py.

    Organisations that took part in something, and activities in which somebody took part; of more than DRAWN the best
    connected. A link crosses a border where somebody took part in what was not for their own region.
    """
    links = _links(network)
    if links.empty:
        return pd.DataFrame(columns=_COLUMNS)
    nodes = _nodes(network, links, say)
    own = nodes[nodes["part"] == "organisation"]
    whole = {"whole": len(nodes), "organisations": len(own), "went": int(own["across"].sum())}
    nodes = nodes.sort_values(["rank_or_last", "links", "node"], ascending=[True, False, True]).head(DRAWN)
    links = links[links["node"].isin(nodes["node"]) & links["other"].isin(nodes["node"])]
    nodes = _placed(nodes, links, [one for one in network.regions if one.shown])
    made = pd.concat([nodes, links.assign(part="link")], ignore_index=True).reindex(columns=_COLUMNS)
    made = made.fillna({"other": "", "name": "", "kind": "", "region": "", "position": 0, "links": 0, "rank": 0})
    return made.assign(**whole).astype({"position": "int64", "links": "int64", "rank": "int64", "across": "bool"})


def nodes_of(network: Network) -> int:
    """How many nodes the whole network has; DRAWN of them at most are drawn."""
    rows = network.participations
    return int(rows["organisation"].nunique() + rows["activity"].nunique())


def _links(network: Network) -> pd.DataFrame:
    """node (organisation), other (activity), across; a pair once, whatever its roles."""
    pairs = network.participations[["organisation", "activity"]].drop_duplicates()
    away = network.pairs[network.pairs["across"]]
    crossed = set(zip(away["organisation"], away["activity"], strict=True))
    across = [pair in crossed for pair in zip(pairs["organisation"], pairs["activity"], strict=True)]
    nodes = [f"o{one}" for one in pairs["organisation"]]
    return pd.DataFrame({"node": nodes, "other": [f"a{one}" for one in pairs["activity"]], "across": across})


def _nodes(network: Network, links: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """part, node, name, kind, region, position, links, across, rank, slug, rank_or_last (what to draw first)."""
    regions = {one.slug: (one.name(say.language), one.position) for one in network.regions}
    found = bridges(network)
    bridging = found.loc[found["betweenness"] > 0, "organisation"]
    ranks = {f"o{one}": rank for rank, one in enumerate(bridging, start=1)}
    counts = pd.concat([links["node"], links["other"]]).value_counts()
    across = pd.concat([links.loc[links["across"], name] for name in ("node", "other")])
    rows = []
    for part, frame in (("organisation", network.organisations), ("activity", network.activities)):
        is_organisation = part == "organisation"
        for row in frame.to_dict("records"):
            node = f"{part[0]}{row['id']}"
            if node not in counts.index:
                continue
            slug = row["region"] if is_organisation else row["host_region"] or next(iter(row["regions"]), "")
            kind = TYPES[Stakeholder(row["type"])] if is_organisation else KINDS[ActivityKind(row["type"])]
            name, position = regions.get(slug, ("", 0))
            made = {"part": part, "node": node, "name": row["name" if is_organisation else "title"], "kind": say(kind)}
            made |= {"region": name, "position": position, "slug": slug, "links": int(counts[node])}
            rank = ranks.get(node, 0)
            rows.append(made | {"rank": rank, "rank_or_last": _first(part, rank)})
    return pd.DataFrame(rows).assign(across=lambda made: made["node"].isin(set(across)))


def _first(part: str, rank: int) -> int:
    """What must not be left out of a crowded picture: bridges, then activities."""
    return 0 if part == "organisation" and 0 < rank <= 20 else 1 if part == "activity" else 2


def _placed(nodes: pd.DataFrame, links: pd.DataFrame, regions: Sequence[Region]) -> pd.DataFrame:
    """With x, y, room in a broad picture, and tall_x, tall_y, tall_room in a tall one."""
    most = float(nodes["links"].max())
    grown = [
        ((count / most) ** 0.5) * (1.0 if part == "activity" else 0.6)
        for count, part in zip(nodes["links"], nodes["part"], strict=True)
    ]
    rows = tuple(sorted(zip(nodes["node"], nodes["slug"], [round(one, 4) for one in grown], strict=True)))
    pairs = tuple(sorted(zip(links["node"], links["other"], strict=True)))
    places = tuple((one.slug, one.lon, one.lat) for one in regions)
    made = nodes
    for name, shape in (("", BROAD), ("tall_", TALL)):
        told = _layout(rows, pairs, places, *shape)
        found = pd.DataFrame(told, columns=["node", f"{name}x", f"{name}y", f"{name}room"])
        made = made.merge(found, on="node", how="left")
    return made


@lru_cache(maxsize=64)
def _layout(nodes: Rows, links: Rows, places: Rows, wide: float, least: float, most: float) -> Rows:
    """Rows of node, x, y, room. Kept: the same network is laid out once, however many look at it."""
    frame = pd.DataFrame(nodes, columns=["node", "region", "grown"])
    frame = frame.assign(room=least + (most - least) * frame["grown"])
    linked = pd.DataFrame(links, columns=["one", "other"])
    at = {slug: (lon, lat) for slug, lon, lat in places}
    made = laid_out(frame, linked, places={slug: at[slug] for slug in at if slug in set(frame["region"])}, wide=wide)
    return tuple(made[["node", "x", "y", "room"]].itertuples(index=False, name=None))
