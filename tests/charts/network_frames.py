"""Frames of the network to draw, as services.frames_network makes them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from tests.charts.drawing import PLACES
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
