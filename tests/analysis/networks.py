"""Networks drawn by chance, for the properties of their measures."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
from hypothesis import strategies as st

REGIONS = ("kent", "essex", "zeeland")
TYPES = ("enterprise", "public", "research")
KINDS = ("masterclass", "coaching_session", "innovation_plan", "pilot")

Frames = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def frames(organisations: list[Any], activities: list[Any], participations: list[Any]) -> Frames:
    """organisations: (region, type); activities: (type, regions, host_region, begins); participations: (organisation,
    activity, role), by place from 0."""
    own = [(place, *row) for place, row in enumerate(organisations)]
    held = [(place, *row) for place, row in enumerate(activities)]
    return (
        pd.DataFrame(own, columns=["id", "region", "type"]).astype({"id": "int64"}),
        pd.DataFrame(held, columns=["id", "type", "regions", "host_region", "begins"]).astype({"id": "int64"}),
        pd.DataFrame(participations, columns=["organisation", "activity", "role"]).astype(
            {"organisation": "int64", "activity": "int64"}
        ),
    )


@st.composite
def networks(draw: st.DrawFn) -> Frames:
    organisations = draw(st.lists(st.tuples(st.sampled_from(REGIONS), st.sampled_from(TYPES)), max_size=8))
    days = st.none() | st.integers(0, 400).map(lambda days: date(2018, 11, 1) + timedelta(days))
    places = st.lists(st.sampled_from(REGIONS), min_size=1, max_size=3, unique=True).map(lambda of: tuple(sorted(of)))
    activities = [
        (kind, regions, draw(st.sampled_from(("", *regions))), day)
        for kind, regions, day in draw(st.lists(st.tuples(st.sampled_from(KINDS), places, days), max_size=6))
    ]
    if not organisations or not activities:
        return frames(organisations, activities, [])
    one = st.tuples(
        st.integers(0, len(organisations) - 1),
        st.integers(0, len(activities) - 1),
        st.sampled_from(("participant", "speaker", "participant")),
    )
    return frames(organisations, activities, draw(st.lists(one, max_size=25, unique=True)))
