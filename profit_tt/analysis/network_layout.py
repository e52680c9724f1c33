"""Where the nodes of a network stand in a picture: regions on a ring, as they lie on the map; links pull together."""

from collections.abc import Mapping
from itertools import pairwise
from math import atan2, cos, pi, sin
from typing import Any, TypeAlias

import networkx as nx
import numpy as np
import pandas as pd

Array: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
Place: TypeAlias = tuple[float, float]

#: The same network always looks the same.
SEED = 20190613
#: How strongly a link pulls inside a region, across a border, and how strongly a region holds what is its own.
WITHIN, ACROSS, HOLD = 1.0, 0.25, 0.6
ROUNDS, PUSHES = 90, 60


def laid_out(nodes: pd.DataFrame, links: pd.DataFrame, *, places: Mapping[str, Place], wide: float) -> pd.DataFrame:
    """`nodes` (node, region: a slug or "", room: the diameter it needs, in parts of the picture's height) with x and
    y, 0..1 of the picture's width and height, y downwards; `wide` is its width in parts of its height.

    `links`: one, other (nodes). `places`: slug -> (lon, lat): regions stand around a ring in the order in which they
    lie around their middle. Deterministic: the order of rows does not matter.
    """
    if nodes.empty:
        return nodes.assign(x=pd.Series(dtype="float64"), y=pd.Series(dtype="float64"))
    kept = nodes.sort_values("node", ignore_index=True)
    held = _ring(places, wide)
    found = _pulled(kept, links, held)
    spread = _pushed(found, kept["room"].to_numpy(dtype=np.float64), wide)
    return kept.assign(x=spread[:, 0] / wide, y=spread[:, 1])


def _ring(places: Mapping[str, Place], wide: float) -> dict[str, Place]:
    """Where each region's own gather, equally far from the next: in their order around the middle, north above."""
    if len(places) < 2:
        return dict.fromkeys(places, (wide / 2, 0.5))
    middle = [sum(place[axis] for place in places.values()) / len(places) for axis in (0, 1)]
    angles = {slug: atan2(middle[1] - lat, lon - middle[0]) for slug, (lon, lat) in places.items()}
    order = sorted(angles, key=lambda slug: (angles[slug], slug))
    gaps = [second - first for first, second in pairwise([angles[one] for one in order])]
    step = 2 * pi / len(order)
    # Turned as a whole so that every region stands as near as may be to where it lies.
    turn = sum(angles[one] - place * step for place, one in enumerate(order)) / len(order) if gaps else 0.0
    made = {}
    for place, slug in enumerate(order):
        at = turn + place * step
        made[slug] = (wide / 2 + cos(at) * wide * 0.36, 0.5 + sin(at) * 0.36)
    return made


def _pulled(nodes: pd.DataFrame, links: pd.DataFrame, held: Mapping[str, Place]) -> Array:
    """networkx's springs, with an unseen node for each region that holds its own."""
    region = dict(zip(nodes["node"], nodes["region"], strict=True))
    graph = nx.Graph()
    graph.add_nodes_from(nodes["node"])
    for one, other in sorted(set(zip(links["one"], links["other"], strict=True))):
        if one in region and other in region:
            graph.add_edge(one, other, weight=WITHIN if region[one] == region[other] else ACROSS)
    anchors = {slug: ("", slug) for slug in held}
    for node, slug in region.items():
        if slug in anchors:
            graph.add_edge(node, anchors[slug], weight=HOLD)
    chance = np.random.default_rng(SEED)
    middle = tuple(np.mean(list(held.values()), axis=0)) if held else (0.5, 0.5)
    begin = {node: held.get(slug, middle) + chance.normal(0, 0.06, 2) for node, slug in region.items()}
    begin |= {anchors[slug]: np.array(place) for slug, place in held.items()}
    fixed = [anchor for anchor in anchors.values() if anchor in graph]
    graph.add_nodes_from(fixed)
    found = nx.spring_layout(
        graph,
        k=0.9 / max(len(nodes), 4) ** 0.5,
        pos={node: begin[node] for node in graph},
        fixed=fixed or None,
        iterations=ROUNDS,
        seed=SEED,
    )
    return np.array([found[node] for node in nodes["node"]], dtype=np.float64)


def _pushed(found: Array, room: Array, wide: float) -> Array:
    """Fitted into the picture, then pushed apart until no two marks lie on each other, as far as there is room."""
    low, high = found.min(axis=0), found.max(axis=0)
    size = np.where(high - low > 1e-9, high - low, 1.0)
    edge = room[:, None] / 2
    full = np.array([wide, 1.0])
    spread = np.where(high - low > 1e-9, (found - low) / size, 0.5) * (full - 2 * edge.max()) + edge.max()
    near = np.triu(((room[:, None] + room[None, :]) / 2) ** 2, k=1)
    for _ in range(PUSHES):
        across, down = (spread[:, None, axis] - spread[None, :, axis] for axis in (0, 1))
        one, other = np.nonzero(across**2 + down**2 < near)
        if not len(one):
            break
        away = spread[one] - spread[other]
        far = np.sqrt((away**2).sum(axis=1))[:, None] + 1e-9
        push = away / far * ((room[one] + room[other])[:, None] / 2 - far) * 0.4
        np.add.at(spread, one, push)
        np.add.at(spread, other, -push)
        spread = np.clip(spread, edge, full - edge)
    return np.asarray(spread, dtype=np.float64)
