"""Frames of people: where they stand by how they voted. Nobody is named, and no region that is nearly alone is told."""

from collections import Counter

import numpy as np
import pandas as pd

from profit_tt import store
from profit_tt.analysis.polis.clusters import people_in
from profit_tt.analysis.small_cells import hidden_types
from profit_tt.models import UNKNOWN
from profit_tt.services.opinion import Opinion
from profit_tt.services.room import Room
from profit_tt.text import Speaker

_COLUMNS = ["x", "y", "region", "position", "group", "judged", "reliable"]

#: Digits of a place that leave the service: enough to draw, too few to reckon the votes of one of a few people from.
_DIGITS, _CROWD, _DIGITS_IN_A_CROWD = 2, 250, 3


def people_map(told: Opinion, room: Room, say: Speaker) -> pd.DataFrame:
    """A row for everybody with enough votes to have a place, in an order that says nothing of them.

    x, y (the furthest is 1 away from the middle), region (name) and position (from 1; 0 for a region unknown, and for
    regions of so few voters that one of them could be known by it, which stand together); group (from 0, or -1: none,
    or too few people to be outlined), in all rows judged (whether groups were compared with chance yet) and reliable
    (whether they beat it). Empty with fewer people than a small cell.
    """
    within = people_in(told.votes.cast, len(told.votes.findings))
    made = told.polis.people[told.polis.people["person"].isin(told.votes.people[within].tolist())]
    small = told.parameters.small_cell
    if len(made) < small:
        return pd.DataFrame(columns=_COLUMNS)
    verdict = told.verdict_so_far()
    reliable = bool(verdict and verdict.value.reliable)
    sizes = Counter(int(one) for one in made["group"])
    group = [int(one) if reliable and sizes[int(one)] >= small else -1 for one in made["group"]]
    names, positions = _places(_regions(told, made), room, small, say)
    digits = _DIGITS if len(made) <= _CROWD else _DIGITS_IN_A_CROWD
    far = float(np.hypot(made["x"], made["y"]).max()) or 1.0
    return (
        made.assign(x=(made["x"] / far).round(digits), y=(made["y"] / far).round(digits), group=group)
        .assign(region=names, position=positions, judged=verdict is not None, reliable=reliable)[_COLUMNS]
        .sort_values(["x", "y", "position"], ignore_index=True)
    )


def _regions(told: Opinion, made: pd.DataFrame) -> list[str]:
    with store.reading() as session:
        regions = store.opinions.regions(session, think_tank_id=told.key[0])
    return [regions.get(int(one), UNKNOWN) for one in made["person"]]


def _places(regions: list[str], room: Room, small: int, say: Speaker) -> tuple[list[str], list[int]]:
    """Name and position of each person's region, as it may be told."""
    known = {one.slug: one for one in room.regions}
    sizes = Counter(slug for slug in regions if slug in known)
    hidden = hidden_types(dict(sizes), from_people=small)
    nameless = say("Region not shown") if hidden else say("Region unknown")
    told = [known[slug] if slug in known and slug not in hidden else None for slug in regions]
    return [one.name(say.language) if one else nameless for one in told], [one.position if one else 0 for one in told]
