"""Part of the network: organisations of some regions and types, in some kinds of activity and themes."""

from collections.abc import Collection
from functools import lru_cache

from profit_tt.services.network_figures import Network, measured

#: Narrowed networks that are kept, so that a filtered page is as cheap to draw again as a whole one.
KEPT = 16


def narrowed(
    network: Network,
    *,
    regions: Collection[str] = (),
    types: Collection[str] = (),
    kinds: Collection[str] = (),
    themes: Collection[str] = (),
) -> Network:
    """Organisations of these regions and types, activities of these kinds and themes (at least one of them), and who
    of the one was in the other; without stated figures. No values: no filter. Activities that none of those who are
    left was in stay only where no filter is about organisations. The same again gives the same object.
    """
    asked = tuple(tuple(sorted(set(one))) for one in (regions, types, kinds, themes))
    return _narrowed(network, *asked) if any(asked) else network


@lru_cache(maxsize=KEPT)
def _narrowed(
    network: Network, regions: tuple[str, ...], types: tuple[str, ...], kinds: tuple[str, ...], themes: tuple[str, ...]
) -> Network:
    own, held, rows = network.organisations, network.activities, network.participations
    if regions:
        own = own[own["region"].isin(regions)]
    if types:
        own = own[own["type"].isin(types)]
    if kinds:
        held = held[held["type"].isin(kinds)]
    if themes:
        held = held[[not set(themes).isdisjoint(of) for of in held["themes"]]]
    rows = rows[rows["organisation"].isin(own["id"]) & rows["activity"].isin(held["id"])]
    if regions or types:
        held = held[held["id"].isin(rows["activity"])]
    if kinds or themes:
        own = own[own["id"].isin(rows["organisation"])]
    frames = [frame.reset_index(drop=True) for frame in (own, held, rows)]
    return measured(network.revision, network.regions, *frames)
